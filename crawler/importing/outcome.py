"""How an import ended: of each portal, and as a whole."""

from __future__ import annotations

from msgspec import Struct

from archive.captures.reach import LOSSES
from crawler.importing.sources import BadCapture


class Imported(Struct, kw_only=True):
    """What became of one portal's captures."""

    portal: str
    crawl_id: str
    finish: str
    """finished, limit, interrupted, unreachable or storage-failed."""
    seconds: float
    counts: dict[str, int]
    refused: dict[str, int]
    reasons: list[str] = []
    recovered: dict[str, int] = {}


class Outcome(Struct, kw_only=True):
    """How an import ended."""

    archive: str
    sources: list[str]
    captures: int = 0
    """Captures that the sources have, of the days asked for."""
    portals: list[Imported] = []
    left_out: dict[str, int] = {}
    """Hosts that are no portal, or not the one asked for, with their captures."""
    without_page: dict[str, dict[int, int]] = {}
    """Hosts whose every capture is another answer than a page, with how often each status was captured."""
    bad: dict[str, int] = {}
    """Captures that could not be read, by what is wrong."""
    named: list[BadCapture] = []
    """The first hundred of them."""
    unlisted: list[str] = []
    """Lists of captures that the server answered with 404."""
    requests: int = 0
    """Of the server."""
    error: str | None = None
    exit_code: int = 0

    def short(self) -> int:
        """The exit code of an import that came to its end: whether it has all that the sources have of portals."""
        if any(one.finish == "interrupted" for one in self.portals):
            return 130
        lost = any(not one.recovered.keys().isdisjoint(LOSSES) for one in self.portals)
        pageless = sum(sum(statuses.values()) for statuses in self.without_page.values())
        return int(bool(self.bad) or lost or not self.portals or pageless == self.captures)
