"""What there is to read again in one portal: noted on disk, so that memory does not grow with the archive."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

import msgspec

from archive.article import WarcPointer
from archive.captures.warc import warc_files
from archive.jsonl.decoding import BadLine, LineDecoder, Source
from archive.jsonl.scan import scan
from archive.observations import Sighting
from archive.paths import resolve
from archive.reader import Archive
from archive.revisions import base_id
from archive.times import instant
from crawler.clean.urls import url_key
from crawler.discovery.model import ListingRow

REGION = 64 << 20
"""Bytes of a WARC file that one worker reads at a time, at most, unless one article takes more."""

_SCHEMA = """
CREATE TABLE items (file TEXT, offset INTEGER, revision INTEGER, source INTEGER, at INTEGER, length INTEGER,
    PRIMARY KEY (file, offset)) WITHOUT ROWID;
CREATE TABLE pointed (file TEXT, offset INTEGER, PRIMARY KEY (file, offset)) WITHOUT ROWID;
CREATE TABLE rows (key TEXT, at REAL, own INTEGER, row BLOB);
"""
_INDEX = "CREATE INDEX rows_by_key ON rows (key, at)"
_ROW = "INSERT INTO rows VALUES (?, ?, ?, ?)"
# An article's line counts before a reject of the same capture, the newest extraction before the others.
_ITEM = """
INSERT INTO items VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (file, offset) DO UPDATE SET revision = excluded.revision,
source = excluded.source, at = excluded.at, length = excluded.length WHERE excluded.revision >= revision
"""


class _Head(msgspec.Struct):
    schema_version: str
    revision: int = 0
    warc: WarcPointer | None = None


class Item(NamedTuple):
    """A capture and the newest line that was made of it."""

    offset: int
    line: bytes
    is_article: bool
    rows: list[tuple[bytes, bool]]
    """Listing rows that fit, the best first, each with whether it had been seen when the page was captured."""

    @property
    def url(self) -> str | None:
        """The address of the line."""
        about = _about(self.line)
        return about.url if about is not None else None


class Chunk(NamedTuple):
    """A piece of a WARC file for one worker."""

    file: str
    start: int
    end: int
    items: list[Item]
    pointed: frozenset[int]
    """Offsets in it that some line accounts for."""
    skip: frozenset[int] = frozenset()
    """Offsets of pages that are not to be read: they ended the process that did."""
    singly: bool = False
    """Whether only the items are read, each by its offset: reading the whole ended a process."""


class Work:
    """One portal's captures, with their lines and rows."""

    def __init__(self, archive: Archive, portal: str, path: Path) -> None:
        """``path``: a file that is not there yet; another beside it takes the lines of compressed days."""
        self._archive, self._portal = archive, portal
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32000;")
        self._db.executescript(_SCHEMA)
        self._spool = path.with_suffix(".lines").open("w+b")
        self._plain: list[Path | None] = []
        self._open: tuple[int, BinaryIO] | None = None
        self.without_page = 0
        """Article lines of captures that were not kept."""

    def fill(self) -> None:
        """Reads all lines of the portal."""
        self._db.execute("BEGIN")
        for kind in ("articles", "rejects"):
            for source in self._archive.sources(kind, self._portal):
                self._lines(source)
        for look in self._archive.observations(self._portal):
            if look.warc is not None and look.kind != "revised":
                self._point(look.warc)
        self._db.executemany(_ROW, (row for seen in self._archive.sightings(self._portal) for row in _rows_of(seen)))
        self._db.execute(_INDEX)
        self._db.execute("COMMIT")

    def close(self) -> None:
        self._db.close()
        self._spool.close()
        self._close()

    def chunks(self, size: int) -> Iterator[Chunk]:
        """All WARC files in pieces of ``size`` items, the rest of a file included."""
        for path in warc_files(self._archive.root, self._portal):
            file = path.relative_to(self._archive.root).as_posix()
            start, end = 0, path.stat().st_size
            found: list[Item] = []
            rows = self._db.execute(
                "SELECT offset, source, at, length, revision FROM items WHERE file = ? ORDER BY offset", (file,)
            )
            for offset, source, at, length, revision in rows.fetchall():
                if found and (len(found) >= size or offset - start > REGION):
                    yield self._chunk(file, start, offset, found)
                    start, found = offset, []
                line = self._line(source, at, length)
                found.append(Item(offset, line, revision > 0, self._rows(line)))
            yield self._chunk(file, start, end, found)

    def gone(self) -> Counter[str]:
        """The WARC files that are not there any more, with the captures in each that lines were made of."""
        found: Counter[str] = Counter()
        for file, number in self._db.execute("SELECT file, COUNT(*) FROM items GROUP BY file").fetchall():
            try:
                is_there = resolve(self._archive.root, file).exists()
            except (ValueError, OSError):
                is_there = False
            if not is_there:
                found[file] = number
        return found

    def _chunk(self, file: str, start: int, end: int, items: list[Item]) -> Chunk:
        pointed = self._db.execute(
            "SELECT offset FROM pointed WHERE file = ? AND offset >= ? AND offset < ?", (file, start, end)
        )
        return Chunk(file, start, end, items, frozenset(row[0] for row in pointed))

    def _lines(self, source: Source) -> None:
        number, decoder = len(self._plain), LineDecoder(_Head)
        self._plain.append(source.path if source.path.suffix == ".jsonl" else None)
        for count, offset, line in scan(source.path, source.report):
            try:
                head = decoder.decode(line)
            except BadLine as bad:
                source.report(count, offset, bad.what)
                continue
            if head.warc is None:
                self.without_page += int(head.revision > 0)
                continue
            at = offset
            if self._plain[number] is None:
                at = self._spool.tell()
                self._spool.write(line)
            values = (head.warc.file, head.warc.offset, head.revision, number, at, len(line))
            self._db.execute(_ITEM, values)
            self._point(head.warc)

    def _line(self, source: int, at: int, length: int) -> bytes:
        path = self._plain[source]
        if path is None:
            self._spool.seek(at)
            return self._spool.read(length)
        if self._open is None or self._open[0] != source:
            self._close()
            self._open = source, path.open("rb")
        stream = self._open[1]
        stream.seek(at)
        return stream.read(length)

    def _close(self) -> None:
        if self._open is not None:
            self._open[1].close()
            self._open = None

    def _point(self, pointer: WarcPointer) -> None:
        self._db.execute("INSERT OR IGNORE INTO pointed VALUES (?, ?)", (pointer.file, pointer.offset))

    def _rows(self, line: bytes) -> list[tuple[bytes, bool]]:
        """The row that a crawl would have had when the page of this line was captured; none where none was seen."""
        about = _about(line)
        if about is None:
            return []
        return self.rows_of([about.id and base_id(about.id), about.url, *about.urls], about.fetched_at)

    def rows_of(self, names: list[str | None], fetched_at: str | None) -> list[tuple[bytes, bool]]:
        """The row of an article under one of these ids and addresses."""
        keys = list(dict.fromkeys(key for name in names if name for key in (name, url_key(name))))
        marks, at = ", ".join("?" * len(keys)), instant(fetched_at)
        query = f"SELECT row FROM rows WHERE key IN ({marks}) AND at"  # noqa: S608 - our own question marks
        before = self._db.execute(f"{query} <= ? ORDER BY own DESC, at DESC LIMIT 1", (*keys, at)).fetchone()
        if before is not None:
            return [(before[0], True)]
        later = self._db.execute(f"{query} > ? ORDER BY own DESC, at LIMIT 1", (*keys, at)).fetchone()
        return [(later[0], False)] if later is not None else []


def _rows_of(seen: Sighting) -> Iterator[tuple[str, float, bool, bytes]]:
    row = ListingRow(
        url=seen.url,
        title=seen.title,
        published_at=seen.published_at,
        published_raw=seen.published_raw,
        views=seen.views,
        views_raw=seen.views_raw,
        section=seen.section,
        rank=seen.rank,
        kind=seen.kind,
    )
    at, own, packed = instant(seen.fetched_at), seen.kind == "listing", msgspec.json.encode(row)
    for key in {seen.id or "", url_key(seen.url)} - {""}:
        yield key, at, own, packed


class _About(msgspec.Struct):
    url: str
    id: str | None = None
    urls: list[str] = []
    fetched_at: str | None = None


_about_decoder = msgspec.json.Decoder(_About)


def _about(line: bytes) -> _About | None:
    try:
        return _about_decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
