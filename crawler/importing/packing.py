"""How WARC files are packed: gzip or zstd, by the record or as a whole, with a dictionary or none."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Literal, NamedTuple

import zstandard

LIMIT = 256 << 20
"""Bytes that one record may unpack to."""
GZIP = b"\x1f\x8b\x08"
ZSTD = b"\x28\xb5\x2f\xfd"
VERSION = re.compile(rb"WARC/\d")
_SKIPPED = b"\x2a\x4d\x18"  # behind a byte 0x50 to 0x5f: a frame that holds no data; the first may be a dictionary
_READ = 1 << 15
_PART = 1 << 20

Packing = Literal["plain", "gzip", "zstd"]


class Container(NamedTuple):
    """A WARC file, or the piece of a file that is one."""

    name: str
    """What people are told."""
    path: Path
    start: int
    end: int
    packing: Packing
    dictionary: bytes = b""
    fault: tuple[str, str] | None = None
    """Why the file ends here, where it was unpacked from a damaged one: name of the damage, one line."""


class Damaged(Exception):
    """What stands here is no whole unit. Never leaves the room."""

    def __init__(self, what: str, detail: str) -> None:
        super().__init__(detail)
        self.what = what


def packing_of(head: bytes) -> Packing | None:
    """How a file that begins with ``head`` is packed; None where it is no WARC file."""
    if head.startswith(GZIP):
        return "gzip"
    if head.startswith(ZSTD) or head[1:4] == _SKIPPED:
        return "zstd"
    return "plain" if VERSION.match(head.lstrip(b"\r\n")) else None


def dictionary_of(stream: BinaryIO, start: int) -> bytes:
    """The dictionary in a first frame of a zstd file; empty where it has none."""
    stream.seek(start)
    head = stream.read(8)
    if len(head) < 8 or head[:4] != b"\x5d" + _SKIPPED:
        return b""
    data = stream.read(min(struct.unpack("<I", head[4:])[0], LIMIT))
    if data.startswith(ZSTD):
        try:
            return zstandard.ZstdDecompressor().decompress(data, max_output_size=LIMIT)
        except zstandard.ZstdError:
            return b""
    return data


def unit(stream: BinaryIO, offset: int, container: Container) -> tuple[bytes, int]:
    """What the unit at ``offset`` holds, and where it ends. Raises Damaged."""
    found, size, end = list[bytes](), 0, container.end  # frames without data at the end are the last there is
    for at, part in parts(stream, offset, container, one=True):
        found.append(part)
        end, size = at, size + len(part)
        if size > LIMIT:
            raise Damaged("too-large", f"a record unpacks to more than {LIMIT >> 20} MB")
    return b"".join(found), end


def parts(stream: BinaryIO, offset: int, container: Container, *, one: bool = False) -> Iterator[tuple[int, bytes]]:
    """(end of what has been read of the file, plain bytes) of one unit, or of all of them. Raises Damaged."""
    while offset < container.end:
        stream.seek(offset)
        head = stream.read(8)
        if container.packing == "zstd" and head[1:4] == _SKIPPED and len(head) == 8:
            offset += 8 + struct.unpack("<I", head[4:])[0]
            continue
        for at, part in _unpack(stream, offset, container):
            yield at, part
            offset = at
        if one:
            return


def _unpack(stream: BinaryIO, offset: int, container: Container) -> Iterator[tuple[int, bytes]]:
    try:
        if container.packing == "gzip":
            yield from _inflate(stream, offset, container.end)
        else:
            yield from _unzstd(stream, offset, container)
    except (zlib.error, zstandard.ZstdError) as error:
        raise Damaged("damaged", f"what is packed here is damaged ({error})") from None


def _inflate(stream: BinaryIO, offset: int, limit: int) -> Iterator[tuple[int, bytes]]:
    inflater, at = zlib.decompressobj(31), offset
    while not inflater.eof:
        stream.seek(at)
        chunk = stream.read(min(_READ, limit - at))
        if not chunk:
            raise Damaged("cut-off", "the file ends in the middle of a record")
        at += len(chunk)
        part = inflater.decompress(chunk, _PART)  # in parts: 32 KB may unpack to 32 MB
        yield at - len(inflater.unused_data), part
        while inflater.unconsumed_tail and not inflater.eof:
            part = inflater.decompress(inflater.unconsumed_tail, _PART)
            yield at - len(inflater.unused_data), part


def _unzstd(stream: BinaryIO, offset: int, container: Container) -> Iterator[tuple[int, bytes]]:
    given = zstandard.ZstdCompressionDict(container.dictionary) if container.dictionary else None
    unpacker = zstandard.ZstdDecompressor(dict_data=given).decompressobj()
    at = offset
    while not unpacker.eof:
        stream.seek(at)
        chunk = stream.read(min(_READ // 8, container.end - at))  # a few bytes of zstd may stand for 128 KB
        if not chunk:
            raise Damaged("cut-off", "the file ends in the middle of a record")
        at += len(chunk)
        part = unpacker.decompress(chunk)
        yield at - len(unpacker.unused_data), part
