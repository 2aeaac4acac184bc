"""What pieces of work make, written aside until one writer takes it: nothing of it counts before."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from archive.disk.scratch import scratch
from archive.errors import StorageFailed
from archive.working.engines import Engine

_OLD = 7 * 86_400.0
"""Seconds without a heartbeat after which what a killed command has left is removed by the next."""
_BEAT = 20.0
_ALIVE = "alive"


@contextmanager
def aside(root: Path, engine: Engine) -> Iterator[Path]:
    """A folder that all of the engine's work can write to; it is gone when the block ends.

    For a far engine it lies in the archive ``root``, which is what all machines share. Raises StorageFailed.
    """
    if not engine.is_far:
        with scratch("aside") as here:
            yield here
        return
    folder = root.absolute() / "state" / "aside" / secrets.token_hex(6)
    try:
        _sweep(folder.parent)
        folder.mkdir(parents=True)
        (folder / _ALIVE).touch()
    except OSError as error:
        raise StorageFailed(f"{folder.parent} cannot be written ({error.strerror}): machines meet there") from error
    try:
        with _beating(folder / _ALIVE):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def putting(path: Path) -> Iterator[BinaryIO]:
    """Makes ``path``, in a folder of ``aside``, in one step: done twice, even at once, it is the same as done once.

    Raises StorageFailed on a machine that does not see the folder.
    """
    part = path.with_name(f"{path.name}.{socket.gethostname()}.{os.getpid()}.{secrets.token_hex(4)}")
    try:
        with part.open("wb") as stream:
            yield stream
        part.replace(path)
    except FileNotFoundError as error:
        raise unshared(path.parent) from error
    finally:
        part.unlink(missing_ok=True)


def unshared(folder: Path) -> StorageFailed:
    """This machine does not see what another has made."""
    return StorageFailed(
        f"{socket.gethostname()} does not see {folder}: the archive has to lie in a folder that all machines share, "
        "under one name"
    )


def heartbeat(folder: Path) -> int:
    """Is another one as long as the block of ``aside`` goes on whose folder this is; 0 where there is none."""
    with suppress(OSError):
        return (folder / _ALIVE).stat().st_mtime_ns
    return 0


@contextmanager
def _beating(path: Path) -> Iterator[None]:
    """Touches ``path`` now and then while the block lasts."""
    over = threading.Event()

    def beat() -> None:
        while not over.wait(_BEAT):
            with suppress(OSError):  # full disks have a next time
                os.utime(path)

    thread = threading.Thread(target=beat, name="aside", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _sweep(folder: Path) -> None:
    for old in folder.glob("*"):
        with suppress(FileNotFoundError):  # another command was faster
            last = max(heartbeat(old) / 1e9, old.stat().st_mtime)
            if time.time() - last > _OLD:
                shutil.rmtree(old, ignore_errors=True)
