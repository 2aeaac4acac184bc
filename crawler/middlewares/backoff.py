"""What a server says about its load is heard: ``Retry-After`` holds the whole host, not the one request."""

from __future__ import annotations

import logging
from collections import Counter
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import TYPE_CHECKING

from scrapy import signals
from scrapy.downloadermiddlewares.retry import get_retry_request

from crawler.fetching.downloaders import downloader_of
from crawler.reasons import ASKED_AGAIN

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

logger = logging.getLogger(__name__)

_MOST = timedelta(days=365).total_seconds()
"""Longer waits are as good as this one."""
_GOOD = (404, 410)
"""Statuses of errors that a server at ease gives: the others are no reason to go faster again."""


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
        when = when if when.tzinfo is not None else when.replace(tzinfo=UTC)  # "-0000", or no zone at all
        return max(0.0, (when - now).total_seconds())
    except (TypeError, ValueError, OverflowError):  # the last for years and zones beyond all measure
        return None


def told_to_wait(response: Response) -> timedelta | None:
    """For how long ``response`` asks to be left alone; None where it does not say."""
    header = response.headers.get("Retry-After") if _asks_to_wait(response) else None
    told = seconds_of(header.decode("latin-1"), datetime.now(UTC)) if header else None
    return timedelta(seconds=min(told, _MOST)) if told is not None else None


def _asks_to_wait(response: Response) -> bool:
    return response.status in (429, 503)


class BackoffMiddleware:
    """On 429 and 503: waits as told (capped), else twice as long each time; then asks again, three times.

    The delay between requests doubles with every such answer and comes down again with good ones
    (``crawler.fetching.pace``): a portal in trouble for a minute does not make a night's crawl last a week.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._max_wait = crawler.settings.getfloat("CONGTIN_MAX_WAIT")
        self._first_wait = crawler.settings.getfloat("CONGTIN_FIRST_WAIT")
        self._too_long: dict[str, Counter[str]] = {}
        """By host, the addresses whose answers in a row asked for a longer wait than there is."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> BackoffMiddleware:
        middleware = cls(crawler)
        crawler.signals.connect(middleware._heard, signals.response_downloaded)
        return middleware

    def _heard(self, request: Request, response: Response) -> None:
        """Before anything else leaves for its host: what waited for its turn is due, where an answer took as long."""
        if _asks_to_wait(response) and not self._is_given_up(request):
            told = told_to_wait(response)
            seconds = told.total_seconds() if told is not None else None
            self._spare(request, seconds, flood=response.status == 429)

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """The answer itself, or a later request for it while tries are left."""
        if not _asks_to_wait(response):
            if response.status < 400 or response.status in _GOOD:
                self._too_long.pop(request.meta["download_slot"], None)
                self._recover(request)
            return response
        again = None if self._is_given_up(request) else self._again(request, f"http {response.status}")
        return response if again is None else again

    def later(self, request: Request, reason: str, *, flood: bool) -> Request | None:
        """The same request for later, its host held meanwhile; None when its tries are used up."""
        self._spare(request, None, flood=flood, slower=reason != "challenge")  # which no slower pace makes go away
        return self._again(request, reason)

    def _spare(self, request: Request, told: float | None, *, flood: bool, slower: bool = True) -> None:
        """Leaves the host alone for as long as it ``told``, or else longer with each try."""
        tries = request.meta.get("retry_times", 0)
        if tries < ASKED_AGAIN or told is not None or flood:
            if not tries and slower:
                self._slow_down(request, flood=flood)
            self._hold(request, told if told is not None else self._first_wait * 2**tries)

    def _is_given_up(self, request: Request) -> bool:
        """Whether nothing will be asked for that a wait could spare the server."""
        return request.meta.get("retry_times", 0) >= ASKED_AGAIN and request.meta.get("kind") == "robots"

    def _again(self, request: Request, reason: str) -> Request | None:
        spider = self._crawler.spider
        assert spider is not None
        return get_retry_request(request, spider=spider, reason=reason, max_retry_times=ASKED_AGAIN)

    def _slow_down(self, request: Request, *, flood: bool) -> None:
        downloader = downloader_of(self._crawler)
        key, _ = downloader._get_slot(request)
        downloader.pace(key).trouble(flood=flood, now=monotonic())
        downloader.keep_pace(key)

    def _hold(self, request: Request, seconds: float) -> None:
        """No request starts to this host for ``seconds`` (capped)."""
        wait = min(seconds, self._max_wait)
        downloader = downloader_of(self._crawler)
        key, _ = downloader._get_slot(request)
        if wait < seconds:
            self._crawler.spider.tally.limits["retry-after"] += 1  # type: ignore[union-attr]
            logger.warning("Retry-After %.0f s of %s is capped at %.0f s", seconds, request.url, self._max_wait)
            asked = self._too_long.setdefault(key, Counter())
            asked[request.url] += 1
            self._crawler.spider.breaker.asked_for_more(seconds, asked)  # type: ignore[union-attr]
        self._crawler.stats.inc_value("backoff/holds")
        if request.meta.get("kind") == "robots":
            logger.warning("%s cannot be read: asked again in %.0f s, nothing is crawled without it", request.url, wait)
        else:
            logger.warning("%s asks for patience: no request for %.0f s", request.url, wait)
        downloader.wait(key, wait)

    def _recover(self, request: Request) -> None:
        key = request.meta["download_slot"]
        downloader = downloader_of(self._crawler)
        pace = downloader.pace(key)
        before = pace.delay
        pace.good_answer()
        if pace.delay < before:
            downloader.keep_pace(key, exactly=True)
