"""Whether a portal is as busy as it used to be: silent only against its own rhythm."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from archive.observations import CrawlRun
from crawler.health.holidays import worked, working_days

LEAST_GAPS = 5
"""Intervals between days with news that make a rhythm."""

_PATIENCE = 3.0
"""Usual intervals after which a portal is silent."""
_LATE = 1.5
_PAUSES, _LONGEST = 2, 1.3
"""Pauses of that length in its past that make them its own way: then it is silent after its longest and a third."""

_ZONE = timezone(timedelta(hours=7))


class Rhythm(NamedTuple):
    """How long a portal has been quiet, and how long it may be; in days of work."""

    quiet: float
    until_next: float
    """Until the next look, as looks have followed each other."""
    usual: float
    limit: float
    last_new: CrawlRun
    unseen: float
    """Usual intervals between looks since the last one."""

    @property
    def is_silent(self) -> bool:
        """Whether the next look would find it quiet for longer than it may be."""
        return self.quiet + self.until_next > self.limit

    @property
    def is_late(self) -> bool:
        """Whether news is overdue, or a look."""
        return self.quiet > max(1.0, _LATE * self.usual) or self.unseen > _PATIENCE


def rhythm(runs: Sequence[CrawlRun], now: datetime) -> Rhythm | None:
    """The rhythm of the runs that read the portal's listings, oldest first; None where too few brought news.

    Its intervals are of days, however often it is looked at. It may be quiet for three of them and until a look. It is
    silent as of the last look: since then nothing is known.
    """
    runs = [run for run in runs if run.quality is not None]
    news = [run for run in runs if run.counts.get("stored", 0) > 0]
    # The first run found what there was, of whatever age: it says nothing of a rhythm.
    days = sorted({_day(run) for run in news[1:]})
    gaps = [max(1, working_days(one, other)) for one, other in pairwise(days)]
    if len(gaps) < LEAST_GAPS:
        return None
    usual = float(median(gaps))
    step = max(1 / 24, median(worked(_began(one), _began(other)) for one, other in pairwise(runs)))
    limit = _PATIENCE * usual + step
    if sum(gap > limit for gap in gaps) >= _PAUSES:
        limit = _LONGEST * max(gaps) + step
    last = _began(runs[-1])
    return Rhythm(
        quiet=worked(_began(news[-1]), last),
        until_next=worked(last, last + _wait(runs)),
        usual=usual,
        limit=limit,
        last_new=news[-1],
        unseen=worked(last, now) / step,
    )


def _wait(runs: Sequence[CrawlRun]) -> timedelta:
    """How long after the last look the next one is due: as after the look before at that hour, else as usual."""
    hour = _began(runs[-1]).hour
    pairs = [*pairwise(map(_began, runs))]
    alike = [other - one for one, other in pairs if one.hour == hour]
    return alike[-1] if alike else timedelta(days=median((other - one) / timedelta(days=1) for one, other in pairs))


def _began(run: CrawlRun) -> datetime:
    return datetime.fromisoformat(run.started_at).replace(tzinfo=UTC)


def _day(run: CrawlRun) -> date:
    return _began(run).astimezone(_ZONE).date()
