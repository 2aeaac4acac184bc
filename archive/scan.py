"""Files of JSON Lines -> lines: what is there at this moment, without waiting, and never half a line."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import zstandard

from archive.damage import Report

Line = tuple[int, int, bytes]
"""Line number (from 1), byte offset in the uncompressed file, the line without its newline."""

MAX_LINE = 64 << 20
"""Bytes. A longer line is no record but damage (a run of NUL bytes, a lost newline); it is passed over, not held."""

_CHUNK = 1 << 20
# A zstd block of 4 bytes can stand for 128 KiB: small bites keep what one of them unpacks to in bounds.
_COMPRESSED_CHUNK = 8 << 10
BOM = b"\xef\xbb\xbf"


def scan(path: Path, report: Report, start: tuple[int, int] = (1, 0)) -> Iterator[Line]:
    """Every whole line of a ``.jsonl`` or ``.jsonl.zst`` file, stripped of ``\\r`` and of a byte order mark.

    What the file is when it is opened counts: lines appended later are not seen. ``report`` hears of everything
    that is not strict JSON Lines: a tail without newline (not given), lines too long (not given), ``\\r\\n`` and
    byte order marks (given), a damaged or truncated zstd stream (nothing after it is given), an unreadable file.
    A day that is compressed while it is being looked for is read from its new place. ``start``: number and offset of
    the line to begin with; what a plain file holds before it is not even read.
    """
    try:
        file, compressed = _open(path)
    except OSError:
        report(0, 0, "unreadable")
        return
    with file:
        if compressed:
            yield from _split(_without(_unpacked(file, report), start[1]), report, start)
        else:
            file.seek(start[1])
            yield from _split(_chunks(file, os.fstat(file.fileno()).st_size - start[1]), report, start)


def _open(path: Path) -> tuple[BinaryIO, bool]:
    if path.suffix == ".zst":
        return path.open("rb"), True
    try:
        return path.open("rb", buffering=0), False
    except FileNotFoundError:
        return path.with_name(path.name + ".zst").open("rb"), True


def _chunks(file: BinaryIO, size: int) -> Iterator[bytes]:
    while size > 0 and (chunk := file.read(min(_CHUNK, size))):
        size -= len(chunk)
        yield chunk


def _without(chunks: Iterator[bytes], size: int) -> Iterator[bytes]:
    """``chunks`` without their first ``size`` bytes."""
    for chunk in chunks:
        yield chunk[size:] if size else chunk
        size = max(0, size - len(chunk))


def _unpacked(file: BinaryIO, report: Report) -> Iterator[bytes]:
    """The frames of a zstd file, unpacked. Ends with ``bad-zstd`` where a frame is damaged or not whole."""
    unpacker = zstandard.ZstdDecompressor().decompressobj()
    begun = False
    size = 0
    try:
        while data := file.read(_COMPRESSED_CHUNK):
            while data:
                begun = True
                unpacked = unpacker.decompress(data)
                size += len(unpacked)
                yield unpacked
                data = unpacker.unused_data if unpacker.eof else b""
                if unpacker.eof:
                    unpacker = zstandard.ZstdDecompressor().decompressobj()
                    begun = False
    except zstandard.ZstdError:
        begun = True
    if begun:
        report(0, size, "bad-zstd")


def _split(chunks: Iterable[bytes], report: Report, start: tuple[int, int]) -> Iterator[Line]:
    number, offset = start
    tail = bytearray()
    size = 0  # of the unfinished line, which ``tail`` no longer holds once it is too long
    for chunk in chunks:
        *lines, rest = chunk.split(b"\n")
        for line in lines:
            size += len(line)
            if size > MAX_LINE:
                report(number, offset, "too-long")
            else:
                yield number, offset, _strict(bytes(tail) + line if tail else line, number, offset, report)
            number, offset, size = number + 1, offset + size + 1, 0
            tail.clear()
        size += len(rest)
        if size <= MAX_LINE:
            tail += rest
        else:
            tail.clear()
    if size:
        report(number, offset, "torn-tail" if size <= MAX_LINE else "too-long")


def _strict(line: bytes, number: int, offset: int, report: Report) -> bytes:
    if line.endswith(b"\r"):
        report(number, offset, "crlf")
        line = line[:-1]
    if line.startswith(BOM):
        report(number, offset, "bom")
        line = line[len(BOM) :]
    return line
