"""AutoThrottle that may only slow down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy.extensions import throttle

from crawler.fetching.downloaders import downloader_of

if TYPE_CHECKING:
    from scrapy import Request, Spider
    from scrapy.http import Response


class AutoThrottle(throttle.AutoThrottle):
    """Scrapy's own would set a delay by latency alone: below a ``Crawl-delay``, and below what a flood limit taught."""

    def _response_downloaded(self, response: Response, request: Request, spider: Spider) -> None:
        super()._response_downloaded(response, request, spider)
        if (key := request.meta.get("download_slot")) is not None:
            downloader_of(self.crawler).keep_pace(key)
