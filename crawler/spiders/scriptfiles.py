"""The scripts in files of the portal's own that may fill its lists: each is asked for once a run, and kept.

Every section of such a portal loads the same few files, and each says something else to them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from crawler.discovery.paging import ownfiles

if TYPE_CHECKING:
    from crawler.discovery.model import Listing, NextPage

_MOST = 20
"""Files that are kept: those of more are asked for by each page."""


class ScriptFiles:
    """What came for each file of scripts that a list was looked for in; nothing for one that could not be had."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    def keep(self, asked: NextPage | None, body: bytes = b"") -> None:
        """Notes what came for a request; of any but one for such a file, nothing."""
        if asked is not None and asked.fills and len(self._texts) < _MOST:
            is_read = len(body) <= ownfiles.LONGEST
            self._texts[asked.url] = body.decode("utf-8", "replace") if is_read else ""

    def known(self, listing: Listing, inside: Callable[[str], bool]) -> Listing:
        """``listing``, which goes on by what the files say that were asked for before."""
        known = [page for page in listing.next if page.fills and page.url in self._texts]
        if not known:
            return listing
        found = [ownfiles.first_pages(self._texts[page.url], page, inside=inside) for page in known]
        further = [page for page in listing.next if page not in known]
        further += [page for pages, _ in found for page in pages]
        return replace(listing, next=further, is_unread=listing.is_unread or any(is_unread for _, is_unread in found))
