"""WARC 1.1, the writing side: what went over the wire, three records an exchange.

A ``metadata`` record (kind of page, where its address was found, run), the ``request`` and the ``response``,
each a gzip member of its own; the response comes last, so that whatever ends in a whole response is a whole
exchange. The response repeats the metadata in header fields ``Congtin-*``: it can be read alone, by its offset.
Where an address answers what it answered before, a ``revisit`` stands in the place of the response. What a browser
made of an answer is a ``conversion``, alone with its metadata.
"""

from __future__ import annotations

import contextlib
import re
from datetime import datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path

from archive.article import WarcPointer
from archive.captures import warcrecords
from archive.captures.cdxj import REVISIT, Index, complete
from archive.captures.payloads import Payloads
from archive.captures.warcrecords import Exchange, Headers, Kind, Original, target_uri
from archive.disk.files import CHUNK, Files, Handle, sync
from archive.errors import LeaseLost
from archive.paths import warc_folder
from archive.times import stamp

__all__ = ["Exchange", "Kind", "WarcLog", "software", "target_uri", "warc_files"]

ROTATE = 1 << 30
"""A WARC file that has grown beyond this many bytes is finished; the next exchange starts a new one."""
_NAME = re.compile(r"-(\d{5,})-\d{14}\.warc\.gz$")


def warc_files(root: Path, portal: str) -> list[Path]:
    """The portal's WARC files, oldest first; files of other names are nobody's of ours."""
    found = warc_folder(root, portal).glob(f"{portal}-*.warc.gz")
    return sorted((path for path in found if is_ours(path)), key=lambda path: (_serial(path), path.name))


def is_ours(path: Path) -> bool:
    """Whether a WARC file is named as ours are."""
    return _serial(path) > 0


def _serial(path: Path) -> int:
    named = _NAME.search(path.name)
    return int(named.group(1)) if named else 0


@cache
def software() -> str:
    """As the first record of each file names it."""
    return f"congtin/{version('congtin')}"


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
        self._payloads = Payloads(root, portal)

    def add(self, exchange: Exchange, crawl_id: str) -> WarcPointer:
        """Queues the three records and says where the response will stand; writes when a megabyte is waiting."""
        handle = self._file(exchange.fetched_at)
        url, date = target_uri(exchange.url), stamp(exchange.fetched_at)
        name, digest = warcrecords.record_id(), warcrecords.payload_digest(exchange.body)
        common = [("WARC-Target-URI", url), ("WARC-Date", date)]
        concurrent = [*common, ("WARC-Concurrent-To", name)]
        about = warcrecords.about(exchange, crawl_id)
        self._put(warcrecords.metadata(concurrent, about))
        if exchange.is_asked and not exchange.is_rendered:
            self._put(warcrecords.request(concurrent, exchange))
        extra = [("WARC-Record-ID", name), *common, *((f"Congtin-{key.title()}", value) for key, value in about)]
        extra += warcrecords.besides(exchange)
        offset = handle.size + self._buffered
        here = Original(self._name, offset, name, url, date)
        data, mime = self._answer(extra, exchange, digest, here)
        self._put(data)
        if self._index is not None and not exchange.is_rendered:  # players run the scripts again, on what was captured
            self._index.add(exchange, url, digest, offset, len(data), mime)
        if self._buffered >= CHUNK:
            self._flush()
        return WarcPointer(file=self._name, offset=offset, digest=digest)

    def _answer(self, extra: Headers, exchange: Exchange, digest: str, here: Original) -> tuple[bytes, str | None]:
        """The response, or the revisit that says that it is the same as before; and what the index calls it."""
        if exchange.is_rendered:
            return warcrecords.conversion(extra, exchange, digest), None
        repeats = exchange.method == "GET" and exchange.status == 200 and exchange.body
        original = self._payloads.find(here.url, digest) if repeats else None
        if original is not None:
            return warcrecords.revisit(extra, exchange, digest, original), REVISIT
        if repeats:
            self._payloads.add(digest, here)
        return warcrecords.response(extra, exchange, digest), exchange.header("content-type")

    def sync(self) -> list[tuple[str, int]]:
        """Makes the group durable; returns (file, size) of every file it touched."""
        touched, self._finished = self._finished, []
        if self._handle is not None and (self._buffer or self._handle.size > self._good):
            self._flush()
            sync(self._files, self._handle)
            self._good = self._handle.size
            touched.append((self._name, self._good))
        return touched

    def rest(self) -> None:
        """Lets go of the file until the next group; what was added must have been synced."""
        if self._handle is not None:
            with contextlib.suppress(OSError):  # every byte that counts was fsynced before
                self._files.rest(self._handle)

    def undo(self) -> None:
        """After a failure: gives up the handle and cuts the file back to the last group, as far as the disk lets it."""
        self._buffer, self._buffered, self._index = [], 0, None
        handle, self._handle = self._handle, None
        if handle is None:
            return
        # What cannot be cut now is cut by the next start.
        with contextlib.suppress(OSError, LeaseLost):
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
            extra = [("WARC-Date", stamp(moment)), ("WARC-Filename", handle.path.name)]
            info = [("software", self._software), ("format", "WARC File Format 1.1"), ("isPartOf", self._portal)]
            self._put(warcrecords.warcinfo(extra, info))
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
