"""The address of ``congtin browse``: one that is free."""

from __future__ import annotations

import errno
import re
import socket
from collections.abc import Callable
from functools import partial
from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import urlsplit

from archive.disk.failures import reason
from crawler.errors import CouldNotStart

PORT = 8001
"""The one that is taken where it is free and none is named."""


_LOOPBACK = re.compile(r"(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?", re.IGNORECASE)
_HOST = re.compile(r"(?:\[(?P<six>[^\]]*)\]|(?P<name>[^:]*))(?::\d+)?")


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
            said = (
                f"{host} is no address of this machine ({reason(error)}): leave --host out to serve this machine alone"
            )
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


def names(place: Place) -> Callable[[str], bool]:
    """Which values of ``Host`` are names of ``place``.

    A page of elsewhere may have its own name lead to this machine: only names that nobody else can have are answered
    to. Where only this machine can come those are its loopback ones; else addresses, what ``--host`` said, and what
    this machine is called.
    """
    if _is_loopback(place):
        return lambda host: _LOOPBACK.fullmatch(host) is not None
    own = socket.gethostname()
    known = {"localhost", own, f"{own}.local", socket.getfqdn(), urlsplit(place.address).hostname or ""}
    return partial(_is_of, frozenset(name.lower() for name in known if name))


def _is_of(known: frozenset[str], host: str) -> bool:
    """
    >>> [_is_of(frozenset({"may.lan"}), host) for host in ("MAY.lan:8001", "192.0.2.7", "[2001:db8::1]:80", "a.vn")]
    [True, True, True, False]
    """
    parts = _HOST.fullmatch(host)
    if parts is None:
        return False
    if (name := (parts["name"] or "").lower().rstrip(".")) in known:
        return True
    try:
        ip_address(parts["six"] or name)
    except ValueError:
        return False
    return True


def _is_loopback(place: Place) -> bool:
    """Whether only this machine can come there."""
    host = place.listening.getsockname()[0]
    return bool(host.startswith("127.") or host == "::1")
