"""What a worker of the cluster does: crawls portals of one host one after another, each in a process of its own.

Done twice it changes nothing: a portal's outcome lies aside once it has ended, and is given again. While another
process holds a portal or its host, whatever became of that one's worker, it is waited for.
"""

from __future__ import annotations

import contextlib
import logging
import os
import secrets
import socket
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from archive.leases.lease import pulse
from archive.writing.aside import heartbeat, putting, unshared
from crawler.cluster.connecting import NotOurs, about
from crawler.cluster.moving import Moving
from crawler.processes.children import SILENCE, Child, start
from crawler.processes.job import Job
from crawler.processes.outcome import Outcome
from crawler.processes.pipe import Progress

logger = logging.getLogger(__name__)

PATIENCE = 600.0
"""Seconds without a renewal of its leases after which a busy portal is given up: a lease lapses in two minutes."""
CALLER_GONE = 300.0
"""Seconds without a heartbeat of the command after which nothing more is begun for it."""
CRASHES = 2
"""Crashes of its process after which a portal is given up."""
_AGAIN, _AGAIN_AT_MOST = 5.0, 60.0
_TOLD = 3.0
"""Seconds between two words on how far a crawl is."""
_LOOK = 0.5
STOP = "stop"
"""A file beside the outcomes: how often the run was asked to end, in bytes."""


class Errand(Struct, frozen=True, kw_only=True):
    """A chain of portals, and where its machines meet."""

    jobs: dict[str, Job]
    """By portal's id, in order."""
    folder: Path
    """Outcomes, and the wish to end; seen by all machines."""
    logs: Path
    topic: str
    """Under which progress is told."""
    about: str
    """What the worker has to have (``connecting.about``)."""
    is_shared: bool
    """Whether the archive's folder may lie on another machine, where no database belongs."""
    leases: dict[str, list[Path]] = {}
    """Of a portal and its hosts: as long as those who hold them live, they are waited for."""
    patience: float = PATIENCE
    silence: float = SILENCE


def do(errand: Errand) -> list[Outcome]:
    """Crawls. Raises ``NotOurs`` and ``StorageFailed`` on a machine that cannot."""
    if about() != errand.about:
        raise NotOurs(f"a worker has {about()}, this is {errand.about}: install the same on all machines")
    if not errand.folder.is_dir():
        raise unshared(errand.folder)
    caller = Moving(lambda: heartbeat(errand.folder), CALLER_GONE)
    return [_one(errand, name, caller) for name in errand.jobs]


def _one(errand: Errand, name: str, caller: Moving) -> Outcome:
    """One portal's outcome, whatever becomes of it: the others of the chain come after it."""
    try:
        return _Crawl(errand, name, caller).outcome()
    except Exception as error:
        logger.exception("The crawl of %s failed on this worker", name)
        said = f"{socket.gethostname()}: {type(error).__name__}: {error}".splitlines()[0]
        archive = str(errand.jobs[name].archive)
        return Outcome(portal=name, archive=archive, finish="crashed", error=said, exit_code=1)


def outcome_file(folder: Path, name: str) -> Path:
    """Where a portal's outcome lies."""
    return folder / f"{name}.outcome"


def outcome_of(folder: Path, name: str) -> Outcome | None:
    """The outcome that lies aside, if the portal has ended."""
    try:
        return msgspec.json.decode(outcome_file(folder, name).read_bytes(), type=Outcome)
    except OSError:
        return None


class _Crawl:
    """One portal's crawl on this worker."""

    def __init__(self, errand: Errand, name: str, caller: Moving) -> None:
        self._errand, self._name, self._caller = errand, name, caller
        # The same portal may be on two workers at once, one of which waits for the other.
        place = f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(3)}"
        self._log = errand.logs / f"crawl-{errand.topic}-{name}-{place}.log"
        self._told = 0.0
        self._tell = _teller(errand.topic)

    def outcome(self) -> Outcome:
        """How it ended, also where it had ended before."""
        known = outcome_of(self._errand.folder, self._name)
        if known is not None:
            return known
        ended = self._crawled()
        with putting(outcome_file(self._errand.folder, self._name)) as out:
            out.write(msgspec.json.encode(ended))
        return ended

    def _crawled(self) -> Outcome:
        """Tries again while the portal is busy, and once after a crash."""
        leases = self._errand.leases.get(self._name, [])
        others = Moving(lambda: [pulse(path) for path in leases], self._errand.patience)
        crashes, pause = 0, _AGAIN
        while True:
            if self._asked() or not self._caller.is_alive():
                archive = str(self._errand.jobs[self._name].archive)
                return Outcome(portal=self._name, archive=archive, finish="interrupted", exit_code=130)
            ended = self._once()
            crashes += ended.finish == "crashed"
            is_busy = ended.finish == "not-started" and ended.exit_code == 3
            if is_busy and others.is_alive():
                self._say(Progress(portal=self._name, state="busy elsewhere"))
                self._pause(pause)
                pause = min(2 * pause, _AGAIN_AT_MOST)
            elif ended.finish != "crashed" or crashes >= CRASHES:
                return ended

    def _once(self) -> Outcome:
        job = _here(self._errand, self._name)
        child = start(job, log=self._log, silence=self._errand.silence, on_progress=self._progress)
        asked = 0
        try:
            while not child.ended.done():
                with contextlib.suppress(TimeoutError):
                    child.result(_LOOK)
                asked = self._press(child, asked)
                self._caller.is_alive()  # by the next portal's turn it is known
        except BaseException:
            child.kill()  # nobody else would
            raise
        child.tidy()
        return child.result().outcomes[0]

    def _press(self, child: Child, asked: int) -> int:
        """Passes on the wish to end; how often it was asked by now."""
        for number in range(asked, wished := self._asked()):
            child.kill() if number > 1 else child.stop()
        return max(asked, wished)

    def _asked(self) -> int:
        try:
            return len((self._errand.folder / STOP).read_bytes())
        except FileNotFoundError:
            # Whoever wants the outcome is gone with the folder.
            return 0 if self._errand.folder.is_dir() else 1
        except OSError:
            return 0

    def _pause(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until and not self._asked():
            time.sleep(_LOOK)

    def _progress(self, progress: Progress) -> None:
        if time.monotonic() - self._told >= _TOLD or progress.state != "crawling":
            self._say(progress)

    def _say(self, progress: Progress) -> None:
        self._told = time.monotonic()
        self._tell(msgspec.to_builtins(progress))


def _teller(topic: str) -> Callable[[Any], None]:
    """What passes progress on to whoever listens to the cluster."""
    from distributed import get_worker

    try:
        worker = get_worker()
    except ValueError:  # not on a worker
        return lambda said: None

    def tell(said: Any) -> None:
        with contextlib.suppress(Exception):  # the connection is on its end; the crawl is not
            worker.log_event(topic, said)

    return tell


def _here(errand: Errand, name: str) -> Job:
    """The portal's job as this machine does it: its state is kept here, never in a folder that is shared."""
    job = errand.jobs[name]
    state = job.settings.get("CONGTIN_STATE_DIR") or os.environ.get("CONGTIN_STATE_DIR")
    if not state and errand.is_shared:
        state = str(Path(tempfile.gettempdir()) / f"congtin-state-{os.getuid()}")
    return msgspec.structs.replace(job, settings={**job.settings, "CONGTIN_STATE_DIR": state}) if state else job
