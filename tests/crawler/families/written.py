"""An article of a harvest, written by hand, and the page around it: to be put into pages of any system."""

from __future__ import annotations

from archive.article import Article, Reject
from crawler.parse import parse_bytes

TEXT = "Ngành nông nghiệp huyện đã hướng dẫn bà con xuống giống tập trung, né rầy và bảo đảm nguồn nước tưới. " * 2

LEAD = "Sáng nay, đoàn công tác của tỉnh đến thăm các mô hình sản xuất mới ở ba xã vùng ven."

TITLE = "Mùa vàng trên cánh đồng mẫu lớn"
URL = "https://vidu.gov.vn/tin-tuc/mua-vang-4711"


def parsed(inside: str, url: str = URL, *, title: str = TITLE, head: str = "", body: str = "") -> Article | Reject:
    """``body`` is what its element says besides its name."""
    page = f"<html><head><title>{title}</title>{head}</head><body {body}>{inside}</body></html>"
    return parse_bytes(page.encode(), url=url)


def article(inside: str, url: str = URL, *, title: str = TITLE, head: str = "", body: str = "") -> Article:
    found = parsed(inside, url, title=title, head=head, body=body)
    assert isinstance(found, Article), found
    return found
