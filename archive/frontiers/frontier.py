"""The frontier: every address of a portal that was found, and what has become of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import timedelta
from typing import Any, Literal

import msgspec

from archive.frontiers.writer import Database
from archive.writing.overlay import Overlay

FrontierState = Literal["found", "stored", "refused", "failed", "missing", "gone", "done"]

TURNED_AWAY = ("challenge", "flood", "http-401", "http-403", "geo-blocked")
"""Causes that are about who asks: what was turned away is asked for when it is due, and no sooner."""
_KEPT = ("stored", "gone")
_WAITING = ("found", "failed", "missing")
MISS_APART = timedelta(days=3)
"""How far apart two misses in a row have to be to count as two: a bad day of the portal's is one."""
_MISSES = 3
"""Tries after which a link that never led anywhere is a dead one: nobody waits for it any more."""


class FrontierRow(msgspec.Struct, kw_only=True):
    """One address, under the key that the crawler gives it (opaque here)."""

    key: str
    url: str
    kind: str = "article"
    """``article`` or ``listing``."""
    id: str | None = None
    """The article's id, once known."""
    state: FrontierState = "found"
    cause: str | None = None
    tries: int = 0
    """Tries in a row that failed."""
    next_try: str | None = None
    """UTC. Of a stored article: when to look again."""
    run: str | None = None
    """The run that scheduled it."""
    section: str | None = None
    row: bytes | None = None
    """The listing row as JSON."""
    found_at: str | None = None
    last_look: str | None = None
    """When it was last fetched."""
    fetches: int = 0
    published: str | None = None
    """The article's ``published_at``, as its newest look has it."""
    etag: str | None = None
    modified: str | None = None
    """``ETag`` and ``Last-Modified`` of the newest answer that held the page."""
    hints: int = 0
    """304s since that answer: looks at which the server only said that nothing changed."""
    has_files: bool = False
    """Whether the article has attachments, of which a 304 for its page says nothing."""
    misses: int = 0
    """Misses in a row that count: each at least ``MISS_APART`` after the one before."""
    missed_at: str | None = None
    """The last of them."""
    missing_since: str | None = None
    """The first of them."""


class Waiting(msgspec.Struct, kw_only=True, frozen=True):
    """Articles that the portal shows and the archive lacks, or that could not be looked at again."""

    found: int = 0
    """Nobody has asked for them yet."""
    failed: int = 0
    turned_away: int = 0
    """Those of the failed ones that not even a full run asks for before they are due."""
    missing: int = 0
    """Links that led nowhere; what is in the archive and was withdrawn is not among them."""
    next_try: str | None = None
    """UTC: when the first of those that failed or led nowhere is due."""


_COLUMNS = FrontierRow.__struct_fields__
_SELECT = f"SELECT {', '.join(_COLUMNS)} FROM frontier"  # noqa: S608 - our own column names
_UPSERT = (
    f"INSERT INTO frontier ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))}) "  # noqa: S608
    f"ON CONFLICT (key) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in _COLUMNS[1:])}"
)


_HASTENED = f"state = 'failed' AND coalesce(cause, '') NOT IN {TURNED_AWAY}"


def passed_over(run: str) -> str:
    """What ``run`` marks rows with that are not what it was asked for."""
    return f"{run} passed over"


def named_in(run: str) -> str:
    """What ``run`` marks rows with that a page named to it, until the listings were walked."""
    return f"{run} named"


def load_row(connection: Database, key: str) -> FrontierRow | None:
    """The committed row (or the one of this connection's open transaction)."""
    found = connection.execute(f"{_SELECT} WHERE key = ?", (key,)).fetchone()
    return _row(found) if found else None


def save_row(connection: Database, row: FrontierRow) -> None:
    """Writes the row in the connection's open transaction."""
    connection.execute(_UPSERT, msgspec.structs.astuple(row))


def _row(values: tuple[Any, ...]) -> FrontierRow:
    return FrontierRow(**dict(zip(_COLUMNS, values, strict=True)))


