"""What a capture may be, as far as its address, its type and the crawl that made it tell."""

from __future__ import annotations

from typing import Literal
from urllib.parse import urlsplit

from crawler.clean.urls import url_key
from crawler.families.model import Family
from crawler.fetching.scope import Scope
from crawler.importing.catalogue import Entry
from crawler.importing.exchanges import NOT_MODIFIED
from crawler.portals.model import Portal

Guess = Literal[
    "home", "listing", "index", "article", "page", "robots", "redirect", "unchanged", "missing", "asset", "other"
]
"""``index``: a feed or a sitemap. ``page``: HTML or JSON of which nothing is known yet."""

_INDEXES = (".xml", ".rss", ".xml.gz")
_PARTS = ("further", "shell", "script", "probe")
"""What is read with another page, what a browser made one of, what was looked at to recognise the portal."""
_HINTS: dict[str, Guess] = {"listing": "listing", "home": "home", "feed": "index", "sitemap": "index"}


def guess(entry: Entry, portal: Portal, family: Family | None) -> Guess:
    """What ``entry`` is taken for at first."""
    if entry.status in (404, 410):
        return "missing"
    if entry.status == NOT_MODIFIED:
        return "unchanged"
    if 300 <= entry.status < 400:
        return "redirect"
    path = urlsplit(entry.url).path.lower()
    if path == "/robots.txt":
        return "robots"
    if entry.status != 200:
        return "other"
    if entry.hint in _PARTS:
        return "other"
    if entry.hint in _HINTS:
        return _HINTS[entry.hint]
    is_html = entry.mime == "" or "html" in entry.mime or entry.mime.endswith("json")
    if not is_html and ("xml" in entry.mime or "rss" in entry.mime or path.endswith(_INDEXES)):
        return "index"
    if entry.hint == "article":
        return "article"
    if not is_html:
        return "other" if entry.mime.endswith(("javascript", "css", "text/plain")) else "asset"
    if is_home(entry.url, portal):
        return "home"
    if family is not None and family.is_other(entry.url):
        return "other"
    return "article" if family is not None and family.is_article_url(entry.url) else "page"


def is_home(url: str, portal: Portal) -> bool:
    """Whether ``url`` is the portal's home page, under any of its hosts."""
    if url_key(url) == url_key(portal.home):
        return True
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query and Scope(portal).holds(url)
