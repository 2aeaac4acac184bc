"""Files and folders that are there whole or not at all: made under another name, then renamed."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import fcntl
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

from archive.disk.files import NO_FOLDER_SYNC
from archive.errors import ArchiveError, StorageFailed

MARK = "datapackage.json"
"""Every folder that an export makes holds it: no other folder is ever replaced."""

BEGUN = ".congtin-export"
"""The first file of a folder that is being made; it is gone once the folder has its name."""

_HERE = -100
_EXCHANGE = 2
"""Linux's AT_FDCWD and RENAME_EXCHANGE."""


@contextlib.contextmanager
def whole(out: Path, *, folder: bool = False, force: bool = False) -> Iterator[Path]:
    """Where to write what is to be ``out``: it gets that name when the block ends, and is removed if it fails.

    ``folder``: the place is a new folder, not an empty file. ``force``: what is at ``out`` is replaced. Where ``out``
    is a symbolic link, what it points to is meant. What one that was killed has left behind of the same ``out`` is
    removed. Raises ArchiveError, before anything is written, where it may not be; StorageFailed for a disk that is
    full or cannot be written.
    """
    out = Path(os.path.realpath(out))
    refuse(out, folder=folder, force=force)
    part = out.with_name(f".{out.name}.congtin-{secrets.token_hex(8)}.part")
    try:
        with _made(part, out, folder=folder):
            yield part
            (part / BEGUN).unlink(missing_ok=True) if folder else None
            for path in (*part.rglob("*"), part) if folder else (part,):
                _sync(path)
            with _alone(out) as known:
                _rename(part, out)
                _sweep(out, "old") if known else None
            _sync(out.parent)
    except OSError as error:
        why = error.strerror or str(error)
        raise StorageFailed(f"{out} was not written: {why}; nothing was left behind") from error
    finally:
        with contextlib.suppress(OSError):
            _remove(part)


@contextlib.contextmanager
def _made(part: Path, out: Path, *, folder: bool) -> Iterator[None]:
    """Makes ``part`` and holds its lock, by which others see that somebody is still writing it.

    Nobody sweeps between the two; what is half and of nobody is swept at first.
    """
    with contextlib.ExitStack() as holding:
        with _alone(out) as known:
            _sweep(out, "part") if known else None
            _make(part, folder=folder)
            if (held := _locked(part)) is not None:
                holding.callback(os.close, held)
        if folder:
            (part / BEGUN).touch()
        yield


def _make(part: Path, *, folder: bool) -> None:
    try:
        part.mkdir() if folder else part.touch(exist_ok=False)
    except FileNotFoundError as error:
        raise _takes_none(part.parent) from error


def _takes_none(folder: Path) -> OSError:
    # What there is no file of was to be made just now: folders such as /proc take none.
    return OSError(errno.ENOENT, f"no file can be made in {folder}")


@contextlib.contextmanager
def _alone(out: Path) -> Iterator[bool]:
    """Nobody else makes, renames or sweeps what is of ``out`` meanwhile; False where the disk knows no locks."""
    name = out.with_name(f".{out.name}.congtin.lock")
    fd, known = _entered(name)
    try:
        yield known
    finally:
        name.unlink(missing_ok=True)  # while it is held: who waits for it sees that it is another now
        os.close(fd)


def _entered(name: Path) -> tuple[int, bool]:
    """A handle of the file, and whether it holds its lock; waits for whoever has it."""
    while True:
        try:
            fd = os.open(name, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        except FileNotFoundError as error:
            raise _takes_none(name.parent) from error
        known = _waited(fd)
        if not known or _is_at(fd, name):
            return fd, known
        os.close(fd)


def _waited(fd: int) -> bool:
    try:
        fcntl.flock(fd, fcntl.LOCK_EX)
    except OSError:
        return False
    return True


def _is_at(fd: int, name: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(fd), name.lstat())
    except FileNotFoundError:
        return False


def _locked(path: Path) -> int | None:
    """A handle that holds the lock of a file or folder; None where another has it, or the disk knows no locks."""
    fd = os.open(path, (os.O_RDONLY if path.is_dir() else os.O_RDWR) | os.O_NOFOLLOW)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(fd)
        return None
    return fd


def _sweep(out: Path, end: str) -> None:
    """Removes what exports to ``out`` have left that were killed: ``part`` is what was half, ``old`` what was replaced.

    To be used alone (``_alone``). What somebody holds the lock of stays, and so does a folder that no export began.
    """
    named = re.compile(rf"\.{re.escape(out.name)}\.congtin-[0-9a-f]{{16}}\.{end}")
    for left in [path for path in out.parent.iterdir() if named.fullmatch(path.name)]:
        with contextlib.suppress(OSError):
            if (held := _locked(left)) is not None:
                try:
                    _remove(left)
                finally:
                    os.close(held)


def refuse(out: Path, *, folder: bool = False, force: bool = False) -> None:
    """Raises ArchiveError where ``whole`` may not put anything: to ask before a long archive is read."""
    if not out.parent.is_dir():
        raise ArchiveError(f"there is no folder {out.parent}: make it, or name another place")
    if not os.path.lexists(out):
        return
    if not (out.is_dir() or out.is_file()):
        raise ArchiveError(f"{out} is no file, and is not replaced: name another place")
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
    if _exchanged(part, out):
        return
    old = part.with_suffix(".old")
    out.rename(old)
    try:
        part.rename(out)
    except OSError:
        old.rename(out)
        raise
    with contextlib.suppress(OSError):
        _remove(old)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether the two changed names in one step; False where the system or the disk cannot do that."""
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    names = (_HERE, os.fsencode(one), _HERE, os.fsencode(other))
    return renameat2 is not None and renameat2(*names, _EXCHANGE) == 0


def _remove(path: Path) -> None:
    """Removes a file, or a folder that is ours: one that says so, or holds nothing; no link, and nothing behind one."""
    if path.is_symlink():
        return
    if not path.is_dir():
        path.unlink(missing_ok=True)
        return
    held = sorted(path.iterdir(), key=_says_ours)
    if held and not _says_ours(held[-1]):
        return
    for each in held:  # what says that it is ours goes last: who is killed here leaves what can be swept
        shutil.rmtree(each) if each.is_dir() and not each.is_symlink() else each.unlink()
    path.rmdir()


def _says_ours(path: Path) -> bool:
    return path.name in (BEGUN, MARK)


def _sync(path: Path) -> None:
    fd = os.open(path, os.O_RDONLY)
    try:
        os.fsync(fd)
    except OSError as error:
        if not path.is_dir() or error.errno not in NO_FOLDER_SYNC:
            raise
    finally:
        os.close(fd)
