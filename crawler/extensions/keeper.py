"""Holds the store of the run: opens it before the first request, commits by time and by size, closes it."""

from __future__ import annotations

import asyncio
import logging
import random
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy import signals
from scrapy.exceptions import NotConfigured

from archive.errors import ArchiveError, StorageFailed
from archive.observations import CrawlRun
from archive.sealing.seals import in_the_way
from archive.store import Store
from archive.writing.bare import take_back
from crawler import families
from crawler.extensions.ledger import Ledger
from crawler.extensions.quality import Quality
from crawler.filed import lack_of
from crawler.health.check import ARCHIVED
from crawler.interpret import article_key, interpret
from crawler.portals.hosts import hosts
from crawler.spiders.portal import NO_SECTION, PortalSpider
from crawler.strategy.again import next_look, stamp
from crawler.taken import taken_for

if TYPE_CHECKING:
    from scrapy.crawler import Crawler


logger = logging.getLogger(__name__)

_WRITERS = ThreadPoolExecutor(4, thread_name_prefix="commit")
"""Group commits of one process at a time, of however many portals: each holds some files open, and asks for the
interpreter, for which the event loop has to wait."""


class Keeper:
    """``store`` is the run's store; the spider's tally gets what each commit did."""

    def __init__(self, crawler: Crawler) -> None:
        if not isinstance(crawler.spider, PortalSpider):
            raise NotConfigured
        self._crawler = crawler
        self._spider = crawler.spider
        self._writing = asyncio.Lock()
        self._timer: asyncio.Task[None] | None = None
        self._seconds = crawler.settings.getfloat("CONGTIN_COMMIT_SECONDS")
        self.store = self._open()
        self._spider.store, self._spider.commit = self.store, self.commit
        self._counted = self.store.total.numbers()
        crawler.signals.connect(self._opened, signals.spider_opened)
        crawler.signals.connect(self._closed, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Keeper:
        """Raises ``ArchiveError`` where the archive cannot be opened: the run does not start."""
        return cls(crawler)

    @property
    def _place(self) -> tuple[Path, str, Path | None]:
        """Where the archive lies, the portal's id, and where its state lies, if elsewhere."""
        settings = self._crawler.settings
        state_dir = settings["CONGTIN_STATE_DIR"]
        return Path(settings["CONGTIN_ARCHIVE"]), self._spider.portal.id, Path(state_dir) if state_dir else None

    def _open(self) -> Store:
        settings = self._crawler.settings
        portal = self._spider.portal
        root, _, state_dir = self._place
        # On an undeclared portal the home page decides the family; until it is read, the last run tells it,
        # so that recovered records get the keys they had.
        before = taken_for(root, portal) if self._spider.family is None else None

        def key_of(known: str | None, url: str) -> str:
            return known or article_key(url, portal.id, self._spider.family or before)[0]

        store = Store.open(
            root,
            portal.id,
            crawl_id=self._spider.crawl_id,
            interpret=partial(interpret, portal=portal, family=self._spider.family or before),
            lack_of=lack_of if self._spider.options.assets != "none" else None,
            state_dir=state_dir,
            key_of=key_of,
            next_look=next_look,
            now=self._spider.clock.now,
            keep_warc=settings.getbool("CONGTIN_WARC"),
            hosts=hosts(portal),
        )
        now = stamp(self._spider.clock.now())
        is_latest = (store.state.meta("recorded_at") or "") <= now  # else what is written goes to that later day
        if is_latest and (sealed := in_the_way(root, portal.id, now[:10])) is not None:
            store.abandon()
            raise StorageFailed(f"{sealed} is sealed, nothing is added to it (is the clock of this machine right?)")
        return store

    async def commit_if_due(self) -> None:
        """Waits while a full group is written; what comes in meanwhile is the next group."""
        if self.store.due:
            await self.commit()

    async def commit(self) -> None:
        """Writes what is queued, in a thread. A failing disk ends the run; what was committed stands."""
        async with self._writing:
            if self._spider.fatal is not None:
                return
            try:
                await asyncio.get_running_loop().run_in_executor(_WRITERS, self.store.commit)
            except ArchiveError as error:
                self._spider.fatal = error
                logger.error("%s", error)
                stop = self._crawler.engine.close_spider_async(reason="storage-failed")
                self._stopping = asyncio.ensure_future(stop)
            finally:
                self._count()

    def _count(self) -> None:
        """Into the tally goes what stands in the files, also of a commit that failed in the end."""
        now = self.store.total.numbers()
        self._spider.tally.add({name: number - self._counted.get(name, 0) for name, number in now.items()})
        self._counted = now

    def _opened(self) -> None:
        self._timer = asyncio.ensure_future(self._tick())

    async def _tick(self) -> None:
        # Portals that began together are not written together, again and again.
        await asyncio.sleep(random.uniform(0, self._seconds))  # noqa: S311 - no secret
        while True:
            await self.commit()
            await asyncio.sleep(self._seconds)

    async def _closed(self, reason: str) -> None:
        if self._timer is not None:
            async with self._writing:  # never in the middle of a commit: its counts would be lost
                self._timer.cancel()
        self._note_end()
        await self.commit()
        if self._spider.fatal is None:
            self._take_stock()
        try:
            await asyncio.to_thread(self._end, reason)
        except ArchiveError as error:
            self._spider.fatal = self._spider.fatal or error

    def _end(self, reason: str) -> None:
        """Notes the run; one that was asked for a section which the portal does not have is a mistake and none."""
        root, portal, state_dir = self._place
        if reason == NO_SECTION and self._spider.fatal is None:
            self.store.close()
            take_back(root, portal, state_dir=state_dir)  # where nothing was, nothing is left
        else:
            self.store.close(None if self._spider.fatal else self._record(reason))

    def _note_end(self) -> None:
        """The state knows when a run was over, whatever ended it."""
        if hasattr(self._spider, "plan"):
            self._spider.is_over()

    def _take_stock(self) -> None:
        """What the archive has and lacks when all is written; what it has counts where a run was to complete it."""
        spider = self._spider
        waits = spider.waiting = self.store.frontier.waiting()
        if spider.tally.counts["pages"] and not (waits.found or waits.failed or waits.missing):
            spider.unread = None if self.store.state.archived() else self._lack()
        if spider.options.mode == "full" and not spider.options.partial:
            spider.tally.counts[ARCHIVED] = self.store.state.archived()

    def _lack(self) -> str:
        """Why there is no article, where the home page tells; noted for ``health`` too."""
        lack = "no-articles" if self.store.frontier.counts() else self._spider.home_lack or "no-links"
        if lack in ("script-only", "no-links"):
            self._spider.tally.refused[f"home {lack}"] = 1
        return lack

    def end(self) -> None:
        """After the event loop: where a second signal cut the run short, what is queued is written and the run noted.

        A group at the most, so that it takes no longer than a commit; nothing if the store is closed already.
        """
        spider = self._spider
        try:
            if not self.store.ended:
                self._note_end()
                self.store.commit()
                self._count()
                self._take_stock()
                self.store.close(self._record(spider.finish or "shutdown"))
        except ArchiveError as error:
            spider.fatal = spider.fatal or error
        finally:
            self._count()
            self.store.close()

    def _record(self, reason: str) -> CrawlRun:
        spider, tally = self._spider, self._spider.tally
        versions = {name: version(name) for name in ("congtin", "scrapy", "selectolax", "fastwarc")}
        if spider.clock.is_set:
            versions["clock"] = f"set to {stamp(spider.started)}"  # a record never passes for another time's
        began = spider.plan.now if hasattr(spider, "plan") else stamp(spider.started)  # as its state has it
        ledger = self._crawler.get_extension(Ledger)
        quality = self._crawler.get_extension(Quality)
        return CrawlRun(
            crawl_id=self._spider.crawl_id,
            portal=self._spider.portal.id,
            mode=self._spider.options.mode,
            family=self._family(),
            started_at=began,
            ended_at=spider.over or max(stamp(spider.clock.now()), began),
            finish=self._spider.end_of(reason),
            counts=dict(sorted(tally.counts.items())),
            causes=tally.causes(),
            unread=tally.unread,
            hosts=ledger.hosts() if ledger else {},
            versions=versions,
            walked=sorted(spider.plan.ended) if hasattr(spider, "plan") else [],
            egress=self._spider.place.label,
            proxy=self._spider.place.proxy,
            tls=self._spider.tls.name,
            reached_from=self._spider.place.reached_from,
            recovered=self.store.recovered,
            quality=quality.figures() if quality else None,
        )

    def _family(self) -> str | None:
        """What the run took the portal for; a home page that names no article shows that of none: a portal that is
        closed for a day, or a challenge, looks like any other."""
        family, lack = self._spider.family, self._spider.home_lack
        if family is None or (family.name == families.GENERIC.name and lack is not None):
            return None
        return family.name
