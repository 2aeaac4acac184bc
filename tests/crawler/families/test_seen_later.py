"""Moments, clocks and states as further pages showed them, and what looks like them."""

from __future__ import annotations

import json

import pytest

from archive.article import Article, Reject
from crawler.parse import parse_bytes
from tests.crawler.families.test_themes import ONE, TEXT, TITLE, TWO, parsed

LEAD = "Trang phục của bà con được may từ vải dệt tay, mỗi bộ mất cả tháng trời mới xong, giá vài triệu đồng."


def served(record: object) -> Article:
    body = json.dumps(record, ensure_ascii=False).encode()
    found = parse_bytes(body, url="http://vidu.gov.vn/Lists/Tin/View_Detail.aspx?ItemID=9001")
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("/Date(1719734541000)/", "2024-06-30T15:02:21+07:00"),
        ("/Date(1719734541000+0700)/", "2024-06-30T15:02:21+07:00"),
        (1719734541000, "2024-06-30T15:02:21+07:00"),
        (1719734541, "2024-06-30T15:02:21+07:00"),
        ("2024-06-30T15:02:21", "2024-06-30T15:02:21+07:00"),
        (20240630, None),
        (True, None),
        ({"at": 1}, None),
    ],
)
def test_moments_of_services(written: object, meant: str | None) -> None:
    found = served({"ID": 9001, "Title": TITLE, "CreatedDate": written, "DescriptionNews": LEAD, "ContentNews": TEXT})
    assert found.published_at == meant


def nuxt(values: object) -> Article | Reject:
    data = f"<script type=application/json id=__NUXT_DATA__>{json.dumps(values, ensure_ascii=False)}</script>"
    page = f"<html><head><title>{TITLE}</title></head><body><div id=__nuxt></div>{data}"
    return parse_bytes(page.encode(), url="http://vidu.gov.vn/tin/le-hoi")


def test_values_that_are_written_once_are_put_together() -> None:
    row = {"title": 3, "summary": 4, "content": 5, "publishedAt": 6, "views": 7, "category": 8}
    when = "2025-03-01T08:00:00+07:00"
    found = nuxt([["Reactive", 1], {"news": 2}, row, TITLE, LEAD, TEXT, ["Date", when], 91, {"name": 9}, "Văn hóa"])
    assert isinstance(found, Article)
    assert (found.title, found.lead, found.body) == (TITLE, LEAD, f"{ONE}\n\n{TWO}")
    assert (found.published_at, found.views, found.section) == (when, 91, ["Văn hóa"])


@pytest.mark.parametrize(
    "values", [[], {}, [{"title": 99}], [{"title": 0, "content": 0}], [[1], {"content": "x"}], [1]]
)
def test_values_without_an_article_are_none(values: object) -> None:
    assert isinstance(nuxt(values), Reject)


CLOCK = "<div>Thứ Năm 26/05/2022</div>"
PATH = "<nav class=breadcrumb><a href=/>Trang chủ</a> / <a href=/kinh-te>Kinh tế</a></nav>"
TOLD = "<div class=time>Đăng tải: 25/05/2022, 17h05</div>"


def page(above: str, below: str) -> Article:
    content = f"<h1 class=detail-title>{TITLE}</h1>{below}<div class=detail-content>{TEXT}</div>"
    found = parsed(f"{above}{content}", url="http://vidu.gov.vn/bai-viet/le-hoi")
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize("above", [CLOCK + PATH, CLOCK, f"<header>{CLOCK}</header>{PATH}", ""])
def test_the_date_below_the_title_comes_before_the_clock_above_it(above: str) -> None:
    assert page(above, TOLD).published_at == "2022-05-25T17:05:00+07:00"


def test_a_clock_before_a_menu_is_no_date_where_there_is_no_other() -> None:
    assert page(CLOCK + PATH, "").published_at is None


@pytest.mark.parametrize("above", ["<p>• 25/05/2022</p>", "<p>Thời gian: 25/05/2022</p>"])
def test_a_date_right_above_the_title_is_its_own(above: str) -> None:
    assert page(above, "").published_at == "2022-05-25"


@pytest.mark.parametrize(
    "line",
    [
        "Bài viết đã hết hạn đăng hoặc chưa được xuất bản.",
        "Bài viết này chưa được duyệt.",
        "Nội dung đã hết hạn hiển thị.",
    ],
)
def test_what_is_no_longer_or_not_yet_there_is_gone(line: str) -> None:
    found = parsed(f"<div class=ArticleDetailControl><p>{line}</p></div>", title="Thông báo")
    assert isinstance(found, Reject)
    assert found.reason == "soft-404"


@pytest.mark.parametrize(
    "line", ["Thẻ căn cước đã hết hạn phải đổi trước ngày 1/7.", "Bài viết đoạt giải Nhất cuộc thi."]
)
def test_what_only_sounds_so_is_an_article(line: str) -> None:
    found = parsed(f"<h1>{TITLE}</h1><p>25/05/2022 16:40</p><p>{line}</p>{TEXT}")
    assert isinstance(found, Article)
