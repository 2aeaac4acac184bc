"""A page that is missing in the middle of a listing is no end of it: the run falls short, the next one heals it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from crawler.discovery.model import NextPage
from crawler.walk import Walk
from tests.conftest import Run, lines
from tests.portal_server import Answer, PortalServer, listing, served

HTML = {"Content-Type": "text/html; charset=utf-8"}
PAGER = "".join(f"<a href='/tin/?page={number}'>{number}</a> " for number in range(1, 11))
MISSING = Answer(404, b"<h1>404</h1>", HTML)
BARE = Answer(200, listing(range(0)).encode(), HTML)
EMPTY = Answer(200, listing(range(0), following=f"<div class=pager>{PAGER}</div>").encode(), HTML)


def crawl(congtin: Run, portal: PortalServer, archive: Path, *arguments: str) -> dict[str, Any]:
    fast = ("-s", "CONGTIN_PROGRESS=0", "-s", "RETRY_TIMES=0", "-s", "CONGTIN_LOOKBACK_PAGES=1")
    done = congtin("crawl", portal.url, "--archive", archive, "--json", *fast, *arguments)
    assert "Traceback" not in done.stderr, done.stderr
    return json.loads(done.stdout)[0]


def pages(portal: PortalServer, holes: dict[int, Answer], *, first: int = 1, there: int = 10) -> None:
    """Ten pages of two rows each, linked from each other by their numbers; the rows begin with article ``first``."""
    for number in range(1, 11):
        start = first + 2 * (number - 1)
        pager = PAGER.replace(f"<a href='/tin/?page={number}'>{number}</a>", f"<b>{number}</b>")
        text = listing(range(start, start + 2), following=f"<div class=pager>{pager}</div>")
        whole = Answer(200, text.encode(), HTML) if number <= there else MISSING
        portal.answers[f"/tin/?page={number}"] = holes.get(number, whole)
    portal.answers["/tin/"] = portal.answers["/"] = portal.answers["/tin/?page=1"]


def stored(archive: Path) -> int:
    return len({line["id"] for line in lines(archive, "articles")})


@pytest.mark.parametrize(
    ("hole", "failed", "first_stored"),
    [
        (MISSING, "listing http-404", 18),
        (Answer(410, b"", HTML), "listing http-410", 18),
        (BARE, "listing empty", 18),
        (EMPTY, "listing empty", 18),
        (Answer(500, b"", HTML), "listing http-5xx", 6),  # a server in trouble is left alone
    ],
)
def test_a_hole_in_the_first_crawl_is_said_and_healed_by_the_next(
    congtin: Run, tmp_path: Path, hole: Answer, failed: str, first_stored: int
) -> None:
    with served(PortalServer(articles=20)) as portal:
        pages(portal, {4: hole})
        first = crawl(congtin, portal, tmp_path)
        assert (first["exit_code"], first["failed"], stored(tmp_path)) == (1, {failed: 1}, first_stored)
        pages(portal, {})
        second = crawl(congtin, portal, tmp_path)
        third = crawl(congtin, portal, tmp_path)
    assert (second["exit_code"], stored(tmp_path)) == (0, 20)
    assert (third["exit_code"], third["mode"], third["counts"].get("stored", 0)) == (0, "update", 0)


@pytest.mark.parametrize("hole", [MISSING, EMPTY, Answer(500, b"", HTML)])
def test_a_hole_among_what_is_new_is_healed_by_the_next_update(congtin: Run, tmp_path: Path, hole: Answer) -> None:
    with served(PortalServer(articles=30)) as portal:
        pages(portal, {}, first=11)
        crawl(congtin, portal, tmp_path)
        pages(portal, {2: hole}, first=5)  # six new articles, on three pages
        update = crawl(congtin, portal, tmp_path)
        assert (update["mode"], update["exit_code"], stored(tmp_path) < 26) == ("update", 1, True)
        pages(portal, {}, first=5)
        healed = crawl(congtin, portal, tmp_path)
    assert (healed["mode"], healed["exit_code"], stored(tmp_path)) == ("update", 0, 26)


# Pages that are empty and still name the next one are taken for a list without end: the run says that it fell short.
@pytest.mark.parametrize(
    "beyond", [MISSING, pytest.param(EMPTY, marks=pytest.mark.xfail(reason="told as a walk-trap", strict=False)), BARE]
)
def test_a_pager_that_counts_too_many_pages_is_no_hole(congtin: Run, tmp_path: Path, beyond: Answer) -> None:
    with served(PortalServer(articles=20)) as portal:
        pages(portal, dict.fromkeys(range(4, 11), beyond))
        first = crawl(congtin, portal, tmp_path)
        second = crawl(congtin, portal, tmp_path)
    assert (first["exit_code"], first["failed"], stored(tmp_path)) == (0, {}, 6)
    assert second["mode"] == "update"
    assert "/tin/?page=10" not in portal.asked


def test_a_page_is_missing_only_where_something_was_linked_beyond_it() -> None:
    walk = Walk("http://vidu.gov.vn/tin")
    walk.take(["a"], new=1, dates=[])
    walk.go_to(NextPage(url="http://vidu.gov.vn/tin?p=2", number=2, last=2))
    assert not walk.lacks("http-404", "http://vidu.gov.vn/tin?p=2")
    walk.go_to(NextPage(url="http://vidu.gov.vn/tin?p=2", number=2, last=3, after="http://vidu.gov.vn/tin?p=3"))
    assert walk.lacks("http-404", "http://vidu.gov.vn/tin?p=2")
    beyond = walk.page_beyond()
    assert beyond is not None
    walk.go_to(beyond)
    assert (beyond.url, beyond.number, walk.is_open, walk.is_torn) == ("http://vidu.gov.vn/tin?p=3", 3, True, False)
    walk.take(["b"], new=1, dates=[])
    assert (walk.torn(), walk.is_torn) == ([("http-404", "http://vidu.gov.vn/tin?p=2")], True)
    assert walk.torn() == []


def test_a_script_that_counts_its_pages_is_asked_for_the_one_beyond() -> None:
    walk = Walk("http://vidu.gov.vn/tin")
    walk.go_to(NextPage(url="http://vidu.gov.vn/api?trang=4", number=4, last=9, kind="xhr", counter="trang"))
    assert walk.lacks("http-404", "http://vidu.gov.vn/api?trang=4")
    beyond = walk.page_beyond()
    assert beyond is not None
    assert (beyond.url, beyond.number) == ("http://vidu.gov.vn/api?trang=5", 5)
