"""Crawls in processes of their own: what is heard of them, how they end, and that they never outlive their parent."""

from __future__ import annotations

import asyncio
import os
import select
import signal
import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from crawler import settings
from crawler.errors import CouldNotStart
from crawler.processes import warden
from crawler.processes.children import Child, Ended, Job, Progress, start
from tests.conftest import lines
from tests.crawler.child_kit import NEVER_ENDS, SECONDS, asked, heard
from tests.portal_server import Answer, PortalServer, served

QUICK = {"CONGTIN_COMMIT_SECONDS": 0.2}


def job(archive: Path, *portals: PortalServer, **more: Any) -> Job:
    return Job(targets=[portal.url for portal in portals], archive=archive, settings={**QUICK, **more})


def test_a_child_says_how_far_it_is_and_how_each_portal_ended(tmp_path: Path) -> None:
    seen: list[Progress] = []
    with served(PortalServer(articles=3)) as one, served(PortalServer(articles=4)) as other:
        far, hear = heard(seen, lambda progress: progress.counts.get("stored") == 2)
        other.on_request.append(lambda _, path: far.wait(SECONDS) if path == "/tin/4/bai-viet" else None)
        other.answers["/tin/3/bai-viet"] = Answer(404, b"<h1>404</h1>")
        child = start(job(tmp_path, one, other), log=tmp_path / "logs" / "log", on_progress=hear)
        ended = asyncio.run(_awaited(child))
    assert (ended.how, ended.code, ended.error) == ("finished", 1, None)
    assert [(outcome.finish, outcome.counts["stored"]) for outcome in ended.outcomes] == [
        ("finished", 3),
        ("finished", 3),
    ]
    assert [outcome.exit_code for outcome in ended.outcomes] == [0, 1]
    assert {progress.state for progress in seen} == {"starting", "crawling"}
    last = child.progress[ended.outcomes[1].portal]
    assert (last.counts["found"], last.crawl_id, last.requests > 4) == (4, ended.outcomes[1].crawl_id, True)
    assert len(lines(tmp_path, "articles")) == 6


async def _awaited(child: Child) -> Any:
    return await asyncio.wait_for(asyncio.wrap_future(child.ended), SECONDS)


@pytest.mark.usefixtures("launched")
def test_a_call_that_cannot_be_is_refused_with_its_line(tmp_path: Path) -> None:
    ended = start(Job(targets=["nope"], archive=tmp_path), log=tmp_path / "log").result(SECONDS)
    assert (ended.how, ended.code, ended.outcomes[0].portal) == ("refused", 2, "nope")
    assert ended.error is not None
    assert ended.error.startswith("no portal is called 'nope'")
    with pytest.raises(CouldNotStart, match="cannot be written"):
        start(Job(targets=["demo"], archive=tmp_path), log=tmp_path)


@pytest.mark.usefixtures("launched")
def test_a_stop_ends_it_orderly_and_what_came_in_is_stored(tmp_path: Path) -> None:
    with served(PortalServer(articles=6)) as portal:
        asked_for, may_go = asked(portal, "/tin/4/bai-viet"), threading.Event()
        portal.on_request.append(lambda _, path: may_go.wait(SECONDS) if path == "/tin/4/bai-viet" else None)
        child = start(job(tmp_path, portal), log=tmp_path / "log")
        assert asked_for.wait(SECONDS)
        child.stop()
        may_go.set()
        ended = child.result(SECONDS)
    assert (ended.how, ended.code, ended.outcomes[0].finish) == ("stopped", 130, "interrupted")
    assert ended.outcomes[0].at_once is False
    assert len(lines(tmp_path, "articles")) == ended.outcomes[0].counts["stored"] >= 3


@pytest.mark.usefixtures("launched")
def test_a_child_beyond_its_time_is_ended_in_the_end_at_once(tmp_path: Path) -> None:
    """Its last page never ends: an orderly end would wait for it."""
    with served(PortalServer(articles=3, answers=NEVER_ENDS)) as portal:
        hung = asked(portal, "/tin/1/bai-viet")
        child = start(job(tmp_path, portal), log=tmp_path / "log", limit=SECONDS, grace=0.1)
        assert hung.wait(SECONDS)
        child._limit = 0.0  # its time is up now, however fast the machine is
        ended = child.result(SECONDS)
    assert (ended.how, ended.outcomes[0].finish, ended.outcomes[0].at_once) == ("limit", "interrupted", True)
    assert len(lines(tmp_path, "articles")) == ended.outcomes[0].counts["stored"] == 2


