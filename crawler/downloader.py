"""Scrapy's downloader, held to its word: requests to a host at once, and seconds between two, as the settings say."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from scrapy.core import downloader
from scrapy.exceptions import IgnoreRequest

from crawler.extensions.keeper import Keeper

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from typing import Any

    from scrapy import Request
    from scrapy.http import Response
    from twisted.internet.defer import Deferred

    from archive.store import Store


class Downloader(downloader.Downloader):
    """Counts a transfer from the moment its request leaves the queue.

    Scrapy 2.19 counts it when the transfer's task first runs. Where there is no delay, everything that waits has
    left the queue by then: eight requests at once to a host that was promised one, on eight connections. And it
    counts the delay from when a request left the queue: in a busy process the one is sent late and the next in time.
    """

    def _wait_for_download(
        self, slot: downloader.Slot, request: Request, queue_dfd: Deferred[Response]
    ) -> Coroutine[Any, Any, None]:
        slot.transferring.add(request)
        return super()._wait_for_download(slot, request, queue_dfd)

    async def _download(self, slot: downloader.Slot, request: Request) -> Response:
        if not await self._may_ask():
            slot.transferring.discard(request)
            self._process_queue(slot)
            raise IgnoreRequest("another process has taken over the portal")
        # Never back: who holds a host for a while puts this into the future.
        slot.lastseen = max(slot.lastseen, monotonic())
        return await super()._download(slot, request)

    async def _may_ask(self) -> bool:
        """Whether the portal is still ours to ask.

        A process that was suspended, or that could not write for a while, asks for nothing before a commit has looked
        at the lease; where that is lost, the run ends.
        """
        spider = self.crawler.spider
        store: Store | None = getattr(spider, "store", None)
        if store is None or not store.lease.overdue:
            return True
        keeper = self.crawler.get_extension(Keeper)
        if keeper is not None:
            await keeper.commit()
        return not store.lease.overdue and getattr(spider, "fatal", None) is None
