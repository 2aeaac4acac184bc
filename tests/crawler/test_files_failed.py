"""Which files are asked for again, of those that an article has. The clock is set, nothing sleeps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import Run, lines
from tests.crawler.days_kit import day, edited, path_of
from tests.portal_server import Answer, PortalServer, served

ONE, TWO, PICTURE = "/tep/ke-hoach.pdf", "/tep/phu-luc.pdf", "/anh/hoi-nghi.jpg"
PDF = Answer(200, b"%PDF-1.4 one", {"Content-Type": "application/pdf"})
LINKS = "".join(f"<p><a href='{path}'>Tệp đính kèm: {path[5:]}</a></p>" for path in (ONE, TWO))
Look = Callable[..., list[str]]


@pytest.fixture
def portal() -> Iterator[PortalServer]:
    with served(PortalServer(articles=3)) as portal:
        portal.answers = {path_of(2): edited(2, LINKS), ONE: PDF, TWO: PDF}
        yield portal


@pytest.fixture
def look(congtin: Run, portal: PortalServer, tmp_path: Path) -> Look:
    """The files that a run asks for so many days after the start, each named once."""

    def crawl(days: float, *options: str) -> list[str]:
        portal.asked.clear()
        day(congtin, portal, tmp_path, days, "-s", "CONGTIN_FIRST_WAIT=0.01", *options)
        return sorted({path for path in portal.asked if path in (ONE, TWO, PICTURE)})

    return crawl


def page(text: str) -> Answer:
    html = f"<html><head><title>Thông tin</title></head><body><p>{text}</p></body></html>"
    return Answer(200, html.encode(), {"Content-Type": "text/html; charset=utf-8"})


def sizes(archive: Path) -> list[list[int | None]]:
    found = [line["attachments"] for line in lines(archive, "articles") if line["attachments"]]
    return [[item["bytes"] for item in items] for items in found]


@pytest.mark.parametrize("etags", [False, True])
def test_those_that_came_are_not_asked_for_with_those_that_did_not(
    portal: PortalServer, look: Look, tmp_path: Path, etags: bool
) -> None:
    portal.etags = etags
    portal.answers[TWO] = Answer(500)
    assert [look(200), look(201), look(202)] == [[ONE, TWO], [TWO], [TWO]]
    portal.answers[TWO] = PDF
    assert [look(203.5), look(204)] == [[TWO], []]
    assert sizes(tmp_path) == [[12, None], [12, 12]]
    assert look(366) == [ONE, TWO], "all of them at the article's usual look"


def test_one_that_fails_after_it_came_is_asked_for(portal: PortalServer, look: Look, tmp_path: Path) -> None:
    portal.etags = True
    look(0)
    portal.answers[ONE], portal.answers[TWO] = Answer(500), Answer(404)
    assert [look(200, "--mode", "full"), look(201)] == [[ONE, TWO], [ONE, TWO]]
    portal.answers[ONE] = portal.answers[TWO] = PDF
    assert [look(202), look(203)] == [[ONE, TWO], []]


def test_the_usual_look_asks_for_all_though_one_never_came(portal: PortalServer, look: Look) -> None:
    portal.answers[TWO] = Answer(500)
    for days in range(200, 206):
        look(days)
    assert look(366) == [ONE, TWO]


@pytest.mark.parametrize(
    ("said", "is_passing"),
    [
        ("Hệ thống đang bảo trì, vui lòng quay lại sau", True),
        ("Cổng đang được nâng cấp theo kế hoạch", True),
        ("Hệ thống quá tải, xin thử lại sau", True),
        ("", True),
        ("Không tìm thấy tệp", False),
        ("404 Not Found", False),
    ],
)
def test_a_page_in_the_place_of_a_file_is_for_good_only_where_it_says_so(
    portal: PortalServer, look: Look, tmp_path: Path, said: str, is_passing: bool
) -> None:
    portal.answers[TWO] = page(said)
    look(200)
    portal.answers[TWO] = PDF
    assert look(201) == ([TWO] if is_passing else [])
    assert sizes(tmp_path) == [[12, None], [12, 12]][: 1 + is_passing]


@pytest.mark.parametrize("etags", [False, True])
def test_an_image_that_failed_is_asked_for_again_where_images_are(
    portal: PortalServer, look: Look, tmp_path: Path, etags: bool
) -> None:
    portal.etags = etags
    portal.answers[path_of(2)] = edited(2, f"<img src='{PICTURE}' width=600 height=400>")
    portal.answers[PICTURE] = Answer(500)
    found = [look(200, "--assets", "all"), look(201, "--assets", "all")]
    portal.answers[PICTURE] = Answer(200, b"\xff\xd8\xff\xe0", {"Content-Type": "image/jpeg"})
    found += [look(202, "--assets", "all"), look(203, "--assets", "all")]
    assert found == [[PICTURE], [PICTURE], [PICTURE], []]
    (article,) = [line for line in lines(tmp_path, "articles") if "/2/" in line["url"]]
    assert article["warnings"] == ["file-failed"]


def test_a_file_of_two_articles_is_asked_for_once_a_run(portal: PortalServer, look: Look, tmp_path: Path) -> None:
    portal.answers[path_of(3)] = edited(3, f"<p><a href='{ONE}'>Tệp đính kèm: ke-hoach.pdf</a></p>")
    portal.answers[ONE] = Answer(404)
    portal.answers[TWO] = Answer(302, b"", {"Location": "/tep/kho.pdf"})
    portal.answers["/tep/kho.pdf"] = Answer(503, b"", {"Retry-After": "0"})
    assert look(200) == [ONE, TWO]
    assert portal.asked.count(ONE) == 1
    portal.answers["/tep/kho.pdf"] = PDF
    portal.answers[ONE] = PDF
    assert [look(201), look(202)] == [[ONE, TWO], []]
    assert sizes(tmp_path)[2:] == [[12, 12]]


@pytest.mark.sweep(every=3)
@pytest.mark.parametrize("shared", [2, 3], ids=["looked at before", "looked at behind"])
@pytest.mark.parametrize("etags", [False, True])
def test_a_file_of_two_articles_that_was_replaced_is_new_in_both(
    portal: PortalServer, look: Look, tmp_path: Path, etags: bool, shared: int
) -> None:
    """Where another file of one of them failed, the bytes that it had were kept for it, also when the other article
    had brought newer ones of a file without ETag."""
    portal.etags = etags
    other = 5 - shared
    portal.answers[path_of(shared)] = edited(shared, LINKS)
    portal.answers[path_of(other)] = edited(other, f"<p><a href='{ONE}'>Tệp đính kèm: ke-hoach.pdf</a></p>")
    portal.answers[TWO] = Answer(500)
    look(200)
    portal.answers[ONE] = Answer(200, b"%PDF-1.4 one, longer", {"Content-Type": "application/pdf"})
    assert look(201, "--mode", "full") == [ONE, TWO]
    portal.answers[TWO] = PDF
    look(202)
    latest = {line["id"]: line["attachments"] for line in lines(tmp_path, "articles") if line["attachments"]}
    assert sorted([item["bytes"] for item in items] for items in latest.values()) == [[20], [20, 12]]


def test_pages_that_did_not_change_are_fetched_for_images_that_failed(portal: PortalServer, look: Look) -> None:
    portal.etags = True
    portal.answers = {path_of(n): edited(n, f"<img src='/anh/{n}.jpg' width=600 height=400>") for n in (1, 2, 3)}
    portal.answers |= {f"/anh/{n}.jpg": Answer(500) for n in (1, 2, 3)}
    look(200, "--assets", "all")
    look(201, "--assets", "all")
    assert {f"/anh/{n}.jpg" for n in (1, 2, 3)} <= set(portal.asked), "a 304 of the page says nothing of them"
