"""Lists of SharePoint whose rows stand in an object of a script."""

from __future__ import annotations

import json
from typing import Any

import pytest

from crawler import families
from crawler.discovery import listings
from crawler.discovery.listing import listdata
from crawler.discovery.model import Listing
from crawler.families import sharepoint
from crawler.html import Page

HOST = "http://vidu.gov.vn"
ROW = {
    "ID": "7",
    "FSObjType": "0",
    "Title": "Khánh thành cầu Vàm Cống &amp; đường dẫn",
    "FileRef": "/tin/Pages/cau.aspx",
}
ONWARD = "?Paged=TRUE&p_ID=7&PageFirstRow=16&View=9d3f"


def read(rows: Any, onward: str | None = None, *, beside: str = "", home: bool = False) -> Listing:
    data = json.dumps({"Row": rows, "FirstRow": 1, "NextHref": onward}).replace("/", "\\u002f").replace("&", "\\u0026")
    script = f"<div id='scriptWPQ2'></div><script>var WPQ2ListData = {data};</script>"
    page = Page(f"<html><body>{beside}{script}</body></html>".encode(), url=f"{HOST}/tin/Pages/default.aspx")
    return listings.read(
        page, family=sharepoint.PLAIN, inside=lambda url: url.startswith(f"{HOST}/"), section="Tin", home=home
    )


def test_rows_and_the_following_page_are_read_from_the_script() -> None:
    more = ROW | {"Title": "Họp giao ban tháng mười", "FileRef": "/tin/Pages/hop.aspx", "NgayDang": "30/10/2026 08:15"}
    found = read([ROW, more, ROW], ONWARD)
    assert [(row.url, row.title, row.published_at, row.kind, row.section, row.rank) for row in found.rows] == [
        (f"{HOST}/tin/Pages/cau.aspx", "Khánh thành cầu Vàm Cống & đường dẫn", None, "listing", "Tin", 0),
        (f"{HOST}/tin/Pages/hop.aspx", "Họp giao ban tháng mười", "2026-10-30T08:15:00+07:00", "listing", "Tin", 1),
    ]
    (following,) = found.next
    assert following.url.startswith(f"{HOST}/tin/Pages/default.aspx?")
    assert "p_ID=7" in following.url
    assert [row.kind for row in read([ROW], home=True).rows] == ["home"]


def test_what_the_page_shows_itself_stands_beside_what_its_script_draws() -> None:
    box = "".join(
        f"<li><a href='/tin/Pages/cu-{n}.aspx'>Nông dân thu hoạch lúa chín sớm đợt {n}</a> (0{n}/03/2026)</li>"
        for n in range(1, 5)
    )
    found = read([ROW], beside=f"<main><ul class='tin'>{box}</ul></main>")
    assert [row.url.rpartition("/")[2] for row in found.rows] == ["cau.aspx", *(f"cu-{n}.aspx" for n in range(1, 5))]


@pytest.mark.parametrize(
    "item",
    [
        ROW | {"FSObjType": "1"},
        ROW | {"FileRef": "/tin/Documents/ke-hoach.pdf"},
        ROW | {"FileRef": "/tin/Lists/Viec/7_.000"},
        ROW | {"FileRef": "http://noi-khac.vn/tin/Pages/cau.aspx"},
        ROW | {"FileRef": "/tin/Pages/default.aspx"},
        ROW | {"FileRef": "/_layouts/15/start.aspx"},
        ROW | {"Title": ""},
        {"ID": "7", "Title": "Việc phải làm trong tuần"},
        "một dòng",
    ],
)
def test_what_is_no_page_of_an_article_is_no_row(item: Any) -> None:
    found = read([item], ONWARD)
    assert (found.rows, found.next) == ([], [])


@pytest.mark.parametrize(
    "onward",
    [
        None,
        "",
        "?PagedPrev=TRUE&Paged=TRUE&p_ID=7",
        "?SortField=Title&SortDir=Asc",
        "/khac/Pages/default.aspx?Paged=TRUE",
    ],
)
def test_what_does_not_go_on_with_the_list_is_no_following_page(onward: str | None) -> None:
    assert read([ROW], onward).next == []


@pytest.mark.parametrize("data", ['{"Row": [{"Title": "Tin"', f'{{"Row": [{{"ID": {"1" * 5000}}}]}}', "[" * 5000])
def test_an_object_that_is_cut_off_or_cannot_be_read_is_none(data: str) -> None:
    page = Page(f"<html><body><script>var WPQ2ListData = {data}</script></body></html>".encode(), url=f"{HOST}/tin/")
    assert listings.read(page, family=families.GENERIC, inside=lambda _: True).rows == []


def test_objects_that_cannot_be_read_are_not_tried_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """To tell where each of them breaks takes the script's whole length."""
    tried: list[int] = []
    monkeypatch.setattr(listdata, "begun", lambda said, at: tried.append(at))
    read([], beside="<script>" + 'ListData = {"Row": ' * 1000 + "</script>")
    assert len(tried) <= 20
