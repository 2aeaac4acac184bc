"""The pages that are not articles: home, listings, search, documents, static pages, notices."""

from __future__ import annotations

from html import escape

from crawler.demo.frame import crumb, link, whole_page
from crawler.demo.model import SECTIONS, DemoArticle, Section
from crawler.demo.portal import TITLE, DemoPortal, short_date


def home_page(portal: DemoPortal) -> str:
    """The newest articles of each section."""
    boxes = []
    for section in SECTIONS:
        rows = "".join(_row(portal, shown) for shown in portal.newest(5, section))
        head = f'<h2 class="ten-chuyen-muc"><a href="/{section.key}/">{escape(section.name)}</a></h2>'
        boxes.append(f'<div class="hop-tin">{head}<ul class="ds-tin">{rows}</ul></div>')
    return whole_page(portal, title=TITLE, main="\n".join(boxes))


def listing_page(portal: DemoPortal, section: Section, page: int) -> str:
    """One page of a section, ten articles."""
    page = min(page, portal.pages(section))
    rows = "".join(_row(portal, shown) for shown in portal.listing(section, page))
    main = f"""<h2 class="ten-chuyen-muc">{escape(section.name)}</h2>
<ul class="ds-tin">
{rows}</ul>
{_pager(section, page, portal.pages(section))}"""
    here = f"/{section.key}/"
    return whole_page(portal, title=f"{section.name} - {TITLE}", main=main, crumbs=crumb(section.name, here))


def search_page(portal: DemoPortal) -> str:
    """What robots.txt forbids: an endless supply of lists."""
    rows = "".join(_row(portal, shown) for shown in portal.newest(10))
    main = f'<h2>Kết quả tìm kiếm</h2><ul class="ds-tin">{rows}</ul><a href="/tim-kiem?trang=2">Trang sau</a>'
    return whole_page(portal, title=f"Tìm kiếm - {TITLE}", main=main)


def documents_page(portal: DemoPortal) -> str:
    """The list of legal documents."""
    main = """<h2>Văn bản quy phạm pháp luật</h2>
<table border="1"><tr><th>Số ký hiệu</th><th>Ngày ban hành</th><th>Trích yếu</th></tr>
<tr><td><a href="/van-ban/15-2024-qd-ubnd">15/2024/QĐ-UBND</a></td><td>12/03/2024</td>
<td>Quy định đơn giá bồi thường cây trồng, vật nuôi trên địa bàn tỉnh</td></tr></table>"""
    return whole_page(portal, title=f"Văn bản - {TITLE}", main=main, crumbs=crumb("Văn bản", "/van-ban/"))


def document_page(portal: DemoPortal) -> str:
    """A legal document's record: a number, a date of issue and a file, and no news."""
    main = """<h2 class="tieu-de-bai">Quyết định số 15/2024/QĐ-UBND</h2>
<table border="1" class="thuoc-tinh">
<tr><td>Số ký hiệu</td><td>15/2024/QĐ-UBND</td></tr>
<tr><td>Ngày ban hành</td><td>12/03/2024</td></tr>
<tr><td>Ngày hiệu lực</td><td>25/03/2024</td></tr>
<tr><td>Cơ quan ban hành</td><td>Ủy ban nhân dân tỉnh Hòa Giang</td></tr>
<tr><td>Loại văn bản</td><td>Quyết định</td></tr>
<tr><td>Người ký</td><td>Đặng Quốc Khánh</td></tr>
<tr><td>Trích yếu</td><td>Quy định đơn giá bồi thường cây trồng, vật nuôi trên địa bàn tỉnh</td></tr>
<tr><td>Tệp văn bản</td><td><a href="/tep-dinh-kem/0/15-2024-qd-ubnd.pdf">15-2024-qd-ubnd.pdf</a></td></tr>
</table>"""
    return whole_page(portal, title=f"15/2024/QĐ-UBND - {TITLE}", main=main, crumbs=crumb("Văn bản", "/van-ban/"))


def about_page(portal: DemoPortal) -> str:
    """A static page."""
    main = f"""<h2 class="tieu-de-bai">Giới thiệu</h2><div class="noi-dung">
<p>{TITLE} là cổng minh họa đi kèm phần mềm, dùng để thử việc thu thập tin tức mà không làm phiền máy chủ nào.</p>
<p>Tỉnh Hòa Giang không có thật. Tên xã, huyện trong bài lấy từ bản đồ trước năm 2025; con người, số liệu và sự kiện
là hư cấu, trừ bài số 1 là bài gốc mà phần mềm lấy làm mẫu.</p>
<p>Địa chỉ liên hệ: số 1, đường Hùng Vương, thành phố Hòa Giang. Thư điện tử: lienhe@example.org.</p></div>"""
    return whole_page(portal, title=f"Giới thiệu - {TITLE}", main=main, crumbs=crumb("Giới thiệu", "/gioi-thieu"))


def login_page(portal: DemoPortal) -> str:
    """The door for editors."""
    main = """<h2 class="tieu-de-bai">Đăng nhập hệ thống</h2>
<form action="/dang-nhap" method="post"><p>Tên đăng nhập: <input type="text" name="ten" /></p>
<p>Mật khẩu: <input type="password" name="mat-khau" /></p><p><input type="submit" value="Đăng nhập" /></p></form>
<p>Vui lòng đăng nhập để tiếp tục. Quên mật khẩu? Liên hệ quản trị hệ thống.</p>"""
    return whole_page(portal, title=f"Đăng nhập - {TITLE}", main=main)


def withdrawn_page(portal: DemoPortal) -> str:
    """A soft 404: a notice in place of an article, with status 200."""
    main = '<div class="thong-bao"><h2>Thông báo</h2><p>Bài viết không tồn tại hoặc đã ngừng xuất bản.</p></div>'
    return whole_page(portal, title=TITLE, main=main)


def missing_page(portal: DemoPortal) -> str:
    """An honest 404."""
    main = (
        '<div class="thong-bao"><h2>Lỗi 404</h2><p>Không tìm thấy trang yêu cầu. <a href="/">Về trang chủ</a></p></div>'
    )
    return whole_page(portal, title=f"Không tìm thấy trang - {TITLE}", main=main)


def _row(portal: DemoPortal, shown: DemoArticle) -> str:
    image = (
        f'<a href="{shown.path}"><img src="{shown.figures[0].path}" alt="" width="120" /></a>' if shown.figures else ""
    )
    summary = f'<p class="gioi-thieu-tin">{escape(shown.lead)}</p>' if shown.lead else ""
    return (
        f'<li class="tin">{image}<h3>{link(shown)}</h3>'
        f'<div class="dong-tin"><span class="ngay">{short_date(shown)}</span> | '
        f'<span class="so-xem">Lượt xem: {portal.views(shown)}</span></div>{summary}</li>\n'
    )


def _pager(section: Section, page: int, last: int) -> str:
    shown = [number for number in range(1, last + 1) if number in (1, last) or abs(number - page) <= 2]
    links = [
        f"<b>{number}</b>" if number == page else f'<a href="{listing_path(section, number)}">{number}</a>'
        for number in shown
    ]
    if page < last:
        links.append(f'<a class="trang-sau" href="{listing_path(section, page + 1)}">Trang sau &raquo;</a>')
    return f'<div class="phan-trang">Trang: {" ".join(links)}</div>' if last > 1 else ""


def listing_path(section: Section, page: int) -> str:
    """Where page ``page`` of a section lies."""
    return f"/{section.key}/" if page == 1 else f"/{section.key}/trang-{page}.html"
