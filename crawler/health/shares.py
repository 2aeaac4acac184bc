"""A share of pages, run after run: since when it is lower than chance and its own past explain."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

ENOUGH, LEAST = 30, 8
"""Pages on which a change is told at the latest, and from which on it may be (fewer in two runs); earlier pages that
it needs."""

COMMON = 0.2
"""A share from which on ``ENOUGH`` pages without it tell anything."""
_GONE = 0.1
"""Of its usual share, what is left of one that is gone."""
_DROP, _MARGIN = 0.3, 0.1
"""By so much a share fell that is not gone, and below the least of earlier stretches as long."""

_RARE, _RARER = 3e-4, 1e-6
"""The chance that is taken for none: of a common share that none of ``ENOUGH`` pages has and that was known from as
many; of all others, for which many runs and many fields get to be asked."""

_STEADY, _SERIES = 0.9, 24
"""A share that is steady: few pages tell, and a fall does. One that varies is the editors' matter, who write in series,
and known pages are read again and again: there it takes so many pages of which none has it, or nearly none."""

STRETCH = 4 * ENOUGH
"""Pages of the longest earlier stretches that are looked at."""
_HELD = 10
"""Runs that a spread as of chance alone is worth, before the earlier runs tell their own."""


class Lost(NamedTuple):
    """A share that fell: what it was, what it is, and since which of the runs (its place among them)."""

    was: float
    now: float
    start: int


class Shares:
    """The sums of a share over runs: ``hits`` of ``sizes`` pages in each."""

    def __init__(self, hits: Sequence[float], sizes: Sequence[float]) -> None:
        self._hits = [0.0, *accumulate(hits)]
        self._sizes = [0.0, *accumulate(sizes)]
        self.runs = len(sizes)

    def size(self, start: int, end: int) -> float:
        """Pages of the runs from ``start`` up to ``end``."""
        return self._sizes[end] - self._sizes[start]

    def hits(self, start: int, end: int) -> float:
        return self._hits[end] - self._hits[start]

    def share(self, start: int, end: int) -> float:
        size = self.size(start, end)
        return self.hits(start, end) / size if size else 0.0


class Needs(NamedTuple):
    """What a share takes to be called lost."""

    drop: float = _DROP
    """By so much it fell where it is not gone."""
    usual: float = 0.0
    """Below that it told nothing before."""
    known: float = LEAST
    """Pages before; of a steady share, ``ENOUGH`` are."""
    rare: float = LEAST
    """Pages before, where fewer than ``COMMON`` had it: a series of such ones makes a rare share look common."""
    shown: float = 0.0
    """Pages since, however few are enough elsewhere; of a share that was steady, ``ENOUGH`` are."""
    alone: float = ENOUGH
    """Pages of one run, of a share that was steady, that tell though no other run shows it."""


def since(told: Shares, needs: Needs = Needs()) -> Lost | None:  # noqa: B008 - a tuple
    """Since when a share is lost; None where it is not.

    Every run may be the first that shows it; the likeliest is taken. The share is gone, or has fallen by far; it is
    still so in the last runs; and no earlier stretch as long was as low.
    """
    drop = needs.drop
    if not told.hits(0, told.runs):
        return None
    starts = (start for start in _falls(told, drop) if told.share(0, start) >= needs.usual)
    likeliest = max(starts, key=lambda start: _gain(told, start), default=None)
    if likeliest is None or not _is_read(told, likeliest, needs):
        return None
    if not _is_shown(told, likeliest, needs.alone) or not _is_lasting(told, likeliest, drop):
        return None
    if not _is_new(told, likeliest, drop) or chance(told, likeliest) >= _bar(told, likeliest):
        return None
    return Lost(told.share(0, likeliest), told.share(likeliest, told.runs), likeliest)


def is_low(last: Iterable[tuple[float, float]], drop: float = _DROP) -> bool:
    """Whether a share, in runs told from the last one back (share, pages), is so low anywhere in the last ``ENOUGH``
    pages that ``since`` may say something: most are not, and this is quick."""
    hits = pages = 0.0
    for share, size in last:
        if size:
            hits, pages = hits + share * size, pages + size
            if hits <= max(2 * _GONE, 1 - drop) * pages:
                return True
        if pages >= ENOUGH:
            break
    return False


def _falls(told: Shares, drop: float) -> Iterator[int]:
    """The runs since which the share is far lower than it was before."""
    for start in range(1, told.runs):
        if not told.size(start, start + 1) or told.size(0, start) < LEAST or not told.hits(0, start):
            continue
        was, now = told.share(0, start), told.share(start, told.runs)
        if now <= _GONE * was or (was >= _STEADY and was - now >= drop):
            yield start


def _is_read(told: Shares, start: int, needs: Needs) -> bool:
    """Whether as many pages as are needed were read before and since."""
    was = told.share(0, start)
    known, shown = needs.known if was >= COMMON else needs.rare, needs.shown
    if was >= _STEADY:
        known, shown = min(known, ENOUGH), min(shown, ENOUGH)
    return told.size(0, start) >= known and told.size(start, told.runs) >= shown


def _is_shown(told: Shares, start: int, alone: float) -> bool:
    """Whether enough was read since: two runs, as one may be odd, or many pages; more of a share that varies."""
    many = told.size(start, told.runs)
    if told.share(0, start) < _STEADY:
        return many >= _SERIES
    return many >= alone or (many >= 2 and told.runs - start >= 2)


def _bar(told: Shares, start: int) -> float:
    """The chance that is taken for none."""
    both = min(told.size(0, start), told.size(start, told.runs))
    is_gone = not told.hits(start, told.runs)
    return _RARE if is_gone and told.share(0, start) >= COMMON and both >= ENOUGH else _RARER


def _gain(told: Shares, start: int) -> float:
    """How much likelier all runs are when the share is another since ``start`` (log)."""
    parts = ((0, start), (start, told.runs))
    apart = sum(_likelihood(told.hits(*part), told.size(*part)) for part in parts)
    return apart - _likelihood(told.hits(0, told.runs), told.size(0, told.runs))


def _likelihood(hits: float, size: float) -> float:
    return sum(part * math.log(part / size) for part in (hits, size - hits) if part > 1e-9)


def _is_lasting(told: Shares, start: int, drop: float) -> bool:
    """Whether the last pages are as low as all since ``start``."""
    recent = told.runs - 1
    while recent > start and told.size(recent, told.runs) < ENOUGH:
        recent -= 1
    was, last = told.share(0, start), told.share(recent, told.runs)
    return last <= 2 * _GONE * was or was - last >= drop


def _is_new(told: Shares, start: int, drop: float) -> bool:
    """Whether no earlier stretch of as many pages was as low."""
    many, now, was = told.size(start, told.runs), told.share(start, told.runs), told.share(0, start)
    margin = 0.0 if now <= _GONE * was else min(_MARGIN, drop / 2)
    least, begin = 1.0, 0
    for end in range(1, start + 1):
        while told.size(begin + 1, end) >= min(many, STRETCH):
            begin += 1
        if told.size(begin, end) >= min(many, STRETCH):
            least = min(least, told.share(begin, end))
    return now < least - margin


def chance(told: Shares, start: int) -> float:
    """The chance that so few of the pages since ``start`` have it, as far as the runs before tell.

    Their share is not known for certain (beta distribution), and runs differ by more than chance: pages count for as
    many fewer (Pearson's dispersion).
    """
    spread = _spread(told, start)
    many, few = told.size(0, start) / spread, told.size(start, told.runs) / spread
    hits, had = told.hits(start, told.runs) / spread, told.hits(0, start) / spread
    return _tail(hits, few, had + 0.5, many - had + 0.5)


def _spread(told: Shares, start: int) -> float:
    share = told.share(0, start)
    if not 0 < share < 1:
        return 1.0
    total, runs = float(_HELD), _HELD
    for one, other in pairwise(range(start + 1)):
        if size := told.size(one, other):
            total += (told.hits(one, other) - size * share) ** 2 / (size * share * (1 - share))
            runs += 1
    return max(1.0, total / (runs - 1))


def _tail(hits: float, count: float, had: float, had_not: float) -> float:
    """The chance of ``hits`` or fewer of ``count``, of a share that is beta distributed.

    >>> round(_tail(0, 10, 50, 50), 5), _tail(3, 3, 10, 10)
    (0.00147, 1.0)
    """
    count = max(1, round(count))
    if hits >= count:
        return 1.0
    known = _beta(had, had_not)
    return sum(
        math.exp(_beta(had + hit, had_not + count - hit) - known - _beta(hit + 1, count - hit + 1)) / (count + 1)
        for hit in range(math.ceil(hits - 1e-9) + 1)
    )


def _beta(one: float, other: float) -> float:
    return math.lgamma(one) + math.lgamma(other) - math.lgamma(one + other)
