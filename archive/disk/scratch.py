"""Temporary folders that a killed command does not leave behind for good: the next one removes them.

Who uses a folder holds its lock, which the kernel frees the instant its holder dies.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import hashlib
import os
import re
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from archive.errors import StorageFailed
from archive.leases.holder import here

_NAMED = re.compile(r"congtin-[a-z]+-([0-9a-f]{8})-[0-9a-f]{16}")
_HELD = (errno.EAGAIN, errno.EACCES)
_TRIES = 20


@contextlib.contextmanager
def scratch(what: str, place: Path | None = None) -> Iterator[Path]:
    """A folder of this user alone for the time of the block; ``what`` is said in its name, in small letters.

    It lies in ``place``, or else where the system has temporary files; what commands that were killed have left there
    is removed first. Never what a living process uses, what is of somebody else, or of a machine that shares the place:
    where there are no locks, nothing. Raises OSError, StorageFailed.
    """
    place = place or temporary()
    machine = _machine()
    _sweep(place, machine)
    folder, held = _made(place, f"congtin-{what}-{machine}-")
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if held is not None:
            os.close(held)


def temporary() -> Path:
    """Where the system has temporary files. Raises StorageFailed where none can be made anywhere."""
    try:
        return Path(tempfile.gettempdir())
    except FileNotFoundError as error:  # it has tried them all
        raise StorageFailed(
            "no temporary file can be made, not in any of the usual folders: make room there, or name another folder "
            "with TMPDIR"
        ) from error


def _machine() -> str:
    """Of the machine: two that share a folder need not share its locks."""
    at = here()
    return hashlib.sha256(f"{at.host} {at.machine}".encode()).hexdigest()[:8]


def _made(place: Path, beginning: str) -> tuple[Path, int | None]:
    """A new folder, and the handle that holds its lock; no handle where the disk knows no locks."""
    for _ in range(_TRIES):
        folder = place / f"{beginning}{secrets.token_hex(8)}"
        folder.mkdir(mode=0o700)
        try:
            held = _locked(folder)
        except (FileNotFoundError, BlockingIOError):  # swept between the two, as one that nobody holds
            continue
        if held is None or folder.is_dir():
            return folder, held
        os.close(held)
    raise OSError(errno.EBUSY, "what is made there is removed at once", str(place))


def _locked(folder: Path) -> int | None:
    """A handle that holds the lock of ``folder``; None where there are no locks. BlockingIOError where it is held."""
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(fd)
        if error.errno in _HELD:
            raise BlockingIOError(error.errno, error.strerror, str(folder)) from error
        return None
    return fd


def _sweep(place: Path, machine: str) -> None:
    """Removes what nobody uses any more. What cannot be removed now has a next time."""
    with contextlib.suppress(OSError), os.scandir(place) as entries:
        for entry in entries:
            named = _NAMED.fullmatch(entry.name)
            if named is None or named.group(1) != machine:
                continue
            with contextlib.suppress(OSError):
                if entry.stat(follow_symlinks=False).st_uid == os.getuid():
                    _remove(Path(entry.path))


def _remove(folder: Path) -> None:
    held = _locked(folder)
    if held is not None:
        try:
            shutil.rmtree(folder, ignore_errors=True)
        finally:
            os.close(held)
