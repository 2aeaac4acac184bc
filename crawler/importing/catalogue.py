"""What there is to import: one row a capture, on disk, so that memory does not grow with it. Gone with the run."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from archive.times import instant
from crawler.clean.urls import canonical, host_of, url_key


class Entry(msgspec.Struct, kw_only=True):
    """One capture of one address."""

    seq: int = 0
    source: int
    """Number of the file or server that has it."""
    offset: int = 0
    inner: int = 0
    kind: str = "response"
    """response, conversion (a page that a browser rendered), revisit (without its bytes) or remote (on a server)."""
    url: str
    date: str
    """UTC, as the archive writes times."""
    status: int
    mime: str = ""
    digest: str = ""
    """Of the body before content decoding, as WARC files write it; as the server says it where it is remote."""
    claimed: str = ""
    """What the record says of itself."""
    location: str = ""
    """Where a redirect leads, as printed."""
    hint: str = ""
    """What kind of page it was to the crawl that captured it."""
    via: str = ""
    section: str = ""
    """Of a listing: the section's name to the crawl that captured it."""
    asked: str = ""
    """Of an answer to a listing's script: what the crawl that captured it wrote down to read it by."""
    record: str = ""
    """The record's name, which its request may carry."""
    refers_url: str = ""
    refers_date: str = ""
    truncated: str = ""
    """Why whoever captured it has not its whole body (WARC-Truncated); empty where it has."""


_REVISITS = 10
"""Revisits that lead from one to the next."""
_REDIRECTS = 5
"""Redirects that lead from one to the next."""
_FIELDS = Entry.__struct_fields__[1:]
_COLUMNS = ", ".join(("seq", *_FIELDS))
_SCHEMA = f"""
CREATE TABLE entries (seq INTEGER PRIMARY KEY, {", ".join(_FIELDS)}, host TEXT, key TEXT, at REAL);
CREATE TABLE requests (record TEXT PRIMARY KEY, source INTEGER, offset INTEGER, inner INTEGER) WITHOUT ROWID;
CREATE TABLE named (key TEXT, what TEXT, label TEXT, PRIMARY KEY (key, what)) WITHOUT ROWID;
CREATE TABLE rows (key TEXT, at REAL, own INTEGER, row BLOB);
CREATE TABLE done (seq INTEGER PRIMARY KEY);
CREATE TABLE known (mark BLOB PRIMARY KEY, file TEXT, offset INTEGER) WITHOUT ROWID;
CREATE INDEX rows_by_key ON rows (key, at);
"""
_INDEXES = """
CREATE INDEX IF NOT EXISTS by_host ON entries (host, at, seq);
CREATE INDEX IF NOT EXISTS by_key ON entries (key, at);
CREATE INDEX IF NOT EXISTS by_digest ON entries (digest);
CREATE INDEX IF NOT EXISTS by_claim ON entries (claimed);
"""


class Host(msgspec.Struct, frozen=True):
    """A server that captures are of."""

    name: str
    captures: int
    pages: int
    """Answers of status 200 that may be pages."""


