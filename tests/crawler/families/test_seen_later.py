"""Moments, clocks and states as further pages showed them, and what looks like them."""

from __future__ import annotations

import json

import pytest

from archive.article import Article, Reject
from crawler.families.flight import Flight, unflattened
from crawler.families.json_record import EMBEDDED
from crawler.families.json_record import rows as rows_of
from crawler.parse import parse_bytes
from tests.crawler.families.page_kit import ONE, TEXT, TITLE, TWO, parsed

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


ROW = {"title": 1, "content": 1}
NEWS = [{"title": 1, "content": 2}, TITLE, TEXT]


@pytest.mark.parametrize(
    "values",
    [
        [ROW, ["Ref", 1]],
        [ROW, ["Ref", 2], ["Reactive", 1]],
        [ROW, ["Ref", True], ["Ref", -1], ["Ref", [1]], ["Ref"]],
        [{"title": 0, "content": 0, "x": 0}],
        [[0] * 5000, {"title": 0, "content": 0}],
        [[0] * 400] + [{"title": 0, "content": 0}] * 400,
        [{f"k{at}": 0 for at in range(300)} | {"title": 0, "content": 0}] * 20,
        [{"title": 1, "content": 1}, " <b>" + TEXT * 1000] + [{"title": 1, "content": 1}] * 4000,
        [[["Ref", 0], 0, 0] * 500, *NEWS],
    ],
)
def test_values_that_name_themselves_come_to_an_end(values: object) -> None:
    made = json.dumps(unflattened(values), ensure_ascii=False)
    assert len(made) < 5_000_000
    assert isinstance(nuxt(values), Reject)


def test_a_value_in_wrappers_is_read_beside_one_that_names_itself() -> None:
    row = {"title": 1, "content": 3, "category": 6, "tags": 9, "publishedAt": 10}
    wrapped = [["ShallowRef", 2], TITLE, ["Ref", 4], ["Reactive", 5], TEXT, ["Ref", 7], {"name": 8}, "Văn hóa"]
    found = nuxt([row, *wrapped, ["Ref", 9], "2025-03-01T08:00:00+07:00"])
    assert isinstance(found, Article)
    assert (found.title, found.body, found.section, found.tags) == (TITLE, f"{ONE}\n\n{TWO}", ["Văn hóa"], [])


def test_one_text_that_many_rows_name_is_not_put_together_for_each() -> None:
    rows = [{"title": "$1", "content": "$1", "publishedAt": "2025-03-01"}] * 3000
    text = TEXT * 200
    sent = f"1:T{len(text.encode()):x},{text}2:{json.dumps(rows)}\n"
    flight = Flight(f"self.__next_f.push({json.dumps([1, sent])})")
    made = [flight.whole(row) for document in flight.documents for row in rows_of(document, EMBEDDED)]
    assert made[0]["content"] == text
    assert sum(len(row["content"]) for row in made) < 5_000_000


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
