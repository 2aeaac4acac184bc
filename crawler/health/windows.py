"""The last runs against those before: shares with their chance, medians with their spread."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from statistics import median
from typing import NamedTuple

from archive.observations import CrawlRun
from archive.quality import Quality

WINDOW, LEAST = 30, 8
"""Articles of the last runs that are compared: up to so many, from so many on (fewer in two runs)."""

HISTORY = 90
"""Runs before them that are looked at."""

_CHANCE = 1e-6
"""A share is lost when it would be this rare by chance."""
_DROP = 0.3
"""And when it fell by so much."""
_MARGIN = 0.1
"""And so far below the least that was ever seen before."""


class Read(NamedTuple):
    """A run that read articles."""

    run: CrawlRun
    quality: Quality


class Compared(NamedTuple):
    """The last runs and those before, of one mode."""

    before: list[Read]
    last: list[Read]

    @property
    def since(self) -> CrawlRun:
        return self.last[0].run


def compare(runs: Sequence[CrawlRun]) -> Iterator[Compared]:
    """The runs cut before the last one, the last two, and so on, up to ``WINDOW`` articles; the longest first.

    A full crawl reads old pages and is no measure for an update: only runs of the last one's mode count, if there are
    any before it.
    """
    read = [Read(run, run.quality) for run in runs if run.quality is not None and run.quality.articles]
    if not read:
        return
    alike = [each for each in read if each.run.mode == read[-1].run.mode]
    read = (alike if len(alike) > 2 else read)[-HISTORY:]
    size = 0
    cuts = []
    for count in range(1, len(read)):
        size += read[-count].quality.articles
        if size >= LEAST or count >= 2:
            cuts.append(count)
        if size >= WINDOW:
            break
    for count in reversed(cuts):
        yield Compared(read[:-count], read[-count:])


def share(
    reads: Sequence[Read], of: Callable[[Quality], float], size: Callable[[Quality], float]
) -> tuple[float, float]:
    """(share, number) pooled over ``reads``."""
    number = sum(size(each.quality) for each in reads)
    return (sum(of(each.quality) * size(each.quality) for each in reads) / number if number else 0.0), number


def is_lost(
    compared: Compared,
    of: Callable[[Quality], float],
    size: Callable[[Quality], float] = lambda quality: quality.articles,
) -> tuple[float, float] | None:
    """(share before, share now) where a share fell further than chance and its own past explain; else None."""
    was, many = share(compared.before, of, size)
    now, few = share(compared.last, of, size)
    if many < WINDOW or few < 2 or was - now < _DROP or now > _least(compared.before, of, size, few) - _MARGIN:
        return None
    # The past itself varied: chance is reckoned from a tenth below its mean.
    return (was, now) if _tail(round(now * few), round(few), max(0.0, was - 0.1)) < _CHANCE else None


def _least(
    reads: Sequence[Read], of: Callable[[Quality], float], size: Callable[[Quality], float], enough: float
) -> float:
    """The least share in runs before that together read as much as the last ones."""
    least, start = 1.0, 0
    for end in range(1, len(reads) + 1):
        while start < end - 1 and share(reads[start + 1 : end], of, size)[1] >= enough:
            start += 1
        found, number = share(reads[start:end], of, size)
        if number >= enough:
            least = min(least, found)
    return least


def _tail(hits: int, count: int, chance: float) -> float:
    """The chance of ``hits`` or fewer of ``count`` (binomial).

    >>> round(_tail(0, 10, 0.5), 6), _tail(3, 3, 0.2)
    (0.000977, 1.0)
    """
    if hits >= count:
        return 1.0
    return sum(math.comb(count, hit) * chance**hit * (1 - chance) ** (count - hit) for hit in range(hits + 1))


def is_off(compared: Compared, of: Callable[[Quality], float | None], least: float = 0.5) -> tuple[float, float] | None:
    """(usual, now) where a positive number left its own range by more than e to the ``least``; else None."""
    past = [value for each in compared.before if each.quality.articles >= 3 and (value := of(each.quality))]
    now = [value for each in compared.last if (value := of(each.quality)) is not None]
    if len(past) < 5 or not now or sum(each.quality.articles for each in compared.last) < 5:
        return None
    usual, seen = median(past), max(median(now), 0.5)
    spread = median(abs(math.log(value / usual)) for value in past)
    widest = max(abs(math.log(value / usual)) for value in past)
    distance = abs(math.log(seen / usual))
    return (usual, seen) if distance > max(least, 5 * spread, 1.2 * widest) else None
