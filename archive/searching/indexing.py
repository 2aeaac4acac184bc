"""Indexes of an archive: caches in one SQLite file each, brought up to date from what was appended to the day files.

What an index holds is its ``Layout``; how it follows the files is the same for all. A group of lines is one
transaction, so that a process that is stopped loses no more, and a reader sees whole groups only.
"""

from __future__ import annotations

import contextlib
import fcntl
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from archive.disk.failures import reason
from archive.errors import ArchiveError, StorageFailed
from archive.jsonl.damage import Fault
from archive.jsonl.decoding import BadLine, LineDecoder, Source
from archive.jsonl.lines import Place
from archive.jsonl.positions import Position, lines_after, position
from archive.jsonl.scan import Line
from archive.paths import Kind

if TYPE_CHECKING:
    from archive.reader import Archive

Take = Callable[[sqlite3.Connection, Any, Place], None]
"""Puts one record, which stands at a place, into the index."""

_GROUP = 2000
"""Lines a transaction."""
_WAIT = 600
"""Seconds to wait for a reader that holds the file."""
_CACHE = 1 << 16
"""KiB of pages that are held while writing."""
_OURS = 0x636F6E67
"""SQLite's ``application_id`` of every index: "cong". It stands in the file's header."""
_HEADER = 100
_FILES = """CREATE TABLE files (
    kind TEXT, portal TEXT, day TEXT, stat TEXT NOT NULL, last TEXT, PRIMARY KEY (kind, portal, day)
) WITHOUT ROWID"""
_DAMAGES = """CREATE TABLE damages (
    kind TEXT, portal TEXT, day TEXT, line INTEGER, offset INTEGER, what TEXT,
    PRIMARY KEY (kind, portal, day, offset, what)
) WITHOUT ROWID"""
"""What could not be read of a file that is not read again: it is named every time."""


class Layout(NamedTuple):
    """What an index holds, and of which records."""

    version: int
    """An index of another one is made anew."""
    schema: str
    """Its tables: statements, each ended by ``;`` at the end of a line."""
    takes: Mapping[Kind, tuple[type[msgspec.Struct], Take]]
    """Which kinds of records are followed, in this order, and what is done with each."""
    elsewhere: str
    """How another place for the file is named: ends the message where it cannot be written."""


class _Outdated(Exception):
    """The files are no longer those that the index was made from, or it has another layout."""


