"""WARC files as they come: plain, gzip or zstd, packed by the record or as a whole, inside a WACZ, and damaged."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, NamedTuple

from crawler.importing.packing import GZIP, LIMIT, VERSION, ZSTD, Container, Damaged, parts, unit, write_out

MAX_HEAD = 1 << 16
_PART = 1 << 20
_GAP = 16
"""Bytes behind a record that tell where it ends: two line ends, and the beginning of the next."""
_START = re.compile(rb"(?:^|\n)(?=WARC/\d)")

Bad = Callable[[int, str, str], None]
"""Told of what cannot be read: (offset in the file, name of the damage, one line)."""


class Record(NamedTuple):
    """One WARC record, and where to find it again."""

    offset: int
    """Of the packed unit, or of the plain record, in the file."""
    inner: int
    """Which record of that unit."""
    headers: dict[str, str]
    """Names in lower case."""
    block: bytes


def records(container: Container, bad: Bad) -> Iterator[Record]:
    """Every record that can be read, also behind damaged ones, which ``bad`` is told of."""
    with container.path.open("rb") as stream:
        if container.packing == "plain":
            yield from _plain(stream, container, bad)
            if container.fault is not None:
                bad(container.end - container.start, *container.fault)
        else:
            yield from _packed(stream, container, bad)


def record_at(container: Container, offset: int, inner: int) -> Record | None:
    """The record that ``records`` gave for this place; None if it is not there any more."""
    with container.path.open("rb") as stream:
        if container.packing == "plain":
            found = _plain(stream, container._replace(start=offset), lambda *_: None)
            return next(found, None)
        try:
            data, _ = unit(stream, offset, container)
        except Damaged:
            return None
        return next((record for record in _inside(data, offset, lambda *_: None) if record.inner == inner), None)


def is_packed_whole(container: Container) -> bool:
    """Whether the first packed unit holds more than the first record: what is in it cannot be reached one by one."""
    if container.packing == "plain":
        return False
    first = b""
    with container.path.open("rb") as stream:
        for _, part in parts(stream, container.start, container, one=True):
            first += part
            length = _first_length(first)
            if length is not None and len(first) > length:
                return True
            if len(first) > _PART:
                return False
    return False


def unpack(container: Container, target: Path) -> Container:
    """A plain file with the records of ``container``, as far as it can be unpacked. Raises Damaged if too large."""
    fault, packed = None, container.end - container.start
    with container.path.open("rb") as stream:
        try:
            write_out((part for _, part in parts(stream, container.start, container)), packed, target)
        except Damaged as error:
            if error.what == "too-large":
                raise
            fault = (error.what, str(error))
    return Container(container.name, target, 0, target.stat().st_size, "plain", fault=fault)


def _first_length(data: bytes) -> int | None:
    """Bytes of the first record with the lines behind it; None while its head is not whole."""
    head, gap, _ = data.partition(b"\r\n\r\n")
    headers = _headers(head) if gap else None
    return len(head) + 4 + int(headers["content-length"]) + 4 if headers else None


def _packed(stream: BinaryIO, container: Container, bad: Bad) -> Iterator[Record]:
    offset = container.start
    while offset < container.end:
        try:
            data, end = unit(stream, offset, container)
        except Damaged as error:
            bad(offset - container.start, error.what, str(error))
            following = _next_unit(stream, offset, container)
            if following is None:
                return
            offset = following
            continue
        yield from _inside(data, offset, partial(_told, bad, container))
        offset = end


def _told(bad: Bad, container: Container, offset: int, what: str, detail: str) -> None:
    bad(offset - container.start, what, detail)


def _next_unit(stream: BinaryIO, damaged: int, container: Container) -> int | None:
    """Where the first unit behind a damaged one begins that unpacks to a record."""
    magic, offset = (GZIP if container.packing == "gzip" else ZSTD), damaged + 1
    while offset < container.end:
        stream.seek(offset)
        data = stream.read(1 << 20)
        if not data:
            return None
        at = data.find(magic)
        if at < 0:
            offset += max(len(data) - len(magic) + 1, 1)
            continue
        offset += at
        try:
            plain, _ = unit(stream, offset, container)
            if VERSION.match(plain):
                return offset
        except Damaged:
            pass
        offset += 1
    return None


def _inside(data: bytes, offset: int, bad: Bad) -> Iterator[Record]:
    """The records of one unit: one, as the standard has it, or several."""
    at, inner = 0, 0
    while True:
        while at < len(data) and data[at] in b"\r\n":
            at += 1
        if at >= len(data):
            return
        end = data.find(b"\r\n\r\n", at, at + MAX_HEAD)
        headers = _headers(data[at:end]) if end >= 0 else None
        if headers is None:
            bad(offset, "no-record", "what is packed here is no WARC record")
            return
        start, length = end + 4, int(headers["content-length"])
        if start + length > len(data):
            bad(offset, "cut-off", f"a record of {length} bytes has {len(data) - start}")
            return
        yield Record(offset, inner, headers, data[start : start + length])
        at, inner = start + length, inner + 1


def _plain(stream: BinaryIO, container: Container, bad: Bad) -> Iterator[Record]:
    offset = container.start
    while offset < container.end:
        stream.seek(offset)
        lead = stream.read(min(MAX_HEAD, container.end - offset))
        if not lead:  # the file is shorter than it was, or than was said
            return
        blank = len(lead) - len(lead.lstrip(b"\r\n"))
        head, gap, _ = lead[blank:].partition(b"\r\n\r\n")
        if not head:
            offset += max(blank, 1)
            continue
        headers = _headers(head) if gap else None
        length = int(headers["content-length"]) if headers else 0
        start = offset + blank + len(head) + 4
        if headers is None or start + length > container.end:
            what = ("no-record", "no WARC record begins here") if headers is None else ("cut-off", "the file ends here")
            bad(offset - container.start, *what)
            offset = _next_plain(stream, offset + blank + 1, container.end)
            continue
        if length > LIMIT:
            bad(offset - container.start, "too-large", f"a record has more than {LIMIT >> 20} MB")
        else:
            stream.seek(start)
            block, behind = stream.read(length), stream.read(min(_GAP, container.end - start - length))
            if behind.lstrip(b"\r\n") and not VERSION.match(behind.lstrip(b"\r\n")):
                # It may have taken in the records behind it, or left a part of itself to be taken for one.
                bad(offset - container.start, "no-record", "it is longer or shorter than it says")
                offset = _next_plain(stream, start, container.end)
                continue
            yield Record(offset, 0, headers, block)
        offset = start + length


def _next_plain(stream: BinaryIO, offset: int, end: int) -> int:
    """Where the next line begins that opens a record; the end where there is none."""
    while offset < end:
        stream.seek(offset)
        data = stream.read(min(_PART, end - offset))
        if not data:
            return end
        found = _START.search(data)
        if found is not None:
            return offset + found.end()
        offset += max(len(data) - 8, 1)
    return end


def _headers(head: bytes) -> dict[str, str] | None:
    """The fields of a record's head; None where it is none, or names no length."""
    if not VERSION.match(head):
        return None
    fields: dict[str, str] = {}
    name = ""
    for line in head.decode("utf-8", "replace").replace("\r\n", "\n").split("\n")[1:]:
        if line[:1] in " \t" and name:
            fields[name] += f" {line.strip()}"
            continue
        name, _, value = line.partition(":")
        name = name.strip().lower()
        fields[name] = value.replace("\r", " ").strip()
    length = fields.get("content-length", "")
    return fields if length.isascii() and length.isdigit() and len(length) < 16 else None
