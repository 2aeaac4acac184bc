"""What stands around every page: head, banner, clock, menu, sidebar, footer with the visitor counter."""

from __future__ import annotations

from html import escape

from crawler.demo.model import SECTIONS, DemoArticle, thousands
from crawler.demo.portal import TITLE, DemoPortal, clock_line

STYLE_SHEET = """\
body{font:14px Arial,sans-serif;background:#e9eef3;margin:0}#khung{width:1000px;margin:auto;background:#fff}
.cot-trai{float:left;width:680px;padding:10px}.cot-phai{float:right;width:260px;padding:10px}.chan-trang{clear:both}
.ten-cong{color:#b00}.tieu-de-bai{color:#0a4a8f;font-size:20px}.tom-tat,.sapo{font-weight:bold}.chu-thich{font-style:italic}
"""

_MENU = "".join(f'<li><a href="/{section.key}/">{escape(section.name)}</a></li>' for section in SECTIONS)


def whole_page(portal: DemoPortal, *, title: str, main: str, head: str = "", crumbs: str = "") -> str:
    """A whole page around ``main`` (HTML). ``title`` is text, ``head`` further elements of ``<head>``."""
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" lang="vi">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>{escape(title)}</title>
<link rel="stylesheet" type="text/css" href="/giao-dien/style.css" />
<link rel="alternate" type="application/rss+xml" title="Tin mới" href="/rss/tin-moi.rss" />
{head}</head>
<body>
<div id="khung">
{_header(portal)}
<div class="duong-dan"><a href="/">Trang chủ</a>{crumbs}</div>
<div class="cot-trai">
{main}
</div>
<div class="cot-phai">
{_sidebar(portal)}
</div>
{_footer(portal)}
</div>
</body>
</html>
"""


def _header(portal: DemoPortal) -> str:
    return f"""<div class="dau-trang">
<a href="/"><img src="/giao-dien/banner.png" alt="{TITLE}" /></a>
<h1 class="ten-cong">{TITLE.upper()}</h1>
<div class="thanh-ngay"><span class="date-today">{clock_line(portal.clock())}</span>
<form action="/tim-kiem" method="get"><input type="text" name="q" value="" />
<input type="submit" value="Tìm kiếm" /></form></div>
<ul class="menu-chinh"><li><a href="/">Trang chủ</a></li>{_MENU}<li><a href="/van-ban/">Văn bản</a></li>\
<li><a href="/gioi-thieu">Giới thiệu</a></li><li><a href="/dang-nhap">Đăng nhập</a></li></ul>
</div>"""


def _sidebar(portal: DemoPortal) -> str:
    rows = "".join(
        f'<li><a href="{shown.path}?utm_source=docnhieu">{escape(shown.title)}</a> '
        f'<span class="so-xem">({portal.views(shown)} lượt xem)</span></li>'
        for shown in portal.most_read()
    )
    return f"""<div class="hop doc-nhieu"><h3>Đọc nhiều</h3><ul>{rows}</ul></div>
<div class="hop"><h3>Thông báo</h3><ul>
<li><a href="/van-ban/15-2024-qd-ubnd">Quyết định số 15/2024/QĐ-UBND</a></li>
<li><a href="/thoi-su/bai-{portal.withdrawn_number}/thong-bao-tuyen-dung">Thông báo tuyển dụng</a></li>
<li><a href="http://example.org/lien-ket">Liên kết website</a></li></ul></div>"""


def _footer(portal: DemoPortal) -> str:
    return f"""<div class="chan-trang">
<p>{TITLE} - Trang minh họa, nội dung hư cấu. Điện thoại: 0999.000.000. Ngày thành lập: 02/09/2008</p>
<p>Ghi rõ nguồn khi phát hành lại thông tin từ trang này. <a href="/rss/tin-moi.rss">RSS</a></p>
<div class="thong-ke">Đang truy cập: {7 + portal.visitors() % 50} | Lượt truy cập: {thousands(portal.visitors())}</div>
</div>"""


def crumb(name: str, path: str) -> str:
    """One more step of the breadcrumb."""
    return f' &raquo; <a href="{path}">{escape(name)}</a>'


def link(shown: DemoArticle) -> str:
    """A link to an article."""
    return f'<a href="{shown.path}">{escape(shown.title)}</a>'
