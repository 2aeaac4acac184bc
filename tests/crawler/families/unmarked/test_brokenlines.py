"""Titles that a ``<br>`` breaks into lines, and lines over and below them that are none of it."""

from __future__ import annotations

import pytest

from tests.crawler.families.written import TEXT, of_office

FIRST, SECOND = "Quyết tâm đổi mới, nâng cao năng lực quản trị,", "phát huy mô hình chính quyền địa phương hai cấp"


@pytest.mark.parametrize("cell", ["<div class=dau>{}</div>", "<p><b>{}</b></p>", "<td>{}</td>", "<h3>{}</h3>"])
@pytest.mark.parametrize("broken", [f"{FIRST}<br>\n{SECOND}", f"Quyết tâm đổi mới<br>và {SECOND}"])
def test_a_title_that_goes_on_behind_a_break_is_whole(cell: str, broken: str) -> None:
    told = f"<div>Ngày 24/9/2021 - Lượt xem: 545</div><div><p>{TEXT}</p><p>{TEXT}</p></div>"
    heading = cell.format(broken)
    table = f"<table><tr>{heading}</tr><tr><td>{told}</td></tr></table>" if "<td>" in cell else heading + told
    assert of_office(table).title == broken.replace("<br>", " ").replace("\n", "").replace("  ", " ")


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
    assert of_office(f"<div class=dau>{above}<br>{title}</div>{told}").title == title


@pytest.mark.parametrize(
    "above", ["TIN HOẠT ĐỘNG", "Chuyên mục:", "24/9/2021", "<b>Hạ Giang đổi mới</b>", "<a href=/tin>Tin tức</a>"]
)
def test_a_title_that_begins_small_goes_on_from_no_label(above: str) -> None:
    title = "xã Bình Hoà tổ chức ngày hội Đại đoàn kết toàn dân"
    told = f"<div>Ngày 24/9/2021 - Lượt xem: 545</div><div><p>{TEXT}</p><p>{TEXT}</p></div>"
    assert of_office(f"<div class=dau>{above}<br>{title}</div>{told}").title == title


@pytest.mark.parametrize("link", ["", " Xem <a href='/tin-tuc/diem-den-123.html'>những điểm đến mới</a> của tỉnh."])
def test_where_a_text_is_from_is_no_title(link: str) -> None:
    title = "Lãnh đạo tỉnh thăm và tặng quà gia đình chính sách ở vùng cao"
    end = "<p align=right><b>Theo Trung tâm Văn hoá huyện Cầu Kè</b></p><p>Lượt đọc: 172</p><p>Xếp hạng: 4.5</p>"
    article = of_office(
        f"<div class=dau>{title}</div><div>Ngày 9/12/2017</div><div><p>{TEXT}</p><p>{TEXT}{link}</p>{end}</div>"
    )
    assert (article.title, article.views) == (title, 172)
