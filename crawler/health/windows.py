"""The last runs against those before: shares with their chance, medians with their spread."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator, Sequence
from statistics import median
from typing import NamedTuple

from archive.judging.quality import Quality
from archive.observations import CrawlRun

LEAST = 8
"""Articles of the last runs from which on they are compared (fewer in two runs)."""

LEAST_SIZED = 15
"""Pages of listings from which on their rows tell."""

HISTORY = 180
"""Runs that are looked at: what changed within the younger half of them is told against the older one."""

_EACH, _STEP = 30, 1.1
"""Up to so many last runs every number of them is tried, then each a tenth more."""


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


def alike(runs: Sequence[CrawlRun]) -> list[Read]:
    """The last runs that can be compared: a full crawl reads old pages and is no measure for an update, so only runs
    of the last one's mode count, if there are any before it."""
    read = [Read(run, run.quality) for run in runs if run.quality is not None and pages(run, run.quality)]
    same = [each for each in read if each.run.mode == read[-1].run.mode]
    return same if len(same) > 2 else read


def compare(reads: Sequence[Read]) -> Iterator[Compared]:
    """The runs cut before the last one, the last two, and so on."""
    size, count = 0, 0
    while count < len(reads) - 1:
        more = max(1, round(count * (_STEP - 1))) if count >= _EACH else 1
        more = min(more, len(reads) - 1 - count)
        size += sum(pages(*each) for each in reads[len(reads) - count - more : len(reads) - count])
        count += more
        if size >= LEAST or count >= 2:
            yield Compared(list(reads[:-count]), list(reads[-count:]))


NO_ARTICLES = ("no-title", "not-an-article", "static-page", "layout", "script-only", "listing")
"""Reasons for which a page is refused that was an article before."""


def refused(run: CrawlRun, reasons: Collection[str] = NO_ARTICLES) -> int:
    """Pages of ``run`` that were refused for ``reasons``."""
    return sum(number for name, number in run.causes.items() if name.rpartition("/")[2] in reasons)


def pages(run: CrawlRun, quality: Quality) -> int:
    """Pages of articles that the run got, read or not: a run of which all were refused is a measure too."""
    return quality.articles + refused(run)


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
