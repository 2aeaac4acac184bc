"""What a crawl in a process of its own says to the one that started it: one JSON object a line."""

from __future__ import annotations

import os
import select

import msgspec
from msgspec import Struct

from crawler.processes.outcome import Outcome

ATOMIC = 4096
"""Bytes that a pipe takes whole or not at all (Linux, pipe(7))."""


class Progress(Struct, frozen=True, kw_only=True):
    """How far one portal's run is."""

    portal: str
    crawl_id: str | None = None
    state: str = "starting"
    """starting (the archive is being opened, or other portals of the same host come first), then crawling."""
    mode: str | None = None
    seconds: float = 0.0
    counts: dict[str, int] = {}
    """found, stored, revised, unchanged, looked, pages, ...: those of an ``Outcome``."""
    refused: dict[str, int] = {}
    """By cause; so are ``failed`` and ``limits``."""
    failed: dict[str, int] = {}
    limits: dict[str, int] = {}
    requests: int = 0
    """Answered so far, by all hosts of the portal."""
    rate: float = 0.0
    """Pages a second over the last half minute."""
    waits: int = 0
    """Articles that were found and not yet looked at, counted some seconds ago."""


class Refused(Struct, frozen=True, kw_only=True):
    """The call could not be: nothing was asked for."""

    error: str
    exit_code: int


class Said(Struct, kw_only=True, omit_defaults=True):
    """One line; one of these."""

    begins: list[str] | None = None
    """Ids of the portals that will be crawled."""
    progress: Progress | None = None
    outcome: Outcome | None = None
    refused: Refused | None = None


class Pipe:
    """The child's end."""

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._poll = select.poll()
        self._poll.register(fd, select.POLLOUT)

    def say(self, said: Said) -> None:
        """Writes a line, however long that takes."""
        rest = memoryview(msgspec.json.encode(said) + b"\n")
        while rest:
            rest = rest[os.write(self._fd, rest) :]

    def offer(self, progress: Progress) -> None:
        """Writes a line, where nobody has to wait for it: whoever started us may be stopped, or busy."""
        line = msgspec.json.encode(Said(progress=progress)) + b"\n"
        if len(line) <= ATOMIC and any(event & select.POLLOUT for _, event in self._poll.poll(0)):
            os.write(self._fd, line)
