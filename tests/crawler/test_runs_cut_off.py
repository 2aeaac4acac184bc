"""Runs that did not come to their end are gone on with where they were."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Run
from tests.crawler.running import HTML, crawl
from tests.portal_server import Answer, PortalServer, listing, served, title


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


def test_limit_stops_at_the_number_and_the_next_run_goes_on(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=9)) as portal:
        first = crawl(congtin, portal, tmp_path, "--limit", "4")
        second = crawl(congtin, portal, tmp_path)
    assert (first["counts"]["stored"], first["finish"], first["exit_code"]) == (4, "limit", 0)
    assert (first["mode"], second["mode"]) == ("update", "full")  # a part is what it was asked to be
    assert first["counts"]["found"] == 4 + first["waiting"]["found"]
    assert (second["counts"]["stored"], second["exit_code"]) == (5, 0)
