"""Files and folders that are there whole or not at all: made under another name, then renamed."""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

from archive.errors import ArchiveError, StorageFailed

MARK = "datapackage.json"
"""Every folder that an export makes holds it: no other folder is ever replaced."""

_HERE = -100
_EXCHANGE = 2
"""Linux's AT_FDCWD and RENAME_EXCHANGE."""


@contextlib.contextmanager
def whole(out: Path, *, folder: bool = False, force: bool = False) -> Iterator[Path]:
    """Where to write what is to be ``out``: it gets that name when the block ends, and is removed if it fails.

    ``folder``: the place is a new folder, not an empty file. ``force``: what is at ``out`` is replaced. What one that
    was killed has left behind of the same ``out`` is removed. Raises ArchiveError, before anything is written, where
    it may not be; StorageFailed for a disk that is full or cannot be written.
    """
    out = out.absolute()
    _refuse(out, folder=folder, force=force)
    part = out.with_name(f".{out.name}.{secrets.token_hex(4)}.part")
    try:
        with _sweeping(out), _made(part, folder=folder):
            yield part
            for path in (*part.rglob("*"), part) if folder else (part,):
                _sync(path)
            _rename(part, out)
            _sync(out.parent)
    except OSError as error:
        raise StorageFailed(f"{out} was not written: {_why(error, out)}; nothing was left behind") from error
    finally:
        with contextlib.suppress(OSError):
            _remove(part)


@contextlib.contextmanager
def _made(part: Path, *, folder: bool) -> Iterator[None]:
    """Makes ``part`` and holds its lock, by which others see that somebody is still writing it."""
    part.mkdir() if folder else part.touch(exist_ok=False)
    held = _locked(part)
    try:
        yield
    finally:
        if held is not None:
            os.close(held)


def _locked(path: Path) -> int | None:
    """A handle that holds the lock of a file or folder; None where another has it, or the disk knows no locks."""
    fd = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(fd)
        return None
    return fd


@contextlib.contextmanager
def _sweeping(out: Path) -> Iterator[None]:
    """Removes what exports to ``out`` have left that were killed: at first what was half, at last what was replaced."""
    for part in _others(out, "part"):
        with contextlib.suppress(OSError):  # another was faster
            if (held := _locked(part)) is not None:
                _remove(part)
                os.close(held)
    yield
    for old in _others(out, "old"):
        with contextlib.suppress(OSError):
            _remove(old)


def _others(out: Path, end: str) -> list[Path]:
    named = re.compile(rf"\.{re.escape(out.name)}\.[0-9a-f]{{8}}\.{end}")
    return [path for path in out.parent.iterdir() if named.fullmatch(path.name)]


def _why(error: OSError, out: Path) -> str:
    # What there is no file of was to be made just now: folders such as /proc take none.
    made = isinstance(error, FileNotFoundError)
    return f"no file can be made in {out.parent}" if made else error.strerror or str(error)


def _refuse(out: Path, *, folder: bool, force: bool) -> None:
    if not out.parent.is_dir():
        raise ArchiveError(f"there is no folder {out.parent}: make it, or name another place")
    if not out.exists():
        return
    if out.is_dir() != folder:
        raise ArchiveError(f"{out} is a {'folder' if out.is_dir() else 'file'}: name another place")
    if not force:
        raise ArchiveError(f"{out} is already there: name another place, or replace it with --force")
    if folder and any(out.iterdir()) and not (out / MARK).is_file():
        raise ArchiveError(f"{out} is no export and is not replaced, not even by --force: name another place")


def _rename(part: Path, out: Path) -> None:
    if not out.is_dir():
        part.replace(out)
        return
    # A folder that holds something cannot be renamed over: the two change places, or one goes after the other.
    if not _exchanged(part, out):
        out.rename(part.with_suffix(".old"))  # swept away at the end
        part.rename(out)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether the two changed names in one step; False where the system or the disk cannot do that."""
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    names = (_HERE, os.fsencode(one), _HERE, os.fsencode(other))
    return renameat2 is not None and renameat2(*names, _EXCHANGE) == 0


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    fd = os.open(path, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
