"""What a server says about its load is heard: ``Retry-After`` holds the whole host, not the one request."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import TYPE_CHECKING

from scrapy.downloadermiddlewares.retry import get_retry_request

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

logger = logging.getLogger(__name__)


def seconds_of(retry_after: str, now: datetime) -> float | None:
    """Seconds that a ``Retry-After`` header asks for (RFC 9110, 10.2.3), or None if it says nothing.

    >>> seconds_of("120", datetime(2026, 1, 1, tzinfo=UTC))
    120.0
    >>> seconds_of("Thu, 01 Jan 2026 00:01:00 GMT", datetime(2026, 1, 1, tzinfo=UTC))
    60.0
    """
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        when = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    when = when if when.tzinfo is not None else when.replace(tzinfo=UTC)  # "-0000", or no zone at all
    return max(0.0, (when - now).total_seconds())


class BackoffMiddleware:
    """On 429 and 503: waits as told (capped), else twice as long each time; then asks again, three times.

    The delay between requests doubles with every such answer, and is halved again (never below what it was) by
    each run of good ones: a portal in trouble for a minute does not make a night's crawl last a week.
    """

    TRIES = 3
    FIRST_WAIT = 5.0
    GOOD_RUN = 10
    """Good answers in a row after which the delay is halved."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._max_wait = crawler.settings.getfloat("CONGTIN_MAX_WAIT")
        self._usual: dict[str, float] = {}
        """Slot to its delay before the first hold, in seconds."""
        self._good: dict[str, int] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> BackoffMiddleware:
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """The answer itself, or a later request for it while tries are left."""
        if response.status not in (429, 503):
            if self._usual:
                self._recover(request)
            return response
        tries = request.meta.get("retry_times", 0)
        header = response.headers.get("Retry-After")
        if tries >= self.TRIES and request.meta.get("kind") == "robots":
            return response  # nothing will be asked for that a wait could spare the server
        told = seconds_of(header.decode("latin-1"), datetime.now(UTC)) if header else None
        self.hold(request, told if told is not None else self.FIRST_WAIT * 2**tries)
        spider = self._crawler.spider
        assert spider is not None
        again = get_retry_request(request, spider=spider, reason=f"http {response.status}", max_retry_times=self.TRIES)
        return response if again is None else again

    def hold(self, request: Request, seconds: float) -> None:
        """No request starts to this host for ``seconds`` (capped), and the delay after it doubles, up to 30 s."""
        wait = min(seconds, self._max_wait)
        if wait < seconds:
            self._crawler.spider.tally.limits["retry-after"] += 1  # type: ignore[union-attr]
        self._crawler.stats.inc_value("backoff/holds")
        if request.meta.get("kind") == "robots":
            logger.warning("%s cannot be read: asked again in %.0f s, nothing is crawled without it", request.url, wait)
        else:
            logger.warning("%s asks for patience: no request for %.0f s", request.url, wait)
        key, slot = self._crawler.engine.downloader._get_slot(request)  # no public way to a host's slot
        self._usual.setdefault(key, slot.delay)
        self._good[key] = 0
        slot.delay = max(slot.delay, min(30.0, max(slot.delay * 2, 0.1)))
        # The slot waits until `lastseen + delay`: put the last start into the future by the wait.
        slot.lastseen = max(slot.lastseen, monotonic() + wait - slot.delay)

    def _recover(self, request: Request) -> None:
        """Counts a good answer of a host that was held; enough of them in a row halve its delay."""
        key, slot = self._crawler.engine.downloader._get_slot(request)
        usual = self._usual.get(key)
        if usual is None:
            return
        self._good[key] += 1
        if self._good[key] >= self.GOOD_RUN:
            self._good[key] = 0
            slot.delay = max(usual, slot.delay / 2)
            if slot.delay < usual + 0.05:
                slot.delay = usual
                del self._usual[key], self._good[key]
