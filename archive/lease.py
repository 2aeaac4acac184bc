"""The writer's lease: one process writes a portal at a time.

On one host an ``flock`` decides, and the kernel frees it the instant its holder dies. Between hosts that
share a folder on which ``flock`` may not reach, the content of the file decides: ``epoch`` grows by one at
each take-over and is looked at before every group commit, and nobody takes over from another host before
its heartbeat is twice the time-to-live old.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import secrets
import socket
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from archive.errors import LeaseLost, PortalBusy
from archive.files import Files
from archive.times import instant, stamp

TTL = 60.0
"""Seconds. A holder that has not renewed for half of it must stop fetching; twice of it and others may take over."""
_LENGTH = 512
_FREE = (errno.EAGAIN, errno.EACCES)


class LeaseText(msgspec.Struct, kw_only=True):
    """What the lease file says."""

    epoch: int = 0
    owner: str | None = None
    """Unique to one holding of the lease; null once released."""
    host: str = ""
    pid: int = 0
    since: str = ""
    heartbeat: str = ""


class Lease:
    """Held from ``take`` to ``release``. Not to be shared with a forked child."""

    def __init__(self, path: Path, fd: int, text: LeaseText, files: Files, now: Callable[[], datetime]) -> None:
        self._path, self._fd, self._text, self._files, self._now = path, fd, text, files, now
        self._renewed = time.monotonic()
        self.from_elsewhere = False
        """Taken over from a holder that may still live, on another host or where there are no locks."""

    @classmethod
    def take(
        cls, path: Path, *, owner: str, files: Files, now: Callable[[], datetime], host: str | None = None
    ) -> Lease:
        """Takes the lease whose file is ``path`` (its folder must exist), or raises PortalBusy with who holds it."""
        host = host or socket.gethostname()
        fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            locked = _lock(fd)
            seen = _parse(os.pread(fd, _LENGTH, 0))
            if locked is False or (seen.owner and (locked is None or seen.host != host) and _fresh(seen, now())):
                raise PortalBusy(_busy(path, seen))
            moment = stamp(now())
            text = LeaseText(
                epoch=seen.epoch + 1,
                owner=f"{owner[:120]}/{secrets.token_hex(4)}",
                host=host,
                pid=os.getpid(),
                since=moment,
                heartbeat=moment,
            )
            files.overwrite(fd, _render(text))
        except BaseException:
            os.close(fd)
            raise
        lease = cls(path, fd, text, files, now)
        lease.from_elsewhere = bool(seen.owner) and (locked is None or seen.host != host)
        return lease

    @property
    def epoch(self) -> int:
        """Grows by one with every holder."""
        return self._text.epoch

    @property
    def overdue(self) -> bool:
        """By this process's own monotonic clock the lease was not renewed for half its time-to-live: fetch nothing."""
        return time.monotonic() - self._renewed > TTL / 2

    def check(self) -> None:
        """Before every group commit: raises LeaseLost if the file names another holder, else renews the heartbeat."""
        self._compare()
        if time.monotonic() - self._renewed < TTL / 12:
            return
        self._text.heartbeat = stamp(self._now())
        self._files.overwrite(self._fd, _render(self._text))
        self._compare()  # a take-over between looking and writing must not pass unseen
        self._renewed = time.monotonic()

    def release(self) -> None:
        """Says in the file that nobody holds it, and unlocks. Whoever has taken over is left alone."""
        try:
            self._compare()
            self._files.overwrite(self._fd, _render(LeaseText(epoch=self._text.epoch)))
        except LeaseLost:
            return
        finally:
            self.abandon()

    def abandon(self) -> None:
        """Unlocks without a word, as the death of the process would."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def _compare(self) -> None:
        try:
            with self._path.open("rb") as file:
                seen = _parse(file.read(_LENGTH))
        except FileNotFoundError:
            seen = LeaseText()
        if (seen.epoch, seen.owner) != (self._text.epoch, self._text.owner):
            holder = f"{seen.owner} on {seen.host} (pid {seen.pid})" if seen.owner else "nobody"
            raise LeaseLost(f"{self._path}: the lease was taken over, now held by {holder}; nothing more is written")


def _lock(fd: int) -> bool | None:
    """True: locked; False: somebody else has it; None: this file system knows no locks."""
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return False if error.errno in _FREE else None
    return True


def _parse(data: bytes) -> LeaseText:
    # A lease torn by a power cut, or garbage of any size, names nobody: the lock alone then decides.
    with contextlib.suppress(msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return msgspec.json.decode(data.rstrip(b"\0 \n"), type=LeaseText)
    return LeaseText()


def _render(text: LeaseText) -> bytes:
    return msgspec.json.encode(text).ljust(_LENGTH - 1) + b"\n"


def _fresh(seen: LeaseText, now: datetime) -> bool:
    return abs(now.astimezone(UTC).timestamp() - instant(seen.heartbeat)) < 2 * TTL


def _busy(path: Path, seen: LeaseText) -> str:
    portal = path.stem.removeprefix("portal=")
    who = f"{seen.owner or 'another process'} on {seen.host or 'this host'} (pid {seen.pid or '?'})"
    return f"{portal} is being written by {who} since {seen.since or '?'}; wait for it to end, or stop it"
