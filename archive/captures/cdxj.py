"""CDXJ: the index beside each WARC file, by which replay tools (pywb, ReplayWeb.page) find a capture."""

from __future__ import annotations

import contextlib
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import orjson

from archive.captures.members import Member, surviving
from archive.disk.files import Files, put_whole
from archive.disk.opening import open_file, read_file
from archive.pages import response_head
from archive.times import stamp

if TYPE_CHECKING:
    from archive.captures.warcrecords import Exchange

_WWW = re.compile(r"^www\d*\.")
_PORTS = {"http": 80, "https": 443}
_PACK = 256
_AT_ONCE = 1 << 11
"""Lines that are sorted at a time, a megabyte; of half a million, as a file of small answers has, a thirtieth."""
_EVERY = 16
REVISIT = "warc/revisit"
"""What an index calls a capture whose bytes stand in another record."""


def sort_key(url: str) -> str:
    """The SURT form that captures are sorted by.

    >>> sort_key("https://www.Vidu.gov.vn:443/Tin/?b=2&a=1"), sort_key("http://127.0.0.1:8081//a/../b")
    ('vn,gov,vidu)/tin?a=1&b=2', '1,0,0,127:8081)/b')
    """
    parts = urlsplit(url.lower())
    host = _WWW.sub("", parts.hostname or "")
    surt = ",".join(reversed(host.split(".")))
    try:
        port = parts.port
    except ValueError:
        port = None
    if port is not None and port != _PORTS.get(parts.scheme):
        surt = f"{surt}:{port}"
    path = _path(parts.path)
    query = "&".join(sorted(parts.query.split("&"))) if parts.query else ""
    return f"{surt}){path}" + (f"?{query}" if query else "")


def _path(path: str) -> str:
    """Without empty segments, ``.`` and ``..``, and without the slash at the end."""
    kept: list[str] = []
    for segment in path.split("/"):
        if segment == "..":
            del kept[-1:]
        elif segment not in ("", "."):
            kept.append(segment)
    return "/" + "/".join(kept)


class Packed:
    """Lines of an index, packed: some fifty bytes a capture. They can be gone through again and again."""

    def __init__(self, lines: Iterable[bytes] = ()) -> None:
        self._lines: list[bytes] = []
        self._packed: list[bytes] = []
        for line in lines:
            self.add(line)

    def add(self, line: bytes) -> None:
        self._lines.append(line)
        if len(self._lines) >= _PACK:
            self._packed.append(zlib.compress(b"\n".join(self._lines), 1))
            self._lines.clear()

    def __iter__(self) -> Iterator[bytes]:
        for pack in self._packed:
            yield from zlib.decompress(pack).split(b"\n")
        yield from self._lines


class Index:
    """Gathers the lines of one WARC file while it is written."""

    def __init__(self, warc: Path, size: int) -> None:
        """``size``: bytes of ``warc`` that were there before; their lines are read from the index beside it."""
        self._warc, self._before = warc, size
        self._lines = Packed()

    def add(self, exchange: Exchange, url: str, digest: str, offset: int, length: int, mime: str | None) -> None:
        when = stamp(exchange.fetched_at)
        self._lines.add(_line(self._warc.name, url, when, exchange.status, mime or "", digest, offset, length))

    def write(self, files: Files) -> None:
        """Writes ``<file>.cdxj`` in one step, sorted; what the old one does not cover is read from the WARC file."""
        target = beside(self._warc)
        known = Packed(_read(target) if self._before and target.exists() else ())
        if self._before and covered(known) != self._before:
            known = Packed(_scan(self._warc, self._before))
        put_whole(files, target, _in_order(lambda: chain(known, self._lines)))


def _read(index: Path) -> Iterator[bytes]:
    with open_file(index) as stream:
        for line in stream:
            yield line.removesuffix(b"\n")


