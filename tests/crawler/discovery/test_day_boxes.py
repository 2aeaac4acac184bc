"""The day of a row that stands above its month and year, in elements that no class names."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from crawler import families
from crawler.discovery import listings
from crawler.discovery.listing import row_fields
from crawler.html import Page


@pytest.mark.parametrize(
    ("box", "day"),
    [
        ("<p>20</p><p>Tháng 11/2026</p>", "2026-11-20"),
        ("<p>5</p><p>Tháng 11 năm 2026</p>", "2026-11-05"),
        ("<p>20</p><p>11/2026</p>", "2026-11-20"),
        ("<p>20</p><p>Th11, 2026</p>", "2026-11-20"),
        ("<p>20</p><p>Tháng 11</p>", None),
        ("<p>32</p><p>Tháng 11/2026</p>", None),
        ("<p>20</p><p>Tháng 13/2026</p>", None),
        ("<p>20</p><p>bình luận</p><p>Tháng 11/2026</p>", None),
        ("<p>Tháng 11/2026</p><p>20</p>", None),
        ("<p>1</p><p>20/11/2026</p>", "2026-11-20"),
        # Of small elements in one that is called after the day.
        ("<div class='day'><b>20</b><span>11/2026</span></div>", "2026-11-20"),
        ("<div class='date'><b>20</b><em>Th11</em><i>2026</i></div>", "2026-11-20"),
        ("<p class='ngay'><span>20</span><span>11</span><span>2026</span></p>", "2026-11-20"),
        ("<div class='date'><span>20</span>/<span>11</span>/<span>2026</span></div>", "2026-11-20"),
        ("<div class='date'><b>20</b><span>13/2026</span></div>", None),
        ("<div class='date'><b>40</b><span>11/2026</span></div>", None),
        ("<div class='date'><b>20</b><span>Tháng 11</span></div>", None),
        ("<div class='meta'><b>20</b><span>bình luận</span></div>", None),
    ],
)
def test_the_day_above_its_month(box: str, day: str | None) -> None:
    html = f'<div><div>{box}</div><h3><a href="/bai-1">Khánh thành cầu dân sinh Suối Cát</a></h3></div>'
    node = LexborHTMLParser(html).css_first("body > div")
    assert node is not None
    fields = row_fields.read([node], own=frozenset(link.mem_id for link in node.css("a")))
    assert (fields.title, fields.published_at) == ("Khánh thành cầu dân sinh Suối Cát", day)


@pytest.mark.parametrize("day", ["20 tháng 11, 2026", "20 tháng 11 năm 2026", "20 Th11, 2026", "20 thg 11 2026"])
@pytest.mark.parametrize("row", ["{}<span class='date'>{}</span>", "{}<p>Chiều nay.</p><p class='time'>{}</p>"])
def test_a_day_in_words_behind_the_title_is_one(row: str, day: str) -> None:
    link = '<a href="/bai-1">Khánh thành cầu dân sinh Suối Cát</a>'
    tree = LexborHTMLParser(f"<div>{row.format(link, day)}</div>")
    node = tree.css_first("body > div")
    assert node is not None
    fields = row_fields.read([node], own=frozenset(link.mem_id for link in node.css("a")))
    assert fields.published_at == "2026-11-20"


@pytest.mark.parametrize(
    "row",
    [
        "<tr><td>1</td><td>Tháng 11/2026</td><td>{}</td></tr>",
        "<div><p>Hạn nộp</p><p>5</p><p>Tháng 11/2026</p>{}</div>",
        "<div><p>Số</p><p>5</p><p>11/2026</p>{}</div>",
        "<div>{}<p><i class='fa fa-comment'></i>5</p><p>11/2026</p></div>",
        "<div>{}<div class=views><i class='fa fa-eye'></i> <b>5</b></div><p>11-2026</p></div>",
    ],
)
def test_a_number_over_a_month_is_no_day(row: str) -> None:
    """Of a row in a table, of an issue, of comments; or the day until which one may apply."""
    html = row.format('<a href="/bai-1">Khánh thành cầu dân sinh Suối Cát</a>')
    tree = LexborHTMLParser(f"<table>{html}</table>" if html.startswith("<tr") else html)
    node = tree.css_first("tr") or tree.css_first("body > div")
    assert node is not None
    assert row_fields.read([node], own=frozenset(link.mem_id for link in node.css("a"))).published_at is None


@pytest.mark.parametrize("head", ["<div>Thứ Bảy, 28/11/2026</div>", "<header><span>28/11/2026</span></header>"])
def test_the_clock_of_the_page_dates_no_row(head: str) -> None:
    days, titles = (20, 19, 18), ("Khởi công Trường Mầm non", "Bàn giao nhà tình nghĩa", "Gặp mặt doanh nghiệp xã")
    for form in (
        "<div><p>{day}</p><p>Tháng 11/2026</p><a href='/bai-{day}'>{title}</a></div>",
        "<p>{day}/11/2026</p><div><a href='/bai-{day}'>{title}</a></div>",
        "<div><a href='/bai-{day}'>{title}</a></div><p>{day}/11/2026</p>",
    ):
        rows = "".join(form.format(day=day, title=title) for day, title in zip(days, titles, strict=True))
        page = Page(f"<body>{head}{rows}</body>".encode(), url="https://vidu.gov.vn/tin-tuc")
        found = listings.read(page, family=families.GENERIC, inside=lambda _: True).rows
        assert [row.published_at for row in found] == [f"2026-11-{day}" for day in days], form
