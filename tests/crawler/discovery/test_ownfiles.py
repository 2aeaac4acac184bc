"""Lists that a script in a file of the portal's own fills: what is asked for, and what is left."""

from __future__ import annotations

import pytest

from crawler import families
from crawler.discovery import listings
from crawler.discovery.model import Listing, NextPage
from crawler.discovery.paging import answers
from crawler.html import Page

HOST = "http://vidu.gov.vn"
CODE = """
var trang = 1;
function taiTin(muc) {
  fetch("/api/tin-tuc?muc=" + muc + "&page=" + trang + "&size=8").then(function (r) { return r.json(); }).then(ve);
}
function ve(d) {
  d.items.forEach(function (x) {
    var o = document.getElementById("ds");
    o.insertAdjacentHTML("beforeend", '<li><a href="/bai/' + x.id + '">' + x.ten + "</a></li>");
  });
}
"""
LIST = "<ul id=ds></ul><button onclick=\"taiTin('lua')\">Xem thêm</button>"


def own(url: str) -> bool:
    return url.startswith(f"{HOST}/")


def shown(main: str, source: str = "/static/app.js", *, home: bool = False) -> Listing:
    html = f"<html><body><main>{main}</main><script src='{source}'></script></body></html>"
    page = Page(html.encode(), url=f"{HOST}/" if home else f"{HOST}/muc/lua")
    return listings.read(page, family=families.GENERIC, inside=own, home=home)


def answered(code: str, main: str = LIST) -> Listing:
    (page,) = shown(main).next
    return answers.read(code.encode(), page, family=families.GENERIC, inside=own, section="Lúa")


@pytest.mark.parametrize(
    "main",
    [
        LIST,
        "<table><tbody id=ds></tbody></table><script>window.onload = function () { taiTin('lua') }</script>",
        "<div id=ds> </div><script>taiTin('lua');</script>",
    ],
)
def test_the_file_is_read_as_if_it_stood_in_the_page(main: str) -> None:
    (page,) = shown(main).next
    assert (page.url, page.listing, page.fills) == (f"{HOST}/static/app.js", f"{HOST}/muc/lua", ["ds"])
    assert answers.asked_by(answers.written(page)) == page
    found = answered(CODE, main)
    (first,) = found.next
    assert (first.url, first.counter) == (f"{HOST}/api/tin-tuc?muc=lua&size=8&page=1", "page")
    assert (found.url, found.rows, found.sections, found.is_unread) == (f"{HOST}/muc/lua", [], [], False)
    body = b'{"items": [{"id": 7, "ten": "N\\u00f4ng d\\u00e2n thu ho\\u1ea1ch l\\u00faa ch\\u00edn s\\u1edbm"}]}'
    (row,) = answers.read(body, first, family=families.GENERIC, inside=own).rows
    assert row.url == f"{HOST}/bai/7"


def test_a_value_that_the_page_sets_is_known_to_the_file() -> None:
    code = CODE.replace("function taiTin(muc) {", "").replace("ve);\n}", "ve);")
    (first,) = answered(code, "<ul id=ds></ul><script>var muc = 'lua';</script>").next
    assert first.url == f"{HOST}/api/tin-tuc?muc=lua&size=8&page=1"


@pytest.mark.parametrize(
    "main",
    [
        "<p>Không có gì.</p>",
        "<ul></ul>",
        "<div id=chan-trang></div>",
        "<ul id=main-menu></ul>",
        "<ul id=thoi-tiet></ul>",
        "<ul id=list-goi-y></ul>",
        "<header><div><ul id=list></ul></div></header>",
        "<form><input><ul id=ds></ul></form>",
        "<ul id=ds><li>Đang tải</li></ul>",
        f"<ul id=ds></ul><p>{'Xã nằm ở phía nam của tỉnh. ' * 10}</p>",
    ],
)
def test_no_file_is_asked_for_where_no_list_is_empty(main: str) -> None:
    assert shown(main).next == []


@pytest.mark.parametrize(
    "source", ["/js/jquery.min.js", "/lib/app.js", "http://khac.vn/app.js", "/js/dem-truy-cap.js", "/js/thongke.js"]
)
def test_libraries_and_other_hosts_are_not_asked_for(source: str) -> None:
    assert shown(LIST, source).next == []


def test_a_page_with_rows_and_a_home_page_ask_for_no_file() -> None:
    rows = "".join(
        f"<li><a href='/t/{n}'>Nông dân thu hoạch lúa chín sớm đợt {n}</a> 0{n}/03/2026</li>" for n in (1, 2, 3)
    )
    assert shown(f"<ul>{rows}</ul>{LIST}").next == []
    assert shown(LIST, home=True).next == []


def test_a_list_that_a_file_fills_by_what_cannot_be_told_is_unread() -> None:
    hidden = CODE.replace('"/api/tin-tuc?muc=" + muc + "&page=" + trang + "&size=8"', "diaChi(muc)")
    found = answered(hidden)
    assert (found.next, found.is_unread, found.url) == ([], True, f"{HOST}/muc/lua")


def test_a_list_whose_section_the_page_does_not_say_is_not_guessed() -> None:
    found = answered(CODE, "<ul id=ds></ul>")
    assert (found.next, found.is_unread) == ([], True)


@pytest.mark.parametrize(
    "code",
    [
        "",
        CODE.replace('"ds"', '"khac"'),  # it fills something else
        'document.getElementById("ds").hidden = true;',  # it asks for nothing
        "</script>\ud7ff{[(",
    ],
)
def test_a_file_that_fills_no_list_of_the_page_says_nothing(code: str) -> None:
    found = answered(code)
    assert (found.rows, found.next, found.is_unread) == ([], [], False)


@pytest.mark.parametrize(
    "code",
    [
        'fetch(diaChi()).then(function (d) { ve(d["items"]); });',  # a field of the answer
        CODE.replace('"/api/tin-tuc?muc="', "diaChi()") + "// " + "x" * 200_000,  # too long to be read whole
    ],
)
def test_what_does_not_surely_fill_the_list_is_not_told_of(code: str) -> None:
    found = answered(code, "<ul id=items></ul>" if 'items"]' in code else LIST)
    assert (found.next, found.is_unread) == ([], False)


def test_what_a_page_says_is_bounded() -> None:
    calls = "".join(f"<script>taiTin('{'x' * 150}{n}');</script>" for n in range(400))
    (page,) = shown(f"<ul id=ds></ul>{calls}").next
    assert isinstance(page, NextPage)
    assert len(page.says) <= 2000
