"""One name for every way a fetch can fall short, the same in counts, observations and reports."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

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
from twisted.web.client import RequestTransmissionFailed, ResponseFailed

if TYPE_CHECKING:
    from crawler.portals.model import Tls

logger = logging.getLogger(__name__)

INTERRUPTED = "interrupted"
"""Why what waited was not asked for when somebody ended the run."""

PASSING = frozenset(
    {
        "dns",
        "timeout",
        "refused",
        "connection",
        "cut-off",
        "tls",
        "proxy",
        "geo-blocked",
        "http-5xx",
        "flood",
        "challenge",
    }
)
"""Causes that say nothing of what was asked for: it may come at another time."""


class Refused(IgnoreRequest):
    """A request that must not be sent, or an answer that must not be read; ``cause`` says why."""

    def __init__(self, cause: str, url: str) -> None:
        super().__init__(f"{cause}: {url}")
        self.cause = cause
        self.url = url


class NotAsked(Refused):
    """A request that was not sent for a reason that says nothing of its page: it can be asked for at any time."""


class TlsFailed(DownloadFailedError):
    """No connection by TLS came about; ``distrusted`` says what is wrong with the certificate, where it was that,
    ``helps`` names the profile that would take the host."""

    def __init__(self, said: str, distrusted: str | None = None, helps: Tls | None = None) -> None:
        super().__init__(said)
        self.distrusted = distrusted
        self.helps = helps


class ProxyFailed(DownloadFailedError):
    """The proxy gave no way through: nothing is known of the portal."""


_BY_TYPE: tuple[tuple[tuple[type[BaseException], ...], str], ...] = (
    ((CannotResolveHostError, net.DNSLookupError), "dns"),
    ((DownloadTimeoutError, net.TimeoutError, net.TCPTimedOutError), "timeout"),
    ((DownloadConnectionRefusedError, net.ConnectionRefusedError), "refused"),
    ((DownloadCancelledError,), "too-large"),
    ((ResponseDataLossError,), "cut-off"),
    ((TlsFailed,), "tls"),
    ((ProxyFailed,), "proxy"),
    ((UnsupportedURLSchemeError,), "off-host"),
    ((ResponseFailed, RequestTransmissionFailed, DownloadFailedError), "connection"),
    # The system's own errors come bare: no file descriptor left, no route, a reset.
    ((net.ConnectionClosed, net.ConnectError, OSError), "connection"),
)


def distrusted(error: BaseException | None) -> bool:
    """Whether a certificate was in the way, at whatever step: it would be from everywhere."""
    failed = tls_failure(error)
    return failed is not None and failed.distrusted is not None


def tls_failure(error: BaseException | None) -> TlsFailed | None:
    """The failure of TLS that ``error`` is or came of."""
    while error is not None and not isinstance(error, TlsFailed):
        error = error.__cause__
    return error


def cause_of(error: BaseException | None) -> str:
    """The name of what went wrong: dns, refused, timeout, tls, cut-off, too-large, off-host, proxy, robots, ...

    What no network does is ``bug``, and stands in the log with its traceback: blamed on the portal, it would hide.

    >>> cause_of(Refused("off-host", "http://a/")), cause_of(net.DNSLookupError())
    ('off-host', 'dns')
    """
    if isinstance(error, Refused):
        return error.cause
    if isinstance(error, IgnoreRequest):
        return "redirects" if "redirect" in str(error) else "ignored"
    for kinds, name in _BY_TYPE:
        if isinstance(error, kinds):
            return name
    logger.error("not the network's doing: %r", error, exc_info=error)
    return "bug"


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
