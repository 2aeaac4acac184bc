"""``archive coverage``: how much of what a portal has, by all that was seen of it, is in the archive; and what is not.

An article exists by evidence: it stands in the archive, a listing, feed or sitemap named it, or its number lies between
numbers that were seen, where the portal numbers its articles without large gaps. Of a number alone there may never have
been an article: the share is that of those known otherwise, and the numbers are told beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from archive.covering.evidence import UNLIKE, Evidence
from archive.covering.unread import beside, is_look, last_whole, turned_away, unread
from archive.times import AHEAD, instant, stamp, utc_now

if TYPE_CHECKING:
    from archive.reader import Archive

UNSEEN = "number never seen"
DENSE = 0.5
"""Numbers count as evidence where at least so much of their range was seen: else they number other things too."""


class Cell(msgspec.Struct, kw_only=True):
    """Of a portal, a section or a month."""

    exist: int = 0
    """Known ones, and numbers that were never seen."""
    archived: int = 0
    holes: dict[str, int] = {}
    """By cause, the most frequent first."""

    @property
    def share(self) -> float:
        """Of those known, what is archived."""
        return self.archived / self.known if self.known else 1.0

    @property
    def unseen(self) -> int:
        """Of those that exist, the numbers that were never seen: that there is an article is only likely."""
        return self.holes.get(UNSEEN, 0)

    @property
    def known(self) -> int:
        """Those that stand in the archive, or that a listing, feed or sitemap named."""
        return self.exist - self.unseen

    def add(self, cause: str | None, count: int = 1) -> None:
        """``count`` articles: archived, or a hole with its cause."""
        self.exist += count
        if cause is None:
            self.archived += count
        else:
            self.holes[cause] = self.holes.get(cause, 0) + count


class Numbers(msgspec.Struct, kw_only=True, frozen=True):
    """The identity numbers of a portal, or of one of its lists."""

    scope: str
    first: int
    last: int
    seen: int
    unseen: int
    counted: bool
    """Whether those unseen may be articles: then they are among the holes, though in no share."""


class PortalCoverage(msgspec.Struct, kw_only=True):
    """One portal."""

    portal: str
    total: Cell
    sections: dict[str, Cell]
    """By the section's name ("": not known), the largest first."""
    months: dict[str, Cell]
    """By month of publication, ``YYYY-MM``, the first first; "": not known."""
    numbers: list[Numbers]
    no_articles: dict[str, int]
    """Seen like articles, and found to be none when they were looked at; by cause."""
    only_in_sitemap: int
    """Addresses that a sitemap alone names and that have not the shape of the portal's articles: they count nowhere."""
    unread: dict[str, int] = {}
    """Pages of listings, feeds and sitemaps that the last whole crawl could not read, by cause: what they alone name is
    not known, and the share is of what is known."""
    unread_urls: list[str] = []
    """Some of their addresses, where the run's line has them."""
    as_of: str | None = None
    """When anything of the portal was last seen, in UTC: of what it has published since nothing is known."""
    turned_away: dict[str, int] = {}
    """Crawls since then that saw nothing of it, by cause."""


class Coverage(msgspec.Struct, kw_only=True):
    """A whole archive."""

    directory: str
    portals: list[PortalCoverage]
    damaged: int
    """Places that could not be read: what stands there is not counted."""


def coverage(archive: Archive, *portals: str) -> Coverage:
    """Counts what there is of these portals or of all; reads articles, sightings, rejects and observations once."""
    found = [_portal(archive, each) for each in archive.portals() if not portals or each in portals]
    return Coverage(directory=str(archive.root), portals=found, damaged=archive.damaged.lost)


def percent(cell: Cell) -> str:
    """The share, rounded down: only what is whole is 100 %.

    >>> percent(Cell(exist=1000, archived=999)), percent(Cell(exist=3, archived=3)), percent(Cell())
    ('99.9 %', '100 %', '-')
    """
    if not cell.known:
        return "-"  # of what nothing is known, nothing is there
    if cell.archived == cell.known:
        return "100 %"
    tenths = 1000 * cell.archived // cell.known
    return f"{tenths // 10}.{tenths % 10} %"


