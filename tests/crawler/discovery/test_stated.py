"""Pagers of buttons, beside a state that says how many pages there are."""

from __future__ import annotations

import json
from typing import Any

import pytest

from crawler import families
from crawler.discovery import listings
from crawler.html import Page

HOST = "http://vidu.gov.vn"
PAGES = {"page": 1, "totalPages": 5}


def following(state: Any, buttons: str = "", address: str = "/thoi-su", kind: str = "id='__NEXT_DATA__'") -> list[str]:
    rows = "".join(
        f"<a href='/bai/lua-{n}'><div>Nông dân thu hoạch lúa chín sớm lần thứ {n}</div><div>0{n}/03/2024</div></a>"
        for n in range(1, 7)
    )
    html = (
        f"<html><body><main>{rows}</main>{buttons}<script {kind} type='application/json'>"
        f"{json.dumps({'props': {'pageProps': state}})}</script></body></html>"
    )
    page = Page(html.encode(), url=f"{HOST}{address}")
    found = listings.read(page, family=families.GENERIC, inside=lambda url: url.startswith(HOST))
    assert len(found.rows) == 6
    return [one.url.removeprefix(HOST) for one in found.next]


BUTTONS = "".join(f"<button aria-label='Trang {n}'>{n}</button>" for n in range(1, 6))


@pytest.mark.parametrize(
    "state",
    [
        {"pagination": PAGES},
        {"meta": [{"currentPage": 1, "total": 30, "pageSize": 6}]},
        {"list": {"page_index": 1, "page_count": 5}},
    ],
)
def test_the_next_page_is_asked_for_in_the_query(state: Any) -> None:
    assert following(state, BUTTONS) == ["/thoi-su?page=2"]
    assert following(state, BUTTONS, address="/thoi-su?muc=lua", kind="") == ["/thoi-su?muc=lua&page=2"]


def test_further_pages_and_the_last_one() -> None:
    assert following({"p": {"page": 3, "totalPages": 5}}, BUTTONS, "/thoi-su?page=3") == ["/thoi-su?page=4"]
    assert following({"p": {"page": 5, "totalPages": 5}}, BUTTONS, "/thoi-su?page=5") == []


@pytest.mark.parametrize(
    ("state", "buttons", "address"),
    [
        ({"p": PAGES}, "", "/thoi-su"),
        ({"p": PAGES}, "<button>Gửi 2 ý kiến</button>", "/thoi-su"),
        ({"p": {"page": 1}}, BUTTONS, "/thoi-su"),
        ({"p": {"page": "1", "totalPages": True}}, BUTTONS, "/thoi-su"),
        ({"p": {"page": 1, "totalPages": 1}}, BUTTONS, "/thoi-su"),
        ({"p": {"page": 1, "total": 30, "pageSize": 0}}, BUTTONS, "/thoi-su"),
        ({"p": PAGES}, BUTTONS, "/thoi-su?page=2"),
        ({"p": {"page": 3, "totalPages": 5}}, BUTTONS, "/thoi-su"),
    ],
)
def test_nothing_is_guessed_without_a_sign_or_against_one(state: Any, buttons: str, address: str) -> None:
    """Among them: page 2 was asked for, and the answer's state says that it is page 1."""
    assert following(state, buttons, address) == []


@pytest.mark.parametrize("state", ["{", "[" * 5000, '{"page": 1e999}', '{"page": 1, "total": -5, "size": 2}'])
def test_states_that_are_none(state: str) -> None:
    html = f"<html><body>{BUTTONS}<script type='application/json'>{state}</script></body></html>"
    page = Page(html.encode(), url=f"{HOST}/thoi-su")
    assert listings.read(page, family=families.GENERIC, inside=lambda _: True).next == []
