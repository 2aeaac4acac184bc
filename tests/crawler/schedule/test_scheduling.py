"""The command as a person, cron and a killed machine use it: real crawls, the demo portal, a clock that is set."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from archive.observations import CrawlRun
from crawler.clock import Clock
from crawler.schedule import daemon as room
from crawler.schedule import running
from crawler.schedule.memory import Memory
from crawler.schedule.planfile import read
from crawler.schedule.units import units
from tests import launched
from tests.conftest import ROOT, Run, lines
from tests.crawler.child_kit import asked
from tests.crawler.schedule.conftest import PLANNED, Call
from tests.portal_server import Answer, PortalServer, served
from tests.waiting import HANGS, until

LATER = "2026-11-29T00:30:00Z"
"""After three of the times that a daily entry had."""


@contextmanager
def daemon(archive: Path, clock: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "crawler.cli", "schedule", "run", "--archive", str(archive)],
        cwd=ROOT,
        env={**os.environ, "CONGTIN_CLOCK": clock, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait(HANGS)


def history(archive: Path) -> list[str]:
    return [run.finish for run in Memory(archive).runs()]


def whole(archive: Path, articles: int) -> None:
    found = lines(archive, "articles")
    assert len(found) == articles
    assert set(Counter(line["id"] for line in found).values()) == {1}


def children(parent: int) -> set[int]:
    """Processes that ``parent`` has started and that are there."""
    found = set()
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, ppid = path.read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if int(ppid) == parent and state != "Z":
            found.add(int(path.parent.name))
    return found


def is_there(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def test_a_day_of_a_plan(call: Call, archive: Path) -> None:
    call("add", "demo", "--every", "day", "--at", "06:30", "--limit", "5", "--name", "daily")
    early = call("run-due", clock="2026-11-26T10:00:00Z")
    assert early.code == 0
    assert "nothing is due; the next is in" in early.out
    assert history(archive) == []
    due = call("run-due", clock=LATER)
    assert due.code == 0, due.out + due.err
    assert history(archive) == ["limit"]  # three times were missed: one run
    assert "nothing is due" in call("run-due", clock=LATER).out
    whole(archive, 5)
    (run,) = json.loads(call("history", "--json").out)
    assert run["due"] == "2026-11-26T23:30:00Z"
    assert (archive / run["log"]).is_file()
    (line,) = json.loads(call("list", "--json", clock=LATER).out)
    assert (line["when"], line["finished"]) == ("every day at 06:30", {"limit": 1})
    coming = json.loads(call("next", "-n", 2, "--json", clock=LATER).out)
    assert [each["told"] for each in coming] == ["2026-11-29T23:30:00Z", "2026-11-30T23:30:00Z"]
    assert "2026-11-30 06:3" in call("next", clock=LATER).out
    assert "daily" in call("list", clock=LATER).out
    assert "limit" in call("history").out
    assert "planned no more" in call("remove", "daily").out
    assert Memory(archive).lasts() == {}


def test_a_hung_portal_and_a_broken_entry_stop_no_other(call: Call, archive: Path) -> None:
    with served(PortalServer(articles=3)) as hung, served(PortalServer(articles=3)) as well:
        hung.answers["/"] = Answer(drips=True)
        call("add", hung.url, "--every", "day", "--time-limit", "5s", "--name", "hung")
        call("add", well.url, "--every", "day", "--name", "well")
        with (archive / "schedule.toml").open("a") as plan:
            plan.write('[[crawl]]\nname = "broken"\ntargets = ["no-such-portal"]\nevery = "day"\n')
        done = call("run-due", clock=LATER)
    assert done.code == 1
    assert "broken: no portal is called 'no-such-portal'" in done.out
    assert sorted(history(archive)) == ["finished", "time-limit"]
    whole(archive, 3)


def test_who_has_a_portal_or_one_of_its_hosts_has_it_alone(call: Call, archive: Path) -> None:
    (archive / "portals").mkdir(parents=True)
    for name in ("mot", "hai"):
        (archive / "portals" / f"{name}.toml").write_text(f'title = "{name}"\nhome = "http://127.0.0.1:9/"\n')
    call("add", "mot", "hai", "--every", "day", "--name", "both")
    runner = running.Runner(archive, clock=Clock(LATER))
    mot, hai = units(read(archive), runner.clock.now())
    other = Memory(archive)
    with other.running("mot") as held:
        assert held
        assert runner.run(mot) == "busy"
    with other.running("another", hai.hosts) as held:
        assert held
        assert runner.run(hai) == "busy"
        runner._enter(mot)
        assert runner.run(hai) == "waits"  # for a run of ours: it is tried again soon
    assert history(archive) == []


@pytest.mark.soak
def test_portals_of_one_host_run_one_after_another(call: Call, archive: Path) -> None:
    with served(PortalServer(articles=4)) as portal:
        (archive / "portals").mkdir(parents=True)
        for name in ("mot", "hai"):
            (archive / "portals" / f"{name}.toml").write_text(f'title = "{name}"\nhome = "{portal.url}"\n')
        call("add", "mot", "hai", "--every", "day", "-s", "DOWNLOAD_DELAY=0.05", "--name", "both")
        assert call("run-due", clock=LATER).code == 0
        runs = list(Memory(archive).runs())
    assert [run.finish for run in runs] == ["finished", "finished"]
    assert runs[0].ended_at <= runs[1].started_at


def test_sigterm_stores_what_is_in_flight_and_the_run_is_caught_up(call: Call, archive: Path) -> None:
    may_go = threading.Event()
    with served(PortalServer(articles=60)) as portal:
        reached = asked(portal, "/tin/52/bai-viet")
        portal.on_request.append(lambda number, path: may_go.wait(HANGS) if reached.is_set() else None)
        call("add", portal.url, "--every", "day", "-s", "LOG_LEVEL=INFO", "--name", "one")
        with daemon(archive, LATER) as process:
            assert reached.wait(HANGS)
            second = call("run", clock=LATER)
            assert (second.code, history(archive)) == (3, [])
            assert "one is enough" in second.err
            assert call("run-due", clock=LATER).code == 0  # leaves it to the daemon
            assert (history(archive), call("list", clock=LATER).out.count("running")) == ([], 1)
            process.send_signal(signal.SIGTERM)
            (log,) = archive.glob("schedule/logs/*/*")
            until(lambda: "shutting down gracefully" in log.read_text())
            may_go.set()
            assert process.wait(HANGS) == 0
        assert history(archive) == ["interrupted"]
        kept = len(lines(archive, "articles"))
        assert call("run-due", clock=LATER).code == 0
    assert history(archive) == ["interrupted", "finished"]
    assert kept < 60
    whole(archive, 60)


@pytest.mark.soak
def test_a_daemon_that_is_killed_leaves_no_crawl_and_the_next_one_catches_up_once(
    call: Call, congtin: Run, archive: Path
) -> None:
    with served(PortalServer(articles=40)) as portal:
        call("add", portal.url, "--every", "day", "-s", "DOWNLOAD_DELAY=0.2", "--name", "one")
        with daemon(archive, LATER) as process:
            until(lambda: len(portal.asked) > 12)
            crawls = children(process.pid)
            assert len(crawls) == 1
            process.kill()
            process.wait(HANGS)
            until(lambda: not any(map(is_there, crawls)))
        before = len(portal.asked)
        with daemon(archive, LATER) as process:
            until(lambda: "finished" in history(archive))
            process.send_signal(signal.SIGTERM)
            assert process.wait(HANGS) == 0
    assert len(portal.asked) > before
    assert history(archive) == ["killed", "finished"]
    whole(archive, 40)
    verified = congtin("archive", "verify", "--archive", archive, "--warc")
    assert verified.returncode == 0, verified.stdout


@pytest.mark.soak
def test_a_run_that_says_nothing_any_more_is_ended(call: Call, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    crawls: list[int] = []

    def noted(job: bytes, log: Path) -> launched.Launched:
        crawl = launched.launch(job, log)
        crawls.append(crawl.pid)
        return crawl

    monkeypatch.setattr("crawler.processes.children.launch", noted)
    monkeypatch.setattr(running, "STALLED", 3.0)
    monkeypatch.setattr(running, "_LOOK", 0.2)
    with served(PortalServer(articles=40)) as portal:
        call("add", portal.url, "--every", "day", "-s", "DOWNLOAD_DELAY=0.2", "--name", "one")

        def stop(number: int, path: str) -> None:
            if number == 15:
                os.kill(crawls[0], signal.SIGSTOP)

        portal.on_request.append(stop)
        assert call("run-due", clock=LATER).code == 1
    assert len(crawls) == 1
    assert history(archive) == ["stalled"]
    last = Memory(archive).lasts()["one"].popitem()[1]
    assert (last.begun, last.since) == (None, LATER)  # it is not tried again at once
    lines(archive, "articles")


def test_a_plan_changed_while_the_daemon_runs_is_taken_over(call: Call, archive: Path) -> None:
    call("add", "demo", "--every", "day", "--name", "one")
    said: list[str] = []
    scheduler = room.Scheduler(archive, clock=Clock(PLANNED), say=said.append)
    scheduler._place()
    scheduler._scheduler.start(paused=True)
    try:
        assert [job.id for job in scheduler._scheduler.get_jobs()] == ["one/demo"]
        assert scheduler._scheduler.get_job("one/demo").next_run_time > datetime.now(UTC)
        (archive / "schedule.toml").write_text("jobs = 'many'")
        scheduler._refresh()
        assert "the plan stays as it was" in said[-1]
        assert "line 1: jobs: a whole number" in said[-1]
        assert scheduler._scheduler.get_job("one/demo") is not None
        (archive / "schedule.toml").write_text('[[crawl]]\nname = "two"\ntargets = ["demo"]\nevery = "hour"\n')
        scheduler._refresh()
        assert [job.id for job in scheduler._scheduler.get_jobs()] == ["two/demo"]
        assert Memory(archive).lasts().keys() == {"two"}
    finally:
        scheduler._scheduler.shutdown()


def test_the_list_says_why_a_portal_is_asked_less_often_than_told(call: Call, archive: Path) -> None:
    call("add", "demo", "--every", "hour")
    began = [datetime(2026, 11, 19, tzinfo=UTC) + timedelta(hours=12 * number) for number in range(15)]
    runs = [
        CrawlRun(
            crawl_id=str(at),
            portal="demo",
            mode="update",
            started_at=at.isoformat(),
            ended_at=at.isoformat(),
            finish="finished",
            counts={"stored": 1},
        )
        for at in began
    ]
    (archive / "crawls").mkdir()
    (archive / "crawls" / "portal=demo.jsonl").write_bytes(b"".join(msgspec.json.encode(run) + b"\n" for run in runs))
    last = Memory(archive).last("demo", "demo")
    assert last is not None
    Memory(archive).remember("demo", {"demo": msgspec.structs.replace(last, exit_code=0)})
    (line,) = json.loads(call("list", "--json").out)
    assert line["notes"] == ["brings about 2 articles a day (14 in 7 days): asked about every 12 h, not every 1 h"]
    assert line["next"] > "2026-11-26T11"
    assert "asked about every 12 h" in call("next").out.replace("\n", " ")


def test_nothing_is_run_for_nobody(call: Call, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CONGTIN_CONTACT", raising=False)
    call("add", "https://vidu.example/", "--every", "day")
    for command in ("run", "run-due"):
        refused = call(command, clock=LATER)
        assert (refused.code, "set CONGTIN_CONTACT" in refused.err) == (2, True)
    assert history(archive) == []
