"""The frames of a zstd file, found without unpacking them: what stands where, and where the next one begins.

``archive seal`` writes a frame a megabyte of whole lines, each with its size and checksum: a damaged one costs only
itself, and one line is read without all that stands before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

import zstandard

from archive.disk.opening import open_file

SIZE = 1 << 20
"""Bytes of lines from which on a frame is full."""
_MAGIC = b"\x28\xb5\x2f\xfd"
_HEAD = 18
_READ = 1 << 16
_RLE, _RESERVED = 1, 3


class Frame(NamedTuple):
    """Where one frame stands."""

    start: int
    end: int
    size: int | None
    """What it says that it unpacks to."""


def pack(path: Path, level: int) -> Iterator[bytes]:
    """The frames that a file of lines becomes."""
    packer = zstandard.ZstdCompressor(level=level, write_checksum=True, write_content_size=True)
    lines: list[bytes] = []
    size = 0
    with open_file(path) as stream:
        for line in stream:
            lines.append(line)
            size += len(line)
            if size >= SIZE:
                yield packer.compress(b"".join(lines))
                lines, size = [], 0
    if lines or not path.stat().st_size:
        yield packer.compress(b"".join(lines))


def frames(stream: BinaryIO, start: int = 0) -> Iterator[Frame]:
    """Every frame from ``start`` on, up to one that is damaged or cut short so that its end cannot be told."""
    end = stream.seek(0, 2)
    while start < end and (frame := frame_at(stream, start)) is not None and frame.end <= end:
        yield frame
        start = frame.end


def frame_at(stream: BinaryIO, start: int) -> Frame | None:
    """The frame that begins at ``start``; its blocks are only stepped over. None where none begins."""
    stream.seek(start)
    head = stream.read(_HEAD)
    try:
        said = zstandard.get_frame_parameters(head)
        place = start + zstandard.frame_header_size(head)
    except zstandard.ZstdError:
        return None
    last = False
    while not last:
        stream.seek(place)
        block = stream.read(3)
        number = int.from_bytes(block, "little")
        last, kind, size = bool(number & 1), number >> 1 & 3, number >> 3
        if len(block) < 3 or kind == _RESERVED:
            return None
        place += 3 + (1 if kind == _RLE else size)
    size = said.content_size
    return Frame(start, place + 4 * said.has_checksum, None if size == zstandard.CONTENTSIZE_UNKNOWN else size)


def frame_behind(stream: BinaryIO, start: int) -> int | None:
    """Where the next frame behind the damaged one at ``start`` begins; None if none follows."""
    end, frame = stream.seek(0, 2), frame_at(stream, start)
    if frame is not None:
        stream.seek(frame.end)
        if frame.end == end:
            return None
        if stream.read(len(_MAGIC)) == _MAGIC:
            return frame.end
    place = start + len(_MAGIC)  # the damage is in what says how long it is
    while place < end:
        stream.seek(place)
        data = stream.read(_READ)
        if (at := data.find(_MAGIC)) >= 0:
            return place + at
        place += max(len(data) - len(_MAGIC) + 1, 1)
    return None


def unpacked_size(path: Path) -> int | None:
    """What a ``.zst`` file unpacks to, as its frames say; None where one says nothing or is damaged."""
    total = end = 0
    with open_file(path) as stream:
        for frame in frames(stream):
            if frame.size is None:
                return None
            total, end = total + frame.size, frame.end
    return total if end and end == path.stat().st_size else None


def read_at(path: Path, offset: int, length: int) -> bytes:
    """``length`` bytes from ``offset`` of what the file unpacks to. Raises ZstdError where it is damaged there."""
    with open_file(path) as stream:
        start = skipped = 0
        for frame in frames(stream):
            if frame.size is None or skipped + frame.size > offset:
                break
            start, skipped = frame.end, skipped + frame.size
        stream.seek(start)
        left = offset - skipped
        with zstandard.ZstdDecompressor().stream_reader(stream, read_across_frames=True, closefd=False) as plain:
            while left > 0 and (passed := plain.read(min(left, SIZE))):
                left -= len(passed)
            return plain.read(length)
