"""The whole way over real HTTP: one small portal, every answer bent in turn."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, Run, lines
from tests.portal_server import Answer, PortalServer, article, served, title

HTML = {"Content-Type": "text/html; charset=utf-8"}


def outcome(done: Any) -> dict[str, Any]:
    assert "Traceback" not in done.stderr, done.stderr
    return json.loads(done.stdout)[0]


def crawl(congtin: Run, portal: PortalServer, archive: Path, *arguments: str) -> dict[str, Any]:
    return outcome(congtin("crawl", portal.url, "--archive", archive, "--json", "-s", "CONGTIN_PROGRESS=0", *arguments))


def test_a_portal_comes_in_whole_and_the_second_crawl_finds_nothing_new(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=12)) as portal:
        first = crawl(congtin, portal, tmp_path)
        second = crawl(congtin, portal, tmp_path)
    assert (first["exit_code"], first["counts"]["stored"], first["mode"]) == (0, 12, "full")
    assert (second["exit_code"], second["counts"].get("stored", 0), second["mode"]) == (0, 0, "update")
    assert len({line["id"] for line in lines(tmp_path, "articles")}) == 12
    runs = [json.loads(line) for line in next((tmp_path / "crawls").iterdir()).read_text().splitlines()]
    assert [run["finish"] for run in runs] == ["finished", "finished"]
    ledger = runs[0]["hosts"][portal.url.split("/")[2]]
    assert ledger["requests"] == sum(ledger["status"].values())


def test_an_edit_is_a_revision_and_every_further_look_an_observation(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=5)) as portal:
        crawl(congtin, portal, tmp_path)
        portal.answers["/tin/3/bai-viet"] = Answer(200, article(3, extra="<p>Bổ sung một đoạn mới.</p>").encode(), HTML)
        again = crawl(congtin, portal, tmp_path, "--mode", "full")
    assert (again["counts"]["revised"], again["counts"]["unchanged"]) == (1, 4)
    revised = [line for line in lines(tmp_path, "articles") if line["revision"] == 2]
    assert [line["change"]["cause"] for line in revised] == ["editorial"]
    assert "Bổ sung một đoạn mới." in revised[0]["change"]["fields"]["body"]["diff"]
    kinds = [line["kind"] for line in lines(tmp_path, "observations")]
    assert (kinds.count("unchanged"), kinds.count("revised")) == (4, 1)


@pytest.mark.parametrize("status", [500, 503])
def test_an_unreachable_robots_txt_means_no_crawl(congtin: Run, tmp_path: Path, status: int) -> None:
    with served(PortalServer(answers={"/robots.txt": Answer(status, b"", {"Retry-After": "0"})})) as portal:
        done = crawl(congtin, portal, tmp_path)
    assert set(portal.asked) == {"/robots.txt"}
    assert done["exit_code"] == 1
    assert done["failed"] == {"listing robots-unreachable": 1}


def test_robots_txt_is_obeyed_and_a_missing_one_allows_all(congtin: Run, tmp_path: Path) -> None:
    rules = b"User-agent: *\nDisallow: /tin/2/\n"
    with served(PortalServer(answers={"/robots.txt": Answer(200, rules, {"Content-Type": "text/plain"})})) as portal:
        done = crawl(congtin, portal, tmp_path)
    assert "/tin/2/bai-viet" not in portal.asked
    assert (done["counts"]["stored"], done["refused"]) == (11, {"robots": 1})


def test_no_redirect_and_no_link_leads_out_of_the_portal(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer()) as other, served(PortalServer()) as portal:
        portal.answers["/tin/4/bai-viet"] = Answer(302, b"", {"Location": f"{other.url}tin/4/bai-viet"})
        extra = f"<a href='{other.url}'>ngoài</a><a href='file:///etc/passwd'>tệp</a>"
        portal.answers["/tin/5/bai-viet"] = Answer(200, article(5, extra=extra).encode(), HTML)
        done = crawl(congtin, portal, tmp_path)
    assert other.asked == []
    assert (done["counts"]["stored"], done["counts"]["moved"]) == (11, 1)
    moved = [line for line in lines(tmp_path, "observations") if line["kind"] == "moved"]
    assert moved[0]["moved_to"] == f"{other.url}tin/4/bai-viet"


def test_a_server_that_asks_for_patience_is_asked_again(congtin: Run, tmp_path: Path) -> None:
    answers = {
        "/tin/1/bai-viet": Answer(429, b"", {"Retry-After": "0"}, times=2),
        "/tin/2/bai-viet": Answer(503, b"", {"Retry-After": "0"}, times=1),
        "/tin/3/bai-viet": Answer(500, b"", {}, times=1),
    }
    with served(PortalServer(articles=6, answers=answers)) as portal:
        done = crawl(congtin, portal, tmp_path)
    assert (done["exit_code"], done["counts"]["stored"], done["failed"]) == (0, 6, {})


DEEP = b"<html><body>" + b"<div>" * 1_000_000
BAD = {
    "empty": (Answer(200, b"", HTML), "empty"),
    "nul": (Answer(200, b"\x00" * 5000, HTML), "empty"),
    "deep": (Answer(200, DEEP, HTML), "too-deep"),
    "pdf": (Answer(200, b"%PDF-1.4 ...", {"Content-Type": "application/pdf"}), "not-html"),
    "login": (Answer(302, b"", {"Location": "/"}), "listing"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_page_is_a_counted_refusal(congtin: Run, tmp_path: Path, name: str) -> None:
    bad, reason = BAD[name]
    with served(PortalServer(articles=4, answers={"/tin/2/bai-viet": bad})) as portal:
        done = crawl(congtin, portal, tmp_path)
    assert (done["counts"]["stored"], done["refused"]) == (3, {reason: 1})
    assert [line["reason"] for line in lines(tmp_path, "rejects")] == [reason]


def test_pages_too_large_and_bombs_are_named_and_nothing_else_suffers(congtin: Run, tmp_path: Path) -> None:
    answers = {
        "/tin/1/bai-viet": Answer(200, b"<p>" + b"a" * 60_000_000, HTML),
        "/tin/2/bai-viet": Answer(200, gzip.compress(bytes(200_000_000), 9), HTML | {"Content-Encoding": "gzip"}),
        "/tin/3/bai-viet": Answer(404, b"gone", HTML),
    }
    with served(PortalServer(articles=6, answers=answers)) as portal:
        done = crawl(congtin, portal, tmp_path)
    assert (done["exit_code"], done["counts"]["stored"]) == (1, 3)
    assert done["failed"] == {"too-large": 2, "http-404": 1}


def test_a_wrong_declared_charset_is_seen_through(congtin: Run, tmp_path: Path) -> None:
    wrong = {"Content-Type": "text/html; charset=iso-8859-1"}
    answers = {"/tin/2/bai-viet": Answer(200, article(2).encode(), wrong)}
    with served(PortalServer(articles=3, answers=answers)) as portal:
        crawl(congtin, portal, tmp_path)
    assert title(2) in [line["title"] for line in lines(tmp_path, "articles")]


def test_a_withdrawn_article_is_missing_and_stays(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=4)) as portal:
        crawl(congtin, portal, tmp_path)
        portal.answers["/tin/2/bai-viet"] = Answer(404, b"<h1>404</h1>", HTML)
        crawl(congtin, portal, tmp_path, "--mode", "full")
    assert [line["cause"] for line in lines(tmp_path, "observations") if line["kind"] == "missing"] == ["http-404"]
    assert len(lines(tmp_path, "articles")) == 4


def test_limit_stops_at_the_number_and_the_next_run_goes_on(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=9)) as portal:
        first = crawl(congtin, portal, tmp_path, "--limit", "4")
        second = crawl(congtin, portal, tmp_path)
    assert (first["counts"]["stored"], first["finish"], first["exit_code"]) == (4, "limit", 0)
    assert (second["counts"]["stored"], second["exit_code"]) == (5, 0)


def test_mistakes_of_the_user_are_one_line(congtin: Run, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    for arguments, code, words in (
        (("crawl", "no-such-portal", "--archive", tmp_path / "a"), 2, "no portal is called"),
        (("crawl", "https://vidu.gov.vn/", "--archive", tmp_path / "a"), 2, "CONGTIN_CONTACT"),
        (("crawl", "demo", "--archive", blocked), 3, ""),
        (("crawl", "demo", "--archive", tmp_path / "a", "--since", "1/2/2026"), 2, "--since"),
        (("parse", tmp_path / "missing.html"), 2, "missing.html"),
        (("archive", "info", "--archive", tmp_path / "none"), 2, "none"),
    ):
        done = congtin(*arguments, CONGTIN_CONTACT="")
        assert (done.returncode, words in done.stderr) == (code, True), (arguments, done.stderr)
        assert "Traceback" not in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1, done.stderr


def test_a_second_writer_is_told_who_holds_the_portal(congtin: Run, tmp_path: Path) -> None:
    told = []

    def second(number: int, path: str) -> None:
        if path == "/tin/1/bai-viet" and not told:
            told.append(congtin("crawl", portal.url, "--archive", tmp_path))

    with served(PortalServer(articles=4)) as portal:
        portal.on_request.append(second)
        first = crawl(congtin, portal, tmp_path)
    assert (first["exit_code"], first["counts"]["stored"]) == (0, 4)
    assert told[0].returncode == 3
    assert "Traceback" not in told[0].stderr


def test_a_full_disk_ends_the_run_and_loses_nothing(congtin: Run, tmp_path: Path) -> None:
    """A file that may not grow stands in for a disk that is full: the write fails in the middle of a group."""
    limited = (
        "import resource, sys\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))\n"
        "from crawler.cli import main\n"
        "main()\n"
    )
    with served(PortalServer(articles=60)) as portal:
        command = [sys.executable, "-c", limited, "crawl", portal.url, "--archive", str(tmp_path)]
        full = subprocess.run(
            [*command, "-s", "CONGTIN_COMMIT_SECONDS=0.05"], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert full.returncode == 3, full.stderr
        assert "Traceback" not in full.stderr
        assert congtin("archive", "verify", "--archive", tmp_path).returncode == 0
        done = crawl(congtin, portal, tmp_path)
    assert done["exit_code"] == 0
    found = lines(tmp_path, "articles")
    assert (len(found), len({line["id"] for line in found})) == (60, 60)


def test_an_archive_of_a_newer_program_is_left_alone(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=3)) as portal:
        crawl(congtin, portal, tmp_path)
        path = next(tmp_path.glob("articles/*/*.jsonl"))
        path.write_text(path.read_text().replace('"schema_version":"1.0"', '"schema_version":"2.0"'))
        before = path.read_bytes()
        done = congtin("crawl", portal.url, "--archive", tmp_path)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert "2.0" in done.stderr
    assert path.read_bytes() == before


def test_damaged_lines_are_named_and_the_rest_is_read(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=4)) as portal:
        crawl(congtin, portal, tmp_path)
        path = next(tmp_path.glob("articles/*/*.jsonl"))
        whole = path.read_bytes().splitlines(keepends=True)
        path.write_bytes(whole[0] + whole[1][:50] + b"\x00\x00" + whole[1][52:] + whole[2] + whole[3])
        shown = congtin("archive", "cat", "--archive", tmp_path)
        checked = congtin("archive", "verify", "--archive", tmp_path)
        done = crawl(congtin, portal, tmp_path)
    assert len(shown.stdout.splitlines()) == 3
    assert (checked.returncode, f"{path.name}:2" in checked.stdout) == (1, True), checked.stdout
    assert done["exit_code"] in (0, 1)


def test_it_is_an_ordinary_scrapy_project(tmp_path: Path) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "scrapy",
            "crawl",
            "portal",
            "-a",
            "portal=demo",
            "-a",
            "limit=5",
            "-s",
            f"CONGTIN_ARCHIVE={tmp_path}",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert len(lines(tmp_path, "articles")) == 5
