"""Whether a portal is as busy as it used to be: silent only against its own rhythm."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from statistics import fmean, median, median_low
from typing import NamedTuple

from archive.observations import CrawlRun
from crawler.health.days import by_days
from crawler.health.holidays import worked
from crawler.health.profile import Look, Profile

LEAST_GAPS = 5
"""Intervals between runs with news that make a rhythm; they span ``_LEAST`` and are of the last ``_MOST``."""
_LEAST, _MOST = timedelta(days=14), timedelta(days=120)

PATIENCE = 3.0
"""Of its own median intervals, those after which news is overdue; of the usual ones between looks, a look."""
LOOKS, SPAN = 4, timedelta(days=2)
"""Looks that tell how often somebody looks, and what they span: a crawl tried out again and again is no habit."""
_SLACK = 0.02
"""Of the time between looks, by which that time is not known: a look that falls on the last moment is in time."""

_RARE, _RARER = 1 / 800, 1 / 10_000
"""The chance, by its days, below which a pause is none: at the last look in time, and at every one after that. It is
asked again and again then, and nothing is lost by waiting."""
_THRICE, _ENOUGH = 3.0, 10
"""Or as many times its longest interval, of at least so many."""


class Rhythm(NamedTuple):
    """How long a portal has been quiet as of the last look; in days of work."""

    quiet: float
    """Since the last news."""
    is_overdue: bool
    """Whether the next look would be later than three of its own intervals, and the one between looks."""
    usual: float
    """The median of its intervals, or the time between looks where that is longer."""
    missed: float
    """Articles that were to be expected since the last news; 0 where none is overdue."""
    is_silent: bool
    """Whether it has been quiet for longer than its past explains."""
    last_new: CrawlRun


class Pause(NamedTuple):
    """How long it has been quiet, against its past."""

    missed: float
    """In articles that were to be expected."""
    gaps: Sequence[float]
    """The earlier intervals, in the same measure; rising."""
    at_first: float
    """The chance that a portal which goes on as before is as quiet as this one was when news became overdue."""
    by_now: float
    """The same, as it is now."""

    @property
    def is_odd(self) -> bool:
        """Whether chance does not explain it, and it has not been as quiet twice before."""
        return (self.at_first < _RARE or self.by_now < _RARER) and self.missed > self.gaps[-2]

    @property
    def is_unheard_of(self) -> bool:
        """Whether it is far longer than any before."""
        return len(self.gaps) >= _ENOUGH and self.missed > _THRICE * self.gaps[-1]


def rhythm(runs: Sequence[CrawlRun]) -> Rhythm | None:
    """The rhythm of the runs that read the portal's listings, oldest first; None where too few brought news.

    What is said holds as of the last look: since then nothing is known. A look tells of a pause up to it, so that the
    last one is waited for that comes within three intervals and the time between two looks.
    """
    runs = [run for run in runs if _began(runs[-1]) - _began(run) <= _MOST]
    read = [run for run in runs if run.quality is not None]
    # The first run found what there was, of whatever age: it begins an interval, and ends none.
    news = read[:1] + [run for run in read[1:] if _new(run)]
    if len(news) <= LEAST_GAPS + 1 or _began(news[-1]) - _began(read[1]) < _LEAST:
        return None
    apart = (_began(runs[-1]) - _began(runs[0])) / timedelta(days=1) / (len(runs) - 1)
    usual = max(apart, median(_between(news)))
    last = _began(read[-1])
    overdue = _overdue(read, _began(news[-1]), PATIENCE * usual + (1 + _SLACK) * apart)
    pause = _pause(read[1:], news[1:], overdue, timedelta(days=apart)) if overdue is not None else None
    return Rhythm(
        quiet=worked(_began(news[-1]), last),
        is_overdue=pause is not None,
        usual=usual,
        missed=pause.missed if pause is not None else 0.0,
        is_silent=pause is not None and (pause.is_unheard_of or pause.is_odd),
        last_new=news[-1],
    )


def unseen(runs: Sequence[CrawlRun], now: datetime) -> float:
    """For how many of the usual intervals between looks nobody has looked; 0 where too few looks tell what is usual."""
    read = [run for run in runs if run.quality is not None]
    if len(read) < LOOKS or _began(read[-1]) - _began(read[0]) < SPAN:
        return 0.0
    return worked(_began(read[-1]), now) / _step(read)


def _between(runs: Sequence[CrawlRun]) -> list[float]:
    return [worked(_began(one), _began(other)) for one, other in pairwise(runs)]


def _step(runs: Sequence[CrawlRun]) -> float:
    """Days of work between two looks, those within days of rest left out."""
    return max(1 / 24, fmean([each for each in _between(runs) if each] or [0.0]))


def _overdue(runs: Sequence[CrawlRun], since: datetime, patience: float) -> datetime | None:
    """The first look of a pause, ``since`` the last news, after which the next is later than ``patience`` (days of
    work); None where there is none."""
    for upto, run in enumerate(runs, 1):
        at = _began(run)
        if at > since and (quiet := worked(since, at)) > 0 and quiet + worked(at, at + _wait(runs[:upto])) > patience:
            return at
    return None


def _pause(runs: Sequence[CrawlRun], news: Sequence[CrawlRun], overdue: datetime, apart: timedelta) -> Pause:
    until = _began(news[-1])
    looks = [Look(_began(one), _began(other), _new(other)) for one, other in pairwise(runs)]
    profile = Profile([look for look in looks if look.end <= until])
    found = [(_began(run), _new(run)) for run in runs]
    return Pause(
        missed=_expected(profile, until, _began(runs[-1])),
        gaps=sorted(_expected(profile, _began(one), _began(other)) for one, other in pairwise(news)),
        at_first=by_days([look for look in found if look[0] <= overdue], apart),
        by_now=by_days(found, apart),
    )


def _expected(profile: Profile, start: datetime, end: datetime) -> float:
    return sum(profile.expected(start, end).values())


def _wait(runs: Sequence[CrawlRun]) -> timedelta:
    """How long after the last look the next one is due: as after the three before at that hour, one of which may have
    been followed by one that failed; else as usual."""
    hour = _began(runs[-1]).hour
    pairs = [*pairwise(map(_began, runs))]
    alike = [other - one for one, other in pairs if one.hour == hour]
    if alike:
        return median_low(alike[-3:])
    return timedelta(days=median((other - one) / timedelta(days=1) for one, other in pairs))


def _new(run: CrawlRun) -> int:
    return run.counts.get("stored", 0)


def _began(run: CrawlRun) -> datetime:
    return _moment(run.started_at)


@lru_cache(maxsize=4096)
def _moment(told: str) -> datetime:
    return datetime.fromisoformat(told).replace(tzinfo=UTC)
