"""WARC 1.1, the writing side: what went over the wire, three records an exchange.

A ``metadata`` record (kind of page, where its address was found, run), the ``request`` and the ``response``,
each a gzip member of its own; the response comes last, so that whatever ends in a whole response is a whole
exchange. The response repeats the metadata in header fields ``Congtin-*``: it can be read alone, by its offset.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import re
import uuid
import zlib
from datetime import datetime
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import quote, urlsplit

import msgspec
from isal import isal_zlib

from archive.article import WarcPointer
from archive.cdxj import Index, complete
from archive.files import CHUNK, Files, Handle, sync
from archive.paths import warc_folder
from archive.times import stamp

Kind = Literal["home", "listing", "article", "feed", "sitemap", "robots", "asset", "other"]

ROTATE = 1 << 30
"""A WARC file that has grown beyond this many bytes is finished; the next exchange starts a new one."""
# On 300 news pages of 75 KB: zlib 3 takes 0.53 ms and leaves 23.0 % of the size, zlib 6 1.14 ms and 20.5 %, igzip 2
# 0.10 ms and 23.7 %: what the writer's thread does not use is the crawl's.
_LEVEL = 2
_SMALL_LEVEL = 3
# Most records are requests and metadata of a few lines: zlib's usual window and tables cost more to set up (170 us)
# than these need to be packed (15 us with the small ones).
_SMALL = 2048
_NAME = re.compile(r"-(\d{5,})-\d{14}\.warc\.gz$")
_BREAKS = re.compile(r"[\r\n]+")
_URI_SAFE = "%/:=&?~#+!$,;'@()*[]|"


class Exchange(msgspec.Struct, kw_only=True):
    """One request and its answer as they went over the wire, the body before content decoding."""

    url: str
    method: str = "GET"
    request_headers: list[tuple[str, str]] = []
    request_body: bytes = b""
    status: int
    reason: str = ""
    response_headers: list[tuple[str, str]] = []
    body: bytes
    fetched_at: datetime
    """Aware."""
    kind: Kind = "other"
    via: str | None = None
    """The page on which the address was found."""
    ip: str | None = None

    def header(self, name: str) -> str | None:
        """The first value of a header of the answer; ``name`` in small letters."""
        return next((value for key, value in self.response_headers if key.lower() == name), None)


class _Record(NamedTuple):
    data: bytes
    digest: str


def warc_files(root: Path, portal: str) -> list[Path]:
    """The portal's WARC files, oldest first; files of other names are nobody's of ours."""
    found = warc_folder(root, portal).glob(f"{portal}-*.warc.gz")
    return sorted((path for path in found if _serial(path) > 0), key=_serial)


def _serial(path: Path) -> int:
    named = _NAME.search(path.name)
    return int(named.group(1)) if named else 0


class WarcLog:
    """Appends exchanges to the portal's newest WARC file; ``sync`` ends a group, ``undo`` takes it back."""

    def __init__(
        self, files: Files, root: Path, portal: str, *, software: str, rotate: int = ROTATE, fresh: bool = False
    ) -> None:
        """``fresh``: begins a file of its own, because another process might still append to the newest one."""
        self._files, self._root, self._portal = files, root, portal
        self._software, self._rotate, self._fresh = software, rotate, fresh
        self._handle: Handle | None = None
        self._name = ""
        self._good = 0
        self._buffer: list[bytes] = []
        self._buffered = 0
        self._index: Index | None = None
        self._finished: list[tuple[str, int]] = []

    def add(self, exchange: Exchange, crawl_id: str) -> WarcPointer:
        """Queues the three records and says where the response will stand; writes when a megabyte is waiting."""
        handle = self._file(exchange.fetched_at)
        url = target_uri(exchange.url)
        response_id, date = _record_id(), stamp(exchange.fetched_at)
        common = [("WARC-Target-URI", url), ("WARC-Date", date)]
        concurrent = [*common, ("WARC-Concurrent-To", response_id)]
        about = _about(exchange, crawl_id)
        fields = "".join(f"{key}: {value}\r\n" for key, value in about).encode()
        self._put(_member("metadata", "application/warc-fields", concurrent, fields).data)
        head = _request_head(exchange)
        self._put(_member("request", "application/http; msgtype=request", concurrent, head, exchange.request_body).data)
        offset = handle.size + self._buffered
        extra = [("WARC-Record-ID", response_id), *common, *((f"Congtin-{key.title()}", value) for key, value in about)]
        if exchange.ip:
            extra.append(("WARC-IP-Address", exchange.ip))
        record = _member(
            "response", "application/http; msgtype=response", extra, _response_head(exchange), exchange.body
        )
        self._put(record.data)
        if self._index is not None:
            self._index.add(exchange, url, record.digest, offset, len(record.data))
        if self._buffered >= CHUNK:
            self._flush()
        return WarcPointer(file=self._name, offset=offset, digest=record.digest)

    def sync(self) -> list[tuple[str, int]]:
        """Makes the group durable; returns (file, size) of every file it touched."""
        touched, self._finished = self._finished, []
        if self._handle is not None and (self._buffer or self._handle.size > self._good):
            self._flush()
            sync(self._files, self._handle)
            self._good = self._handle.size
            touched.append((self._name, self._good))
        return touched

    def undo(self) -> None:
        """After a failure: gives up the handle and cuts the file back to the last group, as far as the disk lets it."""
        self._buffer, self._buffered, self._index = [], 0, None
        handle, self._handle = self._handle, None
        if handle is None:
            return
        # What cannot be cut now is cut by the next start.
        with contextlib.suppress(OSError):
            self._files.truncate(handle.path, self._good)
        with contextlib.suppress(OSError):
            self._files.close(handle)

    def close(self) -> None:
        """Closes the current file and writes its index, and those that a kill left unwritten.

        Everything added must have been synced.
        """
        self._finish()
        for path in warc_files(self._root, self._portal):
            complete(self._files, path)

    def _finish(self) -> None:
        handle, self._handle = self._handle, None
        if handle is not None:
            self._files.close(handle)
            if self._index is not None:
                self._index.write(self._files)

    def abandon(self) -> None:
        """Closes the file and writes nothing."""
        handle, self._handle = self._handle, None
        if handle is not None:
            with contextlib.suppress(OSError):
                self._files.close(handle)

    def _file(self, moment: datetime) -> Handle:
        if self._handle is not None and self._handle.size + self._buffered < self._rotate:
            return self._handle
        if self._handle is not None:
            self._finished = self.sync()
            self._finish()
        handle = self._open(moment)
        self._handle, self._good = handle, handle.size
        self._name = handle.path.relative_to(self._root).as_posix()
        self._index = Index(handle.path, handle.size)
        if handle.size == 0:
            info = f"software: {self._software}\r\nformat: WARC File Format 1.1\r\nisPartOf: {self._portal}\r\n"
            extra = [("WARC-Date", stamp(moment)), ("WARC-Filename", handle.path.name)]
            self._put(_member("warcinfo", "application/warc-fields", extra, info.encode()).data)
        return handle

    def _open(self, moment: datetime) -> Handle:
        existing = warc_files(self._root, self._portal)
        fresh, self._fresh = self._fresh, True  # after a file of our own the newest may be that of a new holder
        if existing and not fresh and existing[-1].stat().st_size < self._rotate:
            return self._files.open_append(existing[-1])
        serial = _serial(existing[-1]) + 1 if existing else 1
        when = re.sub(r"\D", "", stamp(moment))
        return self._files.open_append(
            warc_folder(self._root, self._portal) / f"{self._portal}-{serial:05d}-{when}.warc.gz"
        )

    def _put(self, data: bytes) -> None:
        self._buffer.append(data)
        self._buffered += len(data)

    def _flush(self) -> None:
        assert self._handle is not None
        data, self._buffer, self._buffered = b"".join(self._buffer), [], 0
        self._files.write(self._handle, data)


