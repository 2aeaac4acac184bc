"""A last full crawl of portals that are about to vanish: which, in what order, and whether there is time for it.

A portal is as slow as politeness makes it, whatever the machine: requests times delay. Portals go side by side.
"""

from __future__ import annotations

import contextlib
import heapq
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from msgspec import Struct

from archive.choosing.last import last_runs
from archive.covering.coverage import coverage
from archive.errors import ArchiveError
from archive.frontiers.database import open_read_only
from archive.frontiers.identity import known_id, state_path
from archive.observations import CrawlRun
from archive.reader import Archive
from crawler import settings
from crawler.clean.urls import host_of
from crawler.fetching.contact import is_loopback
from crawler.portals.model import Portal
from crawler.schedule.model import Entry
from crawler.strategy.again import stamp

REQUESTS_AN_ARTICLE = 1.3
"""Where no run tells: the page, its share of the listings that lead there, and a file now and then."""
_TELLS = 50
"""Articles that a run looked at before its requests are a measure."""


class Known(NamedTuple):
    """What is known of the size of a portal."""

    articles: int | None
    an_article: float
    """Requests."""
    delay: float
    """Seconds from start to start."""

    @property
    def seconds(self) -> float | None:
        return None if self.articles is None else self.articles * self.an_article * self.delay


class Swept(Struct, kw_only=True):
    """One portal of a sweep."""

    portal: str
    valid_to: str
    articles: int | None
    """That are known of; null: no run has walked its listings."""
    delay: float
    hours: float | None
    """That a full crawl takes at the polite rate."""
    done_by: str | None
    """UTC, with as many side by side as the plan says; null where the size is not known."""
    deadline: str
    in_time: bool | None
    room: int
    """Articles for which there is time, if it has the whole of it."""


def vanishing(portals: Iterable[Portal], before: date) -> list[Portal]:
    """Those that speak for nobody from a day before ``before`` on; the first to go first."""
    found = [each for each in portals if each.valid_to is not None and each.valid_to < before]
    return sorted((each for each in found if not is_loopback(each.home)), key=lambda each: (each.valid_to, each.id))


def known(archive: Path, portal: Portal) -> Known:
    """From the archive: how many articles there are, and what a crawl of them costs."""
    runs = [run for run in last_runs(archive, portal.id) if run.command == "crawl"]
    hosts = runs[-1].hosts if runs else {}
    usual = portal.delay if portal.delay is not None else settings.DOWNLOAD_DELAY
    delay = max(usual, float(hosts.get(host_of(portal.home), {}).get("delay", 0)))
    return Known(_articles(archive, portal.id, runs), _an_article(runs), delay)


def reckon(
    portals: Sequence[Portal], facts: Sequence[Known], *, start: datetime, before: date, jobs: int, zone: ZoneInfo
) -> list[Swept]:
    """When each is done, if ``jobs`` go side by side from ``start`` on, in this order. Those of unknown size are
    taken for as large as the middle one of the others."""
    sizes = sorted(each.seconds for each in facts if each.seconds is not None)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    free = [start] * jobs
    found = []
    for portal, fact in zip(portals, facts, strict=True):
        begins = heapq.heappop(free)
        done = begins + timedelta(seconds=usual if fact.seconds is None else fact.seconds)
        heapq.heappush(free, done)
        deadline = last_moment(portal, before, start, zone)
        room = max(0.0, (deadline - start).total_seconds()) / (max(fact.delay, 0.001) * fact.an_article)
        found.append(
            Swept(
                portal=portal.id,
                valid_to=str(portal.valid_to),
                articles=fact.articles,
                delay=fact.delay,
                hours=None if fact.seconds is None else round(fact.seconds / 3600, 1),
                done_by=None if fact.seconds is None else stamp(done),
                deadline=stamp(deadline),
                in_time=None if fact.seconds is None else done <= deadline,
                room=int(room),
            )
        )
    return found


def jobs_needed(
    portals: Sequence[Portal], facts: Sequence[Known], *, start: datetime, before: date, zone: ZoneInfo
) -> int | None:
    """The least number side by side with which all of known size are done in time; None where not even all at once."""

    def fits(jobs: int) -> bool:
        found = reckon(portals, facts, start=start, before=before, jobs=jobs, zone=zone)
        return all(each.in_time is not False for each in found)

    low, high = 1, max(1, len(portals))
    if not fits(high):
        return None
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if fits(middle) else (middle + 1, high)
    return low


def room_of_each(found: Sequence[Swept], *, start: datetime, jobs: int) -> int | None:
    """Articles of each portal of unknown size for which there is time with ``jobs`` side by side, once those of known
    size have theirs; None where all are known."""
    new = [each for each in found if each.articles is None]
    if not new:
        return None
    turns = -(-len(new) // jobs)
    busy = sum(each.hours or 0.0 for each in found) / jobs
    rooms = []
    for each in new:
        hours = max(0.001, (datetime.fromisoformat(each.deadline) - start).total_seconds() / 3600)
        rooms.append(int(each.room * max(0.0, 1 - busy / hours) / turns))
    return min(rooms)


def last_moment(portal: Portal, before: date, now: datetime, zone: ZoneInfo) -> datetime:
    """Until when it must be done: of what has ended already nobody knows how long it stays, so the day asked for."""
    day = before
    if portal.valid_to is not None and portal.valid_to >= now.astimezone(zone).date():
        day = min(before, portal.valid_to + timedelta(days=1))
    return datetime.combine(day, time(), zone).astimezone(UTC)


def entry_of(portals: Sequence[Portal], before: date, at: str) -> Entry:
    """The entry of the plan: each portal every day until a full crawl of it came to its end."""
    return Entry(
        name=f"sweep-{before}",
        targets=[portal.id for portal in portals],
        every="day",
        at=at,
        once=True,
        ends=before - timedelta(days=1),
        jitter="0m",  # they begin in order
        time_limit="7d",
        mode="full",
    )


def _articles(archive: Path, portal: str, runs: Sequence[CrawlRun]) -> int | None:
    """By the writer's index where there is one, else by all that stands in the files."""
    elsewhere = Path(settings.CONGTIN_STATE_DIR) if settings.CONGTIN_STATE_DIR else None
    path = state_path(archive, portal, elsewhere, known_id(archive, portal) or "")
    if runs and not any(run.walked or (run.counts.get("looked") and not run.counts.get("partial")) for run in runs):
        return None  # no listing was walked: what is known is no measure of what there is
    if path.is_file():
        query = "SELECT count(*) FROM frontier WHERE kind = 'article' AND state IN ('found', 'stored', 'failed')"
        with contextlib.suppress(sqlite3.Error), contextlib.closing(open_read_only(path)) as connection:
            return int(connection.execute(query).fetchone()[0])
    with contextlib.suppress(ArchiveError):
        for found in coverage(Archive(archive), portal).portals:
            return found.total.exist
    return None


def _an_article(runs: Sequence[CrawlRun]) -> float:
    told = [run for run in runs if run.counts.get("looked", 0) >= _TELLS]
    requests = sum(host.get("requests", 0) for run in told for host in run.hosts.values())
    looked = sum(run.counts["looked"] for run in told)
    return max(1.0, round(requests / looked, 2)) if requests and looked else REQUESTS_AN_ARTICLE
