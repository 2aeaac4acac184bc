"""What a killed run was told of an article's files lies in the WARC files beside its page, and is what a run that was
not killed would have made of it. The clock is set, nothing sleeps."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests import forked
from tests.conftest import Run, lines
from tests.crawler.days_kit import START, day, edited, killed_at, path_of
from tests.crawler.kill_kit import STOP_AFTER_WARC
from tests.crawler.running import HTML
from tests.portal_server import Answer, PortalServer, article, served

FILE, FORM, OTHER = "/tep/ke-hoach.pdf", "/xem.aspx?id=5", "/tep/phu-luc.pdf"
PDF = Answer(200, b"%PDF-1.4 one", {"Content-Type": "application/pdf"})
QUICK = ("-s", "CONGTIN_FIRST_WAIT=0.01", "-s", "CONGTIN_MAX_WAIT=0.01", "-s", "CONGTIN_COMMIT_SECONDS=3600")
Look = Callable[..., list[str]]


def page(text: str) -> Answer:
    return Answer(200, f"<html><head><title>Cổng</title></head><body><h1>{text}</h1></body></html>".encode(), HTML)


@pytest.fixture
def portal() -> Iterator[PortalServer]:
    with served(PortalServer(articles=3, answers={FILE: PDF, FORM: PDF, OTHER: PDF})) as portal:
        yield portal


@pytest.fixture
def look(congtin: Run, portal: PortalServer, tmp_path: Path) -> Look:
    """The files that are asked for by a run so many days after the start."""

    def crawl(days: float, *options: str) -> list[str]:
        portal.asked.clear()
        day(congtin, portal, tmp_path, days, *QUICK, *options)
        return [path for path in portal.asked if path in (FILE, FORM, OTHER)]

    return crawl


def killed(portal: PortalServer, archive: Path, days: float) -> None:
    """A run so many days after the start of which the WARC files alone are left."""
    clock = f"CONGTIN_CLOCK={(START + timedelta(days=days)).isoformat()}"
    command = ("crawl", portal.url, "--archive", archive, "-s", clock, *QUICK)
    assert forked.run(*command, code=STOP_AFTER_WARC).returncode == -signal.SIGKILL
    assert lines(archive, "articles") == []


def sizes(archive: Path) -> list[list[int | None]]:
    found = [line for line in lines(archive, "articles") if line["attachments"]]
    return [[each["bytes"] for each in line["attachments"]] for line in found]


def offer(portal: PortalServer, *files: str) -> None:
    links = "".join(f"<p><a href='{file}'>Tệp đính kèm: kế hoạch</a></p>" for file in files)
    portal.answers[path_of(2)] = edited(2, links)


@pytest.mark.kill
@pytest.mark.sweep(every=2)
@pytest.mark.parametrize(
    ("answer", "is_passing"),
    [
        (page("Hệ thống đang bảo trì, vui lòng quay lại sau"), True),
        (page("Cổng đang được nâng cấp theo kế hoạch"), True),
        (Answer(500), True),
        (Answer(200), True),
        (page("Không tìm thấy tệp"), False),
        (page("404 Not Found"), False),
        (Answer(404), False),
        (Answer(403), False),
    ],
)
def test_what_stood_in_a_files_place_is_for_good_only_where_it_says_so(
    portal: PortalServer, look: Look, tmp_path: Path, answer: Answer, is_passing: bool
) -> None:
    offer(portal, FILE)
    portal.answers[FILE] = answer
    killed(portal, tmp_path, 200)
    portal.answers[FILE] = PDF
    assert look(201) == ([FILE] if is_passing else [])
    assert sizes(tmp_path) == [[None], [12]][: 1 + is_passing]
    first = next(line for line in lines(tmp_path, "articles") if line["attachments"])
    assert first["warnings"] == (["file-failed"] if is_passing else [])


@pytest.mark.kill
def test_a_page_in_the_place_of_what_may_be_a_page_is_no_file_where_it_says_that_something_is_wrong(
    portal: PortalServer, look: Look, tmp_path: Path
) -> None:
    portal.answers[path_of(2)] = edited(2, f"<a href='{FORM}' download>Tệp đính kèm: kế hoạch</a>")
    portal.answers[FORM] = page("Lỗi hệ thống")
    killed(portal, tmp_path, 200)
    portal.answers[FORM] = Answer(200, article(77).encode(), HTML)
    assert look(201) == [FORM]
    (size,) = sizes(tmp_path)[0]
    assert size is None
    assert sizes(tmp_path)[1:] == [[len(article(77).encode())]]


@pytest.mark.kill
def test_it_is_not_asked_for_before_the_server_told(portal: PortalServer, look: Look, tmp_path: Path) -> None:
    """Though another file of the article was not asked for yet."""
    offer(portal, FILE, OTHER)
    portal.answers[FILE] = Answer(503, b"", {"Retry-After": "259200"})
    killed(portal, tmp_path, 200)
    portal.answers[FILE] = PDF
    assert look(201) == []
    (said,) = next(line["warnings"] for line in lines(tmp_path, "articles") if line["attachments"])
    told = datetime.fromisoformat(said.removeprefix("file-failed: ")) - START
    assert timedelta(days=203) <= told < timedelta(days=203, hours=1)
    assert FILE in look(203.1)
    assert sizes(tmp_path) == [[None, 12], [12, 12]]


@pytest.mark.kill
@pytest.mark.parametrize("assets", ["attachments", "none"])
def test_one_that_was_not_asked_for_any_more_is_missed_also_where_the_state_is_lost(
    portal: PortalServer, look: Look, tmp_path: Path, assets: str
) -> None:
    """The state alone knew that the article's next look, in a year, was not soon enough."""
    offer(portal, FILE)

    killed_at(portal, tmp_path, 200, is_time=lambda path: path == FILE, kept=path_of(2))
    killed_at(portal, tmp_path, 200, "--assets", assets, is_time=lambda _: True)
    (first,) = [line for line in lines(tmp_path, "articles") if line["attachments"]]
    assert first["warnings"] == (["file-failed"] if assets != "none" else [])
    shutil.rmtree(tmp_path / "state")
    assert look(200.1, "--assets", assets) == ([FILE] if assets != "none" else [])
