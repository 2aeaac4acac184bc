"""Pages of a list that are not there: told from its end, and gone back to by the next run."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from msgspec import Struct

from crawler.discovery.model import NextPage

GAP = 3
"""Pages in a row that are not there, after which the last page counted is asked whether the listing goes on at all."""
_MOST = 50
"""Pages of a walk that are not there though it goes on: what has more is out of order."""


class Missing(NamedTuple):
    """A page that is not there."""

    cause: str
    url: str
    page: NextPage | None


class Holes(Struct, frozen=True, kw_only=True):
    """What a section lacks that was walked to its end otherwise."""

    pages: list[NextPage]
    """In the order of their numbers."""
    since: str
    """Start of the run that saw it last (UTC)."""
    whole: str
    """Start of the run that walked the section from its first page on (UTC)."""


@dataclass(slots=True)
class Gaps:
    """Those of one walk."""

    missing: list[Missing] = field(default_factory=list)
    """Holes, once a later page names something new."""
    proven: int = 0
    """The number of a page that was there, beyond pages that are not."""
    holes: list[NextPage | None] = field(default_factory=list)
    """Pages that were missing in the middle: the section is not walked to its end in this run."""
    _untold: list[Missing] = field(default_factory=list)

    def copy(self) -> Gaps:
        """For another walk that goes on from here; what is a hole is told by one of them."""
        return Gaps([*self.missing], self.proven, [*self.holes])

    @property
    def is_hopeless(self) -> bool:
        """Whether more pages are missing than a portal in order ever lacks."""
        return len(self.missing) + len(self.holes) > _MOST

    @property
    def is_torn(self) -> bool:
        """Whether a page was missing in the middle."""
        return bool(self.holes)

    @property
    def is_open(self) -> bool:
        """Whether a page before the newest one is missing: the next run has to come back to it."""
        return self.is_torn or bool(self.missing)

    def tear(self) -> None:
        """Tells the pages that are missing from the end: they stand in the middle."""
        self.holes += [each.page for each in self.missing]
        self._untold += self.missing
        self.missing = []

    def told(self) -> list[tuple[str, str]]:
        """Cause and address of the pages found to be missing in the middle since this was asked."""
        told, self._untold = self._untold, []
        return [(each.cause, each.url) for each in told]

    def behind(self) -> list[NextPage]:
        """The holes in the order of their numbers; none where one of them cannot be gone back to: the state of a form
        is a session's."""
        pages = [
            page for page in self.holes if page is not None and page.number is not None and page.kind != "postback"
        ]
        return sorted(pages, key=lambda page: page.number or 0) if len(pages) == len(self.holes) else []
