"""An article whose further pages have an address in the portal's own way, told by the pager behind its text."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from archive.article import Article
from crawler.further import MOST_PAGES, Answer, gather
from crawler.parse import parse_bytes
from crawler.portals import registry
from tests.conftest import Run, lines
from tests.crawler.running import HTML, crawl
from tests.portal_server import Answer as Given
from tests.portal_server import PortalServer, served

BASE = "http://vidu.gov.vn"
TITLE = "Họp mặt đầu năm mới của huyện Cầu Ngang"
TEXT = "Huyện đã triển khai nhiều giải pháp nhằm nâng cao chất lượng phục vụ người dân trong năm nay"
FRAMES = {
    "article": "<article><h1>{}</h1><div>26/05/2022</div><div class='entry-content'>{}</div>{}</article>",
    "boxes": "<div class=chitiet><h2>{}</h2><div>Ngày đăng: 03/05/2022 08:15</div><div class=nd>{}</div>{}</div>",
    "table": "<table><tr><td><font size=4>{}</font><br>03/05/2022 08:15</td></tr><tr><td>{}</td></tr>"
    "<tr><td>{}</td></tr></table>",
}
ADDRESSES = [
    ("/tin/hop-mat-7.html", "/tin/hop-mat-7.html?phan={}"),
    ("/tin/hop-mat-7.html", "?trang={}"),
    ("/tin.aspx?id=7", "/tin.aspx?id=7&p={}"),
    ("/tin/hop-mat.html", "/tin/hop-mat/trang-{}.html"),
    ("/tin/hop-mat-1123.html", "/tin/hop-mat-1123-p{}.html"),
    ("/tin/hop-mat", "/tin/hop-mat/page/{}"),
    ("/tin/hop-mat?phan=1", "/tin/hop-mat?phan={}"),
]
FIRST, SECOND = ADDRESSES[0]
OTHERS = "<div>Các tin khác</div><ul><li><a href='/tin/khac-1.html'>Đoàn khảo sát thăm các xã vùng ven</a></li></ul>"


def address(first: str, further: str, number: int) -> str:
    if number == 1:
        return f"{BASE}{first}"
    return f"{BASE}{first if further.startswith('?') else ''}{further.format(number)}"


def numbers(first: str, further: str, last: int, current: int, form: str = "<b>{}</b> | <a href='{}'>{}</a>") -> str:
    """The links between the pages; ``form`` is how the current page and another are written."""
    shown, _, linked = form.partition(" | ")
    each = (
        shown.format(number)
        if number == current
        else linked.format(first if number == 1 else further.format(number), number)
        for number in range(1, last + 1)
    )
    return " ".join(each)


def text_of(number: int) -> str:
    return f"Phần {number} kể rằng: {TEXT}, nhất là ở {number} xã vùng ven biển của tỉnh."


def markup(inside: str, below: str = "", *, number: int = 1, frame: str = "boxes", title: str = TITLE) -> bytes:
    body = f"<p>{TEXT}, theo kế hoạch.</p><p>{TEXT}, nói chung.</p>" if number == 1 else ""
    article = FRAMES[frame].format(title, f"{body}<p>{text_of(number)}</p>{inside}", below)
    page = f"<html><head><title>{title} - Cổng thông tin</title></head><body><a href='/'>Trang chủ</a>{article}{OTHERS}"
    return f"{page}</body></html>".encode()


def read(page: bytes, url: str = f"{BASE}{FIRST}") -> Article:
    found = parse_bytes(page, url=url)
    assert isinstance(found, Article), found
    return found


def gathered(pages: Mapping[str, bytes], first: str = f"{BASE}{FIRST}") -> tuple[Article, list[str]]:
    """The record, and what was asked for beside its first page."""
    gathering, asked = gather(read(pages[first], first), answer(pages, first), registry.resolve(BASE)), list[str]()
    try:
        asked.append(next(gathering))
        while True:
            asked.append(gathering.send(answer(pages, asked[-1])))
    except StopIteration as done:
        return done.value.article, asked


def answer(pages: Mapping[str, bytes], url: str) -> Answer:
    return Answer(url, 200 if url in pages else 404, pages.get(url, b""), HTML)


@pytest.mark.sweep(every=5)
@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(
    "form",
    [
        "<div class=phantrang>Trang: {}</div>~<b>{}</b> | <a href='{}'>{}</a>",
        "<p align=center>{}</p>~<span>Trang {}</span> | <a href='{}'>Trang {}</a>",
        "<ul class=pagination>{}</ul>~<li class=active><span>{}</span></li> | <li><a href='{}'>{}</a></li>",
        "<div>{} <a href='?'>Sau »</a></div>~[{}] | <a href='{}'>[{}]</a>",
    ],
)
@pytest.mark.parametrize("is_inside", [True, False])
def test_every_address_and_every_pager_gives_one_record(form: str, frame: str, *, is_inside: bool) -> None:
    around, _, each = form.partition("~")
    for first, further in ADDRESSES:
        pages = {}
        for number in range(1, 4):
            pager = around.format(numbers(first, further, 3, number, each))
            placed = (pager, "") if is_inside else ("<p align=right><b>Ngọc Hồng</b></p>", pager)
            pages[address(first, further, number)] = markup(*placed, number=number, frame=frame)
        record, asked = gathered(pages, f"{BASE}{first}")
        assert asked == [address(first, further, number) for number in (2, 3)], (first, further)
        assert record.warnings == ["pages-joined"]
        assert [record.body.count(text_of(number)) for number in (1, 2, 3)] == [1, 1, 1]
        assert "Trang" not in record.body
        alone = read(pages[asked[0]], asked[0])
        assert (alone.warnings, alone.url, alone.id) == (["further-page"], record.url, record.id)


PAGER = numbers(FIRST, SECOND, 3, 1)
LONG = "Rất vui khi đọc được tin này, mong huyện nhà tiếp tục làm nhiều việc tốt hơn nữa cho người dân vùng biển."


@pytest.mark.parametrize(
    "below",
    [
        f"<div>Bình luận (12)</div><p>Bạn đọc: {LONG}</p><div>{PAGER}</div>",
        f"<div class=comments><p>{LONG}</p><div>{PAGER}</div></div>",
        f"<div class='comment-pager'>{PAGER}</div>",
        f"<div>{numbers(FIRST, '?cpage={}', 3, 1)}</div>",
        f"<div>Tin khác</div><ul><li><a href=/tin/a-1.html>Một tin</a></li></ul><div>{PAGER}</div>",
        f"<ul><li><a href='/tin/a-9.html'>Đoàn kiểm tra làm việc với các xã</a></li></ul><div>{PAGER}</div>",
        f"<div class=album><img src=/1.jpg><img src=/2.jpg><div>{PAGER}</div></div>",
        f"<div><img src=/1.jpg><img src=/2.jpg><img src=/3.jpg></div><div>{PAGER}</div>",
        f"<div>{numbers('/tin/', '/tin/?trang={}', 3, 1)}</div>",
        f"<div>{numbers('/tin/', '/tin/trang-{}.html', 3, 1)}</div>",
        f"<p>Số dự thi: {' '.join(f'<a href={BASE}/tin/bai-{n}.html>{n}</a>' for n in range(1, 5))}</p>",
        f"<p>Có 3 mức: 1 2 3, xem <a href='{SECOND.format(2)}'>mục 2</a> của bài này.</p>",
        f"<div><b>1</b> <a href='{SECOND.format(2)}'>2</a> <a href='/tin/hop-mat-9.html?phan=3'>3</a></div>",
        f"<div><b>1</b> <a href='{SECOND.format(3)}'>2</a> <a href='{SECOND.format(2)}'>3</a></div>",
        f"<div><a href='{SECOND.format(2)}'>2</a></div>",
        "<div><b>1</b> <a href='#'>2</a> <a href='javascript:trang(3)'>3</a></div>",
    ],
)
@pytest.mark.parametrize("is_inside", [True, False])
def test_other_pagers_and_numbers_ask_for_nothing(below: str, *, is_inside: bool) -> None:
    page = markup(below) if is_inside else markup("", below)
    assert "more-pages" not in read(page).warnings


def named(number: int, last: int) -> bytes:
    return markup(f"<div>{numbers(FIRST, SECOND, last, number)}</div>", number=number)


def test_a_pager_whose_pages_say_the_same_or_bear_another_title_ends() -> None:
    pager = f"<div>{PAGER}</div>"
    same = {address(FIRST, SECOND, number): markup(pager) for number in range(1, 4)}
    other = {**same, address(FIRST, SECOND, 2): markup("", number=2, title="Đoàn khảo sát thăm các xã")}
    for pages in (same, other):
        record, asked = gathered(pages)
        assert asked == [address(FIRST, SECOND, 2)]
        assert record == read(pages[f"{BASE}{FIRST}"]) or record.warnings == []
        assert text_of(2) not in record.body


def test_a_title_may_tell_the_number_of_its_page() -> None:
    pages = {address(FIRST, SECOND, 1): named(1, 2)}
    pages[address(FIRST, SECOND, 2)] = named(2, 2).replace(TITLE.encode(), f"{TITLE} - Trang 2".encode())
    assert text_of(2) in gathered(pages)[0].body


def test_no_page_is_asked_for_that_none_names_and_none_without_end() -> None:
    pages = {address(FIRST, SECOND, number): named(number, 2) for number in range(1, 9)}
    assert gathered(pages)[1] == [address(FIRST, SECOND, 2)]
    endless = {address(FIRST, SECOND, number): named(number, number + 1) for number in range(1, 99)}
    assert gathered(endless)[1] == [address(FIRST, SECOND, number) for number in range(2, MOST_PAGES + 1)]
    # The last page once more, whatever number is asked for.
    last = {**endless, **{address(FIRST, SECOND, number): named(3, number + 1) for number in range(4, 99)}}
    record, asked = gathered(last)
    assert asked == [address(FIRST, SECOND, number) for number in (2, 3, 4)]
    assert record.warnings == ["pages-joined"]


def test_its_pages_become_one_record_in_a_crawl(congtin: Run, tmp_path: Path) -> None:
    portal = PortalServer(articles=2)
    for number in range(1, 4):
        pager = f"<div>{numbers('/tin/2/bai-viet', '?phan={}', 3, number)}</div>"
        path = "/tin/2/bai-viet" + (f"?phan={number}" if number > 1 else "")
        portal.answers[path] = Given(200, markup(pager, number=number), HTML)
    with served(portal):
        done = crawl(congtin, portal, tmp_path)
        again = crawl(congtin, portal, tmp_path, "--mode", "full")
    [record] = [line for line in lines(tmp_path, "articles") if line["title"] == TITLE]
    assert [url.partition("?")[2] for url in record["urls"]] == ["phan=2", "phan=3"]
    assert all(text_of(number) in record["body"] for number in (1, 2, 3))
    assert (done["counts"]["stored"], again["counts"].get("revised", 0)) == (2, 0)
    assert [path for path in portal.asked if path.startswith("/tin/2/")].count("/tin/2/bai-viet?phan=2") == 2
