"""The facts of a report."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from archive.mergers.model import Merger
from crawler.health.model import Health

AGES = ("first day", "to 3 days", "to a week", "to a month", "to 3 months", "to a year", "later")
"""Spans of an article's age for which the report says how fast it is read."""
AGE_DAYS = (1, 3, 7, 30, 90, 365)
"""Ends of those spans in days; the last has none."""


class PortalFacts(Struct, kw_only=True):
    """One portal. Of each article the latest revision counts."""

    portal: str
    articles: int = 0
    undated: int = 0
    """Articles without a date of publication."""
    edited: int = 0
    """Articles of which the portal changed the text, as far as it was looked at again."""
    looked_at_again: int = 0
    """Articles of which at least two looks are known."""
    withdrawn: int = 0
    """Articles that were there and are gone, by the last look."""
    days: dict[str, int] = {}
    """Articles by day of publication, ``YYYY-MM-DD``."""
    filled: dict[str, int] = {}
    """Articles on which a field is filled."""
    months: dict[str, tuple[int, int]] = {}
    """Articles archived, and those that exist by all that was seen (``unseen`` included), by month of publication; "":
    not known."""
    unseen: dict[str, int] = {}
    """Of those that exist, the numbers that were never seen, by month; months without any are left out."""
    unread: dict[str, int] = {}
    """Pages of listings that the last whole crawl could not read, by cause."""
    unread_urls: list[str] = []
    """Some of their addresses."""


class Point(Struct, kw_only=True, frozen=True):
    """A view count."""

    time: Annotated[str, Meta(description="UTC; when it was printed.")]
    views: int


class Curve(Struct, kw_only=True):
    """The views of one article over time."""

    id: str
    title: str
    published_at: str | None
    points: list[Point]


class Pace(Struct, kw_only=True, frozen=True):
    """How fast articles of an age are read."""

    age: str
    """One of ``AGES``."""
    reads_a_day: float
    """The median over the spans between two counts of one article that lie in that age."""
    spans: int


class Copied(Struct, kw_only=True, frozen=True):
    """Texts that one portal had first, by the dates of publication, and another one has too."""

    first: str
    copied_by: str
    articles: int


class Shared(Struct, kw_only=True, frozen=True):
    """Texts that two portals share whose dates do not tell who had them first."""

    portals: tuple[str, str]
    """In the order of the alphabet, which says nothing."""
    articles: int


class Copies(Struct, kw_only=True, frozen=True):
    """All pairs of articles with one text on two portals."""

    directed: list[Copied]
    """The most frequent first, as of ``shared``."""
    shared: list[Shared]
    rehosted: int
    """Pairs of an article and itself, in the portal that succeeded its own: no copies."""


class Report(Struct, kw_only=True):
    """A whole archive, or some portals of it."""

    directory: str
    made_at: str
    """UTC."""
    since: str | None
    """First day of publication that counts; None: all."""
    portals: list[PortalFacts]
    curves: list[Curve]
    """Of the most read articles of which more than one count is known."""
    paces: list[Pace]
    linked: bool
    """Whether copies were looked for (``congtin archive link``)."""
    copies: list[Copied]
    """Where it is known who had the text first."""
    shared: list[Shared]
    """Where it is not."""
    rehosted: int
    """Pairs of an article and itself, in the portal that succeeded its own: no copies."""
    health: list[Health]
    mergers: list[Merger]
    damaged: int
    """Places of the archive that could not be read: what stands there is not counted."""