def _member(kind: str, content_type: str, extra: list[tuple[str, str]], *block: bytes) -> _Record:
    """One record as a gzip member, and the digest of its payload (the last part of the block; "" where it has none)."""
    whole = hashlib.sha1(usedforsecurity=False)
    for part in block:
        whole.update(part)
    size = sum(map(len, block))
    headers = [("WARC-Type", kind), *extra]
    payload = ""
    if kind == "response" or (kind == "request" and block[-1]):
        payload = _digest(hashlib.sha1(block[-1], usedforsecurity=False).digest())
        headers.append(("WARC-Payload-Digest", payload))
    headers += [
        ("WARC-Block-Digest", _digest(whole.digest())),
        ("Content-Type", content_type),
        ("Content-Length", str(size)),
    ]
    if all(name != "WARC-Record-ID" for name, _ in headers):
        headers.insert(1, ("WARC-Record-ID", _record_id()))
    head = "".join([f"{name}: {value}\r\n" for name, value in headers])
    small = size < _SMALL
    parts = [f"WARC/1.1\r\n{head}\r\n".encode(), *block, b"\r\n\r\n"]
    if small:
        packer = zlib.compressobj(_SMALL_LEVEL, zlib.DEFLATED, 26, 1)
        return _Record(packer.compress(b"".join(parts)) + packer.flush(), payload)
    fast = isal_zlib.compressobj(_LEVEL, isal_zlib.DEFLATED, 31)
    return _Record(b"".join([*map(fast.compress, parts), fast.flush()]), payload)


