"""The store: the one writer of a portal. Nothing lost, nothing twice.

A group commit writes the WARC records and makes them durable, then the JSON lines, then the state that says so.
Whatever is killed in between is found again at the next start: captures that no line accounts for are read from
the WARC files and interpreted, without fetching them again.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

import msgspec

from archive.article import Article, Http, WarcPointer
from archive.captures.again import Interpret, LackOf, http_of, interpret_open, unless_there
from archive.captures.unaccounted import INTERPRETED
from archive.captures.warc import Exchange, WarcLog, software
from archive.disk.failures import committing, storage
from archive.disk.files import Files, make_folders, make_root
from archive.errors import BadRecord, StorageFailed
from archive.frontiers.database import connect
from archive.frontiers.frontier import Frontier, FrontierRow
from archive.frontiers.identity import archive_id, state_path
from archive.frontiers.marks import KeyOf, NextLook, default_key, marked
from archive.frontiers.writer import Writer
from archive.jsonl.encoding import refuse_unfit
from archive.leases.fence import Fenced
from archive.leases.holding import hold
from archive.leases.lease import Lease
from archive.observations import CrawlRun
from archive.pages import Capture
from archive.paths import portal_folder, warc_folder
from archive.state import State, provisional
from archive.times import stamp, utc_now
from archive.version import refuse_newer
from archive.writing.commit import Committed, Committer, Tokens
from archive.writing.ledger import ORDER, Ledger, Origin, filled
from archive.writing.overlay import Overlay, Record
from archive.writing.recover import Recovery

__all__ = ["Committed", "Exchange", "Interpret", "Record", "Store"]

GROUP_STORIES = 64
GROUP_BYTES = 16 << 20
_GROUP_RECORDS = 8_000  # sightings and frontier rows of a large sitemap


class Store:
    """Writes one portal's part of an archive. Made by ``open``.

    ``keep``, ``put``, ``settle``, the frontier and the state belong to one thread; ``commit`` may run in another.
    """

    def __init__(
        self,
        root: Path,
        portal: str,
        *,
        key_of: KeyOf,
        next_look: NextLook | None,
        crawl_id: str,
        reader: sqlite3.Connection,
        lease: Lease,
        tokens: Tokens,
        committer: Committer,
    ) -> None:
        self.lease = lease
        self.total = Committed()
        """Of all commits since the start, a failed one included as far as it stands in the files."""
        self.recovered: dict[str, int] = {}
        """What was mended at the start: ``cut_bytes``, ``cut_files``, ``rebuilt``, ``rebuilt_lines``,
        ``caught_up_lines``, ``damaged_lines``, ``damaged_captures``, ``warc_short``, ``warc_gone``,
        ``captures_open``, ``captures_from_warc``, ``articles_from_warc``, ``captures_missing``,
        ``captures_failed``; absent where 0."""
        self._root, self._portal, self._crawl_id = root, portal, crawl_id
        self._key_of, self._next_look, self._reader = key_of, next_look, reader
        self._tokens, self._committer = tokens, committer
        self._overlay = Overlay()
        self.state = State(reader, self._overlay, root, key_of)
        self.frontier = Frontier(reader, self._overlay)
        self._committing = threading.RLock()
        self._failed: str | None = None

    @classmethod
    def open(
        cls,
        root: Path,
        portal: str,
        *,
        crawl_id: str,
        interpret: Interpret | None = None,
        lack_of: LackOf | None = unless_there,
        state_dir: Path | None = None,
        files: Files | None = None,
        now: Callable[[], datetime] = utc_now,
        keep_warc: bool = True,
        key_of: KeyOf = default_key,
        next_look: NextLook | None = None,
        hosts: Iterable[str] = (),
    ) -> Store:
        """Takes the lease, mends what the last writer left behind, and interprets captures without a line.

        Without ``interpret`` such captures stay open. ``key_of`` names frontier rows, ``next_look`` says when a stored
        article is due again (``archive.frontiers.marks``). ``hosts``: those that the writer asks, which nobody else
        asks while the store is open. Raises PortalBusy, NewerSchema, StorageFailed; ValueError for an id that is none.
        """
        files = files or Files()
        with contextlib.ExitStack() as opened, storage(root):
            refuse_newer(root, portal)
            make_root(files, root)
            _make_all(files, root, portal, state_dir)
            lease = hold(root, portal, hosts, owner=crawl_id, files=files, now=now)
            opened.callback(lease.abandon)
            files = Fenced(files, lease.check)
            own = archive_id(files, root, portal)
            state = state_path(root, portal, state_dir, own)
            recovery = Recovery(
                files,
                root,
                portal,
                state=state,
                archive=own,
                key_of=key_of,
                next_look=next_look,
                now=now,
                beat=lease.check,
            )
            writer = Writer(state, recovery.run())
            opened.callback(writer.close)
            reader = connect(state)
            opened.callback(reader.close)
            fresh = lease.from_elsewhere or recovery.reach.is_newest_closed
            tokens = Tokens(crawl_id)
            committer = Committer(
                crawl_id=crawl_id,
                files=files,
                now=now,
                lease=lease,
                writer=writer,
                warc=WarcLog(files, root, portal, software=software(), fresh=fresh) if keep_warc else None,
                ledger=Ledger(writer, files, root, portal, key_of, looked=recovery.looked),
                tokens=tokens,
            )
            opened.callback(committer.abandon)
            store = cls(
                root,
                portal,
                key_of=key_of,
                next_look=next_look,
                crawl_id=crawl_id,
                reader=reader,
                lease=lease,
                tokens=tokens,
                committer=committer,
            )
            recovery.counts.update(interpret_open(store, root, portal, writer, interpret, lack_of))
            writer.rest()
            store.recovered = {name: count for name, count in recovery.counts.items() if count}
            opened.pop_all()
        return store

    def keep(self, exchange: Exchange) -> int:
        """Queues a raw capture; returns its token.

        The kinds robots, asset and other, and answers other than 200, give no articles: they are settled at once.
        """
        etag, modified = (exchange.header(name) for name in ("etag", "last-modified"))
        origin = Origin(
            fetched_at=stamp(exchange.fetched_at),
            crawl_id=self._crawl_id,
            http=Http(status=exchange.status, etag=etag, last_modified=modified),
        )
        with self._overlay.lock:
            token = self._tokens.new(origin)
            group = self._overlay.queued
            group.captures.append((token, exchange))
            group.waiting += len(exchange.body) + len(exchange.request_body)
            if exchange.kind not in INTERPRETED or exchange.status != 200:
                group.settled.add(token)
        return token

    def adopt(self, pointer: WarcPointer, capture: Capture | None = None) -> int:
        """A token for a capture that lies in the WARC files already."""
        origin = Origin(pointer=pointer, crawl_id=self._crawl_id, again=True)
        if capture is not None:
            origin = msgspec.structs.replace(
                origin,
                fetched_at=capture.fetched_at,
                crawl_id=capture.crawl_id or self._crawl_id,
                http=http_of(capture),
            )
        with self._overlay.lock:
            return self._tokens.new(origin)

    def put(self, record: Record, token: int | None = None) -> None:
        """Queues a record and marks its frontier rows (``archive.frontiers.marks``), live as in a rebuild.

        With the token of its capture, ``crawl_id``, ``fetched_at`` and ``http`` are filled from it where they are
        null, and ``warc`` points to it (tokens are forgotten a thousand captures after they were settled). The
        commit decides whether an article is new, a revision or unchanged, and whether a sighting is news. An article
        that is ``incomplete`` and only says less than the whole one that the archive has is a look that failed. Raises
        BadRecord, and queues nothing, for a record that cannot be written.
        """
        refuse_unfit(record)
        with self._overlay.lock:
            record = self.state.weighed(self.state.known_as(filled(record, self._tokens.get(token))))
            group = self._overlay.queued
            try:
                rows = list(marked(record, self.frontier.get, self._key_of, self._next_look))
            except (TypeError, ValueError) as error:
                raise BadRecord(f"{record.url!a} cannot be kept in the frontier: {str(error)!a}") from error
            group.records.append((record, token))
            group.rows.update((row.key, row) for row in rows)
            if isinstance(record, Article):
                group.stories += 1
                group.articles[record.id] = provisional(self.state.article(record.id), record)
                for url in (record.url, *record.urls):
                    group.keys[self._key_of(None, url)] = record.id

    def settle(self, token: int) -> None:
        """No (more) records will come of this capture."""
        with self._overlay.lock:
            self._overlay.queued.settled.add(token)

    def lookup(self, key_or_url: str) -> FrontierRow | None:
        """The frontier row under a key, or under the key of a URL."""
        return self.frontier.get(key_or_url) or self.frontier.get(self._key_of(None, key_or_url))

    @property
    def due(self) -> bool:
        """Whether a group is full: 64 articles, or 16 MB of raw captures."""
        group = self._overlay.queued
        many = len(group.records) + len(group.rows) >= _GROUP_RECORDS
        return group.stories >= GROUP_STORIES or group.waiting >= GROUP_BYTES or many

    def commit(self) -> Committed:
        """Writes what is queued; with nothing queued it keeps the lease alive.

        Raises StorageFailed or LeaseLost, after which the store writes nothing more: close it and open it again.
        """
        with self._committing, committing(self._root):
            if self._failed:
                raise StorageFailed(f"the store of {self._portal} in {self._root} {self._failed}: open it again")
            try:
                group = self._overlay.swap()
                committed = self._committer.write(group)
            except BaseException as error:
                self._failed = "stopped after a failure"
                self._committer.give_up(error)
                self._count(self._committer.standing)
                raise
            with self._overlay.lock:
                self._overlay.done()
                self._tokens.settle(group.settled)
            self._count(committed)
        return committed

    @property
    def ended(self) -> bool:
        """Closed, or stopped after a failure; waits for a thread that is in the middle of it."""
        with self._committing:
            return self._failed is not None

    def close(self, run: CrawlRun | None = None) -> None:
        """Last commit, the line of the run, the index beside the WARC file; then the lease is released.

        After a failure it only lets go; a second time it does nothing."""
        with self._committing:
            try:
                if self._failed is None:
                    self.commit()
                    with storage(self._root):
                        if run is not None:
                            self._committer.note(self._root, self._portal, run)
                        self._committer.finish()
                        self.lease.release()
            finally:
                self.abandon()

    def abandon(self) -> None:
        """Lets go of everything and writes nothing, as if the process had died."""
        self._failed = self._failed or "is closed"
        self._committer.abandon()
        self._reader.close()
        self.lease.abandon()

    def _count(self, committed: Committed | None) -> None:
        for name in Committed.__struct_fields__ if committed else ():
            setattr(self.total, name, getattr(self.total, name) + getattr(committed, name))


def _make_all(files: Files, root: Path, portal: str, state_dir: Path | None) -> None:
    folders = [portal_folder(root, kind, portal) for kind in ORDER]
    for folder in (*folders, warc_folder(root, portal), root / "crawls", root / "state", state_dir or root):
        make_folders(files, folder)
