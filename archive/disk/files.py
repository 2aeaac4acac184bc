"""The file layer: everything that writes to the disk goes through ``Files``.

One small method an operation, so that a test can stop the process, fill the disk or cut the power at
exactly the n-th of them. Errors are plain ``OSError``; whoever calls the store gets ``StorageFailed``.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from archive.disk.opening import Changed, descriptor, open_file
from archive.errors import StorageFailed

CHUNK = 1 << 20
"""Bytes copied at a time."""
NO_FOLDER_SYNC = (errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP)
"""What file systems say that know no fsync of a folder (some of networks, of virtual machines, in user space)."""


@dataclass
class Handle:
    """A file open for appending."""

    path: Path
    fd: int
    """Below 0 while it rests."""
    size: int
    """Where the next write lands: the bytes the file held when opened and those written since."""
    listed: bool = False
    """Its folder was fsynced since it was opened. Asked of every handle, not only of new files: an earlier
    process may have died between creating the file and making its name durable."""


class Files:
    """Writes to the real disk."""

    def open_append(self, path: Path) -> Handle:
        """Opens ``path`` for appending; creates it if it is missing (its folder must exist)."""
        fd = descriptor(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        return Handle(path, fd, os.fstat(fd).st_size)

    def write(self, handle: Handle, data: bytes) -> None:
        """Appends all of ``data``. After an error the file may hold a part of it.

        OSError as well where somebody else has cut or lengthened the file: ``data`` would not stand where it is to.
        """
        if handle.fd < 0:
            handle.fd = descriptor(handle.path, os.O_WRONLY | os.O_APPEND)
        if os.fstat(handle.fd).st_size != handle.size:
            raise Changed(errno.EIO, "another program has changed the file", str(handle.path))
        rest = memoryview(data)
        while rest:
            written = os.write(handle.fd, rest)
            handle.size += written
            rest = rest[written:]

    def fsync(self, handle: Handle) -> None:
        os.fsync(handle.fd)

    def rest(self, handle: Handle) -> None:
        """Closes a file whose writes were made durable, until the next one: open files are few, portals may be many."""
        fd, handle.fd = handle.fd, -1
        if fd >= 0:
            os.close(fd)

    def close(self, handle: Handle) -> None:
        self.rest(handle)

    def fsync_folder(self, path: Path) -> None:
        """Makes the names of the files in ``path`` durable, where the file system can be asked for that."""
        fd = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(fd)
        except OSError as error:
            if error.errno not in NO_FOLDER_SYNC:
                raise
        finally:
            os.close(fd)

    def make_folder(self, path: Path) -> None:
        """Creates one folder; its parent must exist. An existing folder is no error."""
        path.mkdir(exist_ok=True)

    def replace(self, source: Path, target: Path) -> None:
        source.replace(target)

    def truncate(self, path: Path, size: int) -> None:
        """Cuts ``path`` to ``size`` bytes, durably; a shorter file stays as it is."""
        fd = descriptor(path, os.O_WRONLY)
        try:
            if os.fstat(fd).st_size > size:
                os.ftruncate(fd, size)
            os.fsync(fd)
        finally:
            os.close(fd)

    def remove(self, path: Path) -> None:
        """Removes a file; a missing one is no error."""
        path.unlink(missing_ok=True)

    def make_read_only(self, path: Path) -> None:
        """Takes the right to write from everybody, durably."""
        fd = descriptor(path, os.O_RDONLY)
        try:
            os.fchmod(fd, os.fstat(fd).st_mode & 0o444)
            os.fsync(fd)
        finally:
            os.close(fd)

    def overwrite(self, fd: int, data: bytes) -> None:
        """Makes ``data`` all that an open file (the lease) holds, durably; ``data`` is always of one length."""
        os.pwrite(fd, data, 0)
        os.ftruncate(fd, len(data))
        os.fsync(fd)

    def commit(self, connection: sqlite3.Connection) -> None:
        """Ends the open transaction of the state."""
        connection.execute("COMMIT")


def sync(files: Files, handle: Handle) -> None:
    """Makes what was written to ``handle`` durable, and once also the file's name."""
    files.fsync(handle)
    if not handle.listed:
        files.fsync_folder(handle.path.parent)
        handle.listed = True


def is_removed(fd: int) -> bool:
    """Whether the file that is open as ``fd`` has no name any more; also where only an error tells so, as on a shared
    folder of a file that another machine removed."""
    try:
        return not os.fstat(fd).st_nlink
    except OSError:
        return True


def make_folders(files: Files, path: Path) -> None:
    """Creates ``path`` and what is missing above it, each name durable before the next is made in it."""
    missing = []
    while not path.is_dir():
        missing.append(path)
        if path.parent == path:
            break
        path = path.parent
    for folder in reversed(missing):
        files.make_folder(folder)
        files.fsync_folder(folder.parent)


def make_root(files: Files, root: Path) -> None:
    """Creates the folder of an archive. Raises StorageFailed where it is a file, or its place takes no folder."""
    for place in (root, *root.parents):
        if place.exists() and not place.is_dir():
            raise StorageFailed(f"{place} is a file, not a folder: name another place for the archive")
    try:
        make_folders(files, root)
    except (FileNotFoundError, PermissionError) as error:
        raise StorageFailed(
            f"{root} cannot be made: no folder can be made in {root.parent}; name another place"
        ) from error


def copy_part(files: Files, source: Path, start: int, end: int, target: Handle) -> None:
    """Appends the bytes ``start`` to ``end`` of ``source`` to ``target``."""
    with open_file(source) as stream:
        stream.seek(start)
        left = end - start
        while left > 0 and (chunk := stream.read(min(CHUNK, left))):
            files.write(target, chunk)
            left -= len(chunk)


def append(files: Files, path: Path, data: bytes) -> None:
    """Appends ``data`` to ``path``, durably. After a failure the next start cuts what there is of it."""
    handle = files.open_append(path)
    try:
        files.write(handle, data)
        sync(files, handle)
    finally:
        files.close(handle)


def put_whole(files: Files, path: Path, data: bytes | Iterable[bytes]) -> None:
    """Writes ``path``, also in pieces, in one step: under a temporary name, fsynced, then renamed."""
    temporary = path.with_name(path.name + ".part")
    files.remove(temporary)
    handle = files.open_append(temporary)
    try:
        for piece in [data] if isinstance(data, bytes) else data:
            files.write(handle, piece)
        files.fsync(handle)
    finally:
        files.close(handle)
    files.replace(temporary, path)
    files.fsync_folder(path.parent)