def open_index(
    archive: Archive, path: Path, layout: Layout, told: Callable[[int], None] = lambda _: None
) -> sqlite3.Connection:
    """The index at ``path``, brought up to date; ``told`` hears after every group how many lines were read.

    One process at a time does this; another one waits, and goes on from there. An index that is damaged or has
    another layout is made anew. Raises StorageFailed where it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _alone(path):
            return _whole(archive, path, layout, told)
    except (sqlite3.OperationalError, OSError) as error:
        raise StorageFailed(f"{path} cannot be written ({reason(error)}): name another {layout.elsewhere}") from error


def refuse(path: Path, elsewhere: str) -> None:
    """Raises ArchiveError where what is at ``path`` is no index, nor empty: what is none would be lost.

    ``elsewhere``: as in ``Layout``.
    """
    try:
        if not path.exists():
            return
        header = b""
        if path.is_file():
            with path.open("rb") as stream:
                header = stream.read(_HEADER)
        is_ours = header.startswith(b"SQLite format 3\0") and header[68:72] == _OURS.to_bytes(4, "big")
        if is_ours or (path.is_file() and not header):
            return
    except OSError as error:
        raise StorageFailed(f"{path} cannot be written ({reason(error)}): name another {elsewhere}") from error
    raise ArchiveError(f"{path} is no index, and is left as it is: name another {elsewhere}")


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    with path.with_name(path.name + ".lock").open("ab") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield


def _whole(archive: Archive, path: Path, layout: Layout, told: Callable[[int], None]) -> sqlite3.Connection:
    for is_last in (False, False, True):
        connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
        try:
            _prepare(connection, layout)
            _update(connection, archive, layout, told)
            return connection
        except (sqlite3.DatabaseError, _Outdated) as error:
            connection.close()
            if isinstance(error, sqlite3.OperationalError):
                raise
            if is_last:
                raise ArchiveError(f"{path} cannot be made anew ({error}): delete it and try again") from error
            if not (isinstance(error, _Outdated) and _emptied(path)):
                for suffix in ("-journal", ""):
                    path.with_name(path.name + suffix).unlink(missing_ok=True)
        except BaseException:
            connection.close()
            raise
    raise AssertionError


def _prepare(connection: sqlite3.Connection, layout: Layout) -> None:
    """Makes the tables where there are none. Raises _Outdated where there are others."""
    connection.execute("PRAGMA synchronous = OFF")  # a cache: after a power cut it is made anew
    connection.execute(f"PRAGMA cache_size = -{_CACHE}")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version == layout.version:
        return
    if version:
        raise _Outdated(f"layout {version}")
    connection.execute("BEGIN IMMEDIATE")
    for statement in (_FILES, _DAMAGES, *layout.schema.split(";\n")):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {_OURS}")
    connection.execute(f"PRAGMA user_version = {layout.version}")
    connection.execute("COMMIT")


def _emptied(path: Path) -> bool:
    """Whether all tables could be dropped: then whoever is reading the file goes on with it."""
    kinds = "CASE WHEN sql LIKE 'CREATE VIRTUAL%' THEN 0 ELSE 1 END"
    opened = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    with contextlib.closing(opened) as connection, contextlib.suppress(sqlite3.DatabaseError):
        connection.execute("BEGIN IMMEDIATE")
        listed = f"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY {kinds}"  # noqa: S608
        for (name,) in connection.execute(listed).fetchall():
            connection.execute(f'DROP TABLE IF EXISTS "{name}"')
        connection.execute("PRAGMA user_version = 0")
        connection.execute("COMMIT")
        return True
    return False


def _update(connection: sqlite3.Connection, archive: Archive, layout: Layout, told: Callable[[int], None]) -> None:
    sources = {
        (kind, portal, source.path.name.partition(".")[0]): source
        for kind in layout.takes
        for portal in archive.portals()
        for source in archive.sources(kind, portal)
    }
    rows = connection.execute("SELECT kind, portal, day, stat FROM files")
    known = {(kind, portal, day): stat for kind, portal, day, stat in rows}
    if gone := known.keys() - sources.keys():
        raise _Outdated(f"{len(gone)} files are gone")
    count = 0
    for key, source in sources.items():
        is_known = known.get(key) == (stat := _stat(source.path))
        _remind(connection, key, source, is_known=is_known)
        if is_known:
            continue
        at_end = False
        while not at_end:
            read, at_end = _group(connection, layout, key, source, stat)
            count += read
            told(count)


def _remind(connection: sqlite3.Connection, key: tuple[Kind, str, str], source: Source, *, is_known: bool) -> None:
    """Reports what was wrong with the file before; of one that changed, its lines only: its end may be whole now."""
    where = "kind = ? AND portal = ? AND day = ?"
    if not is_known:
        connection.execute(f"DELETE FROM damages WHERE {where} AND (line = 0 OR what = 'torn-tail')", key)  # noqa: S608
    for line, offset, what in connection.execute(f"SELECT line, offset, what FROM damages WHERE {where}", key):  # noqa: S608
        source.report(line, offset, what)


def _noting(connection: sqlite3.Connection, key: tuple[Kind, str, str], source: Source) -> Source:
    """``source``, whose damages the index remembers."""

    def report(line: int, offset: int, what: Fault) -> None:
        connection.execute("INSERT OR REPLACE INTO damages VALUES (?, ?, ?, ?, ?, ?)", (*key, line, offset, what))
        source.report(line, offset, what)

    return Source(source.path, report)


def _stat(path: Path) -> str:
    try:
        found = path.stat()
    except FileNotFoundError:  # compressed this moment: the next time looks again
        return ""
    return f"{path.suffix} {found.st_size} {found.st_mtime_ns}"


def _group(
    connection: sqlite3.Connection, layout: Layout, key: tuple[Kind, str, str], source: Source, stat: str
) -> tuple[int, bool]:
    """Takes in some more lines of one file; returns how many, and whether that was its end."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        where = "kind = ? AND portal = ? AND day = ?"
        row = connection.execute(f"SELECT last FROM files WHERE {where}", key).fetchone()  # noqa: S608
        last = msgspec.json.decode(row[0], type=Position) if row and row[0] else None
        source = _noting(connection, key, source)
        lines, moved = lines_after(source, last)
        if moved:
            raise _Outdated(f"{source.path} was rewritten")
        read, end = _taken(connection, layout, key, source, lines)
        at_end = read < _GROUP
        said = msgspec.json.encode(position(end)).decode() if end else row[0] if row else None
        connection.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?)", (*key, stat if at_end else "", said))
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise
    return read, at_end


def _taken(
    connection: sqlite3.Connection, layout: Layout, key: tuple[Kind, str, str], source: Source, lines: Iterator[Line]
) -> tuple[int, Line | None]:
    kind, portal, day = key
    record_type, take = layout.takes[kind]
    decoder, name = LineDecoder(record_type), f"{kind}/portal={portal}/{day}.jsonl"
    read, line = 0, None
    for line in islice(lines, _GROUP):
        read += 1
        try:
            take(connection, decoder.decode(line[2]), Place(name, line[1], len(line[2])))
        except BadLine as bad:
            source.report(line[0], line[1], bad.what)
    return read, line
