"""Files opened to be read: only what is a file, and without waiting. Errors of reading are no errors of writing."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path


class Unreadable(OSError):
    """A file or folder that the disk does not give, or that is none: what is in it stays as it is."""


class Changed(OSError):
    """A file that somebody else has cut or lengthened while it was written."""


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Raises Unreadable for errors of the block, in which only ``path`` is read; but for its not being there."""
    try:
        yield
    except (Unreadable, FileNotFoundError, NotADirectoryError):
        raise
    except OSError as error:
        raise Unreadable(error.errno, error.strerror, str(path)) from error


def open_file(path: Path) -> BufferedReader:
    """A file to read from. Raises OSError, also for what is no file (a pipe, a device)."""
    return os.fdopen(descriptor(path, os.O_RDONLY), "rb")


def read_file(path: Path) -> bytes:
    """All of a file. Raises OSError as ``open_file``."""
    with open_file(path) as stream:
        return stream.read()


def descriptor(path: Path, flags: int) -> int:
    """The number of an opened file. Raises OSError as ``open_file``."""
    fd = os.open(path, flags | os.O_NONBLOCK | os.O_CLOEXEC, 0o644)  # who opens a pipe waits for its other end
    if not stat.S_ISREG(mode := os.fstat(fd).st_mode):
        os.close(fd)
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        raise OSError(errno.EINVAL, "not a file", str(path))
    return fd
