"""The bare Scrapy spider: follows every link inside the host and keeps every page, as Scrapy's tutorial has it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from scrapy.http import Response
from scrapy.linkextractors import LinkExtractor
from scrapy.spiders import CrawlSpider, Rule


class Bare(CrawlSpider):
    """``scrapy runspider bare_spider.py -a start=URL -o pages.jsonl``."""

    name = "bare"
    allowed_domains = ["127.0.0.1"]  # noqa: RUF012
    rules = (Rule(LinkExtractor(), callback="page", follow=True),)
    custom_settings = {  # noqa: RUF012
        "ROBOTSTXT_OBEY": True, "CONCURRENT_REQUESTS_PER_DOMAIN": 1, "DOWNLOAD_DELAY": 0, "LOG_LEVEL": "ERROR",
        "TELNETCONSOLE_ENABLED": False, "REMOTE_CONTROL_ENABLED": False,
    }  # fmt: skip

    def __init__(self, start: str, **further: Any) -> None:
        super().__init__(**further)
        self.start_urls = [start]

    def page(self, response: Response) -> Iterator[dict[str, str]]:
        """One page."""
        if hasattr(response, "text"):
            yield {"url": response.url, "title": response.xpath("string(//title)").get(""), "html": response.text}
