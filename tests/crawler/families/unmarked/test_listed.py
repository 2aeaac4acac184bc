"""Pages that tell neither when they are from nor who wrote them: a list that names and dates one says what it is."""

from __future__ import annotations

import pytest

from archive.article import Article, Reject
from crawler import families
from crawler.discovery.model import ListingRow
from crawler.inspecting.explain import explain
from crawler.parse import parse_bytes
from tests.crawler.families.page_kit import BOTH, ONE, PORTAL, TEXT, TITLE

URL = "http://vidu.gov.vn/xem.asp?ma=7"
MENU = "<ul><li><a href=/>Trang chủ</a></li><li><a href=/gt>Giới thiệu</a></li><li><a href=/tin>Tin tức</a></li></ul>"
FRAMES = (
    "<div>{menu}</div><div class=bai><h1>{title}</h1><div>{text}</div></div><div>Địa chỉ: Khóm 1, thị trấn</div>",
    "<div>{menu}</div><div class=bai><div><b>{title}</b></div>{text}</div><div>Địa chỉ: Khóm 1, thị trấn</div>",
    "<table><tr><td>{menu}<td><table><tr><td><font color=red><b>{title}</b></font><tr><td>{text}</table></table>",
)


def page(frame: str, *, title: str = TITLE, text: str = TEXT, name: str = TITLE) -> bytes:
    inner = frame.format(menu=MENU, title=title, text=text)
    return f"<html><head><title>{name}</title></head><body>{inner}</body></html>".encode()


def row(title: str | None = TITLE, day: str | None = "2022-05-25") -> ListingRow:
    return ListingRow(url=URL, title=title, published_at=day, published_raw="25/05/2022" if day else None)


def read(body: bytes, listing: ListingRow | None) -> Article | Reject:
    return parse_bytes(body, url=URL, listing=listing)


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("name", [TITLE, f"{TITLE} - {PORTAL}"])
@pytest.mark.parametrize("text", [TEXT, f"<p>{ONE}</p>"])
def test_a_page_that_a_list_names_and_dates_is_an_article(frame: str, name: str, text: str) -> None:
    found = read(page(frame, name=name, text=text), row())
    assert isinstance(found, Article), found
    assert (found.title, found.published_at, found.published_from) == (TITLE, "2022-05-25", "listing")
    assert (found.body, found.byline, found.views) == (BOTH if text == TEXT else ONE, None, None)


@pytest.mark.parametrize("listed", [TITLE.upper(), f"{TITLE[:30]}...", f"{TITLE[:30]}…"])
def test_a_list_may_cut_a_title_off_or_set_it_in_capitals(listed: str) -> None:
    assert isinstance(read(page(FRAMES[0]), row(listed)), Article)


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(
    "listing", [None, row(day=None), row(title=None), row("Giới thiệu chung"), row("Huyện..."), row(f"{TITLE} (tiếp)")]
)
def test_without_a_day_or_by_another_name_it_stays_refused(frame: str, listing: ListingRow | None) -> None:
    assert isinstance(read(page(frame), listing), Reject)


LINKS = "".join(f"<p><a href=/tin/{n}>Xã Mỹ Long đón bằng công nhận nông thôn mới lần {n}</a></p>" for n in range(9))
RECORD = (
    "<table><tr><td>Số ký hiệu<td>12/QĐ-UBND<tr><td>Ngày ban hành<td>25/05/2022<tr><td>Người ký<td>Lê Văn A"
    "<tr><td>Trích yếu<td>Về việc tổ chức lễ hội Ok Om Bok năm 2022</table>"
)


@pytest.mark.parametrize(
    ("title", "text", "reason"),
    [
        (TITLE, LINKS, "listing"),
        ("Quyết định số 12/QĐ-UBND về việc tổ chức lễ hội", RECORD, "legal-document"),
        ("Không tìm thấy trang", "<p>Bài viết không tồn tại hoặc đã bị xóa.</p>", "soft-404"),
    ],
)
def test_what_a_page_says_that_it_is_no_row_changes(title: str, text: str, reason: str) -> None:
    found = read(page(FRAMES[0], title=title, text=text), row(title))
    assert isinstance(found, Reject)
    assert found.reason == reason


def test_it_is_explained_by_the_reader_that_read_it() -> None:
    told = explain(page(FRAMES[0]), url=URL, listing=row())
    assert told.reader == families.LISTED.name
    assert [shown.value for shown in told.fields["title"] if shown.won] == [TITLE]
