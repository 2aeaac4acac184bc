"""What the disk, or the state's database, says -> one line with the next step."""

from __future__ import annotations

import contextlib
import errno
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from archive.disk.opening import Changed, Unreadable
from archive.errors import ArchiveError, BadRecord, NewerSchema, StorageFailed

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)
"""What is said of a disk that takes nothing more, for whatever reason."""


def reason(error: Exception) -> str:
    """What the system or the database says, without the number that it has for it.

    >>> reason(FileNotFoundError(2, "No such file or directory", "/x")), reason(ValueError("no day"))
    ('No such file or directory', 'no day')
    """
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def refused(error: OSError) -> StorageFailed | None:
    """What is said where the disk takes nothing more and nobody has said so yet; None where it is something else."""
    if error.errno not in FULL:
        return None
    if not error.filename:
        return StorageFailed(f"the disk takes no more: {error.strerror}; make room, then start again")
    return StorageFailed(
        f"cannot write {error.filename}: {error.strerror}; make room or mend the folder, then start again"
    )


@contextlib.contextmanager
def storage(root: Path) -> Iterator[None]:
    """Raises StorageFailed for errors of the disk and of the database. What is newer cannot be written to: code 3."""
    try:
        yield
    except NewerSchema as error:
        error.exit_code = 3
        raise
    except (OSError, sqlite3.Error) as error:
        said = reason(error)
        where = error.filename if isinstance(error, OSError) and error.filename else root
        if isinstance(error, Unreadable):
            raise StorageFailed(
                f"cannot read {where}: {said}; nothing committed is lost: mend its rights or the disk, or restore it "
                "from a copy, then start again"
            ) from error
        if isinstance(error, Changed):
            raise StorageFailed(
                f"cannot write {where}: {said}; `congtin archive verify` says whether it lacks anything"
            ) from error
        raise StorageFailed(
            f"cannot write {where}: {said}; nothing committed is lost: make room or mend the folder, then start again"
        ) from error


@contextlib.contextmanager
def committing(root: Path) -> Iterator[None]:
    """Raises StorageFailed for everything that goes wrong in a commit: the group is not written, whatever it was."""
    try:
        with storage(root):
            yield
    except Exception as error:
        if isinstance(error, ArchiveError) and not isinstance(error, BadRecord):
            raise
        raise StorageFailed(
            f"a group could not be written into {root} ({type(error).__name__}: {str(error)!a}); "
            "nothing committed is lost: start again"
        ) from error
