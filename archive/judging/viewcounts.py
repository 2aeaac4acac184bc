"""How often an article was read, by time: the counts of all looks at it made one series."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Literal, NamedTuple, Protocol, TypeVar

from archive.article import Article
from archive.times import instant

Listed = TypeVar("Listed", bound="Seen")


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


def spans(looks: Iterable[tuple[str | None, str | None]]) -> dict[str, tuple[float, float]]:
    """Of each article the times of its first and its last look, from (id, when) of all of them."""
    found: dict[str, tuple[float, float]] = {}
    for id, when in looks:
        if id is not None and (time := instant(when)):
            first, last = found.get(id, (time, time))
            found[id] = min(first, time), max(last, time)
    return found


def own(sightings: Iterable[Listed], id: str, spans: Mapping[str, tuple[float, float]]) -> list[Listed]:
    """The ``sightings`` of a number that are of article ``id``, among those that the portal gave that number.

    Lists name the number alone. What was seen after the last look at one and before the first at the next may be of
    either, and is of none.

    >>> from types import SimpleNamespace as Row
    >>> rows = [Row(fetched_at=f"2026-01-0{day}T00:00:00Z") for day in (1, 3, 5, 7, 9)]
    >>> looks = [(id, f"2026-01-0{day}T00:00:00Z") for id, day in (("a:1", 2), ("a:1", 4), ("a:1~2", 6))]
    >>> [[row.fetched_at[9] for row in own(rows, id, spans(looks))] for id in ("a:1", "a:1~2")]
    [['1', '3'], ['7', '9']]
    """
    ids = sorted(spans, key=lambda each: spans[each])

    def whose(when: str | None) -> str | None:
        time = instant(when)
        begun = [each for each in ids if spans[each][0] <= time] or ids[:1]
        return begun[-1] if begun and (begun[-1] == ids[-1] or time <= spans[begun[-1]][1]) else None

    return [seen for seen in sightings if len(ids) < 2 or whose(seen.fetched_at) == id]


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
