"""How Scrapy asks a host, with what is the same for every request made once."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from scrapy.core.downloader.handlers.http11 import _BindAddressAgent, _ScrapyAgent
from scrapy.exceptions import ResponseDataLossError
from scrapy.http import Response

from archive.captures.codings import unpack

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.http import Headers
    from twisted.internet.interfaces import IStreamClientEndpoint
    from twisted.web.client import URI, Agent
    from twisted.web.client import Response as TxResponse


_END = re.compile(rb"</html\s{0,9}>\s{0,99}(?:<!--.{0,200}?-->\s{0,99})?\Z", re.IGNORECASE | re.DOTALL)
_TAIL = 400
"""Bytes of an answer in which its end is looked for."""
_GZIP = b"\x1f\x8b\x08"
_MOST = 20 * 2**20
"""Bytes of a page that are unpacked to see its end."""


SHORT = "short"
"""The flag of an answer that ends as pages do, of which less than half of what was said came."""


def ends_whole(body: bytes) -> bool:
    """Whether a page ends as pages do, as it is or packed with gzip, of which the end can be told.

    >>> ends_whole(b"<html><p>a</p></HTML>\\r\\n<!-- 0.3 s -->"), ends_whole(b"<html><p>a</p>"), ends_whole(b"{}")
    (True, False, False)
    """
    return _END.search(_plain(body)[-_TAIL:]) is not None


def is_far_short(body: bytes, said: object) -> bool:
    """Whether less than half came of the bytes that were ``said`` to come, be it of the page or of the packed one:
    no wrong count explains that.

    >>> is_far_short(b"<html></html>", 5000), is_far_short(b"<html></html>", 20), is_far_short(b"", "unknown")
    (True, False, False)
    """
    return isinstance(said, int) and 2 * max(len(body), len(_plain(body))) < said


def _plain(body: bytes) -> bytes:
    if not body.startswith(_GZIP):
        return body
    found = unpack(body, "gzip", _MOST)
    return found.body if found.state == "whole" else b""


class DirectAgent(_BindAddressAgent):
    """Asks without a proxy; keeps the way to each host, which Twisted makes anew for every request."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._endpoints: dict[tuple[bytes, bytes, int], IStreamClientEndpoint] = {}

    def _getEndpoint(self, uri: URI) -> IStreamClientEndpoint:  # noqa: N802 - Twisted's name
        key = (uri.scheme, uri.host, uri.port)
        if key not in self._endpoints:
            self._endpoints[key] = super()._getEndpoint(uri)  # type: ignore[no-untyped-call]
        return self._endpoints[key]


class Asking(_ScrapyAgent):
    """One request of Scrapy's; ``direct`` gives the agent for a timeout where no proxy stands between.

    A page that ends as pages do is whole, whatever was said of its length: servers count wrong, and forget to end what
    they send in pieces. Browsers show it. Everything else that breaks off raises ``ResponseDataLossError``.
    """

    def __init__(self, *, direct: Callable[[float], Agent], fail_on_dataloss: bool, **kwargs: Any) -> None:
        super().__init__(fail_on_dataloss=False, **kwargs)
        self._direct = direct
        self._is_strict = fail_on_dataloss

    def _get_agent(self, request: Request, timeout: float) -> Agent:
        if request.meta.get("proxy") or request.meta.get("bindaddress"):
            return super()._get_agent(request, timeout)
        return self._direct(timeout)

    def _cb_bodydone(self, result: Any, url: str) -> Response:
        """The answer as bytes: Scrapy's own looks for the class that can decode it, which nobody here asks for."""
        if result.get("stop_download"):
            return super()._cb_bodydone(result, url)
        came, flags = result["txresponse"], list(result.get("flags") or ())
        if self._is_strict and "dataloss" in flags:
            body = result.get("body", b"")
            if not ends_whole(body):
                raise ResponseDataLossError
            flags += [SHORT] if is_far_short(body, came.length) else []
        name, major, minor = came.version
        return Response(
            url,
            status=int(came.code),
            headers=self._headers_from_twisted_response(came),
            body=result.get("body", b""),
            flags=flags,
            certificate=result.get("certificate"),
            ip_address=result.get("ip_address"),
            protocol=f"{name.decode('ascii')}/{major}.{minor}",
        )

    @staticmethod
    def _headers_from_twisted_response(response: TxResponse) -> Headers:
        """Asked for when the head of an answer is there and when all of it is: the same both times."""
        known: Headers | None = getattr(response, "_as_headers", None)
        if known is None:
            known = _ScrapyAgent._headers_from_twisted_response(response)
            response._as_headers = known  # type: ignore[attr-defined]
        return known
