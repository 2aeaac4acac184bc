"""Connections that tell when a request has left this machine: from then on a host is left alone for its delay.

Twisted only queues what is written, and sends it when the event loop comes round again. In a process that crawls many
portals that is now soon, now late: two requests that were queued a second apart would leave less than a second apart.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from scrapy.core.downloader.handlers.http11 import _LenientHTTP11ClientFactory, _LenientHTTP11ClientProtocol
from scrapy.utils.asyncio import call_later
from twisted.protocols.policies import ProtocolWrapper

if TYPE_CHECKING:
    from twisted.internet.defer import Deferred
    from twisted.internet.interfaces import IAddress
    from twisted.web._newclient import HTTP11ClientProtocol
    from twisted.web._newclient import Request as TxRequest
    from twisted.web.iweb import IResponse

Sent = Callable[[str], None]
"""Told the URL of a request that has left."""


class Connection(_LenientHTTP11ClientProtocol):
    """Sends the head of a request at once."""

    sent: Sent

    def request(self, request: TxRequest) -> Deferred[IResponse]:
        """As Twisted has it."""
        answer = super().request(request)
        url = (request.absoluteURI or b"").decode("ascii", "replace")
        line: Any = self.transport
        if isinstance(line, ProtocolWrapper) or getattr(line, "TLS", False):
            # Packed when the loop comes round, and sent one round later.
            call_later(0, call_later, 0, self.sent, url)
        else:
            line.doWrite()  # what cannot be sent now, or fails, the event loop sees to
        self.sent(url)
        return answer

    def _finishResponse_WAITING(self, rest: bytes) -> None:  # noqa: N802 - Twisted's name
        """As Twisted has it, but a connection that the server is about to close is not kept: what is asked on it next
        would be lost. Servers of HTTP/1.0 close each that they do not promise to keep (RFC 9112, 9.3)."""
        parser, request = self._parser, self._currentRequest
        if parser is not None and request is not None:
            said = b",".join(parser.connHeaders.getRawHeaders(b"Connection", ())).lower()
            is_old = parser.response.version[1:] < (1, 1)
            request.persistent &= b"close" not in said and not (is_old and b"keep-alive" not in said)
        super()._finishResponse_WAITING(rest)


class Connections(_LenientHTTP11ClientFactory):
    """What Scrapy's pool of connections makes new ones with."""

    def __init__(self, quiescent: Any, metadata: Any, *, sent: Sent) -> None:
        super().__init__(quiescent, metadata)  # type: ignore[no-untyped-call]
        self._sent = sent

    def buildProtocol(self, addr: IAddress | None) -> HTTP11ClientProtocol:  # noqa: N802 - Twisted's name
        """As Scrapy has it."""
        made = Connection(self._quiescentCallback)  # type: ignore[no-untyped-call]
        made.sent = self._sent
        return made
