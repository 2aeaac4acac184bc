"""Whether a portal is as busy as it used to be: silent only against its own rhythm."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from statistics import fmean, median
from typing import NamedTuple

from archive.observations import CrawlRun
from crawler.health.holidays import worked
from crawler.health.profile import Look, Profile

LEAST_GAPS = 5
"""Intervals between runs with news that make a rhythm; they span ``_LEAST`` and are of the last ``_MOST``."""
_LEAST, _MOST = timedelta(days=14), timedelta(days=120)

_PATIENCE = 3.0
"""Of its own median intervals, those after which news is overdue; of the usual ones between looks, a look."""

_RARE, _RARE_INTERVAL = 0.002, 0.005
"""The chances below which nothing new is no chance, told by its days and by its intervals: both have to."""
_TWICE, _ENOUGH = 2.0, 10
"""Or as many times its longest interval, of at least so many."""

_IDLE, _OF_DAYS = 1.0, 30.0
"""Days without news, of so many, on which a portal should have had some: before its own days tell."""
_ALIKE = 5.0
"""Intervals of pure chance that count with its own: few that are alike are no rule yet."""


class Rhythm(NamedTuple):
    """How long a portal has been quiet as of the last look; in days of work."""

    quiet: float
    """Since the last news."""
    until_next: float
    """Until the next look, as looks have followed each other."""
    usual: float
    """The median of its intervals, or of its looks where they are longer."""
    missed: float
    """Articles that were to be expected since the last news; 0 where none is overdue."""
    is_silent: bool
    """Whether it has been quiet for longer than its past explains."""
    last_new: CrawlRun
    unseen: float
    """Usual intervals between looks since the last one."""

    @property
    def is_overdue(self) -> bool:
        """Whether it will have been quiet for three of its own intervals by the next look."""
        return self.quiet > 0 and _is_overdue(self.quiet + self.until_next, self.usual)

    @property
    def is_late(self) -> bool:
        """Whether news is overdue, or a look."""
        return self.is_overdue or self.unseen > _PATIENCE


class Pause(NamedTuple):
    """How long it has been quiet, in articles that were to be expected, against its past."""

    missed: float
    by_days: float
    """The chance that a portal which goes on as before is quiet for so long, as its days tell."""
    by_intervals: float
    """The same as its intervals tell."""
    gaps: Sequence[float]
    """The earlier intervals, in the same measure; rising."""

    @property
    def is_odd(self) -> bool:
        """Whether chance does not explain it, and it has not been as quiet twice before."""
        is_rare = self.by_days < _RARE and self.by_intervals < _RARE_INTERVAL
        return is_rare and self.missed > self.gaps[-2]

    @property
    def is_unheard_of(self) -> bool:
        """Whether it is far longer than any before."""
        return len(self.gaps) >= _ENOUGH and self.missed > _TWICE * self.gaps[-1]


def rhythm(runs: Sequence[CrawlRun], now: datetime) -> Rhythm | None:
    """The rhythm of the runs that read the portal's listings, oldest first; None where too few brought news.

    What is said holds as of the last look: since then nothing is known. An interval is known to a look only, so that
    one more is waited for where chance alone has to tell.
    """
    # The first run found what there was, of whatever age: it says nothing of a rhythm.
    runs = [run for run in runs if run.quality is not None][1:]
    runs = [run for run in runs if _began(runs[-1]) - _began(run) <= _MOST]
    news = [run for run in runs if _new(run)]
    if len(news) <= LEAST_GAPS or _began(news[-1]) - _began(runs[0]) < _LEAST:
        return None
    step = _step(runs)
    usual = max(step, median(_between(news)))
    last = _began(runs[-1])
    quiet, until_next = worked(_began(news[-1]), last), worked(last, last + _wait(runs))
    pause = _pause(runs, news) if quiet and _is_overdue(quiet + until_next, usual) else None
    is_certain = _is_overdue(quiet + until_next - step, usual)
    return Rhythm(
        quiet=quiet,
        until_next=until_next,
        usual=usual,
        missed=pause.missed if pause is not None else 0.0,
        is_silent=pause is not None and (pause.is_unheard_of or (is_certain and pause.is_odd)),
        last_new=news[-1],
        unseen=worked(last, now) / step,
    )


def _is_overdue(quiet: float, usual: float) -> bool:
    return quiet > _PATIENCE * usual


def _between(runs: Sequence[CrawlRun]) -> list[float]:
    return [worked(_began(one), _began(other)) for one, other in pairwise(runs)]


def _step(runs: Sequence[CrawlRun]) -> float:
    """Days of work between two looks, those within days of rest left out."""
    return max(1 / 24, fmean([each for each in _between(runs) if each] or [0.0]))


def _pause(runs: Sequence[CrawlRun], news: Sequence[CrawlRun]) -> Pause:
    until = _began(news[-1])
    looks = [Look(_began(one), _began(other), _new(other)) for one, other in pairwise(runs) if _began(other) <= until]
    profile = Profile(looks)
    gaps = [sum(profile.expected(_began(one), _began(other)).values()) for one, other in pairwise(news)]
    quiet = profile.expected(until, _began(runs[-1]))
    missed = sum(quiet.values())
    days = by_days(_days(profile, looks), list(quiet.values()))
    return Pause(missed, days, by_intervals(gaps, missed), sorted(gaps))


def _days(profile: Profile, looks: Sequence[Look]) -> list[tuple[float, int]]:
    """(expected, found) a day; what a look found is of the day in which most was to be expected."""
    found = dict[date, tuple[float, int]]()
    for look in looks:
        expected = profile.expected(look.start, look.end)
        if expected:
            day = max(expected, key=lambda day: expected[day])
            usual, new = found.get(day, (0.0, 0))
            found[day] = usual + sum(expected.values()), new + look.new
    return list(found.values())


def by_days(days: Sequence[tuple[float, int]], quiet: Sequence[float]) -> float:
    """The chance that days on which ``quiet`` articles were to be expected brought none, as ``days`` (expected, found)
    tell: their numbers vary (negative binomial), and now and then a day is idle for no reason."""
    busy = [(usual, new) for usual, new in days if new or usual < -math.log(_RARE) / 2]
    spread = sum((new - usual) ** 2 - usual for usual, new in busy) / (sum(usual**2 for usual, _ in busy) + _ALIKE)
    spread = max(1e-9, spread)
    idle = sum(not new for _, new in days) - sum(_none(usual, spread) for usual, _ in days)
    idle = (max(0.0, idle) + _IDLE) / (len(days) + _OF_DAYS)
    return math.prod(idle + (1 - idle) * _none(usual, spread) for usual in quiet)


def _none(expected: float, spread: float) -> float:
    """The chance of none where so many are to be expected, of a variance of ``expected + spread * expected ** 2``."""
    return math.exp(-math.log1p(spread * expected) / spread)


def by_intervals(gaps: Sequence[float], gap: float) -> float:
    """The chance of an interval of ``gap`` or longer where the earlier ones were ``gaps``: gamma distributed, with a
    shape of 1 for pure chance and a high one for a portal that keeps its days.

    >>> round(by_intervals([1.0] * 20, 3.0), 5), round(by_intervals([0.2, 0.4, 1.0, 2.4] * 5, 3.0), 2)
    (0.00092, 0.04)
    """
    usual = fmean(gaps)
    if not usual:
        return 1.0
    variance = (sum((each - usual) ** 2 for each in gaps) + _ALIKE * usual**2) / (len(gaps) + _ALIKE)
    # The cube root of a gamma distribution is nearly normal (Wilson and Hilferty).
    shape = usual**2 / variance
    width = 1 / (9 * shape)
    return math.erfc(((gap / usual) ** (1 / 3) - 1 + width) / math.sqrt(2 * width)) / 2


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
