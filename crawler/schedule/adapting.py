"""How often a portal is worth asking: from what its own runs brought."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from archive.observations import CrawlRun

WINDOW = timedelta(days=28)
"""Runs older than this tell of other times."""
LEAST_RUNS, LEAST_SPAN = 3, timedelta(days=2)
"""Before so much is known, a portal is asked as told."""
LONGEST = timedelta(days=1)
"""However little a portal publishes, it is asked once a day."""


class Tempo(NamedTuple):
    """What a portal published, as far as runs tell."""

    articles: int
    span: timedelta

    @property
    def a_day(self) -> float:
        return self.articles / (self.span / timedelta(days=1))

    @property
    def pause(self) -> timedelta:
        """In which one article is to be expected; at most a day."""
        return min(LONGEST, self.span / self.articles) if self.articles else LONGEST


def tempo(runs: Sequence[CrawlRun], now: datetime) -> Tempo | None:
    """The tempo that ``runs`` (oldest first) of a portal show at ``now``; None where they show too little.

    Updates of the whole portal count: each brought what was new since the one before.
    """
    told = [run for run in runs if is_measure(run) and now - WINDOW <= datetime.fromisoformat(run.started_at) <= now]
    if len(told) <= LEAST_RUNS:
        return None
    span = datetime.fromisoformat(told[-1].started_at) - datetime.fromisoformat(told[0].started_at)
    if span < LEAST_SPAN:
        return None
    # What the first of them brought was published before it.
    return Tempo(sum(run.counts.get("stored", 0) for run in told[1:]), span)


def is_measure(run: CrawlRun) -> bool:
    """Whether ``run`` brought all that was new, and nothing else."""
    whole = run.command == "crawl" and run.finish == "finished" and run.mode == "update"
    return whole and not run.counts.get("partial")


def asked_every(found: Tempo, interval: timedelta) -> timedelta:
    """How far apart runs are that were told to be ``interval`` apart.

    >>> asked_every(Tempo(14, timedelta(days=7)), timedelta(hours=1))
    datetime.timedelta(seconds=43200)
    """
    return max(interval, found.pause)


def explained(found: Tempo, interval: timedelta) -> str:
    """Why a portal is asked as seldom as it is; empty where it is asked as told.

    >>> explained(Tempo(14, timedelta(days=7)), timedelta(hours=1))
    'brings about 2 articles a day (14 in 7 days): asked about every 12 h, not every 1 h'
    """
    wanted = asked_every(found, interval)
    if wanted <= interval:
        return ""
    days = found.span / timedelta(days=1)
    return (
        f"brings about {found.a_day:.2g} articles a day ({found.articles} in {days:.0f} days): "
        f"asked about every {_hours(wanted)}, not every {_hours(interval)}"
    )


def _hours(length: timedelta) -> str:
    minutes = round(length / timedelta(minutes=1))
    return f"{minutes / 60:.2g} h" if minutes >= 60 else f"{minutes} min"
