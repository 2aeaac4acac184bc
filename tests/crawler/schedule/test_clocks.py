"""A clock that was ahead once: what is remembered is then still to come, and stops nothing."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from crawler.clock import Clock
from crawler.schedule import daemon as room
from crawler.schedule.memory import Last, Memory
from crawler.schedule.planfile import read
from crawler.schedule.units import due, units
from tests.crawler.schedule.conftest import Call

NOW = "2026-11-26T05:00:00Z"
FAR = "2030-01-01T05:00:00Z"


@pytest.fixture
def planned(call: Call, archive: Path) -> Last:
    call("add", "demo", "--every", "day", "--at", "06:30", "--limit", "1", "--name", "one")
    last = Memory(archive).last("one", "demo")
    assert last is not None
    return last


@pytest.mark.parametrize("ahead", [{"since": FAR}, {"begun": FAR}, {"again": FAR}])
def test_what_is_still_to_come_is_no_past(call: Call, archive: Path, planned: Last, ahead: dict[str, str]) -> None:
    Memory(archive).remember("one", {"demo": msgspec.structs.replace(planned, **ahead)})
    told = call("run-due", clock=NOW)
    assert told.code == 1
    assert "which is still to come: is the clock of this machine right?" in told.out
    assert "nothing is due; the next is in 18 h" in told.out
    last = Memory(archive).last("one", "demo")
    assert last is not None
    assert (last.since, last.begun, last.again) == (NOW, None, None)
    again = call("run-due", clock="2026-11-26T05:05:00Z")
    assert (again.code, "still to come" in again.out) == (0, False)
    (unit,) = units(read(archive), Clock(NOW).now())
    found = due(unit, last, Clock("2026-11-27T00:00:00Z").now())
    assert found is not None
    assert found.at <= Clock("2026-11-27T00:00:00Z").now()


def test_clocks_of_machines_may_differ_by_hours(call: Call, archive: Path, planned: Last) -> None:
    since = "2026-11-26T12:00:00Z"
    Memory(archive).remember("one", {"demo": msgspec.structs.replace(planned, since=since)})
    assert call("run-due", clock=NOW).code == 0
    last = Memory(archive).last("one", "demo")
    assert last is not None
    assert last.since == since


def test_a_sweep_that_was_done_under_another_clock_stays_done(call: Call, archive: Path, planned: Last) -> None:
    Memory(archive).remember("one", {"demo": msgspec.structs.replace(planned, since=FAR, done=True)})
    assert call("run-due", clock=NOW).code == 0
    last = Memory(archive).last("one", "demo")
    assert last is not None
    assert last.done


def test_a_daemon_sees_that_its_clock_was_set_back(archive: Path, planned: Last) -> None:
    said: list[str] = []
    scheduler = room.Scheduler(archive, clock=Clock(NOW), say=said.append)
    scheduler._scheduler.start(paused=True)
    try:
        scheduler._place()
        (before,) = scheduler._scheduler.get_jobs()
        Memory(archive).remember("one", {"demo": msgspec.structs.replace(planned, since=FAR)})
        scheduler._scheduler.modify_job(before.id, next_run_time=Clock(FAR).now())
        scheduler._refresh()
        (after,) = scheduler._scheduler.get_jobs()
        assert after.next_run_time < Clock(FAR).now() - timedelta(days=365)
    finally:
        scheduler._scheduler.shutdown()
    assert len([line for line in said if "still to come" in line]) == 1
