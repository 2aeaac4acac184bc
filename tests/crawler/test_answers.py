"""Answers bent in turn: what a portal says that is no usable page, and how often it is asked again."""

from __future__ import annotations

import gzip
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from archive.reader import Archive
from archive.verify import verify
from tests.conftest import Run, lines
from tests.crawler.running import HTML, crawl
from tests.portal_server import Answer, PortalServer, article, listing, served, title


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


STUB = f"<html><head><title>Trang tin huyện</title></head><body><h1>{title(2)}</h1><p>Sáng nay.</body></html>".encode()


def test_a_stub_of_an_answer_that_breaks_off_is_no_refusal_for_good(congtin: Run, tmp_path: Path) -> None:
    """It ends as pages do, so it is read; only a length that no wrong count explains makes a failure of it."""
    answers = {
        "/tin/1/bai-viet": Answer(200, article(1).encode(), HTML, missing=90_000),
        "/tin/2/bai-viet": Answer(200, STUB, HTML, missing=9000),
        "/tin/3/bai-viet": Answer(200, STUB, HTML, missing=20),
    }
    with served(PortalServer(articles=4, answers=answers)) as portal:
        done = crawl(congtin, portal, tmp_path, "-s", "RETRY_TIMES=0")
        with closing(sqlite3.connect(next(tmp_path.glob("state/*.sqlite")))) as state, state:
            state.execute("UPDATE frontier SET next_try = '2026-01-01T00:00:00Z', tries = 3 WHERE state = 'failed'")
        later = crawl(congtin, portal, tmp_path, "-s", "RETRY_TIMES=0")  # whoever says so each time counts wrong
    assert (later["exit_code"], later["failed"], later["refused"]) == (0, {}, {"not-an-article": 1})
    assert (done["exit_code"], done["counts"]["stored"]) == (1, 2)
    assert (done["failed"], done["refused"]) == ({"cut-off": 1}, {"not-an-article": 1})
    (failed,) = (line for line in lines(tmp_path, "observations") if line["kind"] == "failed")
    assert (failed["url"], failed["next_try"] is not None) == (f"{portal.url}tin/2/bai-viet", True)


def test_a_stub_is_none_for_a_run_that_reads_it_from_what_was_kept(congtin: Run, tmp_path: Path) -> None:
    """After a kill before its line was written; it was refused for good, by its text alone."""
    answers = {f"/tin/{n}/bai-viet": Answer(200, STUB, HTML, missing=cut) for n, cut in ((2, 9000), (3, 20))}
    with served(PortalServer(articles=4, answers=answers)) as portal:
        crawl(congtin, portal, tmp_path, "-s", "RETRY_TIMES=0")
        for kind in ("observations", "rejects", "state", "crawls"):
            shutil.rmtree(tmp_path / kind)
        asked = len(portal.asked)
        done = crawl(congtin, portal, tmp_path, "-s", "RETRY_TIMES=0", "--section", "nothing is called so")
    assert not {path for path in portal.asked[asked:] if path.endswith("/bai-viet")}, done
    assert [line["url"] for line in lines(tmp_path, "rejects")] == [f"{portal.url}tin/3/bai-viet"]
    (failed,) = (line for line in lines(tmp_path, "observations") if line["kind"] == "failed")
    assert (failed["url"], failed["cause"]) == (f"{portal.url}tin/2/bai-viet", "cut-off")
    assert failed["next_try"] is not None


WALL = b"<title>Just a moment...</title><div id=challenge-running>Checking your browser before accessing</div>"
LOST = "<title>Không tìm thấy trang</title><h1>404</h1><p>Trang bạn yêu cầu không tồn tại.</p>".encode()


