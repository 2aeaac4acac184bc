"""One line that lives while the run does."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from scrapy import signals
from scrapy.exceptions import NotConfigured

from archive.showing.progress import TERMINAL_SECONDS, ProgressLine
from crawler.spiders.portal import PortalSpider

if TYPE_CHECKING:
    from scrapy.crawler import Crawler


def line(spider: PortalSpider) -> str:
    """The state of ``spider``'s run in one line."""
    tally = spider.tally
    counts = tally.counts
    pages = counts["pages"]
    rate = pages / tally.seconds if tally.seconds else 0.0
    return (
        f"{spider.portal.id}: {pages} pages, {counts['found']} found, {counts['looked']} looked at, "
        f"{counts['stored']} stored, {counts['unchanged']} unchanged, {tally.refused.total()} refused, "
        f"{tally.failed.total()} failed, {rate:.1f} pages/s"
    )


class Progress:
    """Off with ``CONGTIN_PROGRESS=False``. Writes to standard error: standard output is for results."""

    def __init__(self, crawler: Crawler) -> None:
        if not isinstance(crawler.spider, PortalSpider) or not crawler.settings.getbool("CONGTIN_PROGRESS"):
            raise NotConfigured
        self._spider = crawler.spider
        self._line = ProgressLine()
        self._task: asyncio.Task[None] | None = None
        crawler.signals.connect(self._opened, signals.spider_opened)
        crawler.signals.connect(self._closed, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Progress:
        return cls(crawler)

    def _opened(self) -> None:
        self._task = asyncio.ensure_future(self._show())

    async def _show(self) -> None:
        while True:
            self._line(lambda: line(self._spider))
            await asyncio.sleep(TERMINAL_SECONDS)

    def _closed(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._line.close()
