from __future__ import annotations

import sys
from pathlib import Path

import pytest

from crawler import families
from crawler.discovery import anchors, links
from crawler.html import Page

sys.path.insert(0, str(Path(__file__).parent))
import layouts

ARTICLE = """<html><body><div class="menu"><a href="/tin-tuc">Tin tức</a></div><div class="content">
<h1>Khánh thành cầu dân sinh</h1>
<div class="date">20/06/2024</div>{body}<div class="other"><h3>Tin khác</h3><ul>{related}</ul></div></div>
</body></html>"""


def article(paragraphs: int) -> bytes:
    body = "".join(f"<p>Đoạn {n}: {'nội dung của bài viết được trình bày ở đây. ' * 8}</p>" for n in range(paragraphs))
    related = "".join(f'<li><a href="{row.url}">{row.title}</a> ({row.day})</li>' for row in layouts.ROWS)
    return ARTICLE.format(body=body, related=related).encode()


@pytest.mark.parametrize("name", layouts.LAYOUTS)
def test_listings_are_listing_like(name: str) -> None:
    assert links.is_listing_like(Page(layouts.page(name), url="http://vidu.gov.vn/tin-tuc"), families.GENERIC)


def test_articles_and_static_pages_are_not() -> None:
    for paragraphs in (5, 20):
        page = Page(article(paragraphs), url="http://vidu.gov.vn/tin/khanh-thanh-cau")
        assert not links.is_listing_like(page, families.GENERIC)
    static = b"<html><body><h1>Gioi thieu</h1><p>" + b"Lich su hinh thanh. " * 30 + b"</p></body></html>"
    assert not links.is_listing_like(Page(static, url="http://vidu.gov.vn/gioi-thieu"), families.GENERIC)


def test_what_a_page_says_of_itself_is_believed() -> None:
    url = "http://vidu.gov.vn/tin-tuc"
    said = layouts.page("ul-heading").replace(b"<head>", b'<head><meta property="og:type" content="article">')
    assert not links.is_listing_like(Page(said, url=url), families.GENERIC)
    said = layouts.page("ul-heading").replace(b"<body>", b'<body class="single single-post">')
    assert not links.is_listing_like(Page(said, url=url), families.GENERIC)


def test_feeds_are_the_pages_own_and_not_those_of_comments_or_other_hosts() -> None:
    html = """<link rel="alternate" type="application/rss+xml" href="/rss">
<link rel="alternate" type="application/atom+xml" href="/atom">
    <link rel="alternate" type="application/rss+xml" href="/comments/feed/">
<link rel="alternate" hreflang="en" href="/en/">
    <link rel="alternate" type="application/rss+xml" href="http://khac.vn/rss">
<link rel="alternate" type="application/rss+xml" href="/rss">"""
    found = anchors.collect(Page(html.encode(), url="http://vidu.gov.vn/"), inside=lambda url: "vidu" in url)
    assert links.feeds(found) == ["http://vidu.gov.vn/rss", "http://vidu.gov.vn/atom"]


def test_sections_take_menus_first_and_name_each_once() -> None:
    html = """<h2><a href="/kinh-te"><img src="a.png"></a></h2><ul class="menu"><li><a href="/xa-hoi">Xã hội</a></li>
    <li><a href="/kinh-te" title="Kinh tế">Kinh tế</a></li><li><a href="/?id=1">Không</a></li></ul>
<p>Xem <a href="/van-ban/x">ở đây</a> nhé.</p>
    <div class="tags"><a href="/chu-de/lua">lúa</a></div><a rel="category tag" href="/du-lich">Du lịch</a>"""
    found = anchors.collect(Page(html.encode(), url="http://vidu.gov.vn/"), inside=lambda url: True)
    assert [(one.url.rpartition("vn/")[2], one.name) for one in links.sections(found, families.GENERIC)] == [
        ("kinh-te", "Kinh tế"),
        ("xa-hoi", "Xã hội"),
        ("?id=1", "Không"),
        ("du-lich", "Du lịch"),
    ]
