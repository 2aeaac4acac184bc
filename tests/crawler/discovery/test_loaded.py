"""Menus and rows in scripts of the portal's own: which are asked for, and what is read of them."""

from __future__ import annotations

import pytest

from crawler import families
from crawler.discovery import listings
from crawler.discovery.model import Listing, NextPage
from crawler.discovery.paging import answers
from crawler.html import Page

HOST = "http://vidu.gov.vn"
TITLE = "Nông dân thu hoạch lúa chín sớm đợt"
ROWS = "".join(f"<li><a href='/t/{n}'>{TITLE} {n}</a> 0{n}/03/2026</li>" for n in range(1, 5))
MENU = f"<ul class='menu'>{''.join(f'<li><a href=/{each}>Mục {each}</a></li>' for each in 'abc')}</ul>"


def own(url: str) -> bool:
    return url.startswith(f"{HOST}/")


def asked(source: str, shown: str = "", *, home: bool = False) -> list[str]:
    html = f"<html><body><main>{shown}</main><script src='{source}'></script></body></html>"
    page = Page(html.encode(), url=f"{HOST}/" if home else f"{HOST}/muc/lua")
    found = listings.read(page, family=families.GENERIC, inside=own, home=home)
    assert found.next == []
    return [each.url.removeprefix(HOST) for each in found.scripts]


@pytest.mark.parametrize("source", ["/js/menu.js", "/js/mainMenu.js?v=2", "/scripts/nav.js", "danh-muc.js"])
def test_a_script_that_is_called_a_menu_is_asked_for_where_the_home_page_leads_nowhere(source: str) -> None:
    assert asked(source, f"<ul>{ROWS}</ul>", home=True) == [f"/{source.lstrip('/')}"]
    assert asked(source, f"{MENU}<ul>{ROWS}</ul>", home=True) == []
    assert asked(source) == []


@pytest.mark.parametrize("source", ["/data/ds-lua.js", "/js/tin_12.js", "/js/news.js", "/muc/du-lieu.js"])
def test_a_script_that_is_called_rows_is_asked_for_where_a_listing_shows_none(source: str) -> None:
    assert asked(source) == [source]
    assert asked(source, f"<ul class='ds'>{ROWS}</ul>") == []


@pytest.mark.parametrize(
    "source",
    [
        "/lib/menu.js", "/js/jquery.menu.js", "/js/bootstrap-nav.min.js", "/js/jquery.dataTables.js",
        "/js/news-ticker.js",
        "http://khac.vn/menu.js", "http://khac.vn/tin.js", "/js/main.js", "/js/navigator-fix.js", "/js/dem-truy-cap.js",
        "/js/listener.js", "/js/thoi-tiet.js",
    ],
)  # fmt: skip
def test_libraries_and_what_is_called_otherwise_are_not_asked_for(source: str) -> None:
    assert (asked(source), asked(source, home=True)) == ([], [])


def read(script: str, *, listing: str = f"{HOST}/muc/lua") -> Listing:
    page = NextPage(url=f"{HOST}/js/ds.js", number=1, kind="xhr", listing=listing)
    return answers.read(script.encode(), page, family=families.GENERIC, inside=own, section="Lúa")


def test_rows_and_sections_of_a_script_stand_on_the_page_that_loads_it() -> None:
    rows = ", ".join(
        f"{{ten: 'Nông dân thu hoạch lúa chín sớm đợt {n}', ngaydang: '0{n}/03/2026', url: 'tin-{n}.html'}}"
        for n in range(1, 4)
    )
    found = read(f"var ds = [{rows}]; var so = 3;")
    assert [(row.url, row.section, row.rank) for row in found.rows] == [
        (f"{HOST}/muc/tin-{n}.html", "Lúa", n - 1) for n in range(1, 4)
    ]
    entries = (
        "{text: 'Kinh tế', href: '/kinh-te'}, {text: 'Đăng xuất', href: '/dang-xuat'}, {text: 'X', href: '//x.vn/'}"
    )
    link = '<a href="/kinh-te">Kinh tế</a>'
    menus = [f"var menu = [{entries}];", f"document.write('{link}');", f"h = '{link}'"]
    for menu in menus:
        assert [(each.url, each.name) for each in read(menu).sections] == [(f"{HOST}/kinh-te", "Kinh tế")]


