"""Boxes beside a list whose rows are set as those of the list: what their header says is theirs."""

from __future__ import annotations

import pytest

from crawler import families
from crawler.discovery import listings
from crawler.html import Page

URL = "http://vidu.gov.vn/tin-tuc"


def rows(first: int, last: int) -> str:
    return "".join(
        f"<div class=tin><a href=/bai-viet/le-hoi-{n}.html>Huyện Cầu Ngang mở lễ hội Ok Om Bok lần thứ {n}</a>"
        f"<span>{n:02}/05/2022</span></div>"
        for n in range(first, last)
    )


def kinds(inner: str) -> dict[str, list[int]]:
    page = Page(f"<html><body>{inner}</body></html>".encode(), url=URL)
    read = listings.read(page, family=families.GENERIC, inside=lambda url: "//vidu.gov.vn/" in url)
    found: dict[str, list[int]] = {}
    for row in read.rows:
        found.setdefault(row.kind, []).append(int(row.url.rpartition("-")[2].partition(".")[0]))
    return found


@pytest.mark.parametrize("header", ["Tin nổi bật", "TIN XEM NHIỀU", "Nhiều người xem", "Đọc nhiều nhất", "Tin mới"])
@pytest.mark.parametrize(
    "page",
    [
        "<div class=g><div class=cot>{list}</div><div class=cot><h3>{head}</h3>{box}</div></div>",
        "<div class=g><div class=cot><div>{list}</div></div><div class=cot><p>{head}</p><div>{box}</div></div></div>",
        "<table><tr><td><div>{head}</div><div>{box}</div></td><td><div>{list}</div></td></tr></table>",
    ],
)
def test_what_is_most_read_is_no_row_of_the_list(header: str, page: str) -> None:
    found = kinds(page.format(list=rows(1, 9), head=header, box=rows(20, 24)))
    assert found == {"listing": [*range(1, 9)], "related": [*range(20, 24)]}


@pytest.mark.parametrize(
    "page",
    [
        "<div class=cot><h3>Tin mới nhất</h3>{list}{more}</div>",
        "<div class=cot><h3>Tin nổi bật</h3><div>{more}</div><div>{list}</div></div>",
        "<div class=cot><div>{list}</div><p>Tháng 4</p><div>{more}</div></div>",
        "<div class=cot><div>{list}</div><div>{more}</div></div>",
    ],
)
def test_the_lists_own_header_and_its_parts_are_its(page: str) -> None:
    found = kinds(page.format(list=rows(1, 9), more=rows(20, 24)))
    assert sorted(found["listing"]) == [*range(1, 9), *range(20, 24)]
