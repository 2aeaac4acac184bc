"""One cookie jar a run: a portal that counts one view a session is not inflated by us."""

from __future__ import annotations

from time import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy.exceptions import NotConfigured
from scrapy.http.cookies import CookieJar

if TYPE_CHECKING:
    from http.cookiejar import Cookie

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response


MOST, MOST_BYTES = 50, 8192
"""Cookies of one host, and what they weigh: what RFC 6265 asks of a browser, and what servers take."""


class CookiesMiddleware:
    """Off with ``COOKIES_ENABLED=False``.

    Scrapy's own looks domains up in the list of public suffixes, to keep what one site sets from another that shares
    only ``gov.vn`` with it. Here no request leaves the portal, and no other portal's run sees the jar.
    """

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("COOKIES_ENABLED"):
            raise NotConfigured
        self._jar = CookieJar()
        self._sent: tuple[object, bytes | None] = (None, None)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> CookiesMiddleware:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Sends what the portal has set; a request that comes a second time has its old header replaced."""
        request.headers.pop("Cookie", None)
        asked = self._decides(request.url)
        if asked is not None and asked == self._sent[0]:
            if self._sent[1] is not None:
                request.headers["Cookie"] = self._sent[1]
            return
        self._jar.add_cookie_header(request)
        self._sent = asked, request.headers.get("Cookie")

    def process_response(self, request: Request, response: Response) -> Response:
        if "Set-Cookie" in response.headers:
            self._jar.extract_cookies(response, request)
            self._bound()
        return response

    def _bound(self) -> None:
        """Has the oldest cookies of a host make room: one that sets another with every page would fill the header."""
        for paths in self._jar._cookies.values():
            held = [cookie for names in paths.values() for cookie in names.values()]  # as they were first set
            size = sum(map(_weight, held))
            while len(held) > MOST or size > MOST_BYTES:
                oldest = held.pop(0)
                size -= _weight(oldest)
                del paths[oldest.path][oldest.name]

    def _decides(self, url: str) -> object:
        """What decides on the header of a request for ``url``; None where its path does too, or a cookie has expired.

        The jar asks the same of every cookie for every request, at a hundred times the cost.
        """
        parts, now = urlsplit(url), time()
        held = []
        for cookie in self._jar:
            if cookie.path != "/" or (cookie.expires is not None and cookie.expires <= now + 1):
                return None
            held.append((cookie.name, cookie.value, cookie.domain, cookie.port, cookie.secure, cookie.version))
        return parts.scheme, parts.netloc, held


def _weight(cookie: Cookie) -> int:
    return len(cookie.name) + len(cookie.value or "") + len("=; ")
