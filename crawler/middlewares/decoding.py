"""Content encoding taken off with bounded memory; what reaches the spider is plain bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy.http import Response

from archive.captures.codings import Unpacked, is_text, unpack
from archive.pages import coding_of
from crawler.fetching.causes import Refused

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler

_READ = frozenset({"gzip", "x-gzip", "deflate"})
"""What is asked for, as ``Accept-Encoding`` says it."""
_CAUSES = {"cut": "cut-off", "too-large": "too-large"}


class DecodingMiddleware:
    """Replaces Scrapy's: one pass, one limit (``DOWNLOAD_MAXSIZE``), no guess at the text's encoding."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._limit = crawler.settings.getint("DOWNLOAD_MAXSIZE")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> DecodingMiddleware:
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Response:
        """The decoded answer. Raises ``Refused`` with the cause too-large, cut-off or decode.

        An answer that is no 200 is told by its status alone (a 429 is heard, a 404 stays one): it comes without its
        body where that cannot be decoded.
        """
        try:
            return self._decoded(request, response)
        except Refused:
            if response.status == 200:
                raise
            return _with(response, b"")

    def _decoded(self, request: Request, response: Response) -> Response:
        said = b",".join(response.headers.getlist("Content-Encoding")).decode("latin-1")
        kind = (response.headers.get("Content-Type") or b"").decode("latin-1")
        codings = [coding.strip().lower() for coding in coding_of(response.body, said, kind).split(",")]
        if codings == [""]:
            return response
        body = response.body
        limit = request.meta.get("download_maxsize") or self._limit
        for coding in reversed(codings):
            if coding in ("", "identity"):
                continue
            if not body:
                break  # an answer without a body names its coding all the same
            found = unpack(body, coding, limit) if coding in _READ or is_text(body) else Unpacked("unknown", body)
            if found.state == "plain":
                break  # the coding is only named: some proxies take it off and leave the header
            if found.state != "whole":
                if found.state == "too-large":
                    self._crawler.stats.inc_value("limit/decompressed")
                raise Refused(_CAUSES.get(found.state, "decode"), request.url)
            body = found.body
        return _with(response, body)


def _with(response: Response, body: bytes) -> Response:
    """The answer with the plain ``body``: the same one, since whoever keeps what was sent has done so."""
    response.headers.pop("Content-Encoding", None)
    response._set_body(body)
    return response
