"""Buttons, voices and accounts in the line of the date and below the title, in pages that call nothing by its name."""

from __future__ import annotations

import pytest

from tests.crawler.families.written import LEAD, TEXT, TITLE, article

LAST = "Trước đây, học sinh hai ấp phải đi đò ngang qua kênh để đến trường, rất nguy hiểm vào mùa nước nổi."


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("17/05/2024 08:15 | In bài | Gửi email | A- A A+", "2024-05-17T08:15:00+07:00"),
        ("17/05/2024 08:15 In trang Gửi email 100% A- A A+", "2024-05-17T08:15:00+07:00"),
        ("17/05/2024 08:15 Nghe bài viết Giọng nữ 1x", "2024-05-17T08:15:00+07:00"),
        ("Gửi Email In trang Lưu 17/05/2024 08:15", "2024-05-17T08:15:00+07:00"),
        ("17/05/2024 08:15 - 3 phút đọc", "2024-05-17T08:15:00+07:00"),
        ("Posted on 17/05/2024 by admin", "2024-05-17"),
        ("bởi Linh</div><div>17/05/2024", "2024-05-17"),
    ],
)
def test_a_date_beside_buttons_is_the_article_s(line: str, published: str) -> None:
    found = article(f"<div><h1>{TITLE}</h1><div>{line}</div><p><b>{LEAD}</b></p><p>{TEXT}</p><p>{LAST}</p></div>")
    assert (found.published_at, found.lead, found.byline) == (published, LEAD, None)
    assert found.body.startswith(TEXT[:40])


@pytest.mark.parametrize("line", ["17/05/2024 họp tại xã in ấn", "Họp ngày 17/05/2024 tại xã, gửi email mời dự"])
def test_a_day_beside_other_words_is_not(line: str) -> None:
    facts = f"<h1>{TITLE}</h1><div>Lượt xem: 7</div>"
    found = article(f"<div>{facts}<p>{line}</p><p><b>{LEAD}</b></p><p>{TEXT}</p><p>{LAST}</p></div>")
    assert (found.published_at, found.views) == (None, 7)


@pytest.mark.parametrize(
    "tools",
    [
        ("Xem với cỡ chữ",),
        ("Đánh giá bài viết:", "★★★★★", "4.5/5 (12 bình chọn)"),
        ("Giọng đọc: Nữ miền Nam",),
        ("Màu chữ", "Độ tương phản"),
        ("Cỡ chữ", "Nhỏ Vừa Lớn"),
        ("Đọc tin", "Dừng đọc"),
    ],
)
def test_buttons_below_the_date_are_no_text(tools: tuple[str, ...]) -> None:
    lines = "".join(f"<div>{tool}</div>" for tool in ("17/05/2024 08:15", *tools))
    found = article(f"<div><h1>{TITLE}</h1>{lines}<p><b>{LEAD}</b></p><p>{TEXT}</p><p>{LAST}</p></div>")
    assert (found.lead, found.byline) == (LEAD, None)
    assert found.body.startswith(TEXT[:40])


@pytest.mark.parametrize(
    "line",
    ["Lên top", "Viết bình luận mới", "Bình luận Facebook", "Chưa có lời bình nào. Bắt đầu", "leftcenterrightdel"],
)
def test_buttons_below_the_text_are_none_of_it(line: str) -> None:
    facts = f"<h1>{TITLE}</h1><div>17/05/2024 08:15</div>"
    assert article(f"<div>{facts}<p>{TEXT}</p><p>{LAST}</p><p>{line}</p></div>").body.endswith(LAST)