@pytest.mark.usefixtures("launched")
def test_of_a_crash_is_told_what_is_known_and_the_portals_before_it_stand(tmp_path: Path) -> None:
    extensions = {**settings.EXTENSIONS, "tests.crawler.crashing.Crash": 0}
    with served(PortalServer(articles=2)) as well, served(PortalServer(articles=9)) as deadly:
        done, begun = threading.Event(), threading.Event()
        deadly.on_request.append(lambda _, path: done.wait(SECONDS) if path == "/tin/4/bai-viet" else None)

        def hear(progress: Progress) -> None:
            begun.wait()
            if child.outcomes and progress.counts.get("stored") == 8:
                done.set()

        child = start(job(tmp_path, well, deadly, EXTENSIONS=extensions), log=tmp_path / "log", on_progress=hear)
        begun.set()
        ended = child.result(SECONDS)
    assert (ended.how, ended.code) == ("crashed", -signal.SIGABRT)
    assert [(outcome.finish, outcome.exit_code) for outcome in ended.outcomes] == [("finished", 0), ("crashed", 1)]
    assert ended.outcomes[1].error == f"its process was ended by SIGABRT: {tmp_path / 'log'} may tell more"
    assert ended.outcomes[1].counts["stored"] == 8


def test_a_name_that_is_no_utf_8_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(CouldNotStart, match="no UTF-8"):
        start(Job(targets=["demo"], archive=tmp_path / os.fsdecode(b"b\xe1o")), log=tmp_path / "log")


@pytest.mark.usefixtures("launched")
@pytest.mark.parametrize("step", ["launch", "hear", "look"])
def test_what_goes_wrong_with_one_child_ends_that_one_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, step: str
) -> None:
    real = getattr(Child, step)

    def broken(self: Child, *arguments: Any) -> Any:
        if self.log.name == "bad":
            raise TypeError("a bug")
        return real(self, *arguments)

    monkeypatch.setattr(Child, step, broken)
    nobody = Job(targets=["nope"], archive=tmp_path)
    bad, well = (start(nobody, log=tmp_path / name) for name in ("bad", "well"))
    ended = bad.result(SECONDS)
    assert (ended.how, ended.outcomes[0].exit_code) == ("crashed", 1)
    assert ended.error == "its process could not be watched any more (TypeError: a bug)"
    assert well.result(SECONDS).how == "refused"
    assert "can no longer be watched" in caplog.text
    assert bad not in warden.warden()._pipes


class Silent:
    """A process that goes on and says nothing: killing a real one is for ``-m soak``."""

    pid, pipe = 1, -1

    def __init__(self) -> None:
        self.heard: list[signal.Signals] = []

    def signal(self, number: signal.Signals) -> None:
        self.heard.append(number)

    def is_over(self) -> bool:
        return signal.SIGKILL in self.heard

    def reap(self) -> int:
        return -signal.SIGKILL


def test_a_process_that_says_nothing_for_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr("crawler.processes.children.time", SimpleNamespace(monotonic=lambda: now[0]))
    child, process = Child(Job(targets=["demo"], archive=tmp_path), tmp_path, None, 90.0, 900.0, None), Silent()
    child._process = process  # type: ignore[assignment]
    for now[0] in (0.2, 5_000.0, 5_000.2):  # this process was stopped in between
        assert not child.look()
    for _ in range(890):
        now[0] += 1.0
        assert not child.look()
    child.hear(b'{"progress": {"portal": "demo"}}')
    began = now[0]
    while not child.look():
        now[0] += 0.5
    assert (process.heard, now[0] - began) == ([signal.SIGKILL], 900.5)
    child.close()
    ended: Ended = child.result(0)
    assert (ended.how, ended.outcomes[0].finish) == ("crashed", "crashed")
    assert "said nothing for 900 s" in (ended.error or "")


@pytest.mark.soak
@pytest.mark.kill
def test_a_process_that_is_stopped_is_ended(tmp_path: Path) -> None:
    with served(PortalServer(articles=3)) as portal:
        child = start(job(tmp_path, portal), log=tmp_path / "log", silence=5.0)
        while child.pid is None:
            select.select([], [], [], 0.01)
        os.kill(child.pid, signal.SIGSTOP)
        ended = child.result(SECONDS)
    assert (ended.how, ended.code) == ("crashed", -signal.SIGKILL)
