"""Files and folders that are there whole or not at all: made under another name, then renamed."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from archive.errors import ArchiveError, StorageFailed

MARK = "datapackage.json"
"""Every folder that an export makes holds it: no other folder is ever replaced."""


@contextlib.contextmanager
def whole(out: Path, *, folder: bool = False, force: bool = False) -> Iterator[Path]:
    """Where to write what is to be ``out``: it gets that name when the block ends, and is removed if it fails.

    ``folder``: the place is a new folder, not a file that is still to be made. ``force``: what is at ``out`` is
    replaced. Raises ArchiveError, before anything is written, where it may not be; StorageFailed for a disk that is
    full or cannot be written.
    """
    out = out.absolute()
    _refuse(out, folder=folder, force=force)
    part = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        _remove(part)
        if folder:
            part.mkdir()
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
    # A folder that holds something cannot be renamed over.
    old = part.with_suffix(".old")
    out.rename(old)
    part.rename(out)
    _remove(old)


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
