"""The start of a writer: torn tails cut, the state caught up with the files or rebuilt, open captures found.

Runs under the portal's lease only. Every step can be killed and done again: bytes are in ``quarantine/`` before
they are cut, and what was absorbed of a file is noted in the same transaction as what it said.
"""

from __future__ import annotations

import contextlib
import heapq
import io
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import msgspec
import zstandard

from archive.absorb import Absorber
from archive.article import Article, Reject
from archive.files import Files
from archive.frontier import load_row, save_row
from archive.lines import Place
from archive.marks import KeyOf, NextLook, marked
from archive.members import Member, members
from archive.observations import CrawlRun, Observation, Sighting
from archive.overlay import Record
from archive.pages import response_head
from archive.paths import Kind, crawls_file, day_files, quarantine_folder
from archive.state import connect, create, usable
from archive.tails import cut, ends_whole, raw_lines, torn_at
from archive.warc import warc_files

INTERPRETED = frozenset({"home", "listing", "article", "feed", "sitemap"})
"""Kinds of capture that give records."""

# Lines of one group share their ``recorded_at``. Within it: where an article was seen, its revisions, the rest.
_MERGE: tuple[tuple[Kind, type[Record]], ...] = (
    ("sightings", Sighting),
    ("articles", Article),
    ("rejects", Reject),
    ("observations", Observation),
)
_SEARCHED = 2
_BATCH = 5000


