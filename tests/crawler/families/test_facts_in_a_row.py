"""What blogs and themes print beside the day in one row: the section it was filed under, the office, the author."""

from __future__ import annotations

import pytest

from archive.article import Article
from crawler.fields.lines import furniture
from crawler.parse import parse_bytes
from tests.crawler.families.written import LEAD, TEXT, TITLE, article

ONE = f"<p>{TEXT}</p><p>{LEAD}</p>"
BODY = f"{TEXT.strip()}\n\n{LEAD}"
FILED = "Đăng trong <a href='/chuyen-muc/nong-nghiep'>Nông nghiệp</a>"


@pytest.mark.parametrize(
    ("row", "day"),
    [
        (f"{FILED} ngày 13/04/2018 bởi Sơn Thị Ngọc", "2018-04-13"),
        (f"{FILED} ngày 13/04/2018 bởi <a href='/u/1'>Sơn Thị Ngọc</a>", "2018-04-13"),
        (f"{FILED} lúc 08:15 13/04/2018", "2018-04-13T08:15:00+07:00"),
        ("Posted in <a href='/c/n'>Nông nghiệp</a> on Apr 13, 2018", "2018-04-13"),
    ],
)
def test_the_section_stands_before_the_day_and_the_name_behind_it_is_none(row: str, day: str) -> None:
    for body in (f"<h2>{TITLE}</h2>{ONE}<p>{row}</p>", f"<h2>{TITLE}</h2><p>{row}</p>{ONE}"):
        found = article(body)
        assert (found.published_at, found.section, found.byline, found.body) == (day, ["Nông nghiệp"], None, BODY)


@pytest.mark.parametrize(
    "line",
    [
        "Đăng trong Báo Nhân Dân ngày 13/04/2018", "Đăng trong Nhân Dân số ra ngày 13/04/2018",
        "Đăng trong Tập san Văn nghệ ngày 13/04/2018", "(Đăng trong Người Sơn Lâm, ngày 13/04/2018)",
        "Danh sách đăng trong Công báo ngày 13/04/2018", "Đăng trong nội dung công bố ngày 13/04/2018",
    ],
)  # fmt: skip
def test_where_else_something_stood_on_a_day_is_not_when_it_was_published(line: str) -> None:
    page = f"<html><head><title>{TITLE}</title></head><body><h2>{TITLE}</h2>{ONE}<p>{line}</p></body></html>"
    found = parse_bytes(page.encode(), url="https://vidu.gov.vn/tin-tuc/mua-vang-4711")
    assert not isinstance(found, Article)


def test_rows_of_other_news_lend_an_article_neither_day_nor_section() -> None:
    rows = "".join(
        f"<h3><a href='/tin-tuc/bai-{n}'>Hội nghị tổng kết công tác lần {n}</a></h3><p>{FILED} ngày {n}/04/2018</p>"
        for n in range(1, 5)
    )
    found = article(f"<h2>{TITLE}</h2>{ONE}<p>13/05/2018</p><h4>Bài khác</h4>{rows}")
    assert (found.published_at, found.section, found.body) == ("2018-05-13", [], BODY)


@pytest.mark.parametrize("office", ["Phòng Dự án", "Văn phòng UBND tỉnh Vân Hải", "Kinh tế"])
@pytest.mark.parametrize("bar", ["•", "|", "·"])
def test_what_a_bar_parts_from_the_day_is_no_text(office: str, bar: str) -> None:
    time = '<time datetime="2024-05-17T03:30:00.000Z">17/05/2024 10:30</time>'
    row = f"<div><span>{office}</span><span>{bar}</span>{time}<span>{bar}</span><span>4 phút đọc</span></div>"
    found = article(f"<h1>{TITLE}</h1>{row}<div>{ONE}</div>")
    assert (found.published_at, found.byline, found.body) == ("2024-05-17T10:30:00+07:00", None, BODY)


