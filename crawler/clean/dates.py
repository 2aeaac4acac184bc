"""Dates of publication: what a date node, a URL or a CMS number says, in one form; right or None, never a guess."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from crawler.clean import dateformats
from crawler.clean.aligned import Aligned, align
from crawler.clean.dategrammar import LOCAL_OFFSET, Found, Precision, possible_day, scan, split_before
from crawler.clean.datewords import Label, label, tells_change, without_ago, without_names, without_section
from crawler.clean.numbers import find_views

LOCAL = timezone(timedelta(minutes=LOCAL_OFFSET))
"""Việt Nam's zone."""
LONGEST = 2000
"""Only so much of a text is looked at: a date node is short, and what was taken for one may be a page."""


class FoundDate(Struct, frozen=True):
    """A date that was printed."""

    iso: str
    """ISO 8601: ``2022-05-26T08:15:00+07:00`` where a time is printed, a bare ``2022-05-26`` where not."""
    raw: str
    """The characters it was read from, exactly."""
    precision: Precision
    """``minute`` where no seconds are printed (they are 00 in ``iso``)."""
    warnings: tuple[str, ...] = ()
    """``us-order`` (month first, as a month over 12 or the weekday shows), ``two-digit-year``, ``weekday-mismatch``,
    ``two-times`` and ``bad-time`` (the time was left out), ``midnight`` (00:00:00 printed: perhaps no time is meant),
    ``repaired-offset``."""


def parse_date(text: str, *, formats: Sequence[str] = (), now: datetime | None = None) -> FoundDate | None:
    """The date of publication in the text of a date node, with whatever label, weekday and time stand around it.

    ``formats``: the portal's own ``strptime`` patterns, tried first (ValueError for a bad one). ``now`` (aware):
    a date more than a day after it is refused. None for ranges, dates without a year, datelines of running text,
    dates of documents ("Ngày ban hành") and of events, relative words, and what can be read in two ways. Of
    several dates the one labelled as publication wins, and a date of change ("Cập nhật") gives way to any other.

    >>> parse_date("Thứ sáu - 19/11/2021 09:35 1094").iso
    '2021-11-19T09:35:00+07:00'
    >>> parse_date("Cập nhật ngày: 11/24/2023 3:18:29 PM")
    FoundDate(iso='2023-11-24T15:18:29+07:00', raw='11/24/2023 3:18:29 PM', precision='second', warnings=('us-order',))
    >>> parse_date("Ngày ban hành: 25/5/2022") is parse_date("từ 09/3 – 15/3/2022") is None
    True
    """
    latest = (now.astimezone(LOCAL) + timedelta(days=1)).isoformat()[:19] if now else None
    # What screen readers are told on .NET pages touches the date: "hiddenThứ Sáu, 14/11/2025".
    text = without_section(without_ago(text[:LONGEST].removeprefix("hidden")))
    return _parsed(text, tuple(formats), latest) if formats or _TWO_NUMBERS.search(text) else None


@lru_cache(maxsize=256)  # several fields ask of the same lines
def _parsed(text: str, formats: tuple[str, ...], latest: str | None) -> FoundDate | None:
    if not formats and (usual := _usual(text)):
        return None if _is_after(usual.iso, latest) else usual
    aligned = align(text)
    folded = _without_others(without_names(aligned))
    own = dateformats.read(folded, formats)
    if own and label(folded[: own.start], True) != "refused":
        return None if _is_after(own.iso(), latest) else _found_date(aligned, own)
    candidates = list(scan(folded))
    if not candidates:
        return _by_dateparser(aligned, latest)
    chosen = _choose(folded, _ranked(folded, candidates, latest))
    return _found_date(aligned, chosen) if chosen else None


def parse_update(text: str) -> FoundDate | None:
    """The date in the text of a date node that is labelled as one of a change; None where none is.

    >>> parse_update("Đăng lúc 03/04/2016, 08:11 Cập nhật ngày: 04/01/2017, 12:14").iso
    '2017-01-04T12:14:00+07:00'
    >>> parse_update("Đăng lúc 03/04/2016, 08:11") is None
    True
    """
    text = text[:LONGEST]
    if not tells_change(text):
        return None
    aligned = align(text)
    folded = _without_others(aligned.folded)
    updated = _ranked(folded, list(scan(folded)), None)["updated"]
    return _found_date(aligned, updated[0]) if updated else None


def find_dates(text: str) -> list[FoundDate]:
    """Every full date printed in a longer text, in order, whatever is said of it; ends of ranges too.

    >>> [found.iso for found in find_dates("Từ 28/6/2026 đến 8h00 ngày 4/7/2026")]
    ['2026-06-28', '2026-07-04T08:00:00+07:00']
    """
    return list(_found_dates(text)) if _TWO_NUMBERS.search(text) else []


