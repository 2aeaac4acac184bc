"""Rows that call a function of the page, which opens the article: and calls that do something else."""

from __future__ import annotations

import pytest

from crawler import families
from crawler.discovery import listings
from crawler.html import Page

HOST = "http://vidu.gov.vn"
OPENS = "function xemTin(id) { window.open('chitiet.asp?id=' + id, 'tin', 'width=800'); }"


def rows(script: str, call: str, title: str = "Nông dân thu hoạch lúa chín sớm lần thứ") -> list[str]:
    links = "".join(
        f"<tr><td>{call.format(n=n, title=f'{title} {n}')} <i>({n}/3/2024)</i></td></tr>" for n in range(1, 6)
    )
    html = f"<html><head><script>{script}</script></head><body><table>{links}</table></body></html>"
    page = Page(html.encode(), url=f"{HOST}/ds.asp?nhom=3")
    found = listings.read(page, family=families.GENERIC, inside=lambda url: url.startswith(HOST))
    return [row.url.removeprefix(HOST) for row in found.rows]


@pytest.mark.parametrize(
    ("script", "call"),
    [
        (OPENS, "<a href='javascript:xemTin({n})'>{title}</a>"),
        (OPENS, "<a href='#' onclick=\"xemTin('{n}'); return false\">{title}</a>"),
        (OPENS, "<span onclick='xemTin({n})'>{title}</span>"),
        (
            "var goc = '/chitiet.asp'; function xemTin(a, b) { location.href = goc + '?id=' + a; }",
            "<a href=\"javascript:xemTin({n}, 'tin')\">{title}</a>",
        ),
        (
            "xemTin = function (id) { document.location.assign('/chitiet.asp?id=' + id) }",
            "<a href='javascript:void(0)' onclick='xemTin({n})'>{title}</a>",
        ),
    ],
)
def test_a_title_may_call_what_opens_its_article(script: str, call: str) -> None:
    assert rows(script, call) == [f"/chitiet.asp?id={n}" for n in range(1, 6)]


@pytest.mark.parametrize(
    ("script", "call"),
    [
        ("", "<a href='javascript:xemTin({n})'>{title}</a>"),
        ("function xemTin(id) { window.open('thongbao.asp'); }", "<a href='javascript:xemTin({n})'>{title}</a>"),
        ("function xemTin(id) { $('#tin' + id).toggle(); }", "<a href='javascript:xemTin({n})'>{title}</a>"),
        ("function xoa(id) { location = '/xoa-bai.asp?id=' + id; }", "<a href='javascript:xoa({n})'>{title}</a>"),
        ("function cham(id) { window.open('/danh-gia.asp?id=' + id); }", "<a href='javascript:cham({n})'>{title}</a>"),
        ("function votePoll(id) { location = '/p.asp?id=' + id; }", "<a href='javascript:votePoll({n})'>{title}</a>"),
        ("function x(id) { if (binhChon) location = '/p.asp?id=' + id; }", "<a href='javascript:x({n})'>{title}</a>"),
        ("function x(id) { location = '/p.asp?id=' + id + mau(); }", "<a href='javascript:x({n})'>{title}</a>"),
        ("function x(id) { location = '/tim-kiem?q=' + id; }", "<a href='javascript:x({n})'>{title}</a>"),
        (OPENS, "<a href='javascript:xemTin(document.forms[{n}])'>{title}</a>"),
    ],
)
def test_what_opens_no_article_of_its_own_or_does_something_is_no_row(script: str, call: str) -> None:
    assert rows(script, call) == []


def test_numbers_and_buttons_are_no_titles() -> None:
    assert rows(OPENS, "<a href='javascript:xemTin({n})'>{title}</a>", title="Trang") == []
