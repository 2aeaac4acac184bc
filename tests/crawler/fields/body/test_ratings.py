"""Ratings, stars, sizes of letters and buttons around a text, and news that have such words."""

from __future__ import annotations

import pytest

from crawler.fields.lines import furniture
from tests.crawler.families.written import LEAD, TEXT, TITLE, TWO, article


@pytest.mark.parametrize(
    "stars", ["Đánh giá: ★★★★☆ (4.2/5 - 11 phiếu)", "Đánh giá bài viết (5/5)", "Đánh giá 4,5/5 (8)"]
)
def test_ratings_in_any_order(stars: str) -> None:
    assert furniture.is_end(stars)


def test_what_is_judged_is_no_rating() -> None:
    assert not furniture.is_end("Đánh giá (4/5 xã) đạt chuẩn nông thôn mới")


@pytest.mark.parametrize("stars", ["Đánh giá: ★★★★★ (0 lượt)", "Đánh giá bài viết: ☆☆☆☆☆", "Đánh giá ★★★★☆ (12)"])
def test_drawn_stars_end_an_article(stars: str) -> None:
    text = f"<div><p>{TEXT}</p><p>{TWO}</p><p align=right><b>PV: Hồng Hạnh</b></p></div><div>{stars}</div>"
    found = article(f"<h1>{TITLE}</h1><p>12/05/2025</p>{text}")
    assert found.byline == "Hồng Hạnh"
    assert "nh giá" not in found.body


def test_stars_of_a_product_are_text() -> None:
    line = "Đánh giá: ★★★★ cho mật ong, ★★★ cho chè và hồng khô"
    assert line in article(f"<h1>{TITLE}</h1><p>12/05/2025</p><div><p>{TEXT}</p><p>{line}</p><p>{TWO}</p></div>").body


HEAD = f"<h1 class=title>{TITLE}</h1><div class=ngay>19/11/2021 10:15</div>"
RATINGS = ["Đánh giá bài viết", "Tổng số điểm của bài viết là: 45 trong 9 đánh giá", "Click để đánh giá bài viết"]


@pytest.mark.parametrize("rating", RATINGS)
@pytest.mark.parametrize("inside", [False, True])
def test_a_rating_above_the_text_ends_nothing(rating: str, inside: bool) -> None:
    line = f"<div class=x>{rating}</div>"
    text = f"{line if inside else ''}<p>{LEAD}</p><p>{TEXT}</p>"
    found = article(f"{HEAD}{'' if inside else line}<div class=nd>{text}</div>")
    assert found.body.endswith(TEXT.strip())
    assert rating not in f"{found.lead} {found.body}"


@pytest.mark.parametrize("rating", RATINGS)
def test_a_rating_below_the_text_ends_it(rating: str) -> None:
    behind = f"<p>{TEXT.replace('huyện', 'tỉnh')}</p>"
    found = article(f"{HEAD}<div class=nd><p>{LEAD}</p><p>{TEXT}</p><div>{rating}</div>{behind}</div>")
    assert found.body.endswith(TEXT.strip())


BODY = TEXT.strip()


def test_how_many_rated_is_no_text() -> None:
    inside = f"<h1>{TITLE}</h1><div>15/03/2021</div><div><p>{TEXT}</p></div><div>{{}}</div>"
    assert article(inside.format("Số lượt đánh giá (0)")).body == BODY
    assert "Số lượt đánh giá tăng" in article(inside.format(f"<p>Số lượt đánh giá tăng (30). {TEXT}</p>")).body


@pytest.mark.parametrize("label", ["Kích cỡ font chữ", "Kích cỡ chữ", "Cỡ chữ", "Kích thước chữ"])
def test_the_size_of_letters_is_no_text(label: str) -> None:
    icons = "".join(f"<a href=#><img src=/img/{name}.png alt='Cỡ chữ'></a>" for name in ("a-", "a", "a_z"))
    text = f"<div><p>{LEAD}</p></div><div><p>{TEXT}</p><p>{TEXT}</p></div>"
    found = article(f"<div>{TITLE}</div><div>Cập nhật lúc 2019-05-21 14:05:00</div><div>{label} {icons}</div>{text}")
    assert (label in found.body, found.images) == (False, [])


LAST = "Trước đây, học sinh hai ấp phải đi đò ngang qua kênh để đến trường, rất nguy hiểm vào mùa nước nổi."


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
