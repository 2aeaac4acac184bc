"""Day files made strict again: damaged lines taken out into ``quarantine/``, carriage returns and byte order marks too.

Whatever is JSON stays, of whatever schema. What is sealed is not for this.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Literal, NamedTuple
from zlib import crc32

import orjson

from archive.disk.files import Files, make_folders, sync
from archive.jsonl.scan import BOM, MAX_LINE
from archive.jsonl.tails import raw_lines

Judged = Literal["keep", "strict", "out", "twice"]


class Rewritten(NamedTuple):
    """What became of one file."""

    out: int
    """Lines taken out: they were no JSON."""
    twice: int
    """Lines taken out because the same line stands before them."""
    strict: int
    """Lines that lost a carriage return or a byte order mark."""
    offset: int
    """Of the first of them all."""
    bytes: int
    """That the file is shorter."""
    quarantine: Path | None


class Seen:
    """The lines that were met: some 60 bytes a line."""

    def __init__(self) -> None:
        self._marks: set[bytes] = set()

    def is_new(self, line: bytes) -> bool:
        mark = blake2b(line, digest_size=16).digest()
        if mark in self._marks:
            return False
        self._marks.add(mark)
        return True


def judge(path: Path, seen: Seen) -> Iterator[tuple[int, bytes, Judged, bytes]]:
    """(offset, line as it stands, what is to become of it, line as it should stand) of every line.

    ``seen``: the lines before, where the same line again is one too many.
    """
    for offset, raw in raw_lines(path):
        line = raw.rstrip(b"\r\n").removeprefix(BOM)
        if len(line) > MAX_LINE or not _is_object(line) or not raw.endswith(b"\n"):
            yield offset, raw, "out", b""
        elif not seen.is_new(line):
            yield offset, raw, "twice", b""
        else:
            yield offset, raw, "keep" if raw == line + b"\n" else "strict", line + b"\n"


def rewrite(files: Files, path: Path, verdicts: Sequence[tuple[int, Judged]], quarantine: Path) -> Rewritten:
    """Replaces ``path`` in one step by what ``judge`` made of it, once what goes is durable in ``quarantine``.

    ``verdicts``: offsets and verdicts of all lines that are not to be kept as they stand; not empty.
    """
    after = dict(verdicts)
    gone = b"".join(raw if raw.endswith(b"\n") else raw + b"\n"
                    for offset, raw in raw_lines(path) if after.get(offset) in ("out", "twice"))  # fmt: skip
    target = None
    if gone:
        make_folders(files, quarantine)
        target = quarantine / f"{path.parent.parent.name}-{path.name}-lines-{crc32(gone):08x}"
        _write(files, target, iter([gone]))
        files.fsync_folder(quarantine)
    before = path.stat().st_size
    temporary = path.with_suffix(".repair.part")  # no name that `articles/**/*.jsonl*` finds
    _write(files, temporary, _kept(path, after))
    files.replace(temporary, path)
    files.fsync_folder(path.parent)
    counts = {name: sum(verdict == name for verdict in after.values()) for name in ("out", "twice", "strict")}
    return Rewritten(**counts, offset=verdicts[0][0], bytes=before - path.stat().st_size, quarantine=target)


def _kept(path: Path, after: dict[int, Judged]) -> Iterator[bytes]:
    for offset, raw in raw_lines(path):
        verdict = after.get(offset)
        if verdict is None:
            yield raw
        elif verdict == "strict":
            yield raw.rstrip(b"\r\n").removeprefix(BOM) + b"\n"


def _write(files: Files, path: Path, parts: Iterator[bytes]) -> None:
    files.remove(path)
    handle = files.open_append(path)
    try:
        for part in parts:
            files.write(handle, part)
        sync(files, handle)
    finally:
        files.close(handle)


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(orjson.loads(line), dict)
    except orjson.JSONDecodeError:
        return False
