"""An article of a harvest, written by hand, and the page around it: to be put into pages of any system."""

from __future__ import annotations

from archive.article import Article, Reject
from crawler.parse import parse_bytes

TEXT = "Ngành nông nghiệp huyện đã hướng dẫn bà con xuống giống tập trung, né rầy và bảo đảm nguồn nước tưới. " * 2
TWO = "Cán bộ khuyến nông xuống từng thửa ruộng, ghi lại năng suất và chi phí của mỗi hộ để bà con so sánh. " * 2

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


def of_office(body: str) -> Article:
    page = f"<html><head><title>Sở Tài chính tỉnh Hạ Giang</title></head><body>{body}</body></html>"
    found = parse_bytes(page.encode(), url="https://stc.hagiang-vidu.gov.vn/tin-tuc/quyet-tam-4711.html")
    assert isinstance(found, Article), found
    return found


def whole(page: str, url: str = "https://vidu.gov.vn/tin-tuc/mua-vang") -> Article | Reject:
    return parse_bytes(page.encode(), url=url)
