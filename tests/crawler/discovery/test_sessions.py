"""Sessions in the links of a page, and what looks like one and is not."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from crawler.discovery import anchors
from crawler.html import Page

HOST = "http://vidu.gov.vn"
TOKEN = "77ad7ccd60df8a6b77ad7ccd60df8a6b"


def guid(number: int) -> str:
    return hashlib.md5(str(number).encode(), usedforsecurity=False).hexdigest()


def linked(form: Callable[[int], str], menu: str = "", count: int = 9) -> set[str]:
    """What a page of links leads to, a menu before them."""
    rows = "".join(f"<li><a href='{form(number)}'>Lễ hội xã số {number}</a></li>" for number in range(count))
    page = Page(f"<html><body>{menu}<ul>{rows}</ul></body></html>".encode(), url=f"{HOST}/")
    found = anchors.collect(page, inside=lambda url: url.startswith(HOST))
    return {link.url.removeprefix(HOST) for link in found.items}


@pytest.mark.parametrize("token", [TOKEN, TOKEN[:16], "k5n0q1v8tb2c4m6r7s9u3w1x0z"])
@pytest.mark.parametrize("name", ["sid", "SID", "sess_id", "osCsid"])
def test_a_session_on_every_link_is_none_of_their_addresses(name: str, token: str) -> None:
    menu = f"<a href='/?{name}={token}'>Trang chủ</a>"
    own = {f"/tin/le-hoi-{number}.html" for number in range(9)}
    assert linked(lambda n: f"/tin/le-hoi-{n}.html?{name}={token}", menu) == {"/", *own}
    assert linked(lambda n: f"/xem.php?id={n}&{name}={token}", menu) == {"/", *(f"/xem.php?id={n}" for n in range(9))}


def test_what_a_page_calls_by_script_is_without_its_session_too() -> None:
    rows = "".join(f"<a href='/tin/{number}?sid={TOKEN}'>Tin</a>" for number in range(9))
    page = Page(f"<html><body>{rows}</body></html>".encode(), url=f"{HOST}/")
    found = anchors.collect(page, inside=lambda url: url.startswith(HOST))
    assert found.resolve(f"/tin?page=2&sid={TOKEN}") == f"{HOST}/tin?page=2"


@pytest.mark.parametrize(
    ("form", "menu", "count"),
    [
        (lambda n: f"/chi-tiet?sid={guid(n)}", "", 9),  # each its own: the numbers of articles
        (lambda n: f"/index.php?sid={guid(n)}", "", 9),
        (lambda n: f"/modules.php?name=News&op=viewst&sid={guid(n)}", "", 9),
        (lambda n: f"/tin?id={n}&sid={TOKEN}", f"<a href='/tin?sid={guid(1)}'>Văn hóa</a>", 9),  # of sections
        (lambda n: f"/tin/{n}?sid={TOKEN}", "<a href='/'>Trang chủ</a><a href='/a'>A</a>", 9),  # on the rows alone
        (lambda n: f"/{('xem', 'in', 'gui')[n]}?sid={TOKEN}", "", 3),  # one article, its print and its mail
        (lambda n: f"/tin/{n}?sid=507f1f77bcf86cd799439011", "", 9),
        (lambda n: f"/tin/{n}?sid=1234567890123456", "", 9),
        (lambda n: f"/tin/{n}?sid=le-hoi-dau-xuan-2024", "", 9),
        (lambda n: f"/tin/{n}?s={TOKEN}", "", 9),
    ],
)
def test_what_selects_a_page_stays(form: Callable[[int], str], menu: str, count: int) -> None:
    assert {form(number) for number in range(count)} <= linked(form, menu, count)
