"""Real processes, really killed: after any number of kills every article stands exactly once."""

from __future__ import annotations

import json
import os
import random
import signal
import threading
from collections import Counter
from pathlib import Path

import pytest

from archive.pages import captures
from tests import forked
from tests.conftest import Run, lines
from tests.crawler.days_kit import edited, path_of
from tests.crawler.kill_kit import STOP_AFTER_WARC
from tests.portal_server import Answer, PortalServer, served
from tests.waiting import HANGS, until

ARTICLES = 40


def killed_crawl(portal: PortalServer, archive: Path, after: int) -> int:
    """A crawl that gets SIGKILL at its ``after``-th request from now on; its return code."""
    target, started = len(portal.asked) + after, threading.Event()

    def kill(number: int, path: str) -> None:
        if number == target:
            assert started.wait(HANGS)
            process.send_signal(signal.SIGKILL)

    portal.on_request[:] = [kill]
    with Path(os.devnull).open("wb") as nothing:
        command = ("crawl", portal.url, "--archive", archive, "-s", "CONGTIN_COMMIT_SECONDS=0.05")
        process = forked.start(*command, out=nothing, err=nothing)
    started.set()
    code = process.wait(HANGS)
    portal.on_request.clear()
    return code


def whole(archive: Path, articles: int) -> None:
    """Every article once a revision, no line torn, every pointer good."""
    found = lines(archive, "articles")
    assert Counter((line["id"], line["revision"]) for line in found).most_common(1)[0][1] == 1
    assert {line["revision"] for line in found} == {1}
    assert len(found) == articles
    for kind in ("observations", "sightings", "rejects"):
        lines(archive, kind)


def kills(congtin: Run, archive: Path, number: int, seed: int) -> None:
    draw = random.Random(seed)
    with served(PortalServer(articles=ARTICLES)) as portal:
        codes = [killed_crawl(portal, archive, draw.randint(2, ARTICLES + 3)) for _ in range(number)]
        assert -signal.SIGKILL in codes
        last = congtin("crawl", portal.url, "--archive", archive, "--json")
        assert json.loads(last.stdout)[0]["exit_code"] == 0
    whole(archive, ARTICLES)
    verified = congtin("archive", "verify", "--archive", archive, "--warc")
    assert verified.returncode == 0, verified.stdout


@pytest.mark.kill
@pytest.mark.sweep(every=2)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_kill_at_random_instants(congtin: Run, tmp_path: Path, seed: int) -> None:
    kills(congtin, tmp_path, 4, seed)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(20))
def test_kill_at_random_instants_two_hundred_times(congtin: Run, tmp_path: Path, seed: int) -> None:
    kills(congtin, tmp_path, 10, 1000 + seed)


@pytest.mark.kill
def test_what_the_warc_holds_is_stored_without_the_server(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=6)) as portal:
        once = ("-s", "CONGTIN_COMMIT_SECONDS=3600")  # all in one group, however long the machine takes
        process = forked.run("crawl", portal.url, "--archive", tmp_path, *once, code=STOP_AFTER_WARC)
        assert process.returncode == -signal.SIGKILL
        assert lines(tmp_path, "articles") == []
        home = portal.url
    again = congtin("crawl", home, "--archive", tmp_path, "--json", "-s", "RETRY_TIMES=0")
    done = json.loads(again.stdout)[0]
    assert done["recovered"]["articles_from_warc"] == 6
    assert done["exit_code"] == 1  # the portal is away, and the run says so
    whole(tmp_path, 6)


@pytest.mark.kill
def test_files_that_a_killed_run_did_not_come_to_are_fetched_by_the_next(congtin: Run, tmp_path: Path) -> None:
    """Its page lay in the WARC file: the article was stored without its file until its next look, in a year mostly."""
    started = threading.Event()

    def kill(number: int, path: str) -> None:
        if path.endswith(".pdf"):
            assert started.wait(HANGS)
            until(lambda: any(page.url.endswith(path_of(2)) for file in warc() for page in captures(file)))
            process.send_signal(signal.SIGKILL)

    def warc() -> list[Path]:
        return sorted(tmp_path.glob("warc/*/*.warc.gz"))

    with served(PortalServer(articles=3)) as portal:
        portal.answers[path_of(2)] = edited(2, "<a href='/tep/1.pdf'>Tệp đính kèm</a>")
        portal.answers["/tep/1.pdf"] = Answer(200, b"%PDF-1.4", {"Content-Type": "application/pdf"})
        portal.on_request.append(kill)
        with Path(os.devnull).open("wb") as nothing:
            command = ("crawl", portal.url, "--archive", tmp_path, "-s", "CONGTIN_COMMIT_SECONDS=0.05")
            process = forked.start(*command, out=nothing, err=nothing)
        started.set()
        assert process.wait(HANGS) == -signal.SIGKILL
        portal.on_request.clear()
        for _ in range(2):
            portal.asked.clear()
            assert congtin("crawl", portal.url, "--archive", tmp_path).returncode == 0
    latest = [line for line in lines(tmp_path, "articles") if line["attachments"]][-1]
    assert latest["attachments"][0]["bytes"] == 8
    assert path_of(2) not in portal.asked, "once is enough"
    verified = congtin("archive", "verify", "--archive", tmp_path, "--warc")
    assert verified.returncode == 0, verified.stdout