@lru_cache(maxsize=256)
def _found_dates(text: str) -> tuple[FoundDate, ...]:
    usual = _usual(text)
    if usual is not None:
        return (usual,)
    aligned = align(text)
    return tuple(_found_date(aligned, found) for found in scan(_without_others(aligned.folded)))


def _found_date(aligned: Aligned, found: Found) -> FoundDate:
    return FoundDate(found.iso(), aligned.cut(found.start, found.end).strip(), found.precision, found.warnings)


# Names of files and addresses are written with any date.
_NAMES_FILE = re.compile(
    r"\.(?:jpe?g|png|gif|pdf|docx?|xlsx?|pptx?|rar|zip|html?|aspx?|mp[34])(?![a-z0-9])|://|www\.|(?<!\S)/[a-z]"
    r"|(?<!\S)[a-z]+-[a-z]+-[a-z0-9-]*[0-9]"
)
_TOKEN = re.compile(r"\S+")


def _without_others(folded: str) -> str:
    """The text with what holds other numbers blanked out: a view count, names of files, addresses.

    A count would read as an end of a range or as a day.
    """
    if _NAMES_FILE.search(folded):
        folded = _TOKEN.sub(lambda token: "|" * len(token[0]) if _NAMES_FILE.search(token[0]) else token[0], folded)
    views = find_views(folded)
    if views is None:
        return folded
    start, end = views.span
    return f"{folded[:start]}{'|':<{end - start}}{folded[end:]}"


def _is_after(iso: str, latest: str | None) -> bool:
    return latest is not None and iso[:19] > latest[: len(iso[:19])]


# The day and the year; the month may be a word.
_TWO_NUMBERS = re.compile("[0-9][^0-9]+[0-9]")
# The usual date node: a label or nothing, d/m/Y, perhaps a time, and the end; or the ISO form of a <time> element.
_QUICK = re.compile(
    r"([^0-9]{0,80})([0-9]{1,2})([/-])([0-9]{1,2})\3([0-9]{4})"
    r"(?:[ ,|–-]{1,5}([01][0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9]))?)?\s*"
)
_QUICK_ISO = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})T((?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9])(?:\.[0-9]{1,9})?(?:\+07:?00)?"
)


def _usual(text: str) -> FoundDate | None:
    """What a usual date node says; None leaves the case to the full reading (which agrees where this one speaks)."""
    if "00:00:00" in text:
        return None
    match = _QUICK.fullmatch(text)
    if match is None:
        match = _QUICK_ISO.fullmatch(text)
        if match is None or not possible_day(int(match[1]), int(match[2]), int(match[3])):
            return None
        return FoundDate(f"{match[1]}-{match[2]}-{match[3]}T{match[4]}+07:00", text, "second")
    before, day, _, month, year, hour, minute, second = match.groups()
    date = possible_day(int(year), int(month), int(day))
    start, named, verdict = _read_before(before, hour is not None)
    if before[-1:] in ("/", "-", "_"):
        return None
    if date is None or verdict == "refused" or named not in (None, date.isoweekday()):
        return None
    raw = text[start:].rstrip()
    if hour is None:
        return FoundDate(date.isoformat(), raw, "day")
    iso = f"{date.isoformat()}T{hour}:{minute}:{second or '00'}+07:00"
    return FoundDate(iso, raw, "second" if second else "minute")


@lru_cache(maxsize=2048)
def _read_before(before: str, timed: bool) -> tuple[int, int | None, Label]:
    aligned = align(before)
    folded = without_names(aligned)
    start, named = split_before(folded)
    return aligned.span(start, start)[0], named, label(folded[:start], timed or named is not None)


# "7-8/8/2023", "28/6 - 4/7/2026", "7, 8/8/2023", "7 và 8/8/2023": a number before the date makes it an end.
# The digits of a name ("bientap01 - ") make none.
_RANGE_BEFORE = re.compile(
    r"(?:(?<![a-z0-9])|(?<=ngay))[0-9]{1,4}\s*(?:-|/|,|&|den|toi|va|hoac)\s*(?:het\s*)?(?:ngay\s*)?$"
)
_RANGE_AFTER = re.compile(
    r"\s*(?:-|den|toi|va|hoac)\s*(?:het\s*)?(?:ngay\s*)?[0-9]{1,2}\s?[/.-]\s?[0-9]{1,2}(?![0-9:])"
)
_RANGE_BETWEEN = re.compile(r"[\s,|-]{0,12}(?:(?:den|toi|va|hoac)[\s,]{1,3})?(?:het\s)?(?:ngay\s?)?")
# Running text: words follow a comma, or a bare "Ngày 25/5/2022" is followed by a sentence.
_SENTENCE = re.compile(r"\s*,\s*[a-z]+(?:[\s,]+[a-z0-9]+){6}|\s*,\s*(?:tai|o|ubnd|hdnd|doan|dong chi|ong|ba)\s")
_DATELINE = re.compile(r"(?:\s*,\s*[a-z]+(?:[\s,]+[a-z0-9]+){3}|\s+[a-z]+(?:[\s,]+[a-z0-9]+){5})")
_FURNITURE = re.compile(
    r"\W{0,9}(?:luot|da (?:xem|doc)|xem|(?:in|doc|gui) (?:bai|tin|trang)|ban in|print|co chu|mac dinh|chia se|share"
    r"|nguon|tac gia|binh luan|phan hoi|facebook|zalo|email)\b"
)


