from __future__ import annotations

import sys
from pathlib import Path

from crawler import families
from crawler.discovery import anchors, links
from crawler.html import Page

sys.path.insert(0, str(Path(__file__).parent))


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
