"""The start of a writer: torn tails cut, the state caught up with the files or rebuilt, open captures found.

Runs under the portal's lease only. Every step can be killed and done again: bytes are in ``quarantine/`` before
they are cut, and what was absorbed of a file is noted in the same transaction as what it said.
"""

from __future__ import annotations

import heapq
import logging
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

from archive.article import Article, Reject
from archive.captures.reach import Reach
from archive.captures.unaccounted import Unaccounted
from archive.captures.warc import warc_files
from archive.disk.files import Files, sync
from archive.errors import NewerSchema
from archive.frontiers.ahead import fall_due
from archive.frontiers.cache import drop, existing, is_storage
from archive.frontiers.database import create
from archive.frontiers.frontier import load_row, save_row
from archive.frontiers.marks import KeyOf, NextLook, marked
from archive.jsonl.damage import HARMLESS, Fault
from archive.jsonl.decoding import BadLine, LineDecoder
from archive.jsonl.frames import unpacked_size
from archive.jsonl.lines import Place
from archive.jsonl.scan import scan
from archive.jsonl.tails import cut, ends_whole, raw_lines, torn_at
from archive.observations import ENDED_LACKING, FALSE_304, CrawlRun, Observation, Sighting
from archive.paths import Kind, crawls_file, day_files, quarantine_folder
from archive.runs import LAST
from archive.sealing.seals import Seals
from archive.times import instant
from archive.writing.absorb import Absorber
from archive.writing.overlay import Record

# Lines of one group share their ``recorded_at``. Within it: where an article was seen, its revisions, the rest.
_MERGE: tuple[tuple[Kind, type[Record]], ...] = (
    ("sightings", Sighting),
    ("articles", Article),
    ("rejects", Reject),
    ("observations", Observation),
)
_BATCH = 5000
_LOG = logging.getLogger(__name__)


