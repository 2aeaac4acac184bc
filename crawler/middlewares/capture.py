"""Every answer is kept as it came over the wire, before anything reads it."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from archive.captures.warc import Exchange

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from crawler.spiders.portal import PortalSpider


class CaptureMiddleware:
    """Hands request and answer to the store and puts the token into ``request.meta["capture"]``.

    It stands nearest the downloader: content coding is still on. Scrapy has already joined chunks and
    written header names in their usual case.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> CaptureMiddleware:
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Response:
        spider: PortalSpider = self._crawler.spider  # type: ignore[assignment]
        fetched_at = spider.clock.now()
        request.meta["capture"] = spider.store.keep(
            Exchange(
                url=request.url,
                method=request.method,
                request_headers=_pairs(request),
                request_body=request.body,
                status=response.status,
                reason=_reason(response.status),
                response_headers=_pairs(response),
                body=response.body,
                fetched_at=fetched_at,
                ip=_ip(request, response),
                kind=request.meta.get("kind", "other"),
                via=request.meta.get("via"),
                led_from=next(iter(request.meta.get("redirect_urls", ())), None),
                section=request.meta.get("section"),
                asked=request.meta.get("asked"),
            )
        )
        request.meta["fetched_at"] = fetched_at
        return response


_SECRET = (b"Proxy-Authorization", b"Authorization")
"""What opens our own doors is no part of the record."""


def _pairs(message: Request | Response) -> list[tuple[str, str]]:
    return [
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in dict.items(message.headers)  # past the copies that its own items() makes
        if name not in _SECRET
        for value in values
    ]


def _ip(request: Request, response: Response) -> str | None:
    """The server's address; None behind a proxy, whose own it would be."""
    return str(response.ip_address) if response.ip_address and not request.meta.get("proxy") else None


def _reason(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
