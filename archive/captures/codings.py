"""Content codings taken off a body, with bounded memory and work."""

from __future__ import annotations

import re
import zlib
from typing import Literal, NamedTuple

import brotli  # type: ignore[import-untyped]
import zstandard

_TOLD = 512
"""Bytes that tell text from what is packed."""
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?[ \t\r\n]{0,200}[<{\[]")
_GZIP = b"\x1f\x8b\x08"
_ZSTD = re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18")
"""A frame of zstd, or one that is to be passed over."""
_MOST_MEMBERS = 10_000
"""Pieces that a body is read from; a 20 MB file in the blocks of bgzip has some 400."""
_FIRST_STEP = 512
_FRAMED, _RAW = 47, -15
"""Windows of zlib: 32 + 15 takes gzip's head and zlib's, told by the bytes; the other is deflate without either."""


class Unpacked(NamedTuple):
    """What came of a body."""

    state: Literal["whole", "cut", "too-large", "damaged", "plain", "unknown"]
    """``plain``: text that was never packed, whatever its header says; ``unknown``: no coding that is read here."""
    body: bytes
    """The content, no longer than the limit; of one cut or damaged what came before; of the last two what was given."""


def unpack(body: bytes, coding: str, limit: int) -> Unpacked:
    """``body`` without ``coding`` (one, in lower case), at most ``limit`` bytes of it. Never raises.

    All members of a gzip stream and all frames of zstd; what follows a whole one and is none is left out, as browsers
    do.

    >>> unpack(zlib.compress(b"a" * 100), "deflate", 10), unpack("Tin tức".encode(), "gzip", 10).state
    (Unpacked(state='too-large', body=b'aaaaaaaaaa'), 'plain')
    """
    if coding in ("gzip", "x-gzip", "deflate"):
        found, is_all = _inflated(body, _FRAMED, limit)
        if found.state == "damaged" and (text := _by_its_sum(body, limit)) is not None:
            found, is_all = Unpacked("whole", text), True
        elif found.state == "damaged" and not found.body and coding == "deflate":
            found, is_all = _inflated(body, _RAW, limit)  # many servers send "deflate" without zlib's frame
    elif coding == "br":
        found, is_all = _unbrotlied(body, limit)
    elif coding == "zstd":
        found, is_all = _unzstd(body, limit)
    else:
        return Unpacked("plain" if is_text(body) else "unknown", body)
    # Some of a text may unpack to something, but hardly all of it.
    return found if is_all or not is_text(body) else Unpacked("plain", body)


def is_text(body: bytes) -> bool:
    """Whether it begins like text: then it is no packed stream. Some proxies take a coding off and leave its header.

    >>> is_text("Tin tức".encode()), is_text(b"<p>T\\xe2\\xfc"), is_text(zlib.compress(b"<html>")), is_text(b"")
    (True, True, False, True)
    """
    start = body[:_TOLD]
    if _CONTROL.search(start):
        return False
    # Markup may be in an encoding of old; of the last character the rest may be beyond.
    return _MARKUP.match(start) is not None or "\ufffd" not in start.decode("utf-8", "replace")[:-1]


def _inflated(body: bytes, window: int, limit: int) -> tuple[Unpacked, bool]:
    """With whether ``body`` is one whole stream and nothing else."""
    parts = list[bytes]()
    try:
        state, end = _inflate(body, window, limit, parts)
    except zlib.error:
        state, end = "damaged", 0
    return Unpacked(state, b"".join(parts)[:limit]), state == "whole" and end == len(body)


def _inflate(
    body: bytes, window: int, limit: int, parts: list[bytes]
) -> tuple[Literal["whole", "cut", "too-large", "damaged"], int]:
    """Adds to ``parts`` what ``body`` unpacks to; how that ended, and where in ``body``. Raises zlib.error."""
    place, room = 0, limit + 1
    for _ in range(_MOST_MEMBERS):
        inflater, step = zlib.decompressobj(window), _FIRST_STEP
        # In growing steps: what is left over of each is copied, and a member can be as short as 20 bytes.
        while not inflater.eof and place < len(body):
            parts.append(inflater.decompress(body[place : place + step], room))
            room -= len(parts[-1])
            if room <= 0:
                return "too-large", place
            place, step = min(place + step, len(body)) - len(inflater.unused_data), step * 2
        if not inflater.eof:
            return "cut", place
        if not body.startswith(_GZIP, place):
            return "whole", place
    return "damaged", place


def _by_its_sum(body: bytes, limit: int) -> bytes | None:
    """What a gzip stream of one member holds that came to its end and whose sum is right, though the length behind it
    is not: browsers read neither. None for any other."""
    start = _head_of_gzip(body)
    if start is None:
        return None
    inflater = zlib.decompressobj(_RAW)
    try:
        text = inflater.decompress(body[start:], limit + 1)
    except zlib.error:
        return None
    trailer, rest = inflater.unused_data[:8], inflater.unused_data[8:]
    if not inflater.eof or len(text) > limit or len(trailer) < 8 or rest.startswith(_GZIP):
        return None
    return text if int.from_bytes(trailer[:4], "little") == zlib.crc32(text) else None


def _head_of_gzip(body: bytes) -> int | None:
    """Where the content of a gzip stream begins (RFC 1952, 2.3); None where its head is none."""
    if not body.startswith(_GZIP) or len(body) < 10:
        return None
    flags, at = body[3], 10
    if flags & 4:
        at += 2 + int.from_bytes(body[at : at + 2], "little")
    for flag in (8, 16):  # a name, a comment: each to its zero byte
        if flags & flag:
            at = body.find(b"\0", at) + 1
            if not at:
                return None
    return at + 2 if flags & 2 else at


def _unbrotlied(body: bytes, limit: int) -> tuple[Unpacked, bool]:
    unpacker, parts, room, rest = brotli.Decompressor(), list[bytes](), limit + 1, body
    state: Literal["whole", "cut", "too-large", "damaged"] = "whole"
    try:
        while rest or not unpacker.is_finished():
            part = unpacker.process(rest, output_buffer_limit=1 << 20)
            parts.append(part)
            rest, room = b"", room - len(part)
            if room <= 0 or (not part and unpacker.can_accept_more_data()):
                state = "too-large" if room <= 0 else "cut"
                break
    except brotli.error:
        state = "damaged"
    return Unpacked(state, b"".join(parts)[:limit]), state == "whole"


def _unzstd(body: bytes, limit: int) -> tuple[Unpacked, bool]:
    parts = list[bytes]()
    try:
        state, end = _unframe(body, limit, parts)
    except zstandard.ZstdError:
        state, end = "damaged", 0
    return Unpacked(state, b"".join(parts)[:limit]), state == "whole" and end == len(body)


def _unframe(
    body: bytes, limit: int, parts: list[bytes]
) -> tuple[Literal["whole", "cut", "too-large", "damaged"], int]:
    """As ``_inflate``, of the frames of zstd: in small bites, as a block of 4 bytes can stand for 128 KiB."""
    place, room, unpacker = 0, limit + 1, zstandard.ZstdDecompressor()
    for _ in range(_MOST_MEMBERS):
        frame = unpacker.decompressobj()
        while not frame.eof and place < len(body):
            bite = body[place : place + _FIRST_STEP]
            parts.append(frame.decompress(bite))
            place, room = place + len(bite) - len(frame.unused_data), room - len(parts[-1])
            if room <= 0:
                return "too-large", place
        if not frame.eof:
            return "cut", place
        if not _ZSTD.match(body, place):
            return "whole", place
    return "damaged", place
