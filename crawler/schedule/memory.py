"""What is remembered of scheduled runs, and who runs what: in ``schedule/`` of the archive, safe between processes.

``state.json`` holds the last and the next run of each portal of each entry, ``runs.jsonl`` every run that ended,
``locks/`` a file a portal and a host, and one for each crawl that may run beside others: whoever runs it has them
locked. A lock is gone when its process is, however that ended.
"""

from __future__ import annotations

import fcntl
import os
import socket
import time
from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import msgspec
from msgspec import Struct

from archive.disk.failures import reason
from archive.disk.files import Files, make_root, put_whole
from archive.errors import StorageFailed
from crawler.errors import CouldNotStart
from crawler.options import BadOption

_TAIL = 32 << 20
"""Bytes of the history that are read: some fifty thousand runs."""
_LOOKS, _LOOK = 10, 0.05
"""How often, and how far apart in seconds, the daemon's place is asked for before it is believed to be taken."""
KEPT = 30
"""Logs of one portal and entry that are kept, the newest."""


class Last(Struct, frozen=True, kw_only=True):
    """One portal of one entry."""

    rule: str
    """Its times in words; when they change, nothing of the past is caught up."""
    since: str
    """UTC; all that was due until then is seen to."""
    done: bool = False
    """Of an entry with ``once``: whether a run came to its end."""
    tries: int = 0
    """How often in a row a run did not happen, or was cut off, and is still due."""
    again: str | None = None
    """UTC; of such a run: it is not tried again before."""
    next: str | None = None
    """UTC; when it is due again, as was reckoned when this was written."""
    begun: str | None = None
    """UTC; set while a run of it goes on. Where no process has the portal locked, that process was killed."""
    pid: int | None = None
    host: str | None = None
    log: str | None = None
    ended_at: str | None = None
    """Of the last run that ended; so are finish and exit_code."""
    finish: str | None = None
    exit_code: int | None = None


class Run(Struct, frozen=True, kw_only=True):
    """One run that ended: a line of ``runs.jsonl``."""

    name: str
    portal: str
    due: str
    """UTC; the time of the plan that it was the run of."""
    started_at: str
    ended_at: str
    finish: str
    """As in ``crawls/``, or time-limit, stalled, crashed, killed (the scheduler was, and the run with it)."""
    exit_code: int
    crawl_id: str | None = None
    counts: dict[str, int] = {}
    error: str | None = None
    log: str | None = None
    """Below the archive's folder."""


Lasts = dict[str, dict[str, Last]]
"""By name of the entry, then by portal."""


