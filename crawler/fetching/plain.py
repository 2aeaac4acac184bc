"""What all share that ask without Scrapy, for one page or a server of captures: redirects, errors in a line, limits."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from email.message import Message
from typing import IO
from urllib.error import URLError
from urllib.request import HTTPRedirectHandler, Request
from urllib.response import addinfourl

from crawler import settings

ROBOTS_BYTES = 512 * 1024
"""Of robots.txt no more is read."""


class Redirects(HTTPRedirectHandler):
    """Follows redirects that somebody lets. ``allow`` gets the address that was asked for and the one that it leads to,
    before that is asked for; what it raises ends the way."""

    max_redirections = settings.REDIRECT_MAX_TIMES

    def __init__(self, allow: Callable[[str, str], None]) -> None:
        self._allow = allow

    def http_error_302(self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Message) -> addinfourl | None:
        """The answer that named the way is closed unread: its body may have no end."""
        fp.close()
        return super().http_error_302(req, fp, code, msg, headers)  # type: ignore[arg-type]

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> Request | None:
        """Asks first."""
        self._allow(req.full_url, newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


def line_of(error: Exception) -> str:
    """What went wrong, in one line, without the number that the system has for it.

    >>> line_of(ConnectionRefusedError(111, "Connection refused"))
    'Connection refused'
    """
    why = error.reason if isinstance(error, URLError) else error
    said = why.strerror if isinstance(why, OSError) and why.strerror else str(why)
    return " ".join(said.split()) or type(error).__name__


def helps(error: Exception) -> str:
    """The next step after a failure of TLS."""
    why = getattr(error, "reason", error)
    if isinstance(why, ssl.SSLCertVerificationError):
        return "; CONGTIN_TLS=unverified would take its certificate"
    return "; CONGTIN_TLS=legacy takes old servers" if isinstance(why, ssl.SSLError) else ""
