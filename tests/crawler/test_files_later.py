"""A file that failed for a passing cause is asked for again by the next runs. The clock is set, nothing sleeps."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import Run, lines
from tests.crawler.days_kit import day, edited, killed_at, path_of
from tests.portal_server import Answer, PortalServer, served

FILE = "/tep/ke-hoach.pdf"
PDF = Answer(200, b"%PDF-1.4 one", {"Content-Type": "application/pdf"})
QUICK = ("-s", "CONGTIN_FIRST_WAIT=0.01")
Look = Callable[..., int]


def busy(seconds: int | None = None) -> Answer:
    return Answer(500 if seconds is None else 503, b"", {} if seconds is None else {"Retry-After": str(seconds)})


@pytest.fixture
def portal() -> Iterator[PortalServer]:
    with served(PortalServer(articles=3)) as portal:
        portal.answers[path_of(2)] = edited(2, f"<p><a href='{FILE}'>Tệp đính kèm: kế hoạch</a></p>")
        yield portal


@pytest.fixture
def look(congtin: Run, portal: PortalServer, tmp_path: Path) -> Look:
    """How often the file is asked for by a run so many days after the start."""

    def crawl(days: float, *options: str) -> int:
        portal.asked.clear()
        day(congtin, portal, tmp_path, days, *QUICK, *options)
        return portal.asked.count(FILE)

    return crawl


def attachments(archive: Path) -> list[int | None]:
    return [line["attachments"][0]["bytes"] for line in lines(archive, "articles") if line["attachments"]]


@pytest.mark.parametrize("is_anew", [False, True], ids=["kept", "state removed"])
def test_a_file_that_failed_twice_is_fetched_by_the_third_run(
    portal: PortalServer, look: Look, tmp_path: Path, is_anew: bool
) -> None:
    portal.answers[FILE] = busy()
    found = []
    for days in (200, 201, 202):
        found.append(look(days))
        if is_anew:
            shutil.rmtree(tmp_path / "state")
        if days == 201:
            portal.answers[FILE] = PDF
    assert all(found), found
    assert look(203) == 0, "it is there"
    assert attachments(tmp_path) == [None, 12]
    revised = [line for line in lines(tmp_path, "articles") if line["attachments"]][-1]
    assert (revised["change"]["cause"], revised["warnings"]) == ("correction", [])


@pytest.mark.sweep(every=2)
@pytest.mark.parametrize("is_anew", [False, True], ids=["kept", "state removed"])
def test_one_that_fails_for_ever_is_asked_for_by_three_further_runs(
    portal: PortalServer, look: Look, tmp_path: Path, is_anew: bool
) -> None:
    portal.answers[FILE] = busy()
    found = []
    for days in range(200, 208):
        found.append(look(days) > 0)
        if is_anew:
            shutil.rmtree(tmp_path / "state")
    assert found == [True] * 4 + [False] * 4
    assert look(364) > 0, "at the article's usual look"
    assert look(366) == 0
    said = [line["cause"] for line in lines(tmp_path, "observations") if "/2/" in line["url"]]
    assert said == ["file-failed"] * 4


@pytest.mark.parametrize("status", [403, 404, 410])
def test_one_of_which_the_server_says_that_it_is_not_there_is_not_asked_for_again(
    portal: PortalServer, look: Look, tmp_path: Path, status: int
) -> None:
    portal.answers[FILE] = Answer(status, b"", {})
    assert [look(days) for days in (200, 201, 202, 210)] == [1, 0, 0, 0]
    assert portal.asked.count(path_of(2)) == 0


UPKEEP = "<html><title>Thông báo</title><h1>Hệ thống đang bảo trì</h1><p>Xin vui lòng quay lại sau.</p></html>"
HTML = {"Content-Type": "text/html; charset=utf-8"}


def test_one_in_whose_place_the_server_shows_that_it_is_in_trouble_is_asked_for_again(
    portal: PortalServer, look: Look, tmp_path: Path
) -> None:
    portal.answers[FILE] = Answer(200, UPKEEP.encode(), HTML)
    assert look(200) > 0
    for days, kind in ((201, HTML), (202, PDF.headers)):
        portal.answers[FILE] = Answer(200, b"", kind)
        assert look(days) > 0
    portal.answers[FILE] = PDF
    assert [look(203), look(204)] == [1, 0]
    assert attachments(tmp_path) == [None, 12]


def test_one_in_whose_place_the_portal_shows_a_page_is_not_asked_for_again(portal: PortalServer, look: Look) -> None:
    rows = "".join(
        f"<p><a href='/tin/{number}/'>Tin trong ngày của tỉnh, bài số {number}</a></p>" for number in range(90)
    )
    portal.answers[FILE] = Answer(200, f"<html><title>Tin</title>{rows}</html>".encode(), HTML)
    assert [look(200) > 0, look(201), look(202)] == [True, 0, 0]


def test_one_that_is_cut_off_or_resets_the_connection_is_asked_for_again(portal: PortalServer, look: Look) -> None:
    def hang_up(_: int, path: str) -> None:
        if path == FILE:
            raise ConnectionError

    portal.answers[FILE] = Answer(200, b"%PDF-1.4", PDF.headers, missing=2000)
    assert look(200) > 0
    portal.on_request.append(hang_up)
    assert look(201) > 0
    portal.on_request.clear()
    portal.answers[FILE] = PDF
    assert [look(202), look(203)] == [1, 0]


@pytest.mark.parametrize("is_anew", [False, True], ids=["kept", "state removed"])
def test_it_is_not_asked_for_before_the_server_told(
    portal: PortalServer, look: Look, tmp_path: Path, is_anew: bool
) -> None:
    portal.answers[FILE] = busy(3 * 86400)
    wait = ("-s", "CONGTIN_MAX_WAIT=0.01")
    found = []
    for days in (200, 201, 202, 202.9, 203.2, 204, 206.1):
        found.append(look(days, *wait) > 0)
        if is_anew:
            shutil.rmtree(tmp_path / "state")
    assert found == [True, False, False, False, True, False, False]
    portal.answers[FILE] = PDF
    assert look(206.3) == 1


def test_a_short_wait_that_the_server_told_uses_up_no_tries(portal: PortalServer, look: Look) -> None:
    portal.answers[FILE] = busy(60)
    wait = ("-s", "CONGTIN_MAX_WAIT=0.01")
    assert [look(days, *wait) > 0 for days in (200, 200.01, 200.03, 200.1, 200.3)] == [True, False, True, False, True]


@pytest.mark.kill
def test_it_is_asked_for_again_where_its_article_was_stored_after_a_kill(
    portal: PortalServer, look: Look, tmp_path: Path
) -> None:
    """The server's trouble lay in the WARC file beside the page, and the file was taken for one that was seen to."""
    portal.answers[FILE] = busy(0)
    killed_at(portal, tmp_path, 200, is_time=lambda path: portal.asked.count(path) == 2 and path == FILE, kept=FILE)
    portal.answers[FILE] = PDF
    assert [look(201), look(202)] == [1, 0]
    assert attachments(tmp_path) == [None, 12]