def _digest(raw: bytes) -> str:
    return "sha1:" + base64.b32encode(raw).decode()


def _record_id() -> str:
    return f"<urn:uuid:{uuid.uuid4()}>"


def target_uri(url: str) -> str:
    """The URL as WARC files name it: what is not ASCII, and blanks, percent-encoded."""
    return quote(url, safe=_URI_SAFE, errors="replace")


def _about(exchange: Exchange, crawl_id: str) -> list[tuple[str, str]]:
    via = [("via", target_uri(exchange.via))] if exchange.via else []
    return [("kind", exchange.kind), *via, ("crawl-id", _BREAKS.sub(" ", crawl_id))]


def _header_lines(headers: list[tuple[str, str]]) -> bytes:
    """The lines and the empty one that ends them.

    Values that are not latin-1 (never so on the wire) go out as UTF-8; a line break in one becomes a blank.
    """
    text = "".join(f"{_BREAKS.sub(' ', name)}: {_BREAKS.sub(' ', value)}\r\n" for name, value in headers) + "\r\n"
    try:
        return text.encode("iso-8859-1")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace")


def _request_head(exchange: Exchange) -> bytes:
    parts = urlsplit(target_uri(exchange.url))
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = list(exchange.request_headers)
    if all(name.lower() != "host" for name, _ in headers):
        headers.insert(0, ("Host", parts.netloc))
    return f"{exchange.method} {path} HTTP/1.1\r\n".encode("ascii", "replace") + _header_lines(headers)


def _response_head(exchange: Exchange) -> bytes:
    """The status line and headers; those about a transfer that is already undone are kept under ``X-Archive-Orig-``."""
    size = str(len(exchange.body))
    headers = []
    for name, value in exchange.response_headers:
        lower = name.lower()
        undone = lower == "transfer-encoding" or (lower == "content-length" and value.strip() != size)
        headers.append((f"X-Archive-Orig-{name}" if undone else name, value))
    reason = _BREAKS.sub(" ", exchange.reason)
    return f"HTTP/1.1 {exchange.status} {reason}".encode("iso-8859-1", "replace") + b"\r\n" + _header_lines(headers)
