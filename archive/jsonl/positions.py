"""How far a reader has come in a day file, so that it can go on there later; also once the file was compressed."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

import msgspec

from archive.jsonl.damage import Fault
from archive.jsonl.decoding import Source
from archive.jsonl.scan import Line, scan


class Position(msgspec.Struct, frozen=True, array_like=True):
    """A line that was read. Who goes on behind it reads it once more: whether it is still what it was."""

    line: int
    """From 1."""
    offset: int
    """Of its first byte, in the uncompressed file."""
    mark: str
    """Of its bytes."""


def position(line: Line) -> Position:
    """Where ``line`` stands."""
    return Position(line[0], line[1], blake2b(line[2], digest_size=8).hexdigest())


def lines_after(source: Source, last: Position | None) -> tuple[Iterator[Line], bool]:
    """The lines behind ``last`` (None: all lines), and whether the file is no longer the one that was read.

    It is another where a power cut took lines that no fsync had made durable, or where a repair rewrote it. Then all
    of its lines are given, those that were read before included.
    """
    if last is None:
        return scan(source.path, source.report), False
    found = False

    def report(line: int, offset: int, what: Fault) -> None:
        if found:  # before, it may be the middle of a line that is looked at
            source.report(line, offset, what)

    lines = scan(source.path, report, (last.line, last.offset))
    first = next(lines, None)
    found = first is not None and position(first) == last
    return (lines, False) if found else (scan(source.path, source.report), True)
