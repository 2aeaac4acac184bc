"""From the lines into the WARC files: whether what they point to is there, and whether the bytes are still the same."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from archive import paths
from archive.captures.members import Member, members
from archive.checking.findings import Dangling, Finding, Totals
from archive.checking.indexcheck import IndexLines
from archive.checking.linecheck import Pointer
from archive.checking.recordcheck import Claim, Unread, problems, unread
from archive.checking.unreadable import UNREADABLE
from archive.errors import RecordTooLarge
from archive.pages import CaptureMissing, original_body
from archive.working.engines import Engine, place


class Pointers:
    """The pointers of one portal. With ``keep``, ``compare`` remembers them."""

    def __init__(self, root: Path, *, keep: bool) -> None:
        self._root, self._keep = root, keep
        self._sizes: dict[str, int] = {}
        self._expected: dict[str, dict[int, Claim]] = {}

    def check(self, name: str, pointer: Pointer) -> Iterator[Finding]:
        """What is wrong with a pointer of file ``name`` as far as names and sizes of WARC files tell."""
        size, line, offset = self._size(pointer.file), pointer.line, pointer.offset
        if size <= pointer.start:
            what = f"there is no WARC file {pointer.file}"
            if size >= 0:
                what = f"{pointer.file} ends at {size}, before offset {pointer.start}"
            yield Dangling(
                what="pointer", file=name, line=line, offset=offset, detail=what, warc=pointer.file, size=size
            )
        elif wrong := self._contradicted(pointer):
            yield Finding(what="pointer", file=name, line=line, offset=offset, detail=wrong)

    def compare(self, portal: str, totals: Totals, left: list[Unread], engine: Engine) -> Iterator[Finding]:
        """Reads the portal's WARC files, and others pointed to, through: records against lines and index.

        Article pages that no line points to are added to ``left``.
        """
        folder = paths.warc_folder(self._root, portal)
        names = {path.relative_to(self._root).as_posix() for path in folder.glob("*.warc.gz")}
        every, root = sorted(names | self._expected.keys()), place(self._root, engine)
        for file in engine.each(compare_file, (Read(root, name, self._expected.pop(name, {})) for name in every)):
            totals.warc_records += file.records
            totals.unpacked_warc_bytes += file.bytes
            left += file.unread
            yield from file.findings

    def _contradicted(self, pointer: Pointer) -> str | None:
        """What another line says of the same bytes."""
        if self._keep:
            claims = self._expected.setdefault(pointer.file, {})
            claim = claims.setdefault(pointer.start, Claim(pointer.digest))
            if claim.digest != pointer.digest:
                return f"another line says {claim.digest} of the bytes at {pointer.file} offset {pointer.start}"
            claim.add(pointer)
        return None

    def _size(self, name: str) -> int:
        if name not in self._sizes:
            try:
                path = paths.resolve(self._root, name)
                self._sizes[name] = path.stat().st_size if path.is_file() else -1
            except (ValueError, OSError):
                self._sizes[name] = -1
        return self._sizes[name]


class Read(NamedTuple):
    """A WARC file to read through."""

    root: Path
    name: str
    expected: dict[int, Claim]
    """What lines say of each offset."""


class Compared(Struct):
    """What came of it."""

    findings: list[Finding] = []
    unread: list[Unread] = []
    records: int = 0
    bytes: int = 0


def compare_file(task: Read) -> Compared:
    """A WARC file against the lines that point to it; by itself, in any process."""
    done = Compared()
    try:
        done.findings.extend(_compare(task, done))
    except OSError as error:
        why = error.strerror or str(error)
        detail = f"{why}: {UNREADABLE}"
        done.findings.append(Finding(what="unreadable", file=task.name, line=0, offset=0, detail=detail))
    return done


def _compare(task: Read, done: Compared) -> Iterator[Finding]:
    """What is wrong. Behind a record that cannot be read the check goes on at the next offset that a line names."""
    root, name, expected = task
    size = (root / name).stat().st_size
    offsets, index = sorted(expected), IndexLines(root, name)
    unmet = set(offsets)
    end, is_boundary = 0, True
    while True:
        try:
            for member in members(root / name, end):
                is_boundary = True
                unmet.discard(member.offset)
                yield from _of_record(task, member, done, index)
                end = member.end
            detail = "no whole record starts here"
        except RecordTooLarge as error:
            detail, is_boundary = str(error), True
        if end >= size:
            break
        if is_boundary:
            unmet.discard(end)
            yield Finding(what="bad-warc", file=name, line=0, offset=end, detail=detail)
        following = bisect_right(offsets, end)
        if following == len(offsets):
            break
        end, is_boundary = offsets[following], False
    for offset in sorted(unmet):
        detail = "a line points here, but no whole record starts here"
        yield Finding(what="pointer", file=name, line=0, offset=offset, detail=detail)
    yield from index.findings()


def _of_record(task: Read, member: Member, done: Compared, index: IndexLines) -> Iterator[Finding]:
    root, name, claim = task.root, task.name, task.expected.get(member.offset)
    done.records += 1
    done.bytes += len(member.block)
    if member.headers.get("warc-type") in ("response", "revisit"):
        index.met(member)
    if (capture := unread(member, claim, name)) is not None:
        done.unread.append(capture)
    for what, detail in problems(member, claim):
        yield Finding(what=what, file=name, line=0, offset=member.offset, detail=detail)
    if "congtin-refers-to" in member.headers:
        try:
            original_body(root, member)
        except CaptureMissing as error:
            yield Finding(what="pointer", file=name, line=0, offset=member.offset, detail=str(error))