@pytest.mark.parametrize("names", ["Thảo Vy", "Thảo Vy - Minh Hà", "Tác giả: Thảo Vy"])
def test_who_stands_before_such_a_bar_wrote(names: str) -> None:
    time = '<time datetime="2024-05-17T03:30:00.000Z">17/05/2024 10:30</time>'
    found = article(f"<h1>{TITLE}</h1><div><span>{names}</span><span>•</span>{time}</div><div>{ONE}</div>")
    assert (found.byline, found.body) == (names.removeprefix("Tác giả: "), BODY)


def test_an_office_in_the_list_with_the_day_is_no_text() -> None:
    row = "<ul><li><i class='fa fa-user'></i> {}</li><li>5 tháng trước (14/06/2026)</li><li>2,145 lượt xem</li></ul>"
    found = article(f"<h1>{TITLE}</h1>{row.format('Trung tâm Khuyến nông')}<div>{ONE}</div>")
    assert (found.published_at, found.views, found.body) == ("2026-06-14", 2145, BODY)
    other = "<ul><li>Trung tâm Khuyến nông</li><li>Chi cục Thủy sản</li></ul>"
    kept = article(f"<h1>{TITLE}</h1><p>14/06/2026</p><div><p>{LEAD}</p>{other}<p>{TEXT}</p></div>")
    assert "Trung tâm Khuyến nông\nChi cục Thủy sản" in kept.body


@pytest.mark.parametrize(
    ("line", "heads"),
    [
        ("Tin, bài liên quan", True), ("Các tin, bài khác", True), ("Tin và bài cùng chuyên mục:", True),
        ("Tin - bài mới nhất", True), ("Tin, bài: Mai Lan", False), ("Tin, bài", False), ("Tin, ảnh liên quan", False),
        ("Tin, bài của báo chí liên quan đến xã", False),
    ],
)  # fmt: skip
def test_the_header_of_other_news_names_both_kinds(line: str, heads: bool) -> None:
    assert furniture.is_related_header(line) is heads


OTHERS = "".join(f"<li><a href='/tin-tuc/bai-{n}'>Xã tổ chức hội nghị tổng kết lần {n}</a></li>" for n in range(3))


@pytest.mark.parametrize(
    "header",
    [
        "Tin trước đó", "Các tin trước:", "Các tin đã đưa trước đó", "Bài viết trước đây", "Có thể bạn thích",
        "Tin mới cập nhật", "Tin cùng danh mục", "Cùng chủ đề", "Các tin đăng cùng ngày", "Bài đăng gần đây",
        "Các tin liên quan khác", "Danh sách các tin khác", "Tin hoạt động khác", "Tin, bài cùng chuyên mục",
    ],
)  # fmt: skip
def test_other_news_below_a_text_of_one_paragraph_by_their_header(header: str) -> None:
    for box in (f"<h4>{header}</h4><ul>{OTHERS}</ul>", f"<p><b>{header}</b></p><ul>{OTHERS}</ul>"):
        found = article(f"<h1>{TITLE}</h1><p>17/05/2024</p><div><p>{TEXT}</p>{box}</div>")
        assert (found.body, len(found.related)) == (TEXT.strip(), 3)


@pytest.mark.parametrize(
    "line",
    [
        "Tin mới cập nhật", "Cùng chủ đề", "Tin trong ngày", "Có thể bạn thích lúa thơm", "Các bài trước đã nói về lúa",
        "Tin trước đó, xã có 3 hộ.", "Thuộc chuyên mục nông nghiệp", "Các tin trước bão số 3",
    ],
)  # fmt: skip
def test_the_same_words_over_more_of_the_text_are_its_own(line: str) -> None:
    found = article(f"<h1>{TITLE}</h1><p>17/05/2024</p><div><p>{TEXT}</p><p>{line}</p><p>{LEAD}</p><p>{TEXT}</p></div>")
    assert found.body == f"{TEXT.strip()}\n\n{line}\n\n{LEAD}\n\n{TEXT.strip()}"


ONE_OTHER = "<p><a href='/tin-tuc/bai-9'>Quy chế hoạt động của tổ hòa giải cơ sở</a></p>"
TOLD = "Bài viết nói về một hội nghị của xã được tổ chức vào sáng nay tại hội trường lớn, có rất nhiều đại biểu về dự."
FOOT = (
    "Cơ quan chủ quản: Ủy ban nhân dân xã Tân Phú, tỉnh Hậu Lộc. Chịu trách nhiệm: Ông Vũ Hồng Quân, Chủ tịch xã.",
    "Ghi rõ nguồn Cổng thông tin điện tử xã Tân Phú khi phát hành lại thông tin từ trang thông tin điện tử này.",
)


