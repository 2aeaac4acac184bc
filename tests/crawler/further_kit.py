"""An article on several pages."""

from __future__ import annotations

from tests.portal_server import title

LONG = "/tin/2/bai-viet"
PARTS = (
    "Đoàn kiểm tra đã làm việc với các xã vùng ven và ghi nhận nhiều kết quả trong sản xuất vụ lúa hè thu.",
    "Trung tâm Văn hóa huyện tổ chức đêm hội với sự tham gia của hơn năm nghìn người dân và du khách gần xa.",
)


def pager(last: int, at: int) -> str:
    """The links between the pages of one article, as WordPress writes them; the page that is shown is no link."""
    pages = [
        f"<a href='{LONG}/{number}/' class='post-page-numbers'>{number}</a>"
        if number > 1
        else f"<a href='{LONG}' class='post-page-numbers'>1</a>"
        for number in range(1, last + 1)
    ]
    pages[at - 1] = f"<span class='post-page-numbers current'>{at}</span>"
    return f"<div class='page-links'>Trang: {' '.join(pages)}</div>"


def further(number: int, last: int, text: str, end: str = "") -> str:
    return (
        f"<!DOCTYPE html><html lang=vi><head><meta charset=utf-8><title>{title(2)} - Trang tin huyện</title></head>"
        f"<body><div class=dau><a href='/'>Trang chủ</a></div><div class=chitiet><h1>{title(2)}</h1>"
        f"<div class=ngay>Ngày đăng: 03/05/2022 08:15</div>"
        f"<div class=noidung><p>{text}</p><p>{text[::2]} {text[1::2]}.</p>{end}{pager(last, number)}</div></div>"
        "</body></html>"
    )
