"""``archive coverage``: how much of what a portal has, by all that was seen of it, is in the archive; and what is not.

An article exists by evidence: it stands in the archive, a listing, feed or sitemap named it, or its number lies between
numbers that were seen, where the portal numbers its articles without large gaps.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from archive.evidence import UNLIKE, Evidence

if TYPE_CHECKING:
    from archive.reader import Archive

UNSEEN = "number never seen"
DENSE = 0.5
"""Numbers count as evidence where at least so much of their range was seen: else they number other things too."""


class Cell(msgspec.Struct, kw_only=True):
    """Of a portal, a section or a month."""

    exist: int = 0
    archived: int = 0
    holes: dict[str, int] = {}
    """By cause, the most frequent first."""

    @property
    def share(self) -> float:
        return self.archived / self.exist if self.exist else 1.0

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
    """Whether those unseen count as holes."""


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


class Coverage(msgspec.Struct, kw_only=True):
    """A whole archive."""

    directory: str
    portals: list[PortalCoverage]
    damaged: int
    """Places that could not be read: what stands there is not counted."""


def coverage(archive: Archive, *portals: str) -> Coverage:
    """Counts what there is of these portals or of all; reads articles, sightings, rejects and observations once."""
    found = [_portal(Evidence(archive, each), each) for each in archive.portals() if not portals or each in portals]
    return Coverage(directory=str(archive.root), portals=found, damaged=archive.damaged.lost)


def percent(cell: Cell) -> str:
    """The share, rounded down: only what is whole is 100 %.

    >>> percent(Cell(exist=1000, archived=999)), percent(Cell())
    ('99 %', '-')
    """
    if not cell.exist:
        return "-"  # of what nothing is known, nothing is there
    return f"{100 * cell.archived // cell.exist} %"


def told(cell: Cell) -> str:
    """How much is there, and what of the rest is only a number, in English: the same sentence wherever it is said.

    >>> told(Cell(exist=450, archived=430, holes={UNSEEN: 15, "never fetched": 5}))
    '430 of 450 articles, 95 %: 435 known, 15 only numbers never seen, counted as missing'
    >>> told(Cell(exist=3, archived=3)), told(Cell())
    ('3 of 3 articles, 100 %', 'no article known yet')
    """
    if not cell.exist:
        return "no article known yet"
    said = f"{cell.archived} of {cell.exist} articles, {percent(cell)}"
    if not cell.unseen:
        return said
    return f"{said}: {cell.known} known, {cell.unseen} only numbers never seen, counted as missing"


def _portal(evidence: Evidence, portal: str) -> PortalCoverage:
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
    numbers = []
    for scope, known in sorted(evidence.numbers().items()):
        gaps = _gaps(known)
        first, last, unseen = min(known), max(known), sum(count for _, count in gaps)
        counted = len(known) > 1 and len(known) >= DENSE * (last - first + 1)
        numbers.append(Numbers(scope=scope, first=first, last=last, seen=len(known), unseen=unseen, counted=counted))
        for month, count in gaps if counted else ():
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
    )


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
