"""A portal on a loopback port: HTTP/1.1, one thread a connection, quiet; does to the wire what a fault asks for."""

from __future__ import annotations

import gzip
import io
import os
import socket
import struct
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.arrivals import Arriving, stamped
from tests.portals.base import TestPortal
from tests.portals.wire import Request, Response
from tests.waiting import until

GONE = (ConnectionError, TimeoutError)  # the client has left


class Server(ThreadingHTTPServer):
    """Knows its portal and its open connections, so that all of them end with it."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, portal: TestPortal, handler: type[BaseHTTPRequestHandler], port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), handler)
        stamped(self.socket)
        self.portal = portal
        self.open: set[socket.socket] = set()
        self.guard = threading.Lock()
        self.stopping = threading.Event()

    def process_request(self, request: socket.socket, client_address: object) -> None:  # type: ignore[override]
        """Counts a connection, then gives it a thread."""
        with self.guard:
            self.open.add(request)
            self.portal.total_connections += 1
            self.portal.connections += 1
            self.portal.peak_connections = max(self.portal.peak_connections, self.portal.connections)
        super().process_request(request, client_address)

    def shutdown_request(self, request: socket.socket) -> None:  # type: ignore[override]
        """The connection has ended."""
        with self.guard:
            if request in self.open:
                self.open.discard(request)
                self.portal.connections -= 1
        super().shutdown_request(request)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that leaves is no error; bugs of the portal were written down where they happened."""

    def stop(self) -> None:
        """Ends the server and every connection to it."""
        self.stopping.set()
        self.shutdown()
        with self.guard:
            left = list(self.open)
        for connection in left:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        self.server_close()
        until(lambda: not self.open)


class Handler(BaseHTTPRequestHandler):
    """One connection to a portal."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Server

    def setup(self) -> None:
        super().setup()
        self.rfile.close()
        self.arriving = Arriving(self.connection)
        self.rfile = io.BufferedReader(self.arriving)

    def answer(self) -> None:
        """Reads a request, asks the portal, writes the answer in one piece."""
        portal, server = self.server.portal, self.server
        length = self.headers.get("Content-Length", "0")
        sent = self.rfile.read(int(length)) if length.isdigit() else b""
        with server.guard:
            portal.requests += 1
            portal.peak_requests = max(portal.peak_requests, portal.requests)
        try:
            names = {name.lower(): value for name, value in self.headers.items()}
            answer = self.ask(Request(self.command, self.path, names, sent, self.arriving.last))
            if answer.delay:
                server.stopping.wait(answer.delay)
            self.deliver(answer)
        except GONE:
            self.close_connection = True
        finally:
            with server.guard:
                portal.requests -= 1

    do_GET = do_POST = do_HEAD = answer  # noqa: N815

    def ask(self, request: Request) -> Response:
        """The portal's answer; a bug in it is kept for the test to see, and answered with 500."""
        try:
            return self.server.portal.handle(request)
        except Exception:
            self.server.portal.errors.append(traceback.format_exc())
            return Response(500)

    def deliver(self, answer: Response) -> None:
        """Sends an answer, whole or spoilt."""
        fault = answer.sabotage
        if fault == "truncated" and answer.stream is None:
            if "gzip" in self.headers.get("Accept-Encoding", "") and len(answer.body) > 200:
                packed = gzip.compress(answer.body, 1, mtime=0)
                answer.body = packed[: len(packed) * 2 // 3]
                answer.headers["Content-Encoding"] = "gzip"
            else:
                fault = "reset"
        chunked = answer.stream is not None and "Content-Length" not in answer.headers
        if chunked:
            answer.headers["Transfer-Encoding"] = "chunked"
        elif answer.stream is None:
            answer.headers["Content-Length"] = str(len(answer.body))
        lines = [f"HTTP/1.1 {answer.status} {self.responses.get(answer.status, ('Unknown',))[0]}"]
        lines += [f"{name}: {value}" for name, value in answer.headers.items()]
        top = ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")
        if self.command == "HEAD" or answer.status == 304:
            self.wfile.write(top)
        elif answer.stream is not None:
            self.wfile.write(top)
            self.pour(answer.stream, chunked=chunked)
        elif fault == "reset":
            self.wfile.write(top + answer.body[: len(answer.body) // 2])
            self.reset()
        elif fault == "drip":
            self.wfile.write(top)
            self.drip(answer.body)
        else:
            self.wfile.write(top + answer.body)

    def pour(self, stream: Iterator[bytes], *, chunked: bool) -> None:
        """Sends a stream until the client has had enough."""
        for block in stream:
            if self.server.stopping.is_set():
                self.close_connection = True
                return
            self.wfile.write(b"%x\r\n%s\r\n" % (len(block), block) if chunked else block)
        if chunked:
            self.wfile.write(b"0\r\n\r\n")

    def drip(self, whole: bytes) -> None:
        """The body, a few bytes at a time; closes unfinished."""
        faults = self.server.portal.faults
        end = time.monotonic() + faults.drip_seconds
        place = 0
        while time.monotonic() < end and place < len(whole) - 16:
            self.wfile.write(whole[place : place + 16])
            place += 16
            self.server.stopping.wait(faults.drip_pause)
            if self.server.stopping.is_set():
                break
        self.close_connection = True

    def reset(self) -> None:
        """Cuts the connection with a TCP reset."""
        self.close_connection = True
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        os.close(self.connection.detach())

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


class Decoy(Handler):
    """The other port: whatever comes here has left the portal."""

    def answer(self) -> None:
        self.server.portal.strays.append(f"{self.headers.get('Host', '')}{self.path}")
        self.deliver(Response(200, "<html><body><h1>Tin ở cổng khác</h1></body></html>".encode()))

    do_GET = do_POST = do_HEAD = answer  # noqa: N815


@contextmanager
def serve(portal: TestPortal, port: int = 0) -> Iterator[str]:
    """Serves a portal on 127.0.0.1; gives its address. With traps that lead away, a decoy on another port as well."""
    servers = [Server(portal, Handler, port)]
    portal.address = f"http://127.0.0.1:{servers[0].server_address[1]}"
    if portal.faults.traps & {"other-port", "redirect-off"}:
        servers.append(Server(portal, Decoy))
        portal.decoy = servers[1].server_address[1]
    threads = [threading.Thread(target=s.serve_forever, args=(0.02,), daemon=True) for s in servers]
    for thread in threads:
        thread.start()
    try:
        yield portal.address
    finally:
        for server in servers:
            server.stop()
        for thread in threads:
            thread.join()
