"""A page with columns, and the article in one of them."""

from __future__ import annotations

from archive.article import Article, Reject
from crawler.parse import parse_bytes
from tests.crawler.families.written import TITLE

TWO = "Cán bộ khuyến nông xuống từng thửa ruộng, ghi lại năng suất và chi phí của mỗi hộ để bà con so sánh. " * 2


def parsed(body: str, *, head: str = "", url: str = "https://a.vn/tin/mua-vang-4711") -> Article | Reject:
    return parse_bytes(f"<html><head><title>{TITLE}</title>{head}</head><body>{body}</body></html>".encode(), url=url)


def read(body: str, *, head: str = "", url: str = "https://a.vn/tin/mua-vang-4711") -> Article:
    found = parsed(body, head=head, url=url)
    assert isinstance(found, Article), found
    return found
