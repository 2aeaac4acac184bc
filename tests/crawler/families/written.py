"""An article written by hand, to be put into pages of any system."""

from __future__ import annotations

from archive.article import Article
from crawler.parse import parse_bytes

TEXT = "Ngành nông nghiệp huyện đã hướng dẫn bà con xuống giống tập trung, né rầy và bảo đảm nguồn nước tưới. " * 2

LEAD = "Sáng nay, đoàn công tác của tỉnh đến thăm các mô hình sản xuất mới ở ba xã vùng ven."

TITLE = "Mùa vàng trên cánh đồng mẫu lớn"


def article(body: str, url: str = "https://vidu.gov.vn/tin-tuc/mua-vang-4711") -> Article:
    found = parse_bytes(f"<html><head><title>{TITLE}</title></head><body>{body}</body></html>".encode(), url=url)
    assert isinstance(found, Article), found
    return found
