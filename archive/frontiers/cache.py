"""The state's database at the start: opened if it can be trusted, else thrown away, since it is only a cache."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from archive.captures.reach import closed_in
from archive.disk.files import Files
from archive.frontiers.database import connect, usable
from archive.jsonl.decoding import article_at
from archive.jsonl.lines import Place
from archive.jsonl.tails import ends_whole

# What the disk does to a sound database. Everything else that SQLite says means that the database is damaged.
_STORAGE = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
    }
)


_NEWEST = "SELECT file, offset, length, id, latest FROM articles ORDER BY file DESC, offset DESC LIMIT 1"


def is_storage(error: sqlite3.Error) -> bool:
    """Whether the disk failed, or the database is busy; else it is damaged and can be built anew."""
    code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return code & 0xFF in _STORAGE


def existing(path: Path, root: Path, archive: str) -> sqlite3.Connection | None:
    """The database at ``path``, unless it is damaged, of another layout or archive, unfinished, or ahead of the files.

    Raises sqlite3.Error for what the disk did.
    """
    if not path.exists():
        return None
    with contextlib.ExitStack() as opened:
        try:
            connection = opened.enter_context(contextlib.closing(connect(path)))
            if _is_of(connection, root, archive):
                opened.pop_all()
                return connection
        except sqlite3.Error as error:
            if is_storage(error):
                raise
    return None


def _is_of(connection: sqlite3.Connection, root: Path, archive: str) -> bool:
    return (
        usable(connection, archive)
        and _sound(connection)
        and not _ahead(connection, root)
        and _has_newest(connection, root)
    )


def _has_newest(connection: sqlite3.Connection, root: Path) -> bool:
    """Whether the newest article that the state knows stands where it says.

    A copy of the archive that went on by itself has the same id, and may have files as long.
    """
    row = connection.execute(_NEWEST).fetchone()
    return row is None or article_at(root, Place(*row[:3]), row[3], row[4]) is not None


def drop(files: Files, path: Path) -> None:
    """Removes the database and what SQLite keeps beside it."""
    for suffix in ("-wal", "-shm", ""):
        files.remove(path.with_name(path.name + suffix))


def _sound(connection: sqlite3.Connection) -> bool:
    """After an unclean end every page is looked at: whatever was wrong may have been what ended it."""
    if connection.execute("SELECT 1 FROM meta WHERE key = 'clean'").fetchone():
        return True
    return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))


def _ahead(connection: sqlite3.Connection, root: Path) -> bool:
    closed = closed_in(connection)
    for name, size in connection.execute("SELECT name, size FROM files").fetchall():
        path = root / name
        if path.suffix == ".zst":  # noted so as not to be read again; another one is read, from where the state is
            continue
        if path.exists():
            status = path.stat()
            if status.st_size < size or (status.st_size > size and name in closed):
                return True  # cut, or restored from a copy
            # A sealed day may end in half a line, which nobody cuts any more.
            if path.suffix == ".jsonl" and status.st_mode & 0o200 and not ends_whole(path, size):
                return True
        elif not (name.startswith("warc/") or path.with_name(path.name + ".zst").exists()):
            return True  # WARC files may be moved away, lines may be compressed; nothing else goes
    return False
