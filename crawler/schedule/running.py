"""One run that is due: locked, crawled in a process of its own, watched, remembered."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

import msgspec

from archive.choosing.last import last_runs
from archive.errors import ArchiveError
from crawler.clock import Clock
from crawler.errors import CongtinError
from crawler.processes.children import Child, Ended, Job, Progress, start
from crawler.schedule.adapting import Tempo, tempo
from crawler.schedule.covered import covering, taken_over
from crawler.schedule.memory import Last, Lasts, Memory, Run
from crawler.schedule.noting import killed, run_of
from crawler.schedule.planfile import options_of
from crawler.schedule.timing import seconds_of
from crawler.schedule.units import Due, Unit, due, is_adaptive
from crawler.strategy.again import stamp

STALLED = 3600.0
"""Seconds after which a run that says nothing at all is ended: once it has begun it says something every second."""
BEGINS = 6.0
"""So many times that long it may take to begin: an index that is made again from a large archive takes hours."""
_LOOK = 5.0
TRIES = 8
"""So many times is a run tried again that did not happen, or was cut off; then it waits for its next time."""
_FIRST, _LONGEST = timedelta(minutes=5), timedelta(hours=6)
_MISSED = ("not-started", "crashed", "interrupted", "storage-failed")

Ran = Literal["ran", "busy", "waits", "full", "not-due"]
"""busy: somebody else runs the portal, or one of its hosts; waits: we do; full: others have all the places."""


class Runner:
    """Runs units, from as many threads as there are."""

    def __init__(
        self,
        archive: Path,
        *,
        clock: Clock,
        portals: Path | None = None,
        jobs: int | None = None,
        say: Callable[[str], None] = print,
        warn: Callable[[str], None] = print,
        ended: Callable[[Run], None] = lambda _: None,
    ) -> None:
        """``jobs``: how many crawls run side by side, those of other programs counted; without it, as the plan says.
        ``say`` hears news, ``warn`` what somebody has to look at, ``ended`` of every run."""
        self.archive, self.clock, self.portals, self._jobs = archive, clock, portals, jobs
        self.memory = Memory(archive)
        self.codes: list[int] = []
        """Exit codes of the runs that ended."""
        self.began = False
        """Whether anything was run."""
        self.troubled = False
        """Whether something could not be read or written."""
        self._say, self._warn, self._tell = say, warn, ended
        self._lock = threading.Lock()
        self._active: list[Unit] = []
        self._children: set[Child] = set()
        self._stops = 0

    def due(self, unit: Unit, last: Last | None) -> Due | None:
        """When ``unit`` runs next; its tempo is looked up only where it may count."""
        return due(unit, last, self.clock.now(), self.tempo(unit))

    def tempo(self, unit: Unit) -> Tempo | None:
        """What the archive tells of the portal's tempo, where that counts."""
        return tempo(last_runs(self.archive, unit.portal), self.clock.now()) if is_adaptive(unit) else None

    def run(self, unit: Unit) -> Ran:
        """Runs ``unit`` where it is due and nobody else runs its portal; returns when the run is over."""
        ours = self._enter(unit)
        try:
            return self._run(unit, ours)
        finally:
            with self._lock:
                self._active.remove(unit)

    def _run(self, unit: Unit, ours: bool) -> Ran:
        # Who finds nothing due takes no room from a program whose portal is. Then first the room: who has none does not
        # stand in the way of a program that has.
        if self._due_by_now(unit, self.memory.lasts()) is None:
            return "not-due"
        with self.memory.room(pool_of(unit), self._jobs or unit.plan.jobs) as free:
            if not free:
                return "full"
            with self.memory.running(unit.portal, unit.hosts) as held:
                if not held:
                    return "waits" if ours or self._others(unit) else "busy"
                return self._run_if_due(unit)

    def _run_if_due(self, unit: Unit) -> Ran:
        lasts = self.memory.lasts()
        last = lasts.get(unit.entry.name, {}).get(unit.portal)
        found = self._due_by_now(unit, lasts)  # which another program may have seen to since
        if found is None:
            return "not-due"
        now = self.clock.now()
        assert last is not None  # one that is new is not due yet
        if (other := covering(unit, found, lasts)) is not None:
            self._take_over(unit, last, *other)
            return "not-due"
        self.began = True
        if last.begun is not None:
            self._note(killed(unit, last, found, now))
        self._crawl(unit, last, found, now)
        return "ran"

    def _due_by_now(self, unit: Unit, lasts: Lasts) -> Due | None:
        found = self.due(unit, lasts.get(unit.entry.name, {}).get(unit.portal))
        return found if found is not None and found.at <= self.clock.now() and not self._stops else None

    def _take_over(self, unit: Unit, last: Last, name: str, other: Last) -> None:
        """Counts the run of the entry ``name`` as one of ``unit``."""
        kept = taken_over(last, other)
        later = self.due(unit, kept)
        self.memory.remember(
            unit.entry.name, {unit.portal: msgspec.structs.replace(kept, next=stamp(later.at) if later else None)}
        )
        self._say(f"{unit.key}: {name} has crawled it since it was due")

    def _enter(self, unit: Unit) -> bool:
        """Notes that ``unit`` is being seen to; whether another of ours may keep it waiting."""
        with self._lock:
            self._active.append(unit)
        return self._others(unit)

    def _others(self, unit: Unit) -> bool:
        with self._lock:
            others = [other for other in self._active if other is not unit]
        return any(unit.hosts & other.hosts or unit.portal == other.portal for other in others)

    def stop(self) -> None:
        """Ends all that runs orderly and starts nothing more; a second time at once."""
        with self._lock:
            self._stops += 1
            for child in self._children:
                child.stop()

    def _crawl(self, unit: Unit, last: Last, found: Due, now: datetime) -> None:
        began = stamp(now)
        log = self.memory.log(unit.entry.name, unit.portal, began)
        name = log.relative_to(self.archive).as_posix()
        claim = msgspec.structs.replace(last, begun=began, pid=os.getpid(), host=socket.gethostname(), log=name)
        self.memory.remember(unit.entry.name, {unit.portal: claim})
        self._say(f"{unit.key}: started, due {found.slot.astimezone(unit.rule.zone):%Y-%m-%d %H:%M}; log {log}")
        try:
            ended, stalled = self._watched(unit, log, now)
        except CongtinError:  # nothing was begun
            self.memory.remember(unit.entry.name, {unit.portal: last})
            raise
        run = run_of(unit, found, ended, began, stamp(self.clock.now()), name, stalled=stalled)
        kept = _kept(unit, claim, ended, run, self.clock.now())
        later = self.due(unit, kept)
        self._note(run)
        self.memory.remember(
            unit.entry.name, {unit.portal: msgspec.structs.replace(kept, next=stamp(later.at) if later else None)}
        )
        with self._lock:
            self.codes.append(run.exit_code)
        brought = f"{run.counts.get('stored', 0)} stored, {run.counts.get('revised', 0)} revised"
        tell = self._warn if run.exit_code else self._say
        tell(f"{unit.key}: {run.finish}, {brought}{f'; {run.error}' if run.error else ''} ({run.exit_code})")
        self._tell(run)

    def _note(self, run: Run) -> None:
        """A history that cannot be written is said, and keeps nothing from being crawled."""
        try:
            self.memory.note(run)
        except (CongtinError, ArchiveError) as error:
            self.troubled = True
            self._warn(f"{run.name}/{run.portal}: {error}")

    def _watched(self, unit: Unit, log: Path, now: datetime) -> tuple[Ended, bool]:
        """How the process ended, and whether that was because it said nothing any more."""
        heard, patience = time.monotonic(), BEGINS * STALLED

        def hear(progress: Progress) -> None:
            nonlocal heard, patience
            heard, patience = time.monotonic(), STALLED if progress.state != "starting" else patience

        with self._lock:
            limit = float(seconds_of(unit.entry.time_limit or unit.plan.time_limit))
            child = start(self._job(unit, now), log=log, limit=limit, on_progress=hear)
            self._children.add(child)
            if self._stops:
                child.stop()
        stalled = False
        while True:
            try:
                ended = child.result(_LOOK)
                break
            except TimeoutError:
                if not stalled and time.monotonic() - heard > patience:
                    stalled = True
                    child.kill()
        with self._lock:
            self._children.remove(child)
        return ended, stalled

    def _job(self, unit: Unit, now: datetime) -> Job:
        entry = unit.entry
        settings = {"CONGTIN_WARC": entry.warc, **({"CONGTIN_EGRESS": entry.egress} if entry.egress else {})}
        if self.clock.is_set:
            settings["CONGTIN_CLOCK"] = stamp(now)
        return Job(
            targets=[unit.target],
            archive=self.archive,
            options=options_of(entry),
            settings={**settings, "CONGTIN_PROGRESS": False, **entry.settings},
            proxy=entry.proxy,
            portals=self.portals,
        )


