"""A query is left out only where it could not match."""

from __future__ import annotations

import pytest

from crawler.attributes import asked_for, classes, classes_asked_for, names, plain
from crawler.families import FAMILIES, GENERIC
from crawler.html import Page

SELECTORS = sorted(
    {
        plain(selector)
        for family in (*FAMILIES.values(), GENERIC)
        for selector in (
            *family.markers,
            *family.required,
            *family.scope,
            *(selector for selector, _ in family.refuses),
            *(selector for group in family.selectors.values() for selector in group),
        )
    }
)

PAGES = [
    b"<!doctype html><div class=\"detail-title news\"><h1 class=title>a</h1><p id='art-content'>b</p></div>",
    b"<div CLASS=Detail-Title><span ID = 'News-Detail'>quirks: names in any case</span></div>",
    b"<!doctype html><div title=\"x class=\" class='detail-content'><h1 class=\ntitle>a</h1></div>",
    b"<!doctype html><div title='x class=\"' class='detail-content'><h1 class=title>a</h1></div>",
    b'<!doctype html><div class="detail&#45;title a&#x2d;b"><p class="&#x64;etail-content">entities</p></div>',
    b'<!doctype html><div class="a\tdetail-title\n b"id="x"class="lost">white space</div>',
    b'<!doctype html><section class=\'unclosed detail-title><p class="detail-content">quote that never ends',
    b'<!doctype html><div id="p_p_id_101_INSTANCE"><p class="tandan-span-date-publish x"></p></div>',
    "<!doctype html><div class='tin tức detail-title'>letters of a language</div>".encode(),
]


@pytest.mark.parametrize("body", PAGES)
def test_shows_what_matches_and_nothing_else(body: bytes) -> None:
    page = Page(body, url="http://vidu.gov.vn/")
    wrong = [selector for selector in SELECTORS if page.shows(selector) != (page.first(selector) is not None)]
    assert wrong == []


@pytest.mark.parametrize("body", PAGES)
def test_classes_of_what_matches_are_there(body: bytes) -> None:
    page, there = Page(body, url="http://vidu.gov.vn/"), classes(body)
    matched = [asked for selector in SELECTORS if page.first(selector) and (asked := classes_asked_for(selector))]
    assert [asked for asked in matched if not any(names.may_be_in(there) for names in asked)] == []


@pytest.mark.parametrize("body", PAGES)
def test_what_a_family_has_missing_matches_nothing(body: bytes) -> None:
    page, there = Page(body, url="http://vidu.gov.vn/"), classes(body)
    missing = {selector for family in FAMILIES.values() for selector in family.missing(there)}
    assert [selector for selector in missing if page.first(plain(selector)) is not None] == []
    assert "& .tie-date" in missing  # no page here has that class


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1258"])
def test_encoded_page(encoding: str) -> None:
    page = Page("<!doctype html><p class='detail-title'>Vũ</p>".encode(encoding, "ignore"), url="http://vidu.gov.vn/")
    assert page.shows(".detail-title")
    assert not page.shows(".detail-content")


def test_negations_ask_for_nothing() -> None:
    for selector in ("a:not(.b)", "a:not([class*=b])", ":is(.b, .c)", "a:not(:has(.b))", r".md\:b", "[rel~=b]"):
        assert [sorted(asked.whole) + list(asked.parts) for asked in asked_for(selector)] == [[]], selector


@pytest.mark.parametrize("piece", [b"class=", b'class="', b"class='", b"class=\"'", b"id =a", b"&#45;", b"class=&#45;"])
def test_names_are_no_longer_than_the_page(piece: bytes) -> None:
    body = piece * 20_000
    assert len(names(body).text) <= 2 * len(body)
