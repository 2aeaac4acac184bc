"""Portals that publish by chance in office hours, and how often they are called silent for nothing."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from random import Random

from archive.judging.quality import Quality
from archive.observations import CrawlRun
from crawler.health.holidays import worked
from crawler.health.rhythm import rhythm
from tests.histories.life import is_quiet

RATES, LOOKS = (0.5, 1, 2, 4, 8, 16), (1, 2, 4)
OPENS, HOURS = 7, 10
"""When an office begins to publish, and for how many hours."""
MONTHS = 200
_EACH = 4
"""Months of a portal that count, after its first one."""
_MONTH = 30
_BEHIND = timedelta(hours=7)
"""What UTC is behind Việt Nam."""
_SOONEST = 2
"""Looks of days of work that a pause has to span, and more."""
_FIRST = 30
"""Articles that the first look finds, of whatever age."""


@cache
def is_worked(day: date) -> bool:
    """Whether offices work on that day."""
    return day.weekday() < 5 and not is_quiet(day)


def played(rate: float, looks: int, seed: int, days: int) -> list[CrawlRun]:
    """The runs of so many days, ``looks`` a day at even distances, on a portal of ``rate`` articles a day of work."""
    random = Random(f"{rate} {looks} {seed}")
    begin = datetime(2024, 3, 4) + timedelta(days=random.randrange(200))
    at = [begin + timedelta(days=day) for day in range(days)]
    news = sorted(moment for day in at if is_worked(day.date()) for moment in _published(random, rate, day))
    made: list[CrawlRun] = []
    seen = 0
    for look in (day + timedelta(days=part / looks) for day in at for part in range(1, looks + 1)):
        upto = sum(moment <= look for moment in news[seen:]) + seen
        made.append(_run(look - _BEHIND, upto - seen if made else _FIRST))
        seen = upto
    return made


def _published(random: Random, rate: float, day: datetime) -> Iterator[datetime]:
    """Moments of that day, by a Poisson process in its hours."""
    hour = OPENS - math.log(1 - random.random()) * HOURS / rate
    while hour < OPENS + HOURS:
        yield day + timedelta(hours=hour)
        hour -= math.log(1 - random.random()) * HOURS / rate


def _run(at: datetime, new: int) -> CrawlRun:
    when = f"{at:%Y-%m-%dT%H:%M:%SZ}"
    return CrawlRun(
        crawl_id=when,
        portal="tinh",
        mode="update",
        started_at=when,
        ended_at=when,
        finish="finished",
        counts={"found": new, "stored": new},
        causes={},
        hosts={},
        quality=Quality(new=new),
    )


def false_silences(runs: Sequence[CrawlRun], looks: int) -> int:
    """Pauses that were called silent after the first month, by whoever looks so many times a day."""
    after = looks * _MONTH
    said = set[str]()
    last = 0
    for upto, run in enumerate(runs):
        last = upto if run.counts["stored"] else last
        at = datetime.fromisoformat(run.started_at)
        # Nothing is overdue before three looks: most need not be asked, which takes long.
        if upto >= after and worked(datetime.fromisoformat(runs[last].started_at), at) * looks > _SOONEST:
            beat = rhythm(runs[: upto + 1])
            if beat is not None and beat.is_silent:
                said.add(beat.last_new.crawl_id)
    return len(said)


def silences(rates: Sequence[float] = RATES, looks: Sequence[int] = LOOKS, months: int = MONTHS) -> Iterator[str]:
    """For each rate and number of looks a day, how many pauses were called silent for nothing in so many months."""
    yield "| articles a day | looks a day | silent for nothing |"
    yield "|---|---|---|"
    for rate in rates:
        for each in looks:
            portals = (played(rate, each, seed, (_EACH + 1) * _MONTH) for seed in range(math.ceil(months / _EACH)))
            yield f"| {rate:g} | {each} | {sum(false_silences(runs, each) for runs in portals)} |"
