"""Files of JSON Lines -> lines: what is there at this moment, without waiting, and never half a line."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import zstandard

from archive.disk.opening import descriptor, open_file
from archive.jsonl.damage import Report
from archive.jsonl.frames import frame_at, frame_behind
from archive.jsonl.watching import tell

Line = tuple[int, int, bytes]
"""Line number (from 1), byte offset in the uncompressed file, the line without its newline."""

MAX_LINE = 64 << 20
"""Bytes. A longer line is no record but damage (a run of NUL bytes, a lost newline); it is passed over, not held."""

_CHUNK = 1 << 20
_PAGE = 4096
"""What a disk gives or does not give at once."""
# A zstd block of 4 bytes can stand for 128 KiB: small bites keep what one of them unpacks to in bounds.
_COMPRESSED_CHUNK = 8 << 10
BOM = b"\xef\xbb\xbf"


def scan(path: Path, report: Report, start: tuple[int, int] = (1, 0)) -> Iterator[Line]:
    """Every whole line of a ``.jsonl`` or ``.jsonl.zst`` file, stripped of ``\\r`` and of a byte order mark.

    What the file is when it is opened counts: lines appended later are not seen. ``report`` hears of everything
    that is not strict JSON Lines: a tail without newline (not given), lines too long (not given), ``\\r\\n`` and
    byte order marks (given), a damaged frame of a zstd file (not given from there on), what cannot be read.
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
            yield from _split(_chunks(file, start[1], os.fstat(file.fileno()).st_size, report), report, start)


def _open(path: Path) -> tuple[BinaryIO, bool]:
    """The file, and whether it is the compressed one. Raises OSError, also for what is no file (a pipe, a device)."""
    if path.suffix == ".zst":
        return open_file(path), True
    try:
        return os.fdopen(descriptor(path, os.O_RDONLY), "rb", buffering=0), False
    except FileNotFoundError:
        return open_file(path.with_name(path.name + ".zst")), True


def _chunks(file: BinaryIO, start: int, end: int, report: Report) -> Iterator[bytes]:
    """The bytes from ``start`` to ``end``. For those that the disk does not give any more stand NUL bytes."""
    at, bite = start, 0
    while at < end:
        file.seek(at)
        try:
            chunk = file.read(min(_CHUNK, end - at))
        except OSError:
            if not bite:
                report(0, at, "unreadable")
            # Wider from one to the next, so that a disk that gives nothing at all is soon over.
            bite = min(2 * bite, _CHUNK) if bite else _PAGE
            chunk = bytes(min(bite - at % bite, end - at))
        else:
            bite = 0
        if not chunk:
            return
        at += len(chunk)
        tell(len(chunk))
        yield chunk


def _without(chunks: Iterator[bytes], size: int) -> Iterator[bytes]:
    """``chunks`` without their first ``size`` bytes."""
    for chunk in chunks:
        yield chunk[size:] if size else chunk
        size = max(0, size - len(chunk))


def _unpacked(file: BinaryIO, report: Report) -> Iterator[bytes]:
    """The frames of a zstd file, unpacked.

    A damaged or truncated frame is ``bad-zstd``. What is lost of it is made up for by NUL bytes as far as it says how
    much that was, so that what follows keeps its offsets; it ends a line, as the frames of a sealed day do.
    """
    start, given = 0, 0
    while True:
        start, inside, more = yield from _sound_frames(file, start)
        given += more
        try:
            if start == file.seek(0, 2):
                return
            frame, after = frame_at(file, start), frame_behind(file, start)
        except OSError:  # nor does the disk give what follows
            frame, after = None, None
        report(0, given, "bad-zstd")
        if after is None:
            return
        hole = _hole(frame.size - inside if frame is not None and frame.size is not None else -1)
        given += len(hole)
        yield hole
        start = after


def _hole(size: int) -> bytes:
    """What stands for ``size`` bytes that are lost (negative: nobody knows how many)."""
    if size == 0:
        return b""
    return bytes(size - 1) + b"\n" if 0 < size <= MAX_LINE else b"\n"


def _sound_frames(file: BinaryIO, start: int) -> Generator[bytes, None, tuple[int, int, int]]:
    """What the frames from ``start`` on unpack to, as far as they are sound.

    Returns where the first one starts that is not whole (or the file ends), what was given of it, and of all.
    """
    file.seek(start)
    unpacker, inside, given, at = zstandard.ZstdDecompressor().decompressobj(), 0, 0, start
    try:
        while data := file.read(_COMPRESSED_CHUNK):
            at += len(data)
            tell(len(data))
            while data:
                part = unpacker.decompress(data)
                yield part
                inside, given = inside + len(part), given + len(part)
                data = unpacker.unused_data if unpacker.eof else b""
                if unpacker.eof:
                    unpacker, inside, start = zstandard.ZstdDecompressor().decompressobj(), 0, at - len(data)
    except (zstandard.ZstdError, OSError):  # damaged, or on a part of the disk that cannot be read any more
        pass
    return start, inside, given


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
