"""Sitemaps (urlset, index, news, plain text, gzipped) and where robots.txt says they are."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from crawler.clean import text, urls
from crawler.discovery import behind
from crawler.discovery.model import ListingRow, Sitemap
from crawler.discovery.syndication import xmltree

MAX_URLS = 50_000
"""The protocol's limit for one sitemap; what comes after is left out."""

_ROBOTS_LINE = re.compile(r"^\s*sitemap\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)


def read(body: bytes, url: str, *, inside: Callable[[str], bool]) -> Sitemap:
    """What the sitemap at ``url`` names inside the portal: pages as rows, further sitemaps as ``children``.

    Not every row is an article: a sitemap names every page of a portal. ``title`` comes from the news extension;
    ``lastmod`` is the date of change (or the news extension's date), as printed. Broken XML is read as far as it goes.
    """
    body = xmltree.inflate(body)
    root = xmltree.parse(body) if b"<" in body[:1000] else None
    if root is None:
        return _plain_list(body, url, inside)
    rows: dict[str, ListingRow] = {}
    further: dict[str, None] = {}
    for element in root.iter():
        name = xmltree.local(element)
        if name not in ("url", "sitemap"):
            continue
        fields = xmltree.children(element)
        address = xmltree.text_of(fields.get("loc"))
        found = behind.reached(address, url, inside) if address else None
        if found is None or found in rows or not inside(found):
            continue
        if name == "sitemap":
            further[found] = None
        elif len(rows) < MAX_URLS:
            rows[found] = _row(found, fields, len(rows))
    return Sitemap(rows=list(rows.values()), children=[child for child in further if child != urls.canonical(url)])


def _row(url: str, fields: dict[str, list[etree._Element]], rank: int) -> ListingRow:
    news = xmltree.children(fields["news"][0]) if "news" in fields else {}
    title = xmltree.text_of(news.get("title"))
    return ListingRow(
        url=url,
        title=text.clean_line(text.unescape(title)) if title else None,
        lastmod=xmltree.text_of(fields.get("lastmod")) or xmltree.text_of(news.get("publication_date")),
        rank=rank,
        kind="sitemap",
    )


def _plain_list(body: bytes, url: str, inside: Callable[[str], bool]) -> Sitemap:
    rows: dict[str, ListingRow] = {}
    for raw in body.decode("utf-8", "replace").lstrip("\ufeff").splitlines():
        line = raw.strip()
        if not line.startswith(("http://", "https://")) or len(rows) >= MAX_URLS:
            continue
        found = behind.reached(line, url, inside)
        if found is not None and found not in rows and inside(found):
            rows[found] = ListingRow(url=found, rank=len(rows), kind="sitemap")
    return Sitemap(rows=list(rows.values()))


def from_robots(text: str) -> list[str]:
    """The ``Sitemap:`` lines of a robots.txt, each once, in order; they may name other hosts.

    >>> from_robots("User-agent: *\\nDisallow:\\nSITEMAP: https://vidu.gov.vn/sitemap.xml # all")
    ['https://vidu.gov.vn/sitemap.xml']
    """
    return list(dict.fromkeys(_ROBOTS_LINE.findall(text)))
