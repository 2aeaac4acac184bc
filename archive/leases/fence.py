"""The file layer of a holder of the lease: looks at the lease in front of everything that changes a file.

A process that was stopped (a suspended machine, SIGSTOP) wakes up in the middle of a commit and knows nothing of the
holder that took over meanwhile. What is left between the look and the write, a file that the new holder has changed
gives away (``Files.write``), and to the WARC file of an old holder the new one appends nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from archive.disk.files import Files, Handle


class Fenced(Files):
    """Hands everything on to ``files``, as long as ``check`` does not raise LeaseLost."""

    def __init__(self, files: Files, check: Callable[[], None]) -> None:
        self._files, self._check = files, check

    def open_append(self, path: Path) -> Handle:
        self._check()
        return self._files.open_append(path)

    def write(self, handle: Handle, data: bytes) -> None:
        self._check()
        self._files.write(handle, data)

    def fsync(self, handle: Handle) -> None:
        self._files.fsync(handle)

    def rest(self, handle: Handle) -> None:
        self._files.rest(handle)

    def close(self, handle: Handle) -> None:
        self._files.close(handle)

    def fsync_folder(self, path: Path) -> None:
        self._files.fsync_folder(path)

    def make_folder(self, path: Path) -> None:
        self._check()
        self._files.make_folder(path)

    def replace(self, source: Path, target: Path) -> None:
        self._check()
        self._files.replace(source, target)

    def truncate(self, path: Path, size: int) -> None:
        self._check()
        self._files.truncate(path, size)

    def remove(self, path: Path) -> None:
        self._check()
        self._files.remove(path)

    def make_read_only(self, path: Path) -> None:
        self._check()
        self._files.make_read_only(path)

    def overwrite(self, fd: int, data: bytes) -> None:
        self._files.overwrite(fd, data)

    def commit(self, connection: sqlite3.Connection) -> None:
        self._check()
        self._files.commit(connection)