class Frontier:
    """What the crawl asks and says; sees what is queued but not yet committed."""

    def __init__(self, connection: sqlite3.Connection, overlay: Overlay) -> None:
        self._db, self._overlay = connection, overlay

    def get(self, key: str) -> FrontierRow | None:
        """The row under ``key``; a copy: changes count once they are ``put``."""
        queued = self._overlay.find(lambda group: group.rows, key)
        return msgspec.structs.replace(queued) if queued is not None else load_row(self._db, key)

    def put(self, row: FrontierRow) -> None:
        """Queues the row: visible at once, durable with the next commit."""
        with self._overlay.lock:
            self._overlay.queued.rows[row.key] = msgspec.structs.replace(row)

    def pending(self, run: str, limit: int, now: str, *, failed: bool = False) -> list[FrontierRow]:
        """Article rows found, failed or missing that are due at ``now`` and that ``run`` has not dealt with yet.

        It has scheduled them, or passed over them (``passed_over``): then a listing may still name them to it.
        ``failed`` asks for failed ones that are not due yet, too, but for those turned away. In the order found,
        queued ones last; at most ``limit``.
        """
        queued = self._overlay.rows()
        found = self._db.execute(
            f"{_SELECT} WHERE kind = 'article' AND state IN ('found', 'failed', 'missing') "
            "AND (run IS NULL OR run NOT IN (?, ?)) "
            f"AND (next_try IS NULL OR next_try <= ? OR (? AND {_HASTENED})) "
            "ORDER BY seq LIMIT ?",
            (run, passed_over(run), now, failed, limit + len(queued)),
        ).fetchall()
        rows = [row for row in map(_row, found) if row.key not in queued]
        for row in queued.values():
            hastened = failed and row.state == "failed" and row.cause not in TURNED_AWAY
            due = row.next_try is None or row.next_try <= now or hastened
            if row.kind == "article" and row.state in _WAITING and row.run not in (run, passed_over(run)) and due:
                rows.append(msgspec.structs.replace(row))
        return rows[:limit]

    def due_looks(self, now: str, limit: int, *, run: str | None = None, unproven: bool = False) -> list[FrontierRow]:
        """Stored articles whose ``next_try`` has come and that ``run`` has not scheduled, the longest due first.

        ``unproven`` asks for those that are not due but whose last look was a 304, too.
        """

        def is_due(row: FrontierRow) -> bool:
            due = row.next_try is not None and row.next_try <= now
            return row.state == "stored" and (run is None or row.run != run) and (due or (unproven and row.hints > 0))

        due = "(next_try <= ? OR hints > 0)" if unproven else "next_try IS NOT NULL AND next_try <= ?"
        where = f"state = 'stored' AND {due} AND (run IS NULL OR run IS NOT ?) ORDER BY next_try LIMIT ?"
        return self._chosen(where, (now, run), is_due, limit)

    def unseen(self, since: str, limit: int, *, run: str) -> list[FrontierRow]:
        """Stored articles that were last looked at before ``since`` and that ``run`` has not scheduled, those seen the
        longest ago."""

        def is_unseen(row: FrontierRow) -> bool:
            return row.state == "stored" and row.run != run and (row.last_look or "") < since

        where = "state = 'stored' AND coalesce(last_look, '') < ? AND run IS NOT ? ORDER BY last_look LIMIT ?"
        return self._chosen(where, (since, run), is_unseen, limit, by="last_look")

    def named(self, run: str, limit: int) -> list[FrontierRow]:
        """Articles of the archive, withdrawn or not, that ``run`` is to look at again as a page named them to it
        (``named_in``)."""

        def is_named(row: FrontierRow) -> bool:
            return row.state in _KEPT and row.run == named_in(run)

        return self._chosen(f"state IN {_KEPT} AND run = ? ORDER BY seq LIMIT ?", (named_in(run),), is_named, limit)

    def absent(self, since: str, misses: int, cause: str, limit: int) -> list[FrontierRow]:
        """Missing ones that were looked for at ``since`` or later and missed ``misses`` times, or are so for ``cause``.

        The longest missing first.
        """

        def is_absent(row: FrontierRow) -> bool:
            looked = row.last_look is not None and row.last_look >= since
            return row.state == "missing" and looked and (row.misses >= misses or row.cause == cause)

        where = "state = 'missing' AND last_look >= ? AND (misses >= ? OR cause = ?) ORDER BY missing_since LIMIT ?"
        return self._chosen(where, (since, misses, cause), is_absent, limit)

    def _chosen(
        self,
        where: str,
        values: tuple[object, ...],
        fits: Callable[[FrontierRow], bool],
        limit: int,
        by: str = "next_try",
    ) -> list[FrontierRow]:
        """At most ``limit`` article rows for which ``where``, and for queued ones ``fits``, holds, by ``by``."""
        queued = self._overlay.rows()
        query = f"{_SELECT} WHERE kind = 'article' AND {where}"
        found = self._db.execute(query, (*values, limit + len(queued))).fetchall()
        rows = [row for row in map(_row, found) if row.key not in queued]
        rows += [msgspec.structs.replace(row) for row in queued.values() if row.kind == "article" and fits(row)]
        return sorted(rows, key=lambda row: getattr(row, by) or "")[:limit]

    def waiting(self) -> Waiting:
        """What is committed and still to come."""
        missing = f"(state = 'missing' AND fetches = 0 AND tries <= {_MISSES})"
        found = self._db.execute(
            f"SELECT sum(state = 'found'), sum(state = 'failed'), sum({missing}), "  # noqa: S608 - our own words
            f"sum(state = 'failed') - sum({_HASTENED}), "
            f"min(CASE WHEN state = 'failed' OR {missing} THEN next_try END) FROM frontier "
            "WHERE kind = 'article' AND state IN ('found', 'failed', 'missing')"
        ).fetchone()
        known, failed, absent, away = (number or 0 for number in found[:4])
        return Waiting(found=known, failed=failed, turned_away=away, missing=absent, next_try=found[4])

    def counts(self) -> dict[str, int]:
        """How many article rows are in each state; states that nobody is in are left out."""
        queued = self._overlay.rows()
        self._db.execute("BEGIN")  # one view of the table: a commit may end meanwhile
        try:
            found = self._db.execute("SELECT state, count(*) FROM frontier WHERE kind = 'article' GROUP BY state")
            counts: dict[str, int] = dict(found.fetchall())
            for row in queued.values():
                committed = load_row(self._db, row.key)
                if committed is not None and committed.kind == "article":
                    counts[committed.state] -= 1
                if row.kind == "article":
                    counts[row.state] = counts.get(row.state, 0) + 1
        finally:
            self._db.execute("COMMIT")
        return {state: count for state, count in counts.items() if count}
