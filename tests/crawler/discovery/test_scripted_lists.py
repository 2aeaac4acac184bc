"""Lists whose further pages only a script would ask for: numbers in paths, plugins with options, buttons for more."""

from __future__ import annotations

import json

import pytest

from crawler import families
from crawler.discovery import listings
from crawler.discovery.model import Listing, NextPage
from crawler.discovery.paging import answers, counters
from crawler.html import Page

HOST = "http://vidu.gov.vn"
ROWS = "".join(
    f"<li><h3><a href='/tin/hop-mat-{n}'>Xã tổ chức họp mặt lần thứ {n} mừng mùa vụ</a></h3><i>0{n}/03/2024</i></li>"
    for n in range(1, 7)
)


def read(html: str) -> Listing:
    page = Page(f"<html><body>{html}</body></html>".encode(), url=f"{HOST}/chuyen-muc/lua")
    return listings.read(page, family=families.GENERIC, inside=lambda url: url.startswith(HOST))


def asked(html: str) -> NextPage | None:
    found = read(html).next
    assert len(found) < 2, found
    return found[0] if found else None


def address(page: NextPage | None) -> str | None:
    return page.url.removeprefix(HOST) if page is not None else None


@pytest.mark.parametrize(
    ("script", "first", "second"),
    [
        ("function xem(p){ $.get('/ajax/muc/7/trang/' + p, ve); }", "/ajax/muc/7/trang/1", "/ajax/muc/7/trang/2"),
        ("function xem(p){ $('#l').load(`/ds/7/page-${p}.html`); }", "/ds/7/page-1.html", "/ds/7/page-2.html"),
        ("function f(c,page){ fetch('/l/'+c+'/'+page) } f(7, 1);", "/l/7/1", "/l/7/2"),
        ("var m = 7; function f(so){ axios.get('/l/'+m+'/trang_'+so+'/x') }", "/l/7/trang_1/x", "/l/7/trang_2/x"),
        ("$.ajax({url: '/l/' + this.pageIndex + '-7.htm', type: 'GET'})", "/l/1-7.htm", "/l/2-7.htm"),
        ("$.getJSON('/l/trang/' + n + '?sl=5', ve)", "/l/trang/1?sl=5", "/l/trang/2?sl=5"),
    ],
)  # fmt: skip
def test_the_number_of_a_page_may_stand_in_the_path(script: str, first: str, second: str) -> None:
    page = asked(f"<ul>{ROWS}</ul><script>{script}</script>")
    assert address(page) == first
    assert page is not None
    assert address(counters.after(page, rows=6)) == second
    assert counters.after(page, rows=0) is None
    assert address(counters.at(page, 9)) == second.replace("2", "9")


@pytest.mark.parametrize(
    "script",
    [
        "function xem(id){ $.get('/tin/' + id, ve); }",
        "function f(p){ $.get('/anh/' + p) }",
        "$.get('/binh-luan/trang/' + tin.slug.length, ve); function like(page){ $.post('/like/page/' + page) }",
        "$.get('http://khac.vn/trang/' + p)",
    ],
)
def test_what_else_stands_in_a_path_counts_no_pages(script: str) -> None:
    page = asked(f"<ul>{ROWS}</ul><script>{script}</script>")
    assert page is None or "binh-luan" in page.url


def test_the_section_of_a_script_that_all_share_is_what_its_links_give_it() -> None:
    script = "function mo(muc, p){ $.ajax({url: '/ds', type: 'POST', data: {muc: muc, page: p}}) }"
    for link in ("href='#' onclick='mo(31, 2);return false'", "href='javascript:mo(31, 3)'"):
        page = asked(f"<ul>{ROWS}</ul><a {link}>2</a><script>{script}</script>")
        assert page is not None
        assert (page.method, page.form) == ("POST", {"muc": 31, "page": 1})


TABLES = (
    "$('#b').DataTable({serverSide: true, pageLength: 15, ajax: {url: '/api/ds', type: 'POST', data: {muc: 'lua'}}})",
    '$("#b").dataTable({"bServerSide":true,"iDisplayLength":15,"ajax":{"url":"/api/ds","method":"post",'
    '"data":function(d){ d.muc = "lua"; }}})',
    "let t = new DataTable('#b', {serverSide: true, pageLength: 15, ajax: {url: '/api/ds', type: 'POST', "
    "data: function (gui) { gui.muc = 'lua'; return gui; }}, columns: [{data: 'ten'}]});",
)


@pytest.mark.parametrize("script", TABLES)
def test_a_table_filled_by_the_server_asks_for_rows_from_where_it_stands(script: str) -> None:
    page = asked(f"<table id=b></table><script>{script}</script>")
    assert page is not None
    assert (address(page), page.method) == ("/api/ds", "POST")
    assert page.form == {"draw": 1, "start": 0, "length": 15, "muc": "lua"}
    following = counters.after(page, rows=15, total=40)
    assert following is not None
    assert following.form["start"] == 15
    assert asked("<table id=b></table><script>$('#b').DataTable({pageLength: 15, ajax: '/api/ds'})</script>") is None


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("ds({pageNum: 1, recordPerPage: 8, loadPageURL: '/m?id=3'}); // ajax", "/m?id=3&recordPerPage=8&pageNum=1"),
        ("veLuoi('#o', {dataUrl: '/luoi', pageIndex: 1, pageSize: 8}); $.ajax", "/luoi?pageSize=8&pageIndex=1"),
        (
            "var c = {loadPageURL: '/m?p_p_id=x&p_p_resource_id=loadPage'};",
            "/m?p_p_id=x&p_p_resource_id=loadPage&keyword=&recordPerPage=50&pageNum=1",
        ),
    ],
)
def test_a_plugin_is_told_where_its_list_is(script: str, expected: str) -> None:
    page = asked(f"<div id=o></div><script>{script}</script>")
    assert page is not None
    assert (address(page), page.method, page.kind) == (expected, "GET", "xhr")


