"""Crawls in processes of their own, which die with this one.

    child = start(Job(targets=["demo"], archive=Path("archive-data")), log=Path("crawl.log"), limit=3600)
    ended = child.result()                               # from a thread
    ended = await asyncio.wrap_future(child.ended)       # from a coroutine

A child is started, listened to and, where need be, ended by one thread of this process, which lives as long as the
process: the kernel kills a child when the *thread* that started it ends. When this process ends, so do its children.
``stop`` ends a child orderly, ``kill`` at once. Whatever becomes of it, ``ended`` gets an ``Ended`` with one
``Outcome`` a portal.
"""

from __future__ import annotations

import contextlib
import logging
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from archive.frontiers.frontier import Waiting
from crawler.errors import CouldNotStart
from crawler.processes.job import Job, written
from crawler.processes.outcome import Outcome
from crawler.processes.pipe import Progress, Said
from crawler.processes.starting import Started, launch
from crawler.processes.warden import warden

logger = logging.getLogger(__name__)

__all__ = ["Child", "Ended", "Job", "Outcome", "Progress", "start"]

GRACE = 90.0
"""Seconds for an orderly end: a request that is under way may take one."""
AT_ONCE = 15.0
"""Seconds in which a process that was told to end at once stores what has come in."""
SILENCE = 900.0
"""Seconds without a word after which a process is taken to hang, and is ended: it says something every second."""
_AGAIN = 1.0

How = Literal["finished", "limit", "stopped", "refused", "crashed"]


class Ended(Struct, frozen=True, kw_only=True):
    """How a child ended."""

    how: How
    """finished: every run came to an end of its own, good or bad. limit: its time was up. stopped: somebody asked for
    it. refused: the call could not be, and nothing was asked for. crashed: the process died of something else."""
    outcomes: list[Outcome]
    """One a portal, in the order of the targets; of those that the process took with it, what was known last."""
    code: int | None = None
    """The exit code, or minus the signal that ended it; None where no process could be started."""
    error: str | None = None
    """One line, where it was refused or crashed."""
    seconds: float = 0.0


