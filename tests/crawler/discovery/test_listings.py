"""Rows of listings, whatever their layout; nothing that is no article among them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler import families
from crawler.clean import urls
from crawler.discovery import anchors, listings
from crawler.discovery.model import Listing
from crawler.html import Page

sys.path.insert(0, str(Path(__file__).parent))
import layouts

HOST = "http://vidu.gov.vn"


def inside(url: str) -> bool:
    return urls.host_of(url) == "vidu.gov.vn"


def read(body: bytes | str, path: str = "/tin-tuc", **options: object) -> Listing:
    body = body.encode() if isinstance(body, str) else body
    page = Page(body, url=HOST + path)
    return listings.read(page, family=families.GENERIC, inside=inside, **options)  # type: ignore[arg-type]


def in_main(listing: Listing) -> list[str]:
    return [row.url.removeprefix(HOST) for row in listing.rows if row.kind == "listing"]


@pytest.mark.parametrize("name", layouts.LAYOUTS)
def test_every_layout_gives_every_row_in_order(name: str) -> None:
    listing = read(layouts.page(name))
    assert in_main(listing) == [row.url for row in layouts.ROWS]
    assert [row.title for row in listing.rows[:8]] == [row.title for row in layouts.ROWS]


@pytest.mark.parametrize("name", layouts.LAYOUTS)
def test_every_layout_gives_dates_leads_and_views_of_the_row_itself(name: str) -> None:
    rows = read(layouts.page(name)).rows[:8]
    assert [(row.published_at or "")[:10] for row in rows] == [row.iso for row in layouts.ROWS]
    assert [row.lead for row in rows] == [row.lead for row in layouts.ROWS]
    assert [row.views for row in rows] == [row.views for row in layouts.ROWS]


@pytest.mark.parametrize("name", layouts.LAYOUTS)
def test_oldest_first_and_few_rows_are_read_alike(name: str) -> None:
    reverse = tuple(reversed(layouts.ROWS))
    assert in_main(read(layouts.page(name, reverse))) == [row.url for row in reverse]
    assert set(in_main(read(layouts.page(name, layouts.ROWS[2:5])))) == {row.url for row in layouts.ROWS[2:5]}


@pytest.mark.parametrize("name", layouts.LAYOUTS)
def test_menus_files_other_hosts_and_furniture_are_no_rows(name: str) -> None:
    listing = read(layouts.page(name))
    expected = {HOST + row.url for row in layouts.ROWS}
    boxes = {row.url for row in listing.rows} - expected
    assert {url.rpartition("-")[2] for url in boxes} == {"5001.html", "5002.html", "5003.html"}
    assert all(row.kind == "related" for row in listing.rows if row.url in boxes)
    assert [row.rank for row in listing.rows] == list(range(len(listing.rows)))


@pytest.mark.parametrize("name", layouts.LAYOUTS)
def test_sections_are_those_of_menu_and_box_headers(name: str) -> None:
    sections = {
        section.url.removeprefix(HOST): section.name for section in read(layouts.page(name), "/kinh-te").sections
    }
    assert {"/gioi-thieu", "/tin-tuc", "/van-ban-chi-dao-dieu-hanh-cua-tinh", "/thong-bao"} <= set(sections)
    assert sections["/tin-tuc"] == "Tin tức"
    assert not {"/lien-he", "/so-do-website", "/upload/mau-don.pdf", "/tin-tuc?page=2", "/author/an"} & set(sections)


def test_a_section_is_given_to_rows_of_the_listing_and_not_to_boxes() -> None:
    listing = read(layouts.page("ul-heading"), section="Tin tức")
    assert {(row.kind, row.section) for row in listing.rows} == {("listing", "Tin tức"), ("related", None)}


def test_rows_of_the_home_page_come_in_the_order_of_the_page() -> None:
    listing = read(layouts.page("div-cards"), "/", home=True)
    assert {row.kind for row in listing.rows} == {"home"}
    assert [row.url for row in listing.rows[:8]] == [HOST + row.url for row in layouts.ROWS]


BOX = """<div class="box"><div class="box-head"><a href="/{name}">Chuyên mục {name}</a></div><div class="top">
<a href="/tin/{name}-10.html"><img src="a.jpg"></a>
<a class="t" href="/tin/{name}-10.html">Khánh thành cầu dân sinh nối hai ấp sau
nhiều năm chờ đợi</a><p>Tóm tắt của tin đứng đầu trong chuyên mục, đủ dài để là một đoạn.</p></div>
<ul><li><a href="/tin/{name}-11.html">Triển khai tháng hành động vì trẻ em</a></li>
<li><a href="/tin/{name}-12.html">Thông báo tuyển dụng</a></li></ul><a href="/{name}">Xem thêm</a></div>"""


def test_boxes_of_a_home_page_give_leading_and_short_titles_and_their_sections() -> None:
    listing = read("".join(BOX.format(name=name) for name in ("a", "b", "c")), "/", home=True)
    assert [row.url.removeprefix(HOST) for row in listing.rows] == [
        f"/tin/{name}-{number}.html" for name in ("a", "b", "c") for number in (10, 11, 12)
    ]
    assert [(section.url.removeprefix(HOST), section.name) for section in listing.sections] == [
        (f"/{name}", f"Chuyên mục {name}") for name in ("a", "b", "c")
    ]


def test_a_link_to_read_on_is_no_row_of_its_own_even_with_another_query() -> None:
    row = (
        '<div class="asset"><h3><a href="/-/bai-{n}?redirect=%2Ftin">{title}</a></h3><div class="summary">Tóm tắt của '
        'bài viết ở đây, dài hơn một chút. <a href="/-/bai-{n}?redirect=x">Xem tiếp</a></div>'
        "<div>(29/06/2026, 14:49)</div></div>"
    )
    listing = read("<div>" + "".join(row.format(n=n, title=one.title) for n, one in enumerate(layouts.ROWS)) + "</div>")
    assert [row.title for row in listing.rows] == list(layouts.TITLES)
    assert {row.published_at for row in listing.rows} == {"2026-06-29T14:49:00+07:00"}


def test_links_in_running_text_are_no_rows() -> None:
    text = (
        "<p>Căn cứ theo nội dung của <a href='/van-ban/quyet-dinh-{n}.html'>"
        "Quyết định số {n}/QĐ-UBND về việc phê duyệt quy hoạch</a>, sở có ý kiến.</p>"
    )
    assert read("<div>" + "".join(text.format(n=n) for n in range(5)) + "</div>").rows == []


def test_a_row_takes_no_date_from_its_title_or_from_the_clock_of_the_page() -> None:
    rows = "".join(
        f'<li><a href="/tin/bai-{n}.html">Kỷ niệm ngày truyền thống (2{n}/7/1947) tại các xã, phường, thị trấn</a></li>'
        for n in range(5)
    )
    listing = read(f"<div class='date'>Thứ hai, 01/07/2024</div><ul>{rows}</ul>")
    assert (listing.rows[0].published_at, listing.rows[0].title) == (
        None,
        "Kỷ niệm ngày truyền thống (20/7/1947) tại các xã, phường, thị trấn",
    )
    assert {row.published_at for row in listing.rows} == {None}


def test_a_date_of_a_document_is_no_date_of_publication() -> None:
    rows = "".join(
        f'<tr><td><a href="/vb/{n}.html">Quyết định ban hành quy chế làm việc của cơ quan</a></td>'
        f"<td>Ngày ban hành: 2{n}/06/2024</td></tr>"
        for n in range(5)
    )
    assert {row.published_at for row in read(f"<table>{rows}</table>").rows} == {None}


def test_deep_and_wide_pages_are_read_within_bounds() -> None:
    deep = "<div>" * 900 + layouts.page("ul-heading").decode() + "</div>" * 900
    assert len(read(deep).rows) == 11
    inner = (
        '<ul><li><a href="/tin/bai-1.html">Một tiêu đề đủ dài cho một bài viết</a>'
        + "<b>" * 800
        + "x"
        + "</b>" * 800
        + "</li></ul>"
    )
    read(inner)
    wide = "".join(
        f'<li><a href="/tin/bai-{n}.html">Một tiêu đề đủ dài cho một bài viết số {n}</a></li>' for n in range(7000)
    )
    assert len(read(f"<ul>{wide}</ul>").rows) == anchors.MAX_LINKS


@given(st.text(alphabet="<>/aul idvhref=\"'0123&;p#?.-", max_size=400))
def test_no_markup_raises(html: str) -> None:
    page = f"<ul><li><a href='/tin/bai-1.html'>{html}"
    for row in read(page).rows:
        assert inside(row.url)


@pytest.mark.parametrize("order", ["{box}{rows}", "{rows}{box}"])
def test_an_article_that_stands_in_a_box_too_keeps_its_row(order: str) -> None:
    titles = [f"Huyện khởi công tuyến đường nối hai xã vùng sâu số {number}" for number in range(6)]
    rows = "".join(
        f"<div class=item><a href=/bai-viet/duong-{number}>{title[:-1]}…</a> <span>1{number}/05/2022</span></div>"
        for number, title in enumerate(titles)
    )
    links = "".join(f"<li><h4><a href=/bai-viet/duong-{number}>{titles[number]}</a></h4></li>" for number in range(3))
    inner = order.format(box=f"<aside class=sidebar><ul>{links}</ul></aside>", rows=f"<div class=list>{rows}</div>")
    page = Page(f"<html><body>{inner}</body></html>".encode(), url="http://vidu.gov.vn/tin-trong-tinh")
    found = listings.read(page, family=families.GENERIC, inside=lambda _: True, section="Tin trong tỉnh").rows
    assert [(row.kind, row.published_at, row.section) for row in found] == [
        ("listing", f"2022-05-1{number}", "Tin trong tỉnh") for number in range(6)
    ]


@pytest.mark.parametrize("address", ["tin/trang-32", "tin/page/32/", "tin?page=32"])
@pytest.mark.parametrize("count", [1, 2])
def test_the_few_rows_of_a_last_page_are_rows_without_a_date_too(address: str, count: int) -> None:
    titles = [f"Huyện khởi công tuyến đường nối hai xã vùng sâu số {number}" for number in range(count)]
    rows = "".join(f"<li><a href='/tin/{number}/duong'>{title}</a></li>" for number, title in enumerate(titles))
    menu = "<div><a href='/'>Trang chủ</a> <a href='/tin'>Tin tức</a></div>"
    page = Page(f"{menu}<h2>Tin tức</h2><ul>{rows}</ul>".encode(), url=f"http://vidu.gov.vn/{address}")
    found = listings.read(page, family=families.GENERIC, inside=lambda _: True).rows
    assert [row.title for row in found] == titles


TITLES = (
    "Khánh thành cầu Rạch Gốc nối hai xã",
    "Họp mặt cán bộ hưu trí đầu năm",
    "Ra quân dọn vệ sinh đường nông thôn",
)
LEAD = "Sáng nay, Ủy ban nhân dân xã cùng các đoàn thể tổ chức chương trình với sự tham dự của đông đảo bà con."


def cards(link: str, facts: str = "") -> str:
    return "".join(
        f"<div class=card><img src=/u/{at}.jpg><h5>{title}</h5>{facts}<p>{LEAD}</p>"
        f"{link.format(at=at, title=title)}</div>"
        for at, title in enumerate(TITLES, 331)
    )


@pytest.mark.parametrize(
    "link",
    [
        "<a class=stretched-link href=/bai/{at}></a>",
        "<a class=stretched-link href=/bai/{at} aria-label='{title}'></a>",
        "<a href=/bai/{at}><img src=/icons/more.png></a>",
        "<a href=/bai/{at}>Xem chi tiết</a>",
    ],
)
def test_a_link_that_says_nothing_may_lie_over_a_card(link: str) -> None:
    rows = read(f"<body><div class=list>{cards(link)}</div>", "/bai").rows
    assert [(row.url, row.title, row.lead) for row in rows] == [
        (f"{HOST}/bai/{at}", title, LEAD) for at, title in enumerate(TITLES, 331)
    ]


def test_links_that_say_nothing_make_no_rows_where_no_heading_is_beside_them() -> None:
    assert not read(
        "<body><div>" + "".join(f"<p><a href=/bai/{at}></a></p>" for at in range(5)) + "</div>", "/bai"
    ).rows


@pytest.mark.parametrize(
    ("facts", "views"),
    [
        ("<div class=meta><i class='fa fa-clock-o'></i> 16/04/2021 <i class='fa fa-eye'></i> 1.512</div>", 1512),
        ("<div class=meta><span>16/04/2021</span> <span class=views>512</span></div>", 512),
        ("<div class=meta><span>16/04/2021</span> <span class=hits>Đọc 512 lần</span></div>", 512),
        ("<div class=meta>16/04/2021</div><div class=how>Đọc 512 lần mỗi năm</div>", None),
        ("<div class=meta><span>16/04/2021</span> <span class=comments>512</span></div>", None),
        ("<div class=meta><span>16/04/2021</span> <i class='fa fa-eye'></i> Ban biên tập</div>", None),
    ],
)
def test_a_count_beside_the_date_is_told_by_its_icon_or_its_element(facts: str, views: int | None) -> None:
    listing = read(f"<body><div class=list>{cards('<a href=/bai/{at}>{title}</a>', facts)}</div>", "/bai")
    assert {(row.published_at, row.views) for row in listing.rows} == {("2021-04-16", views)}


@pytest.mark.parametrize(
    ("facts", "day"),
    [
        ("<div class=meta><a href=#r>Để lại bình luận</a> / <span class=date>16/04/2021</span></div>", "2021-04-16"),
        ("<div class=date>Hoa Mai bình luận 16/04/2021</div>", None),
    ],
)
def test_a_date_behind_the_link_to_the_comments(facts: str, day: str | None) -> None:
    listing = read(f"<body><div class=list>{cards('<a href=/bai/{at}>{title}</a>', facts)}</div>", "/bai")
    assert {row.published_at for row in listing.rows} == {day}


def test_the_title_that_is_hidden_in_the_link_to_read_on_is_none_of_the_lead() -> None:
    rows = "".join(
        f"<div class=abstract><h3><a href=/bai/{at}>{title}</a></h3><div class=summary>{LEAD} <a href=/bai/{at}>"
        f"Đọc thêm <span class=hide-accessible>Thông tin về {title}</span> &raquo;</a></div></div>"
        for at, title in enumerate(TITLES, 331)
    )
    assert {row.lead for row in read(f"<body><div class=list>{rows}</div>", "/bai").rows} == {LEAD}


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("12 Tháng Mười Một 2023 | Đã đọc: 57", "2023-11-12"),
        ("3 tháng Tư, 2021", "2021-04-03"),
        ("Trong tháng Mười một đơn vị", None),
        ("Năm 2023", None),
    ],
)
def test_a_month_in_words_is_of_a_date(printed: str, day: str | None) -> None:
    row = "<div class=tin><a href='/tin-tuc/{0}.html'>Xã Ví Dụ khánh thành nhà văn hóa số {0}</a><div>{1}</div></div>"
    found = read("".join(row.format(at, printed) for at in range(1, 7)))
    assert [row.published_at for row in found.rows] == [day] * 6
