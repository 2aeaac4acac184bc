"""One cookie jar a run: a portal that counts one view a session is not inflated by us."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy.exceptions import NotConfigured
from scrapy.http.cookies import CookieJar

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response


class CookiesMiddleware:
    """Off with ``COOKIES_ENABLED=False``.

    Scrapy's own looks domains up in the list of public suffixes, to keep what one site sets from another that shares
    only ``gov.vn`` with it. Here no request leaves the portal, and no other portal's run sees the jar.
    """

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("COOKIES_ENABLED"):
            raise NotConfigured
        self._jar = CookieJar()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> CookiesMiddleware:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Sends what the portal has set; a request that comes a second time has its old header replaced."""
        request.headers.pop("Cookie", None)
        self._jar.add_cookie_header(request)

    def process_response(self, request: Request, response: Response) -> Response:
        if "Set-Cookie" in response.headers:
            self._jar.extract_cookies(response, request)
        return response
