"""The politeness ledger: what each host was asked for, and how often."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy import signals

from crawler.clean.urls import host_of
from crawler.fetching.downloaders import downloader_of

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response


class Ledger:
    """Requests, bytes (as sent) and answers by status a host; the delay that held at the end; what TLS agreed on."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._hosts: dict[str, dict[str, Any]] = {}
        crawler.signals.connect(self._downloaded, signals.response_downloaded)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Ledger:
        return cls(crawler)

    def _downloaded(self, response: Response, request: Request) -> None:
        host = self._hosts.setdefault(host_of(request.url), {"requests": 0, "bytes": 0, "status": {}})
        host["requests"] += 1
        host["bytes"] += len(response.body)
        status = str(response.status)
        host["status"][status] = host["status"].get(status, 0) + 1
        slot = self._crawler.engine.downloader.slots.get(request.meta.get("download_slot", ""))
        if slot is not None:
            host["delay"] = slot.delay
            host["learnt"] = downloader_of(self._crawler).pace(request.meta["download_slot"]).learnt
        if agreed := self._agreed(request.url):
            host["tls"] = agreed

    def _agreed(self, url: str) -> dict[str, str] | None:
        """What TLS came to with the host of ``url``."""
        parts = urlsplit(url)
        tls = self._crawler.spider.tls.hosts.get(parts.hostname or "")  # type: ignore[union-attr]
        return dict(tls.agreed) if tls is not None and parts.scheme == "https" else None

    def hosts(self) -> dict[str, Any]:
        """A host: {requests, bytes, status: {code: count}, delay in seconds, learnt, tls}."""
        return {
            name: {fact: value for fact, value in host.items() if fact != "learnt" or value}
            for name, host in sorted(self._hosts.items())
        }
