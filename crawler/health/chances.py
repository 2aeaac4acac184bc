"""The chance that a portal which goes on as before is quiet for so long, told by its days, by their counts, or by its
intervals."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from statistics import fmean

_UNSEEN = 0.5
"""Days with news, and days without, that are taken for seen before any is (Jeffreys)."""
_ALIKE = 1.0
"""Days like all others that count with those of a weekday: few that are alike are no rule yet."""

_IDLE, _OF_DAYS = 1.0, 30.0
"""Days without news, of so many, on which a portal should have had some: before its own days tell."""
_SELDOM = 0.045
"""A day that by chance alone would be as seldom without news, and was, was idle: it says nothing of how counts vary."""
_CHANCE = 5.0
"""Days and intervals of pure chance that count with its own."""


def by_weekdays(days: Iterable[tuple[date, int]], quiet: Iterable[date]) -> float:
    """The chance that the days ``quiet`` bring nothing, as ``days`` (each with what it brought) tell of days of their
    weekday, and of all days of work or of weekends where there are few.

    >>> from datetime import timedelta
    >>> by_weekdays([], [date(2026, 3, 2)])
    0.5
    >>> weeks = [(date(2026, 3, 2) + timedelta(days=day), int(day % 7 in (1, 4))) for day in range(70)]
    >>> round(by_weekdays(weeks, [date(2026, 5, 13) + timedelta(days=day) for day in range(7)]), 4)
    0.0026
    """
    kinds, empty = Counter[int](), Counter[int]()
    for day, new in days:
        for kind in _kinds(day):
            kinds[kind] += 1
            empty[kind] += not new
    chances = []
    for day in quiet:
        weekday, kind = _kinds(day)
        usual = (empty[kind] + _UNSEEN) / (kinds[kind] + 2 * _UNSEEN)
        surest = _UNSEEN / (kinds[kind] + 2 * _UNSEEN)  # that all such days together can show
        chances.append(max(surest, (empty[weekday] + _ALIKE * usual) / (kinds[weekday] + _ALIKE)))
    return math.prod(chances)


def _kinds(day: date) -> tuple[int, int]:
    """Its weekday, and whether it is one of work (7) or of a weekend (8)."""
    return day.weekday(), 7 + (day.weekday() >= 5)


def by_counts(days: Sequence[tuple[float, int]], quiet: Sequence[float]) -> float:
    """The chance that days on which ``quiet`` articles were to be expected bring none, as ``days`` (expected, found)
    tell: their numbers vary (negative binomial), and now and then a day is idle for no reason.

    >>> steady, bursts = [(4.0, new) for new in (3, 4, 5) * 10], [(4.0, new) for new in (1, 1, 10) * 10]
    >>> round(by_counts(steady, [4.0, 4.0]), 4), round(by_counts(bursts, [4.0, 4.0]), 4)
    (0.0012, 0.0366)
    """
    busy = [(usual, new) for usual, new in days if new or math.exp(-usual) > _SELDOM]
    spread = sum((new - usual) ** 2 - usual for usual, new in busy) / (sum(usual**2 for usual, _ in busy) + _CHANCE)
    spread = max(1e-9, spread)
    idle = sum(not new for _, new in days) - sum(_none(usual, spread) for usual, _ in days)
    idle = (max(0.0, idle) + _IDLE) / (len(days) + _OF_DAYS)
    return math.prod(idle + (1 - idle) * _none(usual, spread) for usual in quiet)


def _none(expected: float, spread: float) -> float:
    """The chance of none where so many are to be expected, of a variance of ``expected + spread * expected ** 2``."""
    return math.exp(-math.log1p(spread * expected) / spread)


def by_intervals(gaps: Sequence[float], gap: float) -> float:
    """The chance of an interval of ``gap`` or longer where the earlier ones were ``gaps``: gamma distributed, with a
    shape of 1 for pure chance and a high one for a portal that keeps its days.

    >>> round(by_intervals([1.0] * 20, 3.0), 5), round(by_intervals([0.2, 0.4, 1.0, 2.4] * 5, 3.0), 2)
    (0.00092, 0.04)
    """
    usual = fmean(gaps)
    if not usual:
        return 1.0
    variance = (sum((each - usual) ** 2 for each in gaps) + _CHANCE * usual**2) / (len(gaps) + _CHANCE)
    # The cube root of a gamma distribution is nearly normal (Wilson and Hilferty).
    shape = usual**2 / variance
    width = 1 / (9 * shape)
    return math.erfc(((gap / usual) ** (1 / 3) - 1 + width) / math.sqrt(2 * width)) / 2
