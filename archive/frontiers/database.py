"""The database of a portal's state: its tables, and whether one that is there can be gone on with."""

from __future__ import annotations

import sqlite3
from pathlib import Path

VERSION = 4
"""Layout of the database; one of another layout is rebuilt."""

_SCHEMA = """
BEGIN;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE files (name TEXT PRIMARY KEY, size INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE articles (
    id TEXT PRIMARY KEY, base TEXT NOT NULL, url TEXT NOT NULL, title TEXT NOT NULL,
    revision INTEGER NOT NULL, latest INTEGER NOT NULL, content_hash TEXT NOT NULL, text_hash TEXT NOT NULL,
    fetched_at TEXT, last_look TEXT, fetches INTEGER NOT NULL,
    whole INTEGER NOT NULL, file TEXT NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL,
    look BLOB, seen BLOB NOT NULL, absent INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX reused ON articles (base) WHERE base <> id;
CREATE TABLE texts (hash BLOB PRIMARY KEY, id TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE urls (key TEXT PRIMARY KEY, id TEXT NOT NULL, url TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX urls_of ON urls (id);
CREATE TABLE sightings (key BLOB PRIMARY KEY, said BLOB NOT NULL, fetched_at TEXT) WITHOUT ROWID;
CREATE TABLE open (
    file TEXT NOT NULL, offset INTEGER NOT NULL, kind TEXT NOT NULL, PRIMARY KEY (file, offset)
) WITHOUT ROWID;
CREATE TABLE frontier (
    seq INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, url TEXT NOT NULL, kind TEXT NOT NULL, id TEXT,
    state TEXT NOT NULL, cause TEXT, tries INTEGER NOT NULL, next_try TEXT, run TEXT, section TEXT, row BLOB,
    found_at TEXT, last_look TEXT, fetches INTEGER NOT NULL, published TEXT, etag TEXT, modified TEXT,
    hints INTEGER NOT NULL, has_files INTEGER NOT NULL, misses INTEGER NOT NULL, missed_at TEXT, missing_since TEXT
);
CREATE INDEX waiting ON frontier (kind) WHERE kind = 'article' AND state IN ('found', 'failed', 'missing');
CREATE INDEX looks ON frontier (next_try) WHERE kind = 'article' AND state = 'stored' AND next_try IS NOT NULL;
INSERT INTO meta VALUES ('building', '1');
COMMIT;
"""
_TABLES = ("meta", "files", "articles", "texts", "urls", "sightings", "open", "frontier")


def create(path: Path, archive: str) -> sqlite3.Connection:
    """A new database for the archive of that id; it counts as unfinished while ``meta`` holds ``building``."""
    connection = connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.executescript(_SCHEMA)
    connection.execute("INSERT INTO meta VALUES ('archive', ?)", (archive,))
    connection.execute(f"PRAGMA user_version = {VERSION}")
    return connection


def connect(path: Path) -> sqlite3.Connection:
    """A connection in autocommit mode that may be handed to the thread that commits.

    Raises DatabaseError for a file that is no database.
    """
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=30)
    try:
        connection.execute("PRAGMA synchronous = NORMAL")
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def open_read_only(path: Path) -> sqlite3.Connection:
    """A connection that writes nothing, not even SQLite's own files beside the database, and waits for nobody."""
    # Without a log beside it nobody writes: SQLite then needs no shared memory, which it would make a file for.
    how = "mode=ro" if path.with_name(path.name + "-wal").exists() else "immutable=1"
    return sqlite3.connect(f"{path.resolve().as_uri()}?{how}", uri=True, isolation_level=None, check_same_thread=False)


def usable(connection: sqlite3.Connection, archive: str) -> bool:
    """Whether the database is of this layout and archive and was built to the end. Raises sqlite3.Error."""
    return (
        usable_layout(connection, archive)
        and not connection.execute("SELECT 1 FROM meta WHERE key = 'building'").fetchone()
    )


def usable_layout(connection: sqlite3.Connection, archive: str) -> bool:
    """Whether the database is of this layout and archive. Raises sqlite3.Error."""
    if connection.execute("PRAGMA user_version").fetchone()[0] != VERSION:
        return False
    for table in _TABLES:  # raises where it is missing or its first page is damaged
        connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone()  # noqa: S608 - our own table names
    of = connection.execute("SELECT value FROM meta WHERE key = 'archive'").fetchone()
    return bool(of == (archive,))
