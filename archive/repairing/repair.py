"""``archive repair``: mends what can be mended without guessing, and says what it did.

Bytes go into ``quarantine/``, durable, before they are taken away. Every step can be killed and done again. What needs
a copy (a sealed day that changed, a damaged record of a WARC file, a lost line) stays, and ``archive verify`` names it;
so does what cannot be read.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Literal

import msgspec

from archive.captures.cdxj import beside, renew
from archive.captures.warc import warc_files
from archive.captures.warcmend import torn_tail
from archive.checking.chain import Chain
from archive.checking.linecheck import Link
from archive.checking.statecheck import StateCheck
from archive.checking.unreadable import UNREADABLE
from archive.disk.failures import storage
from archive.disk.files import Files, make_folders
from archive.disk.opening import Unreadable
from archive.frontiers.cache import drop, is_storage
from archive.frontiers.database import connect
from archive.frontiers.identity import known_id, state_path
from archive.jsonl.damage import Fault
from archive.jsonl.decoding import BadLine, LineDecoder
from archive.jsonl.scan import scan
from archive.jsonl.tails import cut, torn_at
from archive.judging.latest import Head
from archive.leases.fence import Fenced
from archive.leases.lease import Lease
from archive.paths import (
    KINDS,
    Kind,
    crawls_file,
    day_files,
    lease_file,
    portal_folder,
    quarantine_folder,
    warc_folder,
)
from archive.repairing.mending import Seen, judge, rewrite
from archive.sealing.seal import finish
from archive.sealing.seals import Seals
from archive.times import utc_now
from archive.version import refuse_newer

What = Literal["cut", "lines", "sealing", "index", "state", "leftover"]


class Mended(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was done."""

    what: What
    """``cut``: a torn tail; ``lines``: lines taken out or made strict; ``sealing``: ended what a kill had cut short;
    ``index``: a CDXJ file written anew; ``state``: thrown away, or marked, so that the next crawl builds it anew;
    ``leftover``: a temporary file removed."""
    file: str
    """Path relative to the archive's folder, with ``/``."""
    offset: int = 0
    bytes: int = 0
    """That the file is shorter."""
    detail: str = ""
    quarantine: str | None = None
    """Where the bytes are now."""

    def __str__(self) -> str:
        where = f"; its bytes are in {self.quarantine}" if self.quarantine else ""
        return f"{self.file}: {self.detail}{where}"


def repair(
    root: Path,
    portal: str,
    *,
    state_dir: Path | None = None,
    files: Files | None = None,
    now: Callable[[], datetime] = utc_now,
) -> Iterator[Mended]:
    """Mends a portal's part of an archive; yields what it did, thing by thing.

    ``state_dir``: where the state lies, if not in the archive. Takes the lease of the portal's writer while it runs.
    Raises PortalBusy where a writer has it, NewerSchema where a newer program wrote, LeaseLost, StorageFailed.
    """
    files = files or Files()
    with storage(root):
        refuse_newer(root, portal, Unreadable)
        make_folders(files, root / "state")
        lease = Lease.take(lease_file(root, portal), owner="repair", files=files, now=now)
        try:
            yield from _Repair(Fenced(files, lease.check), root, portal, state_dir, lease.check).run()
            lease.release()
        finally:
            lease.abandon()


