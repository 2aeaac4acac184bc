"""Addresses of the portal's own host by a scheme that it does not speak are asked for by the one it was given with.

A CMS may write ``https`` into every link though nothing listens there, or ``http`` where that is shut off.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from crawler.clean.urls import host_of
from crawler.middlewares.robots import RobotsMiddleware

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler

logger = logging.getLogger(__name__)

_SILENT = ("refused", "timeout", "tls", "connection")
"""Why nothing was heard of an authority that may be no web server at all."""


class SchemeMiddleware:
    """Stands before robots.txt, which is asked of each authority first: what that says shows whether it is there."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._told = False

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> SchemeMiddleware:
        return cls(crawler)

    async def process_request(self, request: Request) -> Request | None:
        """None, or the request by the scheme of the portal's home page, where that of ``request`` is not answered.

        Not where the server itself sent it there: it would only do so again.
        """
        home = urlsplit(self._crawler.spider.portal.home)  # type: ignore[union-attr]
        parts = urlsplit(request.url)
        if request.meta.get("kind") == "robots" or parts.scheme == home.scheme:
            return None
        if host_of(request.url) != host_of(home.geturl()) or "redirect_urls" in request.meta:
            return None
        robots = self._crawler.get_downloader_middleware(RobotsMiddleware)
        if robots is None or await robots.silence(request.url) not in _SILENT:
            return None
        if not self._told:
            self._told = True
            logger.warning("%s://%s is not answered: asked for by %s", parts.scheme, parts.netloc, home.scheme)
        own = urlunsplit((home.scheme, home.netloc, parts.path, parts.query, ""))
        return request.replace(url=own, dont_filter=True)
