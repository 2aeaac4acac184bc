"""What stands where a command is to write a file: standard output, a stream that takes what comes, or neither.

Only a regular file is ever replaced by another. A pipe or a device that were would be gone for everybody who uses it.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from archive.errors import ArchiveError, StorageFailed
from archive.showing.streams import Out


def is_standard_output(path: Path) -> bool:
    """Whether ``path`` is ``-``, or a name of what standard output is now, as ``/dev/stdout`` is."""
    if str(path) == "-":
        return True
    try:
        return os.path.samestat(path.stat(), os.fstat(1))
    except OSError:
        return False


def is_stream(path: Path) -> bool:
    """Whether a pipe or a character device is at ``path``: it is written to as it stands, and never replaced.

    Raises ArchiveError for a disk or a socket, where nothing is written.
    """
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    if stat.S_ISBLK(mode) or stat.S_ISSOCK(mode):
        raise ArchiveError(f"{path} is a disk or a socket: name another place")
    return stat.S_ISFIFO(mode) or stat.S_ISCHR(mode)


@contextmanager
def streamed(path: Path, *, encoding: str) -> Iterator[Out]:
    """Standard output (``-``), or the stream at ``path``, which waits for a reader where it is a pipe.

    Who reads may stop: what comes after goes nowhere (``is_gone``). Raises ``StorageFailed`` where it cannot be
    opened, ``Unprinted`` where it takes no more.
    """
    is_out = str(path) == "-"
    try:
        descriptor = os.dup(1) if is_out else os.open(path, os.O_WRONLY | os.O_NOCTTY)
    except OSError as error:
        raise StorageFailed(f"{path} cannot be written: {error.strerror}") from error
    with Out(os.fdopen(descriptor, "wb"), encoding=encoding, newline="") as stream:
        stream.place = None if is_out else path
        yield stream
        stream.flush()
