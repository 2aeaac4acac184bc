"""Addresses of this machine on which nobody answers, and that nobody else is given meanwhile.

A port that was bound and let go is anybody's: another test's server, or the near end of any connection, gets it next.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

_BLOCK = 1_000
_LOWEST = 10_000  # below where Linux takes the ports it gives out by itself (32,768 and above)
_next = count()


@contextmanager
def refusing() -> Iterator[str]:
    """``host:port`` that refuses every connection: bound as long as the block lasts, and never listening."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield f"127.0.0.1:{held.getsockname()[1]}"


def free_port() -> int:
    """A port for a program that must be told one: never given twice, and out of the range of port 0."""
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    for _ in range(_BLOCK):
        port = _LOWEST + worker % 20 * _BLOCK + (os.getpid() + next(_next)) % _BLOCK
        with socket.socket() as trying:
            trying.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trying.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise RuntimeError(f"none of {_BLOCK} ports is free")
