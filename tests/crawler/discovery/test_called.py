"""Pagers whose numbers call a function with two values, one of which is the list's."""

from __future__ import annotations

import pytest

from tests.crawler.discovery.onward_kit import HOST, ROWS, read

GOES = "location.href = '/muc/' + muc + '/trang/' + n + '.aspx';"


def pager(numbers: str, *, muc: int = 3, first: bool = True, function: str = "goPage", goes: str = GOES) -> str:
    given = ("'{muc}', {n}" if first else "{n}, '{muc}'").format
    links = " ".join(
        f"<a href='#' onclick=\"{function}({given(muc=muc, n=n)}); return false;\">{n}</a>" for n in numbers.split()
    )
    names = "muc, n" if first else "n, muc"
    return f"{ROWS}<div class='pt'>{links}</div><script>function {function}({names}) {{ {goes} }}</script>"


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("muc", [1, 2, 3, 20])
def test_the_value_that_goes_along_with_the_numbers_is_the_page(muc: int, *, first: bool) -> None:
    found = read(pager("1 2 3 4", muc=muc, first=first), f"/muc/{muc}/tin.aspx")
    assert [(page.url, page.number, page.last) for page in found.next] == [(f"{HOST}/muc/{muc}/trang/2.aspx", 2, 4)]


def test_where_nothing_shows_which_page_it_is_its_address_does() -> None:
    found = read(pager("6 7 8 9"), "/muc/3/trang/7.aspx")
    assert (found.page_number, [page.url for page in found.next]) == (7, [f"{HOST}/muc/3/trang/8.aspx"])
    found = read(pager("8 9"), "/muc/3/trang/9.aspx")
    assert (found.page_number, found.next) == (9, [])


def test_the_address_of_another_list_says_nothing_of_the_page() -> None:
    found = read(pager("1 2 3"), "/muc/8/trang/7.aspx")
    assert [page.url for page in found.next] == [f"{HOST}/muc/3/trang/2.aspx"]


@pytest.mark.parametrize(
    ("function", "goes"),
    [
        ("xoaTin", "location.href = '/quan-tri/xoa.aspx?muc=' + muc + '&id=' + n;"),
        ("goPage", "location.href = '/delete.aspx?muc=' + muc + '&page=' + n;"),
        ("del", "location.href = '/muc/' + muc + '/xoa/' + n;"),
        ("chamDiem", GOES),
        ("voteStar", "location.href = '/vote?muc=' + muc + '&star=' + n;"),
        ("goPage", "location.href = '/luu-tin.aspx?muc=' + muc + '&page=' + n; guiBinhLuan(n);"),
        ("xem", "location.href = '/khac.aspx?muc=' + muc + '&so=' + n;"),
    ],
)
def test_what_deletes_or_rates_or_does_not_turn_pages_is_not_called(function: str, goes: str) -> None:
    assert read(pager("1 2 3 4", function=function, goes=goes)).next == []
