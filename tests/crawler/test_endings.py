"""How runs end, and what the last line says of it: nothing that is not so."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from archive.frontiers.frontier import Waiting
from crawler.processes.outcome import Outcome
from crawler.showing.crawled import outcomes, verdict, waiting
from crawler.signals import ENDING
from tests.conftest import ROOT, Run, lines
from tests.portal_server import Answer, PortalServer, served
from tests.waiting import HANGS

ALL_THERE = "Nothing new: every article the portal shows is in the archive."
NOW = datetime(2026, 11, 26, 5, 0, tzinfo=UTC)


def crawl(congtin: Run, portal: PortalServer, archive: Path, *arguments: str) -> tuple[dict[str, Any], str]:
    """What a run says as JSON, and its last words to a person."""
    done = congtin("crawl", portal.url, "--archive", archive, "--json", "-s", "CONGTIN_PROGRESS=0", *arguments)
    assert "Traceback" not in done.stderr, done.stderr
    said = json.loads(done.stdout)[0]
    assert done.returncode == said["exit_code"]
    return said, done.stderr


def test_what_waits_for_its_next_try_is_said_until_it_is_there(congtin: Run, tmp_path: Path) -> None:
    broken = {f"/tin/{number}/bai-viet": Answer(500, b"") for number in (2, 3, 5)}
    with served(PortalServer(articles=6, answers=broken)) as portal:
        first, _ = crawl(congtin, portal, tmp_path)
        second = congtin("crawl", portal.url, "--archive", tmp_path)
        portal.answers.clear()
        third, _ = crawl(congtin, portal, tmp_path, "--mode", "full")
        fourth = congtin("crawl", portal.url, "--archive", tmp_path)
    assert (first["exit_code"], first["waiting"]["failed"]) == (1, 3)
    assert (second.returncode, "3 articles wait for another try, the next " in second.stdout) == (1, True)
    assert "--mode full tries them now" in second.stdout
    assert ALL_THERE not in second.stdout
    assert (third["exit_code"], third["counts"]["stored"], third["waiting"]["failed"]) == (0, 3, 0)
    assert (fourth.returncode, ALL_THERE in fourth.stdout) == (0, True)


def test_a_withdrawn_article_is_no_lack_and_a_dead_link_is_one_for_a_while(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=4, answers={"/tin/4/bai-viet": Answer(404, b"<h1>404</h1>")})) as portal:
        first, _ = crawl(congtin, portal, tmp_path)
        second, _ = crawl(congtin, portal, tmp_path)
        portal.answers["/tin/2/bai-viet"] = Answer(404, b"<h1>404</h1>")
        third, _ = crawl(congtin, portal, tmp_path, "--mode", "full")
    assert [said["waiting"]["missing"] for said in (first, second, third)] == [1, 1, 1]
    assert [said["exit_code"] for said in (first, second, third)] == [1, 1, 1]


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Waiting(), ""),
        (Waiting(found=7), ""),
        (
            Waiting(failed=1, next_try="2026-11-26T05:20:31Z"),
            "1 article waits for another try, the next at 05:20 UTC; --mode full tries it now.",
        ),
        (
            Waiting(failed=2, missing=1, next_try="2026-11-27T00:10:00Z"),
            "3 articles wait for another try, the next on 2026-11-27 at 00:10 UTC; --mode full tries 2 of them now.",
        ),
        (
            Waiting(missing=2, next_try="2026-11-27T00:10:00Z"),
            "2 articles wait for another try, the next on 2026-11-27 at 00:10 UTC.",
        ),
    ],
)
def test_what_waits_in_words(found: Waiting, said: str) -> None:
    assert waiting(found, NOW) == said


def outcome(**facts: Any) -> Outcome:
    usual = {"portal": "vidu", "archive": "a", "finish": "finished", "counts": {"pages": 3}}
    return Outcome(**(usual | facts))


def test_the_whole_is_only_there_where_nothing_waits() -> None:
    assert verdict(outcome()) == ALL_THERE
    assert ALL_THERE not in verdict(outcome(waiting=Waiting(failed=2)))
    assert "2 articles wait" in verdict(outcome(counts={"pages": 3, "stored": 1}, waiting=Waiting(failed=2)))
    assert "Nothing new among what was asked for." in verdict(outcome(partial=True, waiting=Waiting(failed=2)))


def test_what_a_run_of_a_part_left_is_said_with_the_command_that_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    counts = {"pages": 30, "found": 21, "stored": 3, "outside_days": 5}
    part = outcome(finish="limit", partial=True, counts=counts, refused={"listing": 1}, waiting=Waiting(found=17))
    assert "17 articles were found and not looked at" in verdict(part)
    assert " crawl vidu --archive a\n" in verdict(part)
    assert "not looked at" not in verdict(outcome(counts=counts, waiting=Waiting(found=17)))
    outcomes([part], as_json=False)
    said = capsys.readouterr().out
    rows = dict(re.findall(r"│ ([a-z ():]+?) +│ +(\d+) │", said))
    assert int(rows["found (new)"]) == sum(
        int(rows[name]) for name in ("stored", "refused: listing", "outside days", "not looked at yet")
    )
    assert "a/articles" not in said  # there is no such folder


def test_what_fell_short_says_where_to_look_with_the_archive(capsys: pytest.CaptureFixture[str]) -> None:
    outcomes([outcome(archive="my archive", below=["8 articles, 9 expected"])], as_json=False)
    assert "health vidu --archive 'my archive'`" in " ".join(capsys.readouterr().out.split())


def test_an_archive_with_spaces_is_quoted_where_it_can_be_copied() -> None:
    said = verdict(Outcome(portal="vidu", archive="my archive", finish="finished", counts={"pages": 3, "stored": 1}))
    assert "--archive 'my archive'" in said


@pytest.mark.parametrize("signals", [1, 2])
def test_a_second_signal_stops_at_once_and_the_words_say_so(tmp_path: Path, signals: int) -> None:
    released = threading.Event()
    reached = threading.Event()

    def hold(number: int, path: str) -> None:
        articles.update([path] if path.endswith("/bai-viet") else [])
        if len(articles) == 4:
            reached.set()
            assert released.wait(HANGS)

    articles = set[str]()
    with served(PortalServer(articles=8, on_request=[hold])) as portal:
        (tmp_path / "portals").mkdir()
        declared = f'home = "{portal.url}"\nfamily = "generic"\n[expect]\narticles = 8\nfilled.views = 1.0\n'
        (tmp_path / "portals" / "vidu.toml").write_text(declared, encoding="utf-8")
        command = [sys.executable, "-m", "crawler.cli", "crawl", "vidu", "--archive", str(tmp_path), "--mode", "full"]
        options = ["-s", "LOG_LEVEL=INFO", "-s", "CONGTIN_PROGRESS=0", "-s", "CONGTIN_COMMIT_SECONDS=600"]
        with subprocess.Popen(
            [*command, *options], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as run:
            assert run.stderr is not None
            assert run.stdout is not None
            assert reached.wait(HANGS)
            os.kill(run.pid, signal.SIGINT)
            heard = [run.stderr.readline()]
            while "shutting down gracefully" not in heard[-1]:
                assert run.poll() is None
                heard.append(run.stderr.readline())
            assert heard.count(f"{ENDING}\n") == 1  # while what is in flight still is
            if signals == 2:
                os.kill(run.pid, signal.SIGINT)
            else:
                released.set()
            said = run.stdout.read()
            released.set()
            assert "Traceback" not in run.stderr.read()
            assert run.wait() == 130
    assert "fell short" not in said  # nothing is expected of a part
    stored = len(lines(tmp_path, "articles"))
    if signals == 2:
        assert "Stopped at once: what had come in is stored" in said
        assert "everything fetched is stored" not in said
    else:
        assert "Interrupted; everything fetched is stored." in said
    assert stored > 0
    (path,) = tmp_path.glob("crawls/*.jsonl")
    run_line = json.loads(path.read_text())
    assert (run_line["finish"], run_line["counts"]["stored"]) == ("interrupted", stored)
    assert [path.suffix for path in sorted(tmp_path.glob("state/portal=*"))] == [".id", ".lease", ".sqlite"]
    assert re.search(rf"│ stored +│ {stored} ", said)


def test_a_portal_that_is_gone_in_the_middle_ends_the_run_and_the_rest_waits(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=60)) as portal:

        def leave(number: int, path: str) -> None:
            if number > 20:  # the first of them recognise it
                gone.append(path)
                raise ConnectionAbortedError

        gone: list[str] = []
        portal.on_request.append(leave)
        done, said = crawl(congtin, portal, tmp_path)
        portal.on_request.clear()
        again, _ = crawl(congtin, portal, tmp_path, "--mode", "full")
    assert (done["finish"], done["exit_code"]) == ("unreachable", 1)
    # One more is under way when the tenth has failed, and HTTP repeats what was lost on a connection that was kept.
    assert 10 <= len(gone) <= 12
    assert done["counts"]["not_asked"] > 0
    assert done["waiting"]["failed"] == len({line["url"] for line in lines(tmp_path, "observations")})
    assert "the run ends" in said
    assert done["waiting"]["found"] > 30
    assert (again["exit_code"], len({line["id"] for line in lines(tmp_path, "articles")})) == (0, 60)
    assert "stopped answering" in verdict(outcome(finish="unreachable", waiting=Waiting(found=44)))
    assert "44 articles found are still to be looked at." in verdict(
        outcome(finish="unreachable", waiting=Waiting(found=44))
    )


def test_a_robots_txt_that_cannot_be_read_is_said_before_the_wait(congtin: Run, tmp_path: Path) -> None:
    answer = Answer(503, b"", {"Retry-After": "0"})
    with served(PortalServer(answers={"/robots.txt": answer})) as portal:
        _, said = crawl(congtin, portal, tmp_path)
    first, *_, last = [line for line in said.splitlines() if "robots.txt" in line]
    assert "robots.txt cannot be read: asked again in 0 s, nothing is crawled without it" in first
    assert "answers 503: nothing is crawled" in last
    assert said.count("asked again in") == 3


def test_a_section_that_is_not_there_ends_the_run_at_the_first_page(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=4)) as portal:
        done = congtin("crawl", portal.url, "--archive", tmp_path, "--section", "zzz", "--section", "yyy")
        assert portal.asked[-1] == "/"
        name = f"127.0.0.1-{portal.url.split(':')[2][:-1]}"
        said = f"congtin: {name}: no section matches zzz or yyy; the portal has: Tin tức\n"
        assert (done.returncode, done.stdout, done.stderr) == (2, "", said)
        crawl(congtin, portal, tmp_path, "--limit", "1")
        before = sorted(tmp_path.rglob("portal=*/*"))
        runs = [path.read_text() for path in tmp_path.glob("crawls/*")]
        seen = len(lines(tmp_path, "sightings"))
        again = congtin("crawl", portal.url, "--archive", tmp_path, "--section", "zzz")
    assert again.returncode == 2
    assert [path.read_text() for path in tmp_path.glob("crawls/*")] == runs, "a mistake is no run"
    assert len(lines(tmp_path, "sightings")) == seen
    assert set(before) <= set(tmp_path.rglob("portal=*/*")), "what is known of a portal stands"


def test_a_section_that_the_file_of_the_portal_does_not_name_is_said_before_anything_is_asked(
    congtin: Run, tmp_path: Path
) -> None:
    (tmp_path / "vidu.toml").write_text(
        "home = 'http://127.0.0.1:1/'\n[[sections]]\nname = 'Thời sự'\nurl = 'http://127.0.0.1:1/thoi-su'\n"
    )
    archive, own = tmp_path / "archive", str(tmp_path)
    done = congtin("crawl", "vidu", "--archive", archive, "--section", "zzz", CONGTIN_PORTALS=own)
    said = "congtin: --section: no section matches zzz; the portal has: Thời sự\n"
    assert (done.returncode, done.stderr, archive.exists()) == (2, said, False)


def test_every_target_is_looked_at_before_the_first_is_crawled(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=2)) as portal:
        for wrong in ("nope", "https://vidu.gov.vn/", "http://"):
            done = congtin("crawl", portal.url, wrong, "--archive", tmp_path, CONGTIN_CONTACT="")
            assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), done.stderr
        two = congtin("crawl", portal.url, f"{portal.url}tin/", "--archive", tmp_path)
        assert (two.returncode, "are one portal" in two.stderr) == (2, True)
        assert (portal.asked, list(tmp_path.iterdir())) == ([], [])
        twice = congtin("crawl", portal.url, portal.url.rstrip("/"), portal.url, "--archive", tmp_path, "--json")
    assert twice.returncode == 0
    assert len(json.loads(twice.stdout)) == 1


def test_a_portal_of_which_nothing_came_can_be_taken_out_again(tmp_path: Path) -> None:
    def said(portal: str) -> str:
        return verdict(outcome(portal=portal, archive=str(tmp_path), finish="unreachable", counts={}))

    # Ids that begin as this one does, one of them as a file of this one would.
    for portal in ("go-nham.vn", "go-nham.vn.khac", "go-nham.vn.id"):
        (tmp_path / "articles" / f"portal={portal}").mkdir(parents=True)
        for name in (f"crawls/portal={portal}.jsonl", f"state/portal={portal}.sqlite", f"state/portal={portal}.id"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).touch()
    before = set(tmp_path.rglob("portal=*"))
    command = re.search(r"(rm -r .*?) takes it out", said("go-nham.vn"))
    assert command is not None
    subprocess.run(["sh", "-ec", command[1]], check=True)
    taken = {f"{path.parent.name}/{path.name}" for path in before - set(tmp_path.rglob("portal=*"))}
    own = ("articles/portal=", "crawls/portal=", "state/portal=", "state/portal=")
    ends = ("", ".jsonl", ".sqlite", ".id")
    assert taken == {f"{one}go-nham.vn{end}" for one, end in zip(own, ends, strict=True)}
    assert "rm -r" not in said("demo")
    (tmp_path / "articles" / "portal=go-nham.vn").mkdir()
    (tmp_path / "articles" / "portal=go-nham.vn" / "2026-11-26.jsonl").write_text("")
    assert "rm -r" not in said("go-nham.vn")


@pytest.mark.parametrize("at", ["typer", "archive.cli", "crawler.commands.health"])
def test_ctrl_c_while_the_command_is_loaded_ends_it_without_a_word(at: str) -> None:
    code = (
        "import signal, sys\n"
        "class Interrupting:\n"
        "    def find_spec(self, name, *_):\n"
        f"        if name == {at!r}: signal.raise_signal(signal.SIGINT)\n"
        "sys.meta_path.insert(0, Interrupting())\n"
        "from crawler.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "portals", "list"], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
