"""One line that lives while the run does."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from scrapy import signals
from scrapy.exceptions import NotConfigured

from archive.showing.durations import duration
from archive.showing.progress import TERMINAL_SECONDS, ProgressLine
from archive.words import _
from crawler.extensions.waits import Waits
from crawler.spiders.portal import PortalSpider

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from crawler.tally import Tally


def line(portal: str, tally: Tally, waits: int) -> str:
    """The state of a run in one line; ``waits``: the articles found that are still to be fetched."""
    counts = tally.counts
    pages = counts["pages"]
    rate = pages / tally.seconds if tally.seconds else 0.0
    said = _(
        "{portal}: {pages} pages, {found} found, {looked} looked at, {stored} stored, {unchanged} unchanged, "
        "{refused} refused, {failed} failed, {rate} pages/s",
        portal=portal,
        pages=pages,
        found=counts["found"],
        looked=counts["looked"],
        stored=counts["stored"],
        unchanged=counts["unchanged"],
        refused=tally.refused.total(),
        failed=tally.failed.total(),
        rate=f"{rate:.1f}",
    )
    if not waits or not rate:
        return said
    return said + ", " + _("{count} to come ({time})", count=waits, time=duration(waits / rate))


class Progress:
    """Off with ``CONGTIN_PROGRESS=False``. Writes to standard error: standard output is for results."""

    def __init__(self, crawler: Crawler) -> None:
        if not isinstance(crawler.spider, PortalSpider) or not crawler.settings.getbool("CONGTIN_PROGRESS"):
            raise NotConfigured
        self._spider = crawler.spider
        self._line, self._waits = ProgressLine(), Waits()
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
            self._line(self._said)
            await asyncio.sleep(TERMINAL_SECONDS)

    def _said(self) -> str:
        spider = self._spider
        return line(spider.portal.id, spider.tally, self._waits(spider.store.frontier))

    def _closed(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._line.close()
