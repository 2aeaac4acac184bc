"""Serves the demo portal on loopback, with the standard library alone."""

from __future__ import annotations

import errno
import gzip
import re
from collections.abc import Callable
from datetime import datetime
from typing import cast

from crawler.demo.library import DEFAULT_ARTICLES
from crawler.demo.portal import DemoPortal, now
from crawler.demo.routes import Answer, answer
from crawler.demo.serving import PortalHandler, ServedPortal

DEFAULT_PORT = 8801
_PORTS_TRIED = 100
_PACKED = ("text/", "application/rss+xml", "application/xml")
_WORTH_PACKING = 500
_HOST = re.compile(r"[\w.\[\]:-]+")


class _Handler(PortalHandler):
    server_version = "Demo"
    sys_version = ""

    def answer(self) -> None:
        server = cast("DemoServer", self.server)
        server.count(self.path)
        host = self.headers.get("Host", "")
        self._send(answer(server.portal, self.path, f"http://{host if _HOST.fullmatch(host) else server.authority}"))

    def _send(self, found: Answer) -> None:
        body = found.body
        self.send_response(found.status)
        self.send_header("Content-Type", found.content_type)
        if found.content_type.startswith(_PACKED):
            self.send_header("Vary", "Accept-Encoding")
            if len(body) >= _WORTH_PACKING and "gzip" in self.headers.get("Accept-Encoding", ""):
                body = gzip.compress(body, compresslevel=1, mtime=0)
                self.send_header("Content-Encoding", "gzip")
        for name, value in found.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


class DemoServer(ServedPortal):
    """The demo portal behind a socket."""

    def __init__(self, host: str, port: int, portal: DemoPortal) -> None:
        super().__init__(host, port, _Handler)
        self.portal = portal


def serve(
    host: str = "127.0.0.1",
    port: int = DEFAULT_PORT,
    *,
    articles: int = DEFAULT_ARTICLES,
    clock: Callable[[], datetime] = now,
) -> DemoServer:
    """The demo portal, bound and ready; entering it as a context manager serves it from a daemon thread.

    Where ``port`` is taken, the next free one of the following hundred is used; ``port=0`` takes any.
    ``articles`` is the portal's size: pages are written as they are asked for, so it costs no memory.
    Raises OSError where nothing could be bound.
    """
    portal = DemoPortal(articles, clock)
    for candidate in range(port, min(port + _PORTS_TRIED, 65536)) if port else (0,):
        try:
            return DemoServer(host, candidate, portal)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
    raise OSError(errno.EADDRINUSE, f"ports {port} to {port + _PORTS_TRIED - 1} of {host} are all taken")
