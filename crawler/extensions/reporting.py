"""How far the run is, for the process that started it, on its pipe now and then (``crawler.processes.children``)."""

from __future__ import annotations

import asyncio
import random
from collections import deque
from time import monotonic
from typing import TYPE_CHECKING

from scrapy import signals
from scrapy.exceptions import NotConfigured

from crawler.extensions.ledger import Ledger
from crawler.extensions.waits import Waits
from crawler.processes.pipe import Pipe, Progress
from crawler.spiders.portal import PortalSpider

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

SECONDS = 1.0
_RATE_OVER = 30
"""Lines over which the rate is taken."""


class Reporting:
    """On where ``CONGTIN_REPORT_FD`` names a pipe."""

    def __init__(self, crawler: Crawler) -> None:
        if not isinstance(crawler.spider, PortalSpider) or crawler.settings["CONGTIN_REPORT_FD"] is None:
            raise NotConfigured
        self._crawler, self._spider = crawler, crawler.spider
        self._pipe = Pipe(crawler.settings.getint("CONGTIN_REPORT_FD"))
        self._pages: deque[tuple[float, int]] = deque(maxlen=_RATE_OVER)
        self._waits = Waits()
        self._task: asyncio.Task[None] | None = None
        crawler.signals.connect(self._opened, signals.spider_opened)
        crawler.signals.connect(self._closed, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Reporting:
        return cls(crawler)

    def _opened(self) -> None:
        self._task = asyncio.ensure_future(self._report())

    def _closed(self) -> None:
        if self._task is not None:
            self._task.cancel()

    async def _report(self) -> None:
        self._pipe.offer(self._progress())
        await asyncio.sleep(random.uniform(0, SECONDS))  # noqa: S311 - not all portals at one moment
        while True:
            self._pipe.offer(self._progress())
            await asyncio.sleep(SECONDS)

    def _progress(self) -> Progress:
        spider, tally = self._spider, self._spider.tally
        ledger = self._crawler.get_extension(Ledger)
        return Progress(
            portal=spider.portal.id,
            crawl_id=spider.crawl_id,
            state="crawling",
            mode=spider.options.mode,
            seconds=round(tally.seconds, 1),
            counts=dict(tally.counts),
            refused=dict(tally.refused),
            failed=dict(tally.failed),
            limits=dict(tally.limits),
            requests=sum(host["requests"] for host in ledger.hosts().values()) if ledger else 0,
            rate=round(self._rate(), 2),
            waits=self._waits(self._spider.store.frontier),
        )

    def _rate(self) -> float:
        now, pages = monotonic(), self._spider.tally.counts["pages"]
        self._pages.append((now, pages))
        then, before = self._pages[0]
        return (pages - before) / (now - then) if now > then else 0.0
