"""Feeds, whose dates are wrong, and sitemaps, which are incomplete (evidence 5.21; the NukeViet capture)."""

from __future__ import annotations

import gzip
from datetime import datetime
from html import escape
from typing import TYPE_CHECKING

from tests.portals import stock
from tests.portals.stock import Article, Section
from tests.portals.wire import Request, Response, xml

if TYPE_CHECKING:
    from tests.portals.site import Site

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


def answer(site: Site, request: Request) -> Response | None:
    """A feed or a sitemap, if this portal has it."""
    if site.feeds:
        for section in (None, *site.sections):
            if request.path == site.feed_path(section):
                return feed(site, request, section)
    if site.sitemap != "none" and request.path.startswith("/sitemap"):
        return sitemap(site, request)
    return None


def wrong_date(when: datetime) -> str:
    """A `pubDate` with the month where the minutes belong, and local time called GMT."""
    day = f"{DAYS[when.weekday()]}, {when.day:02d} {MONTHS[when.month - 1]} {when.year}"
    return f"{day} {when.hour:02d}:{when.month:02d}:00 GMT"


def feed(site: Site, request: Request, section: Section | None) -> Response:
    """RSS 2.0 with the newest ten."""
    items = site.latest(len(site.articles)) if section is None else site.listed(section)
    chosen = [a for a in items if isinstance(a, Article)]
    chosen.sort(key=lambda a: a.published, reverse=True)
    parts = []
    for article in chosen[:10]:
        link = f"http://{request.host}{site.article_path(article)}"
        parts.append(
            f"<item><title>{escape(article.title)}</title><link>{escape(link)}</link>"
            f'<guid isPermaLink="false">{escape(article.id)}</guid>'
            f"<description>{escape(stock.lead_of(article, site.salt))}</description>"
            f"<pubDate>{wrong_date(article.published)}</pubDate></item>"
        )
    name = section.name if section else site.style.site
    return xml(
        f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>{escape(name)}</title>'
        f"<link>http://{request.host}/</link><description></description>{''.join(parts)}</channel></rss>"
    )


def sitemap(site: Site, request: Request) -> Response | None:
    """An index of three: sections, the newest two fifths of the articles (gzip), a news sitemap."""
    root = f"http://{request.host}"
    newest = site.latest(len(site.articles))
    if request.path == "/sitemap.xml":
        names = ("/sitemap-chuyen-muc.xml", "/sitemap-tin.xml.gz", "/sitemap-news.xml")
        parts = "".join(f"<sitemap><loc>{root}{name}</loc></sitemap>" for name in names)
        return xml(f'<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex {SPACES}>{parts}</sitemapindex>')
    if request.path == "/sitemap-chuyen-muc.xml":
        paths = ["/", "/gioi-thieu", *map(site.section_path, site.sections), *map(site.document_path, site.documents)]
        return xml(urlset("".join(f"<url><loc>{root}{escape(path)}</loc></url>" for path in paths)))
    if request.path == "/sitemap-tin.xml.gz":
        lines = "".join(
            f"<url><loc>{root}{escape(site.article_path(a))}</loc><lastmod>{a.published:%Y-%m-%d}</lastmod></url>"
            for a in newest[: len(newest) * 2 // 5]
        )
        lines += f"<url><loc>{root}/bai-da-go-bo-khong-con</loc></url>"
        packed = gzip.compress(urlset(lines).encode(), 1, mtime=0)
        return Response(200, packed, {"Content-Type": "application/x-gzip"})
    if request.path == "/sitemap-news.xml":
        lines = "".join(
            f"<url><loc>{root}{escape(site.article_path(a))}</loc><news:news><news:title>{escape(a.title)}</news:title>"
            f"<news:publication_date>{a.published:%Y-%m-%d}</news:publication_date></news:news></url>"
            for a in newest[:10]
        )
        return xml(urlset(lines, NEWS))
    return None


def urlset(lines: str, more: str = "") -> str:
    """A sitemap."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {SPACES} {more}>{lines}</urlset>'
