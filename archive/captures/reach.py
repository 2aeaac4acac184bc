"""How far each WARC file must reach: by the lines that point into it, by its index, by the last commit.

Records are durable before a line, an index or the state speaks of them, so that no crash leaves a file that ends
before any of these: it was cut from outside. What was appended to it would lie where the lost records are said to
be, and nobody would see the loss any more. A file that is gone as a whole is missed by the same knowledge. Each loss
is told once: until the line of a run says it, every start does.
"""

from __future__ import annotations

import contextlib
import logging
import sqlite3
from pathlib import Path

import orjson

from archive.captures.cdxj import beside, covered, of_index
from archive.captures.warc import is_ours, warc_files
from archive.frontiers.database import usable_layout
from archive.frontiers.writer import Database
from archive.paths import resolve, warc_folder
from archive.writing.overlay import Record

LOSSES = ("warc_gone", "warc_short")
"""What a start calls them: whoever comes first tells of them, and does not end as if nothing were wrong."""
_LOG = logging.getLogger(__name__)
_KEY = "closed_warc"
_GONE = "gone_warc"
_TOLD = "told_warc"


class Reach:
    """Gathers what is known of the ends of one portal's WARC files; then says to which nothing may be appended."""

    def __init__(self, root: Path, portal: str) -> None:
        self._root, self._portal = root, portal
        self._ends: dict[str, int] = {}
        self._broken: set[str] = set()
        self._known: dict[str, int] = {}
        self._told: set[str] = set()

    def recall(self, connection: sqlite3.Connection) -> None:
        """What the state says: sizes that were committed, and files that are closed already."""
        for name, size in connection.execute("SELECT name, size FROM files WHERE name LIKE 'warc/%'").fetchall():
            self._extend(str(name), int(size))
        self._known |= closed_in(connection)
        self._told |= _told_in(connection)
        for name, end in (*self._known.items(), *((name, 0) for name in _names_in(connection, _GONE))):
            self._extend(name, end)

    def salvage(self, state: Path, archive: str) -> None:
        """``recall`` from a database that is about to be thrown away, as far as it can be read."""
        if not state.is_file():
            return
        with (
            contextlib.suppress(sqlite3.Error),
            contextlib.closing(sqlite3.connect(f"{state.resolve().as_uri()}?mode=ro", uri=True)) as connection,
        ):
            if usable_layout(connection, archive):
                self.recall(connection)
                self._known.clear()  # said anew: what is built now knows nothing of them yet
                self._told.clear()

    def keep(self, connection: sqlite3.Connection) -> None:
        """Writes what was salvaged into the database that is about to be built: a kill must not forget it."""
        short = {name: end for name, end in self._ends.items() if (self._root / name).exists() and self.is_short(name)}
        connection.execute("REPLACE INTO meta VALUES (?, ?)", (_KEY, orjson.dumps(short).decode()))

    def note(self, record: Record) -> None:
        """A line that points to a record: at least its first byte was there."""
        if record.warc is not None:
            self._extend(record.warc.file, record.warc.offset + 1)

    def read_indexes(self, *, all_files: bool) -> None:
        """What the CDXJ files know; of every WARC file, or only of the newest, to which a writer appends."""
        for path in warc_files(self._root, self._portal)[0 if all_files else -1 :]:
            if (index := beside(path)).is_file():
                self._extend(self._name(path), covered(index.read_bytes().splitlines()))
        for index in warc_folder(self._root, self._portal).glob(f"{self._portal}-*.cdxj"):
            if is_ours(path := of_index(index)) and not path.exists():
                self._extend(self._name(path), 0)

    def is_short(self, name: str) -> bool:
        """Whether the file ends before something that was written into it."""
        return (self._root / name).stat().st_size < self._ends.get(name, 0)

    def broken(self, name: str) -> None:
        """The file's last record, which a line names, is not whole."""
        self._broken.add(name)

    def close(self, connection: sqlite3.Connection) -> int:
        """Notes in the state, and warns of, the files to which nothing may be appended; returns how many are new."""
        names = [self._name(path) for path in warc_files(self._root, self._portal)]
        closed = {name: self._ends.get(name, 0) for name in names if name in self._known or self._is_closed(name)}
        connection.execute("REPLACE INTO meta VALUES (?, ?)", (_KEY, orjson.dumps(closed).decode()))
        new = {name for name in closed if _short(name) not in self._told}
        for name in sorted(new):
            size, end = (self._root / name).stat().st_size, closed[name]
            said = f"ends at {size}, records up to {end} were written" if size < end else "ends in a damaged record"
            _LOG.warning("%s %s: it was cut or damaged; nothing is appended to it. Restore it from a copy", name, said)
        self._known = closed
        return len(new)

    def gone(self, connection: sqlite3.Connection) -> int:
        """Notes in the state, and warns of, the files that are not there any more; returns how many are new.

        To be called after ``close``.
        """
        names = {name for name in self._ends if self._is_gone(name)}
        _write(connection, _GONE, names)
        _write(connection, _TOLD, self._told & {*map(_lost, names), *map(_short, self._known)})
        if new := sorted(name for name in names if _lost(name) not in self._told):
            said = "%s: WARC files are gone: %d (%s is the first). Restore them from a copy"
            _LOG.warning(said + "; `congtin archive verify` says which", self._portal, len(new), new[0])
        return len(new)

    @property
    def is_newest_closed(self) -> bool:
        """Whether a writer has to begin a file of its own. To be asked after ``close``."""
        return any(self._name(path) in self._known for path in warc_files(self._root, self._portal)[-1:])

    def _is_closed(self, name: str) -> bool:
        return name in self._broken or self.is_short(name)

    def _is_gone(self, name: str) -> bool:
        try:
            return not resolve(self._root, name).exists()
        except (ValueError, OSError):  # no name that a file of ours could have
            return False

    def _extend(self, name: str, end: int) -> None:
        self._ends[name] = max(end, self._ends.get(name, 0))

    def _name(self, path: Path) -> str:
        return path.relative_to(self._root).as_posix()


def closed_in(connection: Database) -> dict[str, int]:
    """The files to which nothing may be appended, as the state knows them, and how far they must reach."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (_KEY,)).fetchone()
    return {str(name): int(end) for name, end in orjson.loads(row[0]).items()} if row else {}


def note_told(state: Database) -> None:
    """The line of a run says which files are cut or gone: no later start does."""
    _write(state, _TOLD, _losses_in(state))


def _told_in(connection: sqlite3.Connection) -> set[str]:
    """What lines of runs said; before they were asked for it, whatever was known had been said."""
    known = connection.execute("SELECT 1 FROM meta WHERE key = ?", (_TOLD,)).fetchone()
    return _names_in(connection, _TOLD) if known else _losses_in(connection)


def _losses_in(state: Database) -> set[str]:
    return {*map(_lost, _names_in(state, _GONE)), *map(_short, closed_in(state))}


def _lost(name: str) -> str:
    return f"gone {name}"


def _short(name: str) -> str:
    return f"short {name}"


def _names_in(state: Database, key: str) -> set[str]:
    row = state.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return set(orjson.loads(row[0])) if row else set()


def _write(state: Database, key: str, names: set[str]) -> None:
    state.execute("REPLACE INTO meta VALUES (?, ?)", (key, orjson.dumps(sorted(names)).decode()))
