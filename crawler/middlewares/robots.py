"""robots.txt as RFC 9309 says: 4xx allows all, 5xx or no answer forbids all, Crawl-delay is honoured."""

from __future__ import annotations

import asyncio
import logging
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.exceptions import NotConfigured
from scrapy.http.request import NO_CALLBACK

from archive.showing.causes import spelt
from crawler.clean.urls import canonical, host_of
from crawler.discovery.shapes import is_login
from crawler.fetching.causes import NotAsked, Refused, cause_of
from crawler.fetching.downloaders import downloader_of

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from crawler.spiders.portal import PortalSpider

logger = logging.getLogger(__name__)

MAX_BYTES = 512 * 1024
"""What is read of a robots.txt (RFC 9309, section 2.5, asks for at least 500 KiB)."""


class _Heard(NamedTuple):
    """What an authority said: rules, or why there are none, and what raised it."""

    rules: Protego | None
    why: str = "robots-unreachable"
    error: Exception | None = None


class RobotsMiddleware:
    """Asks each authority once, and once a day in a run that takes days (RFC 9309, 2.4)."""

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        self._crawler = crawler
        self._agent: str = crawler.settings["ROBOTSTXT_USER_AGENT"]
        self._max_wait = crawler.settings.getfloat("CONGTIN_MAX_WAIT")
        self._fresh = crawler.settings.getfloat("CONGTIN_ROBOTS_SECONDS")
        self._asked: dict[str, tuple[float, asyncio.Task[_Heard]]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RobotsMiddleware:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Passes; raises ``Refused`` for what is forbidden, ``NotAsked`` with the cause where nothing can be known."""
        if request.meta.get("kind") == "robots":
            return
        heard = await self._hear(self._root(request.url))
        if heard.rules is None:
            self._crawler.stats.inc_value("robots/unreachable")
            raise NotAsked(heard.why, request.url) from heard.error
        if not heard.rules.can_fetch(request.url, self._agent):
            self._crawler.stats.inc_value("robots/forbidden")
            raise Refused("robots", request.url)

    async def rules(self, url: str) -> Protego | None:
        """What the authority of ``url`` allows, or None where it cannot be asked; it names sitemaps, too."""
        return (await self._hear(self._root(url))).rules

    async def silence(self, url: str) -> str | None:
        """Why nothing is known of the authority of ``url``; None where it has answered."""
        heard = await self._hear(self._root(url))
        return None if heard.rules is not None else heard.why

    async def _hear(self, root: str) -> _Heard:
        before = self._asked.get(root)
        if before is None or (before[1].done() and monotonic() - before[0] > self._fresh):
            last = before[1].result() if before is not None else None
            self._asked[root] = (monotonic(), asyncio.ensure_future(self._ask(root, last)))
        return await asyncio.shield(self._asked[root][1])

    @staticmethod
    def _root(url: str) -> str:
        parts = urlsplit(url)
        return f"{parts.scheme}://{parts.netloc}"

    async def _ask(self, root: str, last: _Heard | None) -> _Heard:
        """What robots.txt says now; where it cannot be read any more, what it said ``last``."""
        heard = await self._fetch(root)
        if heard.rules is not None or last is None or last.rules is None:
            return heard
        logger.warning("robots.txt of %s cannot be read again (%s): what it said before holds", root, spelt(heard.why))
        return last

    async def _fetch(self, root: str) -> _Heard:
        request = Request(
            f"{root}/robots.txt",
            callback=NO_CALLBACK,
            priority=1000,
            meta={"kind": "robots", "handle_httpstatus_list": list(range(400, 600))},
        )
        try:
            response = await self._crawler.engine.download_async(request)
        except Refused as error:
            if error.cause != "off-host":
                return _Heard(None, error.cause, error)
            # Redirected to another host: RFC 9309, 2.3.1.2 leaves that to us; outside the portal we never go.
            logger.warning("robots.txt of %s leads to %s: not followed, nothing is crawled", root, error.url)
            self._led_away(root, error.url)
            return _Heard(None)
        except Exception as error:
            why = cause_of(error)
            logger.warning("robots.txt of %s cannot be read (%s): nothing is crawled", root, spelt(why))
            return _Heard(None, why, error)
        return self._read(root, response)

    def _led_away(self, root: str, url: str) -> None:
        """Notes the host to which the portal itself leads; files may lie on other hosts, which say nothing of it, and
        nothing has moved to a login."""
        spider: PortalSpider = self._crawler.spider  # type: ignore[assignment]
        if is_login(url):
            return
        to = canonical(f"{self._root(url)}/")
        if to is not None and host_of(root) == host_of(spider.portal.home):
            spider.place.leads_to = to
            spider.tally.note_unread("off-host", to)

    def _read(self, root: str, response: Response) -> _Heard:
        self._crawler.stats.inc_value(f"robots/status/{response.status}")
        if response.status >= 500 or response.status == 429:
            logger.warning("robots.txt of %s answers %s: nothing is crawled", root, response.status)
            return _Heard(None)
        text = response.body[:MAX_BYTES].decode("utf-8-sig", "replace") if response.status == 200 else ""
        rules = Protego.parse(text)
        self._slow_down(root, float(rules.crawl_delay(self._agent) or 0))
        return _Heard(rules)

    def _slow_down(self, root: str, asked: float) -> None:
        delay = min(asked, self._max_wait)
        if delay < asked:
            self._crawler.spider.tally.limits["crawl-delay"] += 1  # type: ignore[union-attr]
            logger.warning("Crawl-delay %s of %s is capped at %s s", asked, root, self._max_wait)
        elif delay:
            logger.info("Crawl-delay %s s of %s holds", delay, root)
        downloader = downloader_of(self._crawler)
        pace = downloader.pace(host_of(root))
        pace.asked = max(pace.asked, delay)
        downloader.keep_pace(host_of(root))
