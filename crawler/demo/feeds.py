"""What machines read: RSS, sitemap, robots.txt."""

from __future__ import annotations

from datetime import datetime
from email.utils import format_datetime
from html import escape

from crawler.demo.library import ZONE
from crawler.demo.model import SECTIONS, DemoArticle, Section
from crawler.demo.portal import TITLE, DemoPortal

_FEED_LENGTH = 20
_SITEMAP_LENGTH = 1000
_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def rss(portal: DemoPortal, base: str, section: Section | None = None) -> str:
    """The newest articles of one section or of all, RSS 2.0."""
    name = section.name if section else "Tin mới"
    items = "".join(_item(shown, base) for shown in portal.newest(_FEED_LENGTH, section))
    return (
        f'{_DECLARATION}<rss version="2.0"><channel><title>{escape(name)} - {TITLE}</title>'
        f"<link>{base}/</link><description>{escape(name)}</description><language>vi</language>\n{items}</channel></rss>\n"
    )


def _item(shown: DemoArticle, base: str) -> str:
    published = format_datetime(datetime.fromisoformat(shown.published_at).replace(tzinfo=ZONE))
    return (
        f"<item><title>{escape(shown.title)}</title><link>{base}{shown.path}?utm_source=rss</link>"
        f'<guid isPermaLink="false">bai-{shown.number}</guid><description>{escape(shown.lead or "")}</description>'
        f"<pubDate>{published}</pubDate></item>\n"
    )


def sitemap(portal: DemoPortal, base: str) -> str:
    """All addresses, or an index of parts where there are more than a thousand articles."""
    if portal.total <= _SITEMAP_LENGTH:
        return sitemap_part(portal, base, 1)
    parts = -(-portal.total // _SITEMAP_LENGTH)
    lines = "".join(f"<sitemap><loc>{base}/sitemap-{part}.xml</loc></sitemap>\n" for part in range(1, parts + 1))
    return f"{_DECLARATION}<sitemapindex {_NAMESPACE}>\n{lines}</sitemapindex>\n"


def sitemap_part(portal: DemoPortal, base: str, part: int) -> str:
    """Part ``part`` (from 1): a thousand articles; the first names the other pages too."""
    start = (part - 1) * _SITEMAP_LENGTH
    numbers = range(start + 1, min(start + _SITEMAP_LENGTH, portal.total) + 1)
    found = (portal.article(number) for number in numbers)
    urls = [_url(base + shown.path, shown.published_at) for shown in found if shown is not None]
    if part == 1:
        withdrawn = f"/thoi-su/bai-{portal.withdrawn_number}/thong-bao-tuyen-dung"
        others = ["/", *(f"/{section.key}/" for section in SECTIONS), "/van-ban/", "/gioi-thieu", withdrawn]
        urls[:0] = [_url(base + path) for path in others]
    return f"{_DECLARATION}<urlset {_NAMESPACE}>\n{''.join(urls)}</urlset>\n"


def _url(address: str, changed: str | None = None) -> str:
    lastmod = f"<lastmod>{changed}</lastmod>" if changed else ""
    return f"<url><loc>{address}</loc>{lastmod}</url>\n"


def robots(base: str) -> str:
    """Everything is allowed but the search."""
    return f"User-agent: *\nDisallow: /tim-kiem\n\nSitemap: {base}/sitemap.xml\n"