class Memory:
    """Of one archive. Everything raises ``CouldNotStart`` where the folder cannot be used."""

    def __init__(self, archive: Path) -> None:
        self.root = archive / "schedule"

    def lasts(self) -> Lasts:
        """All that is remembered; empty where nothing is yet."""
        try:
            return msgspec.json.decode((self.root / "state.json").read_bytes(), type=Lasts)
        except FileNotFoundError:
            return {}
        except (OSError, msgspec.DecodeError) as error:
            raise CouldNotStart(
                f"{self.root / 'state.json'} cannot be read ({reason(error)}): remove that file, and all goes on; what "
                "was missed before is not caught up"
            ) from error

    def last(self, name: str, portal: str) -> Last | None:
        """What is remembered of one portal of the entry ``name``."""
        return self.lasts().get(name, {}).get(portal)

    def remember(self, name: str, portals: dict[str, Last]) -> None:
        """Writes what is known of some portals of one entry."""
        with self._changing() as lasts:
            lasts.setdefault(name, {}).update(portals)

    def refuse_unknown(self, name: str, planned: set[str]) -> None:
        """Raises ``BadOption`` where nothing is called ``name``: no entry in ``planned``, no portal that waits."""
        lasts = self.lasts()
        known = planned.union(lasts, *lasts.values())
        if name not in known:
            there = f"there are {', '.join(sorted(known)[:10])}" if known else "nothing is planned"
            raise BadOption(f"no crawl and no portal called {name!r} is planned or has run: {there}")

    def keep(self, names: set[str]) -> None:
        """Forgets entries that the plan has no more."""
        if self.lasts().keys() <= names:
            return
        with self._changing() as lasts:
            for name in lasts.keys() - names:
                del lasts[name]

    def forget(self, name: str) -> None:
        """Forgets an entry: one of the same name that comes later is new."""
        with self._changing() as lasts:
            lasts.pop(name, None)

    def note(self, run: Run) -> None:
        """Adds a run to the history, durably."""
        path = self.root / "runs.jsonl"
        with self._locked("state.lock"), _told(path, "written"):
            handle = Files().open_append(path)
            try:
                Files().write(handle, b"" if _is_whole(path) else b"\n")  # the last line is one that a power cut tore
                Files().write(handle, msgspec.json.encode(run) + b"\n")
                Files().fsync(handle)
            finally:
                os.close(handle.fd)

    def runs(self) -> Iterator[Run]:
        """Runs that ended, the oldest first; of a very long history its newest part."""
        path = self.root / "runs.jsonl"
        with _told(path, "read"):
            lines = _tail(path).split(b"\n")[:-1]
        for line in lines:
            try:
                yield msgspec.json.decode(line, type=Run)
            except msgspec.DecodeError:  # torn by a power cut, or cut where the part begins
                continue

    @contextmanager
    def running(self, portal: str, hosts: Collection[str] = ()) -> Iterator[bool]:
        """Locks ``portal`` and its ``hosts``; gives whether that could be done. The locks are gone at the end, or with
        the process."""
        with ExitStack() as held:
            names = [f"locks/{portal}.lock", *(f"locks/host={host}.lock" for host in sorted(hosts))]
            yield all(held.enter_context(self._locked(name, wait=False)) for name in names)

    @contextmanager
    def room(self, pool: str, most: int) -> Iterator[bool]:
        """One of the ``most`` places of ``pool``, which all programs share; gives whether one was free."""
        with ExitStack() as held:
            names = (f"locks/{pool}={number}.lock" for number in range(most))
            yield any(held.enter_context(self._locked(name, wait=False)) for name in names)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Locks the place of the one daemon. Raises ``CouldNotStart`` where there is another."""
        for _ in range(_LOOKS):  # whoever looks whether there is one has it for an instant
            with self._locked("daemon.lock", wait=False) as held:
                if held:
                    yield
                    return
            time.sleep(_LOOK)
        raise CouldNotStart(f"another `congtin schedule run` sees to {self.root.parent}: one is enough")

    def is_watched(self) -> bool | None:
        """Whether there is a daemon; None where that cannot be told. Writes nothing, and hinders nobody who looks."""
        try:
            fd = os.open(self.root / "daemon.lock", os.O_RDONLY | os.O_CLOEXEC)
        except FileNotFoundError:
            return False
        except OSError:
            return None
        try:
            fcntl.flock(fd, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        except OSError:
            return None
        finally:
            os.close(fd)
        return False

    @contextmanager
    def planning(self) -> Iterator[None]:
        """For who changes the plan: one at a time."""
        with self._locked("plan.lock"):
            yield

    def log(self, name: str, portal: str, stamp: str) -> Path:
        """The file for the log of a new run; of older ones the newest are kept."""
        folder = self.root / "logs" / name
        self._make(folder)
        beginning = f"{portal}_"
        with _told(folder, "written"):
            for path in sorted(path for path in folder.iterdir() if path.name.startswith(beginning))[: 1 - KEPT]:
                path.unlink(missing_ok=True)
        return folder / f"{beginning}{stamp.replace(':', '').replace('-', '')}.log"

    @contextmanager
    def _changing(self) -> Iterator[Lasts]:
        with self._locked("state.lock"):
            lasts = self.lasts()
            yield lasts
            data = msgspec.json.format(msgspec.json.encode(lasts), indent=1)
            with _told(self.root / "state.json", "written"):
                put_whole(Files(), self.root / "state.json", data + b"\n")

    @contextmanager
    def _locked(self, name: str, *, wait: bool = True) -> Iterator[bool]:
        path = self.root / name
        self._make(path.parent)
        try:
            fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise CouldNotStart(f"{path} cannot be opened: {error.strerror}") from error
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            held = True
        except BlockingIOError:
            held = False
        except OSError as error:
            os.close(fd)
            raise CouldNotStart(f"{path} cannot be locked ({error.strerror}): its file system has no locks") from error
        try:
            yield held
        finally:
            os.close(fd)

    def _make(self, folder: Path) -> None:
        with _told(folder, "made"):
            try:
                make_root(Files(), folder)
            except StorageFailed as error:  # which names the folder itself
                raise CouldNotStart(str(error)) from error


@contextmanager
def _told(path: Path, done: str) -> Iterator[None]:
    """Raises ``CouldNotStart`` for what the file system refuses."""
    try:
        yield
    except OSError as error:
        raise CouldNotStart(f"{path} cannot be {done}: {error.strerror}") from error


def _tail(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            file.seek(max(0, os.fstat(file.fileno()).st_size - _TAIL))
            return file.read()
    except FileNotFoundError:
        return b""


def _is_whole(path: Path) -> bool:
    """Whether the last line of a file has its end."""
    with path.open("rb") as file:
        file.seek(max(0, os.fstat(file.fileno()).st_size - 1))
        return file.read(1) in (b"", b"\n")


def is_alive(last: Last) -> bool:
    """Whether the process that began the run is there; of another machine's that is believed."""
    if last.begun is None or last.pid is None:
        return False
    if last.host != socket.gethostname():
        return True
    try:
        os.kill(last.pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