class _Repair:
    def __init__(
        self, files: Files, root: Path, portal: str, state_dir: Path | None, check: Callable[[], None]
    ) -> None:
        self._files, self._root, self._portal, self._check = files, root, portal, check
        self._state_dir = state_dir
        self._quarantine = quarantine_folder(root, portal)
        self._state = state_path(root, portal, state_dir, known_id(root, portal) or "")

    def run(self) -> Iterator[Mended]:
        yield from self._leftovers()
        for kind in KINDS:
            yield from _readable(self._sealing(portal_folder(self._root, kind, self._portal)))
        for kind in KINDS:
            yield from _readable(self._days(kind))
        if (runs := crawls_file(self._root, self._portal)).exists():
            yield from _readable(self._lines(runs, Seen()))
        for path in warc_files(self._root, self._portal):
            yield from _readable(self._warc(path))
        yield from _readable(self._old_state())

    def _days(self, kind: Kind) -> Iterator[Mended]:
        seals, seen = Seals(self._root, self._portal, [kind]), Seen()
        for path in day_files(self._root, kind, self._portal):
            if path.suffix == ".jsonl" and not seals.has(path):
                # What is written on another day is another line; but for an article, whose revision counts.
                yield from _readable(self._lines(path, seen if kind == "articles" else Seen()))

    def _leftovers(self) -> Iterator[Mended]:
        folders = [*(portal_folder(self._root, kind, self._portal) for kind in KINDS)]
        for folder in (*folders, warc_folder(self._root, self._portal)):
            for path in sorted(folder.glob("*.part")):
                self._files.remove(path)
                yield self._done("leftover", path, detail="what was begun and not ended is removed")

    def _sealing(self, folder: Path) -> Iterator[Mended]:
        for path, detail in finish(self._files, self._root, folder, self._quarantine, self._check):
            yield self._done("sealing", path, detail=detail)

    def _old_state(self) -> Iterator[Mended]:
        """At the end: what was mended before may have been all that did not agree."""
        state, chain = StateCheck(self._root, self._portal, self._state_dir), Chain()
        heads, wrong = LineDecoder(Head, "Article"), False
        for path in day_files(self._root, "articles", self._portal):
            name = path.relative_to(self._root).as_posix().removesuffix(".zst")
            for number, offset, line in scan(path, partial(_told, path)):
                with suppress(BadLine):
                    head = heads.decode(line)
                    link = Link(number, offset, head.id, head.revision, None, None)
                    wrong |= any(state.line(name, link))
                    any(chain.add(name, link))
        if not wrong and not any(state.findings(chain)):
            return
        if state.is_unreadable:
            drop(self._files, self._state)
            yield self._done("state", self._state, detail="it was damaged and is gone: the next crawl builds it anew")
            return
        self._distrust()
        detail = "it did not agree with the files: the next crawl builds it anew"
        yield self._done("state", self._state, detail=detail)

    def _lines(self, path: Path, seen: Seen) -> Iterator[Mended]:
        self._check()
        offset = torn_at(path)
        if offset is not None:
            size = cut(self._files, path, offset, self._quarantine)
            yield self._done("cut", path, offset, size, f"{size} bytes of a torn tail are cut off", self._quarantine)
        verdicts = [(at, verdict) for at, _, verdict, _ in judge(path, seen) if verdict != "keep"]
        if not verdicts:
            return
        self._check()
        self._distrust()
        done = rewrite(self._files, path, verdicts, self._quarantine)
        parts = {"no JSON": done.out, "there twice": done.twice, "made strict (\\r, byte order mark)": done.strict}
        detail = "lines " + ", ".join(f"{what}: {count}" for what, count in parts.items() if count)
        yield self._done("lines", path, done.offset, done.bytes, detail, done.quarantine)

    def _warc(self, path: Path) -> Iterator[Mended]:
        self._check()
        offset = torn_tail(self._root, self._portal, path, self._check)
        if offset is not None:
            size = cut(self._files, path, offset, self._quarantine)
            yield self._done("cut", path, offset, size, f"{size} bytes of a torn tail are cut off", self._quarantine)
        if renew(self._files, path):
            yield self._done("index", beside(path), detail="the index is written anew from the WARC file")

    def _distrust(self) -> None:
        """Places in the files are no longer what the state says: the next start of a writer builds it anew.

        It stays until then, for what it knows of the ends of WARC files.
        """
        if not self._state.is_file():
            return
        try:
            with closing(connect(self._state)) as connection:
                connection.execute("PRAGMA synchronous = FULL")
                connection.execute("REPLACE INTO meta VALUES ('building', '1')")
        except sqlite3.Error as error:
            if is_storage(error):
                raise
            drop(self._files, self._state)

    def _done(
        self, what: What, path: Path, offset: int = 0, size: int = 0, detail: str = "", quarantine: Path | None = None
    ) -> Mended:
        where = quarantine.relative_to(self._root).as_posix() if quarantine else None
        name = (path.relative_to(self._root) if path.is_relative_to(self._root) else path).as_posix()
        return Mended(what=what, file=name, offset=offset, bytes=size, detail=detail, quarantine=where)


def _readable(work: Iterator[Mended]) -> Iterator[Mended]:
    """``work``, up to what cannot be read: that stays, and is for ``archive verify`` to name."""
    with suppress(Unreadable):
        yield from work


def _told(path: Path, _line: int, _offset: int, what: Fault) -> None:
    if what == "unreadable":  # that its articles are not seen does not say that the state is wrong
        raise Unreadable(errno.EIO, UNREADABLE, str(path))
