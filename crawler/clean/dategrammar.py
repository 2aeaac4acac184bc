"""Dates and times as portals print them: patterns over folded text, and what they read.

Every pattern is bounded, so that reading is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Literal, NamedTuple

from crawler.clean.datewords import WEEKDAY, weekday

Precision = Literal["day", "minute", "second"]

FIRST_YEAR = 1990
LAST_YEAR = 2100
"""A year outside is a database's zero (0001, 1900, 1970) or no year."""
LOCAL_OFFSET = 7 * 60
"""Minutes east of UTC: Việt Nam has one zone and no summer time."""

_MONTH_WORDS = {
    "muoi mot": 11, "muoi hai": 12, "mot": 1, "gieng": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sau": 6,
    "bay": 7, "tam": 8, "chin": 9, "muoi": 10, "chap": 12,
}  # fmt: skip
_ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_MONTH = rf"(?:thang|thg|th)\.?\s{{0,2}}(?P<month>[0-9]{{1,2}}|{'|'.join(_MONTH_WORDS)})(?![a-z0-9])"
_ENGLISH = rf"(?P<month>{'|'.join(_ENGLISH_MONTHS)})[a-z]{{0,6}}\.?"
_YEAR = r"(?P<year>[0-9]{4})"
_DAY = r"(?P<day>[0-9]{1,2})"
# A date may follow a glued time ("08:1530/10/2025"), never another number or a link of a longer chain.
_START = r"(?:(?<![0-9_])(?<![0-9][./-])|(?<=:[0-9]{2})|(?<=:[0-9]{2}[-/]))"
# A button for the size of type prints its "100%" right behind the date on some pages.
_PERCENT = r"(?=[0-9]{2,3}%)"
# The year ends the number, but for a time glued to it ("30/10/202510:31"); "12/5/2022/QĐ" and "14-03-2023-001" are
# numbers of documents.
_END = rf"(?:(?![0-9]|/[0-9a-z]|[.-][0-9]{{1,6}}(?![0-9:h]))|(?=[0-9]{{1,2}}:[0-9]{{2}})|{_PERCENT})"
_SHORT_YEAR = r"[0-9]{2}(?![0-9])(?![./-][0-9]{1,2}(?![0-9:]))"
_S = r"\s{0,2}"

_ISO = re.compile(
    r"(?<![0-9])(?<![0-9][./-])(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"
    r"(?:t\s?(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,][0-9]{1,9})?)?"
    r"\s?(?P<zone>z|[+-][0-9]{2}:?[0-9]{2}|[+-][0-9]{2})?(?![0-9:])"
    # PHP's offset before the time and without its minutes: "2022-05-26+0708:15:00".
    r"|(?P<lost>[+-][0-9]{2})(?P<hour2>[0-9]{2}):(?P<minute2>[0-9]{2}):(?P<second2>[0-9]{2})(?![0-9:])"
    r"|(?![0-9]|[./-][0-9]|\+))"
)
_NUMERIC = re.compile(
    rf"{_START}{_DAY}{_S}(?P<sep>[/.-]){_S}(?P<month>[0-9]{{1,2}}){_S}(?P=sep){_S}"
    rf"(?P<year>[0-9]{{4}}|{_SHORT_YEAR}){_END}"
)
_YEAR_FIRST = re.compile(
    rf"(?<![0-9])(?<![0-9][./-]){_YEAR}{_S}(?P<sep>[/.-]){_S}(?P<month>[0-9]{{1,2}}){_S}(?P=sep){_S}{_DAY}"
    r"(?![0-9]|\s?[/.-]\s?[0-9]|\+)"
)
_WORDS = re.compile(rf"{_START}{_DAY}[\s,/-]{{0,3}}{_MONTH}[\s,/-]{{0,3}}(?:nam\s)?{_S}{_YEAR}{_END}")
_MONTH_FIRST = re.compile(rf"(?<![a-z]){_MONTH}\s{{1,2}}{_DAY},?\s{{1,2}}{_YEAR}{_END}")
_ENGLISH_DAY = re.compile(rf"{_START}{_DAY}(?:st|nd|rd|th)?[\s-]{{1,2}}{_ENGLISH},?[\s-]{{1,2}}{_YEAR}{_END}")
_ENGLISH_MONTH = re.compile(rf"(?<![a-z]){_ENGLISH}\s{{1,2}}{_DAY}(?:st|nd|rd|th)?,?\s{{1,2}}{_YEAR}{_END}")
_IN_NUMBERS = (_ISO, _NUMERIC, _YEAR_FIRST)
_IN_WORDS = (_WORDS, _MONTH_FIRST, _ENGLISH_DAY, _ENGLISH_MONTH)
_MONTH_NAMED = re.compile(rf"th(?:ang|g|[.\s]{{0,2}}[0-9])|(?:{'|'.join(_ENGLISH_MONTHS)})")

