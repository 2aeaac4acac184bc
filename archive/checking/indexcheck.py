"""The CDXJ file beside a WARC file: whether its lines are those of the captures, and the file reaches that far."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import orjson

from archive.captures.cdxj import covered, line_of
from archive.captures.members import Member
from archive.checking.findings import Finding
from archive.checking.unreadable import UNREADABLE
from archive.disk.opening import read_file
from archive.paths import warc_folder

_CURE = "`congtin archive repair` writes it anew"


class IndexLines:
    """The lines of one CDXJ file, by the offset that they point to; to be met one by one."""

    def __init__(self, root: Path, warc: str) -> None:
        """``warc``: path of the WARC file, relative to ``root``. Without an index there is nothing to meet."""
        self._name, self._file = warc.removesuffix(".warc.gz") + ".cdxj", warc.rpartition("/")[2]
        self._waiting: dict[int, tuple[int, bytes]] = {}
        self._wrong: list[tuple[int, str]] = []
        try:
            lines = read_file(root / self._name).splitlines()
        except FileNotFoundError:
            lines = []
        self._end = covered(lines)
        if lines != sorted(lines):
            self._wrong.append((0, f"it is not sorted, so that not all is found by it: {_CURE}"))
        for number, line in enumerate(lines, 1):
            offset = self._offset(line)
            if offset is None:
                self._wrong.append((number, "this is no line of an index"))
            elif offset in self._waiting:
                self._wrong.append((number, f"the capture at {offset} has a line above it: {_CURE}"))
            else:
                self._waiting[offset] = number, line

    def met(self, member: Member) -> None:
        """A capture was read. One behind all that the index knows may be newer than it."""
        number, line = self._waiting.pop(member.offset, (0, b""))
        if not number:
            if member.offset < self._end:
                self._wrong.append((0, f"it has no line of the capture at {member.offset}: {_CURE}"))
        elif line != line_of(self._file, member):
            self._wrong.append((number, f"this is not what the record at {member.offset} says of itself: {_CURE}"))

    def findings(self) -> Iterator[Finding]:
        """What is wrong, once the WARC file has been read through."""
        wrong = [(number, f"no response starts at {offset}") for offset, (number, _) in self._waiting.items()]
        for number, detail in sorted([*self._wrong, *wrong]):
            yield Finding(what="index", file=self._name, line=number, offset=0, detail=detail)

    def _offset(self, line: bytes) -> int | None:
        try:
            entry = orjson.loads(line[line.index(b"{") :])
            return int(entry["offset"]) if entry["filename"] == self._file else None
        except (ValueError, KeyError, TypeError):
            return None


def lengths(root: Path, portal: str) -> Iterator[Finding]:
    """WARC files of a portal that end before the last record that their index knows of."""
    for index in sorted(warc_folder(root, portal).glob("*.cdxj")):
        warc = index.with_name(f"{index.stem}.warc.gz")
        try:
            size = warc.stat().st_size if warc.is_file() else -1
            end = covered(read_file(index).splitlines())
        except OSError as error:
            name, why = index.relative_to(root).as_posix(), error.strerror or str(error)
            yield Finding(what="unreadable", file=name, line=0, offset=0, detail=f"{why}: {UNREADABLE}")
            continue
        if size < end:
            detail = f"the file is not there, its index knows records up to {end}: restore it from a copy"
            if size >= 0:
                detail = f"the file ends at {size}, its index knows records up to {end}: restore it from a copy"
            name = warc.relative_to(root).as_posix()
            yield Finding(what="short-warc", file=name, line=0, offset=max(size, 0), detail=detail)
