"""Torn tails: where the whole lines of a file end, and cutting off what follows into ``quarantine/``.

Only the holder of the portal's lease cuts; readers skip what is torn.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import orjson

from archive.files import CHUNK, Files, copy_part, make_folders, sync


class _Stamp(msgspec.Struct):
    recorded_at: str | None = None
    crawl_id: str | None = None


_STAMP = msgspec.json.Decoder(_Stamp)


def raw_lines(path: Path, start: int = 0) -> Iterator[tuple[int, bytes]]:
    """(offset, line with its line feed) from ``start`` on; the last one may lack it."""
    with path.open("rb") as stream:
        stream.seek(start)
        offset = start
        for line in stream:
            yield offset, line
            offset += len(line)


def ends_whole(path: Path) -> bool:
    """Whether the last byte is a line feed (or there is none)."""
    with path.open("rb") as stream:
        if stream.seek(0, 2) == 0:
            return True
        stream.seek(-1, 2)
        return stream.read(1) == b"\n"


def torn_at(path: Path, start: int = 0) -> int | None:
    """Offset from which on the file is to be cut, or None if it is sound.

    A power cut leaves holes as well as short files: blocks of the last group that never reached the disk, with
    later ones that did. So everything from the first broken line on goes if only lines of the last group
    (one ``recorded_at``) follow it. A broken line before that is old damage: it stays for ``archive repair``.
    """
    broken: int | None = None
    group: str | None = None
    for offset, line in raw_lines(path, start):
        written = _written(line)
        if written is None:
            if broken is None:
                broken, group = offset, None
        elif broken is not None:
            if group is None:
                group = written
            elif written != group:
                broken = None
    return broken


def _written(line: bytes) -> str | None:
    """When a line was written (which group it is of), or None if it is no whole line."""
    if not line.endswith(b"\n"):
        return None
    try:
        orjson.loads(line)
        said = _STAMP.decode(line)
    except (orjson.JSONDecodeError, msgspec.DecodeError):
        return None
    return said.recorded_at or said.crawl_id or ""


def cut(files: Files, path: Path, offset: int, quarantine: Path) -> int:
    """Moves what follows ``offset`` into a file of its own in ``quarantine``; returns its size.

    Copied and durable before it is cut off, under a name that says where it was and what it holds: killed in
    between, the next start does the same again.
    """
    size = path.stat().st_size
    if size <= offset:
        return 0
    make_folders(files, quarantine)
    kind = path.parent.parent.name if path.parent.name.startswith("portal=") else path.parent.name
    target = quarantine / f"{kind}-{path.name}-{offset}-{_checksum(path, offset):08x}"
    files.remove(target)
    handle = files.open_append(target)
    try:
        copy_part(files, path, offset, size, handle)
        sync(files, handle)
    finally:
        files.close(handle)
    files.truncate(path, offset)
    return size - offset


def _checksum(path: Path, offset: int) -> int:
    value = 0
    with path.open("rb") as stream:
        stream.seek(offset)
        while chunk := stream.read(CHUNK):
            value = zlib.crc32(chunk, value)
    return value
