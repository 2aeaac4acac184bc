"""The whole way over real HTTP: one small portal, every answer bent in turn."""

from __future__ import annotations

import gzip
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from tests import forked
from tests.conftest import ROOT, Run, lines
from tests.portal_server import Answer, PortalServer, article, listing, served, title

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


DEEP = b"<html><body>" + b"<div>" * 150_000
BAD = {
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


ERROR = b"<html><title>Runtime Error</title><body><h1>Server Error in '/' Application.</h1></body></html>"


@pytest.mark.parametrize(("body", "cause"), [(b"", "empty"), (b"\x00" * 5000, "empty"), (ERROR, "error-page")])
def test_a_passing_fault_under_200_is_tried_again(congtin: Run, tmp_path: Path, body: bytes, cause: str) -> None:
    """A server in trouble says 200 to nothing: the article behind it is not given up for it."""
    with served(PortalServer(articles=4, answers={"/tin/4/bai-viet": Answer(200, body, HTML, times=1)})) as portal:
        first = crawl(congtin, portal, tmp_path)
        observed = [line for line in lines(tmp_path, "observations") if line["kind"] == "failed"]
        with closing(sqlite3.connect(next(tmp_path.glob("state/*.sqlite")))) as state, state:
            state.execute("UPDATE frontier SET next_try = '2026-01-01T00:00:00Z' WHERE state = 'failed'")  # time passes
        second = crawl(congtin, portal, tmp_path)
    assert (first["exit_code"], first["counts"]["stored"], first["failed"]) == (1, 3, {cause: 1})
    assert observed[0]["next_try"] is not None
    assert (second["exit_code"], second["counts"]["stored"]) == (0, 1)


def pages_of(portal: PortalServer, size: int, *, fails: int | None = None) -> None:
    """Splits the portal's listing into pages of ``size``; page ``fails`` answers 500 for good."""
    last = -(-portal.articles // size)
    for number in range(1, last + 1):
        rows = range((number - 1) * size + 1, min(number * size, portal.articles) + 1)
        pager = "".join(f"<a href='/tin/?page={other}'>{other}</a> " for other in range(1, last + 1) if other != number)
        text = listing(rows, following=f"<div class=pager>{pager}</div>")
        path = "/tin/" if number == 1 else f"/tin/?page={number}"
        portal.answers[path] = Answer(500, b"", HTML) if number == fails else Answer(200, text.encode(), HTML)
    portal.answers["/tin/?page=1"] = portal.answers["/tin/"]
    portal.answers["/"] = portal.answers["/tin/"]


def test_a_listing_page_that_fails_is_no_end_of_the_list(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=60)) as portal:
        pages_of(portal, 10, fails=4)
        first = crawl(congtin, portal, tmp_path, "-s", "RETRY_TIMES=0")
        pages_of(portal, 10)
        second = crawl(congtin, portal, tmp_path)
        third = crawl(congtin, portal, tmp_path)
    assert (first["exit_code"], first["failed"]) == (1, {"listing http-5xx": 1})
    assert first["counts"]["stored"] + second["counts"]["stored"] == 60
    assert (second["exit_code"], third["mode"], third["counts"]["stored"]) == (0, "update", 0)


def test_an_update_cut_off_is_gone_on_with(congtin: Run, tmp_path: Path) -> None:
    """Rows that an unfinished walk made known are no sign that nothing is new."""
    with served(PortalServer(articles=10)) as portal:
        pages_of(portal, 10)
        crawl(congtin, portal, tmp_path)
        portal.articles = 120
        pages_of(portal, 10)
        cut = crawl(congtin, portal, tmp_path, "--limit", "30")
        rest = crawl(congtin, portal, tmp_path)
    assert (cut["counts"]["stored"], cut["mode"]) == (30, "update")
    assert (rest["counts"]["stored"], rest["exit_code"]) == (80, 0)


def test_a_full_crawl_cut_off_in_a_section_goes_on_where_it_was(congtin: Run, tmp_path: Path) -> None:
    """Also in the second in which it was cut off."""
    clock = ("-s", "CONGTIN_CLOCK=2026-11-26T02:00:00Z")
    with served(PortalServer(articles=200)) as portal:
        pages_of(portal, 10)
        portal.answers["/"] = Answer(200, listing(range(0)).encode(), HTML)
        cut = crawl(congtin, portal, tmp_path, *clock, "-s", "CLOSESPIDER_PAGECOUNT=150")
        reached = max(int(path.partition("page=")[2]) for path in portal.asked if "page=" in path)
        portal.asked.clear()
        portal.articles = 203
        newest = portal.answers["/tin/"].body.replace(b"<ul class=tin>", NEWER.encode())
        portal.answers["/tin/"] = Answer(200, newest, HTML)
        rest = crawl(congtin, portal, tmp_path, *clock)
        again = [int(path.partition("page=")[2]) for path in portal.asked if "page=" in path]
        looked = [path for path in portal.asked if path.endswith("/bai-viet")]
    assert (cut["mode"], rest["mode"], rest["exit_code"]) == ("full", "full", 0)
    assert 10 < reached < 18
    at = again[3]
    assert at in (reached, reached + 1)  # the last page asked for may have come too late
    assert again == [2, 3, 4, *range(at, 21)]  # three pages without news, then where it was
    assert cut["counts"]["stored"] + rest["counts"]["stored"] == 203
    assert len(looked) == rest["counts"]["stored"]


NEWER = "<ul class=tin>" + "".join(
    f"<li><a href='/tin/{number}/bai-viet'>{title(number)}</a> <span>(28/05/2022)</span></li>"
    for number in (201, 202, 203)
)


def test_a_dead_link_in_the_menu_keeps_nothing_open(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=6)) as portal:
        dead = listing(range(1, 7), following="<ul class=menu><li><a href='/chet/'>Chuyên mục đã bỏ</a></li></ul>")
        portal.answers["/"] = Answer(200, dead.encode(), HTML)
        runs = [crawl(congtin, portal, tmp_path, "--mode", mode) for mode in ("update", "update", "full")]
    assert [run["exit_code"] for run in runs] == [0, 0, 0]
    assert [run["mode"] for run in runs] == ["full", "update", "full"]
    assert runs[2]["counts"]["unchanged"] == 6


