"""One generated portal under as many loopback addresses as are asked for, its pages filled up to 30 KB.

It notes when each request came in, as the kernel has it: how late this process looked does not count.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import signal
import socket
import struct
import sys
import time
from array import array
from collections import defaultdict
from functools import cache

from crawler.demo.portal import DemoPortal, now
from crawler.demo.routes import answer

PAGE = 30_000
"""Bytes of a page."""
_HOST = "http://thay.the"
_HEAD = re.compile(rb"GET (\S+) HTTP/1\.1\r\n")
_NAMED = re.compile(rb"\r\nhost: (\S+)\r\n", re.IGNORECASE)
_LAST_RECEIVED = 8 + 11 * 4
"""Offset in ``struct tcp_info`` (linux/tcp.h): milliseconds since data came in."""


class Served:
    """Pages by path, and arrivals by host."""

    def __init__(self, articles: int) -> None:
        self._portal = DemoPortal(articles, now)
        self.arrivals: dict[str, array[float]] = defaultdict(lambda: array("d"))
        self.page = cache(self._page)

    def _page(self, path: str) -> tuple[bytes, bytes]:
        """Head and body, for a host that stands in for all."""
        found = answer(self._portal, path, _HOST)
        body = found.body
        if found.content_type.startswith("text/html") and len(body) < PAGE:
            chance = random.Random(path)
            words = b" ".join(b"%x" % chance.getrandbits(24) for _ in range((PAGE - len(body)) // 7))
            body += b"<script>/* " + words + b" */</script>"
        lines = [f"HTTP/1.1 {found.status} X", f"Content-Type: {found.content_type}"]
        lines += [f"{name}: {value}" for name, value in found.headers.items()]
        return "\r\n".join(lines).encode(), body


class Connection(asyncio.Protocol):
    """One kept-alive connection."""

    def __init__(self, served: Served) -> None:
        self._served, self._heard = served, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._socket: socket.socket = transport.get_extra_info("socket")

    def data_received(self, data: bytes) -> None:
        at = time.monotonic() - self._late()
        self._heard += data
        if not self._heard.endswith(b"\r\n\r\n"):
            return
        asked, host = _HEAD.match(self._heard), _NAMED.search(self._heard)
        self._heard = b""
        if asked is None or host is None:
            self._transport.close()
            return
        self._served.arrivals[host[1].decode()].append(at)
        head, body = self._served.page(asked[1].decode())
        own = b"http://" + host[1]
        head, body = (part.replace(_HOST.encode(), own) for part in (head, body))
        self._transport.write(b"%s\r\nContent-Length: %d\r\n\r\n%s" % (head, len(body), body))

    def _late(self) -> float:
        info = self._socket.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 104)
        return float(struct.unpack_from("I", info, _LAST_RECEIVED)[0]) / 1000


async def serve(articles: int) -> None:
    """Prints the port first, and at SIGTERM all arrivals by host."""
    served = Served(articles)
    server = await asyncio.get_running_loop().create_server(lambda: Connection(served), "0.0.0.0", 0, backlog=1024)
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    print(server.sockets[0].getsockname()[1], flush=True)
    await ended.wait()
    print(json.dumps({host: list(times) for host, times in served.arrivals.items()}), flush=True)
    server.close()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
