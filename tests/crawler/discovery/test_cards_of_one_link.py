"""Rows of a listing that are one link with all that they say."""

from __future__ import annotations

import pytest

from crawler import families
from crawler.discovery import listings
from crawler.html import Page

ROWS = [
    ("Bàn giao 15 căn nhà Đại đoàn kết cho hộ nghèo", 20),
    ("Tổng kết phong trào toàn dân bảo vệ an ninh", 18),
    ("Kiểm tra tiến độ tuyến đường liên xã Bình Minh", 15),
]


def _days(card: str) -> list[tuple[str | None, str | None]]:
    cards = "".join(card.format(name=name, to=f"/tin/bai-{day}00.html", day=f"{day}/11/2025") for name, day in ROWS)
    page = Page(f"<html><body><h1>Tin tức</h1><div>{cards}</div></body></html>".encode(), url="https://vidu.gov.vn/tin")
    found = listings.read(page, family=families.GENERIC, inside=lambda url: True)
    return [(row.title, row.published_at) for row in found.rows]


@pytest.mark.parametrize(
    "card",
    [
        "<a href={to}><h3>{name}</h3><p>{day}</p></a>",
        "<a href={to}><img src=/a.jpg><div><h3>{name}</h3><p>Thứ Năm, {day}</p><p>Chiều nay, xã họp.</p></div></a>",
        "<li><a href={to}><img src=/a.jpg><h2>{name}</h2><p>{day}</p></a></li>",
        "<a href={to}><h3>{name}</h3><div>{day} · 30 lượt xem</div></a>",
        "<a href={to}><h3>{name}</h3><p>Ngày đăng: {day}</p></a>",
        "<a href={to}><h3>{name}</h3><small>Thứ Năm, {day}</small></a>",
    ],
)
def test_the_day_of_a_card_that_is_one_link(card: str) -> None:
    assert _days(card) == [(name, f"2025-11-{day}") for name, day in ROWS]


@pytest.mark.parametrize("day", ["<span>08:10 {day}</span>", "<small>Thứ Năm, {day} | 08:10</small>"])
@pytest.mark.parametrize("beside", ["", " · <span>30 lượt xem</span>"])
def test_the_time_of_a_card_that_is_one_link(day: str, beside: str) -> None:
    card = f"<a href={{to}}><h3>{{name}}</h3><div>{day}{beside}</div></a>"
    assert _days(card) == [(name, f"2025-11-{day}T08:10:00+07:00") for name, day in ROWS]


@pytest.mark.parametrize(
    "card",
    ["<a href={to}><h3>{name} {day}</h3></a>", "<a href={to}><p>{name} ngày {day}</p></a>",
     "<a href={to}><h3>{name}</h3><p>Lễ hội khai mạc vào {day}</p></a>",
     "<a href={to}><h3>{name}</h3><p>Cập nhật giá vàng: {day}</p></a>",
     "<a href={to}><h3>{name}</h3><p><span>Đến 08:10 {day}</span> thông xe</p></a>"],
)  # fmt: skip
def test_a_day_in_the_words_of_a_link_is_none(card: str) -> None:
    assert [day for _, day in _days(card)] == [None] * len(ROWS)