def told(cell: Cell, as_of: str = "") -> str:
    """How much is there of what is known, and which numbers nobody saw, in English: the same wherever it is said.

    >>> told(Cell(exist=450, archived=430, holes={UNSEEN: 15, "never fetched": 5}))
    '430 of 435 known articles, 98.8 %; 15 numbers among theirs were never seen, maybe of no article'
    >>> told(Cell(exist=4, archived=3, holes={UNSEEN: 1}), "2026-11-26 21:00")
    '3 of 3 known articles, 100 % as of 2026-11-26 21:00 UTC; 1 number among theirs was never seen, maybe of no article'
    >>> told(Cell())
    'no article known yet'
    """
    if not cell.known:
        return "no article known yet"
    said = f"{cell.archived} of {cell.known} known articles, {percent(cell)}"
    if as_of:
        said = f"{cell.archived} of {cell.known} known articles, {percent(cell)} as of {as_of} UTC"
    if not cell.unseen:
        return said
    numbers = "1 number among theirs was never seen, maybe of no article"
    if cell.unseen > 1:
        numbers = f"{cell.unseen} numbers among theirs were never seen, maybe of no article"
    return f"{said}; {numbers}"


def _portal(archive: Archive, portal: str) -> PortalCoverage:
    evidence = Evidence(archive, portal)
    total, sections, months = Cell(), dict[str, Cell](), dict[str, Cell]()
    no_articles: dict[str, int] = {}
    only_in_sitemap = 0

    def add(section: str, month: str, cause: str | None, count: int = 1) -> None:
        for cell in (total, sections.setdefault(section, Cell()), months.setdefault(month, Cell())):
            cell.add(cause, count)

    for stored in evidence.stored.values():
        add(stored.section, stored.month, None)
    for hole in evidence.holes():
        if hole.is_article:
            add(hole.section, hole.month, hole.cause)
        elif hole.cause == UNLIKE:
            only_in_sitemap += 1
        else:
            no_articles[hole.cause] = no_articles.get(hole.cause, 0) + 1
    crawl = last_whole(archive.runs(portal))
    numbers, never_seen = [], list[tuple[str, int]]()
    for scope, known in sorted(evidence.numbers().items()):
        gaps = _gaps(known)
        first, last, unseen = min(known), max(known), sum(count for _, count in gaps)
        counted = len(known) > 1 and len(known) >= DENSE * (last - first + 1)
        numbers.append(Numbers(scope=scope, first=first, last=last, seen=len(known), unseen=unseen, counted=counted))
        never_seen += gaps if counted else []
    unnumbered = Counter(hole.month for hole in evidence.holes() if hole.is_article and not hole.is_numbered)
    for month, count in _without(never_seen, unnumbered).items():
        add("", month, UNSEEN, count)
    for cell in (total, *sections.values(), *months.values()):
        cell.holes = dict(sorted(cell.holes.items(), key=lambda item: -item[1]))
    return PortalCoverage(
        portal=portal,
        total=total,
        sections=dict(sorted(sections.items(), key=lambda item: -item[1].exist)),
        months=dict(sorted(months.items())),
        numbers=numbers,
        no_articles=dict(sorted(no_articles.items(), key=lambda item: -item[1])),
        only_in_sitemap=only_in_sitemap,
        unread={**unread(crawl), **beside(crawl)} if crawl is not None else {},
        unread_urls=[url for urls in crawl.unread.values() for url in urls] if crawl is not None else [],
        as_of=_as_of([evidence.newest, *_looks(archive, portal)]),
        turned_away=turned_away(archive.runs(portal)),
    )


def _looks(archive: Archive, portal: str) -> Iterator[float]:
    """When crawls that saw something of it ended; what read captures, or pages again, looked at no portal."""
    until = utc_now().timestamp() + AHEAD
    ends = (instant(run.ended_at) for run in archive.runs(portal) if is_look(run))
    return (end for end in ends if end <= until)  # one still to come was written under a wrong clock


def _as_of(times: list[float]) -> str | None:
    newest = max(times)
    return stamp(datetime.fromtimestamp(newest, UTC)) if newest > 0 else None


def _without(gaps: Iterable[tuple[str, int]], unnumbered: Counter[str]) -> dict[str, int]:
    """How many numbers by month, less one for each hole whose address shows none: it has one of them, and is counted
    already. Those of its own month go first.

    >>> _without([("2025-01", 1), ("2025-02", 3)], Counter({"2025-02": 1, "": 1}))
    {'2025-02': 2}
    """
    found = Counter[str]()
    for month, count in gaps:
        found[month] += count
    own = found & unnumbered
    left = (unnumbered - own).total()
    for month in (found := found - own):
        taken = min(found[month], left)
        found[month] -= taken
        left -= taken
    return {month: count for month, count in found.items() if count}


def _gaps(known: dict[int, str]) -> list[tuple[str, int]]:
    """(month, how many) of the numbers between those known; of the month of the last one before whose month is known.

    >>> _gaps({1: "2025-01", 2: "", 5: "2025-03"})
    [('2025-01', 2)]
    """
    found, month = [], ""
    for number, following in pairwise(sorted(known)):
        month = known[number] or month
        if following - number > 1:
            found.append((month, following - number - 1))
    return found