@pytest.mark.parametrize("header", ["<p><b>Tin liên quan</b></p>", "<h3>Xem thêm</h3>"])
@pytest.mark.parametrize(
    "more", ["", "<p><b>Tin liên quan</b></p><p><a href='/tin-tuc/b-8'>Quy chế của tổ hòa giải</a></p>"]
)
def test_headlines_between_two_paragraphs_end_no_text(header: str, more: str) -> None:
    found = article(
        f"<h1>{TITLE}</h1><p>17/05/2024</p><div>{ONE}{header}{ONE_OTHER}<p>{TEXT}</p><p>{TEXT}</p>{more}</div>"
    )
    assert found.body == f"{BODY}\n\n{TEXT.strip()}\n\n{TEXT.strip()}"


@pytest.mark.parametrize(
    "beside", [f"<ul>{OTHERS}</ul>", "<footer><p>Cơ quan chủ quản: Ủy ban nhân dân xã Tân Phú</p></footer>"]
)
def test_what_stands_beside_the_texts_element_ends_it_neither(beside: str) -> None:
    middle = f"<p><b>Tin liên quan</b></p>{ONE_OTHER}<p>{TEXT}</p><p>{TEXT}</p>"
    found = article(f"<h1>{TITLE}</h1><p>17/05/2024</p><div>{ONE}{middle}</div>{beside}")
    assert found.body == f"{BODY}\n\n{TEXT.strip()}\n\n{TEXT.strip()}"


@pytest.mark.parametrize(
    "below",
    [
        "".join(f"<p>{line}</p>" for line in FOOT),
        f"<p>{TOLD}</p>{ONE_OTHER.replace('9', '8')}<p>{TOLD}</p>",
        f"<p>{TOLD}</p><p>{TOLD}</p>{ONE_OTHER.replace('9', '8')}<p>{TOLD}</p><p>{TOLD}</p>",
        f"<p>{TOLD}</p>",
    ],
)
def test_what_stands_below_the_headlines_is_theirs_or_the_pages(below: str) -> None:
    box = f"<p><b>Tin liên quan</b></p>{ONE_OTHER}{below}"
    assert article(f"<h1>{TITLE}</h1><p>17/05/2024</p><div>{ONE}{box}</div>").body == BODY


def test_many_facts_in_a_row_take_time_in_proportion() -> None:
    row = "Phòng Dự án • <time datetime='2024-05-17T03:30:00Z'>17/05/2024</time><br>"
    found = article(f"<h1>{TITLE}</h1><div>{row * 300}</div><p>{TEXT}</p><p>{TEXT}</p>")
    assert found.published_at == "2024-05-17T10:30:00+07:00"


@pytest.mark.parametrize("office", ["Văn phòng UBND tỉnh Vân Hải", "Nông nghiệp", "Theo TTXVN"])
@pytest.mark.parametrize("bar", ["•", "|", "·"])
@pytest.mark.parametrize("row", ["<div>{} {}<br>{}</div>", "<div><span>{}</span><span>{}</span><span>{}</span></div>"])
def test_a_day_behind_such_a_bar_is_read_without_markup_of_its_own(row: str, bar: str, office: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{row.format(office, bar, '17/05/2024 10:30')}{ONE}")
    assert (found.published_at, found.body) == ("2024-05-17T10:30:00+07:00", BODY)


@pytest.mark.parametrize("first", ["Đào tạo - Bồi dưỡng", "Mừng ngày 30-4", "Bơi lội"])
def test_the_name_of_a_section_is_no_other_fact_before_the_next(first: str) -> None:
    row = f"<p>13/05/2018 | Danh mục: <a href='/c/1'>{first}</a>, <a href='/c/2'>Nông nghiệp</a></p>"
    assert article(f"<h2>{TITLE}</h2>{row}{ONE}").section == [first, "Nông nghiệp"]
