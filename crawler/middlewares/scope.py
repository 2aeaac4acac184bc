"""No request leaves the portal: not from a link, not by a redirect, not for a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.causes import Refused
from crawler.clean.urls import host_of
from crawler.scope import Scope

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler


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
        fits = scope.holds_asset if request.meta.get("kind") in ("asset", "script") else scope.holds
        # Scheme and www. variants are one host: one slot, one delay, one request at a time.
        request.meta["download_slot"] = host_of(request.url)
        if not fits(request.url):
            self._crawler.stats.inc_value("scope/refused")
            raise Refused("off-host", request.url)
