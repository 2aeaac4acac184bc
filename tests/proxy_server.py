"""An HTTP proxy on loopback: plain requests and CONNECT, from an address of its own."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from socketserver import StreamRequestHandler, ThreadingTCPServer
from urllib.parse import urlsplit


@dataclass
class ProxyServer:
    """``asked`` lists the first line of every request; ``refuses`` is what all of them get, where it is set."""

    asked: list[str] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    refuses: str | None = None
    source: str = "127.0.0.2"
    """The address that its own connections come from."""
    url: str = ""


@contextmanager
def proxying(proxy: ProxyServer) -> Iterator[ProxyServer]:
    class Handler(StreamRequestHandler):
        def handle(self) -> None:
            first = self.rfile.readline().decode("latin-1").strip()
            if not first:
                return
            proxy.asked.append(first)
            headers = []
            while (line := self.rfile.readline()) not in (b"\r\n", b""):
                if line.lower().startswith(b"proxy-authorization:"):
                    proxy.keys.add(line.split(b":", 1)[1].strip().decode())
                elif not line.lower().startswith(b"connection:"):
                    headers.append(line)
            method, target, _ = first.split(" ")
            host = target if method == "CONNECT" else urlsplit(target).netloc
            name, _, port = host.partition(":")
            try:
                if proxy.refuses:
                    raise OSError
                there = socket.create_connection((name, int(port)), source_address=(proxy.source, 0))
            except OSError:
                status = proxy.refuses or "502 Bad Gateway"
                self.wfile.write(f"HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n".encode())
                return
            with there:
                if method == "CONNECT":
                    self.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
                else:
                    parts = urlsplit(target)
                    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
                    there.sendall(f"{method} {path} HTTP/1.1\r\n".encode() + b"".join(headers))
                    there.sendall(b"Connection: close\r\n\r\n")
                back = threading.Thread(target=relay, args=(there, self.connection), daemon=True)
                back.start()
                if method == "CONNECT":
                    relay(self.connection, there)
                back.join()

    def relay(source: socket.socket, sink: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                sink.sendall(data)
            sink.shutdown(socket.SHUT_WR)

    class Server(ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False

    server = Server(("127.0.0.1", 0), Handler)
    proxy.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield proxy
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