class Recovery:
    """One start of one portal's writer."""

    def __init__(
        self,
        files: Files,
        root: Path,
        portal: str,
        *,
        state: Path,
        key_of: KeyOf,
        next_look: NextLook | None,
        beat: Callable[[], None],
    ) -> None:
        """``beat`` is called every few thousand lines: the lease is to be kept alive meanwhile."""
        self._files, self._root, self._portal, self._state = files, root, portal, state
        self._key_of, self._next_look, self._beat = key_of, next_look, beat
        self.counts: Counter[str] = Counter()
        """What was mended."""
        self.looked: set[tuple[str, int]] = set()
        """Captures with a ``revised`` observation whose revision was lost (file, offset)."""
        self._watched: dict[str, int] = {}
        self._named: dict[str, set[int]] = {}
        self._accounted: dict[str, set[int]] = {}

    def run(self) -> sqlite3.Connection:
        """Mends, catches up or rebuilds; returns the connection to write the state with."""
        connection = self._existing()
        if connection is not None:
            try:
                return self._bring_up(connection, rebuild=False)
            except sqlite3.OperationalError:
                connection.close()
                raise
            except sqlite3.DatabaseError:  # a damaged page: the database is a cache
                connection.close()
        had_lines = any(day_files(self._root, kind, self._portal) for kind, _ in _MERGE)
        for suffix in ("-wal", "-shm", ""):
            self._files.remove(self._state.with_name(self._state.name + suffix))
        self.counts["rebuilt"] = int(had_lines or bool(warc_files(self._root, self._portal)))
        return self._bring_up(create(self._state), rebuild=True)

    def _existing(self) -> sqlite3.Connection | None:
        """The database that is there, unless it is damaged, of another layout, unfinished, or ahead of the files."""
        if not self._state.exists():
            return None
        with contextlib.ExitStack() as opened:
            try:
                connection = opened.enter_context(contextlib.closing(connect(self._state)))
                if usable(connection) and not self._ahead(connection):
                    opened.pop_all()
                    return connection
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:  # no database at all: built anew
                return None
        return None

    def _ahead(self, connection: sqlite3.Connection) -> bool:
        for name, size in connection.execute("SELECT name, size FROM files").fetchall():
            path = self._root / name
            if path.exists():
                if path.stat().st_size < size:
                    return True
            elif not (name.startswith("warc/") or path.with_name(path.name + ".zst").exists()):
                return True  # WARC files may be moved away, lines may be compressed; nothing else goes
        return False

    def _bring_up(self, connection: sqlite3.Connection, *, rebuild: bool) -> sqlite3.Connection:
        self._watched, self._named, self._accounted, self.looked = {}, {}, {}, set()
        if rebuild:
            connection.execute("PRAGMA synchronous = OFF")
        absorbed: dict[str, int] = dict(connection.execute("SELECT name, size FROM files").fetchall())
        self._mend_lines(absorbed, rebuild=rebuild)
        settled = self._watch(absorbed, rebuild=rebuild)
        connection.execute("BEGIN IMMEDIATE")
        try:
            sizes = settled | self._absorb(connection, absorbed, rebuild=rebuild)
            for name in self._watched:
                sizes[name] = self._search(connection, name)
            connection.executemany("REPLACE INTO files VALUES (?, ?)", sizes.items())
            if rebuild:
                self._recall_passes(connection)
            connection.execute("DELETE FROM meta WHERE key = 'building'")
            self._files.commit(connection)
        except BaseException:
            connection.close()
            raise
        connection.execute("PRAGMA synchronous = NORMAL")
        return connection

    # Lines

    def _mend_lines(self, absorbed: dict[str, int], *, rebuild: bool) -> None:
        for kind, _ in _MERGE:
            paths = [path for path in day_files(self._root, kind, self._portal) if path.suffix == ".jsonl"]
            for path in paths:
                start = absorbed.get(self._name(path), 0)
                grown = path.stat().st_size > start
                suspect = path == paths[-1] or not ends_whole(path) if rebuild else grown
                # A sealed day is never touched: what is wrong with it is for `archive verify` to say.
                if suspect and path.stat().st_mode & 0o200:
                    self._cut(path, torn_at(path, start))
        crawls = crawls_file(self._root, self._portal)
        if crawls.exists():
            self._cut(crawls, torn_at(crawls))

    def _cut(self, path: Path, offset: int | None) -> None:
        if offset is None:
            return
        size = cut(self._files, path, offset, quarantine_folder(self._root, self._portal))
        self.counts["cut_bytes"] += size
        self.counts["cut_files"] += int(size > 0)

    def _absorb(self, connection: sqlite3.Connection, absorbed: dict[str, int], *, rebuild: bool) -> dict[str, int]:
        """Takes in every line that the state has not seen; returns the sizes of the files read."""
        absorber, rows, sizes = Absorber(connection, self._key_of), partial(load_row, connection), dict[str, int]()
        streams = [self._lines(kind, form, order, absorbed, sizes) for order, (kind, form) in enumerate(_MERGE)]
        for count, (_, _, record, place) in enumerate(heapq.merge(*streams, key=lambda item: item[:2]), 1):
            absorber.absorb(record, place)
            for row in marked(record, rows, self._key_of, self._next_look):
                save_row(connection, row)
            self._note_pointer(record)
            if count % _BATCH == 0:
                self._beat()
                if rebuild:  # still marked as unfinished: killed here, it starts over
                    connection.execute("COMMIT")
                    connection.execute("BEGIN IMMEDIATE")
            self.counts["rebuilt_lines" if rebuild else "caught_up_lines"] += 1
        return sizes

    def _lines(
        self, kind: Kind, form: type[Record], order: int, absorbed: dict[str, int], sizes: dict[str, int]
    ) -> Iterator[tuple[str, int, Record, Place]]:
        decoder = msgspec.json.Decoder(form)
        for path in day_files(self._root, kind, self._portal):
            name = self._name(path)
            start = absorbed.get(name, 0)
            if path.suffix == ".zst" and name in absorbed:
                continue
            for offset, line in raw_lines(path, start) if path.suffix == ".jsonl" else _unpacked_lines(path):
                sizes[name] = offset + len(line)
                try:
                    record = decoder.decode(line)
                except msgspec.DecodeError:
                    self.counts["damaged_lines"] += 1
                    continue
                yield record.recorded_at or "", order, record, Place(name, offset, len(line.rstrip(b"\r\n")))

    def _note_pointer(self, record: Record) -> None:
        if record.warc is None or record.warc.offset < self._watched.get(record.warc.file, 1 << 62):
            return
        file, offset = record.warc.file, record.warc.offset
        self._named.setdefault(file, set()).add(offset)
        if isinstance(record, Observation) and record.kind == "revised":
            self.looked.add((file, offset))
        elif not isinstance(record, Sighting):
            self._accounted.setdefault(file, set()).add(offset)

    def _recall_passes(self, connection: sqlite3.Connection) -> None:
        """When the last full pass began and ended, from the runs."""
        path = crawls_file(self._root, self._portal)
        for _, line in raw_lines(path) if path.exists() else ():
            try:
                run = msgspec.json.decode(line, type=CrawlRun)
            except msgspec.DecodeError:
                self.counts["damaged_lines"] += 1
                continue
            if run.mode == "full" and run.finish == "finished":
                passes = [("full_pass_started", run.started_at), ("full_pass_done", run.ended_at)]
                connection.executemany("REPLACE INTO meta VALUES (?, ?)", passes)

    # Captures

    def _watch(self, absorbed: dict[str, int], *, rebuild: bool) -> dict[str, int]:
        """Decides which WARC files to search, and from which offset on; returns the sizes of the others."""
        paths = warc_files(self._root, self._portal)
        for path in paths[-_SEARCHED:] if rebuild else paths:
            start = absorbed.get(self._name(path), 0)
            if path.stat().st_size > start:
                self._watched[self._name(path)] = start
        return {self._name(path): path.stat().st_size for path in paths[:-_SEARCHED]} if rebuild else {}

    def _search(self, connection: sqlite3.Connection, name: str) -> int:
        """Notes the captures that no line accounts for, cuts a torn tail; returns the size that is left."""
        path, offset = self._root / name, self._watched[name]
        good, size = offset, path.stat().st_size
        while True:
            for count, member in enumerate(members(path, offset), 1):
                if count % _BATCH == 0:
                    self._beat()
                offset = member.end
                if member.headers.get("warc-type") in ("response", "warcinfo"):
                    good = member.end
                if _gives_records(member) and member.offset not in self._accounted.get(name, ()):
                    values = (name, member.offset, member.headers["congtin-kind"])
                    connection.execute("INSERT OR IGNORE INTO open VALUES (?, ?, ?)", values)
            if good == size:
                return size
            # A record that some line names was whole once: damage before it is not a torn tail, and stays.
            later = [at for at in self._named.get(name, ()) if at > offset]
            if not later:
                self._cut(path, good)
                return path.stat().st_size
            self.counts["damaged_captures"] += 1
            offset = min(later)

    def _name(self, path: Path) -> str:
        return path.relative_to(self._root).as_posix().removesuffix(".zst")


def _gives_records(member: Member) -> bool:
    if member.headers.get("congtin-kind") not in INTERPRETED:
        return False
    response = response_head(member)
    return response is not None and response[0] == 200


def _unpacked_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    offset = 0
    with path.open("rb") as stream, zstandard.ZstdDecompressor().stream_reader(stream) as plain:
        for line in io.BufferedReader(plain):
            yield offset, line
            offset += len(line)
