"""An article of a village's feast, in the skin of a portal of its own."""

from __future__ import annotations

from archive.article import Article
from crawler.parse import parse_bytes

TITLE = "Ngày hội Đại đoàn kết ở khu dân cư thôn Bãi Bằng"
TEXT = [
    "Dự ngày hội có các đồng chí lãnh đạo xã cùng đông đảo bà con trong thôn và con em xa quê trở về chung vui.",
    "Năm qua, cả thôn có 98% số hộ đạt danh hiệu Gia đình văn hóa, không còn hộ nghèo, đường làng sạch đẹp.",
]
BODY = f"<div class=nd>{''.join(f'<p>{each}</p>' for each in TEXT)}</div>"
DAY = "<div class=ngay>12-03-2025 08:05</div>"
MENU = "<div id=m><a href=/>TRANG CHỦ</a> <a href=/tin>TIN TỨC</a></div>"


def read(body: str, *, title: str = TITLE, url: str = "https://vidu.gov.vn/tin-tuc-su-kien/77.m") -> Article:
    page = f"<html><head><title>{title}</title></head><body>{body}<div>UBND xã Ví Dụ</div></body></html>"
    found = parse_bytes(page.encode(), url=url)
    assert isinstance(found, Article), found
    return found


def over(head: str, *, title: str = TITLE) -> str:
    return f"{head}{MENU}<div class=a><div class=t>{title}</div>{DAY}{BODY}</div>"
