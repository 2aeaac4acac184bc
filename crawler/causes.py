"""One name for every way a fetch can fall short, the same in counts, observations and reports."""

from __future__ import annotations

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from twisted.internet import error as net
from twisted.web.client import ResponseFailed


class Refused(IgnoreRequest):
    """A request that must not be sent, or an answer that must not be read; ``cause`` says why."""

    def __init__(self, cause: str, url: str) -> None:
        super().__init__(f"{cause}: {url}")
        self.cause = cause
        self.url = url


_BY_TYPE: tuple[tuple[tuple[type[BaseException], ...], str], ...] = (
    ((CannotResolveHostError, net.DNSLookupError), "dns"),
    ((DownloadTimeoutError, net.TimeoutError, net.TCPTimedOutError), "timeout"),
    ((DownloadConnectionRefusedError, net.ConnectionRefusedError), "refused"),
    ((DownloadCancelledError,), "too-large"),
    ((ResponseDataLossError,), "cut-off"),
    ((UnsupportedURLSchemeError,), "off-host"),
    ((ResponseFailed, net.ConnectionLost, net.ConnectionDone, net.ConnectError, DownloadFailedError), "connection"),
)


def cause_of(error: BaseException | None) -> str:
    """The name of what went wrong: dns, refused, timeout, tls, cut-off, too-large, off-host, robots, redirects, ...

    >>> cause_of(Refused("off-host", "http://a/")), cause_of(net.DNSLookupError())
    ('off-host', 'dns')
    """
    if isinstance(error, Refused):
        return error.cause
    if isinstance(error, IgnoreRequest):
        return "redirects" if "redirect" in str(error) else "ignored"
    text = f"{type(error).__name__} {error}"
    if "SSL" in text or "certificate" in text or "TLS" in text:
        return "tls"
    if "private address" in text:
        return "private-address"
    for kinds, name in _BY_TYPE:
        if isinstance(error, kinds):
            return name
    return "connection"


def cause_of_status(status: int) -> str:
    """
    >>> cause_of_status(503), cause_of_status(429)
    ('http-5xx', 'flood')
    """
    if status == 429:
        return "flood"
    if status in (404, 410, 403, 401):
        return f"http-{status}"
    return f"http-{status // 100}xx"
