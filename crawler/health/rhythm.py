"""Whether a portal is as busy as it used to be: silent only against its own rhythm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from statistics import fmean, median
from typing import NamedTuple

from archive.observations import CrawlRun
from crawler.health.chances import by_counts, by_intervals, by_weekdays
from crawler.health.holidays import is_holiday, worked
from crawler.health.profile import Look, Profile, local_day

LEAST_GAPS = 5
"""Intervals between runs with news that make a rhythm; they span ``_LEAST`` and are of the last ``_MOST``."""
_LEAST, _MOST = timedelta(days=14), timedelta(days=120)

_PATIENCE = 3.0
"""Of its own median intervals, those after which news is overdue; of the usual ones between looks, a look."""

_RARE = 1 / 3000
"""The chance, by its weekdays, below which a pause is none: a slow portal has a hundred in a year."""
_RARE_COUNT, _RARE_INTERVAL = 1 / 1500, 1 / 200
"""Or the chances by its counts (two days of a portal that was idle on one in two months) and by its intervals: both."""
_TWICE, _ENOUGH = 2.0, 10
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
    unseen: float
    """Usual intervals between looks since the last one."""

    @property
    def is_late(self) -> bool:
        """Whether news is overdue, or a look."""
        return self.is_overdue or self.unseen > _PATIENCE


class Pause(NamedTuple):
    """How long it has been quiet, against its past."""

    missed: float
    """In articles that were to be expected."""
    gaps: Sequence[float]
    """The earlier intervals, in the same measure; rising."""
    by_weekdays: float
    """The chance that a portal which goes on as before is quiet for so long, as its weekdays without news tell."""
    by_counts: float
    """The same as the numbers of its days tell."""
    by_intervals: float
    """The same as its intervals tell."""

    @property
    def is_odd(self) -> bool:
        """Whether chance does not explain it, and it has not been as quiet twice before."""
        is_rare = self.by_counts < _RARE_COUNT and self.by_intervals < _RARE_INTERVAL
        return (is_rare or self.by_weekdays < _RARE) and self.missed > self.gaps[-2]

    @property
    def is_unheard_of(self) -> bool:
        """Whether it is far longer than any before."""
        return len(self.gaps) >= _ENOUGH and self.missed > _TWICE * self.gaps[-1]


def rhythm(runs: Sequence[CrawlRun], now: datetime) -> Rhythm | None:
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
    quiet, until_next = worked(_began(news[-1]), last), worked(last, last + _wait(read))
    is_overdue = quiet > 0 and quiet + until_next > _PATIENCE * usual + apart
    pause = _pause(read[1:], news[1:], apart) if is_overdue else None
    return Rhythm(
        quiet=quiet,
        is_overdue=is_overdue,
        usual=usual,
        missed=pause.missed if pause is not None else 0.0,
        is_silent=pause is not None and (pause.is_unheard_of or pause.is_odd),
        last_new=news[-1],
        unseen=worked(last, now) / _step(read),
    )


def _between(runs: Sequence[CrawlRun]) -> list[float]:
    return [worked(_began(one), _began(other)) for one, other in pairwise(runs)]


def _step(runs: Sequence[CrawlRun]) -> float:
    """Days of work between two looks, those within days of rest left out."""
    return max(1 / 24, fmean([each for each in _between(runs) if each] or [0.0]))


def _pause(runs: Sequence[CrawlRun], news: Sequence[CrawlRun], apart: float) -> Pause:
    until = _began(news[-1])
    looks = [Look(_began(one), _began(other), _new(other)) for one, other in pairwise(runs)]
    looks = [look for look in looks if look.end <= until]
    profile = Profile(looks)
    gaps = [sum(profile.expected(_began(one), _began(other)).values()) for one, other in pairwise(news)]
    quiet = list(profile.expected(until, _began(runs[-1])).values())
    days = {back: day for back, day in _days(runs, apart).items() if not is_holiday(day[0])}
    last = min((back for back, (_, new) in days.items() if new), default=0)
    known = [day for back, day in days.items() if back >= last]
    return Pause(
        missed=sum(quiet),
        gaps=sorted(gaps),
        by_weekdays=by_weekdays(known, [day for back, (day, _) in days.items() if back < last]),
        by_counts=by_counts(_counts(profile, looks), quiet),
        by_intervals=by_intervals(gaps, sum(quiet)),
    )


def _counts(profile: Profile, looks: Sequence[Look]) -> list[tuple[float, int]]:
    """(expected, found) a day; what a look found is of the day in which most was to be expected."""
    found = dict[date, tuple[float, int]]()
    for look in looks:
        expected = profile.expected(look.start, look.end)
        if expected:
            day = max(expected, key=lambda day: expected[day])
            usual, new = found.get(day, (0.0, 0))
            found[day] = usual + sum(expected.values()), new + look.new
    return list(found.values())


def _days(runs: Sequence[CrawlRun], apart: float) -> dict[int, tuple[date, int]]:
    """Days back from the last look, from 0 on: which day most of it was, and the articles found on it. A day ends where
    the last look stands among those of its day, so that each has all its looks. Days without any are left out."""
    end = _began(runs[-1]) + timedelta(days=apart / 2)
    found = Counter[int]()
    for run in runs:
        found[(end - _began(run)) // timedelta(days=1)] += _new(run)
    return {back: (local_day(end - timedelta(days=back + 0.5)), new) for back, new in found.items()}


def _wait(runs: Sequence[CrawlRun]) -> timedelta:
    """How long after the last look the next one is due: as after the look before at that hour, else as usual."""
    hour = _began(runs[-1]).hour
    pairs = [*pairwise(map(_began, runs))]
    alike = [other - one for one, other in pairs if one.hour == hour]
    return alike[-1] if alike else timedelta(days=median((other - one) / timedelta(days=1) for one, other in pairs))


def _new(run: CrawlRun) -> int:
    return run.counts.get("stored", 0)


def _began(run: CrawlRun) -> datetime:
    return _moment(run.started_at)


@lru_cache(maxsize=4096)
def _moment(told: str) -> datetime:
    return datetime.fromisoformat(told).replace(tzinfo=UTC)
