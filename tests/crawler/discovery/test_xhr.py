"""Listings that a script loads: the request is read from the page, the answer gives rows and the page after it."""

from __future__ import annotations

from typing import Any

import pytest

from crawler.discovery.listing import rowshapes
from crawler.discovery.paging import counters, xhr
from crawler.discovery.scripting import scripts
from crawler.html import Page
from tests.crawler.discovery.scripted import first, one


@pytest.mark.parametrize(
    "script",
    [
        "$.ajax({url: '/tin/load', type: 'POST', data: {catId: 12, page: p, pageSize: 15}});",
        'function go(p){ jQuery.ajax({ "url" : "/tin/load", "method":"post", data:{catId:12,page:p,pageSize:15} }) }',
        "function go(page) { $.post('/tin/load', {catId: 12, page, pageSize: 15}, function (r) { show(r); }); }",
        'var cat = 12, size = 15; // c\n$.post("/tin/load", { catId: cat, page: current, pageSize: size });',
        "const go = (page) => fetch('/tin/load', {method: 'POST', body: {catId: 12, page: page, pageSize: 15}})",
        "go(1); function go(n) { $.post('/tin/load', {catId: 12, page: n, pageSize: 15}) }",
    ],
)
def test_a_posted_page_number_is_found_however_it_is_written(script: str) -> None:
    asked = one(script)
    assert (asked.url, asked.method) == ("http://vidu.gov.vn/tin/load", "POST")
    assert {name: str(value) for name, value in asked.form.items()} == {"catId": "12", "page": "1", "pageSize": "15"}
    following = counters.after(asked, rows=15)
    assert following is not None
    assert (following.form["page"], following.number) == (2, 2)


@pytest.mark.parametrize(
    ("script", "url"),
    [
        ("$.getJSON('/api/news?cat=3&page=' + page, show)", "http://vidu.gov.vn/api/news?cat=3&page=1"),
        ("fetch(`/api/news?cat=3&page=${page}`)", "http://vidu.gov.vn/api/news?cat=3&page=1"),
        ("$http.get('/api/news', {params: {cat: 3, page: vm.page}})", "http://vidu.gov.vn/api/news?cat=3&page=1"),
        ("var base = '/api/news?cat=3'; $.get(base + '&page=' + i)", "http://vidu.gov.vn/api/news?cat=3&page=1"),
        (
            "w({ loadPageURL: '/x?p_p_resource_id=loadPage&categoryId=3' }); "
            "$.getJSON(this.loadPageURL + '&pageNum=' + n + '&recordPerPage=50&keyword=')",
            "http://vidu.gov.vn/x?p_p_resource_id=loadPage&categoryId=3&recordPerPage=50&keyword=&pageNum=1",
        ),
    ],
)
def test_a_page_number_in_the_address_is_found(script: str, url: str) -> None:
    asked = one(script)
    assert (asked.method, asked.url) == ("GET", url)
    following = counters.after(asked, rows=10)
    assert following is not None
    assert following.url == url.replace("page=1", "page=2").replace("pageNum=1", "pageNum=2")


def test_each_way_a_function_is_called_is_a_listing_of_its_own() -> None:
    asked = first("function block(id, p) { $.get('/api?ModuleId=' + id + '&Page=' + p) } block(391, 1); block(402, 1);")
    assert [page.url for page in asked] == [
        "http://vidu.gov.vn/api?ModuleId=391&Page=1",
        "http://vidu.gov.vn/api?ModuleId=402&Page=1",
    ]


def test_rows_are_counted_where_the_portal_counts_rows() -> None:
    asked = one("$.ajax({url: '/q', type: 'POST', data: {list: 'kinh-te', start: start, length: 20}})")
    assert asked.form["start"] == 0
    following = counters.after(asked, rows=12)  # fewer than asked for: the server has a cap
    assert following is not None
    assert following.form["start"] == 12
    assert counters.after(asked, rows=20, total=20) is None


@pytest.mark.parametrize(
    "script",
    [
        "$.post('/comment/list', {articleId: 3, page: 1, pageSize: 5})",  # remarks are no articles
        "$.post('/updateViewer', {listId: 3, page: 1})",  # counts a view
        "$.ajax({url: '/menu', data: {id: 3}})",  # nothing counts pages
        "$.get('/api?page=' + p)",  # neither a list nor a size: it may be anything
        "var page = 1; document.write('ajax')",
        "$.ajax({",
        "$.ajax(",
        "fetch('http://[')",
    ],
)
def test_what_is_no_listing_is_not_asked(script: str) -> None:
    assert first(script) == []


