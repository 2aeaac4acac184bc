"""Runs what is due, when it is due: APScheduler in this process, crawls in processes of their own.

A job a portal of the plan. What was missed is run once (``coalesce``), nothing twice at a time (``max_instances``, and
the portal's lock towards other processes), as many side by side as the plan says (the pool).
"""

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import FrameType

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from archive.errors import ArchiveError
from archive.showing.durations import duration
from archive.words import again
from crawler.clock import Clock
from crawler.errors import CongtinError, CouldNotStart
from crawler.schedule.beginning import ClockDiffers, baseline, begins
from crawler.schedule.memory import Last, Run
from crawler.schedule.model import Entry
from crawler.schedule.planfile import plan_file, read
from crawler.schedule.running import TRIES, Ran, Runner, pause, pool_of
from crawler.schedule.slots import Pool, Slots, machine
from crawler.schedule.timing import zone_of
from crawler.schedule.units import Due, Unit, units
from crawler.signals import hearing

REFRESH = 30.0
"""Seconds between two looks at the plan, and before a portal that somebody else runs is tried again."""
AGAIN = 2.0
"""Before one is that has to wait for a run of ours, because both ask the same hosts, or for room."""
_TICK = 0.2

# That a portal's next time came while its run still goes on is no news.
logging.getLogger("apscheduler").setLevel(logging.ERROR)

TROUBLE = (CongtinError, ArchiveError, OSError)
"""What a line tells: no bug, but a plan, a portal's file or a folder that is not as it is to be."""


