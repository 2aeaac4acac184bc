"""How far a long command is, on standard error: a line in place on a terminal, one now and then elsewhere.

It comes only after a moment, so that nothing flickers where a command is quick, and not at all where nobody wants it.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import product
from pathlib import Path
from shutil import get_terminal_size
from types import TracebackType
from typing import Self, TypeVar

from archive import paths
from archive.jsonl.watching import watching
from archive.showing.durations import duration
from archive.showing.output import size_of
from archive.words import _

FIRST_SECONDS = 1.0
TERMINAL_SECONDS = 0.5
PLAIN_SECONDS = 10.0

T = TypeVar("T")
Say = Callable[[Callable[[], str]], None]
"""Given what to say, as a function: mostly nobody asks."""


def nothing(_said: Callable[[], str]) -> None:
    """Says nothing."""


def is_terminal() -> bool:
    """Whether standard error is one that a line can be written in place on."""
    return sys.stderr.isatty() and os.environ.get("TERM", "") not in ("dumb", "unknown")


class ProgressLine:
    """Entered, it is called as often as one likes; it leaves nothing on a terminal. ``quiet``: it says nothing."""

    def __init__(self, *, quiet: bool = False, now: Callable[[], float] = time.monotonic) -> None:
        self._quiet = quiet
        self._is_terminal = is_terminal()
        self._seconds = TERMINAL_SECONDS if self._is_terminal else PLAIN_SECONDS
        self._now = now
        self._due = now() + (FIRST_SECONDS if self._is_terminal else PLAIN_SECONDS)
        self._width = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __call__(self, said: Callable[[], str]) -> None:
        if self._quiet or (now := self._now()) < self._due:
            return
        self._due = now + self._seconds
        self._show(said())

    def close(self) -> None:
        """Clears the terminal's line."""
        if self._width:
            self._show("")
            sys.stderr.write("\r")
            sys.stderr.flush()

    def between(self, found: Iterable[T]) -> Iterator[T]:
        """``found``, each with the line out of its way: it is printed where the line stands."""
        for each in found:
            self.close()
            yield each

    def _show(self, text: str) -> None:
        if not self._is_terminal:
            print(text, file=sys.stderr, flush=True)
            return
        # A line that is broken cannot be written over.
        text = text[: get_terminal_size().columns - 1]
        sys.stderr.write("\r" + text.ljust(self._width))
        sys.stderr.flush()
        self._width = len(text)


def aside(text: str) -> None:
    """A line that stays, on standard error, also where a line in place stands."""
    if is_terminal():
        text = "\r" + text.ljust(get_terminal_size().columns - 1)
    print(text, file=sys.stderr, flush=True)


class Steps:
    """How many of so many things are done, and how long the rest will take."""

    def __init__(self, total: int | None, *, now: Callable[[], float] = time.monotonic) -> None:
        self.done = 0
        self.total, self._now = total, now
        self._began = now()

    def __str__(self) -> str:
        if self.total is None:
            return str(self.done)
        said = _("{done} of {total}", done=self.done, total=self.total)
        return said + left(self.done, self.total, self._now() - self._began)


def left(done: float, total: float, seconds: float) -> str:
    """What ``total`` still takes, if it goes on as ``done`` did; empty where nothing can be told.

    >>> left(1, 4, 30), left(0, 4, 30), left(4, 4, 30)
    (', 2 min left', '', '')
    """
    if not 0 < done < total:
        return ""
    return ", " + _("{time} left", time=duration((total - done) * seconds / done))


@contextmanager
def reading(
    say: Say, root: Path, portal: str | None = None, *, now: Callable[[], float] = time.monotonic
) -> Iterator[None]:
    """Says through ``say`` how much of the lines of an archive (or of one portal of it) was read in this block."""
    began, read = now(), 0
    total: list[int] = []

    def heard(size: int) -> None:
        nonlocal read
        read += size
        say(said)

    def said() -> str:
        if not total:
            total.append(bytes_of(root, portal))
        if read > total[0]:  # what is read twice has no end that is known
            return _("{size} read", size=size_of(read))
        return _("{size} of {total} read", size=size_of(read), total=size_of(total[0])) + left(
            read, total[0], now() - began
        )

    with watching(heard):
        yield


def bytes_of(root: Path, portal: str | None = None) -> int:
    """What the files of lines of an archive hold on the disk."""
    size = 0
    for file in line_files(root, portal):
        with suppress(OSError):  # compressed since it was listed
            size += file.stat().st_size
    return size


def line_files(root: Path, portal: str | None = None) -> list[Path]:
    """The files of lines of an archive, or of one portal of it."""
    names = paths.portals(root, lambda _: None) if portal is None else [portal]
    found: list[Path] = []
    for kind, name in product(paths.KINDS, names):
        with suppress(OSError, ValueError):  # who reads them says so
            found += paths.day_files(root, kind, name)
    return found
