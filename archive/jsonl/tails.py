"""Torn tails: where the whole lines of a file end, and cutting off what follows into ``quarantine/``.

Only the holder of the portal's lease cuts; readers skip what is torn.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path

import orjson

from archive.disk.files import CHUNK, Files, copy_part, make_folders, sync
from archive.disk.opening import open_file, reading


def raw_lines(path: Path, start: int = 0) -> Iterator[tuple[int, bytes]]:
    """(offset, line with its line feed) from ``start`` on; the last one may lack it."""
    with reading(path), open_file(path) as stream:
        stream.seek(start)
        offset = start
        for line in stream:
            yield offset, line
            offset += len(line)


def ends_whole(path: Path, size: int | None = None) -> bool:
    """Whether the last byte (of the first ``size``) is a line feed, or there is none."""
    with open_file(path) as stream:
        end = stream.seek(0, 2) if size is None else size
        if end == 0:
            return True
        stream.seek(end - 1)
        return stream.read(1) == b"\n"


def torn_at(path: Path, start: int = 0) -> int | None:
    """Offset of the torn tail, which is to be cut; None if there is none.

    A tail is what no whole line follows. A broken line before a whole one stays where it is, for ``archive verify``:
    what stands behind it may be committed, and must not go with it.
    """
    broken: int | None = None
    for offset, line in raw_lines(path, start):
        if _is_whole(line):
            broken = None
        elif broken is None:
            broken = offset
    return broken


def _is_whole(line: bytes) -> bool:
    if not line.endswith(b"\n"):
        return False
    try:
        return isinstance(orjson.loads(line), dict)
    except orjson.JSONDecodeError:
        return False


def cut(files: Files, path: Path, offset: int, quarantine: Path) -> int:
    """Moves what follows ``offset`` into a file of its own in ``quarantine``; returns its size.

    Copied and durable before it is cut off, under a name that says where it was and what it holds: killed in
    between, the next start does the same again.
    """
    size = path.stat().st_size
    if size <= offset:
        return 0
    set_aside(files, path, quarantine, offset)
    files.truncate(path, offset)
    return size - offset


def set_aside(files: Files, path: Path, quarantine: Path, offset: int = 0) -> Path:
    """Copies what follows ``offset`` into a file of its own in ``quarantine``, durably; returns that file."""
    make_folders(files, quarantine)
    kind = path.parent.parent.name if path.parent.name.startswith("portal=") else path.parent.name
    target = quarantine / f"{kind}-{path.name}-{offset}-{_checksum(path, offset):08x}"
    files.remove(target)
    handle = files.open_append(target)
    try:
        copy_part(files, path, offset, path.stat().st_size, handle)
        sync(files, handle)
    finally:
        files.close(handle)
    return target


def _checksum(path: Path, offset: int) -> int:
    value = 0
    with open_file(path) as stream:
        stream.seek(offset)
        while chunk := stream.read(CHUNK):
            value = zlib.crc32(chunk, value)
    return value
