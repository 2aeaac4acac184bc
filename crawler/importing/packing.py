"""How WARC files are packed: gzip or zstd, by the record or as a whole, with a dictionary or none."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterable, Iterator
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
_FRAME_HEAD = 18
_BLOCK = 128 << 10
_REPEATED = 1
"""Kind of a zstd block: one byte that stands for all."""
UNPACKED = 64 << 30
"""Bytes that a file may unpack to on disk."""
RATIO = 100
"""How many times its size a file may unpack to: pages take up ten to thirty times the room."""
UNPACKED_FREELY = 256 << 20
"""Bytes to which a file may unpack at any ratio: one page that was captured again and again packs well."""

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


def write_out(parts: Iterable[bytes], packed: int, target: Path) -> None:
    """Writes ``parts``, to which ``packed`` bytes unpack, to ``target``.

    Raises Damaged, with what came before in ``target``; where they become too many, ``target`` is removed.
    """
    most, size = min(UNPACKED, max(packed * RATIO, UNPACKED_FREELY)), 0
    try:
        with target.open("wb") as out:
            for part in parts:
                size += len(part)
                if size > most:
                    raise Damaged("too-large", f"{packed} bytes unpack to more than {most}")
                out.write(part)
    except Damaged as error:
        if error.what == "too-large":
            target.unlink()
        raise


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
    """Block by block: one holds 128 KB at most, but four bytes are enough for one, and so 33 KB for a gigabyte."""
    given = zstandard.ZstdCompressionDict(container.dictionary) if container.dictionary else None
    unpacker = zstandard.ZstdDecompressor(dict_data=given).decompressobj()
    for at, piece in _pieces(stream, offset, container.end):
        part = unpacker.decompress(piece)
        yield at, part
    if not unpacker.eof:
        raise Damaged("damaged", "what is packed here does not end where its frame does")


def _pieces(stream: BinaryIO, offset: int, limit: int) -> Iterator[tuple[int, bytes]]:
    """(end, bytes) of what a zstd frame consists of (RFC 8878, 3.1.1): its head, and each block."""

    def read(at: int, size: int) -> bytes:
        stream.seek(at)
        data = stream.read(min(size, limit - at))
        if len(data) < size:
            raise Damaged("cut-off", "the file ends in the middle of a record")
        return data

    stream.seek(offset)
    head = stream.read(min(_FRAME_HEAD, limit - offset))
    try:
        size, has_checksum = zstandard.frame_header_size(head), zstandard.get_frame_parameters(head).has_checksum
    except zstandard.ZstdError:
        raise Damaged("cut-off" if len(head) < _FRAME_HEAD else "damaged", "no zstd frame begins here") from None
    at, is_last, piece = offset + size, False, head[:size]
    while not is_last:
        yield at, piece
        kind = int.from_bytes(read(at, 3), "little")
        is_last = bool(kind & 1)
        content = 1 if kind >> 1 & 3 == _REPEATED else min(kind >> 3, _BLOCK + 1)  # a longer one is refused
        piece = read(at, 3 + content + (4 if is_last and has_checksum else 0))
        at += len(piece)
    yield at, piece
