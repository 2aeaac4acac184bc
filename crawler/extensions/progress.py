"""One line that lives while the run does: rich on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING

from scrapy import signals
from scrapy.exceptions import NotConfigured

from crawler.spiders.portal import PortalSpider

if TYPE_CHECKING:
    from rich.live import Live
    from scrapy.crawler import Crawler

TERMINAL_SECONDS = 0.5
PLAIN_SECONDS = 10.0


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
        self._live: Live | None = None
        self._task: asyncio.Task[None] | None = None
        crawler.signals.connect(self._opened, signals.spider_opened)
        crawler.signals.connect(self._closed, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Progress:
        return cls(crawler)

    def _opened(self) -> None:
        if sys.stderr.isatty():
            from rich.console import Console  # 20 ms and some megabytes, which a run that nobody watches can do without
            from rich.live import Live
            from rich.text import Text

            self._as_text = Text
            self._live = Live(Text(""), console=Console(file=sys.stderr), auto_refresh=False, transient=True)
            self._live.start()
        self._task = asyncio.ensure_future(self._show())

    async def _show(self) -> None:
        while True:
            if self._live is not None:
                self._live.update(self._as_text(line(self._spider)), refresh=True)
                await asyncio.sleep(TERMINAL_SECONDS)
            else:
                await asyncio.sleep(PLAIN_SECONDS)
                print(line(self._spider), file=sys.stderr, flush=True)

    def _closed(self) -> None:
        if self._task is not None:
            self._task.cancel()
        if self._live is not None:
            self._live.stop()