def pool_of(unit: Unit) -> str:
    """Whose places a run of ``unit`` takes: what runs once takes long, and no daily run waits behind it."""
    return "once" if unit.entry.once else "default"


def pause(tries: int, interval: timedelta) -> timedelta:
    """Before the ``tries``-th further try of what comes every ``interval``.

    >>> str(pause(1, timedelta(days=1))), str(pause(4, timedelta(days=1))), str(pause(9, timedelta(hours=1)))
    ('0:05:00', '0:40:00', '1:00:00')
    """
    return min(_FIRST * (1 << (tries - 1)), _LONGEST, interval)


def _kept(unit: Unit, claim: Last, ended: Ended, run: Run, now: datetime) -> Last:
    """What is remembered of a run that is over. One that did not happen or was cut off is still due: at once where this
    process was told to stop, else after a pause, some times."""
    stopped = ended.how == "stopped" and run.finish == "interrupted"
    tries = claim.tries + (0 if stopped else 1)
    again = stopped or (run.finish in _MISSED and tries <= TRIES)
    return msgspec.structs.replace(
        claim,
        since=claim.since if again else claim.begun or claim.since,
        tries=tries if again else 0,
        again=stamp(now + pause(tries, unit.rule.interval)) if again and not stopped else None,
        done=unit.entry.once and ended.how == "finished" and run.finish in ("finished", "limit"),
        begun=None,
        pid=None,
        host=None,
        ended_at=run.ended_at,
        finish=run.finish,
        exit_code=run.exit_code,
    )
