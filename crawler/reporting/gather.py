"""Reads an archive into the facts of a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Final

import msgspec

from archive.article import Article
from archive.covering.coverage import coverage
from archive.judging.standing import Standing, captured, seen
from archive.mergers.sums import mergers
from archive.observations import CrawlRun
from archive.reader import Archive
from archive.times import stamp
from crawler.filled import FIELDS, filled
from crawler.health.model import Health
from crawler.health.offline import offline
from crawler.reporting.attention import Count, curve, paces
from crawler.reporting.copies import copies
from crawler.reporting.model import Curve, PortalFacts, Report

MOST_CURVES = 10
"""Articles whose views are drawn."""

CheckHealth = Callable[[str, Sequence[CrawlRun]], Health]
"""Portal and its runs -> how it is."""


class _Views(msgspec.Struct):
    """Counts by article, and what is known of the articles that have some."""

    counts: dict[str, set[Count]] = {}
    titles: dict[str, str] = {}
    published: dict[str, str | None] = {}
    ids: dict[str, str] = {}
    """Article by its addresses: listings may not show its number."""

    def note(self, id: str | None, url: str, time: str | None, views: int | None) -> None:
        """One count. Articles that are not stored have no curve."""
        known = id if id in self.titles else self.ids.get(url)
        if known is not None and time is not None and views is not None:
            self.counts.setdefault(known, set()).add((time, views))


def gather(
    archive: Archive,
    *,
    now: datetime,
    health: CheckHealth,
    portals: Sequence[str] = (),
    since: date | None = None,
    succession: Mapping[str, str] | None = None,
) -> Report:
    """The facts of ``portals`` (none: all) at ``now`` (aware); ``since`` is the first day of publication that counts.

    Reads each portal's files a few times, in memory that grows with the articles of one portal (some 300 bytes each).
    """
    chosen = list(portals) or archive.portals()
    first = since.isoformat() if since is not None else ""
    facts: list[PortalFacts] = []
    views = _Views()
    for portal in chosen:
        facts.append(_portal(archive, portal, first, views))
        for id, url, time, count in _counts(archive, portal):
            views.note(id, url, time, count)
        views.ids.clear()
    found = copies(archive, set(chosen), views.titles)
    cut = offline({portal: archive.runs(portal) for portal in archive.portals()}, now)
    return Report(
        directory=str(archive.root),
        made_at=stamp(now),
        since=since.isoformat() if since is not None else None,
        portals=facts,
        curves=_curves(views),
        paces=paces(views.counts, views.published),
        linked=found is not None,
        copies=found.directed if found else [],
        shared=found.shared if found else [],
        rehosted=found.rehosted if found else 0,
        health=[health(portal, cut.made(runs)) for portal in chosen if (runs := list(archive.runs(portal)))],
        mergers=[each for portal in chosen for each in mergers(archive, succession or {}, portal)],
        damaged=archive.damaged.lost,
    )


def _day(published_at: str | None) -> str:
    """Its day; empty where it has none, and in a damaged line."""
    try:
        return date.fromisoformat((published_at or "")[:10]).isoformat()
    except ValueError:
        return ""


def _portal(archive: Archive, portal: str, since: str, views: _Views) -> PortalFacts:
    """One portal's own facts; notes in ``views`` the articles that count."""
    facts = PortalFacts(portal=portal)
    days, counts, ids = Counter[str](), Counter[str](), set[str]()
    for article in archive.articles(portal):
        day = _day(article.published_at)
        if since and day < since:
            continue
        facts.articles += 1
        facts.undated += not day
        if day:
            days[day] += 1
        counts.update(filled(article))
        ids.add(article.id)
        views.titles[article.id], views.published[article.id] = article.title, article.published_at
        for url in (article.url, *article.urls):
            views.ids[url] = article.id
    facts.days, facts.filled = dict(sorted(days.items())), {name: counts[name] for name in FIELDS}
    facts.edited = len(_edited(archive.articles(portal, latest=False)) & ids)
    again, gone = _looks(archive, portal)
    facts.looked_at_again = len(again & ids)
    facts.withdrawn = len(gone & ids)
    for known in coverage(archive, portal).portals:
        cells = {month: cell for month, cell in known.months.items() if not since or (month and month >= since[:7])}
        facts.months = {month: (cell.archived, cell.exist) for month, cell in cells.items()}
        facts.unseen = {month: cell.unseen for month, cell in cells.items() if cell.unseen}
        facts.unread, facts.unread_urls = known.unread, known.unread_urls
    return facts


def _edited(revisions: Iterable[Article]) -> set[str]:
    return {each.id for each in revisions if each.change is not None and each.change.cause == "editorial"}


def _looks(archive: Archive, portal: str) -> tuple[set[str], set[str]]:
    """The articles of which the portal told something at two times or more, and those that were gone when they were
    seen last."""
    first, again, last = dict[str, str | None](), set[str](), dict[str, Standing]()

    def note(id: str, said: Standing | None) -> None:
        if said is not None:
            last[id] = max(last.get(id, said), said)

    def looked(id: str, time: str | None) -> None:
        if first.setdefault(id, time) != time:
            again.add(id)

    for article in archive.articles(portal, latest=False):
        looked(article.id, article.fetched_at)
        note(article.id, captured(article))
    for look in archive.observations(portal):
        if look.id is not None:
            if look.kind in _TOLD:
                looked(look.id, look.fetched_at)
            note(look.id, seen(look))
    return again, {id for id, said in last.items() if said.is_gone}


_TOLD: Final = frozenset({"unchanged", "revised", "missing", "gone", "back", "moved"})
"""Looks that the portal answered: of the article nothing is told by a refusal or a failure."""


def _counts(archive: Archive, portal: str) -> Iterator[tuple[str | None, str, str | None, int | None]]:
    """Every view count that is known: of revisions, looks and listings."""
    for article in archive.articles(portal, latest=False):
        yield article.id, article.url, article.fetched_at, article.views
    for look in archive.observations(portal):
        yield look.id, look.url, look.fetched_at, look.views
    for sighting in archive.sightings(portal):
        yield sighting.id, sighting.url, sighting.fetched_at, sighting.views


def _curves(views: _Views) -> list[Curve]:
    """Of the most read articles with two counts at least."""
    several = [id for id, counts in views.counts.items() if len({time for time, _ in counts}) > 1]
    most = sorted(several, key=lambda id: (-max(count for _, count in views.counts[id]), id))[:MOST_CURVES]
    return [curve(id, views.titles[id], views.published[id], views.counts[id]) for id in most]
