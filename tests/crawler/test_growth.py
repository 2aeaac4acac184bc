"""The work that a page takes grows as the page does: counted in lines of Python that run, not in time."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from archive.article import Article
from crawler.parse import parse_bytes
from tests.crawler.properties_kit import SAVED

URL = "http://vidu.gov.vn/tin/a.html"
TITLE = "Huyện triển khai nhiều giải pháp nâng cao chất lượng phục vụ"
TEXT = "Huyện đã triển khai nhiều giải pháp nhằm nâng cao chất lượng phục vụ người dân trong những tháng đầu năm nay. "
SIZE = 2000
"""Of these, so that all is as it is on the largest pages: what is remembered between lines is full, and tags are so
many that how deep they stand is counted."""

Repeat = Callable[[int], str]
"""Markup of that many things."""


def each(markup: str) -> Repeat:
    return lambda count: "".join(markup.format(number=number) for number in range(count))


def row(cell: str, below: str = "") -> Repeat:
    """One row of as many cells, and another below it."""

    def table(count: int) -> str:
        rows = (f"<tr>{each(markup)(count)}</tr>" for markup in (cell, below) if markup)
        return f"<table>{''.join(rows)}</table>"

    return table


def inside(around: tuple[str, str], markup: str) -> Repeat:
    return lambda count: around[0] + each(markup)(count) + around[1]


TABLE = ("<table>", "</table>")
PICTURE = "<img src='/tai-len/{number}.jpg'>"
REPEATED: dict[str, Repeat] = {
    "spans that touch": each("<span>chữ {number}</span>"),
    "icons of an eye": each("<span><i class='fa fa-eye'></i> {number}</span>"),
    "pictures with captions": each(f"<p>{PICTURE}</p><p align=center><em>Quang cảnh {{number}}</em></p>"),
    "a row of pictures over their captions": row(f"<td>{PICTURE}</td>", "<td>Quang cảnh {number}</td>"),
    "rows of pictures": inside(TABLE, f"<tr><td>{PICTURE}</td><td>{PICTURE}</td></tr>"),
    "rows of pictures and captions": inside(TABLE, f"<tr><td>{PICTURE}</td></tr><tr><td>Ảnh số {{number}}</td></tr>"),
    "pictures in one cell": inside(("<table><tr><td>", "</td></tr></table>"), PICTURE),
    "a wide table": row("<td>{number}</td>", "<td>Xã {number}</td>"),
    "tables": each("<table><tr><td>{number}</td><td>a</td></tr><tr><td>b</td><td>Xã {number}</td></tr></table>"),
    "names": each("<p align=right><b>Nguyễn Văn Tám</b></p>"),
    "headings": each("<h1>Huyện triển khai nhiều giải pháp {number}</h1>"),
    "footers over a text": inside(("<article>", f"<div>{TEXT}</div></article>"), "<footer></footer>"),
    "captions without pictures": each("<p class=caption>Quang cảnh {number}</p>"),
}


def lines_run(markup: str) -> int:
    """How many lines of Python run when a page with ``markup`` in its text is read."""
    return lines_of(
        f"<html><head><title>{TITLE}</title></head><body><div><h1>{TITLE}</h1><div>12/09/2024 14:30</div>"
        f"<div><p>{TEXT}</p>{markup}<p>{TEXT}</p></div></div></body></html>",
        URL,
    )


def lines_of(page: str, url: str) -> int:
    count = 0

    def seen(frame: FrameType, event: str, argument: object) -> object:
        nonlocal count
        count += 1
        return seen

    before = sys.gettrace()
    sys.settrace(seen)
    try:
        read = parse_bytes(page.encode(), url=url)
    finally:
        sys.settrace(before)
    assert isinstance(read, Article)
    return count


@pytest.mark.sweep(every=5)
@pytest.mark.parametrize("name", REPEATED)
def test_twice_as_much_takes_twice_the_work(name: str) -> None:
    small, large = (lines_run(REPEATED[name](SIZE * times)) for times in (1, 2))
    assert large < 2.4 * small


@pytest.mark.parametrize(
    ("count", "markup"),
    [
        (1000, inside(("<p>Xem", "</p>"), "<span> </span><button onclick=\"tai('/a.pdf')\">Tải</button>")),
        (300, inside(("<ul>", "</ul>"), "<li>Tác giả: Lê Thị Hà</li>")),
        (200, each(f"<p>Ngày 20/5/2022</p><p>{TEXT}</p>")),
    ],
    ids=["buttons behind blanks", "who made what in a list", "a day over each paragraph"],
)
def test_what_is_compared_with_what_stands_near_takes_twice_the_work_for_twice_as_much(
    count: int, markup: Repeat
) -> None:
    small, large = (lines_run(markup(count * times)) for times in (1, 2))
    assert large < 2.4 * small


@pytest.mark.parametrize("icon", ["<i class='icon-view'></i>", "<svg><use href='#eye'></use></svg>"])
def test_twice_as_many_icons_over_a_familys_text_take_twice_the_work(icon: str) -> None:
    """What stands beside the text of a known family is walked on its own, and each icon parts what is before it."""
    url, saved = SAVED["vhv"]
    small, large = (lines_of(saved.replace("</h1>", "</h1>" + icon * 1000 * times, 1), url) for times in (1, 2))
    assert large < 2.4 * small
