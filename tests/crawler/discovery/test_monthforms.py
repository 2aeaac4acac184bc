"""Lists of a stranger's portals: SharePoint's own pager, months to choose from, a greeting, rows that say "read on"."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from crawler import families
from crawler.discovery import listings
from crawler.discovery.model import Listing
from crawler.html import Page

HOST = "http://vidu.gov.vn"
ROWS = "".join(
    f"<div class=tin><h3><a href='/tin/hop-mat-{n}.html'>Xã tổ chức họp mặt mùa vụ mới {n}</a></h3>0{n}/03/2024</div>"
    for n in range(1, 6)
)
MONTHS = "<select name=thang>" + "".join(f"<option value={n}>Tháng {n}</option>" for n in range(1, 13)) + "</select>"
YEARS = "<select name=nam><option value=2025>2025</option><option value=2026>2026</option></select>"
BOTH = "<select name=thang><option value=2026-02>2/2026</option><option value=2026-01>1/2026</option></select>"


def read(body: str, path: str, *, home: bool = False) -> Listing:
    page = Page(f"<html><body>{body}</body></html>".encode(), url=HOST + path)
    return listings.read(page, family=families.GENERIC, inside=lambda url: url.startswith(HOST), home=home)


LIST = "/Lists/Tin/AllItems.aspx"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("Paged=TRUE\\u0026p_ID=30", [f"{HOST}{LIST}?Paged=TRUE&p_ID=30"]),
        ("Paged=TRUE\\u0026PagedPrev=TRUE\\u0026p_ID=30", []),
        ("SortField=Title\\u0026SortDir=Asc", []),
    ],
)
def test_a_list_of_sharepoint_goes_on_where_its_button_says(query: str, found: list[str]) -> None:
    button = (
        f"<a href='javascript:' onclick='RefreshPageTo(event, \"{LIST}?{query}\");return false;'><img src=/n.gif></a>"
    )
    assert [page.url for page in read(ROWS + button, LIST).next] == found


def test_a_list_of_sharepoint_does_not_go_on_into_another() -> None:
    button = "<a href='#' onclick='RefreshPageTo(event, \"/Lists/Anh/AllItems.aspx?Paged=TRUE&p_ID=3\")'>2</a>"
    assert read(ROWS + button, LIST).next == []


def months(fields: str, form: str = "action=/ds") -> list[str]:
    return [link.url.removeprefix(HOST) for link in read(f"{ROWS}<form {form}>{fields}</form>", "/", home=True).months]


def test_months_of_a_form_are_an_archive_the_newest_first() -> None:
    found = months(f"<input type=hidden name=action value=list>{MONTHS}{YEARS}<input type=submit value=Xem>")
    assert len(found) == 24
    assert found[0] == "/ds?action=list&nam=2026&thang=12"
    assert found[-1] == "/ds?action=list&nam=2025&thang=1"


@pytest.mark.parametrize("form", ["{}-{:02}", "{}/{}", "{}{:02}"])
def test_one_list_of_months_and_years_is_an_archive_of_the_list_that_it_stands_on(form: str) -> None:
    values = [form.format(2026, month) for month in (2, 1)]
    options = "".join(f"<option value='{value}'>Tháng</option>" for value in values)
    body = f"{ROWS}<form><input type=hidden name=muc value=3><select name=thang>{options}</select></form>"
    told = [unquote(link.url) for link in read(body, "/ds?muc=3").months]
    assert told == [f"{HOST}/ds?muc=3&thang={value}" for value in values]
    assert read(body, f"/ds?muc=3&thang={values[1]}").months == [], "a month's own page leads to no others"
    pager = "<div class=pages><b>1</b> <a href='/ds?muc=3&page=2'>2</a> <a href='/ds?muc=3&page=3'>3</a></div>"
    assert read(body + pager, "/ds?muc=3").months == [], "it goes on by itself"


@pytest.mark.parametrize(
    ("fields", "form"),
    [
        (MONTHS + YEARS, "action=/ds method=post"),
        (MONTHS + YEARS, "action=/binh-chon"),
        (MONTHS + YEARS, "action=/lich-cong-tac"),
        (MONTHS + YEARS + "<input name=tu_khoa>", "action=/ds"),
        (MONTHS + YEARS + "<input type=radio name=y value=1>", "action=/ds"),
        (MONTHS + YEARS + "<input type=hidden name=_token value=a>", "action=/ds"),
        ("Thống kê truy cập" + MONTHS + YEARS, "action=/ds"),
        (MONTHS + YEARS + "<select name=loai><option value=1>Quyết định</option></select>", "action=/ds"),
        (MONTHS, "action=/ds"),
        (BOTH.replace("name=thang", "name=so"), "action=/ds"),  # numbers of documents
        (BOTH + "<input name=tu_khoa>", "action=/ds"),
        (BOTH, "action=/lich-cong-tac"),
        (BOTH, "action=/ds method=post"),
        (BOTH.replace("</select>", "<option value=tat-ca>Mọi tháng</option></select>"), "action=/ds"),
        (MONTHS + "<select name=nam>" + "".join(f"<option>{y}" for y in range(1940, 2026)) + "</select>", "action=/ds"),
    ],
)
def test_other_forms_with_months_are_left_alone(fields: str, form: str) -> None:
    assert months(fields, form) == []


@pytest.mark.parametrize("path", ["/lichcongtac", "/dau-thau", "/bao-cao", "/xu-ly-ho-so", "/gia-ca"])
def test_months_of_duties_tenders_and_prices_are_none_of_news(path: str) -> None:
    assert len(months(BOTH, f"action={path}")) == 0
    assert len(months(BOTH, "action=/hop-tac")) == 2


def test_a_page_that_greets_leads_to_the_home_page_behind_it() -> None:
    greeting = "<a href='/index.php'>Tiếng Việt</a> <a href='/en/'>English</a>"
    assert [page.url for page in read(greeting, "/", home=True).next] == [f"{HOST}/index.php"]
    assert read(greeting, "/muc/lua").next == []
    assert read(greeting + ROWS, "/", home=True).next == [], "it has rows of its own"
    menu = "".join(f"<li><a href='/muc-{n}'>Mục số {n}</a></li>" for n in range(20))
    assert read(greeting + menu, "/", home=True).next == [], "it has a menu of its own"


ROW = "<div class=item><h3>{}</h3><p>Sáng nay, đoàn đã làm việc.</p><a href='/tin/{}-hop-mat'>Xem chi tiết</a></div>"


def test_rows_whose_only_link_says_read_on_have_the_title_of_their_heading() -> None:
    listing = read("".join(ROW.format(f"Xã tổ chức họp mặt mùa vụ mới {n}", n) for n in range(1, 7)), "/muc")
    assert [(row.url, row.title) for row in listing.rows] == [
        (f"{HOST}/tin/{n}-hop-mat", f"Xã tổ chức họp mặt mùa vụ mới {n}") for n in range(1, 7)
    ]


@pytest.mark.parametrize(
    "row",
    [
        "<div class=item><h3>Liên kết</h3><a href='/tin/{}-hop-mat'>Xem chi tiết</a></div>",  # a box
        "<div><h3>Xã tổ chức họp mặt mùa vụ mới</h3><a href='/a{0}'>Xem chi tiết</a><a href='/b{0}'>Tải về</a></div>",
        "<div><h3>Xã tổ chức họp mặt mùa vụ</h3><h4>Phường họp mặt đầu năm</h4><a href='/a{}'>Xem chi tiết</a></div>",
    ],
)
def test_boxes_that_say_read_on_are_no_rows(row: str) -> None:
    assert read("".join(row.format(n) for n in range(1, 7)), "/muc").rows == []
