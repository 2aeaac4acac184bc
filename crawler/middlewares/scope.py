"""No request leaves the portal: not from a link, not by a redirect, not for a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.clean.urls import MAX_LENGTH, host_of
from crawler.fetching.causes import Refused
from crawler.fetching.scope import Scope

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

_FILES = ("asset", "script", "robots")
"""What may lie on an asset host; robots.txt says what of it may be fetched."""


class ScopeMiddleware:
    """Refuses a request outside the portal with the cause ``off-host``, counted as ``scope/refused``.

    A redirect comes by here as a request of its own, and names in ``error.url`` where it would have led.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ScopeMiddleware:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Passes, or raises ``Refused``. Raises AttributeError for a spider without a portal: a wiring bug."""
        scope: Scope = self._crawler.spider.scope  # type: ignore[union-attr]
        fits = scope.holds_asset if request.meta.get("kind") in _FILES else scope.holds
        # Scheme and www. variants are one host: one slot, one delay, one request at a time.
        request.meta["download_slot"] = host_of(request.url)
        if not fits(request.url):
            raise self._refused("off-host", request.url)
        if len(request.url) > MAX_LENGTH:  # redirects that add to their own address
            self._crawler.spider.tally.limits["url-length"] += 1  # type: ignore[union-attr]
            raise self._refused("too-long", request.url)

    def process_response(self, request: Request, response: Response) -> Response:
        """The answer. Raises ``Refused`` for a redirect that Scrapy leaves alone: to a file, to another protocol."""
        if response.status in (301, 302, 303, 307, 308) and (to := response.headers.get("Location")):
            raise self._refused("off-host", to.decode("latin-1"))
        return response

    def _refused(self, cause: str, url: str) -> Refused:
        self._crawler.stats.inc_value("scope/refused")
        return Refused(cause, url[:MAX_LENGTH])
