"""The runs of a portal in the order of time, where a clock was wrong for a while."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from archive.observations import CrawlRun
from archive.times import AHEAD, instant


def in_order(runs: Sequence[CrawlRun], now: datetime) -> list[CrawlRun]:
    """``runs`` (in the order written) without those that began in a time that is still to come at ``now`` (aware), or
    that were written under a clock that others contradict: of those left none began before the one before it, and
    there are as many of them as can be.
    """
    made = [run for run in runs if not is_ahead(run, now)]
    times = [instant(run.started_at) for run in made]
    if all(one <= other for one, other in pairwise(times)):
        return made
    # The longest series that never falls: of each length the one that ends first, and what stands before each.
    ends: list[int] = []
    before: list[int | None] = []
    for at, time in enumerate(times):
        place = bisect_right(ends, time, key=lambda end: times[end])
        before.append(ends[place - 1] if place else None)
        ends[place : place + 1] = [at]
    found, at_last = list[CrawlRun](), ends[-1] if ends else None
    while at_last is not None:
        found.append(made[at_last])
        at_last = before[at_last]
    return found[::-1]


def is_ahead(run: CrawlRun, now: datetime) -> bool:
    """Whether ``run`` began in a time that is still to come."""
    return instant(run.started_at) > now.timestamp() + AHEAD
