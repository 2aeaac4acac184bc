"""The address of ``congtin browse``: one that is free."""

from __future__ import annotations

import errno
import socket
from typing import NamedTuple

from crawler.errors import CouldNotStart

PORT = 8001
"""The one that is taken where it is free and none is named."""


class Place(NamedTuple):
    """Where it is served."""

    listening: socket.socket
    address: str


def listen(host: str, port: int | None) -> Place:
    """Takes ``port`` of ``host``; without one the usual, or any that is free. Raises CouldNotStart."""
    try:
        return _taken(host, PORT if port is None else port)
    except (OSError, UnicodeError) as error:
        code = getattr(error, "errno", None)
        if port is None and code == errno.EADDRINUSE:
            return _taken(host, 0)
        if code == errno.EADDRINUSE:
            said = f"port {port} of {host} is taken: name another with --port, or leave it out and one is found"
        elif code == errno.EACCES:
            said = f"port {port} is not for everybody: name one above 1023 with --port"
        else:
            said = f"{host} is no address of this machine ({error}): leave --host out to serve this machine alone"
        raise CouldNotStart(said) from None


def _taken(host: str, port: int) -> Place:
    (family, kind, protocol, _, address), *_ = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    listening = socket.socket(family, kind, protocol)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(128)
    except OSError:
        listening.close()
        raise
    number = listening.getsockname()[1]
    return Place(listening, f"http://{f'[{host}]' if ':' in host else host}:{number}/")


def is_loopback(place: Place) -> bool:
    """Whether only this machine can come there."""
    host = place.listening.getsockname()[0]
    return bool(host.startswith("127.") or host == "::1")
