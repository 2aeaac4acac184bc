"""Content encoding taken off with bounded memory; what reaches the spider is plain bytes."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from scrapy.http import Response

from archive.pages import coding_of
from crawler.fetching.causes import Refused

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler

_WINDOW = {b"gzip": 47, b"x-gzip": 47}  # 32 + 15: gzip or zlib header, told by the bytes
_GZIP_MAGIC = b"\x1f\x8b"
_FIRST_STEP = 512
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_MAX_MEMBERS = 10_000
"""A 20 MB file in the blocks of bgzip has some 400."""


class CutOff(Exception):
    """A compressed stream that ends before its end."""


def inflate(body: bytes, encoding: bytes, limit: int) -> bytes | None:
    """``body`` without its gzip or deflate coding; None if it would pass ``limit`` bytes.

    All members of a gzip stream; what follows a whole member and is none is left out, as browsers do.
    Raises ``CutOff`` for a stream that ends early, ``zlib.error`` for bytes that are no such stream.

    >>> inflate(zlib.compress(b"a" * 100), b"deflate", 1000) == b"a" * 100
    True
    >>> inflate(zlib.compress(b"a" * 100), b"deflate", 10) is None
    True
    """
    try:
        return _inflate(body, _WINDOW.get(encoding, 47), limit)
    except zlib.error:
        if encoding != b"deflate":
            raise
        return _inflate(body, -15, limit)  # many servers send "deflate" without the zlib header


def _inflate(body: bytes, window: int, limit: int) -> bytes | None:
    whole: list[bytes] = []
    room = limit + 1
    place = 0
    for _ in range(_MAX_MEMBERS):
        decoder = zlib.decompressobj(window)
        step = _FIRST_STEP
        # In growing steps: what is left over of a step is copied, and members can be as short as 20 bytes.
        while not decoder.eof and place < len(body):
            part = decoder.decompress(body[place : place + step], room)
            room -= len(part)
            if room <= 0:
                return None
            whole.append(part)
            place = min(place + step, len(body)) - len(decoder.unused_data)
            step *= 2
        if not decoder.eof:
            raise CutOff
        if not body.startswith(_GZIP_MAGIC, place):
            return b"".join(whole)
    raise zlib.error("too many members")


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
        codings = [coding.strip().lower().encode() for coding in coding_of(response.body, said, kind).split(",")]
        if codings == [b""]:
            return response
        body = response.body
        limit = request.meta.get("download_maxsize") or self._limit
        for coding in reversed(codings):
            if coding in (b"", b"identity"):
                continue
            if not body:
                break  # an answer without a body names its coding all the same
            if _is_plain(body):
                break  # the coding is only named: some proxies take it off and leave the header
            if coding not in (b"gzip", b"x-gzip", b"deflate"):
                raise Refused("decode", request.url)
            try:
                plain = inflate(body, coding, limit)
            except zlib.error:
                raise Refused("decode", request.url) from None
            except CutOff:
                raise Refused("cut-off", request.url) from None
            if plain is None:
                self._crawler.stats.inc_value("limit/decompressed")
                raise Refused("too-large", request.url)
            body = plain
        return _with(response, body)


def _is_plain(body: bytes) -> bool:
    """Whether ``body`` is text, and so not compressed.

    >>> _is_plain(b"<!DOCTYPE html><html>"), _is_plain(zlib.compress(b"<html>")), _is_plain(b"busy")
    (True, False, False)
    """
    head = body[:256]
    return head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"<", b"{", b"[") and not _CONTROL.search(head)


def _with(response: Response, body: bytes) -> Response:
    """The answer with the plain ``body``: the same one, since whoever keeps what was sent has done so."""
    response.headers.pop("Content-Encoding", None)
    response._set_body(body)
    return response
