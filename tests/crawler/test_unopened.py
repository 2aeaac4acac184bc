"""Rows of a script's answer that only a click opens are told, not passed over; the end of a list is."""

from __future__ import annotations

import pytest

from crawler.discovery.model import Listing
from crawler.html import Page
from crawler.spiders.patience import unopened

HEADLINE = "Trao quà Tết cho hộ nghèo ở ba xã vùng ven"


def said(row: str, rows: int = 4) -> str | None:
    body = f"<html><body><main>{row * rows}</main></body></html>".encode()
    url = "http://vidu.gov.vn/c/thoi-su/them?start=10"
    return unopened(Page(body, url=url), Listing(url=url))


@pytest.mark.parametrize("attributes", ["onclick='moBai(this)' data-slug='a'", "data-slug='a'", "onclick=\"xem('7')\""])
def test_rows_that_a_click_opens(attributes: str) -> None:
    assert said(f"<article {attributes}><h4>{HEADLINE}</h4></article>") == "script-only"


@pytest.mark.parametrize(
    "row",
    [
        "",
        "<p>Không có dữ liệu</p>",
        f"<p>{HEADLINE}</p>",
        f"<article onclick='moBai(this)'><a href=/a>{HEADLINE}</a></article>",
        f"<tr><td onclick=\"downloadFile('a.pdf')\">{HEADLINE}</td></tr>",
        "<button onclick='thich(this)'>Thích</button>",
    ],
)
def test_what_is_no_row(row: str) -> None:
    assert said(row) is None


def test_two_are_no_list() -> None:
    assert said(f"<article onclick='moBai(this)'><h4>{HEADLINE}</h4></article>", rows=2) is None
