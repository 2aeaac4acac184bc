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


LED = "Lễ hội năm nay có nhiều hoạt động văn hóa, thể thao của đồng bào, kéo dài trong ba ngày liền."
COLUMNS = "<div class='col-md-8 col-left'>{list}</div><div class='col-md-4 col-right'><h4>Xem nhiều</h4>{box}</div>"


@pytest.mark.parametrize(
    "page", [COLUMNS, COLUMNS.replace("-left", "_").replace("-right", "-left").replace("_", "-right")]
)
def test_a_list_in_a_column_called_by_its_side_is_the_list(page: str) -> None:
    led = rows(1, 9).replace("</div>", f"<p>{LED}</p></div>")
    assert kinds(page.format(list=led, box=rows(20, 24))) == {"listing": [*range(1, 9)], "related": [*range(20, 24)]}
    # What goes on in its own column is the list, too.
    paged = f"<div>{rows(1, 9)}</div><div class=pager><b>1</b> <a href='?page=2'>2</a> <a href='?page=3'>3</a></div>"
    assert kinds(page.format(list=paged, box=rows(20, 24)))["listing"] == [*range(1, 9)]


def test_a_list_in_two_columns_is_one() -> None:
    led = [rows(first, first + 5).replace("</div>", f"<p>{LED}</p></div>") for first in (1, 11)]
    found = kinds(f"<div class=row><div class=left-col>{led[0]}</div><div class=right-col>{led[1]}</div></div>")
    assert found == {"listing": [*range(1, 6), *range(11, 16)]}


def test_boxes_in_the_other_columns_are_none_of_a_list_in_one() -> None:
    led = rows(1, 9).replace("</div>", f"<p>{LED}</p></div>")
    boxes = f"<div class=col-left>{rows(20, 24)}</div><div class=col-right>{rows(30, 34)}</div>"
    for column in ("col-left", "col-right", "leftcontent"):
        found = kinds(f"<div class={column}>{led}</div>{boxes}")
        assert found == {"listing": [*range(1, 9)], "related": [*range(20, 24), *range(30, 34)]}


def test_boxes_in_columns_beside_a_page_without_a_list_are_no_list() -> None:
    assert kinds(COLUMNS.format(list="<h1>Liên hệ</h1><p>Số 1, đường Ví Dụ</p>", box=rows(20, 24))) == {
        "related": [*range(20, 24)]
    }
    led = rows(20, 24).replace("</div>", f"<p>{LED}</p></div>")
    assert "listing" not in kinds(f"<p>Liên hệ</p><div class=col-right><div class=sidebar>{led}</div></div>")
    # Nor one whose rows have leads, nor for the pages of what stands in the main column.
    text = f"<div class=main><h1>Lễ hội</h1><p>{LED}</p><div><b>1</b> <a href='?page=2'>2</a></div></div>"
    more = rows(30, 34).replace("</div>", f"<p>{LED}</p></div>")
    for box in (led, rows(20, 24), f"<div>{led}</div><div>{more}</div>"):
        assert "listing" not in kinds(f"{text}<div class=col-right>{box}</div>")


def test_the_content_on_the_left_is_the_list() -> None:
    assert kinds(f"<div class=left-content>{rows(1, 9)}</div>") == {"listing": [*range(1, 9)]}