class Recovery:
    """One start of one portal's writer."""

    def __init__(
        self,
        files: Files,
        root: Path,
        portal: str,
        *,
        state: Path,
        archive: str,
        key_of: KeyOf,
        next_look: NextLook | None,
        now: Callable[[], datetime],
        beat: Callable[[], None],
    ) -> None:
        """``archive`` names the archive that the state must be of (``archive.frontiers.identity``).

        ``beat`` is called every few thousand lines: the lease is to be kept alive meanwhile.
        """
        self._files, self._root, self._portal, self._state, self._archive = files, root, portal, state, archive
        self._key_of, self._next_look, self._now, self._beat = key_of, next_look, now, beat
        self.counts: Counter[str] = Counter()
        """What was mended."""
        self.reach = Reach(root, portal)
        self._captures = self._unaccounted()
        self._seals = Seals(root, portal)
        self._warned: set[Path] = set()

    @property
    def looked(self) -> dict[tuple[str, int], Observation]:
        """Captures whose look was written, while its revision may have been lost."""
        return self._captures.looked

    def run(self) -> sqlite3.Connection:
        """Mends, catches up or rebuilds; returns the connection to write the state with."""
        connection = existing(self._state, self._root, self._archive)
        if connection is not None:
            try:
                return self._bring_up(connection, rebuild=False)
            except sqlite3.Error as error:
                if is_storage(error):
                    raise
                self.counts.clear()
        had_lines = any(day_files(self._root, kind, self._portal) for kind, _ in _MERGE)
        self.reach.salvage(self._state, self._archive)
        drop(self._files, self._state)
        self.counts["rebuilt"] = int(had_lines or bool(warc_files(self._root, self._portal)))
        connection = create(self._state, self._archive)
        self.reach.keep(connection)
        return self._bring_up(connection, rebuild=True)

    def _unaccounted(self) -> Unaccounted:
        return Unaccounted(self._root, self.counts, self.reach, cut=self._cut, beat=self._beat)

    def _bring_up(self, connection: sqlite3.Connection, *, rebuild: bool) -> sqlite3.Connection:
        try:
            if rebuild:
                connection.execute("PRAGMA synchronous = OFF")
            absorbed: dict[str, int] = dict(connection.execute("SELECT name, size FROM files").fetchall())
            if not rebuild:
                self.reach.recall(connection)
            self._make_durable(absorbed)
            self._mend_lines(absorbed, rebuild=rebuild)
            self._captures = self._unaccounted()
            settled = self._captures.watch(self._portal, absorbed, rebuild=rebuild)
            connection.execute("BEGIN IMMEDIATE")
            sizes = settled | self._absorb(connection, absorbed, rebuild=rebuild)
            self.reach.read_indexes(all_files=rebuild)
            sizes |= self._captures.search(connection)
            self.counts["warc_short"] = self.reach.close(connection)
            self.counts["warc_gone"] = self.reach.gone(connection)
            connection.executemany("REPLACE INTO files VALUES (?, ?)", sizes.items())
            if rebuild:
                self._recall_passes(connection)
            fall_due(connection, self._now())
            connection.execute("DELETE FROM meta WHERE key IN ('building', 'clean')")
            self._files.commit(connection)
            connection.execute("PRAGMA synchronous = NORMAL")
        except BaseException:
            connection.close()
            raise
        return connection

    # Lines

    def _make_durable(self, absorbed: dict[str, int]) -> None:
        """What a killed writer wrote may not be on the disk yet: no line may be made of a capture that can vanish."""
        days = [path for kind, _ in _MERGE for path in day_files(self._root, kind, self._portal)]
        plain = [path for path in (*days, crawls_file(self._root, self._portal)) if path.suffix == ".jsonl"]
        for path in (*plain, *warc_files(self._root, self._portal)):
            if path.exists() and not self._seals.has(path) and path.stat().st_size > absorbed.get(self._name(path), 0):
                handle = self._files.open_append(path)
                try:
                    sync(self._files, handle)
                finally:
                    self._files.close(handle)

    def _mend_lines(self, absorbed: dict[str, int], *, rebuild: bool) -> None:
        for kind, _ in _MERGE:
            paths = [path for path in day_files(self._root, kind, self._portal) if path.suffix == ".jsonl"]
            for path in paths:
                start = absorbed.get(self._name(path), 0)
                grown = path.stat().st_size > start
                suspect = path == paths[-1] or not ends_whole(path) if rebuild else grown
                # A sealed day is never touched: what is wrong with it is for `archive verify` to say.
                if suspect and not self._seals.has(path):
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
        last = ""
        for count, (recorded, _, record, place) in enumerate(heapq.merge(*streams, key=lambda item: item[:2]), 1):
            grounded = absorber.absorb(record, place)
            for row in marked(record, rows, self._key_of, self._next_look):
                save_row(connection, row)
            self._captures.note(record, grounded=grounded)
            if recorded > last and instant(recorded):
                last = recorded
            if count % _BATCH == 0:
                self._beat()
                if rebuild:  # still marked as unfinished: killed here, it starts over
                    connection.execute("COMMIT")
                    connection.execute("BEGIN IMMEDIATE")
            self.counts["rebuilt_lines" if rebuild else "caught_up_lines"] += 1
        absorber.not_before(last)
        return sizes

    def _lines(
        self, kind: Kind, form: type[Record], order: int, absorbed: dict[str, int], sizes: dict[str, int]
    ) -> Iterator[tuple[str, int, Record, Place]]:
        decoder: LineDecoder[Record] = LineDecoder(form)
        for path in day_files(self._root, kind, self._portal):
            name = self._name(path)
            start = absorbed.get(name, 0)
            if path.suffix == ".zst" and self._is_known(path, start, absorbed, sizes):
                continue
            for offset, raw in self._raw(path, start):
                sizes[name] = offset + len(raw)
                line = raw.rstrip(b"\r\n")
                try:
                    record = decoder.decode(line)
                except BadLine as bad:
                    self._damaged(path, offset, bad.what)
                    continue
                yield record.recorded_at or "", order, record, Place(name, offset, len(line))
            sizes.setdefault(name, start)

    def _raw(self, path: Path, start: int) -> Iterator[tuple[int, bytes]]:
        if path.suffix == ".jsonl":
            yield from raw_lines(path, start)
            return
        for _, offset, line in scan(path, lambda _, offset, what: self._damaged(path, offset, what)):
            if offset >= start:  # compressed before all of it was taken in
                yield offset, line + b"\n"

    def _is_known(self, path: Path, start: int, absorbed: dict[str, int], sizes: dict[str, int]) -> bool:
        """Whether all of a compressed day was taken in: before it was compressed, or since."""
        name, size = path.relative_to(self._root).as_posix(), path.stat().st_size
        sizes[name] = size
        return absorbed.get(name) == size or (start > 0 and unpacked_size(path) == start)

    def _damaged(self, path: Path, offset: int, what: Fault) -> None:
        if what == "newer-schema":  # what this program would write behind it, nobody could make sense of
            raise NewerSchema(f"{path} holds a line of a newer schema at offset {offset}: upgrade congtin")
        if what not in HARMLESS:
            self.counts["damaged_lines"] += 1
            if path not in self._warned:
                self._warned.add(path)
                _LOG.warning("%s is damaged (%s at offset %d is the first); it stays as it is", path, what, offset)

    def _recall_passes(self, connection: sqlite3.Connection) -> None:
        """What runs said of themselves: the sections walked, the last full pass, a server that lied."""
        path, decoder = crawls_file(self._root, self._portal), LineDecoder(CrawlRun)
        for offset, line in raw_lines(path) if path.exists() else ():
            try:
                run = decoder.decode(line.rstrip(b"\r\n"))
            except BadLine as bad:
                self._damaged(path, offset, bad.what)
                continue
            said = [(f"walked {section}", run.started_at) for section in run.walked]
            counts, is_over = run.counts, run.mode == "full" and run.finish == "finished"
            if (
                is_over
                and not counts.get("partial")
                and (counts.get(ENDED_LACKING) or not counts.get("listings_failed"))
            ):
                said += [("full_pass_started", run.started_at), ("full_pass_done", run.ended_at)]
            if run.number is not None:
                said.append((LAST, str(run.number)))
            if run.counts.get(FALSE_304):
                said.append((FALSE_304, run.started_at))
            connection.executemany("REPLACE INTO meta VALUES (?, ?)", said)

    def _name(self, path: Path) -> str:
        return path.relative_to(self._root).as_posix().removesuffix(".zst")
