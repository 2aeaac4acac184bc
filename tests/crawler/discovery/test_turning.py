"""Numbers that call a function are pages only where something says so: nothing is ever rated, voted or commented on."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from selectolax.lexbor import LexborNode

from crawler.discovery.anchors import collect
from crawler.discovery.paging import more
from crawler.html import Page
from tests.crawler.discovery.onward_kit import HOST, ROWS, read

TOKENS = ("__RequestVerificationToken", "_token", "csrf_test_name", "token", "authenticity_token", "nonce", "p_auth")


def numbered(calls: str, *, arrow: bool = False, around: str = "<div>{}</div>") -> str:
    """Three numbers that call a function, the first of them the one at hand."""
    links = "".join(f"<span onclick='{calls}({n})'>{n}</span>" for n in (1, 2, 3))
    return around.format(f"{links}<span onclick='{calls}(2)'>»</span>" if arrow else links)


def form(calls: str, name: str, *, action: str = "/kinh-te", more: str = "", method: str = "post") -> str:
    script = f"function {calls}(n) {{ document.f.{name}.value = n; document.f.submit(); }}"
    fields = f"<input type=hidden name='{name}'>{more}"
    return f"<form name=f method={method} action='{action}'>{fields}</form><script>{script}</script>"


@pytest.mark.parametrize("method", ["post", "get"])
@pytest.mark.parametrize("arrow", [False, True])
@pytest.mark.parametrize(
    ("calls", "name", "action"),
    [
        ("rate", "star", "/kinh-te"), ("rate", "page", "/kinh-te"), ("go", "diem", ""), ("danhGia", "trang", ""),
        ("setStar", "p", "/y-te"), ("chon", "vote", "/muc/lua"), ("binhChon", "so", "/tham-do"),
        ("f", "star", "/y-kien"),
        ("doVote", "index", "/khao-sat"), ("chamDiem", "offset", "/muc"), ("f", "like", "/muc"), ("thamDo", "p", "/x"),
        ("goPage", "page", "/binh-luan"), ("goPage", "diem_so", "/muc"), ("f", "camxuc", ""), ("go", "cau", "/muc"),
        ("guiBinhLuan", "page", "/muc"), ("xem", "lua_chon", "/muc"), ("setFont", "font", ""), ("f", "pageSize", ""),
    ],
)  # fmt: skip
def test_no_form_of_opinions_is_sent(calls: str, name: str, action: str, method: str, *, arrow: bool) -> None:
    assert read(f"{ROWS}{numbered(calls, arrow=arrow)}{form(calls, name, action=action, method=method)}").next == []


@pytest.mark.parametrize("method", ["post", "get"])
@pytest.mark.parametrize(
    "more",
    [
        *(f"<input type=hidden name='{name}' value=a>" for name in TOKENS),
        "<input type=hidden name=x value='9f86d081884c7d659a2feaa0c55ad015'>",
        "<input type=hidden name='9f86d081884c7d659a2feaa0c55ad015' value=1>",
        "<input type=hidden name=__VIEWSTATE value='/wEPDwUKMTY1NDU2MTA1MmRkOIy1aPq9kZ8='>",
        "<input name=captcha>",
        "<textarea name=nd></textarea>",
        "<input type=radio name=chon value=1>",
        "<input type=password name=mk>",
        "<input name=ho_ten><input name=dien_thoai>",
        "<input type=hidden name=cmd value=vote>",
        "<input type=hidden name=star value=5>",
        "<input type=hidden name=rating>",
    ],
)  # fmt: skip
def test_no_form_with_a_proof_or_a_person_in_it_is_sent_even_by_a_pager(more: str, method: str) -> None:
    pager = numbered("goPage", arrow=True, around="<div class=pagination>{}</div>")
    assert read(f"{ROWS}{pager}{form('goPage', 'page', more=more, method=method)}").next == []


@pytest.mark.parametrize(
    "around",
    [
        "<div class=rating>{}</div>",
        "<ul id=tham-do><li>{}</li></ul>",
        "<p class='star-box'><i>{}</i></p>",
        "<b id=binhLuan>{}</b>",
    ],
)
def test_what_stands_in_a_box_of_opinions_turns_no_page(around: str) -> None:
    assert read(f"{ROWS}{numbered('goPage', around=around)}{form('goPage', 'page')}").next == []


@pytest.mark.parametrize(
    "body",
    [
        "document.f.page.value = n; document.f.action = '/luu'; document.f.submit();",
        "document.f.page.value = n; document.f.star.value = 5; document.f.submit();",
        "document.f.page.value = n; $('#danh-gia').val(5); document.f.submit();",
    ],
)
def test_a_function_that_does_more_than_turn_the_page_is_not_followed(body: str) -> None:
    kept = re.sub(r"function goPage.*?\}", f"function goPage(n) {{ {body} }}", form("goPage", "page"))
    assert read(f"{ROWS}{numbered('goPage')}{kept}").next == []


@pytest.mark.parametrize(
    ("calls", "address"),
    [
        ("setFont", "?font="), ("phim", "/video?id="), ("xem", "/anh?so="), ("rate", "?page="), ("f", "?star="),
        ("like", "/muc/lua/"), ("f", "/tham-do?p="), ("slide", "/muc/khac/"), ("goPage", "?vote="), ("f", "?pageSize="),
        ("thich", "?diem="), ("ngonNgu", "/lang/"),
    ],
)  # fmt: skip
def test_other_addresses_are_no_further_pages(calls: str, address: str) -> None:
    script = f"<script>function {calls}(n) {{ location.href = '{address}' + n; }}</script>"
    assert read(f"{ROWS}{numbered(calls)}{script}").next == []


def test_a_form_is_sent_as_it_stands() -> None:
    more = """<select name=muc><option value=11>Lúa<option value=12 selected>Tôm</select><select name=nam><option>2024
        <option>2023</select><select name=ky multiple><option>1</select><input type=checkbox name=anh checked>
        <input type=checkbox name=phim value=1><input type=submit name=gui value=Xem><input name=cu value=1 disabled>"""
    (page,) = read(f"{ROWS}{numbered('goPage')}{form('goPage', 'page', more=more)}").next
    assert page.form == {"page": "2", "muc": "12", "nam": "2024", "anh": "on"}
    (page,) = read(f"{ROWS}{numbered('goPage')}{form('goPage', 'page', more=more, method='get')}").next
    assert page.url == f"{HOST}/kinh-te?anh=on&muc=12&nam=2024&page=2"


@pytest.mark.parametrize("first", ["name=muc value=1", "name=xoa"])
def test_a_form_that_cannot_be_told_or_would_do_something_is_not_sent(first: str) -> None:
    more = f"<input type=checkbox {first} checked><input type=checkbox name=muc value=2 checked>"
    assert read(f"{ROWS}{numbered('goPage')}{form('goPage', 'page', more=more)}").next == []


def test_of_fields_that_come_twice_the_first_is_sent() -> None:
    more = """<input type=checkbox name=hot value=true checked><input type=hidden name=hot value=false>
        <input type=hidden name=page value=9><input name=tu value=a><input name=tu value=b>"""
    (page,) = read(f"{ROWS}{numbered('goPage')}{form('goPage', 'page', more=more)}").next
    assert page.form == {"page": "2", "hot": "true", "tu": "a"}


@pytest.mark.parametrize(
    ("calls", "name"),
    [("go", "page"), ("goPage", "so"), ("f", "trang"), ("chuyenTrang", "x"), ("f", "txtPageIndex"), ("f", "so_trang")],
)
def test_a_form_that_says_page_is_sent(calls: str, name: str) -> None:
    (page,) = read(f"{ROWS}{numbered(calls)}{form(calls, name, more='<input type=hidden name=muc value=lua>')}").next
    assert (page.url, page.method, page.form) == (f"{HOST}/kinh-te", "POST", {name: "2", "muc": "lua"})


def test_a_start_is_one_of_a_list_only_beside_the_signs_of_a_pager() -> None:
    assert read(f"{ROWS}{numbered('f')}{form('f', 'start')}").next == []
    assert read(f"{ROWS}{numbered('f', arrow=True)}{form('f', 'start')}").next != []
    assert read(f"{ROWS}{numbered('f', around='<p class=phan-trang>{}</p>')}{form('f', 'p')}").next != []


@pytest.mark.parametrize(
    ("calls", "address", "arrow"),
    [
        ("f", "/ds?m=3&p=", False), ("goPage", "/ds?x=", False), ("f", "/muc/lua/", False), ("f", "?so=", True),
        ("toTrang", "/xem/", False), ("f", "/muc/lua/trang-", False),
    ],
)  # fmt: skip
def test_addresses_that_say_page_are_followed(calls: str, address: str, *, arrow: bool) -> None:
    script = f"<script>function {calls}(n) {{ location.href = '{address}' + n; }}</script>"
    (page,) = read(f"{ROWS}{numbered(calls, arrow=arrow)}{script}").next
    assert page.url.endswith(f"{address}2")
    assert page.template is not None
    assert page.template.endswith(f"{address}{{}}")


def test_the_number_in_the_address_is_the_one_that_the_function_puts_there() -> None:
    script = "<script>function goPage(n) { location.href = '/ds?muc=2&trang=' + n; }</script>"
    (page,) = read(f"{ROWS}{numbered('goPage')}{script}").next
    assert page.template == f"{HOST}/ds?muc=2&trang={{}}"


@pytest.mark.sweep(every=3)
@pytest.mark.parametrize(
    "html",
    [
        "<div data-href='/x'>a b c d " * 200 + "<b>a b c d</b>" * 5000 + "</div>" * 200,
        "<div data-href='/x'>" * 400 + "<p data-href=/y>a b c d</p>" * 5000 + "</div>" * 400,
        "<div>" + "".join(f"<a onclick='go{n}(1)'>1</a>" for n in range(200)) + "<b>x</b>" * 20_000 + "</div>",
        "<div><p>" + "".join(f"<a onclick='go{n}(1)'>1</a><a onclick='go{n}(2)'>2</a>" for n in range(100))
        + "<b>1</b>" * 20_000 + "</p></div><script>" + "".join(f"function go{n}(n) {{x()}}" for n in range(100))
        + "</script>",
        "<span onclick='go(1)'>" * 300 + "<i>1</i>" * 9000,
        "<div onclick=\"location.href='/muc/x'\">" * 200 + "<b>a b c d</b>" * 5000 + "</div>" * 200,
        "<div data-url='/x'>" * 200 + "<b>a b c d</b>" * 5000 + "</div>" * 200,
        "<div>" + "".join(f"<a href='/muc-{n:060}'>Lúa {n}</a>" for n in range(2000)) + "</div>",
    ],
    ids=[
        "words in rows", "rows in rows", "functions that are not there", "functions", "numbers in numbers",
        "entries in entries", "buttons in buttons", "sections side by side",
    ],
)  # fmt: skip
def test_what_lies_in_one_another_is_not_read_again_and_again(html: str, monkeypatch: pytest.MonkeyPatch) -> None:
    css, handed = Page.css, [0]
    monkeypatch.setattr(Page, "css", lambda page, selector: [_Counted(node, handed) for node in css(page, selector)])
    read(html, home=True)
    more.read(collect(Page(html.encode(), url=HOST), inside=lambda url: url.startswith(HOST)))
    assert 0 < handed[0] < 10 * len(html)


class _Counted:
    """An element as a query of the page finds it; ``handed`` grows by the characters of it that are read."""

    def __init__(self, node: LexborNode, handed: list[int]) -> None:
        self._node, self._handed = node, handed

    def __getattr__(self, name: str) -> object:
        return getattr(self._node, name)

    @property
    def parent(self) -> _Counted | None:
        above = self._node.parent
        return None if above is None else _Counted(above, self._handed)

    def text(self, *, deep: bool = True) -> str:
        found = self._node.text(deep=deep)
        self._handed[0] += len(found)
        return found

    def traverse(self, *, include_text: bool = False) -> Iterator[LexborNode]:
        for node in self._node.traverse(include_text=include_text):
            self._handed[0] += len(node.text_content or "") if node.tag == "-text" else 0
            yield node
