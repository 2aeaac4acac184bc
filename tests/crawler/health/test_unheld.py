"""Text of a page that no field holds: what tells that a body is cut short."""

from __future__ import annotations

import msgspec

from crawler.health.collector import Collector
from crawler.health.unheld import unheld
from crawler.html import Page
from tests.crawler.health.collector_kit import PORTAL, page, read


def test_a_record_that_holds_its_page_leaves_nothing() -> None:
    body = page(3)
    assert unheld(Page(body, url="https://a.vn/3"), read(body, 3)) < 0.05


def test_a_body_that_is_cut_short_leaves_the_rest() -> None:
    body = page(3)
    article = read(body, 3)
    cut = msgspec.structs.replace(article, body=article.body[:90], blocks=[])
    assert unheld(Page(body, url="https://a.vn/3"), cut) > 0.5
    collector = Collector(PORTAL)
    collector.article(cut, body, is_new=True)
    collector.article(article, body, is_new=False)
    quality = collector.quality()
    assert (quality.looked, quality.unheld, quality.new, quality.new_filled["byline"]) == (2, 1, 1, 1.0)


def test_links_and_edges_are_no_running_text() -> None:
    many = "một dòng chữ dài hơn mười hai từ để xem nó có được tính là bài viết hay không"
    edges = f"<nav><p>{many} a</p></nav><footer>{many} b</footer><p><a href='/x'>{many} c</a></p>".encode()
    body = page(3)
    told = body.replace(b"</body>", edges + b"</body>")
    assert unheld(Page(told, url="https://a.vn/3"), read(body, 3)) < 0.05