def test_parameters_without_the_code_ask_the_endpoint_that_the_system_has() -> None:
    vnpt = one(
        'var o = { article_category_id: 71, categoryIds: "71,72", site_id: 5, page_size: 15, is_default: true };'
        " var maxPage = parseInt(9); load_article();"
    )
    assert vnpt.url.endswith("/ArticleInMenuPagination.aspx/LoadArticle")
    assert (vnpt.form["categoryIds"], vnpt.form["is_default"], vnpt.last) == ("71,72", "true", 9)
    dnn = one("angular.module('x').run(function (myService) { myService.getNewsBlockContents(0, 391, 3, 1); });")
    assert dnn.url.endswith("/listnew?PortalId=0&ModuleId=391&GetType=3&PageIndex=1")


@pytest.mark.sweep(every=2)
@pytest.mark.parametrize(
    "text",
    [
        "(" * 20_000,
        "$.ajax(" * 2_000,
        "a={" * 10_000,
        "'",
        "`${",
        "/*",
        "function " * 3_000,
        "'\\" * 20_000,
        '"\\' * 20_000,
        "`\\" * 20_000,
        "/*" * 20_000,
        "a" + " " * 40_000 + ".",
        "f(" * 20_000,
        "function f(" * 3_000 + "){}" * 3_000,
    ],
)
def test_any_script_is_taken_apart(text: str) -> None:
    script = scripts.read(text)
    assert first(f"$.ajax();{text}") == []
    for at, _ in list(script.calls("ajax"))[:50]:
        script.arguments(at)


ASKS = "$.post('/x', {page: p, size: 10});"


@pytest.mark.parametrize(
    ("script", "asked"),
    [
        (ASKS + "maxpage" * 25_000, 1),
        (ASKS + "total_pages   " * 9_000, 1),
        ("function f(p) { $.post('/x', {page: p, size: 10}); } " + "f(" * 20_000, 1),
        ("function f(p) { $.post('/x', {page: p, size: 10}); } " + "f(1);" * 30_000, 1),
        ("article_category_id:1," * 9_000, 1),
        ("".join(f"$.post('/x{n}', {{page: p, size: 10}});" for n in range(500)), xhr.MAX_REQUESTS),
        ("$.post('/x', {start: p, length: " + "9" * 5_000 + "});", 1),
        ("$.post('/x', {page: p, size: -" + "9" * 5_000 + "});", 1),
        ("$.post('/x', {start: p, length: '²'});", 1),
        ("$.post('/x', {start: p, length: -²});", 1),
        ("$.get('/x?size=1&page=' + " + "'aaaa' + b + " * 900 + "p)", 0),
    ],
)
def test_scripts_of_any_length_and_any_numbers_are_read_through(script: str, asked: int) -> None:
    assert len(first(script)) == asked


def test_many_scripts_and_long_templates_are_read_through() -> None:
    many = "".join(f"<script>$.post('/x{n}', {{page: p}}); {'a;' * 10_000}</script>" for n in range(50))
    assert first(ASKS, around=many) == []
    assert rowshapes.bound('href="' + "{{" * 30_000) is None
    assert rowshapes.bound(("href='" + "{{" * 200 + "'") * 50 + "href='/x/{{a.Id}}'") is not None


def test_characters_in_two_halves_are_joined_and_lone_halves_dropped() -> None:
    asked = one(r"$.post('/x', {page: p, size: 10, a: '\ud83d\ude00', b: 'x\ud83dy'});")
    assert (asked.form["a"], asked.form["b"]) == ("😀", "xy")


@pytest.mark.parametrize(
    "script",
    [
        "$.post('/api/like', {page: 1, id: 3, type: 'news'})",
        "$.ajax({url: '/News/UpdateLuotXem', type: 'POST', data: {page: 1, moduleId: 3}})",
        "$.post('/GopY/Gui', {page: 1, moduleId: 2})",
        "$.post('/CapNhat', {p: 1, site_id: 3})",
        "$.post('/Account/Register', {page: 1, type: 3})",
        "$.post('/newsletter/dangky', {p: 1, type: 2})",
        "$.post('/tin/xoa', {page: 1, size: 2})",
        "$.post('/api/Survey/Submit', {page: 1, size: 2})",
        "$.post('/api/gop-y/luu', {page: 1, size: 2})",
        "$.post('/wp-admin/admin-ajax.php', {action: 'delete_post', page: 1, list: 3})",
        "$.post('/ajax?act=vote', {p: 1, type: 2})",
        "$.get('/logout?page=' + p, {type: 1})",
        "$.get('/tim-kiem?page=' + p, {type: 1})",
        "$.ajax({url: '/api/x', type: 'DELETE', data: {page: 1, moduleId: 3}})",
        "$.ajax({url: '/api/x', method: 'put', data: {page: 1, moduleId: 3}})",
        "$.post('http://other.example/x', {page: 1, moduleId: 3})",
    ],
)
def test_what_changes_something_or_lies_elsewhere_is_never_sent(script: str) -> None:
    assert first(script) == []