def test_days_and_sections_limit_what_is_stored(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=12)) as portal:
        sitemap = "".join(f"<url><loc>{portal.url}tin/{number}/bai-viet</loc></url>" for number in range(1, 13))
        portal.answers["/sitemap.xml"] = Answer(
            200, f"<urlset>{sitemap}</urlset>".encode(), {"Content-Type": "text/xml"}
        )
        rules = f"User-agent: *\nAllow: /\nSitemap: {portal.url}sitemap.xml\n"
        portal.answers["/robots.txt"] = Answer(200, rules.encode(), {"Content-Type": "text/plain"})
        some = crawl(congtin, portal, tmp_path / "a", "--since", "2022-05-05", "--until", "2022-05-08")
        named = crawl(congtin, portal, tmp_path / "b", "--section", "tin-tuc-khong-co")
        rest = crawl(congtin, portal, tmp_path / "a")
    assert sorted(line["published_at"][:10] for line in lines(tmp_path / "a", "articles"))[:1] == ["2022-05-02"]
    assert (some["counts"]["stored"], rest["counts"]["stored"]) == (4, 8)
    assert (named["exit_code"], named["counts"].get("stored", 0)) == (2, 0)
    assert named["error"] == "no section matches tin-tuc-khong-co; the portal has: Tin tức"
    assert not list((tmp_path / "b").rglob("*portal=*")), "nothing is left of a portal that nothing came of"


def test_the_delay_holds_from_start_to_start_for_every_request(congtin: Run, tmp_path: Path) -> None:
    """A lower bound, read on the server: www. or not, page or file, no two starts are nearer than the delay."""
    starts: list[float] = []
    with served(PortalServer(articles=5)) as portal:
        link = "<p><a href='/tep/ke-hoach.pdf'>Tệp đính kèm: kế hoạch</a></p>"
        portal.answers["/tin/2/bai-viet"] = Answer(200, article(2, extra=link).encode(), HTML)
        portal.answers["/tep/ke-hoach.pdf"] = Answer(200, b"%PDF-1.4", {"Content-Type": "application/pdf"})
        portal.on_request.append(lambda number, path: starts.append(monotonic()))
        crawl(congtin, portal, tmp_path, "-s", "DOWNLOAD_DELAY=0.2")
    gaps = [later - earlier for earlier, later in pairwise(starts)]
    assert len(gaps) > 5
    assert min(gaps) > 0.15  # the server sees a start a little late, never two of them early


def test_a_crawl_delay_and_a_retry_after_are_heard(congtin: Run, tmp_path: Path) -> None:
    starts: dict[str, float] = {}
    rules = b"\xef\xbb\xbfUser-agent: *\nDisallow: /tin/3/\nCrawl-delay: 0.3\n"
    answers = {
        "/robots.txt": Answer(200, rules, {"Content-Type": "text/plain"}),
        "/tin/2/bai-viet": Answer(503, b"", {"Retry-After": "1"}, times=1),
    }
    with served(PortalServer(articles=3, answers=answers)) as portal:
        portal.on_request.append(lambda number, path: starts.update({f"{number} {path}": monotonic()}))
        done = crawl(congtin, portal, tmp_path)
    order = list(starts.values())
    asked = [name.split(" ")[1] for name in starts]
    busy = asked.index("/tin/2/bai-viet")
    assert "/tin/3/bai-viet" not in asked
    assert done["counts"]["stored"] == 2
    assert min(later - earlier for earlier, later in pairwise(order[1:])) > 0.25
    assert order[busy + 1] - order[busy] > 0.9


