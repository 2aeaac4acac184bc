"""A portal that is gone is not asked article after article: the run ends, and what is left waits in the frontier."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from crawler.fetching.causes import cause_of
from crawler.fetching.downloaders import downloader_of
from crawler.fetching.places import GATEWAY

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from crawler.spiders.portal import PortalSpider

logger = logging.getLogger(__name__)

_NO_ANSWER = ("dns", "refused", "timeout", "tls", "connection", "private-address", "proxy")


class ReachMiddleware:
    """Counts the tries in a row to which the portal's own host gave no answer; ``CONGTIN_UNREACHABLE`` of them end it.

    It stands nearer to the wire than the retries: each of them counts.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._most = crawler.settings.getint("CONGTIN_UNREACHABLE")
        self._in_a_row = 0
        self._stopping: asyncio.Future[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ReachMiddleware:
        return cls(crawler)

    @property
    def _spider(self) -> PortalSpider:
        return self._crawler.spider  # type: ignore[return-value]

    def process_response(self, request: Request, response: Response) -> Response:
        """The answer as it is."""
        if self._spider.scope.holds(request.url):
            self._in_a_row = 0
            if not (request.meta.get("proxy") and str(response.status) in GATEWAY):
                self._spider.place.answered = True
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Ends the run with the reason ``unreachable`` where the tries are used up; what is queued is not sent."""
        cause = cause_of(exception)
        if cause not in _NO_ANSWER or not self._spider.scope.holds(request.url):
            return
        self._in_a_row += 1
        if self._in_a_row >= self._most and self._stopping is None:
            logger.warning("no answer to %d requests in a row (%s): the run ends", self._in_a_row, cause)
            downloader_of(self._crawler).shut("unreachable")
            stop = self._crawler.engine.close_spider_async(reason="unreachable")
            self._stopping = asyncio.ensure_future(stop)
