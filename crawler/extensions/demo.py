"""The embedded portal is served by the run that crawls it."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

import msgspec
from scrapy import signals
from scrapy.exceptions import NotConfigured

from archive.disk.failures import reason
from archive.words import again
from crawler.errors import CouldNotStart
from crawler.spiders.portal import PortalSpider

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

_PORTAL = "demo"
"""Stem of its portal file."""


class DemoPortal:
    """Starts the demo's server before the first request and gives the spider its address."""

    def __init__(self, crawler: Crawler) -> None:
        spider = crawler.spider
        if not isinstance(spider, PortalSpider) or spider.portal.id != _PORTAL:
            raise NotConfigured
        from crawler import demo  # a server and a library of articles that no other run needs

        self._server = ExitStack()
        try:
            server = self._server.enter_context(demo.serve())
        except OSError as error:
            raise CouldNotStart(f"the demo portal cannot be served on loopback: {reason(error)}") from error
        try:
            if number := crawler.settings.getint("CONGTIN_DEMO_EDIT"):
                server.portal.correct(number)
        except ValueError as error:
            self._server.close()
            raise CouldNotStart(f"CONGTIN_DEMO_EDIT: {error}") from error
        if server.server_port != demo.DEFAULT_PORT:
            told = again(f"port {demo.DEFAULT_PORT} is taken: the demo portal is served at {server.url} this time")
            print(f"congtin: {told}", file=sys.stderr)
        spider.use(msgspec.structs.replace(spider.portal, home=server.url))
        crawler.signals.connect(self._closed, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> DemoPortal:
        return cls(crawler)

    def _closed(self) -> None:
        self._server.close()
