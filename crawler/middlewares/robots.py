"""robots.txt as RFC 9309 says: 4xx allows all, 5xx or no answer forbids all, Crawl-delay is honoured."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.exceptions import NotConfigured
from scrapy.http.request import NO_CALLBACK

from crawler.causes import Refused, cause_of
from crawler.clean.urls import host_of

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Response

logger = logging.getLogger(__name__)

MAX_BYTES = 512 * 1024
"""What is read of a robots.txt (RFC 9309, section 2.5, asks for at least 500 KiB)."""


class RobotsMiddleware:
    """Asks each authority once a run. ``rules`` holds what it said; the spider reads the sitemaps there."""

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        self._crawler = crawler
        self._agent: str = crawler.settings["ROBOTSTXT_USER_AGENT"]
        self._max_wait = crawler.settings.getfloat("CONGTIN_MAX_WAIT")
        self._asked: dict[str, asyncio.Task[Protego | None]] = {}
        self._why: dict[str, str] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RobotsMiddleware:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Passes, or raises ``Refused``: robots, robots-unreachable, or what kept robots.txt away (dns, timeout)."""
        if request.meta.get("kind") == "robots":
            return
        rules = await self.rules(request.url)
        if rules is None:
            self._crawler.stats.inc_value("robots/unreachable")
            raise Refused(self._why[self._root(request.url)], request.url)
        if not rules.can_fetch(request.url, self._agent):
            self._crawler.stats.inc_value("robots/forbidden")
            raise Refused("robots", request.url)

    async def rules(self, url: str) -> Protego | None:
        """What the authority of ``url`` allows, or None where it cannot be asked. Asks once a run."""
        root = self._root(url)
        task = self._asked.get(root)
        if task is None:
            task = self._asked[root] = asyncio.ensure_future(self._ask(root))
        return await asyncio.shield(task)

    @staticmethod
    def _root(url: str) -> str:
        parts = urlsplit(url)
        return f"{parts.scheme}://{parts.netloc}"

    async def _ask(self, root: str) -> Protego | None:
        request = Request(
            f"{root}/robots.txt",
            callback=NO_CALLBACK,
            priority=1000,
            meta={"kind": "robots", "handle_httpstatus_list": list(range(400, 600))},
        )
        try:
            response = await self._crawler.engine.download_async(request)
        except Refused as error:
            # Redirected to another host: RFC 9309, 2.3.1.2 leaves that to us; outside the portal we never go.
            logger.warning("robots.txt of %s leads to %s: not followed, nothing is crawled", root, error.url)
            self._why[root] = "robots-unreachable"
            return None
        except Exception as error:
            self._why[root] = cause_of(error)
            logger.warning("robots.txt of %s cannot be read (%s): nothing is crawled", root, self._why[root])
            return None
        return self._read(root, response)

    def _read(self, root: str, response: Response) -> Protego | None:
        self._crawler.stats.inc_value(f"robots/status/{response.status}")
        if response.status >= 500 or response.status == 429:
            logger.warning("robots.txt of %s answers %s: nothing is crawled", root, response.status)
            self._why[root] = "robots-unreachable"
            return None
        text = response.body[:MAX_BYTES].decode("utf-8-sig", "replace") if response.status == 200 else ""
        rules = Protego.parse(text)
        delay = rules.crawl_delay(self._agent)
        if delay:
            self._slow_down(root, float(delay))
        return rules

    def _slow_down(self, root: str, delay: float) -> None:
        if delay > self._max_wait:
            self._crawler.spider.tally.limits["crawl-delay"] += 1  # type: ignore[union-attr]
            logger.warning("Crawl-delay %s of %s is capped at %s s", delay, root, self._max_wait)
        asked = Request(root, meta={"download_slot": host_of(root)})
        _, slot = self._crawler.engine.downloader._get_slot(asked)  # Scrapy has no public way to a host's slot
        slot.delay = max(slot.delay, min(delay, self._max_wait))
