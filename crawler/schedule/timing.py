"""The times of an entry: pure, in the zone of the plan, whatever the machine's own is."""

from __future__ import annotations

import hashlib
import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from crawler.options import BadOption
from crawler.schedule.cron import Cron
from crawler.schedule.model import Entry, Plan

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 7 * 86400}
_NAMED = {"hour": "1h", "day": "1d", "week": "1w"}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = 86400
_LEAST = 15 * 60
"""Seconds between two runs of a portal at the least."""
_NIGHT = time(2, 0)
"""When an entry that names no time is run: government portals are small machines, and people need them by day."""
_MONDAY = date(2024, 1, 1).toordinal()
"""Days are counted from it, so that every second day is the same on every machine."""
_FAR = 800
"""Days ahead that are looked at: a rule that gives none in them gives none."""


class BadTime(BadOption):
    """A time, an interval or a zone that cannot be; ``key`` is the one of the plan that says it."""

    def __init__(self, key: str, said: str) -> None:
        super().__init__(said)
        self.key = key


class Rule(NamedTuple):
    """When an entry is due."""

    zone: ZoneInfo
    seconds: int
    """Between two times; of a month and of a cron line, a day."""
    at: time
    on: int | None = None
    """Weekday (0 is Monday) or day of the month."""
    monthly: bool = False
    cron: Cron | None = None
    said: str = ""
    """In words."""

    @property
    def interval(self) -> timedelta:
        return timedelta(seconds=self.seconds)


def seconds_of(length: str) -> int:
    """
    >>> seconds_of("90m"), seconds_of("2w")
    (5400, 1209600)
    """
    return int(length[:-1]) * _UNITS[length[-1]]


def rule_of(entry: Entry, zone: ZoneInfo) -> Rule:
    """The rule of ``entry``. Raises ``BadTime``.

    >>> rule_of(Entry(name="x", every="6h", at="06:30"), ZoneInfo("Asia/Ho_Chi_Minh")).said
    'every 6h at 00:30, 06:30, 12:30, 18:30'
    """
    if (entry.every is None) == (entry.cron is None):
        raise BadTime("every", "say when: either every (hour, day, week, month, 6h, ...) or cron")
    if entry.cron is not None:
        for name in ("at", "on"):
            if getattr(entry, name) is not None:
                raise BadTime(name, f"{name} goes with every; a cron line says its times itself")
        return Rule(zone, _DAY, _NIGHT, cron=_cron(entry.cron, zone), said=f"cron {entry.cron}")
    assert entry.every is not None
    at = _clock(entry.at) if entry.at is not None else _NIGHT
    if entry.every == "month":
        day = _day_of_month(entry.on)
        return Rule(zone, _DAY, at, on=day, monthly=True, said=f"every month on day {day} at {at:%H:%M}")
    seconds = _every(entry.every)
    if seconds >= _DAY:
        weekday = _weekday(entry.on, seconds)
        if weekday is None:
            return Rule(zone, seconds, at, said=f"every {entry.every} at {at:%H:%M}")
        said = f"every {entry.every} on {_WEEKDAYS[weekday]} at {at:%H:%M}"
        return Rule(zone, seconds, at, on=weekday, said=said)
    if entry.on is not None:
        raise BadTime("on", f"on goes with every week or month, not with every {entry.every}")
    rule = Rule(zone, seconds, at)
    times = [f"{hour // 60:02}:{hour % 60:02}" for hour in _minutes(rule)]
    shown = ", ".join(times) if len(times) <= 8 else f"{times[0]}, {times[1]}, ..."
    return rule._replace(said=f"every {entry.every} at {shown}")


def zone_of(name: str) -> ZoneInfo:
    """Raises ``BadTime`` for what is no zone."""
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        raise BadTime("timezone", f"{name!r} is no time zone: Asia/Ho_Chi_Minh, or UTC, is one") from None


