"""The moment at which a page was made, in the address of each of its links: it tells no article from another."""

from __future__ import annotations

import re

import pytest

from crawler.discovery import addresses, anchors
from crawler.discovery.model import ListingRow
from crawler.families import GENERIC
from crawler.html import Page

HOST = "http://vidu.gov.vn"
TITLES = [f"Khánh thành cầu dân sinh ở xã số {n}" for n in range(8)]


def linked(addressed: list[str]) -> list[str]:
    links = "".join(f"<a href='{address}'>Tin</a>" for address in addressed)
    page = Page(f"<html><body>{links}</body></html>".encode(), url=f"{HOST}/")
    items = anchors.collect(page, inside=lambda url: url.startswith(HOST)).items
    return [link.url.removeprefix(HOST) for link in items]


@pytest.mark.parametrize(
    "name", ["t=1764300000", "t=1764300000123", "_=1764300000123", "rnd=0.8230112345", "TS=1764300000", "cb=1764300000"]
)
def test_a_moment_is_none_of_an_address(name: str) -> None:
    assert linked([f"/xem.aspx?id=7&{name}", f"/tin/le-hoi?{name}", f"/ds.aspx?muc=3&page=2&{name}"]) == [
        "/xem.aspx?id=7",
        "/tin/le-hoi",
        "/ds.aspx?muc=3&page=2",
    ]


@pytest.mark.parametrize(
    "address",
    [
        "/showthread.php?f=5&t=12345",
        "/xem.php?t=1764300000",  # all that it has
        "/?t=1764300000",
        "/xem.aspx?id=1764300000",
        "/xem.aspx?NewsID=1764300000123",
        "/xem.aspx?cat=3&tin=1764300000",
        "/xem.aspx?muc=3&t=20261110",
        "/xem.aspx?muc=3&t=le-hoi",
        "/tin?time=2026",
        "/tin?muc=3&t=17643000001",
        "/tin?cb=7&muc=3",
    ],
)
def test_what_selects_a_page_stays(address: str) -> None:
    (own,) = linked([address])
    assert sorted(own.partition("?")[2].split("&")) == sorted(address.partition("?")[2].split("&"))


@pytest.mark.parametrize(
    "form", ["/xem?t={m}", "/xem.aspx?muc=3&t={m}", "/tin/le-hoi-{n}.html?ts={m}", "/a/xem?time={m}", "/tin?_={m}000"]
)
@pytest.mark.parametrize("apart", [1, 7_200])
def test_moments_at_which_articles_were_made_are_their_numbers(form: str, apart: int) -> None:
    """One after the other, as those of articles that were taken over in one go, or hours apart."""
    own = [form.format(m=1_700_000_000 + apart * n, n=n) for n in range(12)]
    assert linked(own) == own


def test_moments_of_one_page_differ_by_the_time_that_it_takes() -> None:
    own = [f"/tin/le-hoi-{n // 2}.html?t={1_764_300_000 + n // 5}" for n in range(10)]
    assert linked(own) == [f"/tin/le-hoi-{n // 2}.html" for n in range(10)]


def test_a_moment_in_one_link_alone_may_be_anything() -> None:
    assert linked(["/xem?t=1700000001", "/tin"]) == ["/xem?t=1700000001", "/tin"]


def learnt(form: str, *, lists: int, alike: int = 0) -> str | None:
    """Where rows of lists, each naming all articles, show the number: moments go on by one a link."""
    rows, moment = [], 88_000_000
    for _ in range(lists):
        for n, title in enumerate(TITLES):
            moment += 1
            called = TITLES[0] if n < alike else title
            url = HOST + form.format(n=500 + 7 * n, m=moment)
            rows.append(ListingRow(url=url, title=called, rank=n, kind="listing"))
    shape = addresses.read(rows, GENERIC)
    return shape.number_path if shape is not None else None


@pytest.mark.parametrize(
    "form", ["/xem.aspx?NewsID={n}&luot={m}", "/xem.aspx?luot={m}&NewsID={n}", "/tin/{n}/xem?a={m}"]
)
def test_a_number_that_is_another_one_in_each_list_is_no_articles(form: str) -> None:
    before, _, behind = form.partition("{n}")
    number = learnt(form, lists=2)
    found = re.search(number or "", (before + "501" + behind).replace("{m}", "88000001"))
    assert found is not None
    assert found["number"] == "501"


def test_articles_that_are_called_alike_have_numbers_all_the_same() -> None:
    assert "nid" in (learnt("/xem.aspx?nid={n}&muc=3", lists=2, alike=3) or "")