class Catalogue:
    """Filled once, then asked."""

    def __init__(self, path: Path) -> None:
        """``path``: a file that is not there yet."""
        self.db = sqlite3.connect(path, isolation_level=None)
        self.db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32000;")
        self.db.executescript(_SCHEMA)
        self.db.execute("BEGIN")

    def add(self, entry: Entry) -> None:
        """Notes a capture; its number is given here."""
        values = msgspec.structs.astuple(entry)[1:]
        marks = ", ".join("?" * (len(values) + 4))
        self.db.execute(
            f"INSERT INTO entries VALUES ({marks})",  # noqa: S608 - our own question marks
            (None, *values, host_of(entry.url), url_key(entry.url), instant(entry.date)),
        )

    def add_request(self, record: str, source: int, offset: int, inner: int) -> None:
        """Notes where the request stands that belongs to ``record``."""
        self.db.execute("INSERT OR IGNORE INTO requests VALUES (?, ?, ?, ?)", (record, source, offset, inner))

    def filled(self) -> None:
        """All captures are in."""
        self.db.executescript(_INDEXES)

    def close(self) -> None:
        self.db.close()

    def hosts(self) -> list[Host]:
        """Every host with captures, the most captured first."""
        found = self.db.execute(
            "SELECT host, count(*), sum(status = 200 AND (mime LIKE '%html%' OR mime LIKE '%json' OR mime = '')) "
            "FROM entries GROUP BY host ORDER BY 2 DESC, 1"
        )
        return [Host(*row) for row in found]

    def without_page(self) -> dict[str, dict[int, int]]:
        """Hosts none of whose captures is a whole answer (200), with how often each status was captured."""
        found: dict[str, dict[int, int]] = {}
        for host, status, number in self.db.execute(
            "SELECT host, status, count(*) FROM entries WHERE host NOT IN "
            "(SELECT host FROM entries WHERE status = 200) GROUP BY host, status ORDER BY host, status"
        ):
            found.setdefault(host, {})[status] = number
        return found

    def origin(self, host: str) -> str:
        """The home address of a host, with the scheme that most captures have."""
        found = self.db.execute(
            "SELECT url FROM entries WHERE host = ? GROUP BY lower(substr(url, 1, 5)) ORDER BY count(*) DESC LIMIT 1",
            (host,),
        ).fetchone()
        parts = urlsplit(found[0])
        return f"{parts.scheme.lower()}://{parts.netloc.lower()}/"

    def entries(self, hosts: Iterable[str], since: float = -1e18, before: float = 1e18) -> Iterator[Entry]:
        """The captures of ``hosts`` made from ``since`` on and before ``before`` that nobody has finished yet, in the
        order made, a few thousand at a time."""
        names = list(hosts)
        marks = ", ".join("?" * len(names))
        last: tuple[float, int] = (since, 0)
        while True:
            found = self.db.execute(
                f"SELECT at, {_COLUMNS} FROM entries WHERE host IN ({marks}) AND (at, seq) > (?, ?) "  # noqa: S608
                "AND at < ? AND seq NOT IN (SELECT seq FROM done) ORDER BY at, seq LIMIT 2000",
                (*names, *last, before),
            ).fetchall()
            for at, *row in found:
                last = (at, row[0])
                yield _entry(row)
            if len(found) < 2000:
                return

    def of_key(self, key: str) -> list[Entry]:
        """Every capture of one address that the server had an answer for (status 200)."""
        found = self.db.execute(
            f"SELECT {_COLUMNS} FROM entries WHERE key = ? AND status = 200 ORDER BY at, seq",  # noqa: S608
            (key,),
        )
        return [_entry(row) for row in found]

    def led_to(self, key: str, inside: Callable[[str], bool]) -> list[Entry]:
        """Every capture of an address with status 200; where there is none, of the one ``inside`` that it leads to."""
        for _ in range(_REDIRECTS):
            found = self.of_key(key)
            leads = None if found else self._leading(key)
            target = canonical(leads[1], leads[0]) if leads is not None else None
            if target is None or not inside(target):
                return found
            key = url_key(target)
        return []

    def _leading(self, key: str) -> tuple[str, str] | None:
        """Address and target of the newest redirect that an address answered with."""
        found: tuple[str, str] | None = self.db.execute(
            "SELECT url, location FROM entries WHERE key = ? AND status BETWEEN 300 AND 399 AND location <> '' "
            "ORDER BY at DESC, seq DESC LIMIT 1",
            (key,),
        ).fetchone()
        return found

    def original(self, entry: Entry) -> Entry | None:
        """The capture that has the bytes which ``entry`` leaves out: of the same payload, of its own address first."""
        found = self.db.execute(
            f"SELECT {_COLUMNS} FROM entries WHERE kind = 'response' AND (? <> '' AND (digest = ? OR claimed = ?)) "  # noqa: S608
            "ORDER BY url = ? DESC, url = ? DESC, seq LIMIT 1",
            (entry.claimed, entry.claimed, entry.claimed, entry.refers_url or entry.url, entry.url),
        ).fetchone()
        return _entry(found) if found else self._referred(entry)

    def _referred(self, entry: Entry) -> Entry | None:
        """The response that ``entry`` names by address and time, maybe by way of revisits."""
        for _ in range(_REVISITS):
            if not entry.refers_url or not entry.refers_date:
                return None
            found = self.db.execute(
                f"SELECT {_COLUMNS} FROM entries WHERE kind IN ('response', 'revisit') AND key = ? AND at = ? "  # noqa: S608
                "AND seq <> ? ORDER BY kind LIMIT 1",
                (url_key(entry.refers_url), instant(entry.refers_date), entry.seq),
            ).fetchone()
            if found is None:
                return None
            entry = _entry(found)
            if entry.kind == "response":
                return entry
        return None

    def request(self, entry: Entry) -> tuple[int, int, int] | None:
        """Source, offset and inner number of the request of ``entry``."""
        found = self.db.execute("SELECT source, offset, inner FROM requests WHERE record = ?", (entry.record,))
        row: tuple[int, int, int] | None = found.fetchone()
        return row

    # What the import learns on its way

    def name(self, key: str, what: str, label: str) -> bool:
        """Notes that a page names the address ``key`` as an ``article`` or a ``listing``; whether that is news."""
        return bool(self.db.execute("INSERT OR IGNORE INTO named VALUES (?, ?, ?)", (key, what, label)).rowcount)

    def is_named(self, key: str, what: str) -> bool:
        return self.label(key, what) is not None

    def label(self, key: str, what: str) -> str | None:
        """What was noted with the name."""
        found = self.db.execute("SELECT label FROM named WHERE key = ? AND what = ?", (key, what)).fetchone()
        return str(found[0]) if found else None

    def sources_of(self, key: str) -> list[str]:
        """The addresses that were noted to lead to ``key``."""
        found = self.db.execute("SELECT label FROM named WHERE key = ? AND what >= 'from ' AND what < 'from!'", (key,))
        return [str(row[0]) for row in found]

    def know(self, mark: bytes, file: str | None, offset: int | None) -> None:
        """Notes a capture that the archive has, and where it stands, if that can be said."""
        self.db.execute(
            "INSERT INTO known VALUES (?, ?, ?) ON CONFLICT (mark) DO UPDATE SET file = coalesce(excluded.file, file), "
            "offset = coalesce(excluded.offset, offset)",
            (mark, file, offset),
        )

    def known(self, mark: bytes) -> tuple[str | None, int | None] | None:
        """Where the archive has the capture (None, None: it is being written); None where it has not."""
        found = self.db.execute("SELECT file, offset FROM known WHERE mark = ?", (mark,)).fetchone()
        return (found[0], found[1]) if found else None

    def finish(self, entry: Entry) -> None:
        """No later step has to look at this capture."""
        self.db.execute("INSERT OR IGNORE INTO done VALUES (?)", (entry.seq,))

    def is_done(self, entry: Entry) -> bool:
        """Whether ``finish`` was said of it."""
        return self.db.execute("SELECT 1 FROM done WHERE seq = ?", (entry.seq,)).fetchone() is not None

    def forget_known(self) -> None:
        """Nothing is known of what the archive has."""
        self.db.execute("DELETE FROM known")

    def forget(self) -> None:
        """Between two portals: names, rows and marks are those of one."""
        for table in ("named", "rows", "done", "known"):
            self.db.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names

    def add_row(self, key: str, date: str, own: bool, row: bytes) -> None:
        """A listing's row about the article ``key``; ``own``: of a listing, not of a box, a feed or a sitemap."""
        self.db.execute("INSERT INTO rows VALUES (?, ?, ?, ?)", (key, instant(date), own, row))

    def row(self, key: str, date: str) -> tuple[bytes, bool] | None:
        """The row that says most of the article at ``date``, and whether it had been seen by then."""
        before = self.db.execute(
            "SELECT row FROM rows WHERE key = ? AND at <= ? ORDER BY own DESC, at DESC LIMIT 1", (key, instant(date))
        ).fetchone()
        if before is not None:
            return before[0], True
        later = self.db.execute("SELECT row FROM rows WHERE key = ? ORDER BY own DESC, at LIMIT 1", (key,)).fetchone()
        return (later[0], False) if later is not None else None


def _entry(row: Iterable[object]) -> Entry:
    return Entry(**dict(zip(("seq", *_FIELDS), row, strict=True)))  # type: ignore[arg-type]
