"""Serves the demo portal on loopback, with the standard library alone."""

from __future__ import annotations

import errno
import gzip
import re
import sys
import threading
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self, cast

from crawler.demo.library import DEFAULT_ARTICLES
from crawler.demo.portal import DemoPortal, now
from crawler.demo.routes import Answer, answer

DEFAULT_PORT = 8801
_PORTS_TRIED = 100
_PACKED = ("text/", "application/rss+xml", "application/xml")
_WORTH_PACKING = 500
_HOST = re.compile(r"[\w.\[\]:-]+")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "Demo"
    sys_version = ""
    timeout = 60
    wbufsize = -1  # head and body leave together
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def _answer(self) -> None:
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

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the crawl that this portal serves has its own report."""


class DemoServer(ThreadingHTTPServer):
    """The portal behind a socket; also the context manager that ``serve`` returns."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, host: str, port: int, portal: DemoPortal) -> None:
        super().__init__((host, port), _Handler)
        self.portal = portal
        self.requests: Counter[str] = Counter()
        """How often each path (with its query) was asked for."""
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    @property
    def port(self) -> int:
        """The port that was bound."""
        return int(self.server_address[1])

    @property
    def authority(self) -> str:
        return f"{self.server_address[0]!s}:{self.port}"

    @property
    def url(self) -> str:
        """The portal's home page."""
        return f"http://{self.authority}/"

    def count(self, path: str) -> None:
        """Note one request."""
        with self._lock:
            self.requests[path] += 1

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self.serve_forever, args=(0.05,), name="demo portal", daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.shutdown()
        self.server_close()
        self.wait()

    def wait(self) -> None:
        """Return when the server has been shut down."""
        if self._thread is not None:
            self._thread.join()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no error; anything else is."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


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