_TIME = (
    r"(?P<hour>[01]?[0-9]|2[0-3])(?:\s?:\s?(?P<minute>[0-5][0-9])(?:\s?:\s?(?P<second>[0-5][0-9])(?:\.[0-9]{1,7})?)?'?"
    r"|\s?(?:gio|h|g)(?![a-z])"
    r"(?:\s?:?\s?(?P<minute2>[0-5]?[0-9])(?![0-9/.-]|\s?[/-]\s?[0-9])(?:\s?(?:phut|ph|p|')(?![a-z]))?)?)"
    rf"(?:(?![0-9])|{_PERCENT})"
)
_HALF = r"(?:\s{0,2}\(?(?P<half>a\.?m|p\.?m|sang|chieu|toi|trua|dem|sa|ch)(?![a-z])\.?\)?)?"
_ZONE = (
    r"(?:[\s,]{0,2}\(?(?P<zone>(?:gmt|utc)\s?[+-]\s?[0-9]{1,2}(?::?[0-9]{2})?|[+-](?:0[0-9]|1[0-4]):?(?:00|30|45)"
    r"|(?:gmt|utc|z)(?![a-z]))(?![0-9:/.-])\s?\)?)?"
)
_JOIN = r"[\s,;|()\[\]•·@/-]{0,8}"
_AFTER = re.compile(
    rf"{_JOIN}(?:(?:vao\s)?(?:luc|hoi|at|gio)\s?:?\s?)?{_TIME}{_HALF}{_ZONE}"
    r"(?!\s?(?:truoc|ago|phut|gio|[0-9]{1,2}\s?phut))"
)
_BEFORE = re.compile(
    rf"(?P<time>(?<![0-9:.,/-])(?:(?:vao\s)?(?:luc|hoi)\s)?{_TIME}{_HALF}{_ZONE}{_JOIN})?"
    rf"(?P<week>(?:(?<![a-z0-9])|(?<=hidden))(?P<weekday>{WEEKDAY})[\s,.|-]{{0,4}})?(?P<word>(?<![a-z])ngay\s?:?{_S})?$"
)
_REACH = 64


class Found(NamedTuple):
    """A date in folded text, with the weekday and the time printed beside it."""

    start: int
    end: int
    core: int
    """Where the date itself begins, behind time and weekday."""
    day: date
    clock: time | None
    precision: Precision
    stamped: bool
    """A weekday or a clock time (with a colon) is printed too."""
    warnings: tuple[str, ...]

    def iso(self) -> str:
        """ISO 8601: with ``+07:00`` where a time was printed, a bare date where not."""
        return self.day.isoformat() if self.clock is None else f"{self.day.isoformat()}T{self.clock.isoformat()}+07:00"


def scan(folded: str) -> Iterator[Found]:
    """Every full date (day, month and year printed) of ``folded``, in order."""
    patterns = _IN_NUMBERS + _IN_WORDS if _MONTH_NAMED.search(folded) else _IN_NUMBERS
    cores = sorted((match for pattern in patterns for match in pattern.finditer(folded)), key=_first_longest)
    floor = 0
    for index, match in enumerate(cores):
        if match.start() < floor:
            continue
        ceiling = next((later.start() for later in cores[index + 1 :] if later.start() >= match.end()), len(folded))
        found = _read(folded, match, floor, ceiling)
        if found is not None:
            floor = found.end
            yield found


def split_before(folded: str) -> tuple[int, int | None]:
    """Where what is printed before a date (text up to it, without a time of day) ends, and the weekday it ends with.

    >>> split_before("dang ngay: thu nam, "), split_before("dang ngay ")
    ((11, 4), (10, None))
    """
    before = _BEFORE.search(folded)
    if before is None or not before["weekday"]:
        return len(folded), None
    return before.start("week"), weekday(before["weekday"])


def _first_longest(match: re.Match[str]) -> tuple[int, int]:
    return match.start(), -match.end()


def _read(folded: str, match: re.Match[str], floor: int, ceiling: int) -> Found | None:
    # Always matches: every part of it may be empty.
    before = _BEFORE.search(folded, max(floor, match.start() - _REACH), match.start())
    after = _AFTER.match(folded, match.end(), ceiling)
    named = weekday(before["weekday"]) if before and before["weekday"] else None
    day, odd = _calendar_day(match, named, (after and after["half"]) or "")
    if day is None:
        return None
    start, end = match.span()
    if before and before["week"]:
        start = before.start("week")
    clock: re.Match[str] | None
    if match.re is _ISO and (match["hour"] or match["hour2"]):
        clock = match
    else:
        clock, two = _nearest(before, after)
        odd += two
    if clock is not None and clock is before:
        start = clock.start("time")
    elif clock is not None:
        end = clock.end()
        # The bracket was opened before the date: "(29/06/2026 14:49 GMT+7)".
        if folded[end - 1] == ")" and "(" not in folded[start:end]:
            end -= 1
    day, moment, precision, strange = in_local_time(day, clock.groupdict() if clock else {})
    stamped = named is not None or (moment is not None and ":" in folded[start:end])
    return Found(start, end, match.start(), day, moment, precision, stamped, odd + strange)


