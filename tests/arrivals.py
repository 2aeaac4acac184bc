"""When bytes came to a server of a test: told by the kernel, however late the server's thread was to read them."""

from __future__ import annotations

import io
import socket
import struct
import time
from typing import Any

_STAMPED = 35
"""Linux's SO_TIMESTAMPNS, which Python does not name: a ``timespec`` comes with what is received."""
_SPEC = struct.Struct("@ll")


def stamped(listening: socket.socket) -> None:
    """Has the connections of a listening socket stamped, where the kernel can."""
    listening.setsockopt(socket.SOL_SOCKET, _STAMPED, 1)


class Arriving(io.RawIOBase):
    """Reads a connection; ``last`` is when the last bytes had come, in seconds of the machine's clock."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self.last = 0.0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        count, about, _, _ = self._connection.recvmsg_into([buffer], socket.CMSG_SPACE(_SPEC.size))
        told = [data for level, kind, data in about if (level, kind) == (socket.SOL_SOCKET, _STAMPED)]
        seconds, parts = _SPEC.unpack(told[0]) if told else (time.time(), 0)
        self.last = seconds + parts / 1e9
        return count