def next_after(rule: Rule, moment: datetime) -> datetime | None:
    """The first time of ``rule`` after ``moment`` (aware), in UTC; None where there is none in two years.

    >>> daily = rule_of(Entry(name="x", every="day", at="06:30"), ZoneInfo("Asia/Ho_Chi_Minh"))
    >>> next_after(daily, datetime(2026, 11, 26, 0, tzinfo=UTC)).isoformat()
    '2026-11-26T23:30:00+00:00'
    """
    if rule.cron is not None:
        return rule.cron.next_after(moment)
    first = moment.astimezone(rule.zone).date() - timedelta(days=1)
    for ahead in range(_FAR):
        for slot in _on_day(rule, first + timedelta(days=ahead)):
            if slot > moment:
                return slot
    return None


def spread(plan: Plan, entry: Entry, portal: str, slot: datetime, rule: Rule) -> timedelta:
    """How long after ``slot`` a portal starts: the same for whoever computes it, another one every time.

    Portals of one entry do not start together; never so late that the next time is near.
    """
    most = min(seconds_of(entry.jitter or plan.jitter), rule.seconds // 2)
    seed = hashlib.sha256(f"{entry.name} {portal} {slot.astimezone(UTC):%Y%m%d%H%M}".encode()).digest()
    return timedelta(seconds=int.from_bytes(seed[:4], "big") * most // 2**32)


def _on_day(rule: Rule, day: date) -> Iterator[datetime]:
    """The times of a day of the zone, in UTC. Those that a change of the clock leaves out are left out."""
    if rule.seconds < _DAY:
        times = [time(minute // 60, minute % 60) for minute in _minutes(rule)]
    else:
        times = [rule.at] if _is_day(rule, day) else []
    for moment in times:
        local = datetime.combine(day, moment, rule.zone)
        there = local.astimezone(UTC)
        if there.astimezone(rule.zone).time() == moment:
            yield there


def _is_day(rule: Rule, day: date) -> bool:
    if rule.monthly:
        return day.day == min(rule.on or 1, monthrange(day.year, day.month)[1])
    return (day.toordinal() - _MONDAY - (rule.on or 0)) % (rule.seconds // _DAY) == 0


def _minutes(rule: Rule) -> list[int]:
    """Of a rule of several times a day: its times, as minutes of the day."""
    step = rule.seconds // 60
    first = (rule.at.hour * 60 + rule.at.minute) % step
    return list(range(first, 1440, step))


def _every(text: str) -> int:
    length = _NAMED.get(text, text)
    if not re.fullmatch(r"\d{1,4}[mhdw]", length) or not int(length[:-1]):
        raise BadTime("every", f"every is hour, day, week, month, or a length such as 30m, 6h or 2d, not {text!r}")
    seconds = seconds_of(length)
    if seconds < _LEAST:
        raise BadTime("every", f"every {text} is too often for one portal: 15m is the least")
    if seconds % _DAY if seconds > _DAY else _DAY % seconds:
        raise BadTime("every", f"every {text} is no part of a day (30m, 6h, 8h) and no days (2d)")
    return seconds


def _clock(text: str) -> time:
    try:
        hour, minute = text.split(":")
        return time(int(hour), int(minute))
    except ValueError:
        raise BadTime("at", f"at is a time of the day like 06:30, not {text!r}") from None


def _weekday(text: str | None, seconds: int) -> int | None:
    if seconds % (7 * _DAY):
        if text is not None:
            raise BadTime("on", "on goes with every week or month")
        return None
    name = (text or "mon").lower()[:3]
    if name not in _WEEKDAYS:
        raise BadTime("on", f"on is a day of the week ({', '.join(_WEEKDAYS)}), not {text!r}")
    return _WEEKDAYS.index(name)


def _day_of_month(text: str | None) -> int:
    if text is None:
        return 1
    if not text.isdecimal() or not 1 <= int(text) <= 31:
        raise BadTime("on", f"on is a day of the month from 1 to 31, not {text!r}")
    return int(text)


def _cron(text: str, zone: ZoneInfo) -> Cron:
    try:
        return Cron(text, zone)
    except ValueError as error:
        raise BadTime("cron", f"cron {text!r}: {error}") from None