def _ranked(folded: str, candidates: list[Found], latest: str | None) -> dict[Label, list[Found]]:
    """Those of ``candidates`` that may date the article, by what is said of them."""
    ranked: dict[Label, list[Found]] = {"published": [], "plain": [], "updated": []}
    for before, found, after in _surroundings(folded, candidates):
        if _is_after(found.iso(), latest) or _is_range(before, after):
            continue
        said = label(before, found.stamped)
        if said != "refused" and not (said == "plain" and _is_running_text(before, found, folded, after)):
            ranked[said].append(found)
    return ranked


def _choose(folded: str, ranked: dict[Label, list[Found]]) -> Found | None:
    """The one date of publication among ``ranked``; None where there is none or which it is stays open."""
    best = ranked["published"] or ranked["plain"] or ranked["updated"]
    if not best:
        return None
    # The same day twice: the one with the time. Two days without a word between them: open.
    same = [found for found in best if found.day == best[0].day]
    if best is ranked["plain"] and len(same) < len(best) and not folded[best[0].end : best[0].end + 1].isalpha():
        return None
    return next((found for found in same if found.clock is not None), best[0])


def _surroundings(folded: str, candidates: list[Found]) -> Iterator[tuple[str, Found, str]]:
    """Every date with the text before it (up to the date before) and after it (up to the next one).

    Two different days joined by nothing or by a word of a range are its ends, and both are left out.
    """
    ends = {
        found
        for one, other in pairwise(candidates)
        if one.day != other.day and _RANGE_BETWEEN.fullmatch(folded, one.end, other.start)
        for found in (one, other)
    }
    floor = 0
    for index, found in enumerate(candidates):
        ceiling = candidates[index + 1].start if index + 1 < len(candidates) else len(folded)
        if found not in ends:
            yield folded[floor : found.start], found, folded[found.end : ceiling]
        floor = found.end


def _is_range(before: str, after: str) -> bool:
    return bool(_RANGE_BEFORE.search(before[-40:]) or _RANGE_AFTER.match(after))


def _is_running_text(before: str, found: Found, folded: str, after: str) -> bool:
    """True for a date that a sentence begins with or runs through, and for a two-digit year that nothing supports."""
    if found.stamped:
        return False
    if "two-digit-year" in found.warnings:
        said, core = before.strip(" •|(["), folded[found.core : found.end]
        return (said != "" or "/" not in core) and (said != "ngay" or after.strip(" )]") != "")
    day_word = folded[: found.core].rstrip().endswith("ngay")
    sentence = _DATELINE.match(after) if day_word else _SENTENCE.match(after)
    return sentence is not None and _FURNITURE.match(after) is None


def _by_dateparser(aligned: Aligned, latest: str | None) -> FoundDate | None:
    """The last resort, for a short text that prints a year, and believed only where every number is accounted for."""
    text, folded = aligned.text.strip(), aligned.folded
    if len(text) > _DATEPARSER_LONGEST or not _WORTH_TRYING.search(folded) or _IN_NUMBERS.search(folded):
        return None
    numbers = [int(number) for number in re.findall(r"[0-9]{1,9}", folded)]
    if not 2 <= len(numbers) <= 6 or label(re.split("[0-9]", folded)[0], False) == "refused":
        return None
    import dateparser

    read = dateparser.parse(
        text,
        languages=["vi"],
        settings={
            "DATE_ORDER": "DMY",
            "PARSERS": ["absolute-time"],
            "STRICT_PARSING": True,
            "TIMEZONE": "Asia/Ho_Chi_Minh",
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
    if read is None or possible_day(read.year, read.month, read.day) is None:
        return None
    printed = {read.year, read.day, read.month}
    # The month may be a word; day and year must stand there as numbers, and no number may be left over.
    if not {read.year, read.day} <= set(numbers) or not set(numbers) <= printed | {read.hour, read.minute, read.second}:
        return None
    timed = ":" in folded
    iso = f"{read:%Y-%m-%dT%H:%M:%S}+07:00" if timed else f"{read:%Y-%m-%d}"
    precision: Precision = "second" if _SECONDS.search(folded) else "minute" if timed else "day"
    return None if _is_after(iso, latest) else FoundDate(iso, text, precision)


_DATEPARSER_LONGEST = 60
_SECONDS = re.compile(r"[0-9]:[0-9]{2}:[0-9]{2}")
_WORTH_TRYING = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
# What is printed in numbers has been read already, or refused.
_IN_NUMBERS = re.compile(r"[0-9]\s{0,2}[/.-]\s{0,2}[0-9]")
