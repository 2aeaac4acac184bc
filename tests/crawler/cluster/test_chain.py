"""A worker's chain of portals: who is waited for, what one portal does to the next, and a task that is done by two."""

from __future__ import annotations

import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from archive.disk.files import Files
from archive.leases.lease import Lease, pulse
from archive.paths import host_lease_file
from archive.times import utc_now
from crawler.cluster import errand as worker
from crawler.cluster.crawling import _anywhere
from crawler.cluster.errand import CALLER_GONE, PATIENCE, do
from crawler.cluster.moving import Moving
from crawler.demo import server as demo
from crawler.processes.children import Child
from crawler.processes.job import Job
from tests.crawler.cluster.errand_kit import errand
from tests.waiting import HANGS

pytestmark = pytest.mark.usefixtures("launched")


def test_whoever_crawls_elsewhere_is_waited_for_as_long_as_its_lease_is_renewed(tmp_path: Path) -> None:
    path, now = host_lease_file(tmp_path, "vidu.vn"), [0.0]
    path.parent.mkdir()
    lease = Lease.take(path, owner="other", files=Files(), now=utc_now)
    others = Moving(lambda: [pulse(path), pulse(tmp_path / "none")], PATIENCE, lambda: now[0])
    for _ in range(10):
        now[0] += PATIENCE - 1
        lease._renewed = float("-inf")
        lease.check()
        assert others.is_alive()
    now[0] += PATIENCE
    assert not others.is_alive()
    lease.release()
    assert others.is_alive()


def test_a_portal_that_is_busy_is_asked_for_until_it_is_free(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with demo.serve(port=0, articles=5) as portal:
        path = host_lease_file(tmp_path / "archive", portal.url.removeprefix("http://").rstrip("/"))
        wanted = errand(tmp_path, portal.url, patience=5_000.0)
        lease = Lease.take(path, owner="other", files=Files(), now=utc_now)
        paused: list[float] = []

        def pause(_: Any, seconds: float) -> None:
            paused.append(seconds)
            lease.release()

        monkeypatch.setattr(worker._Crawl, "_pause", pause)
        (outcome,) = do(wanted)
    assert (outcome.finish, len(paused)) == ("finished", 1)


def test_a_portal_that_goes_wrong_drops_no_other_of_its_chain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = two(tmp_path)
    real = worker.start

    def start(job: Job, **more: Any) -> Child:
        if job.targets == ["one"]:
            raise TypeError("a bug")
        return real(job, **more)

    monkeypatch.setattr(worker, "start", start)
    one, other = do(wanted)
    assert (one.portal, one.finish, one.exit_code) == ("one", "crashed", 1)
    assert (one.error or "").endswith("TypeError: a bug")
    assert (other.portal, other.finish) == ("other", "not-started")


def test_nothing_more_is_begun_for_a_command_that_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted, now = two(tmp_path), [0.0]
    alive = wanted.folder / "alive"
    alive.touch()
    asked: list[str] = []
    monkeypatch.setattr(
        worker, "Moving", lambda look, seconds: Moving(look, seconds, lambda: now[0] if seconds == CALLER_GONE else 0.0)
    )
    real = worker._Crawl._once

    def once(self: Any) -> Any:
        asked.append(self._name)
        now[0] += CALLER_GONE
        return real(self)

    monkeypatch.setattr(worker._Crawl, "_once", once)
    assert [outcome.finish for outcome in do(wanted)] == ["not-started", "interrupted"]
    assert asked == ["one"]


def test_two_workers_with_one_portal_have_logs_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second is done, and its log is gone, while the first is at its end."""
    wanted, both, logs = two(tmp_path), threading.Barrier(2), set[Path]()
    real = Child.tidy

    def tidy(self: Child) -> None:
        logs.add(self.log)
        both.wait(HANGS)
        real(self)

    monkeypatch.setattr(Child, "tidy", tidy)
    outcomes: list[list[str]] = []
    chain = msgspec.structs.replace(wanted, jobs={"one": wanted.jobs["one"]})
    tasks = [threading.Thread(target=lambda: outcomes.append([each.finish for each in do(chain)])) for _ in range(2)]
    for task in tasks:
        task.start()
    for task in tasks:
        task.join()
    assert (outcomes, len(logs)) == ([["not-started"]] * 2, 2)
    assert not [path for path in logs if path.exists()]


def test_the_state_is_where_the_call_says_else_where_the_node_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONGTIN_STATE_DIR", "/node")
    wanted = errand(tmp_path, "http://127.0.0.1:1/", is_shared=True)
    (name,) = wanted.jobs
    assert worker._here(wanted, name).settings["CONGTIN_STATE_DIR"] == "/node"
    said = {name: msgspec.structs.replace(wanted.jobs[name], settings={"CONGTIN_STATE_DIR": "/said"})}
    assert worker._here(msgspec.structs.replace(wanted, jobs=said), name).settings["CONGTIN_STATE_DIR"] == "/said"


def test_where_this_machine_keeps_states_is_no_matter_of_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    accepted = SimpleNamespace(project={"CONGTIN_CONTACT": "a@vidu.vn"})

    def kept(where: str) -> object:
        job = Job(targets=["demo"], archive=tmp_path, settings={"CONGTIN_STATE_DIR": where})
        return _anywhere(job, accepted).settings.get("CONGTIN_STATE_DIR")  # type: ignore[arg-type]

    monkeypatch.setenv("CONGTIN_STATE_DIR", "/mine")
    assert (kept("/mine"), kept("/said")) == (None, "/said")


def two(root: Path) -> worker.Errand:
    """Two portals that nobody knows, so that their processes end at once."""
    wanted = errand(root, "http://127.0.0.1:1/")
    job = Job(targets=[], archive=root / "archive")
    jobs = {name: msgspec.structs.replace(job, targets=[name]) for name in ("one", "other")}
    return msgspec.structs.replace(wanted, jobs=jobs)
