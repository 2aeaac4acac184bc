from __future__ import annotations

import itertools
import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from crawler import nesting
from crawler.html import MAX_THINGS, Page, PageError, nesting_depth


def refused(body: bytes) -> str | None:
    try:
        Page(body, url="http://vidu.gov.vn/")
    except PageError as error:
        return error.reason
    return None


def true_depth(body: bytes) -> int:
    deepest = 0
    stack = [(LexborHTMLParser(body).body, 0)]
    while stack:
        node, depth = stack.pop()
        deepest = max(deepest, depth)
        stack += [(child, depth + 1) for child in node.iter(include_text=False)] if node is not None else []
    return deepest


# Each shows the parser end tags that it ignores, or hides from a simple count the tags that it obeys.
DEEP: dict[str, bytes] = {
    "no end tags": b"<div>",
    "stray end tags": b"<div></x>",
    "end tags in comments": b"<div><!--</div>-->",
    "end tags in scripts": b"<div><script></div></script>",
    "end tags in escaped scripts": b"<div><script><!--<script></script></div>--></script>",
    "end tags in attributes": b"<div><a title='</div>'></a>",
    "start tags behind an odd quote": b'<x a==""><div><y "></y></x>',
    "end tags that an object hides": b"<div><object></div></object>",
    "end tags that a block hides": b"<span><div></span></div>",
    "end tags of forms": b"<form><div></form>",
    "end tags of formatting elements": b"<u><div></u>",
    "other headings": b"<h1><div></h2><x></div>",
    "out of svg": b"<svg><p></p><span></svg>",
    "items of two lists": b"<dd><li>",
    "tables": b"<table><tr><td>",
}


@pytest.mark.parametrize(
    "body",
    [
        ("\ufeff" + "<div>" * 20_000).encode("utf-16"),
        b"<\x00div>" * 20_000,
        b"<meta charset=utf-7>\xff" + b"+ADw-div+AD4-" * 20_000,
    ],
    ids=["utf-16", "NULs", "utf-7"],
)
def test_no_encoding_hides_how_deep_a_page_nests(body: bytes) -> None:
    assert refused(body) in ("too-deep", None)
    if refused(body) is None:
        assert true_depth(Page(body, url="http://vidu.gov.vn/").html.encode()) < nesting.MAX_DEPTH


@pytest.mark.parametrize("piece", DEEP.values(), ids=DEEP)
@pytest.mark.parametrize("count", [2_000, 20_000])
def test_what_nests_too_deep_is_refused_and_read_no_further_than_needed(piece: bytes, count: int) -> None:
    assert refused(piece * count) == "too-deep"
    assert nesting.MAX_DEPTH * 0.2 < nesting_depth(piece * count) <= nesting.MAX_DEPTH + 3


@pytest.mark.parametrize("piece", DEEP.values(), ids=DEEP)
def test_what_is_counted_is_not_less_than_what_the_parser_builds(piece: bytes) -> None:
    assert nesting_depth(piece * 50) >= true_depth(piece * 50) - 2


PIECES = (
    *("<div>", "</div>", "<p>", "</p>", "<b>", "</b>", "<b id=1>", "<a>", "</a>", "<span>", "</span>", "<ul>", "<li>"),
    *("</li>", "</ul>", "<table>", "<tr>", "<td>", "</td>", "</table>", "<object>", "</object>", "<form>", "</form>"),
    *("<h1>", "</h2>", "<svg>", "</svg>", "<g>", "<select>", "<option>", "</select>", "<dd>", "<br>", "<button>"),
    *("</button>", "x"),
)


@settings(derandomize=True)  # a find of chance belongs into PIECES, not into a red run
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4), st.integers(20, 40))
def test_the_count_follows_the_parser_through_bad_nesting(pieces: list[str], times: int) -> None:
    body = "".join(pieces).encode() * times
    assert true_depth(body) <= 3 * nesting_depth(body) + 12


FORMATTING: dict[str, Callable[[int], bytes]] = {
    "unclosed": lambda n: b"".join(b"<b id=%d>" % i for i in range(900)) + b"<p>x</p>" * n,
    "in paragraphs": lambda n: b"".join(b"<p><font id=%d>x</p>" % i for i in range(n)),
    "closed across many blocks": lambda n: b"".join(
        b"<b id=%d>" % i + b"<div>" * 9 + b"</b>" + b"</div>" * 9 for i in range(n)
    ),
}


@pytest.mark.parametrize("make", FORMATTING.values(), ids=FORMATTING)
@pytest.mark.parametrize("count", [1_000, 8_000])
def test_formatting_that_multiplies_is_refused(make: Callable[[int], bytes], count: int) -> None:
    assert refused(make(count)) == "too-deep"
    assert nesting.refusal(make(count)) == "formatting"


COSTLY: dict[str, tuple[Callable[[int], bytes], str | None]] = {
    "attributes": (lambda n: b"<p " + b" ".join(b"a%d" % i for i in range(n)) + b">", "too-large"),
    "attributes with quoted tags": (
        lambda n: b"<p " + b"".join(b"a%d='<b>'" % i for i in range(n)) + b">",
        "too-large",
    ),
    "unclosed quotes": (lambda n: b"<p>x</p>" + b'<a b="' * n, "too-large"),
    "bare angles": (lambda n: b"<" * n * 10, "too-large"),
    "flat paragraphs": (lambda n: b"<p>x" * n * 10, "too-large"),
    "one attribute": (lambda n: b"<p>x<img src='data:image/png;base64," + b"A" * n * 100 + b"'>", None),
    "unclosed comments": (lambda n: b"<p>x</p>" + b"<!--" * n * 3, None),
    "text": (lambda n: b"<p>" + b"x " * n * 50, None),
}


@pytest.mark.parametrize(("make", "expected"), COSTLY.values(), ids=COSTLY)
@pytest.mark.parametrize("count", [30_000, 60_000])
def test_costly_pages_are_refused_and_large_plain_ones_are_not(
    make: Callable[[int], bytes], expected: str | None, count: int
) -> None:
    assert refused(make(count)) == expected


def test_untidy_pages_are_pages() -> None:
    rows = b"<tr><td><font size=2><p>a<br><b>b</td>" * 500
    items = b"<li><a href=/><span>x</a>" * 500 + b"<p><strong>y</p>" * 200 + b"<option>z" * 500
    page = b"<table>" + rows + b"</table><ul>" + items + b"</ul>" + b"<div><span></div>" * 500
    assert nesting_depth(page) < 300
    assert refused(page) is None


def test_what_raw_text_and_comments_hold_does_not_nest() -> None:
    inner = b"<div>" * 3000
    page = b"<p>x</p><!--%b--><script>%b</script><style>%b</style><textarea>%b</textarea>" % ((inner,) * 4)
    assert nesting_depth(page) == 1
    assert refused(page) is None


def test_json_ld_is_read_in_order_and_not_without_end() -> None:
    def page(value: object) -> Page:
        return Page(b'<script type="application/ld+json">' + json.dumps(value).encode() + b"</script>", url="http://a/")

    one = {"@graph": [{"n": 2}, [{"n": 3}]]}
    assert page([{"n": 1}, one, {"n": 4}]).json_ld == [{"n": 1}, one, {"n": 2}, {"n": 3}, {"n": 4}]
    many = page([{"n": n} for n in range(50_000)]).json_ld
    assert [thing["n"] for thing in many] == list(itertools.islice(itertools.count(), MAX_THINGS))
