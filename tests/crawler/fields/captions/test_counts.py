"""Counts where captions stand, and captions that count."""

from __future__ import annotations

import pytest

from tests.crawler.families.written import TEXT, of_office


@pytest.mark.parametrize("text", [TEXT, f"{TEXT[:80]}.</p><p>Bà con vui hội."])
def test_a_line_with_a_link_about_the_portal_closes_no_text(text: str) -> None:
    about = "Địa chỉ: thôn Bãi Bằng, xã Bình Hoà. Điện thoại: 0203 123 456. <a href=/lien-he>Liên hệ</a> trong giờ làm."
    title = "Lãnh đạo tỉnh thăm và tặng quà gia đình chính sách ở vùng cao"
    article = of_office(
        f"<div>{about * 2}</div><div class=t>{title}</div><div>24/9/2021 08:05</div><div><p>{text}</p></div>"
    )
    assert (article.title, article.published_raw) == (title, "24/9/2021 08:05")


PICTURE = "<img src='/anh/do-hoa.png' width=600>"


@pytest.mark.parametrize(
    "frame",
    [
        f"<table width='100%'><tr><td><center>{PICTURE}</center><p><span>Đã xem: </span>1.951</p></td></tr></table>",
        f"<table width='100%'><tr><td>{PICTURE}</td></tr><tr><td>Đã xem: 1.951</td></tr></table>",
        f"<div><p align=center>{PICTURE}</p><p align=center>Đã xem: 1.951</p></div>",
        f"<div><p align=center>{PICTURE}<br><i>1.951 lượt xem</i></p></div>",
    ],
)
@pytest.mark.parametrize("text", ["", f"<p>{TEXT}</p>"])
def test_how_often_it_was_read_is_no_caption(frame: str, text: str) -> None:
    title = "Bảng giá đất năm 2026 của tỉnh qua các con số đáng chú ý"
    article = of_office(f"<h1>{title}</h1><div class=ngay>26/6/2025 08:15</div><p>{TEXT}</p>{text}{frame}")
    assert [image.caption for image in article.images] == [None]
    assert article.views == 1951
    assert "1.951" not in article.body


@pytest.mark.parametrize(
    ("caption", "frame"),
    [
        ("Clip giới thiệu lễ hội có 12.000 lượt xem trong đêm khai mạc",
         "<p align=center>{}</p><p align=center><i>{}</i></p>"),
        ("Clip hội làng: 2.000 lượt xem", "<table><tr><td>{}</td></tr><tr><td>{}</td></tr></table>"),
    ],
)  # fmt: skip
def test_a_caption_that_counts_readers_is_one(caption: str, frame: str) -> None:
    frame = frame.format(PICTURE, caption)
    title = "Lễ hội hoa xuân của tỉnh mở đầu năm du lịch mới"
    article = of_office(f"<h1>{title}</h1><div class=ngay>26/6/2025 08:15</div><p>{TEXT}</p>{frame}<p>{TEXT}</p>")
    assert [image.caption for image in article.images] == [caption]