class Scheduler:
    """One process's. ``until_idle``: it ends when nothing is due and nothing runs."""

    def __init__(
        self,
        archive: Path,
        *,
        clock: Clock,
        portals: Path | None = None,
        jobs: int | None = None,
        until_idle: bool = False,
        say: Callable[[str], None] = print,
        warn: Callable[[str], None] | None = None,
        ended: Callable[[Run], None] = lambda _: None,
    ) -> None:
        self._hears, self._minds = say, warn or say
        self._archive, self._clock, self._until_idle = archive, clock, until_idle
        self._plan = read(archive)
        self._read_at = _changed(archive)
        most = jobs or self._plan.jobs
        self.runner = Runner(
            archive, clock=clock, portals=portals, jobs=most, say=self._say, warn=self._warn, ended=ended
        )
        self._pools = {name: Pool(most) for name in ("default", "once")}
        self._owed: set[str] = set()
        self._jobs: dict[str, Unit] = {}
        self._changing = threading.RLock()
        """For who changes jobs: the thread that reads the plan, and those in which runs end."""
        self._failures: Counter[str] = Counter()
        self._broken: set[str] = set()
        self._full: set[str] = set()
        self._is_full_said = False
        self._stopping = threading.Event()
        self._scheduler = BackgroundScheduler(
            executors={**self._pools, "plan": ThreadPoolExecutor(1)},
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
            timezone=UTC,
        )

    def run(self) -> int:
        """Runs until it is told to stop (SIGTERM, SIGINT; twice: at once), or is idle. Returns the exit code.

        Raises ``CouldNotStart`` where another daemon sees to the archive.
        """
        place: AbstractContextManager[None] = nullcontext() if self._until_idle else self.runner.memory.alone()
        with place, hearing(self._told):
            return self._run()

    def _run(self) -> int:
        self._place()
        self._scheduler.add_job(
            self._refresh, "interval", seconds=REFRESH, id="the plan", executor="plan", misfire_grace_time=None
        )
        self._scheduler.start()
        if self._until_idle:
            self._say_if_idle()
        else:
            many = "1 portal" if len(self._jobs) == 1 else f"{len(self._jobs)} portals"
            self._say(f"{many} of {plan_file(self._archive)}; Ctrl-C or SIGTERM ends it orderly")
        while not self._stopping.wait(_TICK):
            if self._until_idle and self._is_idle():
                break
        self._scheduler.shutdown(wait=True)
        if self._stopping.is_set():
            return 130 if self._until_idle else 0
        if self.runner.troubled:
            return CouldNotStart.exit_code
        return max((min(code, 1) for code in self.runner.codes), default=0)

    def _say(self, text: str) -> None:
        self._hears(self._timed(text))

    def _warn(self, text: str) -> None:
        self._minds(self._timed(text))

    def _timed(self, text: str) -> str:
        """With the time by the plan's clock, as in ``list`` and ``next``, and how far that is from UTC."""
        now = self._clock.now().astimezone(zone_of(self._plan.timezone))
        return f"{now.isoformat(' ', 'seconds')} {again(text)}"

    def _say_if_idle(self) -> None:
        """A run that has nothing to do says so, once."""
        if not self._is_idle():
            return
        jobs = [job for job in self._scheduler.get_jobs() if job.id in self._jobs]
        wait = min((job.next_run_time for job in jobs), default=datetime.now(UTC)) - datetime.now(UTC)
        self._say(f"nothing is due; the next is in {duration(wait.total_seconds())}" if jobs else "nothing is due")

    def _told(self, number: int, frame: FrameType | None) -> None:
        # Not from the handler itself: the thread that it interrupts may hold the locks that stopping takes.
        threading.Thread(target=self._stop, name="stopping").start()

    def _stop(self) -> None:
        if not self._stopping.is_set():
            self._say("ending: what is in flight is stored (a second time: at once)")
        self.runner.stop()
        self._stopping.set()

    def _is_idle(self) -> bool:
        now = datetime.now(UTC)
        waits = [job for job in self._scheduler.get_jobs() if job.id in self._jobs and job.next_run_time <= now]
        return not waits and not self._owed and not self._open()

    def _open(self) -> bool:
        return any(pool.open for pool in self._pools.values())

    def _refresh(self) -> None:
        """Takes over what was changed in the plan; one that cannot be read changes nothing."""
        if self._stopping.is_set():
            return
        changed = _changed(self._archive)
        if changed != self._read_at:
            self._read_at = changed
            try:
                self._plan = read(self._archive)
            except CongtinError as error:
                self._warn(f"the plan stays as it was: {error}")
        try:
            self._place()
        except TROUBLE as error:
            self._warn(f"what is planned stays as it was: {error}")

    def _place(self) -> None:
        """One job a portal that has a next time; jobs of those that are in the plan no more are taken away."""
        found = {unit.key: unit for unit in units(self._plan, self._clock.now(), self._cannot)}
        lasts = self.runner.memory.lasts()
        self.runner.memory.keep({entry.name for entry in self._plan.crawl})
        new: dict[str, dict[str, Last]] = {}
        for key, unit in found.items():
            last = lasts.get(unit.entry.name, {}).get(unit.portal)
            if (is_new := begins(unit, last, self._clock.now())) or last is None:
                if last is not None and last.rule == unit.rule.said:
                    self._cannot(unit.entry, ClockDiffers(unit.portal, last))
                last = baseline(unit, last, self._clock.now())
                new.setdefault(unit.entry.name, {})[unit.portal] = last
            if is_new or self._jobs.get(key) != unit:
                with self._changing:
                    self._jobs[key] = unit
                    self._add(unit, last)
        for name, portals in new.items():
            self.runner.memory.remember(name, portals)
        for key in self._jobs.keys() - found.keys():
            with self._changing:
                del self._jobs[key]
                self._drop(key)

    def _add(self, unit: Unit, last: Last) -> None:
        self._owed.discard(unit.key)
        self._failures.pop(unit.key, None)
        found = self.runner.due(unit, last)
        if found is None:
            self._drop(unit.key)
        else:
            self._again(unit, found.at)

    def _work(self, unit: Unit) -> None:
        if self._stopping.is_set():
            return
        done: Ran | None = None
        found: Due | None = None
        try:
            done = self.runner.run(unit)
            found = self.runner.due(unit, self.runner.memory.last(unit.entry.name, unit.portal))
            self._failures.pop(unit.key, None)
        except TROUBLE as error:
            done = None
            self._warn(f"{unit.key}: {error}")
            self.runner.troubled = True
        except Exception:
            self.runner.codes.append(1)
            raise  # a bug, and loud
        finally:
            with self._changing:
                if self._jobs.get(unit.key) == unit:
                    self._owed.discard(unit.key)
                    self._follow(unit, done, found)

    def _follow(self, unit: Unit, done: Ran | None, found: Due | None) -> None:
        """Sees to it that ``unit`` runs again, as a rule at ``found``; ``done`` is None where it could not run."""
        now = self._clock.now()
        if self._stopping.is_set():
            return
        if done == "full" and self._leaves(unit):
            return
        if done in ("waits", "full"):
            self._owed.add(unit.key)
            self._again(unit, now + timedelta(seconds=AGAIN))
        elif done == "busy" and not self._until_idle:
            self._again(unit, now + timedelta(seconds=REFRESH))
        elif done == "busy":
            self._say(f"{unit.key}: left to another program that crawls the portal, or one of its host")
        elif done is None:
            self._after_trouble(unit, now)
        elif found is None:
            self._drop(unit.key)
        else:
            self._again(unit, found.at)

    def _leaves(self, unit: Unit) -> bool:
        """Whether what finds no room, at a second look too, is left to those who have it; they see to all that is due,
        as this process does once it has run something."""
        if not self._until_idle or self.runner.began:
            return False
        if unit.key not in self._full:  # a room may have been taken for an instant, by who then found nothing to do
            self._full.add(unit.key)
            return False
        if not self._is_full_said:
            self._is_full_said = True
            self._say(
                "as many crawls as `jobs` allows are run by others: what is due is left to them until the next look"
            )
        return True

    def _after_trouble(self, unit: Unit, now: datetime) -> None:
        """It stays due: tried again after a pause, some times; then at its next time, or by the next process."""
        self._failures[unit.key] += 1
        if not self._until_idle and self._failures[unit.key] <= TRIES:
            self._again(unit, now + pause(self._failures[unit.key], unit.rule.interval))

    def _again(self, unit: Unit, at: datetime) -> None:
        """Added anew: APScheduler has taken the job away where its trigger knows no time after this one."""
        self._scheduler.add_job(
            self._work,
            Slots(unit, self.runner),
            args=[unit],
            executor=pool_of(unit),
            id=unit.key,
            replace_existing=True,
            next_run_time=machine(at, self._clock),
        )

    def _drop(self, key: str) -> None:
        self._owed.discard(key)
        self._failures.pop(key, None)
        if self._scheduler.get_job(key) is not None:
            self._scheduler.remove_job(key)

    def _cannot(self, entry: Entry, error: CongtinError) -> None:
        said = f"{entry.name}: {error}"
        if said not in self._broken:
            self.runner.codes.append(1)
            self._broken.add(said)
            self._warn(said)


def _changed(archive: Path) -> tuple[int, int] | None:
    """What tells one state of the plan's file from another."""
    try:
        found = plan_file(archive).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ino
