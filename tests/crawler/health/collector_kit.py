"""Pages and what the collector of a run's health makes of them."""

from __future__ import annotations

from datetime import UTC, datetime

from archive.article import Article
from crawler.parse import parse_bytes
from crawler.portals.model import Portal

PORTAL = Portal(id="a.vn", home="https://a.vn/")
PAGE = """<html><head><title>{title} - Cổng thông tin điện tử</title></head><body>
<div class="top"><ul class="menu"><li><a href="/">Trang chủ</a></li></ul></div>
<div class="{layout}"><h1 class="title">{title}</h1><div class="date">Ngày đăng: {day:02}/03/2025 08:15</div>{views}
<div class="detail"><p>Sáng nay, đoàn công tác của tỉnh đã đến thăm và làm việc tại xã Phước Hảo về sản xuất {day}.</p>
<p>Tại buổi làm việc, lãnh đạo xã báo cáo tình hình vụ đông xuân với hơn {day} trăm hộ dân tham gia liên kết.</p>
<p>Đoàn đề nghị xã tiếp tục hỗ trợ các hộ còn khó khăn về vốn, giống và kỹ thuật canh tác trong năm nay.</p></div>
{byline}</div></body></html>"""


def page(day: int, *, views: bool = True, byline: bool = True, layout: str = "article-view") -> bytes:
    return PAGE.format(
        title=f"Đoàn công tác thứ {day} thăm xã Phước Hảo",
        day=day,
        layout=layout,
        views=f'<div class="views">Lượt xem: {day * 10}</div>' if views else "",
        byline=f'<p class="author">Tác giả: {("Ngọc Hồng", "Bá Thi")[day % 2]}</p>' if byline else "",
    ).encode()


def read(body: bytes, day: int) -> Article:
    found = parse_bytes(body, url=f"https://a.vn/tin/{day}.html", fetched_at=datetime(2025, 4, 1, tzinfo=UTC))
    assert isinstance(found, Article)
    return found
