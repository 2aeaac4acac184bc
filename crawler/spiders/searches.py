"""A portal's own search, walked for no word where nothing else of the portal leads back to what is older."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from crawler.clean.urls import url_key
from crawler.discovery import shapes
from crawler.discovery.model import Listing, SectionLink
from crawler.interpret import article_key, read_listing

if TYPE_CHECKING:
    from scrapy import Request

    from crawler.discovery.model import ListingRow
    from crawler.families.model import Family
    from crawler.html import Page
    from crawler.spiders.portal import PortalSpider
    from crawler.strategy.walk import Walk

_SHARE = 0.5
"""Part of the first page's rows that have to be articles of the home page, or have addresses made as theirs are."""


class Searches:
    """``are_needless`` once any listing went on to a further page."""

    def __init__(self, spider: PortalSpider) -> None:
        self._spider = spider
        self._found: list[str] = []
        self._rows: list[ListingRow] = []
        self._tried: set[str] = set()
        self.are_needless = False

    def requests(self) -> Iterator[Request]:
        """Walks of the searches, once all else is done. None where sections were asked for, where the portal's file
        names them, or where no article of the home page was stored."""
        spider = self._spider
        found, self._found = self._found, []
        if self.are_needless or spider.options.sections or spider.portal.sections or not self._stored():
            return
        self._tried.update(map(url_key, found))
        yield from spider.listings.sections((SectionLink(url=url) for url in found), spider.portal.home)

    def read(self, page: Page, walk: Walk, family: Family) -> Listing:
        """What ``page`` of ``walk`` lists: nothing where it is the first of a search that has not shown that it finds
        articles, and not documents, persons or procedures."""
        portal = self._spider.portal
        # The pages after the home page are kept as those of a listing, and read so again where the state is lost.
        is_home = walk.home and not walk.is_further
        listing = read_listing(page, portal=portal, family=family, section=walk.name, home=is_home)
        if is_home and listing.searches:
            self._found, self._rows = listing.searches, listing.rows
        name = url_key(walk.url)
        if name not in self._tried:
            return listing
        self._tried.discard(name)
        return listing if self._finds_articles(listing) else Listing(url=listing.url)

    def _finds_articles(self, listing: Listing) -> bool:
        stored = self._stored()
        forms = {_form(row) for row in stored} - {None}
        known = sum(self._is_stored(row) for row in listing.rows)
        alike = sum(_form(row) in forms for row in listing.rows)
        enough = max(1, _SHARE * min(len(listing.rows), len(stored)))
        return known >= enough or alike > _SHARE * len(listing.rows)

    def _stored(self) -> list[ListingRow]:
        return [row for row in self._rows if self._is_stored(row)]

    def _is_stored(self, row: ListingRow) -> bool:
        spider = self._spider
        known = spider.store.frontier.get(article_key(row.url, spider.portal.id, spider.family)[0])
        return known is not None and known.state == "stored"


def _form(row: ListingRow) -> str | None:
    """How the path of its address is made, where a number tells pages apart there; with the number in the query one
    page may show articles and documents alike."""
    return shapes.form(urlsplit(row.url)._replace(query="").geturl())
