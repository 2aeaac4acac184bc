"""The last runs against those before: shares with their chance, medians with their spread."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator, Sequence
from statistics import median
from typing import NamedTuple

from archive.observations import CrawlRun
from archive.quality import Quality

WINDOW, LEAST = 30, 8
"""Articles of the last runs that are compared: up to so many, from so many on (fewer in two runs)."""

LEAST_SIZED = 15
"""Articles from which on their lengths tell, and pages of listings from which on their rows do."""

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
    read = [Read(run, run.quality) for run in runs if run.quality is not None and pages(run, run.quality)]
    if not read:
        return
    alike = [each for each in read if each.run.mode == read[-1].run.mode]
    read = (alike if len(alike) > 2 else read)[-HISTORY:]
    size = 0
    cuts = []
    for count in range(1, len(read)):
        size += pages(*read[-count])
        if size >= LEAST or count >= 2:
            cuts.append(count)
        if size >= WINDOW and count >= 2:
            break
    for count in reversed(cuts):
        yield Compared(read[:-count], read[-count:])


NO_ARTICLES = ("no-title", "not-an-article", "static-page", "layout", "script-only", "listing")
"""Reasons for which a page is refused that was an article before."""


def refused(run: CrawlRun, reasons: Collection[str] = NO_ARTICLES) -> int:
    """Pages of ``run`` that were refused for ``reasons``."""
    return sum(number for name, number in run.causes.items() if name.rpartition("/")[2] in reasons)


def pages(run: CrawlRun, quality: Quality) -> int:
    """Pages of articles that the run got, read or not: a run of which all were refused is a measure too."""
    return quality.articles + refused(run)


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
    if many < WINDOW or few < 2 or was - now < _DROP:
        return None
    least = _least(compared.before, of, size, few)
    if now > least - _MARGIN:
        return None
    # The past itself varied, by up to a tenth: chance is reckoned from below its mean. What never was otherwise may
    # still have been so once in as many pages.
    swing = 0.1 if many < 20 * few else min(0.1, max(0.0, was - least))
    chance = min(was - swing, was * many / (many + 2))
    return (was, now) if _tail(round(now * few), round(few), max(0.0, chance)) < _CHANCE else None


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


def is_off(
    compared: Compared,
    of: Callable[[Quality, int], float | None],
    size: Callable[[Quality], float] = lambda quality: quality.articles,
    least: float = 0.5,
) -> tuple[float, float] | None:
    """(usual, now) where a positive number left its own range by more than e to the ``least``; else None.

    ``of`` gives its 10th (0), 50th (1) and 90th (2) percentile in a run. It shrank when even the greatest of the last
    runs is below the usual middle, and grew when even the least is above it: a series of short pieces among others
    moves the middle and neither of these. No earlier runs that together read as much may have been nearly as far off.
    """
    enough = sum(size(each.quality) for each in compared.last)
    middles = _values(compared.before, of, 1)
    if enough < LEAST_SIZED or len(middles) < 5:
        return None
    usual = median(middles)
    groups = [*_blocks(compared.before, size, enough)]
    for place, extreme, sign in ((2, max, -1), (0, min, 1)):
        now = _values(compared.last, of, place)
        past = [sign * math.log(extreme(found) / usual) for each in groups if (found := _values(each, of, place))]
        if now and past and sign * math.log(extreme(now) / usual) > max(least, 1.2 * max(past)):
            return usual, extreme(now)
    return None


def _values(reads: Sequence[Read], of: Callable[[Quality, int], float | None], place: int) -> list[float]:
    return [value for each in reads if (value := of(each.quality, place))]


def _blocks(reads: Sequence[Read], size: Callable[[Quality], float], enough: float) -> Iterator[list[Read]]:
    """Neighbouring runs that together read ``enough``."""
    group: list[Read] = []
    count = 0.0
    for each in reads:
        group.append(each)
        count += size(each.quality)
        if count >= enough:
            yield group
            group, count = [], 0.0
