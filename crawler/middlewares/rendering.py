"""Pages of a portal that shows nothing without its scripts are rendered; other portals' pass by."""

from __future__ import annotations

import logging
from collections import OrderedDict
from typing import TYPE_CHECKING

from scrapy import Request, signals
from scrapy.http import HtmlResponse, Response
from scrapy.http.request import NO_CALLBACK

from archive.captures.warc import Exchange
from crawler.fetching.causes import Refused, cause_of
from crawler.fetching.downloaders import downloader_of
from crawler.rendering.browser import Asked, Browser, Given, RenderingFailed, TooLarge, executable

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from crawler.spiders.portal import PortalSpider

logger = logging.getLogger(__name__)

PAGES = frozenset({"home", "listing", "article", "further"})
"""Kinds of requests whose answers are pages."""

SCRIPTS, SCRIPT_BYTES = 64, 8 * 1024 * 1024
"""Programs that are kept for the next page, and their size: a portal's pages share a few."""

_SENT = ("content-type", "accept", "x-requested-with")
"""Headers of a script's request that are its own; the others are the crawl's."""

_OF_TRANSFER = frozenset({"content-encoding", "content-length", "transfer-encoding", "connection", "keep-alive"})


class RenderingMiddleware:
    """Fetches the page as ever (kind "shell"), has a browser run its scripts, and goes on with what they made.

    What the scripts ask for comes by all other middlewares, kind "script". The rendered page is kept beside them.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._browser: Browser | None = None
        self._scripts: OrderedDict[str, Given] = OrderedDict()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RenderingMiddleware:
        """Raises ``CouldNotStart`` where the portal needs a browser and there is none."""
        middleware = cls(crawler)
        spider, settings = crawler.spider, crawler.settings
        if spider.portal.browser:  # type: ignore[union-attr]
            middleware._browser = Browser(
                executable(settings["CONGTIN_CHROMIUM"]),
                user_agent=settings["USER_AGENT"],
                seconds=settings.getfloat("CONGTIN_RENDER_SECONDS"),
                quiet=settings.getfloat("CONGTIN_RENDER_QUIET"),
                most=settings.getint("DOWNLOAD_MAXSIZE"),
            )
            crawler.signals.connect(middleware.close, signals.spider_closed)
        return middleware

    def process_request(self, request: Request) -> None:
        """Marks a page's request: what it brings is only the beginning of the page."""
        kind = request.meta.get("kind")
        if self._browser is not None and kind in PAGES and request.method == "GET":
            request.meta.update(kind="shell", page=kind)
            # The shell is the same, whatever the article says now.
            request.headers.pop("If-None-Match", None)
            request.headers.pop("If-Modified-Since", None)

    async def process_response(self, request: Request, response: Response) -> Response:
        """The rendered page, or the answer itself where it is none. Raises ``Refused`` with the cause browser."""
        kind = request.meta.pop("page", None)
        if kind is None or self._browser is None:
            return response
        request.meta["kind"] = kind
        mime = response.headers.get("Content-Type") or b"text/html"
        if response.status != 200 or b"html" not in mime:
            return response
        spider = self._crawler.spider
        given = Given(response.status, _headers(response), response.body)
        try:
            rendered = await self._browser.render(response.url, given, self._fetch)
        except RenderingFailed as error:
            logger.warning("%s could not be rendered: %s", response.url, error)
            raise Refused("browser", response.url) from error
        except TooLarge as error:
            raise Refused("too-large", response.url) from error
        finally:
            # Pages are rendered one at a time: whatever still waits was for this one.
            downloader_of(self._crawler).turn_back("script")
        spider.tally.counts["rendered"] += 1  # type: ignore[union-attr]
        if not rendered.is_whole:
            spider.tally.limits["render-time"] += 1  # type: ignore[union-attr]
        if rendered.is_cut:
            spider.tally.limits["render-requests"] += 1  # type: ignore[union-attr]
        return self._kept(request, response, rendered.html.encode("utf-8", "replace"))

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Gives the request its kind back: nothing came of it."""
        if kind := request.meta.pop("page", None):
            request.meta["kind"] = kind

    async def close(self) -> None:
        """Ends the browser with the crawl."""
        if self._browser is not None:
            await self._browser.close()

    async def _fetch(self, asked: Asked) -> Given | None:
        """What a script asks for, by the crawl's own way; programs are asked for once."""
        known = self._scripts.get(asked.url) if asked.is_script else None
        if known is not None:
            return known
        headers = {name: value for name, value in asked.headers.items() if name.lower() in _SENT}
        request = Request(
            asked.url,
            method=asked.method,
            headers=headers,
            body=asked.body,
            callback=NO_CALLBACK,
            priority=100,
            meta={"kind": "script", "via": asked.headers.get("referer")},
        )
        engine = self._crawler.engine
        assert engine is not None
        try:
            response = await engine.download_async(request)
        except Exception as error:  # whatever keeps a request away keeps it from the page, and is counted
            self._crawler.stats.inc_value(f"rendering/kept-away/{cause_of(error)}")
            return None
        given = Given(response.status, _headers(response), response.body)
        if asked.is_script and response.status == 200:
            self._scripts[asked.url] = given
            while len(self._scripts) > SCRIPTS or sum(len(kept.body) for kept in self._scripts.values()) > SCRIPT_BYTES:
                self._scripts.popitem(last=False)
        return given

    def _kept(self, request: Request, response: Response, body: bytes) -> Response:
        """The rendered page as the answer, and in the WARC."""
        mime = "text/html; charset=utf-8"
        spider: PortalSpider = self._crawler.spider  # type: ignore[assignment]
        fetched_at = spider.clock.now()
        request.meta["capture"] = spider.store.keep(
            Exchange(
                url=response.url,
                status=200,
                response_headers=[("Content-Type", mime)],
                body=body,
                fetched_at=fetched_at,
                kind=request.meta["kind"],
                via=request.meta.get("via"),
                is_rendered=True,
            )
        )
        request.meta["fetched_at"] = fetched_at
        headers = {"Content-Type": mime}
        return HtmlResponse(response.url, status=200, headers=headers, body=body, encoding="utf-8", request=request)


def _headers(response: Response) -> dict[str, str]:
    """The first value of each header that says something of the content."""
    return {
        name.decode("latin-1"): values[0].decode("latin-1")
        for name, values in dict.items(response.headers)
        if values and name.decode("latin-1").lower() not in _OF_TRANSFER
    }