def _in_order(lines: Callable[[], Iterable[bytes]]) -> Iterator[bytes]:
    """The sorted lines as pieces of a file. ``lines`` gives all of them for each piece: so few are held at once."""
    sample = sorted(islice(lines(), 0, None, _EVERY))
    step = max(_AT_ONCE // _EVERY, len(sample) // 30)
    ends = sample[step::step]
    for begin, end in zip([b"", *ends], [*ends, None], strict=True):
        part = sorted(line for line in lines() if line >= begin and (end is None or line < end))
        yield b"\n".join([*part, b""])


def complete(files: Files, warc: Path) -> None:
    """Writes the index of a finished WARC file that has none, or one that is older than the file and stops short.

    One that knows of more than the file holds stays: it says what was lost.
    """
    target, size = beside(warc), warc.stat().st_size
    if target.exists():
        newer = target.stat().st_mtime_ns >= warc.stat().st_mtime_ns
        if newer or covered(_read(target)) >= size:
            return
    put_whole(files, target, _in_order(Packed(_scan(warc, size)).__iter__))


def renew(files: Files, warc: Path) -> bool:
    """Writes the index anew where it is missing or not that of the captures; whether it did.

    One that knows of more than the file holds stays, as in ``complete``.
    """
    target = beside(warc)
    known = read_file(target).splitlines() if target.is_file() else []
    if covered(known) > warc.stat().st_size:
        return False
    found = sorted(_scan(warc, warc.stat().st_size))
    if target.is_file() and known == found:
        return False
    put_whole(files, target, b"\n".join([*found, b""]))
    return True


def index_of(warc: Path) -> tuple[int, list[bytes] | None]:
    """For readers: the end of the last whole capture of a file that may be growing, and the lines of its index.

    None instead of the lines where the file beside it has them all.
    """
    size = warc.stat().st_size
    with contextlib.suppress(OSError):
        if covered(_read(beside(warc))) == size:
            return size, None
    lines = sorted(_scan(warc, size))
    return covered(lines), lines


def beside(warc: Path) -> Path:
    """The index of a WARC file."""
    return warc.with_name(warc.name.removesuffix(".warc.gz") + ".cdxj")


def of_index(index: Path) -> Path:
    """The WARC file of an index."""
    return index.with_name(index.name.removesuffix(".cdxj") + ".warc.gz")


def covered(lines: Iterable[bytes]) -> int:
    """The end of the last capture that an index names: every WARC file of ours ends with a response or a revisit.

    0 for an index that is damaged.
    """
    end = 0
    for line in lines:
        try:
            entry = orjson.loads(line[line.index(b"{") :])
            end = max(end, int(entry["offset"]) + int(entry["length"]))
        except (ValueError, KeyError, TypeError):
            return 0
    return end


def _scan(warc: Path, end: int) -> Iterator[bytes]:
    for member in surviving(warc):
        if member.offset >= end:
            break
        if (line := line_of(warc.name, member)) is not None:
            yield line


def line_of(warc: str, member: Member) -> bytes | None:
    """The index line of a record in the file named ``warc``; None where it is no capture."""
    response = response_head(member)
    if response is None:
        return None
    said, (status, headers, _) = member.headers, response
    url, when, digest = (said.get(f"warc-{name}", "") for name in ("target-uri", "date", "payload-digest"))
    mime = REVISIT if said.get("warc-type") == "revisit" else headers.get("content-type", "")
    return _line(warc, url, when, status, mime, digest, member.offset, member.end - member.offset)


def _line(name: str, url: str, when: str, status: int, mime: str, digest: str, offset: int, length: int) -> bytes:
    entry = {
        "url": url,
        "mime": mime.split(";", 1)[0].strip().lower() or "unk",
        "status": str(status),
        "digest": digest,
        "length": str(length),
        "offset": str(offset),
        "filename": name,
    }
    return f"{sort_key(url)} {re.sub(r'[^0-9]', '', when)[:14]} ".encode() + orjson.dumps(entry)
