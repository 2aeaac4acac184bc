"""Home pages with hardly a link to a section: menus in scripts, lines of links; and pages that need neither."""

from __future__ import annotations

import pytest

from crawler import families
from crawler.discovery import listings
from crawler.html import Page

HOST = "http://vidu.gov.vn"
ROWS = "".join(
    f"<p><a href='/tin/lua-{n}'>Nông dân thu hoạch lúa chín sớm lần thứ {n}</a> 0{n}/03/2024</p>" for n in range(1, 5)
)
MENU = [("/muc/kinh-te", "Kinh tế"), ("/muc/van-hoa", "Văn hóa - Xã hội")]


def sections(body: str, *, home: bool = True) -> list[tuple[str, str | None]]:
    page = Page(f"<html><body>{body}</body></html>".encode(), url=f"{HOST}/")
    found = listings.read(page, family=families.GENERIC, inside=lambda url: url.startswith(HOST), home=home)
    return [(one.url.removeprefix(HOST), one.name) for one in found.sections]


@pytest.mark.parametrize(
    "script",
    [
        'var menu = [{"text": "Kinh tế", "url": "/muc/kinh-te"}, {"text": "Văn hóa - Xã hội", "url": "/muc/van-hoa"}]',
        'var menu = [{"text": "Kinh t\\u1ebf", "url": "\\/muc\\/kinh-te"}, '
        '{url: "muc/van-hoa", name: "Văn hóa - Xã hội"}]',
        "renderMenu({items: [{label: 'Kinh tế', href: 'muc/kinh-te', children: [{title: 'Văn hóa - Xã hội', "
        "link: '/muc/van-hoa'}]}]})",
    ],
)
def test_a_menu_that_only_a_script_writes(script: str) -> None:
    assert sorted(sections(f"<script>{script}</script><div>{ROWS}</div>")) == MENU


def test_plain_lines_of_links_where_there_is_nothing_else() -> None:
    line = "<a href='/muc/kinh-te'>Kinh tế</a> | <a href='/muc/van-hoa'>Văn hóa - Xã hội</a> | <a href='/x'>»</a>"
    assert sections(f"{line}<div>{ROWS}</div>") == MENU
    assert sections(line.replace("|", "<br>"), home=False) == MENU, "a frame that is a menu"


MANY = "".join(f"<li><a href='/muc/{n}'>Mục {n} của tỉnh</a></li>" for n in "abc")
SCRIPT = '<script>var menu = [{"text": "Kinh tế", "url": "/muc/kinh-te"}]</script>'


@pytest.mark.parametrize(
    ("body", "home"),
    [
        (f"<nav><ul>{MANY}</ul></nav>{SCRIPT}<div>{ROWS}</div><a href='/gt'>Giới thiệu chung</a>", True),
        (f"{SCRIPT}<div>{ROWS}</div><p><a href='/gt'>Giới thiệu chung</a> xem ở đây</p>", False),
    ],
)
def test_nothing_more_is_asked_of_a_page_that_has_sections_or_is_a_list(body: str, home: bool) -> None:
    assert not {"/muc/kinh-te", "/gt"} & {url for url, _ in sections(body, home=home)}


@pytest.mark.parametrize(
    "script",
    [
        '<script>var menu = [{"text": "Kinh tế", "url": "http://khac.vn/muc/kinh-te"}]</script>',
        '<script>var nav = [{"title": "Tỉnh tổ chức hội nghị tổng kết năm học mới", "url": "/tin/hoi-nghi"}]</script>',
        '<script>var menu = [{"text": "Kinh tế", "url": "javascript:;"}, {"text": "A", "url": "/a.jpg"}]</script>',
        '<script>var menu = [{"text": "Kinh tế"}, {"url": "/muc/kinh-te"}]</script>',
    ],
)
def test_what_a_script_has_beside_menus(script: str) -> None:
    assert sections(f"{script}<div>{ROWS}</div>") == []


@pytest.mark.parametrize(
    "script",
    [
        'document.write(\'<a href="/muc/kinh-te">Kinh tế</a>\'); document.write(\'<a href="/muc/van-hoa">Văn hóa - '
        "Xã hội</a>');",
        "var s = '<ul>'; s += '<li><a href=\"muc/kinh-te\"><b>Kinh tế</b></a>'; s += '<li><a href=/muc/van-hoa>Văn "
        "hóa - Xã hội</a>'; document.writeln(s + '</ul>');",
        "document.write('<td><a class=m href=\"' + '/muc/kinh-te\">' + 'Kinh tế<\\/a>' + '<a href=\"/muc/van-hoa\">"
        "V\\u0103n hóa - Xã hội<\\/a>');",
    ],
)
def test_a_menu_that_a_script_draws(script: str) -> None:
    assert sorted(sections(f"<script>{script}</script><div>{ROWS}</div>")) == MENU


@pytest.mark.parametrize(
    "script",
    [
        "document.write('<a href=\"/muc/' + id + '\">Kinh tế của tỉnh</a>');",
        "document.write('<a href=\"/muc/kinh-te\">' + ten + '</a>');",
        'document.write(\'<a href="/thanh-vien/dang-xuat">Đăng xuất</a><a href="/tin/xoa?id=3">Xóa tin này</a>\');',
        'document.write(\'<a href="http://khac.vn/muc">Cổng thông tin khác</a><img src="/dem.gif">\');',
        "box.innerHTML = '<a href=\"/muc/kinh-te\">Kinh tế</a>';",
        "document.write('<a href=\"/tin/9\">Một bài viết có tên dài hơn mọi mục của trang chủ này</a>');",
    ],
)
def test_what_a_script_draws_of_names_or_what_would_do_something_is_no_menu(script: str) -> None:
    assert sections(f"<script>{script}</script><div>{ROWS}</div>") == []
