"""Pages that ask to wait, though they say 200: the host is left alone for a while, then asked again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy.downloadermiddlewares.retry import get_retry_request

from crawler.middlewares.backoff import BackoffMiddleware

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.http import Response

    from crawler.spiders.portal import PortalSpider

BLOCKED = ("challenge", "flood")
"""Reasons of refusal that are about us, not about the page."""


def later(spider: PortalSpider, request: Request, reason: str) -> Request | None:
    """The same request for later, its host held meanwhile; None when its tries are used up."""
    backoff = spider.crawler.get_downloader_middleware(BackoffMiddleware)
    assert backoff is not None, "settings.py wires the backoff middleware"
    backoff.hold(request, backoff.FIRST_WAIT * 2 ** request.meta.get("retry_times", 0))
    return get_retry_request(request, spider=spider, reason=reason, max_retry_times=backoff.TRIES)


def plain_headers(response: Response) -> dict[str, str]:
    """Header names to their last values, as text."""
    return {
        name.decode("latin-1"): values[-1].decode("latin-1") for name, values in dict.items(response.headers) if values
    }
