"""How often an article was read, by time: the counts of all looks at it made one series."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Literal, NamedTuple, Protocol

from archive.article import Article
from archive.times import instant


class ViewCount(NamedTuple):
    """How often a portal said, at one time, that an article had been read."""

    time: datetime
    """UTC; when the page or listing was fetched."""
    views: int
    views_from: Literal["page", "listing"]
    own_fetches: int | None
    """How often this archive had fetched the page by then, that fetch included; None where it was not counted."""


class Seen(Protocol):
    """A sighting, as far as it counts views."""

    @property
    def crawl_id(self) -> str | None: ...
    @property
    def fetched_at(self) -> str | None: ...
    @property
    def views(self) -> int | None: ...


class Look(Seen, Protocol):
    """An observation, as far as it counts views."""

    @property
    def views_from(self) -> Literal["page", "listing"] | None: ...
    @property
    def own_fetches(self) -> int | None: ...


def series(revisions: Iterable[Article], looks: Iterable[Look], sightings: Sequence[Seen]) -> list[ViewCount]:
    """The counts of one article by time, from all that is known of it.

    A look that stands in several files (as a revision and as an observation) counts once. What a listing printed has
    the time of that listing, also where the record took it over.
    """
    listed = {(seen.crawl_id, seen.views) for seen in sightings if seen.crawl_id}
    found: dict[tuple[datetime, int], ViewCount] = {}
    both: list[Look | Article] = [*looks, *revisions]
    for look in both:
        count = _count(look, look.views_from or "page")
        if count is None or (count.views_from == "listing" and (look.crawl_id, count.views) in listed):
            continue
        # The observation of a look knows how often we came, the revision where the number was printed.
        fetches = found.get(count[:2], count).own_fetches if isinstance(look, Article) else look.own_fetches
        found[count[:2]] = count._replace(own_fetches=fetches)
    for seen in sightings:
        if (count := _count(seen, "listing")) is not None:
            found.setdefault(count[:2], count)
    return sorted(found.values())


def _count(record: Seen, views_from: Literal["page", "listing"]) -> ViewCount | None:
    time = instant(record.fetched_at)
    if record.views is None or not time:
        return None
    return ViewCount(datetime.fromtimestamp(time, UTC), record.views, views_from, None)
