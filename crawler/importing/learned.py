"""What an import learns of a portal on its way: which addresses are listings, which are articles, what rows say."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

import msgspec

from crawler.clean.urls import canonical, url_key
from crawler.discovery.model import Listing, ListingRow
from crawler.families.model import Family
from crawler.fetching.scope import Scope
from crawler.importing.catalogue import Catalogue, Entry
from crawler.interpret import article_key
from crawler.portals.model import Portal

_DEEP = 5
"""Redirects that are followed from one address to the next."""


class Learned:
    """Backed by the catalogue: its size does not matter. ``waiting`` has the keys of listings that were named newly."""

    def __init__(self, catalogue: Catalogue, portal: Portal, family: Family | None) -> None:
        self._catalogue, self._portal, self._family = catalogue, portal, family
        self._scope = Scope(portal)
        self.waiting: deque[str] = deque()

    def key_of(self, url: str) -> str:
        """The frontier's key of an article under ``url``."""
        return article_key(url, self._portal.id, self._family)[0]

    def take(self, listing: Listing, section: str | None, date: str, *, home: bool) -> None:
        """What a listing, or the home page and what follows it, says."""
        self.take_rows(listing.rows, date)
        if not self._portal.sections:
            for link in listing.sections:
                self.name_listing(link.url, link.name)
        for following in listing.next:
            if following.method == "GET":
                if home:
                    self._catalogue.name(url_key(following.url), "home", "")
                self.name_listing(following.url, section)

    def take_rows(self, rows: Iterable[ListingRow], date: str) -> None:
        """What rows say of articles, seen at ``date``."""
        for row in rows:
            key = self.key_of(row.url)
            self._catalogue.name(key, "article", "")
            self._catalogue.name(url_key(row.url), "row", "")
            self._catalogue.add_row(key, date, row.kind == "listing", msgspec.json.encode(row))

    def name_listing(self, url: str, section: str | None) -> None:
        """A page inside the portal that lists articles."""
        key = url_key(url)
        if self._scope.holds(url) and self._catalogue.name(key, "listing", section or ""):
            self.waiting.append(key)

    def is_listing(self, url: str) -> bool:
        """Whether a page named ``url`` as a listing."""
        return self._catalogue.is_named(url_key(url), "listing")

    def is_home(self, url: str) -> bool:
        """Whether ``url`` is a further page of the home page."""
        return self._catalogue.is_named(url_key(url), "home")

    def section_of(self, url: str) -> str | None:
        """The name under which a listing was named."""
        return self._catalogue.label(url_key(url), "listing") or None

    def is_article(self, url: str) -> bool:
        """Whether a row named ``url``, or what leads there, as an article."""
        return any(self._catalogue.is_named(self.key_of(each), "article") for each in (url, *self.aliases(url)))

    def is_row(self, url: str) -> bool:
        """Whether a row named this very address, and not only the article under another one."""
        return self._catalogue.is_named(url_key(url), "row")

    def note_redirect(self, entry: Entry) -> str | None:
        """Remembers where ``entry`` leads; the target where that is inside the portal."""
        target = canonical(entry.location, entry.url)
        if target is None or not self._scope.holds(target) or url_key(target) == url_key(entry.url):
            return None
        self._catalogue.name(url_key(target), f"from {entry.url}", entry.url)
        return target

    def aliases(self, url: str) -> list[str]:
        """The addresses that lead to ``url``."""
        found: dict[str, None] = {}
        asked = [url]
        for _ in range(_DEEP):
            asked = [source for each in asked for source in self._catalogue.sources_of(url_key(each))]
            asked = [source for source in asked if source not in found]
            found |= dict.fromkeys(asked)
        return list(found)

    def row(self, url: str, date: str) -> ListingRow | None:
        """The row of the article at ``url`` as a crawl at ``date`` would have had it.

        A view count that was printed later than that is left out.
        """
        later: ListingRow | None = None
        for each in (url, *self.aliases(url)):
            found = self._catalogue.row(self.key_of(each), date)
            if found is None:
                continue
            row = msgspec.json.decode(found[0], type=ListingRow)
            if found[1]:
                return row
            later = later or msgspec.structs.replace(row, views=None, views_raw=None)
        return later