def test_options_that_count_nothing_are_no_list() -> None:
    for script in ("slider({url: '/anh', speed: 300}) // ajax", "chat({dataUrl: '/chat', page: 'home'}) // ajax"):
        assert asked(f"<div></div><script>{script}</script>") is None


@pytest.mark.parametrize(
    ("button", "first", "second"),
    [
        ("<button data-url='/chuyen-muc/lua?start=6'>Xem thêm</button>", "/chuyen-muc/lua?start=6", "?start=12"),
        ("<div class='btn load-more' data-href='?trang=2'><i></i></div>", "/chuyen-muc/lua?trang=2", "?trang=3"),
        ("<a data-next-url='/ds/7/trang/2'>Tải thêm tin</a>", "/ds/7/trang/2", "/ds/7/trang/3"),
        ("<span id=xem-tiep data-link='http://vidu.gov.vn/x?offset=6&c=7'>+</span>", "/x?c=7&offset=6", "offset=12"),
        ("<button data-url='/ds?sau=ZXJ0eQ'>Hiển thị thêm &raquo;</button>", "/ds?sau=ZXJ0eQ", None),
    ],
)  # fmt: skip
def test_a_button_for_more_says_where_more_is(button: str, first: str, second: str | None) -> None:
    page = asked(f"<ul>{ROWS}</ul>{button}")
    assert page is not None
    assert address(page) == first
    if second is None:
        assert page.kind == "rel-next"
        return
    answer = answers.read(ROWS.encode(), page, family=families.GENERIC, inside=lambda url: url.startswith(HOST))
    assert len(answer.rows) == 6
    assert next(address(one) or "" for one in answer.next).endswith(second)
    assert not answers.read(b"", page, family=families.GENERIC, inside=lambda url: True).next


@pytest.mark.parametrize(
    "button",
    [
        "<button data-url='/gui-y-kien'>Gửi ý kiến</button>",
        "<a data-href='http://khac.vn/trang/2'>Xem thêm</a>",
        "<img data-src='/anh/trang/2.jpg' class=load-more>",
        "<div data-url='/chia-se?page=2'>Chia sẻ</div>",
    ],
)
def test_other_buttons_bring_no_rows(button: str) -> None:
    assert asked(f"<ul>{ROWS}</ul>{button}") is None


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"Title": "Hội nghị", "UrlItem": "/l/Xem.aspx?ItemID=7", "ID": 7}, "/l/Xem.aspx?ItemID=7"),
        ({"Title": "Hội nghị", "ImageUrl": "/anh/7.jpg", "DetailPath": "/l/7", "ID": 7}, "/l/7"),
        ({"Title": "Hội nghị", "FileUrl": "/tep/7.pdf", "ID": 7}, None),
    ],
)
def test_an_answer_may_call_its_links_what_it_likes(given: dict[str, object], expected: str | None) -> None:
    page = NextPage(url=f"{HOST}/api", kind="xhr", counter="start", step=10, method="POST", form={"start": 0})
    body = json.dumps({"data": [given]}).encode()
    found = answers.read(body, page, family=families.GENERIC, inside=lambda url: url.startswith(HOST)).rows
    assert [row.url.removeprefix(HOST) for row in found] == ([expected] if expected else [])


@pytest.mark.parametrize("count", [12, 22, 29, 31, 48])
@pytest.mark.parametrize("around", ["<p>{}</p>", "<table><tr><td>{}</td></tr></table>", "<div><div>{}</div></div>"])
def test_a_pager_may_show_all_its_pages(count: int, around: str) -> None:
    links = " - ".join(f"<a href='?so={n}'>{n}</a>" for n in range(2, count + 1))
    found = read(f"<ul>{ROWS}</ul>{around.format(f'<b>1</b> - {links}')}")
    assert [(address(page), page.last) for page in found.next] == [("/chuyen-muc/lua?so=2", count)]


@pytest.mark.parametrize("shape", ["/lich/2026/11/{}", "/xem?thu={}"])
def test_the_days_of_a_month_are_no_pager(shape: str) -> None:
    cells = [f"<td><a href='{shape.format(n)}'>{n}</a></td>" for n in range(1, 31)]
    weeks = "".join(f"<tr>{''.join(cells[at : at + 7])}</tr>" for at in range(0, 30, 7))
    assert not read(f"<ul>{ROWS}</ul><table>{weeks}</table>").next


@pytest.mark.parametrize("heading", ["h2", "h3", "h4"])
def test_a_short_heading_among_plain_rows_names_their_section(heading: str) -> None:
    rows = "".join(
        f"<p><a href='/-/tin/lua-chin-{n}'>Nông dân xã nhà thu hoạch lúa chín sớm lần {n}</a></p>" for n in range(5)
    )
    html = f"<div id=c><{heading}><a href='/tin-trong-xa'>Tin trong xã</a></{heading}>{rows}</div>"
    found = read(html)
    assert [row.url for row in found.rows if "tin-trong-xa" in row.url] == []
    assert [section.url for section in found.sections] == [f"{HOST}/tin-trong-xa"]


def test_a_menu_whose_class_says_pages_is_none_of_a_listing() -> None:
    for name in ("sort-pages modify-pages", "nav sort-pages"):
        entries = "<li><a href='/en/news'>News</a></li><li><a href='/en/sea'>The sea</a></li>"
        menu = f"<nav class='{name}'><ul>{entries}</ul></nav>"
        assert [one.name for one in read(f"{menu}<ul>{ROWS}</ul>").sections] == ["News", "The sea"]
