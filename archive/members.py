"""The gzip members of a WARC file: one record each, read with constant memory, up to the first broken one."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

_READ = 1 << 16
_GZIP = 31  # zlib's window bits for a gzip member


class Member(NamedTuple):
    """One WARC record and where it stands."""

    offset: int
    end: int
    headers: dict[str, str]
    """Names in lower case."""
    block: bytes


def members(path: Path, start: int = 0) -> Iterator[Member]:
    """Every whole record from ``start`` (the first byte of a member) on.

    Ends without an error at the end of the file and at the first member that is torn, damaged or no record.
    """
    with path.open("rb") as stream:
        stream.seek(start)
        offset, rest = start, b""
        while True:
            data, end, rest = _inflate(stream.read, offset, rest)
            record = _parse(data) if data is not None else None
            if record is None:
                return
            yield Member(offset, end, *record)
            offset = end


def member_at(path: Path, offset: int) -> Member | None:
    """The record that starts at ``offset``, or None if there is no whole one. OSError if there is no such file."""
    return next(members(path, offset), None)


def _inflate(read: Callable[[int], bytes], offset: int, rest: bytes) -> tuple[bytes | None, int, bytes]:
    """(content, end, bytes read beyond) of the member at ``offset``; content is None where it is not whole."""
    inflater = zlib.decompressobj(_GZIP)
    parts: list[bytes] = []
    end = offset
    while True:
        chunk = rest or read(_READ)
        rest = b""
        if not chunk:
            return None, end, b""
        end += len(chunk)
        try:
            parts.append(inflater.decompress(chunk))
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
