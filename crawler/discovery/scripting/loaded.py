"""Scripts in files of the portal's own that hold its menu, or the rows of a list: ``<script src="/js/menu.js">``.

They are asked for where a home page leads hardly anywhere and where a listing shows nothing, a few of them, by what
they are called; libraries are none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from urllib.parse import urlsplit

from msgspec.structs import replace

from crawler.clean import urls
from crawler.discovery import links
from crawler.discovery.anchors import Anchors, collect
from crawler.discovery.listing import arrays
from crawler.discovery.model import Listing, NextPage
from crawler.discovery.scripting import scriptvalues
from crawler.families.model import Family
from crawler.html import Page

_MENU = re.compile(r"menu|nav(?:igation)?(?![a-z])|categor|chuyen[-_]?muc|danh[-_]?muc", re.IGNORECASE)
_ROWS = re.compile(
    r"(?:^|[-_./])(?:data|du[-_]?lieu|ds|danh[-_]?sach|tin(?:[-_]?(?:tuc|bai))?|bai(?:[-_]?viet)?|news|list|articles?|posts?)"
    r"(?=[-_.\d]|$)",
    re.IGNORECASE,
)
_ANY = re.compile(
    r"\A(?!.*(?:dem|counter|truy-?_?cap|thong-?_?ke|stat(?:s|istics?)?|visit\w*|track\w*|ads?|gtag|ga)(?![a-z]))",
    re.IGNORECASE,
)
"""Any but those that count who asks for them."""
_LIBRARY = re.compile(
    r"jquery|bootstrap|\.min\.|vendor|bundle|plugin|datatable|datepicker|swiper|slick|analytics|polyfill|vue|react|"
    r"angular|moment|lodash|chunk|runtime|superfish|metismenu|smartmenu|mmenu|ticker|lazy|validat|"
    r"/(?:libs?|vendors?|plugins?|node_modules|wp-includes|wp-content|_next|sites/all|modules)/",
    re.IGNORECASE,
)
_FILES, _LOOKED = 3, 100
"""Scripts that one page asks for, and that are looked at."""


def menus(anchors: Anchors) -> list[NextPage]:
    """The scripts of a home page that may hold its menu."""
    return _asked(anchors, _MENU)


def rows(anchors: Anchors) -> list[NextPage]:
    """The scripts of a listing that may hold its rows."""
    return _asked(anchors, _ROWS)


def own(anchors: Anchors) -> list[str]:
    """The scripts of a page that are the portal's own and no libraries, whatever they are called; a few."""
    return list(islice(_named(anchors, _ANY), _FILES))


def _asked(anchors: Anchors, called: re.Pattern[str]) -> list[NextPage]:
    here = anchors.page.url
    return [NextPage(url=url, number=1, kind="xhr", listing=here) for url in islice(_named(anchors, called), _FILES)]


def _named(anchors: Anchors, called: re.Pattern[str]) -> Iterator[str]:
    for node in anchors.page.css("script[src]")[:_LOOKED]:
        url = anchors.resolve(node.attributes.get("src") or "")
        path = urlsplit(url).path if url is not None else ""
        if url is not None and called.search(path.rpartition("/")[2]) and not _LIBRARY.search(path):
            yield url


def is_script(url: str, headers: Mapping[str, str] | None = None) -> bool:
    """Whether what came from ``url`` is a script, as its server says, or else its address.

    >>> is_script("http://a.vn/js/menu.js"), is_script("http://a.vn/menu", {"Content-Type": "text/javascript"})
    (True, True)
    """
    kind = next((value for name, value in (headers or {}).items() if name.lower() == "content-type"), "")
    return "javascript" in kind.lower() or urlsplit(url).path.lower().endswith(".js")


def read(
    body: bytes, asked: NextPage, *, family: Family, inside: Callable[[str], bool], section: str | None = None
) -> Listing:
    """The rows and the sections that a script holds; its addresses stand on the page that loads it."""
    here = asked.listing or asked.url
    text = body.decode("utf-8", "replace")[: scriptvalues.MAX_TEXT]
    anchors = collect(Page(b"<html><body></body></html>", url=here), inside=inside)
    values, rest = scriptvalues.split(text, {})
    held = arrays.judged(values, rest, anchors, family)
    own = urls.canonical(here)
    found = [*held.main, *held.beside]
    return Listing(
        url=here,
        rows=[replace(row, section=section, rank=rank) for rank, row in enumerate(found)],
        sections=[each for each in links.of_script(text, anchors, family) if each.url != own] if not found else [],
        page_number=asked.number,
        is_unread=held.is_unread or held.is_cut,
    )
