"""What a page does not say is not in its record, and what it says stays there: words that look like another field."""

from __future__ import annotations

import json

import pytest

from archive.article import Article, Reject
from crawler.clean.names import looks_like_byline
from crawler.parse import parse_bytes
from tests.crawler.families.page_kit import FACTS, ONE, PORTAL, TEXT, TITLE, TWO, article, parsed

RIGHT = "<p style='text-align:right'><{tag}>{line}</{tag}></p>"


@pytest.mark.parametrize("tag", ["strong", "i"])
@pytest.mark.parametrize(
    "line",
    [
        "Còn nữa", "Xin cảm ơn", "Trân trọng", "Trân trọng kính mời", "Việt Nam muôn năm", "Ảnh minh họa",
        "Mùa xuân năm ấy", "Bác Hồ kính yêu", "Xem tiếp kỳ sau", "XIN CẢM ƠN", "Xin Cảm Ơn", "Quê Hương Tôi",
        "CÒN NỮA", "Kỳ tới sẽ đăng", "Đắk Lắk", "Mừng Đảng, mừng Xuân", "Thân ái", "Happy New Year", "Bắc Ninh",
    ],
)  # fmt: skip
def test_words_on_the_right_that_name_nobody_are_text(line: str, tag: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{FACTS}{TEXT}{RIGHT.format(tag=tag, line=line)}")
    assert (found.byline, found.authors, found.body) == (None, [], f"{ONE}\n\n{TWO}\n\n{line}")


@pytest.mark.parametrize(
    "name", ["Y Blim Niê", "Ksor H’Bơ Khăp", "Điểu Huyền Lít", "Thanh tra tỉnh", "Thạch Sa Rương", "Ban Biên tập"]
)
def test_names_of_all_peoples_and_offices_on_the_right_sign(name: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{FACTS}{TEXT}{RIGHT.format(tag='b', line=name)}")
    assert (found.byline, found.body) == (name, f"{ONE}\n\n{TWO}")


@pytest.mark.parametrize("line", ["CN. Lao Động", "KS. Bắc Ninh", "TS. Đà Nẵng", "ThS. Báo Nhân Dân", "CN. Hà Nội"])
def test_no_degree_makes_a_place_or_a_paper_a_person(line: str) -> None:
    assert not looks_like_byline(line, set_off=True)
    found = article(f"<h1>{TITLE}</h1>{FACTS}{TEXT}<p><b>{line}</b></p>")
    assert found.byline is None


@pytest.mark.parametrize("name", ["CN. Nguyễn Văn An", "KS. Hoàng Thị Nga Mi", "TS. Thanh Bình"])
def test_a_degree_before_a_person_still_signs(name: str) -> None:
    assert looks_like_byline(name, set_off=True)


NEWS = [
    "Kết quả tìm kiếm: đã thấy 5 ngư dân mất tích",
    "Kết quả tìm kiếm cho thấy nhiều hài cốt liệt sĩ",
    "Kết quả tìm kiếm (cập nhật 12/3): 5 ngư dân được cứu",
    "Kết quả tìm kiếm: “Tàu đã chìm ở vùng nước sâu”",
    "Kết quả tìm kiếm cho gia đình liệt sĩ thêm hy vọng",
    "Kết quả tìm kiếm từ hiện trường vụ sạt lở",
]


@pytest.mark.parametrize("title", NEWS)
@pytest.mark.parametrize("facts", [FACTS, "<div>Ngày đăng: 25/05/2022 | Lượt xem: 12</div>"])
@pytest.mark.parametrize("box", ["", "<h4><a href=/tin/1>Hội nghị tổng kết công tác năm của huyện</a></h4>"])
def test_news_of_a_search_is_news_whatever_follows(title: str, facts: str, box: str) -> None:
    found = parsed(f"<h1>{title}</h1>{facts}{TEXT}{box}", title=f"{title} - {PORTAL}")
    assert isinstance(found, Article), found
    assert found.title == title


@pytest.mark.parametrize(
    "heading",
    [
        "Kết quả tìm kiếm", "Kết quả tìm kiếm: hội thi nông thôn mới", "Kết quả tìm kiếm (12 kết quả)",
        "Kết quả tìm kiếm “lúa mùa”", "Kết quả tìm kiếm với cụm từ lúa mùa", "Search results for lúa",
        "Kết quả tìm kiếm cho lúa", "Kết quả tìm kiếm cho: lúa mùa",
    ],
)  # fmt: skip
@pytest.mark.parametrize("tag", ["h3", "p", "b"])
def test_rows_below_the_heading_of_a_search_are_a_listing(heading: str, tag: str) -> None:
    row = f"<div><{tag}><a href=/tin/{{0}}>Hội thi số {{0}} của xã</a></{tag}><p>1{{0}}/05/2022</p><p>{TWO}</p></div>"
    found = parsed(f"<h1>{heading}</h1><div>{''.join(map(row.format, range(4)))}</div>", title=heading)
    assert isinstance(found, Reject)
    assert found.reason == "listing"


@pytest.mark.parametrize("url", ["/tim-kiem?tukhoa=lua", "/?s=lua", "/search/?x=1", "/tin?q=lua", "/TimKiem.aspx?a=1"])
def test_a_page_that_was_asked_for_by_a_search_is_one(url: str) -> None:
    found = parsed(
        f"<h1>Kết quả tìm kiếm: lúa</h1>{FACTS}{TEXT}", title="Kết quả tìm kiếm: lúa", url=f"http://vidu.gov.vn{url}"
    )
    assert isinstance(found, Reject)
    assert found.reason == "listing"


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
