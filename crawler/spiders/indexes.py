"""Feeds and sitemaps: what they name waits in the frontier until the listings, which say more of it, are walked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from scrapy import Request

from crawler.discovery.syndication import feeds, sitemaps, xmltree
from crawler.fetching.causes import cause_of_status
from crawler.interpret import in_parts, named_articles
from crawler.look import Look
from crawler.spiders import never

if TYPE_CHECKING:
    from scrapy.http import Response

    from crawler.discovery.model import Listing
    from crawler.spiders.portal import PortalSpider

MAX_SITEMAP_DEPTH = 3
"""An index of indexes of sitemaps: sitemaps.org allows one level, portals were not seen to use more."""
MAX_INDEXES = 2000
"""Feeds and sitemaps of one portal in a run."""


class Indexes:
    """Callbacks and requests for pages that name articles, and are for machines."""

    def __init__(self, spider: PortalSpider) -> None:
        self._spider = spider
        self._count = 0

    async def beside(self, listing: Listing) -> list[Request]:
        """Feeds and sitemaps, once the home page has told the family; none where sections were asked for."""
        spider = self._spider
        if spider.options.sections:
            return []
        inside = [url for url in spider.portal.feeds or listing.feeds if spider.scope.holds(url)]
        return [
            *self._requests(inside, "feed"),
            *self._requests(await spider.sitemaps(), "sitemap"),
        ]

    def _requests(self, urls: Iterable[str], kind: str, depth: int = 0) -> Iterator[Request]:
        """Requests for feeds or sitemaps not asked for yet; sitemaps that name sitemaps without end are cut off."""
        for url in urls:
            if depth > MAX_SITEMAP_DEPTH or self._count >= MAX_INDEXES:
                self._spider.tally.limits["sitemaps"] += 1
                return
            if not self._spider.listings.first(url):
                continue
            self._count += 1
            yield Request(
                url,
                callback=self.parse,
                errback=self._spider.listings.failed,
                cb_kwargs={"depth": depth},
                meta={"kind": kind, "via": None},
                priority=3,
            )

    def parse(self, response: Response, depth: int) -> Iterator[Look | Request]:
        """A feed or a sitemap: sightings and articles; an index leads to further sitemaps."""
        request = response.request
        assert request is not None
        token = request.meta.get("capture")
        self._spider.tally.counts["pages"] += 1
        self._spider.breaker.heard(response.status)
        if response.status != 200:
            yield Look(token)
            cause = cause_of_status(response.status)
            # Portals name some that they never had, also in an index of them (a CMS's modules without one, seen on a
            # NukeViet portal): told among what was refused, and no failure of every night.
            if response.status in (404, 410):
                self._spider.tally.refused[f"{request.meta['kind']} {cause}"] += 1
            else:
                never.lacks(self._spider, request.meta["kind"], cause, request.url)
            return
        inside = self._spider.scope.holds
        children: list[str] = []
        if request.meta["kind"] == "feed":
            rows = feeds.read(response.body, response.url, inside=inside)
        else:
            sitemap = sitemaps.read(response.body, response.url, inside=inside)
            rows, children = sitemap.rows, sitemap.children
        self._hold(request, xmltree.lack(response.body, has_rows=bool(rows or children)))
        listings = self._spider.listings
        rows = [row for row in named_articles(rows, self._spider.family) if not listings.has_asked(row.url)]
        for part, more in in_parts(rows):
            look = listings.look(token, part, response.url, request)
            look.more = more
            offers = list(listings.offers(part, None, via=response.url))  # before the sightings make every row known
            yield look
            yield from offers
        yield from self._requests(children, "sitemap", depth + 1)

    def _hold(self, request: Request, lack: str | None) -> None:
        """Tells what came and is none, or not whole. Some systems name a page of links to their feeds as one."""
        kind = request.meta["kind"]
        if lack in (None, "soft-404"):
            never.came(self._spider, request.url)
            if lack is not None and kind == "sitemap":
                self._spider.tally.refused[f"{kind} {lack}"] += 1
        else:
            never.lacks(self._spider, kind, lack, request.url)
