"""The writer's lease: one process writes a portal at a time.

On one host an ``flock`` decides, and the kernel frees it the instant its holder dies. Between hosts that
share a folder on which ``flock`` may not reach, the content of the file decides: ``epoch`` grows by one at
each take-over and is looked at before every group commit. Nobody takes over from a holder that may still live
before its heartbeat stood still for twice the time-to-live, by the watcher's own clock: two hosts whose clocks differ
by an hour agree on that. Whose process is provably dead (``archive.leases.holder``) is waited for by nobody.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import logging
import os
import secrets
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

import msgspec

from archive.disk.files import Files, is_removed
from archive.errors import LeaseLost, PortalBusy
from archive.leases.holder import Place, here, is_dead, started
from archive.times import stamp

logger = logging.getLogger(__name__)

TTL = 60.0
"""Seconds. A holder that has not renewed for half of it must stop fetching; twice of it and others may take over."""
_LENGTH = 512
_LOOK = 1.0
"""Seconds between two looks at a heartbeat: one that lives is renewed every five or so."""
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
    beats: int = 0
    """Renewals: a heartbeat that was renewed is another one, whatever the clock did."""
    machine: str = ""
    boot: str = ""
    space: str = ""
    started: int = 0
    """Of the process, by its kernel: process numbers are given again."""
    device: int = 0
    """The file system on which the lock was taken: two mounts of one folder need not share their locks."""


_seen: dict[Path, tuple[LeaseText, float]] = {}
"""What this process saw in the lease of another one, and since when by its own clock."""


class Lease:
    """Held from ``take`` to ``release``. Not to be shared with a forked child."""

    def __init__(self, path: Path, fd: int, text: LeaseText, files: Files, now: Callable[[], datetime]) -> None:
        self._path, self._fd, self._text, self._files, self._now = path, fd, text, files, now
        self._renewed = _awake()
        self._joined: list[Lease] = []
        self.from_elsewhere = False
        """Taken over from a holder that may still live, on another host or where there are no locks."""

    @classmethod
    def take(
        cls, path: Path, *, owner: str, files: Files, now: Callable[[], datetime], place: Place | None = None
    ) -> Lease:
        """Takes the lease whose file is ``path`` (its folder must exist), or raises PortalBusy with who holds it.

        Where its holder may live on another host, its heartbeat is watched first: a living one is told within
        seconds, of a dead one this returns after twice the time-to-live (``watch`` does so for many at once).
        """
        place = place or here()
        fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            seen, from_elsewhere = _free(path, fd, place)
            moment = stamp(now())
            text = LeaseText(
                epoch=seen.epoch + 1,
                owner=f"{owner[:80]}/{secrets.token_hex(4)}",
                pid=os.getpid(),
                since=moment,
                heartbeat=moment,
                started=started(os.getpid()) or 0,
                device=os.fstat(fd).st_dev,
                **msgspec.structs.asdict(place),
            )
            files.overwrite(fd, _render(text))
        except BaseException:
            os.close(fd)
            raise
        lease = cls(path, fd, text, files, now)
        lease.from_elsewhere = from_elsewhere
        return lease

    @property
    def epoch(self) -> int:
        """Grows by one with every holder."""
        return self._text.epoch

    @property
    def overdue(self) -> bool:
        """Fetch nothing: not renewed for half its time-to-live by this process's own clock, or its file was removed."""
        is_gone = self._fd >= 0 and is_removed(self._fd)
        return is_gone or _awake() - self._renewed > TTL / 2 or any(other.overdue for other in self._joined)

    def join(self, other: Lease) -> None:
        """From now on ``other`` is held with this one: looked at, renewed and let go of with it."""
        self._joined.append(other)

    def check(self) -> None:
        """Before every group commit: raises LeaseLost if the file names another holder, else renews the heartbeat."""
        self._compare()
        if _awake() - self._renewed >= TTL / 12:
            self._text.heartbeat = stamp(self._now())
            self._text.beats += 1
            self._files.overwrite(self._fd, _render(self._text))
            self._compare()  # a take-over between looking and writing must not pass unseen
            self._renewed = _awake()
        for other in self._joined:
            other.check()

    def release(self) -> None:
        """Says in the file that nobody holds it, and unlocks. Whoever has taken over is left alone."""
        for other in self._joined:
            other.release()
        try:
            self._compare()
            self._files.overwrite(self._fd, _render(LeaseText(epoch=self._text.epoch)))
        except LeaseLost:
            return
        finally:
            self.abandon()

    def abandon(self) -> None:
        """Unlocks without a word, as the death of the process would."""
        for other in self._joined:
            other.abandon()
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def _compare(self) -> None:
        seen = _text_of(self._path)
        if (seen.epoch, seen.owner) != (self._text.epoch, self._text.owner):
            if seen.owner is None and not self._path.exists():
                raise LeaseLost(f"{self._path} was removed while this run wrote; nothing more is written, run it again")
            holder = f"{seen.owner} on {seen.host} (pid {seen.pid})" if seen.owner else "nobody"
            raise LeaseLost(f"{self._path}: the lease was taken over, now held by {holder}; nothing more is written")