class Child:
    """A crawl in a process of its own; made by ``start``. May be used from any thread."""

    def __init__(
        self,
        job: Job,
        log: Path,
        limit: float | None,
        grace: float,
        silence: float,
        on_progress: Callable[[Progress], None] | None,
    ) -> None:
        self.job, self.log = job, log
        self._written = written(job)
        self.ended: Future[Ended] = Future()
        """Also for ``asyncio.wrap_future``. Cancelling it ends nothing: ``stop`` does."""
        self.progress: dict[str, Progress] = {}
        """What was heard last of each portal, by id; empty until the child has begun."""
        self.outcomes: dict[str, Outcome] = {}
        """Of the portals whose runs have ended, by id."""
        self._limit, self._grace, self._silence, self._tell = limit, grace, silence, on_progress
        self._lock = threading.RLock()  # whoever waits for the end may ask for more
        self._process: Started | None = None
        self._began = time.monotonic()
        self._stops: list[float] = []
        self._last = 0.0
        self._silent, self._looked = 0.0, self._began
        self._limited = False
        self._broken: str | None = None
        """Why it is none that ends by itself any more."""
        self._refused: str | None = None

    @property
    def pid(self) -> int | None:
        """Of the process; None before it runs."""
        return self._process.pid if self._process is not None else None

    def result(self, timeout: float | None = None) -> Ended:
        """Waits for the end. Raises TimeoutError."""
        return self.ended.result(timeout)

    def stop(self) -> None:
        """Asks for an orderly end: what is in flight is stored. A second time: at once, and what came in is stored.

        Where that takes longer than the ``grace`` of ``start``, it is done without being asked, and then it is killed.
        """
        with self._lock:
            self._stops.append(time.monotonic())
            self._signal(signal.SIGTERM)

    def kill(self) -> None:
        """Ends the process and what it started, now. The archive bears that."""
        with self._lock:
            self._stops.append(time.monotonic())
            self._signal(signal.SIGKILL)

    def tidy(self) -> None:
        """Removes the log where there is nothing in it, after the end."""
        with contextlib.suppress(OSError):
            if self.log.stat().st_size == 0:
                self.log.unlink()

    # ---- from here on: for the one thread that watches ------------------------------------------------------------

    def launch(self) -> int | None:
        """Starts the process; returns the end of its pipe to read from, None where it could not be started."""
        with self._lock:
            self._began = self._looked = time.monotonic()
            if self._stops:
                self._end(None)
                return None
            try:
                self._process = launch(self._written, self.log)
            except OSError as error:
                self._end(None, f"no process could be started: {error.strerror or error}")
                return None
        return self._process.pipe

    def hear(self, line: bytes) -> None:
        """Takes a line of the child's."""
        self._silent = 0.0
        try:
            said = msgspec.json.decode(line, type=Said)
        except msgspec.DecodeError:  # torn by the child's death
            return
        for name in said.begins or ():
            self._progressed(Progress(portal=name))
        if said.progress is not None:
            self._progressed(said.progress)
        if said.outcome is not None:
            self.outcomes[said.outcome.portal] = said.outcome
        if said.refused is not None:
            self._refused = said.refused.error

    def look(self) -> bool:
        """Sees to the limits; whether the process is over (everything it said must have been heard by then)."""
        assert self._process is not None
        with self._lock:
            self._press()
            return self._process.is_over()

    def close(self) -> None:
        """Tells how it ended, after ``look`` said that it is over."""
        assert self._process is not None
        with self._lock:
            self._end(self._process.reap())

    def fail(self, error: Exception) -> None:
        """Ends it as crashed, since ``error`` came up in watching it: a bug of ours, of which its log knows nothing."""
        with self._lock:
            said = f"{type(error).__name__}: {error}".splitlines()[0]
            self._broken, code = f"its process could not be watched any more ({said})", None
            with contextlib.suppress(OSError):
                code = self._process.reap() if self._process is not None else None
            try:
                if not self.ended.done():
                    self._end(code)
            except Exception as another:  # whoever waits is not to wait for ever
                self.ended.set_exception(another)

    def _progressed(self, progress: Progress) -> None:
        self.progress[progress.portal] = progress
        if self._tell is not None:
            try:
                self._tell(progress)
            except Exception:  # the caller's: said once, and no child goes unwatched for it
                logger.exception("What a crawl's progress was told to failed, and is told no more")
                self._tell = None

    def _press(self) -> None:
        now = time.monotonic()
        # No more than a second a look: while this process was stopped, nobody could be heard.
        self._silent, self._looked = self._silent + min(1.0, now - self._looked), now
        if self._silent > self._silence and not self._stops and self._broken is None:
            self._broken = f"its process said nothing for {self._silence:.0f} s and was ended: {self.log} may tell more"
            self._signal(signal.SIGKILL)
        if self._limit is not None and not self._stops and now - self._began >= self._limit:
            self._limited = True
            self._stops.append(now)
            self._signal(signal.SIGTERM)
        if len(self._stops) == 1 and now - self._stops[0] >= self._grace:
            self._stops.append(now)
            self._signal(signal.SIGTERM)
        elif len(self._stops) > 1 and now - self._stops[1] >= AT_ONCE:
            self._signal(signal.SIGKILL)
        elif len(self._stops) > 1 and now - self._last >= _AGAIN:
            self._signal(signal.SIGTERM)  # two that come at once are one to a process; a third is ignored

    def _signal(self, number: signal.Signals) -> None:
        self._last = time.monotonic()
        if self._process is not None and not self.ended.done():
            self._process.signal(number)

    def _end(self, code: int | None, error: str | None = None) -> None:
        names = list(self.progress) or self.job.targets
        left = [name for name in names if name not in self.outcomes]
        how = self._how(code, bool(left))
        if how == "crashed":
            error = error or self._broken or f"its process {_died_of(code)}: {self.log} may tell more"
        elif how == "refused":
            error = self._refused
        outcomes = [self.outcomes.get(name) or self._cut_short(name, how, error) for name in names]
        seconds = round(time.monotonic() - self._began, 3)
        ended = Ended(how=how, outcomes=outcomes, code=code, error=error, seconds=seconds)
        if self.ended.set_running_or_notify_cancel():
            self.ended.set_result(ended)

    def _how(self, code: int | None, cut_short: bool) -> How:
        if self._refused is not None:
            return "refused"
        if self._broken is not None:
            return "crashed"
        if self._stops:
            return "limit" if self._limited else "stopped"
        return "crashed" if cut_short or code is None or code < 0 else "finished"

    def _cut_short(self, name: str, how: How, error: str | None) -> Outcome:
        """What is known of a portal whose run the process took with it."""
        last = self.progress.get(name) or Progress(portal=name)
        return Outcome(
            portal=name,
            archive=str(self.job.archive),
            crawl_id=last.crawl_id,
            mode=last.mode,
            finish={"crashed": "crashed", "refused": "not-started"}.get(how, "interrupted"),
            at_once=how in ("limit", "stopped") and last.crawl_id is not None,
            error=error,
            exit_code={"crashed": 1, "refused": 2}.get(how, 130),
            seconds=last.seconds,
            counts=dict(last.counts),
            refused=dict(last.refused),
            failed=dict(last.failed),
            limits=dict(last.limits),
            waiting=Waiting(found=last.waits),
        )


def start(
    job: Job,
    *,
    log: Path,
    limit: float | None = None,
    grace: float = GRACE,
    silence: float = SILENCE,
    on_progress: Callable[[Progress], None] | None = None,
) -> Child:
    """Starts ``job`` in a process of its own; returns at once.

    What the process has to say goes to the end of the file ``log``. After ``limit`` seconds it is ended: orderly, and
    where that takes more than ``grace`` seconds, at once, and in the end by a kill. One that says nothing for
    ``silence`` seconds hangs: it is killed, and counts as crashed. ``on_progress`` is called from a thread of ours with
    every ``Progress``, about one a second and portal. Raises ``CouldNotStart`` where the log cannot be written, and
    where the job cannot be handed over.
    """
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.open("ab").close()
    except OSError as error:
        raise CouldNotStart(f"the log {log} cannot be written: {error.strerror}") from error
    try:
        child = Child(job, log, limit, grace, silence, on_progress)
    except UnicodeEncodeError as error:
        raise CouldNotStart(
            f"a name is no UTF-8 and cannot be handed to a process ({error.object!a}): give it another"
        ) from error
    warden().watch(child)
    return child


def _died_of(code: int | None) -> str:
    if code is None or code >= 0:
        return f"ended with exit code {code}"
    with contextlib.suppress(ValueError):
        return f"was ended by {signal.Signals(-code).name}"
    return f"was ended by signal {-code}"
