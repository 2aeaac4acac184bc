"""Titles that a ``<br>`` breaks into lines, and counts where captions stand."""

from __future__ import annotations

import pytest

from archive.article import Article
from crawler.parse import parse_bytes
from tests.crawler.families.written import TEXT

FIRST, SECOND = "Quyết tâm đổi mới, nâng cao năng lực quản trị,", "phát huy mô hình chính quyền địa phương hai cấp"


def read(body: str) -> Article:
    page = f"<html><head><title>Sở Tài chính tỉnh Hạ Giang</title></head><body>{body}</body></html>"
    found = parse_bytes(page.encode(), url="https://stc.hagiang-vidu.gov.vn/tin-tuc/quyet-tam-4711.html")
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize("cell", ["<div class=dau>{}</div>", "<p><b>{}</b></p>", "<td>{}</td>", "<h3>{}</h3>"])
@pytest.mark.parametrize("broken", [f"{FIRST}<br>\n{SECOND}", f"Quyết tâm đổi mới<br>và {SECOND}"])
def test_a_title_that_goes_on_behind_a_break_is_whole(cell: str, broken: str) -> None:
    told = f"<div>Ngày 24/9/2021 - Lượt xem: 545</div><div><p>{TEXT}</p><p>{TEXT}</p></div>"
    heading = cell.format(broken)
    table = f"<table><tr>{heading}</tr><tr><td>{told}</td></tr></table>" if "<td>" in cell else heading + told
    assert read(table).title == broken.replace("<br>", " ").replace("\n", "").replace("  ", " ")


@pytest.mark.parametrize(
    "above",
    ["Tin hoạt động", "HOẠT ĐỘNG CỦA SỞ", "Tin ảnh,", "Địa chỉ: thôn Bãi Bằng, xã Bình Minh,", "<b>Tin mới</b>",
     "24/9/2021<br>Tin tức,", "<a href=/>Trang chủ</a>, <a href=/tin>Tin tức</a>,"],
)  # fmt: skip
@pytest.mark.parametrize(
    "title", ["Phát huy mô hình chính quyền địa phương hai cấp", "iPhone và người làm vườn xã Hoà"]
)
def test_a_line_over_a_title_of_its_own_is_none_of_it(above: str, title: str) -> None:
    told = f"<div>Ngày 24/9/2021 - Lượt xem: 545</div><div><p>{TEXT}</p><p>{TEXT}</p></div>"
    assert read(f"<div class=dau>{above}<br>{title}</div>{told}").title == title


@pytest.mark.parametrize(
    "above", ["TIN HOẠT ĐỘNG", "Chuyên mục:", "24/9/2021", "<b>Hạ Giang đổi mới</b>", "<a href=/tin>Tin tức</a>"]
)
def test_a_title_that_begins_small_goes_on_from_no_label(above: str) -> None:
    title = "xã Bình Hoà tổ chức ngày hội Đại đoàn kết toàn dân"
    told = f"<div>Ngày 24/9/2021 - Lượt xem: 545</div><div><p>{TEXT}</p><p>{TEXT}</p></div>"
    assert read(f"<div class=dau>{above}<br>{title}</div>{told}").title == title


@pytest.mark.parametrize("text", [TEXT, f"{TEXT[:80]}.</p><p>Bà con vui hội."])
def test_a_line_with_a_link_about_the_portal_closes_no_text(text: str) -> None:
    about = "Địa chỉ: thôn Bãi Bằng, xã Bình Hoà. Điện thoại: 0203 123 456. <a href=/lien-he>Liên hệ</a> trong giờ làm."
    title = "Lãnh đạo tỉnh thăm và tặng quà gia đình chính sách ở vùng cao"
    article = read(
        f"<div>{about * 2}</div><div class=t>{title}</div><div>24/9/2021 08:05</div><div><p>{text}</p></div>"
    )
    assert (article.title, article.published_raw) == (title, "24/9/2021 08:05")


@pytest.mark.parametrize("link", ["", " Xem <a href='/tin-tuc/diem-den-123.html'>những điểm đến mới</a> của tỉnh."])
def test_where_a_text_is_from_is_no_title(link: str) -> None:
    title = "Lãnh đạo tỉnh thăm và tặng quà gia đình chính sách ở vùng cao"
    end = "<p align=right><b>Theo Trung tâm Văn hoá huyện Cầu Kè</b></p><p>Lượt đọc: 172</p><p>Xếp hạng: 4.5</p>"
    article = read(
        f"<div class=dau>{title}</div><div>Ngày 9/12/2017</div><div><p>{TEXT}</p><p>{TEXT}{link}</p>{end}</div>"
    )
    assert (article.title, article.views) == (title, 172)


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
    article = read(f"<h1>{title}</h1><div class=ngay>26/6/2025 08:15</div><p>{TEXT}</p>{text}{frame}")
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
    article = read(f"<h1>{title}</h1><div class=ngay>26/6/2025 08:15</div><p>{TEXT}</p>{frame}<p>{TEXT}</p>")
    assert [image.caption for image in article.images] == [caption]
