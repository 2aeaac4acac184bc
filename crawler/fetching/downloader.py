"""Scrapy's downloader, held to its word: never more requests to a host at once, and never sooner, than is promised."""

from __future__ import annotations

import random
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from scrapy.core import downloader
from scrapy.exceptions import IgnoreRequest
from twisted.python.failure import Failure

from crawler.fetching.begun import begun
from crawler.fetching.causes import INTERRUPTED, NotAsked
from crawler.fetching.pace import RELAXED, Pace
from crawler.fetching.turns import forget, wait

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Container, Coroutine
    from typing import Any

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from scrapy.utils.asyncio import CallLaterResult
    from twisted.internet.defer import Deferred

    from archive.store import Store

_PATIENT = 3.0
"""Seconds that a host is held for beyond its delay, from which on nobody waits for it who wants the run to end."""
_ALONE = frozenset({"home", "listing", "feed", "sitemap", "article"})
"""Kinds of requests that another run makes as well."""


class Downloader(downloader.Downloader):
    """Counts a transfer from the moment its request leaves the queue, and knows the pace of every host.

    Scrapy 2.19 counts it when the transfer's task first runs. Where there is no delay, everything that waits has
    left the queue by then: eight requests at once to a host that was promised one, on eight connections. And it
    counts the delay from when a request left the queue: in a busy process the one is sent late and the next in time.
    Here a request is sent when it is its turn, and not when the event loop comes round again: before the next page
    is read (``turns``), and at once (``begun``).
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._usual = self._delay
        self._paces: dict[str, Pace] = {}
        self._shut: str | None = None
        self._ends = False
        self._spread = self.settings.getbool("CONGTIN_SPREAD")

    def pace(self, key: str) -> Pace:
        """The pace of the host that ``key`` stands for (``download_slot``); it begins with what the last run learnt."""
        if key not in self._paces:
            learnt = self.crawler.spider.place.learnt.get(key, 0.0) * RELAXED  # type: ignore[union-attr]
            self._paces[key] = Pace(self._usual, learnt=learnt)
        return self._paces[key]

    def keep_pace(self, key: str, *, exactly: bool = False) -> None:
        """Brings the delay of a host up to its pace; ``exactly``, also down to it."""
        slot, least = self.slots.get(key), self.pace(key).delay
        if slot is not None:
            slot.delay = least if exactly else max(slot.delay, least)

    def wait(self, key: str, seconds: float) -> None:
        """No request starts to the host for so long."""
        slot = self.slots.get(key)
        if slot is not None:
            # The slot waits until `lastseen + delay`: put the last start into the future by the wait.
            slot.lastseen = max(slot.lastseen, monotonic() + seconds - slot.delay)

    def left(self, key: str) -> None:
        """A request to the host has just left this machine: only now its delay begins."""
        slot = self.slots.get(key)
        if slot is not None:
            slot.lastseen = max(slot.lastseen, monotonic())

    def shut(self, cause: str) -> None:
        """Nothing more is sent; what waits is turned back as ``NotAsked``."""
        self._shut = cause
        for slot in self.slots.values():
            _turn_back(slot, cause)

    def turn_back(self, kind: str) -> None:
        """What waits of ``kind`` is not sent: turned back as ``NotAsked``."""
        for slot in self.slots.values():
            _turn_back(slot, "page-closed", {kind})

    def end_holds(self) -> None:
        """The run is to end: what waits for a host that asked for patience is not waited for, and is turned back as
        ``NotAsked``. Files and further pages are, since the article that they are of is on its way."""
        self._ends = True
        for slot in filter(_is_held, self.slots.values()):
            _turn_back(slot, INTERRUPTED, _ALONE)

    def _get_slot(self, request: Request, spider: object = None) -> tuple[str, downloader.Slot]:
        key = self.get_slot_key(request)
        new = key not in self.slots
        key, slot = super()._get_slot(request)
        if new:
            slot.delay = max(slot.delay, self.pace(key).delay)
            if self._spread:
                slot.lastseen = monotonic() - random.uniform(0, slot.delay)  # noqa: S311 - no secret
        return key, slot

    def _process_queue(self, slot: downloader.Slot) -> None:
        before = slot.latercall
        super()._process_queue(slot)
        if slot.latercall is not None and slot.latercall is not before:
            wait(slot, slot.lastseen + slot.delay, partial(self._turn, slot, slot.latercall))

    def _turn(self, slot: downloader.Slot, timer: CallLaterResult) -> None:
        """What the slot's timer would do when the event loop comes round to it."""
        if slot.latercall is timer:
            timer.cancel()
            self._latercall(slot)

    def _latercall(self, slot: downloader.Slot) -> None:
        forget(slot)
        super()._latercall(slot)

    def close(self) -> None:
        """As Scrapy has it."""
        super().close()
        for slot in self.slots.values():
            forget(slot)

    async def _enqueue_request(self, request: Request) -> Response:
        if self._shut is not None:
            raise NotAsked(self._shut, request.url)
        # The one that is to be asked again may come after the signal.
        if self._ends and request.meta.get("kind") in _ALONE and _is_held(self._get_slot(request)[1]):
            raise NotAsked(INTERRUPTED, request.url)
        return await super()._enqueue_request(request)

    def _wait_for_download(
        self, slot: downloader.Slot, request: Request, queue_dfd: Deferred[Response]
    ) -> Coroutine[Any, Any, None]:
        slot.transferring.add(request)
        return begun(super()._wait_for_download(slot, request, queue_dfd))

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
        commit: Callable[[], Awaitable[None]] | None = getattr(spider, "commit", None)
        if commit is not None:
            await commit()
        return not store.lease.overdue and getattr(spider, "fatal", None) is None


def _is_held(slot: downloader.Slot) -> bool:
    """Whether its host asked for patience: the last start was put into the future."""
    return slot.lastseen > monotonic() + _PATIENT


def _turn_back(slot: downloader.Slot, cause: str, kinds: Container[str] | None = None) -> None:
    """Takes what waits at ``slot``, of ``kinds`` or all, out of its queue; who asked for it hears ``NotAsked``."""
    turned = [waiting for waiting in slot.queue if kinds is None or waiting[0].meta.get("kind") in kinds]
    for waiting in turned:
        slot.queue.remove(waiting)
    for request, waits in turned:
        waits.errback(Failure(NotAsked(cause, request.url)))  # type: ignore[no-untyped-call]
