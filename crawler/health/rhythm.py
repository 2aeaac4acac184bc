"""Whether a portal is as busy as it used to be: silent only against its own rhythm."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from archive.observations import CrawlRun
from crawler.health.holidays import working_days

LEAST_GAPS = 5
"""Intervals between days with news that make a rhythm."""

_PATIENCE, _REGULAR, _LONGEST = 2.5, 2.0, 1.3
"""A portal whose longest interval is at most twice its usual one is silent after two and a half of these; an irregular
one after its longest and a third."""

_LATE = 1.5


class Rhythm(NamedTuple):
    """How long a portal has been quiet, and how long it may be; in days of work."""

    quiet: int
    usual: float
    limit: float
    last_new: CrawlRun

    @property
    def is_silent(self) -> bool:
        return self.quiet > self.limit

    @property
    def is_late(self) -> bool:
        return self.quiet > max(1.0, _LATE * self.usual)


def rhythm(runs: Sequence[CrawlRun], now: datetime) -> Rhythm | None:
    """The rhythm of the runs that read the portal's listings, oldest first; None where too few brought news.

    A day counts when a run of it looked; what was found on a weekend counts for the next day of work.
    """
    news = [run for run in runs if run.counts.get("stored", 0) > 0]
    if not news:
        return None
    days = sorted({_day(run) for run in news})
    # The first run found what there was, of whatever age: it says nothing of a rhythm.
    gaps = [max(1, working_days(one, other)) for one, other in pairwise(days[1:])]
    if len(gaps) < LEAST_GAPS:
        return None
    last = next(run for run in reversed(news))
    looked = [run for run in runs if run.started_at > last.started_at]
    quiet = working_days(_day(last), min(now.date(), _day(looked[-1]))) if len(looked) >= 2 else 0
    usual, longest = float(median(gaps)), max(gaps)
    limit = _PATIENCE * usual if longest <= _REGULAR * usual else max(_PATIENCE * usual, _LONGEST * longest)
    return Rhythm(quiet, usual, limit, last)


def _day(run: CrawlRun) -> date:
    return datetime.fromisoformat(run.started_at).date()