def test_a_script_that_holds_nothing_gives_nothing() -> None:
    for script in ("", "function f() { return [1, 2]; }", "var x = '<a href=\"/xoa?id=7\">Xóa</a>'", "\x00\xff{[("):
        found = read(script)
        assert (found.rows, found.sections, found.next, found.is_unread) == ([], [], [], False)


@pytest.mark.parametrize(
    "line",
    [
        "html += '<A href=\"xemtin.asp?id={n}\">{title} {n}</A> (0{n}/03/2026)<BR>';",
        "document.write('<li><a href=\"xemtin.asp?id={n}\"><b>{title} {n}</b></a><span>0{n}/03/2026</span></li>');",
        "h.push('<tr><td>0{n}/03/2026</td><td><a href=\"xemtin.asp?id={n}\">{title} {n}</a></td></tr>');",
    ],
)
def test_rows_that_a_script_writes_as_html_are_read(line: str) -> None:
    drawn = "\n".join(line.format(n=n, title=TITLE) for n in range(1, 5))
    found = read(f"var html = '';\n{drawn}\ndocument.getElementById('ds').innerHTML = html;")
    assert [(row.url, row.title, row.published_at, row.section) for row in found.rows] == [
        (f"{HOST}/muc/xemtin.asp?id={n}", f"{TITLE} {n}", f"2026-03-0{n}", "Lúa") for n in range(1, 5)
    ]
    assert found.sections == []


def test_rows_with_an_address_that_only_running_the_script_tells_are_not_guessed() -> None:
    drawn = f"for (i in ds) html += '<a href=\"xem.asp?id=' + ds[i].ma + '\">{TITLE} ' + i + '</a> 01/03/2026<br>';"
    assert read(drawn * 4).rows == []


def test_a_menu_that_a_script_writes_is_none() -> None:
    menu = "".join(f"document.write('<li><a href=\"/{each}\">Mục {each}</a></li>');" for each in ("lua", "tom", "ca"))
    found = read(menu)
    assert (found.rows, len(found.sections)) == ([], 3)


@pytest.mark.parametrize("day", ["", "document.write('Thứ sáu, 27/11/2026');"])
def test_a_menu_of_long_names_that_a_script_writes_is_no_list(day: str) -> None:
    """Its sections were lost, and each was asked for as an article."""
    names = ("Giới thiệu chung về tỉnh", "Lịch tiếp công dân của lãnh đạo", "Chiến lược quy hoạch kế hoạch phát triển")
    entry = (
        'document.write(\'<li><a href="/{}.html">{}</a><ul><li><a href="/{}/tin">Tin hoạt động</a></li></ul></li>\');'
    )
    found = read(day + "".join(entry.format(at, name, at) for at, name in enumerate(names)))
    assert found.rows == []
    assert {f"{HOST}/{at}/tin" for at in range(3)} <= {each.url for each in found.sections}


def test_a_script_that_writes_a_menu_and_rows_keeps_both() -> None:
    menu = "".join(f"document.write('<li><a href=\"/{each}\">Mục {each}</a></li>');" for each in ("lua", "tom", "ca"))
    row = "document.write('<p><a href=\"/t/{n}.html\">{title} {n}</a> (0{n}/03/2026)</p>');"
    found = read(menu + "".join(row.format(n=n, title=TITLE) for n in range(1, 5)))
    assert [row.url for row in found.rows] == [f"{HOST}/t/{n}.html" for n in range(1, 5)]
    assert [each.url for each in found.sections] == [f"{HOST}/{each}" for each in ("lua", "tom", "ca")]