def pulse(path: Path) -> tuple[int, str | None, str, int]:
    """Is another one whenever the holder of the lease ``path`` has renewed it, or there is another holder."""
    try:
        seen = _text_of(path)
    except OSError:
        seen = LeaseText()
    return seen.epoch, seen.owner, seen.heartbeat, seen.beats


def watch(paths: Iterable[Path], place: Place | None = None) -> None:
    """Looks at the leases ``paths`` until it is known of each whether its holder lives: at most twice the time-to-live
    for all of them together. ``take`` then waits for none of them."""
    place = place or here()
    open_ = [path for path in paths if _is_watched(path, place)]
    while open_:
        open_ = [path for path in open_ if _left(path, _text_of(path)) > 0]
        if open_:
            _pause(_LOOK)


def _is_watched(path: Path, place: Place) -> bool:
    """Whether the holder of the lease ``path`` may live on another host; begins to watch it if so."""
    try:
        fd = os.open(path, os.O_RDWR | os.O_CLOEXEC)
    except OSError:
        return False  # nobody ever held it; or it cannot be taken, which ``take`` says
    try:
        locked, seen = _lock(fd), _text_of(path)
        if locked is False or not _may_live(seen, fd, place, locked=locked is True):
            return False
        _see(path, seen)
        return True
    finally:
        os.close(fd)


def _free(path: Path, fd: int, place: Place) -> tuple[LeaseText, bool]:
    """What the lease says whose file is open as ``fd``, once it may be taken, and whether its holder may live still.

    Raises PortalBusy where it may not be taken.
    """
    locked, seen = _lock(fd), _text_of(path)
    if locked is False:
        raise PortalBusy(_busy(path, seen))
    if not _may_live(seen, fd, place, locked=locked is True):
        return seen, False
    if path not in _seen:
        _see(path, seen)
    while (left := _left(path, seen)) > 0:
        _pause(min(_LOOK, left))
        seen = _text_of(path)
    if not seen.owner or _is_same(seen, _seen[path][0]):
        del _seen[path]
        return seen, bool(seen.owner)
    _see(path, seen)
    raise PortalBusy(_busy(path, seen))


def _see(path: Path, seen: LeaseText) -> None:
    known = _seen.get(path)
    if known is not None and _is_same(seen, known[0]):
        return
    _seen[path] = (seen, _seconds())
    logger.warning(
        "%s; whether it still does is seen from its heartbeat, in %.0f s at most", _holder(path, seen), 2 * TTL
    )


def _left(path: Path, seen: LeaseText) -> float:
    """Seconds for which the lease ``path``, which now says ``seen``, is still to be watched; 0 once it is told."""
    before, since = _seen[path]
    return max(0.0, since + 2 * TTL - _seconds()) if _is_same(seen, before) else 0.0


def _is_same(one: LeaseText, other: LeaseText) -> bool:
    return (one.epoch, one.owner, one.heartbeat, one.beats) == (other.epoch, other.owner, other.heartbeat, other.beats)


def _may_live(seen: LeaseText, fd: int, place: Place, *, locked: bool) -> bool:
    """Whether the holder that the lease names may still write, though the lock says nothing of it."""
    if not seen.owner:
        return False
    holder = Place(host=seen.host, machine=seen.machine, boot=seen.boot, space=seen.space)
    shares_lock = locked and seen.device in (0, os.fstat(fd).st_dev)
    return not is_dead(holder, seen.pid, seen.started, shares_lock=shares_lock, at=place)


def _seconds() -> float:
    """Of a clock that nobody sets."""
    return time.monotonic()


def _awake() -> float:
    """The same, going on while the machine sleeps, where there is such a clock."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else _seconds()


def _pause(seconds: float) -> None:
    time.sleep(seconds)


def _lock(fd: int) -> bool | None:
    """True: locked; False: somebody else has it; None: this file system knows no locks."""
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return False if error.errno in _FREE else None
    return True


def _text_of(path: Path) -> LeaseText:
    try:
        with path.open("rb") as file:
            return _parse(file.read(_LENGTH))
    except FileNotFoundError:
        return LeaseText()


def _parse(data: bytes) -> LeaseText:
    # A lease torn by a power cut, or garbage of any size, names nobody: the lock alone then decides.
    with contextlib.suppress(msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return msgspec.json.decode(data.rstrip(b"\0 \n"), type=LeaseText)
    return LeaseText()


def _render(text: LeaseText) -> bytes:
    return msgspec.json.encode(text).ljust(_LENGTH - 1) + b"\n"


def _holder(path: Path, seen: LeaseText) -> str:
    who = f"{seen.owner or 'another process'} on {seen.host or 'this host'} (pid {seen.pid or '?'})"
    kind, _, name = path.name.removesuffix(".lease").partition("=")
    doing = "asked" if kind == "host" else "written"
    return f"{name or path.stem} is being {doing} by {who} since {seen.since or '?'}"


def _busy(path: Path, seen: LeaseText) -> str:
    return f"{_holder(path, seen)}; wait for it to end, or stop it"
