"""One generated portal under as many loopback addresses as are asked for, its pages filled up to 30 KB.

It notes when each request came in, as the kernel has it to the microsecond: how late this process looked does not
count.
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
_PATIENCE = 30.0
"""Seconds that a crawl may take to read an answer."""
_HOST = "http://thay.the"
_HEAD = re.compile(rb"GET (\S+) HTTP/1\.1\r\n")
_NAMED = re.compile(rb"\r\nhost: (\S+)\r\n", re.IGNORECASE)
_STAMPED = 35
"""``SO_TIMESTAMPNS`` (asm-generic/socket.h), which Python does not name: with what is read, the kernel tells when it
came. The milliseconds of ``TCP_INFO`` count ticks of 4 or 10 ms, and had starts come early that did not."""


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


class Connection:
    """One kept-alive connection; ``line`` has something to read, or has ended, whenever ``readable`` is called."""

    def __init__(self, served: Served, line: socket.socket) -> None:
        self._served, self._line, self._heard = served, line, b""

    def readable(self) -> None:
        """Takes what is there, and answers a request that is whole."""
        data, told, _, _ = self._line.recvmsg(65536, socket.CMSG_SPACE(16))
        at = time.monotonic() - (time.time() - _told(told))
        self._heard += data
        if data and not self._heard.endswith(b"\r\n\r\n"):
            return
        asked, host = _HEAD.match(self._heard), _NAMED.search(self._heard)
        self._heard = b""
        if asked is None or host is None:
            asyncio.get_running_loop().remove_reader(self._line)
            self._line.close()
            return
        self._served.arrivals[host[1].decode()].append(at)
        head, body = self._served.page(asked[1].decode())
        own = b"http://" + host[1]
        head, body = (part.replace(_HOST.encode(), own) for part in (head, body))
        self._line.sendall(b"%s\r\nContent-Length: %d\r\n\r\n%s" % (head, len(body), body))


def _told(ancillary: list[tuple[int, int, bytes]]) -> float:
    """When the data came that was read with it, by the machine's clock."""
    for _, kind, said in ancillary:
        if kind == _STAMPED:
            seconds, nanoseconds = struct.unpack("qq", said)
            return float(seconds + nanoseconds / 1e9)
    return time.time()  # of the end of a connection nothing is told


def listen(served: Served) -> socket.socket:
    """Answers on a port of every loopback address from now on."""
    loop = asyncio.get_running_loop()
    door = socket.create_server(("0.0.0.0", 0), backlog=1024)
    door.setsockopt(socket.SOL_SOCKET, _STAMPED, 1)  # whatever it accepts has it from the first byte on

    def accept() -> None:
        line, _ = door.accept()
        line.settimeout(_PATIENCE)
        loop.add_reader(line, Connection(served, line).readable)

    loop.add_reader(door, accept)
    return door


async def serve(articles: int) -> None:
    """Prints the port first, and at SIGTERM all arrivals by host."""
    served = Served(articles)
    door = listen(served)
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    print(door.getsockname()[1], flush=True)
    await ended.wait()
    print(json.dumps({host: list(times) for host, times in served.arrivals.items()}), flush=True)
    door.close()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
