"""Many portals side by side: one bad one takes no other along, no host is asked by two, and the end tells of each."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

from crawler import settings
from crawler.portals import registry
from crawler.processes.children import Job, Outcome, Progress
from crawler.processes.many import crawl_many, exit_code
from crawler.showing.board import Board, sums, table
from tests.conftest import ROOT, Run, lines
from tests.portal_server import Answer, PortalServer, served
from tests.waiting import HANGS

QUICK = {"CONGTIN_COMMIT_SECONDS": 0.2}
DEADLY = {"EXTENSIONS": {**settings.EXTENSIONS, "tests.crawler.crashing.Crash": 0}}


@pytest.fixture(autouse=True)
def _registry_as_before() -> Iterator[None]:
    before = list(registry._own)
    yield
    registry._own[:] = before


def declare(archive: Path, name: str, server: PortalServer, extra: str = "") -> None:
    folder = archive / "portals"
    folder.mkdir(parents=True, exist_ok=True)
    text = f'title = "{name}"\nhome = "{server.url}"\nfamily = "generic"\nprovince = "Thử Nghiệm"\n{extra}'
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")


def test_a_province_side_by_side_with_one_that_falls_short(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=3)) as one, served(PortalServer(articles=4)) as other:
        other.answers["/tin/4/bai-viet"] = Answer(500, b"")
        for name, server in (("thu-mot", one), ("thu-hai", other)):
            declare(tmp_path, name, server)
        declare(tmp_path, "thu-cu", one, "valid_to = 2025-06-30\n")
        call = ("crawl", "--province", "Thử nghiệm", "--archive", tmp_path, "-s", "RETRY_TIMES=0", "--jobs")
        done = congtin(*call, 2)
        again = congtin(*call, 1, "--json")
    assert done.returncode == again.returncode == 1
    assert done.stderr.splitlines()[0] == (
        "congtin: 1 portal is left out, switched off by now (valid_to): thu-cu. Name it to crawl it."
    )
    assert "thu-mot: finished after" in done.stderr
    said = done.stdout.splitlines()
    assert "portals     2: 1 came in whole, 1 fell short" in said
    assert "articles    6 stored, 0 revised" in said
    short = [line for line in said if line.startswith("fell short")]
    assert len(short) == 1
    assert short[0].startswith("fell short  thu-hai: http-5xx 1; 1 article waits for another try")
    assert [each["portal"] for each in json.loads(again.stdout)] == ["thu-hai", "thu-mot"]


@pytest.mark.usefixtures("launched")
def test_a_portal_that_kills_its_process_takes_no_other_along(tmp_path: Path) -> None:
    with served(PortalServer(articles=3)) as well, served(PortalServer(articles=5)) as deadly:
        # The other is in the middle of it when the process dies, the first time.
        died = threading.Event()
        deadly.on_request.append(lambda _, path: died.set() if path == "/tin/4/bai-viet" else None)
        well.on_request.append(lambda _, path: died.wait(HANGS) if path == "/tin/1/bai-viet" else None)
        job = Job(targets=[well.url, deadly.url], archive=tmp_path, settings={**QUICK, **DEADLY})
        outcomes = crawl_many(job, processes=1, board=Board([], quiet=True))
    assert [(outcome.finish, outcome.exit_code) for outcome in outcomes] == [("finished", 0), ("crashed", 1)]
    assert exit_code(outcomes) == 1
    assert "was ended by SIGABRT" in (outcomes[1].error or "")
    assert deadly.asked.count("/tin/4/bai-viet") == 2  # once with the other, once alone
    assert len([line for line in lines(tmp_path, "articles") if line["portal"] == outcomes[0].portal]) == 3


@pytest.mark.usefixtures("launched")
def test_portals_that_share_a_host_are_crawled_one_after_another(tmp_path: Path) -> None:
    with served(PortalServer(articles=3)) as one, served(PortalServer(articles=2)) as other:
        declare(tmp_path, "thu-mot", one)
        declare(tmp_path, "thu-hai", other, f'asset_hosts = ["{one.url.split("/")[2]}"]\n')
        asked_before: list[int] = []
        other.on_request.append(lambda *_: asked_before.append(len(one.asked)))
        job = Job(targets=["thu-mot", "thu-hai"], archive=tmp_path, settings=QUICK)
        outcomes = crawl_many(job, processes=2, board=Board([], quiet=True))
    assert [outcome.counts["stored"] for outcome in outcomes] == [3, 2]
    assert set(asked_before) == {len(one.asked)}


@pytest.mark.sweep(every=2)
@pytest.mark.parametrize("times", [1, 2])
def test_ctrl_c_ends_all_orderly_and_twice_at_once(tmp_path: Path, times: int) -> None:
    slow = {"/tin/1/bai-viet": Answer(200, drips=True)}
    with served(PortalServer(articles=3, answers=slow)) as one, served(PortalServer(articles=3)) as other:
        hung, may_go = threading.Event(), threading.Event()
        one.on_request.append(lambda _, path: hung.set() if path == "/tin/1/bai-viet" else None)
        other.on_request.append(lambda _, path: may_go.wait(HANGS) if path == "/tin/1/bai-viet" else None)
        command = [sys.executable, "-m", "crawler.cli", "crawl", one.url, other.url, "--archive", str(tmp_path)]
        command += ["--jobs", "1", "--json", "-s", "CONGTIN_COMMIT_SECONDS=0.2"]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
            assert hung.wait(HANGS)
            assert run.stderr is not None
            for _ in range(times):
                os.kill(run.pid, signal.SIGINT)
                assert any(line.startswith("Ending ") for line in run.stderr)  # reads on to it
            may_go.set()
            if times == 1:  # what is on its way comes to an end
                one.dry.set()
            outcomes = json.loads(run.communicate(timeout=HANGS)[0])
    assert run.returncode == 130
    assert {outcome["finish"] for outcome in outcomes} <= {"interrupted", "finished"}
    assert outcomes[0]["at_once"] is (times == 2)
    assert len([line for line in lines(tmp_path, "articles") if line["portal"] == outcomes[0]["portal"]]) == 2


def test_the_table_shows_who_is_under_way_first_and_the_sums(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    names = [f"p{number}" for number in range(9)]
    progress = {
        name: Progress(portal=name, state="crawling", counts={"found": 900, "stored": 30}, rate=2.0, waits=600)
        for name in names[4:6]
    }
    outcomes = {
        name: Outcome(portal=name, archive="a", finish=finish, exit_code=code, counts={"stored": 5})
        for name, finish, code in (("p0", "finished", 0), ("p1", "unreachable", 1))
    }
    out = io.StringIO()
    Console(width=100, force_terminal=True, file=out).print(table(names, progress, outcomes, 8))
    said = out.getvalue().splitlines()
    assert said[1].split() == ["p4", "crawling", "900", "30", "2.0", "5", "min"]
    assert "and 1 more" in "\n".join(said)
    assert sums(names, progress, outcomes) == (
        "9 portals: 2 crawling, 2 ended (1 fell short), 5 to come; 1800 found, 70 stored, 4.0 pages/s"
    )
    assert not any(f"\x1b[3{colour}m" in line for line in said for colour in range(8))


@pytest.mark.parametrize(
    ("codes", "code"), [([0, 0], 0), ([0, 1], 1), ([0, 3], 1), ([3, 3], 3), ([0, 130], 130), ([1, 2], 1)]
)
def test_the_exit_code_of_many(codes: list[int], code: int) -> None:
    assert exit_code([Outcome(portal="p", archive="a", finish="f", exit_code=each) for each in codes]) == code
