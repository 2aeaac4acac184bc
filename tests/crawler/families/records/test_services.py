"""Answers of services: who wrote, when, how often read; accounts, flags and slugs that say nothing of it."""

from __future__ import annotations

import json

import pytest

from archive.article import Article, Reject
from crawler.parse import parse_bytes
from tests.crawler.families.page_kit import TEXT, TITLE


@pytest.mark.parametrize(
    ("said", "views", "section"),
    [
        ({"viewed": 1, "section": "hero", "category": "tin-tuc"}, None, []),
        ({"viewed": True, "categories": ["kinhte", "VAN_HOA"]}, None, []),
        ({"views": True, "category": "12"}, None, []),
        ({"hits": False, "views": 7, "categoryName": "Y tế"}, 7, ["Y tế"]),
        ({"viewCount": 1094, "category": {"name": "Kinh tế", "slug": "kinh-te"}}, 1094, ["Kinh tế"]),
        ({"luotXem": 0, "categories": [{"title": "OCOP"}, "nông nghiệp"]}, 0, ["OCOP", "nông nghiệp"]),
    ],
)
def test_flags_and_slugs_of_a_record_are_no_counts_and_no_sections(
    said: dict[str, object], views: int | None, section: list[str]
) -> None:
    row = {"title": TITLE, "content": TEXT * 2, "publishedAt": "2022-05-25T16:40:00+07:00", **said}
    data = json.dumps({"props": {"pageProps": {"article": row}}}, ensure_ascii=False)
    page = (
        f"<html><head><title>{TITLE}</title></head><body><div id=__next></div>"
        f"<script id=__NEXT_DATA__ type=application/json>{data}</script></body></html>"
    )
    found = parse_bytes(page.encode(), url="https://vidu.gov.vn/tin/le-hoi")
    assert isinstance(found, Article), found
    assert found.parser.family == "next-shell"
    assert (found.views, found.section) == (views, section)


def answered(record: object, url: str = "http://vidu.gov.vn/api/getbyid?id=10442") -> Article | Reject:
    return parse_bytes(json.dumps(record, ensure_ascii=False).encode(), url=url)


@pytest.mark.parametrize("name", ["AuthorName", "tacGia", "butDanh"])
@pytest.mark.parametrize(
    ("key", "source"), [("Source", "Báo Nhân Dân"), ("nguonTin", "TTXVN"), ("nguon", "nhandan.vn")]
)
def test_a_record_names_who_wrote_and_where_it_is_from(name: str, key: str, source: str) -> None:
    row = {"Id": 10442, "Name": TITLE, "FullContent": TEXT, "PublishTime": "2025-12-14T08:50:00", name: "Minh Hiếu"}
    found = answered({**row, key: source, "ModifiedDate": "2025-12-15T09:00:00"})
    assert isinstance(found, Article)
    assert (found.byline, found.source, found.modified_at) == ("Minh Hiếu", source, "2025-12-15T09:00:00+07:00")


@pytest.mark.parametrize(
    "more",
    [
        {"AuthorName": "admin", "Source": "CMS"},
        {"Author": "Trần Thị Quản Trị", "source": "crawler"},
        {"author": {"name": "Thu Trang"}, "source": 3},
        {"AuthorName": "", "Source": None},
    ],
)
def test_the_account_that_posted_a_record_did_not_write_it(more: dict[str, object]) -> None:
    row = {"Id": 10442, "Name": TITLE, "FullContent": TEXT, "PublishTime": "2025-12-14T08:50:00"}
    found = answered(row | more)
    assert isinstance(found, Article)
    assert (found.byline, found.source, found.modified_at) == (None, None, None)


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
