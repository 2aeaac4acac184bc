"""Who wrote: labels and places, agency against person, and the accounts that only posted."""

from __future__ import annotations

import pytest

from tests.crawler.varied.frame import BODY, DATE, HEADING, TEXTS, paragraphs, read

RIGHT = "<p style='text-align:right'>{}</p>"
BELOW = [
    (RIGHT.format("Tác giả: Minh Trí"), "Minh Trí", None),
    ("<p><b>Tin, ảnh: Minh Trí</b></p>", "Minh Trí", None),
    ("<p align=right><strong><em>Bài và ảnh: Trần Văn Hùng</em></strong></p>", "Trần Văn Hùng", None),
    ("<p align=right><b>Bài/ảnh: Duy Khánh</b></p>", "Duy Khánh", None),
    ("<p align=right><i>Thực hiện: Duy Khánh</i></p>", "Duy Khánh", None),
    (RIGHT.format("<strong>PV</strong>"), "PV", None),
    ("<p align=right>BBT</p>", "BBT", None),
    ("<p>THỦY THANH - MAI QUANG - KHÁNH NHI</p>", "THỦY THANH - MAI QUANG - KHÁNH NHI", None),
    (RIGHT.format("Ngọc Hồng"), "Ngọc Hồng", None),
    ("<p><strong>Ngọc Hồng - Thanh Tâm</strong></p>", "Ngọc Hồng - Thanh Tâm", None),
    (RIGHT.format("<b>Nhóm P.V thực hiện</b>"), "Nhóm P.V thực hiện", None),
    (RIGHT.format("<b>Văn phòng UBND huyện</b>"), "Văn phòng UBND huyện", None),
    (RIGHT.format("<em>Theo Báo Nhân Dân</em>"), None, "Báo Nhân Dân"),
    ("<p align=right><i>(Theo TTXVN)</i></p>", None, "TTXVN"),
    ("<p>Nguồn: TTXVN</p>", None, "TTXVN"),
    ("<p><i>Nguồn tin: Cổng TTĐT Chính phủ</i></p>", None, "Cổng TTĐT Chính phủ"),
]


@pytest.mark.parametrize(("below", "byline", "source"), BELOW)
def test_below_the_text(below: str, byline: str | None, source: str | None) -> None:
    found = read(f"<div class='bv'>{HEADING}{DATE}<div class='ct'>{BODY}{below}</div></div>")
    assert (found.byline, found.source, paragraphs(found)) == (byline, source, TEXTS)


@pytest.mark.parametrize(
    ("above", "byline"),
    [
        ("<p>Tác giả : Minh Trí</p>", "Minh Trí"),
        ("<p>ThS. Thạch Trần Thị Cầm</p>", "ThS. Thạch Trần Thị Cầm"),
        ("<p class='author'>Đăng bởi: quantri</p>", None),
        ("<p class='author'>Người đăng: admin</p>", None),
        ("<p>Người đăng tin: Trần An</p>", None),
        ("<span class='byline'><a class='author'>admin</a></span>", None),
    ],
)
def test_above_the_text(above: str, byline: str | None) -> None:
    found = read(f"<div class='bv'>{HEADING}{DATE}{above}<div class='ct'>{BODY}</div></div>")
    assert (found.byline, paragraphs(found)) == (byline, TEXTS)


@pytest.mark.parametrize(
    ("below", "authors"),
    [
        ("<p><b>Tin, ảnh: Minh Trí</b></p>", [("Minh Trí", "text"), ("Minh Trí", "photo")]),
        ("<p align=right><b>Tin: Ngọc Hồng - Ảnh: Duy Khánh</b></p>", [("Ngọc Hồng", "text"), ("Duy Khánh", "photo")]),
        ("<p align=right><b>THUỶ TIÊN</b></p>", [("THỦY TIÊN", "text")]),
        ("<p align=right><i>Duy Khánh (tổng hợp)</i></p>", [("Duy Khánh", "text")]),
    ],
)
def test_names_and_their_roles(below: str, authors: list[tuple[str, str]]) -> None:
    found = read(f"<div>{HEADING}{DATE}<div>{BODY}{below}</div></div>")
    assert [(author.name, author.role) for author in found.authors] == authors
