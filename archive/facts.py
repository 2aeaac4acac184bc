"""What an archive holds, counted: the facts behind ``archive info``."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from archive import paths
from archive.article import Article
from archive.jsonl.decoding import LineDecoder, in_order
from archive.observations import CrawlRun
from archive.revisions import Rank, rank

if TYPE_CHECKING:
    from archive.reader import Archive


class LastRun(msgspec.Struct, frozen=True, kw_only=True):
    """The last run of a portal that came to an end and said so."""

    crawl_id: str
    command: str
    ended_at: str
    finish: str
    """``finished``, ``interrupted``, ``limit``, or the cause that ended it."""


class PortalFacts(msgspec.Struct, frozen=True, kw_only=True):
    """One portal's part of an archive."""

    portal: str
    articles: int
    revisions: int
    observations: int
    sightings: int
    rejects: int
    first_published: str | None
    """Day (the portal's clock) of the oldest article; None if none has a date."""
    last_published: str | None
    bytes: int
    """Of the JSON Lines, as they lie on disk, those of the runs too."""
    warc_bytes: int
    """Of the WARC files, as they lie on disk: compressed, unlike what ``verify`` counts."""
    index_bytes: int
    """Of all else in their folder: their CDXJ indexes."""
    last_run: LastRun | None
    months: dict[str, int] | None = None
    """Articles by month of publication (``YYYY-MM``; ``""``: no date), if asked for."""


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """A whole archive, portal by portal."""

    directory: str
    portals: list[PortalFacts]
    damaged: int
    """Places that readers leave out."""


def gather(archive: Archive, portal: str | None = None, *, months: bool = False) -> Facts:
    """Counts what there is of one portal or of all; reads every line once.

    An article counts with the date of its latest revision. Lines that cannot be read do not count.
    """
    portals = [_portal(archive, each, months) for each in archive.portals() if portal in (None, each)]
    return Facts(directory=str(archive.root), portals=portals, damaged=archive.damaged.lost)


def _portal(archive: Archive, portal: str, months: bool) -> PortalFacts:
    revisions = 0
    latest: dict[str, tuple[Rank, str]] = {}
    for _, article in in_order(archive.sources("articles", portal), LineDecoder(Article)):
        revisions += 1
        seen = (rank(article), (article.published_at or "")[:10])
        if seen >= latest.get(article.id, seen):
            latest[article.id] = seen
    days = Counter(day for _, day in latest.values())
    by_month: Counter[str] = Counter()
    for day, count in days.items():
        by_month[day[:7]] += count
    dated = sorted(day for day in days if day)
    runs = list(archive.runs(portal))
    beside = list(paths.warc_folder(archive.root, portal).glob("*"))
    return PortalFacts(
        portal=portal,
        articles=len(latest),
        revisions=revisions,
        observations=sum(1 for _ in archive.observations(portal)),
        sightings=sum(1 for _ in archive.sightings(portal)),
        rejects=sum(1 for _ in archive.rejects(portal)),
        first_published=dated[0] if dated else None,
        last_published=dated[-1] if dated else None,
        bytes=sum(_size(each.path) for kind in paths.KINDS for each in archive.sources(kind, portal))
        + _size(paths.crawls_file(archive.root, portal)),
        warc_bytes=sum(_size(path) for path in beside if path.name.endswith(".warc.gz")),
        index_bytes=sum(_size(path) for path in beside if not path.name.endswith(".warc.gz")),
        last_run=_last(runs[-1]) if runs else None,
        months=dict(sorted(by_month.items())) if months else None,
    )


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # compressed or rotated since it was listed; what cannot be read is named where it is read
        return 0


def _last(run: CrawlRun) -> LastRun:
    return LastRun(crawl_id=run.crawl_id, command=run.command, ended_at=run.ended_at, finish=run.finish)
