"""When a portal publishes: how many new articles are to be expected between two moments, by the hour of its week."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from crawler.clean.zone import VIETNAM
from crawler.health.holidays import is_holiday

_HOUR = timedelta(hours=1)
_ROUNDS = 3
_KNOWN = 2.0
"""Articles that an hour or a weekday like any other is worth, before its own tell."""


class Look(NamedTuple):
    """From the run before (``start``) to a run (``end``): the new articles that it found."""

    start: datetime
    end: datetime
    new: int


class _Part(NamedTuple):
    """An hour of a look, or as much of it as lies within."""

    day: date
    weekday: int
    hour: int
    size: float


class Profile:
    """Articles an hour, by weekday and hour of the day in Việt Nam. Holidays expect none.

    A look tells only how many came since the one before: they are shared out over its hours as these are busy, which
    says anew how busy they are (expectation maximisation).
    """

    def __init__(self, looks: Sequence[Look]) -> None:
        parts = [(_parts(look.start, look.end), look.new) for look in looks]
        self._days, self._hours = [1.0] * 7, [1.0] * 24
        span = sum(part.size for hours, _ in parts for part in hours)
        self._rate = sum(new for _, new in parts) / max(1.0, span)
        for _ in range(_ROUNDS):
            self._learn(parts)

    def expected(self, start: datetime, end: datetime) -> dict[date, float]:
        """Articles that were to be expected on each day from ``start`` to ``end`` (aware)."""
        found = dict[date, float]()
        for part in _parts(start, end):
            found[part.day] = found.get(part.day, 0.0) + self._of(part)
        return found

    def _of(self, part: _Part) -> float:
        return self._rate * self._days[part.weekday] * self._hours[part.hour] * part.size

    def _learn(self, parts: Sequence[tuple[Sequence[_Part], int]]) -> None:
        days, hours = ([_KNOWN] * 7, [_KNOWN] * 7), ([_KNOWN] * 24, [_KNOWN] * 24)
        found = 0.0
        for inside, new in parts:
            each = [self._of(part) for part in inside]
            size = sum(each)
            busy = new / size if size else 0.0
            for part, usual in zip(inside, each, strict=True):
                days[0][part.weekday] += usual * busy
                days[1][part.weekday] += usual
                hours[0][part.hour] += usual * busy
                hours[1][part.hour] += usual
            found += busy * size
        self._days = [old * some / usual for old, some, usual in zip(self._days, *days, strict=True)]
        self._hours = [old * some / usual for old, some, usual in zip(self._hours, *hours, strict=True)]
        now = sum(self._of(part) for inside, _ in parts for part in inside)
        self._rate *= found / now if now else 1.0


def local_day(at: datetime) -> date:
    """The day in Việt Nam at that moment (aware)."""
    return at.astimezone(VIETNAM).date()


@lru_cache(maxsize=2048)  # the same looks are asked for again, by day and by pause
def _parts(start: datetime, end: datetime) -> tuple[_Part, ...]:
    return tuple(_hours(start, end))


def _hours(start: datetime, end: datetime) -> Iterator[_Part]:
    at = start.astimezone(VIETNAM)
    end = end.astimezone(VIETNAM)
    while at < end:
        following = min(end, at.replace(minute=0, second=0, microsecond=0) + _HOUR)
        if not is_holiday(at.date()):
            yield _Part(at.date(), at.weekday(), at.hour, (following - at) / _HOUR)
        at = following