def test_the_keys_of_a_proxy_are_not_archived(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=3)) as portal:
        secret = portal.url.replace("http://", "http://bob:s3cret@")
        congtin("crawl", portal.url, "--archive", tmp_path, "--proxy", secret, no_proxy="")
    raw = b"".join(gzip.decompress(path.read_bytes()) for path in tmp_path.glob("warc/*/*.warc.gz"))
    assert b"WARC/1.1" in raw
    assert b"Proxy-Authorization" not in raw


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
    assert (first["mode"], second["mode"]) == ("update", "full")  # a part is what it was asked to be
    assert first["counts"]["found"] == 4 + first["waiting"]["found"]
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
        command = ("crawl", portal.url, "--archive", tmp_path, "-s", "CONGTIN_COMMIT_SECONDS=0.05")
        full = forked.run(*command, code=limited)
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
    assert (done.returncode, "Traceback" in done.stderr) == (3, False)
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
    command = [sys.executable, "-m", "scrapy", "crawl", "portal", "-a", "portal=demo", "-a", "limit=5"]
    env = {**os.environ, "CONGTIN_ARCHIVE": str(tmp_path)}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    assert len(lines(tmp_path, "articles")) == 5


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ("", 2, "name a portal"),
        ("-a portal=nope", 2, "no portal is called 'nope'"),
        ("-a portal=demo -a archive=x", 2, "CONGTIN_ARCHIVE=DIR"),
        ("-a portal=demo -a limit=x", 2, "--limit"),
        ("-a portal=https://vidu.gov.vn/", 2, "CONGTIN_CONTACT"),
        ("-a portal=demo -s CONGTIN_ARCHIVE=README.md", 3, "README.md"),
    ],
)
def test_mistakes_are_one_line_there_too(arguments: str, code: int, words: str, tmp_path: Path) -> None:
    env = {**os.environ, "CONGTIN_ARCHIVE": str(tmp_path), "CONGTIN_CONTACT": ""}
    done = forked.run(
        "crawl", "portal", *arguments.split(), code="from scrapy.cmdline import execute; execute()", env=env
    )
    assert (done.returncode, words in done.stderr) == (code, True), done.stderr
    assert len(done.stderr.splitlines()) == 1, done.stderr


@pytest.mark.parametrize("named_in", ["home", "sitemap"])
def test_a_full_run_looks_at_what_no_listing_names(congtin: Run, tmp_path: Path, named_in: str) -> None:
    with served(PortalServer(articles=8)) as portal:
        paths = [f"/tin/{number}/bai-viet" for number in range(1, 9)]
        shown = "<h2>Tin tức</h2>" + "".join(f"<li><a href='{path}'>{title(1)}</a></li>" for path in paths)
        places = "".join(f"<url><loc>{portal.url}{path[1:]}</loc></url>" for path in paths)
        if named_in == "sitemap":
            shown = "<p>Trang chủ</p>"
            told = f"User-agent: *\nSitemap: {portal.url}map.xml\n".encode()
            portal.answers["/robots.txt"] = Answer(200, told, {"Content-Type": "text/plain"})
            portal.answers["/map.xml"] = Answer(
                200, f"<urlset>{places}</urlset>".encode(), {"Content-Type": "text/xml"}
            )
        portal.answers["/"] = Answer(200, f"<html><title>Tin</title><body>{shown}</body></html>".encode(), HTML)
        first = crawl(congtin, portal, tmp_path)
        portal.answers[paths[2]] = Answer(200, article(3, extra="<p>Bổ sung một đoạn mới.</p>").encode(), HTML)
        portal.answers[paths[4]] = Answer(404)
        portal.asked.clear()
        again = crawl(congtin, portal, tmp_path, "--mode", "full")
    assert (first["mode"], first["counts"]["stored"]) == ("full", 8)
    assert sorted(path for path in portal.asked if path in paths) == paths  # each once
    assert (again["counts"]["revised"], again["counts"]["unchanged"]) == (1, 6)
    assert [line["kind"] for line in lines(tmp_path, "observations")].count("missing") == 1


def test_what_is_expected_is_held_against_the_archive(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=8)) as portal:
        own = tmp_path / "portals"
        own.mkdir()
        said = f'home = "{portal.url}"\nfamily = "generic"\n[expect]\narticles = {{}}\n'
        (own / "vidu.toml").write_text(said.format(8), encoding="utf-8")
        part = outcome(congtin("crawl", "vidu", "--archive", tmp_path, "--json", "--limit", "5"))
        rest = outcome(congtin("crawl", "vidu", "--archive", tmp_path, "--json"))
        (own / "vidu.toml").write_text(said.format(9), encoding="utf-8")
        short = outcome(congtin("crawl", "vidu", "--archive", tmp_path, "--json", "--mode", "full"))
    assert (part["counts"]["stored"], part["below"]) == (5, [])
    assert (rest["counts"]["stored"], rest["below"], rest["exit_code"]) == (3, [], 0)
    assert (short["below"], short["exit_code"]) == (["8 articles, 9 expected"], 1)
