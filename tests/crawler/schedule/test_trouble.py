"""What is in the way of a run: it is said in a line, the run stays due, and nothing waits for ever."""

from __future__ import annotations

import fcntl
import re
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from archive.disk.files import Files
from archive.leases.lease import Lease
from archive.paths import lease_file
from crawler.clock import Clock
from crawler.processes.children import Ended
from crawler.processes.outcome import Outcome
from crawler.schedule import daemon as room
from crawler.schedule import running
from crawler.schedule.memory import Memory, Run
from crawler.schedule.planfile import read
from crawler.schedule.units import Unit, due, units
from tests.crawler.schedule.conftest import Call

LATER = "2026-11-27T12:00:00Z"


@pytest.fixture
def unit(call: Call, archive: Path) -> Unit:
    """Due at ``LATER``, which is the last day on which it runs."""
    call("add", "demo", "--every", "day", "--at", "06:30", "--ends", "2026-11-27", "--limit", "2", "--name", "one")
    (found,) = units(read(archive), Clock(LATER).now())
    return found


@pytest.mark.parametrize("end", ["it runs", "it is removed"])
def test_what_waits_on_its_last_day_runs_or_is_forgotten(call: Call, unit: Unit, archive: Path, end: str) -> None:
    scheduler = room.Scheduler(archive, clock=Clock(LATER), until_idle=True, say=lambda _: None)
    scheduler._place()
    scheduler._scheduler.start(paused=True)
    other = Unit(unit.plan, unit.entry, unit.rule, unit.portal, "another", 1, unit.hosts)
    try:
        with Memory(archive).running("demo"):
            scheduler.runner._enter(other)
            scheduler._scheduler.remove_job(unit.key)  # as APScheduler does: there is no time after this one
            scheduler._work(scheduler._jobs[unit.key])
        assert scheduler._scheduler.get_job(unit.key) is not None
        assert not scheduler._is_idle()
        if end == "it runs":
            scheduler._work(scheduler._jobs[unit.key])
            assert [run.finish for run in Memory(archive).runs()] == ["limit"]
        else:
            call("remove", "one")
            scheduler._refresh()
        assert scheduler._is_idle()
    finally:
        scheduler._scheduler.shutdown()


def test_a_run_that_did_not_happen_is_still_due(call: Call, unit: Unit, archive: Path) -> None:
    path = lease_file(archive, "demo")
    path.parent.mkdir(parents=True)
    lease = Lease.take(path, owner="by hand", files=Files(), now=Clock(LATER).now)
    try:
        assert call("run-due", clock=LATER).code == 1
    finally:
        lease.release()
    (last,) = Memory(archive).lasts()["one"].values()
    assert (last.finish, last.exit_code, last.tries, last.begun) == ("not-started", 3, 1, None)
    found = due(unit, last, Clock(LATER).now())
    assert found is not None
    assert found.at >= Clock(LATER).now() + timedelta(minutes=4)
    said = call("run-due", clock="2026-11-27T12:00:30Z").out
    assert re.search(r"nothing is due; the next is in \d min$", said, re.MULTILINE)
    assert call("run-due", clock="2026-11-27T12:30:00Z").code == 0
    (last,) = Memory(archive).lasts()["one"].values()
    assert (last.finish, last.tries, last.again) == ("limit", 0, None)


@pytest.mark.parametrize(
    ("how", "finish"), [("crashed", "crashed"), ("finished", "interrupted"), ("finished", "not-started")]
)
def test_a_run_that_was_cut_off_is_tried_again_so_many_times(unit: Unit, archive: Path, how: str, finish: str) -> None:
    now = Clock(LATER).now()
    last = Memory(archive).last("one", "demo")
    assert last is not None
    before = last.since
    ended = Ended(how=how, outcomes=[Outcome(portal="demo", archive="x", finish=finish, exit_code=1)])  # type: ignore[arg-type]
    for tries in range(1, running.TRIES + 1):
        last = msgspec.structs.replace(last, begun=LATER)
        last = running._kept(unit, last, ended, run(finish), now)
        assert (last.since, last.tries) == (before, tries)
        found = due(unit, last, now)
        assert found is not None
        assert found.at > now
    last = running._kept(unit, msgspec.structs.replace(last, begun=LATER), ended, run(finish), now)
    assert (last.since, last.tries, last.again) == (LATER, 0, None)


def run(finish: str) -> Run:
    return Run(name="one", portal="demo", due=LATER, started_at=LATER, ended_at=LATER, finish=finish, exit_code=1)


def test_a_history_that_cannot_be_written_keeps_nothing_from_being_crawled(
    call: Call, unit: Unit, archive: Path
) -> None:
    (archive / "schedule" / "runs.jsonl").mkdir()
    done = call("run-due", clock=LATER)
    assert (done.code, done.err) == (3, "")
    assert "one/demo: " in done.out
    assert "runs.jsonl cannot be written: Is a directory" in done.out
    last = Memory(archive).last("one", "demo")
    assert last is not None
    assert (last.finish, last.begun) == ("limit", None)
    told = call("history")
    assert (told.code, len(told.err.splitlines())) == (3, 1)
    assert "runs.jsonl cannot be read" in told.err


def test_a_log_that_cannot_be_written_is_a_line(call: Call, unit: Unit, archive: Path) -> None:
    (archive / "schedule" / "logs").mkdir()
    (archive / "schedule" / "logs" / "one").write_text("")
    done = call("run-due", clock=LATER)
    assert (done.code, done.err) == (3, "")
    assert "is a file, not a folder" in done.out
    last = Memory(archive).last("one", "demo")
    assert last is not None
    assert due(unit, last, Clock(LATER).now()) is not None
    scheduler = room.Scheduler(archive, clock=Clock(LATER), say=lambda _: None)
    scheduler._place()
    scheduler._scheduler.start(paused=True)
    try:
        scheduler._scheduler.remove_job(unit.key)
        scheduler._work(scheduler._jobs[unit.key])
        assert scheduler._scheduler.get_job(unit.key) is not None  # a daemon tries it again
    finally:
        scheduler._scheduler.shutdown()


def test_a_line_after_a_torn_one_is_not_lost(archive: Path) -> None:
    memory = Memory(archive)
    memory.note(run("finished"))
    with (archive / "schedule" / "runs.jsonl").open("ab") as file:
        file.write(b'{"name": "on')
    memory.note(run("limit"))
    memory.note(run("crashed"))
    assert [each.finish for each in memory.runs()] == ["finished", "limit", "crashed"]


def test_who_looks_for_the_daemon_is_in_nobodys_way(archive: Path) -> None:
    memory = Memory(archive)
    assert memory.is_watched() is False
    with memory.alone():
        assert memory.is_watched() is True
    lock = archive / "schedule" / "daemon.lock"
    with lock.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_SH)
        assert memory.is_watched() is False
    lock.unlink()
    lock.symlink_to(lock)  # nobody can open it, whoever runs the test
    assert memory.is_watched() is None


def test_a_memory_that_cannot_be_read_says_what_to_do(call: Call, unit: Unit, archive: Path) -> None:
    assert call("run-due", clock=LATER).code == 0
    path = archive / "schedule" / "state.json"
    path.write_text('{"one": ')
    for asked in ("list", "run-due"):
        done = call(asked, clock=LATER)
        assert (done.code, len(done.err.splitlines())) == (3, 1)
        assert f"{path} cannot be read" in done.err
        assert "remove that file" in done.err
    path.unlink()
    assert [call(asked, clock=LATER).code for asked in ("list", "run-due")] == [0, 0]
