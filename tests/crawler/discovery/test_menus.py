"""Sections that no link leads to: a drop-down, a picture, entries that lead on by script."""

from __future__ import annotations

import pytest

from crawler import families
from crawler.discovery import addresses, listings
from crawler.discovery.model import ListingRow
from crawler.html import Page

HOST = "http://vidu.gov.vn"
ROWS = "".join(
    f"<p><a href='/tin/lua-{n}'>Nông dân thu hoạch lúa chín sớm lần thứ {n}</a> 0{n}/03/2024</p>" for n in range(1, 5)
)
EXPECTED = [("/muc/kinh-te", "Kinh tế"), ("/muc/van-hoa?a=1", "Văn hóa - Xã hội")]


def sections(menu: str) -> list[tuple[str, str | None]]:
    html = f"<html><body>{menu}<div>{ROWS}</div></body></html>"
    page = Page(html.encode(), url=f"{HOST}/")
    found = listings.read(page, family=families.GENERIC, inside=lambda url: url.startswith(HOST), home=True)
    assert len(found.rows) == 4
    return [(one.url.removeprefix(HOST), one.name) for one in found.sections]


@pytest.mark.parametrize(
    "menu",
    [
        "<select onchange='location=this.value'><option value=''>Chọn</option><option value='/muc/kinh-te'>Kinh tế"
        "</option><option value=' muc/van-hoa?a=1'>Văn hóa - Xã hội</option></select>",
        "<ul><li onclick=\"location.href='/muc/kinh-te'\">Kinh tế</li>"
        "<li onclick='window.location = \"/muc/van-hoa?a=1\"; return false'>Văn hóa - Xã hội</li></ul>",
        "<map name=m><area href='/muc/kinh-te' alt='Kinh tế'>"
        "<area href='/muc/van-hoa?a=1' title='Văn hóa - Xã hội'></map>",
        "<td><a href=\"javascript:window.open('/muc/kinh-te')\">Kinh tế</a></td>"
        "<td><a href='#' onclick=\"document.location.assign('/muc/van-hoa?a=1')\">Văn hóa - Xã hội</a></td>",
    ],
)
def test_a_menu_need_not_be_made_of_links(menu: str) -> None:
    assert sections(menu) == EXPECTED


@pytest.mark.parametrize(
    "menu",
    [
        "<select name=rows><option value=10>10</option><option value='20'>20</option></select>",
        "<select><option value='https://khac.gov.vn/muc'>Liên kết</option><option value='all'>Tất cả</option></select>",
        "<b onclick=\"location.href='/tim-kiem?q=lua'\">Tìm</b><i onclick='location.reload()'>Tải lại</i>",
    ],
)
def test_other_choices_are_no_sections(menu: str) -> None:
    assert sections(menu) == []


def test_a_section_that_is_linked_too_keeps_its_place_and_name() -> None:
    menu = (
        "<nav><a href='/muc/kinh-te'>Kinh tế</a></nav><select><option value='/muc/kinh-te'>KT</option>"
        "<option value='/muc/van-hoa?a=1'>Văn hóa - Xã hội</option></select>"
    )
    assert sections(menu) == EXPECTED


@pytest.mark.parametrize(("between", "written"), [(":", ":"), (":", "%3A"), ("-", "-")])
def test_a_parameter_may_have_the_title_behind_the_number(between: str, written: str) -> None:
    rows = [
        ListingRow(
            url=f"{HOST}/index.php?Itemid={100 + n % 3}&catid=8&id={500 + n}{written}ba-con-{n}-xa",
            title=f"Bà con xã {n} thu hoạch {n * 31} tấn lúa trong vụ {n * 7}",
        )
        for n in range(9)
    ]
    shape = addresses.read(rows, families.GENERIC)
    assert shape is not None
    assert (shape.scope, shape.numbered, between in (shape.example or "") or "%3A" in (shape.example or "")) == (
        "portal",
        9,
        True,
    )


def test_what_says_as_much_as_a_title_is_a_row_and_no_section() -> None:
    row = "<p onclick=\"location.href='/tin/9'\">Xã tổ chức họp mặt mừng mùa vụ mới cùng bà con nông dân</p>"
    page = Page(f"<html><body>{row}<div>{ROWS}</div></body></html>".encode(), url=f"{HOST}/")
    found = listings.read(page, family=families.GENERIC, inside=lambda url: url.startswith(HOST), home=True)
    assert (found.rows[0].url, found.rows[0].title) == (f"{HOST}/tin/9", row.partition(">")[2].removesuffix("</p>"))
    assert (len(found.rows), found.sections) == (5, [])