@pytest.mark.parametrize(
    ("script", "form", "encoding"),
    [
        (
            "$.ajax({url: '/x', type: 'POST', data: 'page=' + p + '&size=10&catId=3'})",
            {"page": 1, "size": "10", "catId": "3"},
            "form",
        ),
        (
            "$.ajax({url: '/x', type: 'POST', data: \"{'page':'1','size':'10'}\"})",
            {"page": 1, "size": "10"},
            "json",
        ),
        (
            "$.ajax({url: '/x', type: 'POST', data: \"{'page':'\" + p + \"','size':\" + n + \"}\"}); var n = 20;",
            {"page": 1, "size": 20},
            "json",
        ),
        ("axios.post('/x', {page: p, size: 10})", {"page": 1, "size": 10}, "json"),
        ("$http({method: 'POST', url: '/x', data: {page: p, size: 10}})", {"page": 1, "size": 10}, "json"),
        (
            "fetch('/x', {method: 'POST', body: JSON.stringify({page: p, size: 10})})",
            {"page": 1, "size": 10},
            "json",
        ),
    ],
)
def test_fields_are_sent_as_the_script_sends_them(script: str, form: dict[str, Any], encoding: str) -> None:
    asked = one(script)
    assert (asked.form, asked.encoding) == (form, encoding)


def test_what_a_variable_begins_with_is_not_the_last_page() -> None:
    assert one("var totalPages = 1; " + ASKS).last is None
    assert one("var totalPages = 0; " + ASKS + " totalPages = 12;").last == 12


def test_two_blocks_of_parameters_keep_what_is_theirs() -> None:
    asked = first(
        "a({article_category_id: 77, site_id: 3});"
        " b({article_category_id: 55, site_id: 4, page_size: 15, is_default: true});"
    )
    assert [{**page.form} for page in asked] == [
        {"article_category_id": 77, "site_id": 3, "keyword": "", "date_begin": "", "date_end": "", "page": 1},
        {
            "article_category_id": 55, "site_id": 4, "page_size": 15, "is_default": "true", "keyword": "",
            "date_begin": "", "date_end": "", "no": -15, "page": 1,
        },
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("script", "asked"),
    [
        ("fetch(`/api/tin?nhom=2&trang=${trang}&soLuong=6`)", "/api/tin?nhom=2&soLuong=6&trang=1"),
        ("$.get('/api/tin', {chuDe: 3, trang: trang}, show)", "/api/tin?chuDe=3&trang=1"),
        ("$('#ds').load('/Ajax/Tin?cat=3&page=' + page)", "/Ajax/Tin?cat=3&page=1"),
        ("x = new XMLHttpRequest(); x.open('GET', '/api/tin?cat=3&page=' + page); x.send()", "/api/tin?cat=3&page=1"),
        ("x = new XMLHttpRequest(); x.open('POST', '/api/tin?cat=3&page=' + page); x.send(form)", None),
        ("window.open('/in?cat=3&page=' + page); $.ajax", None),
        ("upload('/api/tin?cat=3&page=' + page); $.ajax", None),
    ],
)
def test_scripts_ask_in_many_ways(script: str, asked: str | None) -> None:
    page = Page(f"<script>function show(trang) {{ {script}; }}</script>".encode(), url="http://vidu.gov.vn/tin")
    found = [one.url.removeprefix("http://vidu.gov.vn") for one in xhr.first_pages(page, inside=lambda _: True)]
    assert found == ([asked] if asked else [])


@pytest.mark.parametrize(
    ("script", "asked"),
    [
        ("fetch('/nong-thon-moi?pageIndex=' + pageIndex)", ["http://vidu.gov.vn/nong-thon-moi?pageIndex=1"]),
        ("fetch('/nong-thon?pageIndex=' + pageIndex)", []),
        ("fetch('/nong-thon-moi?binh_luan_page=' + n)", []),
        ("$.post('/nong-thon-moi', {page: n})", []),
    ],
)
def test_a_list_may_ask_for_itself_whatever_it_is_called(script: str, asked: list[str]) -> None:
    assert [page.url for page in first(script, url="http://vidu.gov.vn/nong-thon-moi")] == asked
