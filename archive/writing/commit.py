"""One group commit: WARC records, durable; JSON lines, durable; then the state that says so."""

from __future__ import annotations

import contextlib
import sqlite3
from collections import Counter, OrderedDict
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from archive.article import WarcPointer
from archive.captures.reach import note_told
from archive.captures.warc import WarcLog
from archive.disk.files import Files
from archive.errors import LeaseLost
from archive.frontiers.frontier import save_row
from archive.frontiers.writer import Writer
from archive.leases.lease import Lease
from archive.observations import CrawlRun
from archive.runs import note
from archive.times import stamp
from archive.writing.ledger import Ledger, Origin
from archive.writing.overlay import Group

_REMEMBERED = 1024
"""Captures: far more than a crawl has under way at a time."""


class Committed(msgspec.Struct, kw_only=True):
    """What one group commit, or all of a run, wrote."""

    stored: int = 0
    """Articles new to the archive."""
    revised: int = 0
    unchanged: int = 0
    refused: int = 0
    duplicates: int = 0
    """Lines with ``duplicate_of``, among those stored and revised."""
    sightings: int = 0
    observations: int = 0
    """Lines, those of unchanged and revised articles included."""
    captures: int = 0
    """Exchanges written to WARC."""
    bytes: int = 0
    """Of JSON lines and of bodies as they were received."""
    lost: Counter[str] = msgspec.field(default_factory=Counter)
    """Field to the revisions that have it no more, though the text before had it: by what the portal changed alone."""
    gained: Counter[str] = msgspec.field(default_factory=Counter)
    """Field to the revisions that have it, though the text before had it not."""

    def numbers(self) -> dict[str, int]:
        """All of it by name; of lost fields as ``lost/byline``."""
        found: dict[str, Any] = msgspec.structs.asdict(self)
        turned = {f"{kind}/{name}": found[kind][name] for kind in ("lost", "gained") for name in found[kind]}
        return {**{name: number for name, number in found.items() if isinstance(number, int)}, **turned}


class Tokens:
    """What is known of each capture that records may still name."""

    def __init__(self, crawl_id: str) -> None:
        self._unknown = Origin(crawl_id=crawl_id)
        self._open: dict[int, Origin] = {}
        self._settled: OrderedDict[int, Origin] = OrderedDict()
        self._last = 0

    def new(self, origin: Origin) -> int:
        self._last += 1
        self._open[self._last] = origin
        return self._last

    def get(self, token: int | None) -> Origin:
        """What is known; of no capture, or one forgotten, only the run."""
        if token is None:
            return self._unknown
        return self._open.get(token) or self._settled.get(token) or self._unknown

    def locate(self, token: int, pointer: WarcPointer) -> None:
        """The capture stands in a WARC file now."""
        self._open[token] = msgspec.structs.replace(self._open[token], pointer=pointer)

    def settle(self, tokens: set[int]) -> None:
        """Kept for stragglers for a thousand captures, then forgotten."""
        for token in tokens:
            if token in self._open:
                self._settled[token] = self._open.pop(token)
        while len(self._settled) > _REMEMBERED:
            self._settled.popitem(last=False)


class Committer:
    """Writes groups. Belongs to the thread that commits."""

    def __init__(
        self,
        *,
        crawl_id: str,
        files: Files,
        now: Callable[[], datetime],
        lease: Lease,
        writer: Writer,
        warc: WarcLog | None,
        ledger: Ledger,
        tokens: Tokens,
    ) -> None:
        self._crawl_id, self._files, self._now, self._lease = crawl_id, files, now, lease
        self._writer, self._warc, self._ledger, self._tokens = writer, warc, ledger, tokens
        self.standing: Committed | None = None
        """What of the group being written stands in the files, whatever becomes of the state."""

    def write(self, group: Group) -> Committed:
        """Commits ``group``. After an error the files may hold a part of it: ``give_up``, and start anew."""
        self.standing = None
        self._lease.check()
        if group.empty:
            return Committed()
        touched, size = self._captures(group)
        self._writer.execute("BEGIN IMMEDIATE")
        self._open_and_settle(group)
        self._ledger.begin(stamp(self._now()))
        for record, token in group.records:
            self._ledger.enter(record, self._tokens.get(token))
        self._lease.check()
        size += self._ledger.write()
        # From here on the lines stand, whatever becomes of the state.
        touched += self._ledger.done()
        captures = len(group.captures) if self._warc else 0
        wrote = Committed(captures=captures, bytes=size, lost=self._ledger.lost, gained=self._ledger.gained)
        self.standing = msgspec.structs.replace(wrote, **self._ledger.counts)
        self._state(group, touched)
        self._writer.commit(self._files)
        self._rest()
        return self.standing

    def _rest(self) -> None:
        """Holds no file open until the next group."""
        if self._warc is not None:
            self._warc.rest()
        self._ledger.rest()
        self._writer.rest()

    def give_up(self, error: BaseException) -> None:
        """After ``error``: ends the state's transaction and cuts the files back to the last whole group.

        As far as the disk lets us; and not where the process is to stop, or the files are another holder's by now.
        """
        with contextlib.suppress(sqlite3.Error):  # the next connection rolls back what is left
            self._writer.rollback()
        if not isinstance(error, Exception) or isinstance(error, LeaseLost):
            return
        if self._warc is not None:
            self._warc.undo()
        self._ledger.undo()

    def note(self, root: Path, portal: str, run: CrawlRun) -> None:
        """Appends the line of the run."""
        note(self._files, self._writer, root, portal, run)
        note_told(self._writer)

    def finish(self) -> None:
        """Writes the index beside the WARC file and closes the files."""
        if self._warc is not None:
            self._warc.close()
        self._writer.execute("REPLACE INTO meta VALUES ('clean', '1')")
        self.abandon()

    def abandon(self) -> None:
        """Closes everything and writes nothing."""
        if self._warc is not None:
            self._warc.abandon()
        self._ledger.close()
        self._writer.close()

    def _captures(self, group: Group) -> tuple[list[tuple[str, int]], int]:
        if self._warc is None:
            return [], 0
        size = 0
        for token, exchange in group.captures:
            self._tokens.locate(token, self._warc.add(exchange, self._crawl_id))
            size += len(exchange.body)
        return self._warc.sync(), size

    def _open_and_settle(self, group: Group) -> None:
        """Remembers captures that records may still come of, and forgets those of which none will."""
        for token, exchange in group.captures:
            pointer = self._tokens.get(token).pointer
            if pointer is not None and token not in group.settled:
                values = (pointer.file, pointer.offset, exchange.kind)
                self._writer.execute("INSERT OR IGNORE INTO open VALUES (?, ?, ?)", values)
        for token in group.settled:
            pointer = self._tokens.get(token).pointer
            if pointer is not None:
                where = (pointer.file, pointer.offset)
                self._writer.execute("DELETE FROM open WHERE file = ? AND offset = ?", where)

    def _state(self, group: Group, touched: list[tuple[str, int]]) -> None:
        for row in group.rows.values():
            if row.id is not None:
                row.id = self._ledger.renamed.get((row.id, row.last_look), row.id)
            save_row(self._writer, row)
        self._writer.executemany("REPLACE INTO meta VALUES (?, ?)", group.meta.items())
        self._writer.executemany("REPLACE INTO files VALUES (?, ?)", touched)