@pytest.mark.parametrize(
    ("address", "is_number"), [("/tin/{0}-lan-thu-{1}", False), ("/tin/{1}/{0}", True), ("/tin?id={1}", True)]
)
def test_a_number_of_titles_is_none_of_articles_where_it_ends_their_words(address: str, is_number: bool) -> None:
    what = ("hop-mat", "le-hoi", "hoi-nghi", "phien-hop")
    rows = [
        ListingRow(url=HOST + address.format(what[n % 4], n), title=f"Mùa {n % 4} lần thứ {n}") for n in range(3, 12)
    ]
    shape = addresses.read(rows, families.GENERIC)
    assert shape is not None
    assert (shape.scope != "address") is is_number


@pytest.mark.parametrize(
    ("address", "is_number"),
    [("/xem.aspx?id={0}", True), ("/xem.php?NewsID={0}", True), ("/xem.php?nam={0}", False), ("/tin/hop-{0}", False)],
)
def test_what_is_called_an_id_is_no_year_whatever_it_says(address: str, is_number: bool) -> None:
    rows = [ListingRow(url=HOST + address.format(2015 + n), title=f"Bà con xã {n} gặt lúa") for n in range(9)]
    shape = addresses.read(rows, families.GENERIC)
    assert shape is not None
    assert (shape.scope != "address") is is_number


def test_a_server_to_which_capitals_are_the_same_has_one_place_for_a_number() -> None:
    names = ("/ChiTiet.aspx?ID={0}&TabID=3", "/chitiet.aspx?TabID=3&id={0}")
    rows = [ListingRow(url=HOST + names[n % 2].format(500 + n), title=f"Bà con xã {n} gặt lúa") for n in range(9)]
    shape = addresses.read(rows, families.GENERIC)
    assert shape is not None
    assert (shape.scope, shape.numbered) == ("portal", 9)
    other = [ListingRow(url=row.url.replace(".aspx", ".php"), title=row.title) for row in rows]
    assert addresses.read(other, families.GENERIC) != shape


ROW = "Xã tổ chức họp mặt mừng mùa vụ mới cùng bà con nông dân"


@pytest.mark.parametrize(
    ("element", "is_row"),
    [
        (f"<div data-url='/tin/9'><b>{ROW}</b></div>", True),
        ("<div data-url='/tin/9'>Chia sẻ bài viết này</div>", False),
        (f"<div data-url='/tin/9'><b><a href='/tin/8'>{ROW}</a></b></div>", False),
        (f"<div data-url='/tin/9'>{(ROW + ' ') * 20}</div>", False),
    ],
)
def test_an_element_with_an_address_may_be_a_row(element: str, is_row: bool) -> None:
    page = Page(f"<html><body>{element}<div>{ROWS}</div></body></html>".encode(), url=f"{HOST}/")
    found = listings.read(page, family=families.GENERIC, inside=lambda url: url.startswith(HOST), home=True)
    assert (f"{HOST}/tin/9" in {row.url for row in found.rows}) is is_row


@pytest.mark.parametrize(
    ("form", "is_number"),
    [
        ("/tin-tuc/2026/11/{n:02}/le-hoi-o-xa", False),  # of the next month there will be one on the same day
        ("/tin-tuc/202611{n:02}/le-hoi-o-xa", False),
        ("/tin-tuc/2026/{n}/le-hoi-o-xa", False),
        ("/tin-tuc/2026/11/{n}", True),
        ("/tin-tuc/2026/11/9{n}/le-hoi-o-xa", True),
        ("/tin-tuc/11/{n:02}/le-hoi-o-xa", True),
        ("/tin-tuc/2026990{n}/le-hoi-o-xa", True),
    ],
)
def test_the_day_of_an_address_is_no_number_of_an_article(form: str, is_number: bool) -> None:
    rows = [ListingRow(url=f"http://vidu.gov.vn{form.format(n=n)}", title=f"Lễ hội xã số {n}") for n in range(1, 9)]
    shape = addresses.read(rows, families.GENERIC)
    assert shape is not None
    assert (shape.scope != "address") is is_number