def _nearest(before: re.Match[str] | None, after: re.Match[str] | None) -> tuple[re.Match[str] | None, tuple[str, ...]]:
    """The time that belongs to a date; none where different times stand on both sides of it."""
    leads = before is not None and before["time"] is not None
    if after is None or not leads:
        return (before if leads else after), ()
    # "10:00 1/2/2022 11:00 2/2/2022": a time right before the next date belongs to that one.
    if after.endpos < len(after.string) and not after.string[after.end() : after.endpos].strip(" ,;-|"):
        return before, ()
    return None, ("two-times",)


def _calendar_day(match: re.Match[str], named: int | None, half: str) -> tuple[date | None, tuple[str, ...]]:
    """The day that was printed, and what is odd about it; None where it is no day, or could be two.

    ``named`` is the weekday printed (1 is Monday), ``half`` the mark of a 12-hour clock behind the date.
    """
    day, month, year = match["day"], match["month"], match["year"]
    number = int(month) if month.isdigit() else _month_number(month)
    odd: tuple[str, ...] = ()
    if len(year) == 2:
        # The oldest portals are of the 1990s.
        year, odd = ("19" if year >= "90" else "20") + year, ("two-digit-year",)
    usual = possible_day(int(year), number, int(day))
    swapped = possible_day(int(year), int(day), number) if match.re is _NUMERIC and not odd else None
    if usual is None:
        return (swapped, ("us-order",)) if swapped else (None, ())
    if named is not None and usual.isoweekday() != named:
        agrees = swapped is not None and swapped.isoweekday() == named
        return (swapped, ("us-order",)) if agrees else (usual, (*odd, "weekday-mismatch"))
    # .NET's American default prints M/d/yyyy h:mm tt without padding: 5/6/2022 3:18 PM may be either.
    unpadded = 1 in (len(day), len(month))
    if swapped and swapped != usual and unpadded and named is None and half[:1] in ("a", "p"):
        return None, ()
    return usual, odd


def _month_number(name: str) -> int:
    return _MONTH_WORDS[name] if name in _MONTH_WORDS else _ENGLISH_MONTHS.index(name) + 1


def possible_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar or the life of the web has none."""
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


def in_local_time(day: date, groups: Mapping[str, str | None]) -> tuple[date, time | None, Precision, tuple[str, ...]]:
    """Day and time of day in Việt Nam, the precision printed, and what is odd about the time.

    ``groups``: what a pattern read, under the names hour, minute, second, half, zone; no hour means no time.
    """
    printed = groups.get("hour") or groups.get("hour2")
    if not printed:
        return day, None, "day", ()
    hour = _hour(int(printed), groups.get("half") or "")
    minute = int(groups.get("minute") or groups.get("minute2") or 0)
    seconds = groups.get("second") or groups.get("second2")
    if hour is None or hour > 23 or minute > 59 or int(seconds or 0) > 59:
        return day, None, "day", ("bad-time",)
    moment = datetime.combine(day, time(hour, minute, int(seconds or 0)))
    zone = groups.get("lost") or groups.get("zone")
    if zone and (offset := _offset(zone)) != LOCAL_OFFSET:
        moment += timedelta(minutes=LOCAL_OFFSET - offset)
    odd: tuple[str, ...] = ("repaired-offset",) if groups.get("lost") else ()
    if seconds and moment.time() == time():
        # What software prints for a day without a time ("19/01/2026 12:00:00 AM").
        odd += ("midnight",)
    return moment.date(), moment.time(), "second" if seconds else "minute", odd


def _hour(hour: int, half: str) -> int | None:
    """Hour of a 24-hour clock; None where hour and half of the day contradict each other.

    >>> _hour(12, "sa"), _hour(12, "ch"), _hour(3, "pm"), _hour(17, "pm"), _hour(9, "toi"), _hour(17, "am")
    (0, 12, 15, 17, 21, None)
    """
    match half[:2].replace(".", ""):
        case "am" | "a" | "sa":
            return None if hour > 12 else hour % 12
        case "pm" | "p" | "ch":
            return hour + 12 if hour < 12 else hour
        case "to":
            return None if hour < 5 or hour == 12 else hour + 12 if hour < 12 else hour
        case "tr":
            return hour + 12 if hour < 3 else hour if 10 <= hour <= 14 else None
        case "de":
            return hour + 12 if 8 <= hour < 12 else hour if hour < 5 or hour > 19 else None
    return hour


def _offset(zone: str) -> int:
    """Minutes east of UTC of ``z``, ``gmt``, ``+07:00``, ``+0700``, ``gmt +7``.

    >>> [_offset(zone) for zone in ("z", "gmt+7", "utc + 7", "+0700", "-03:30")]
    [0, 420, 420, 420, -210]
    """
    digits = re.sub(r"[^0-9]", "", zone)
    if not digits:
        return 0
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    return (int(hours) * 60 + int(minutes)) * (-1 if "-" in zone else 1)
