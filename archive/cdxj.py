"""CDXJ: the index beside each WARC file, by which replay tools (pywb, ReplayWeb.page) find a capture."""

from __future__ import annotations

import contextlib
import re
import zlib
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import orjson

from archive.files import Files, put_whole
from archive.members import Member, surviving
from archive.pages import response_head
from archive.times import stamp

if TYPE_CHECKING:
    from archive.warcrecords import Exchange

_WWW = re.compile(r"^www\d*\.")
_PORTS = {"http": 80, "https": 443}
_PACK = 256
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


class Index:
    """Gathers the lines of one WARC file while it is written, packed: some fifty bytes a capture, a file at a time."""

    def __init__(self, warc: Path, size: int) -> None:
        """``size``: bytes of ``warc`` that were there before; their lines are read from the index beside it."""
        self._warc, self._before = warc, size
        self._lines: list[bytes] = []
        self._packed: list[bytes] = []

    def add(self, exchange: Exchange, url: str, digest: str, offset: int, length: int, mime: str | None) -> None:
        when = stamp(exchange.fetched_at)
        self._lines.append(_line(self._warc.name, url, when, exchange.status, mime or "", digest, offset, length))
        if len(self._lines) >= _PACK:
            self._packed.append(zlib.compress(b"\n".join(self._lines), 1))
            self._lines.clear()

    def write(self, files: Files) -> None:
        """Writes ``<file>.cdxj`` in one step, sorted; what the old one does not cover is read from the WARC file."""
        target = beside(self._warc)
        known = target.read_bytes().splitlines() if self._before and target.exists() else []
        if self._before and covered(known) != self._before:
            known = list(_scan(self._warc, self._before))
        packed = [line for pack in self._packed for line in zlib.decompress(pack).split(b"\n")]
        put_whole(files, target, b"\n".join([*sorted([*known, *packed, *self._lines]), b""]))


def complete(files: Files, warc: Path) -> None:
    """Writes the index of a finished WARC file that has none, or one that is older than the file and stops short.

    One that knows of more than the file holds stays: it says what was lost.
    """
    target, size = beside(warc), warc.stat().st_size
    if target.exists():
        newer = target.stat().st_mtime_ns >= warc.stat().st_mtime_ns
        if newer or covered(target.read_bytes().splitlines()) >= size:
            return
    put_whole(files, target, b"\n".join([*sorted(_scan(warc, size)), b""]))


def renew(files: Files, warc: Path) -> bool:
    """Writes the index anew where it is missing or not that of the captures; whether it did.

    One that knows of more than the file holds stays, as in ``complete``.
    """
    target = beside(warc)
    known = target.read_bytes().splitlines() if target.is_file() else []
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
        if covered(beside(warc).read_bytes().splitlines()) == size:
            return size, None
    lines = sorted(_scan(warc, size))
    return covered(lines), lines


def beside(warc: Path) -> Path:
    """The index of a WARC file."""
    return warc.with_name(warc.name.removesuffix(".warc.gz") + ".cdxj")


def covered(lines: list[bytes]) -> int:
    """The end of the last capture that an index names: every WARC file of ours ends with a response or a revisit.

    0 for an index that is damaged.
    """
    ends = [0]
    for line in lines:
        try:
            entry = orjson.loads(line[line.index(b"{") :])
            ends.append(int(entry["offset"]) + int(entry["length"]))
        except (ValueError, KeyError, TypeError):
            return 0
    return max(ends)


def _scan(warc: Path, end: int) -> list[bytes]:
    lines = []
    for member in surviving(warc):
        if member.offset >= end:
            break
        if (line := line_of(warc.name, member)) is not None:
            lines.append(line)
    return lines


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