def test_a_run_that_reads_what_was_kept_says_what_the_crawl_said(congtin: Run, tmp_path: Path) -> None:
    """Of pages that are no article, after a kill before their lines were written: each was refused, also in the place
    of a known article, and no update asked for it again. Each is said once: one line for each time that a wall had been
    asked again put off the next try for days."""
    at = [("-s", f"CONGTIN_CLOCK=2027-0{month}-01T00:00:00Z") for month in (1, 2, 2)]
    with served(PortalServer(articles=3)) as portal:
        crawl(congtin, portal, tmp_path, *at[0])
        portal.articles, bad = 6, (LOST, WALL, STUB, STUB, WALL)
        portal.answers = {f"/tin/{n}/bai-viet": Answer(200, body, HTML) for n, body in enumerate(bad, 1)}
        portal.answers["/tin/6/bai-viet"] = Answer(200, WALL, HTML, times=1)  # of which nothing is said
        crawl(congtin, portal, tmp_path, "--mode", "full", *at[1])
        live = said(tmp_path)
        for kind in ("observations", "rejects", "state", "crawls"):
            shutil.rmtree(tmp_path / kind, ignore_errors=True)
        crawl(congtin, portal, tmp_path, "--section", "nothing is called so", *at[2])
    assert said(tmp_path) == live
    assert [(url[-10:], kind, cause) for url, kind, cause in live] == [
        ("1/bai-viet", "missing", "soft-404"),
        ("2/bai-viet", "blocked", "challenge"),
        ("3/bai-viet", "failed", "layout"),
        ("4/bai-viet", "refused", "not-an-article"),
        ("5/bai-viet", "blocked", "challenge"),
    ]


def said(archive: Path) -> list[tuple[str, str, str]]:
    """What the lines say of addresses, in order."""
    looks = [(look["url"], look["kind"], look["cause"]) for look in lines(archive, "observations")]
    return sorted(looks + [(line["url"], "refused", line["reason"]) for line in lines(archive, "rejects")])


def test_what_a_redirect_led_to_is_said_of_what_was_asked_for(congtin: Run, tmp_path: Path) -> None:
    """After a kill, as the crawl says it: a known article that leads to an error kept its state, one that leads to
    another address had neither the first nor the date of its row, and pages that nobody named were refused instead."""
    to = {1: "/loi", 2: "/loi", 3: "/cho", 4: "/vao", 5: "/moi"}
    undated = article(5).replace("Ngày đăng: 06/05/2022 08:15", "Tác giả: Lan Anh")
    undated = undated.replace("<title>", "<meta property=og:type content=article><title>")
    pages = {"/loi": ERROR, "/cho": WALL, "/vao": b"<html><body><input type=password></body></html>"}
    at = [("-s", f"CONGTIN_CLOCK=2027-0{month}-01T00:00:00Z", "-s", "RETRY_TIMES=0") for month in (1, 2, 2)]
    with served(PortalServer(articles=1)) as portal:
        crawl(congtin, portal, tmp_path, *at[0])
        portal.articles = 6
        portal.answers = {f"/tin/{n}/bai-viet": Answer(302, b"", {"Location": path}) for n, path in to.items()}
        portal.answers |= {path: Answer(200, page, HTML) for path, page in (*pages.items(), ("/moi", undated.encode()))}
        crawl(congtin, portal, tmp_path, "--mode", "full", *at[1])
        assert list(verify(Archive(tmp_path), warc=True)) == []  # the walls before the last one need no line
        live, (moved,) = said(tmp_path), (line for line in lines(tmp_path, "articles") if line["url"].endswith("/moi"))
        for kind in ("observations", "rejects", "state", "crawls"):
            shutil.rmtree(tmp_path / kind, ignore_errors=True)
        for path in tmp_path.glob("articles/*/2027-02-01.jsonl"):
            path.unlink()
        crawl(congtin, portal, tmp_path, "--section", "nothing is called so", *at[2])
    assert said(tmp_path) == live
    assert [(url.rpartition("/tin/")[2], kind, cause) for url, kind, cause in live] == [
        ("1/bai-viet", "missing", "error-page"),
        ("2/bai-viet", "failed", "error-page"),
        ("3/bai-viet", "blocked", "challenge"),
        ("4/bai-viet", "refused", "login"),
    ]
    (again,) = (line for line in lines(tmp_path, "articles") if line["url"].endswith("/moi"))
    assert moved["urls"] == again["urls"] == [f"{portal.url}tin/5/bai-viet"]
    assert moved["published_at"] == again["published_at"] == "2022-05-06"


def test_a_dead_link_in_the_menu_keeps_nothing_open(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=6)) as portal:
        dead = listing(range(1, 7), following="<ul class=menu><li><a href='/chet/'>Chuyên mục đã bỏ</a></li></ul>")
        portal.answers["/"] = Answer(200, dead.encode(), HTML)
        runs = [crawl(congtin, portal, tmp_path, "--mode", mode) for mode in ("update", "update", "full")]
    assert [run["exit_code"] for run in runs] == [0, 0, 0]
    assert [run["mode"] for run in runs] == ["full", "update", "full"]
    assert runs[2]["counts"]["unchanged"] == 6


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
