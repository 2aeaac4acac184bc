"""A portal behind a socket, with the standard library alone: what the demo and a replayed capture have in common."""

from __future__ import annotations

import sys
import threading
from abc import ABC, abstractmethod
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self


class PortalHandler(BaseHTTPRequestHandler, ABC):
    """Answers GET and HEAD alike, by ``answer``; says nothing, since the crawl that it serves has its own report."""

    protocol_version = "HTTP/1.1"
    timeout = 60
    wbufsize = -1  # head and body leave together
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        self.answer()

    def do_HEAD(self) -> None:
        self.answer()

    @abstractmethod
    def answer(self) -> None:
        """One answer; of a HEAD its head alone."""

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


class ServedPortal(ThreadingHTTPServer):
    """Bound when it is made; entering it as a context manager serves it from a daemon thread."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, host: str, port: int, handler: type[PortalHandler]) -> None:
        super().__init__((host, port), handler)
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
        self._thread = threading.Thread(target=self.serve_forever, args=(0.05,), name="portal", daemon=True)
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
