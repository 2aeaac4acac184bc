"""What APScheduler is told of a unit: its times, and the pool that its runs are in."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.triggers.base import BaseTrigger

from crawler.clock import Clock
from crawler.schedule.memory import Last
from crawler.schedule.running import Runner
from crawler.schedule.units import Unit


class Slots(BaseTrigger):  # type: ignore[misc]  # apscheduler has no types
    """The times of a unit, in the machine's time whatever ours is."""

    def __init__(self, unit: Unit, runner: Runner) -> None:
        self._unit, self._runner = unit, runner

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime | None:
        """The first time after all that is due by now: a run that starts now sees to that."""
        clock = self._runner.clock
        found = self._runner.due(self._unit, Last(rule=self._unit.rule.said, since=clock.now().isoformat()))
        return machine(found.at, clock) if found is not None else None


class Pool(ThreadPoolExecutor):  # type: ignore[misc]  # apscheduler has no types
    """Knows which jobs wait or run."""

    def __init__(self, workers: int) -> None:
        super().__init__(workers)
        self.open: set[str] = set()

    def _do_submit_job(self, job: Any, run_times: list[datetime]) -> None:
        self.open.add(job.id)
        super()._do_submit_job(job, run_times)

    def _run_job_success(self, job_id: str, events: list[Any]) -> None:
        super()._run_job_success(job_id, events)
        self.open.discard(job_id)

    def _run_job_error(self, job_id: str, exc: BaseException, traceback: Any = None) -> None:
        super()._run_job_error(job_id, exc, traceback)
        self.open.discard(job_id)


def machine(at: datetime, clock: Clock) -> datetime:
    """A time of ours as the machine's clock shows it."""
    return datetime.now(UTC) + (at - clock.now())
