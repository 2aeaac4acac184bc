"""The connection that writes a portal's state: open only while there is something to write.

Open files are few (1,024 a process, mostly) and portals may be hundreds.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol

from archive.disk.files import Files
from archive.frontiers.database import connect


class Database(Protocol):
    """What reads and writes the tables."""

    def execute(self, sql: str, parameters: Sequence[Any] = ..., /) -> sqlite3.Cursor:
        """As ``sqlite3.Connection`` does."""

    def executemany(self, sql: str, parameters: Iterable[Sequence[Any]], /) -> sqlite3.Cursor:
        """As ``sqlite3.Connection`` does."""


class Writer:
    """A ``Database`` that ``rest`` closes and the next statement opens again. Belongs to the thread that commits."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._open: sqlite3.Connection | None = connection

    def execute(self, sql: str, parameters: Sequence[Any] = (), /) -> sqlite3.Cursor:
        return self._connection.execute(sql, parameters)

    def executemany(self, sql: str, parameters: Iterable[Sequence[Any]], /) -> sqlite3.Cursor:
        return self._connection.executemany(sql, parameters)

    def commit(self, files: Files) -> None:
        """Ends the open transaction, by way of the file layer."""
        files.commit(self._connection)

    def rollback(self) -> None:
        """Takes back what the open transaction wrote; nothing where none is open."""
        if self._open is not None:
            self._open.rollback()

    def rest(self) -> None:
        """Closes the connection until the next statement; between transactions."""
        connection, self._open = self._open, None
        if connection is not None:
            connection.close()

    def close(self) -> None:
        """For good, as far as the caller is concerned."""
        self.rest()

    @property
    def _connection(self) -> sqlite3.Connection:
        if self._open is None:
            self._open = connect(self._path)
        return self._open
