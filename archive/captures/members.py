"""The gzip members of a WARC file: one record each, held one at a time, up to the first broken one."""

from __future__ import annotations

import contextlib
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from archive.disk.opening import open_file, reading
from archive.errors import RecordTooLarge

LIMIT = 256 << 20
"""Bytes that a record may unpack to: the largest answer that a crawl takes is far smaller."""

_READ = 1 << 16
_PART = 1 << 20
_GZIP = 31  # zlib's window bits for a gzip member
_MAGIC = b"\x1f\x8b\x08"


class Member(NamedTuple):
    """One WARC record and where it stands."""

    offset: int
    end: int
    headers: dict[str, str]
    """Names in lower case."""
    block: bytes


def members(path: Path, start: int = 0) -> Iterator[Member]:
    """Every whole record from ``start`` (the first byte of a member) on.

    Ends without an error at the end of the file and at the first member that is torn, damaged or no record. Raises
    RecordTooLarge at one that unpacks to more than ``LIMIT``, before it is held.
    """
    with reading(path), open_file(path) as stream:
        stream.seek(start)
        offset, rest = start, b""
        while True:
            try:
                data, end, rest = _inflate(stream.read, offset, rest)
            except OverflowError:
                raise RecordTooLarge(
                    f"{path} has a record at offset {offset} that unpacks to more than {LIMIT >> 20} MB: no capture is "
                    "so large; look at the file, and move it out of the archive if it is not one of yours"
                ) from None
            record = _parse(data) if data is not None else None
            if record is None:
                return
            yield Member(offset, end, *record)
            offset = end


def whole_members(path: Path, start: int = 0) -> Iterator[Member]:
    """``members``, which ends as well at a record that is too large."""
    with contextlib.suppress(RecordTooLarge):
        yield from members(path, start)


def next_whole(path: Path, damaged: int) -> int | None:
    """Where the first whole record behind the one at ``damaged`` begins; None if none follows."""
    offset = damaged + 1
    with reading(path), open_file(path) as stream:
        while True:
            stream.seek(offset)
            data = stream.read(_READ)
            at = data.find(_MAGIC)
            if at >= 0:
                if next(whole_members(path, offset + at), None) is not None:
                    return offset + at
                offset += at + 1
            elif len(data) < _READ:
                return None
            else:
                offset += len(data) - len(_MAGIC) + 1


def surviving(path: Path) -> Iterator[Member]:
    """Every whole record of the file, also behind damaged ones."""
    offset: int | None = 0
    while offset is not None:
        for member in whole_members(path, offset):
            offset = member.end
            yield member
        offset = next_whole(path, offset)


def member_at(path: Path, offset: int) -> Member | None:
    """The record that starts at ``offset``, or None if there is no whole one.

    OSError if there is no such file; RecordTooLarge as ``members``.
    """
    return next(members(path, offset), None)


def _inflate(read: Callable[[int], bytes], offset: int, rest: bytes) -> tuple[bytes | None, int, bytes]:
    """(content, end, bytes read beyond) of the member at ``offset``; content is None where it is not whole.

    Raises OverflowError once it is beyond ``LIMIT``.
    """
    inflater = zlib.decompressobj(_GZIP)
    parts: list[bytes] = []
    end, size = offset, 0
    while True:
        chunk = rest or read(_READ)
        rest = b""
        if not chunk:
            return None, end, b""
        end += len(chunk)
        try:
            # In parts: 64 KB may unpack to 64 MB.
            while chunk and not inflater.eof:
                parts.append(inflater.decompress(chunk, _PART))
                chunk = inflater.unconsumed_tail
                size += len(parts[-1])
                if size > LIMIT:
                    raise OverflowError
        except zlib.error:
            return None, end, b""
        if inflater.eof:
            rest = inflater.unused_data
            return b"".join(parts), end - len(rest), rest


def _parse(data: bytes) -> tuple[dict[str, str], bytes] | None:
    head, gap, rest = data.partition(b"\r\n\r\n")
    if not gap or not head.startswith(b"WARC/1."):
        return None
    headers: dict[str, str] = {}
    for line in head.decode("utf-8", "replace").split("\r\n")[1:]:
        name, _, value = line.partition(":")
        headers[name.strip().lower()] = value.strip()
    length = headers.get("content-length", "")
    if not length.isdigit() or len(rest) < int(length):
        return None
    return headers, rest[: int(length)]
