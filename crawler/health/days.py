"""The chance that a portal which goes on as before is quiet for so long, told by its days as its looks divide them."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from statistics import fmean
from typing import NamedTuple

from crawler.health.holidays import is_holiday
from crawler.health.profile import local_day

_DAY = timedelta(days=1)
_MOST = 6
"""Parts of a day that are told apart; of more looks, several are one part."""
_KNOWN = 40.0
"""Days that are worth as much as what the numbers of all days tell of how often one is empty."""
_IDLE = 0.01
"""Days that are empty for no reason that numbers tell."""
_BY_CHANCE = 5.0
"""Days of pure chance that count with its own: how numbers vary is not known from a few."""
_STEADIEST = 0.2
"""The least variance, in parts of the mean: numbers are whole."""
_UNSEEN = 0.25
"""Days with news, and days without, that are taken for seen before any is: portals keep their days or do not."""
_KEEPS_DAYS = 0.1
"""The chance, before its days tell, that a portal has weekdays of its own."""
_SLOW = 0.5
"""What comes in a slow spell, as while an editor is away, in parts of what comes else."""
_BEGINS, _ENDS = 1 / 250, 1 / 10
"""The chance of a day to begin such a spell, and to end one: two weeks of a year, not known beforehand."""


class _Day(NamedTuple):
    """A day from one hour to the same one of the next, and the articles found in each of its parts."""

    day: date
    """The day that most of it was."""
    parts: Sequence[int]

    @property
    def kind(self) -> bool:
        """Whether it is of a weekend."""
        return self.day.weekday() >= 5


class _Quiet(NamedTuple):
    """What is left of a day in a pause: no news in the parts from ``start`` to ``end``, after that in ``after``."""

    day: date
    start: int
    end: int
    after: int | None

    @property
    def kind(self) -> bool:
        """Whether it is of a weekend."""
        return self.day.weekday() >= 5

    def is_like(self, known: _Day) -> bool:
        """Whether ``known`` says something of it."""
        return self.after is None or known.parts[self.after] > 0

    def is_in(self, known: _Day) -> bool:
        """Whether ``known`` was without news just then."""
        return not any(known.parts[self.start : self.end])


class _Told(NamedTuple):
    """A chance, and how well what tells it foretells the days before (logarithm of the likelihood, a day)."""

    chance: float
    known: float


def by_days(looks: Sequence[tuple[datetime, int]], apart: timedelta) -> float:
    """The chance that a portal which goes on as before is as quiet as at the end of ``looks`` (moment and articles
    found, oldest first), which are ``apart``.

    Days begin at that look of theirs which makes them most alike: where an office publishes from ten to five, looks at
    noon and at midnight find parts of one day, and days are hardly ever empty where their halves often are. How often
    one is empty is told by the empty ones and by how the numbers of all vary (Panjer's class: binomial where they keep
    closer to their mean than chance, Poisson, negative binomial), for days of work and for weekends; and by each
    weekday alone, as far as that foretells the days better: who publishes on two days of the week is missed when both
    were left out. That it is slow for a while is likelier the more of the last days were empty. Holidays tell nothing,
    nor do days of which a look is missing.

    >>> from datetime import UTC
    >>> week = [(datetime(2026, 6, 1, 12, tzinfo=UTC) + timedelta(days=day), day % 7 in (1, 4)) for day in range(70)]
    >>> frozen = week[:54] + [(at, 0) for at, _ in week[54:]]
    >>> [round(by_days(frozen[:upto], timedelta(days=1)), 4) for upto in (54, 58, 61, 65)]
    [1.0, 0.0266, 0.0008, 0.0001]
    """
    size = max(1, min(_MOST, round(_DAY / apart)))
    end = looks[-1][0] + _DAY / size / 2
    found = Counter[int]()
    for at, new in looks:
        found[(end - at) // (_DAY / size)] += new
    if not found.total():
        return 1.0
    return max((_told(found, end, size, begin) for begin in range(size)), key=lambda told: told.known).chance


def _told(found: Mapping[int, int], end: datetime, size: int, begin: int) -> _Told:
    """``found`` by parts of a day back from ``end``, of which ``begin`` are still to come on the last day."""
    last = min(back for back, new in found.items() if new)
    days = defaultdict[int, list[int]](lambda: [0] * size)
    for back, new in found.items():
        days[(back + begin) // size][size - 1 - (back + begin) % size] += new
    # A look finds what came before it.
    middle = end - _DAY / size / 2 + _DAY / size * begin - _DAY / 2
    dated = {back: local_day(middle - _DAY * back) for back in days}
    since = (last + begin) // size
    unseen = {(back + begin) // size for back in _unseen(sorted(found))} | {max(days)}
    known = [
        _Day(dated[back], parts)
        for back, parts in days.items()
        if back > since and back not in unseen and not is_holiday(dated[back])
    ]
    quiet = [each for each in _quiet(dated, last, size, begin) if not is_holiday(each.day)]
    return _either(known, quiet, size)


def _unseen(looked: Sequence[int]) -> Iterator[int]:
    """The parts that had no look among those that had, and the one whose look found what came in them, too."""
    for later, earlier in pairwise(looked):
        if earlier - later > 1:
            yield from range(later, earlier)


def _quiet(days: Mapping[int, date], last: int, size: int, begin: int) -> Iterator[_Quiet]:
    """The days of the pause: the rest of the one with the last news, whole ones, and what there was of the last one."""
    since, place = (last + begin) // size, size - 1 - (last + begin) % size
    for back, day in days.items():
        start, stop = (place + 1 if back == since else 0), (size if back else size - begin)
        if back <= since and start < stop:
            yield _Quiet(day, start, stop, place if back == since else None)


def _either(known: Sequence[_Day], quiet: Sequence[_Quiet], size: int) -> _Told:
    """By all days of a kind, or by each weekday: as these foretell the days that are ``known``."""
    apart = 1.0
    by_alike = by_apart = 0.0
    told, usual = dict[date, float](), dict[bool, float]()
    for kind in {each.kind for each in known}:
        inside = [each for each in known if each.kind == kind]
        empty = _empty(inside)
        before = max(_UNSEEN, _KNOWN * empty), max(_UNSEEN, _KNOWN * (1 - empty))
        usual[kind] = (sum(not any(each.parts) for each in inside) + before[0]) / (len(inside) + sum(before))
        told |= _chances(inside, [each for each in quiet if each.kind == kind], size, before)
        by_alike += _likelihood(inside, before)
        for weekday in {each.day.weekday() for each in inside}:
            those = [each for each in inside if each.day.weekday() == weekday]
            missed = [each for each in quiet if each.day.weekday() == weekday]
            apart *= math.prod(_chances(those, missed, size, (_UNSEEN, _UNSEEN)).values())
            by_apart += _likelihood(those, (_UNSEEN, _UNSEEN))
    alike = _in_spells(known, usual, [told[each.day] for each in quiet if each.day in told])
    odds = _KEEPS_DAYS / (1 - _KEEPS_DAYS) * math.exp(min(50.0, by_apart - by_alike))
    chance = (odds * apart + alike) / (1 + odds)
    return _Told(chance, max(by_alike, by_apart) / max(1, len(known)))


def _in_spells(known: Sequence[_Day], empty: Mapping[bool, float], quiet: Sequence[float]) -> float:
    """That a pause comes whose days have the chances ``quiet``, where a slow spell may have begun or begins in it; how
    many days are ``empty`` of each kind. Of articles that come by chance and are half as many, none come as often as
    the root of the chance says."""
    slow = _BEGINS / (_BEGINS + _ENDS)
    for each in sorted(known):
        slow = slow * (1 - _ENDS) + (1 - slow) * _BEGINS
        usually, slowly = empty[each.kind], empty[each.kind] ** _SLOW
        if any(each.parts):
            usually, slowly = 1 - usually, 1 - slowly
        slow = slow * slowly / (slow * slowly + (1 - slow) * usually)
    busy = 1 - slow
    for chance in quiet:
        begun, ended = busy * _BEGINS, slow * _ENDS
        busy, slow = (busy - begun + ended) * chance, (slow - ended + begun) * chance**_SLOW
    return busy + slow


def _chances(
    known: Sequence[_Day], quiet: Sequence[_Quiet], size: int, before: tuple[float, float]
) -> dict[date, float]:
    """That each of ``quiet`` is, which makes the next one more likely; ``before``: empty days and others that are taken
    for seen before any is."""
    found = dict[date, float]()
    seen = [not any(each.parts) for each in known]
    for each in quiet:
        if each.end - each.start == size:
            found[each.day] = (sum(seen) + before[0]) / (len(seen) + sum(before))
            seen.append(True)
        else:
            like = [each.is_in(day) for day in known if each.is_like(day)]
            found[each.day] = (sum(like) + _UNSEEN) / (len(like) + 2 * _UNSEEN)
    return found


def _empty(days: Sequence[_Day]) -> float:
    """The part of days that are empty, as the mean and the variance of their numbers tell."""
    numbers = [sum(each.parts) for each in days]
    usual = fmean(numbers)
    if not usual:
        return 1 - _IDLE
    squares = sum((each - usual) ** 2 for each in numbers) + _BY_CHANCE * usual
    ratio = max(_STEADIEST, squares / (len(numbers) + _BY_CHANCE) / usual)
    # Of a variance of ``ratio`` times the mean; 1 is a Poisson distribution, the limit of both others.
    none = math.exp(-usual * (math.log(ratio) / (ratio - 1) if abs(ratio - 1) > 1e-6 else 1.0))
    return min(1 - _IDLE, _IDLE + (1 - _IDLE) * none)


def _likelihood(days: Sequence[_Day], before: tuple[float, float]) -> float:
    """The logarithm of how likely it was that just so many were empty, in their order (beta-binomial)."""
    empty = sum(not any(each.parts) for each in days)
    return _beta(empty + before[0], len(days) - empty + before[1]) - _beta(*before)


def _beta(one: float, other: float) -> float:
    return math.lgamma(one) + math.lgamma(other) - math.lgamma(one + other)
