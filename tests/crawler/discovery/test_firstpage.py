"""The first page as a script counts: nought only where nothing adds to it before the first request."""

from __future__ import annotations

import pytest

from crawler.discovery.paging import counters
from crawler.discovery.paging.numbered import may_be_first
from tests.crawler.discovery.scripted import first, one

NOUGHT, ONE = "http://vidu.gov.vn/api/tin?size=5&page=0", "http://vidu.gov.vn/api/tin?size=5&page=1"
ASKS = "$.get('/api/tin?size=5&page=' + n, show);"


@pytest.mark.parametrize(
    "script",
    [
        f"var n = 0; function go() {{ {ASKS} n++; }} go();",
        f"var n = 0; function go() {{ {ASKS} }} function more() {{ n++; go(); }} go();",
        f"let n = 0; $(function () {{ {ASKS} }});",
        f"function go(n) {{ {ASKS} }} go(0);",
        f"var at = 0; function go(n) {{ {ASKS} }} $(document).ready(function () {{ go(at); }});",
        f"$(function () {{ var n = 0; function go() {{ {ASKS} n += 1; }} go(); }});",
        "var n = 0; function go() { $.get('/api/tin?size=5&page=' + n++, show); } go();",
        "var vm = { n: 0, go: function () { fetch('/api/tin?size=5&page=' + this.n); } };",
        "var n = 0; $.ajax({url: '/api/tin', data: {size: 5, page: n}, success: function () { n = n + 1; }});",
        "$.getJSON('/api/tin', {size: 5, page: 0}, show);",
    ],
)
def test_nought_where_the_script_begins_there(script: str) -> None:
    asked = one(script)
    assert (asked.url, asked.number) == (NOUGHT, 1)
    following = counters.after(asked, rows=5)
    assert following is not None
    assert (following.url, following.number) == (ONE, 2)


@pytest.mark.parametrize(
    "script",
    [
        f"var n = 0; function go() {{ n++; {ASKS} }} go();",
        f"var n = 0; function go() {{ n = n + 1; {ASKS} }} go();",
        "var n = 0; function go() { $.get('/api/tin?size=5&page=' + ++n, show); } go();",
        "var n = 0; function go() { $.get('/api/tin?size=5&page=' + (n + 1), show); n++; } go();",
        f"var n = 0; function go() {{ {ASKS} }} function more() {{ n++; go(); }} more();",
        f"var n = 0; function go() {{ n = next(); {ASKS} }} go();",
        f"var n = 0; function go() {{ {ASKS} }} function turn(p) {{ n = p; go(); }} turn(1);",
        f"var n = 1; function go() {{ {ASKS} n++; }} go();",
        f"var k = 0; function go(n) {{ {ASKS} }} go(1);",
        f"var n = 0; function go(n) {{ {ASKS} }} go(1);",
        f"function go(n) {{ {ASKS} }}",
    ],
)
def test_one_where_it_adds_before_it_asks_or_does_not_tell(script: str) -> None:
    assert one(script).url == ONE


def test_a_number_in_the_path_is_counted_alike() -> None:
    asked = one("var trang = 0; function go() { fetch('/tin/trang/' + trang + '.json'); trang++; } go();")
    assert asked.url == "http://vidu.gov.vn/tin/trang/0.json"
    following = counters.after(asked, rows=5)
    assert following is not None
    assert following.url == "http://vidu.gov.vn/tin/trang/1.json"


def test_buttons_that_ask_for_nought_and_further_are_one_list() -> None:
    asked = first(f"function go(n) {{ {ASKS} }} go(0); go(1); go(2);")
    assert [page.url for page in asked] == [NOUGHT]


def test_a_server_that_knows_no_page_nought_is_asked_for_the_first_one() -> None:
    asked = one(f"var n = 0; function go() {{ {ASKS} n++; }} go();")
    following = counters.after(asked, rows=0)
    assert following is not None
    assert following.url == ONE
    assert may_be_first(following), "where nought is taken for one, that page names what the one before it did"
    assert counters.after(following, rows=0) is None
    assert not may_be_first(counters.after(following, rows=5))
