"""Crawls in processes of their own: what is heard of them, how they end, and that they never outlive their parent."""

from __future__ import annotations

import asyncio
import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crawler import settings
from crawler.children import Child, Job, Progress, start
from crawler.errors import CouldNotStart
from tests.conftest import ROOT, lines
from tests.portal_server import Answer, PortalServer, served

QUICK = {"CONGTIN_COMMIT_SECONDS": 0.2}
SECONDS = 60
NEVER_ENDS = {"/tin/1/bai-viet": Answer(200, drips=True)}
PARENT = """
import os, sys
from pathlib import Path
from crawler.children import Job, start
child = start(Job(targets=[sys.argv[1]], archive=Path(sys.argv[2])), log=Path(sys.argv[2], "log"))
sys.stdin.readline()
print(child.pid, flush=True)
sys.stdin.readline()
os._exit(0)
"""


def job(archive: Path, *portals: PortalServer, **more: Any) -> Job:
    return Job(targets=[portal.url for portal in portals], archive=archive, settings={**QUICK, **more})


def heard(
    seen: list[Progress], wanted: Callable[[Progress], bool]
) -> tuple[threading.Event, Callable[[Progress], None]]:
    """An event for when ``wanted`` was heard, and what to hear with."""
    event = threading.Event()

    def hear(progress: Progress) -> None:
        seen.append(progress)
        if wanted(progress):
            event.set()

    return event, hear


def asked(portal: PortalServer, path: str) -> threading.Event:
    event = threading.Event()
    portal.on_request.append(lambda _, now: event.set() if now == path else None)
    return event


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


def test_a_call_that_cannot_be_is_refused_with_its_line(tmp_path: Path) -> None:
    ended = start(Job(targets=["nope"], archive=tmp_path), log=tmp_path / "log").result(SECONDS)
    assert (ended.how, ended.code, ended.outcomes[0].portal) == ("refused", 2, "nope")
    assert ended.error is not None
    assert ended.error.startswith("no portal is called 'nope'")
    with pytest.raises(CouldNotStart, match="cannot be written"):
        start(Job(targets=["demo"], archive=tmp_path), log=tmp_path)


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


def test_of_a_crash_is_told_what_is_known_and_the_portals_before_it_stand(tmp_path: Path) -> None:
    extensions = {**settings.EXTENSIONS, "tests.crawler.crashing.Crash": 0}
    with served(PortalServer(articles=2)) as well, served(PortalServer(articles=9)) as deadly:
        done = threading.Event()
        deadly.on_request.append(lambda _, path: done.wait(SECONDS) if path == "/tin/4/bai-viet" else None)

        def hear(progress: Progress) -> None:
            if child.outcomes and progress.counts.get("stored") == 8:
                done.set()

        child = start(job(tmp_path, well, deadly, EXTENSIONS=extensions), log=tmp_path / "log", on_progress=hear)
        ended = child.result(SECONDS)
    assert (ended.how, ended.code) == ("crashed", -signal.SIGABRT)
    assert [(outcome.finish, outcome.exit_code) for outcome in ended.outcomes] == [("finished", 0), ("crashed", 1)]
    assert ended.outcomes[1].error == f"its process was ended by SIGABRT: {tmp_path / 'log'} may tell more"
    assert ended.outcomes[1].counts["stored"] == 8


def outlived(tmp_path: Path, end: Callable[[subprocess.Popen[str]], None]) -> bool:
    """Whether a child that is in the middle of a request goes on after ``end`` of its parent."""
    with served(PortalServer(articles=3, answers=NEVER_ENDS)) as portal:
        hung = asked(portal, "/tin/1/bai-viet")
        command = [sys.executable, "-c", PARENT, portal.url, str(tmp_path)]
        with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as parent:
            assert parent.stdin is not None
            assert parent.stdout is not None
            assert hung.wait(SECONDS)
            print(file=parent.stdin, flush=True)
            child = os.pidfd_open(int(parent.stdout.readline()))
            end(parent)
            ended, _, _ = select.select([child], [], [], SECONDS)
            os.close(child)
    return not ended


def test_a_child_ends_with_its_parent(tmp_path: Path) -> None:
    assert not outlived(tmp_path, lambda parent: print(file=parent.stdin, flush=True))


@pytest.mark.soak
@pytest.mark.kill
def test_a_child_ends_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    assert not outlived(tmp_path, lambda parent: parent.kill())
