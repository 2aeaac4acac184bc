"""Links of a page that are no rows: sections, feeds."""

from __future__ import annotations

import re
from collections.abc import Collection

from crawler.clean import text, urls
from crawler.discovery import glance, told
from crawler.discovery.anchors import Anchor, Anchors, words
from crawler.discovery.listing.row_fields import says_more
from crawler.discovery.marks import Marks
from crawler.discovery.model import SectionLink
from crawler.discovery.sections import menus, scantmenus, sitemappages
from crawler.discovery.shapes import is_home, leads_elsewhere
from crawler.families.model import Family

MAX_SECTIONS = 300
"""Sections taken from one page; a page with more is a site map or a trap."""

_SECTION_WORDS = 14
_LONGEST_ENTRY = 2000
"""Characters, spaces of the source with them, beyond which an element holds more than an entry of a menu."""
_OF_MENU = 3
"""Rank of entries of menus that are no links: behind all that are."""
# Leads to another page of this list.
_TURNS = re.compile(r"\W*(?:trang (?:truoc|sau|dau|cuoi|ke|tiep)|(?:prev\w{0,5}|next|first|last)(?: page)?)\W*")
_FEED_TYPE = re.compile(r"application/(?:rss|atom|rdf)\+xml", re.IGNORECASE)
_COMMENT_FEED = re.compile(r"/comments?/|[?&]feed=comments|/feed/?\?.*withcomments", re.IGNORECASE)


def sections(
    anchors: Anchors, family: Family, *, taken: Collection[str] = (), scant: bool = False
) -> list[SectionLink]:
    """Links to what may list articles: menus, breadcrumbs, headings of boxes, lists of categories.

    ``scant``: where these are hardly any, also what else may be a menu.

    ``taken`` are URLs known to be something else (rows, further pages). Order is that of the page, the
    menus first; each URL once, named by its first link that has a name.
    """
    here = urls.canonical(anchors.page.url)
    ranked: dict[str, tuple[int, SectionLink]] = {}
    for link in anchors.items:
        if link.url in taken or link.url == here or is_home(link.url) or link.node.tag != "a":
            continue  # what is no link is read by ``menus``
        rank = _section_rank(anchors, link)
        if rank is None or not _may_list(link.url, family):
            continue
        name = text.clean_line(link.text) if link.words and not says_more(link.text) else None
        name = name or text.clean_line(link.title) or None
        known = ranked.get(link.url)
        if known is None:
            ranked[link.url] = (rank, SectionLink(url=link.url, name=name))
        elif rank < known[0] or known[1].name is None:
            ranked[link.url] = (min(rank, known[0]), SectionLink(url=link.url, name=known[1].name or name))
    is_scant = scant and len(ranked) < scantmenus.ENOUGH
    scanty = scantmenus.entries(anchors) if is_scant else ()
    for entry in sitemappages.read(anchors) if is_scant else ():
        if entry.url not in taken and entry.url != here:
            ranked.setdefault(entry.url, (_OF_MENU, entry))
    for entry in (*menus.entries(anchors), *scanty):
        if entry.url not in ranked and entry.url not in taken and entry.url != here and _may_list(entry.url, family):
            ranked[entry.url] = (_OF_MENU, entry)
    ordered = sorted(ranked.values(), key=lambda one: one[0])
    return [section for _, section in ordered[:MAX_SECTIONS]]


def of_script(said: str, anchors: Anchors, family: Family) -> list[SectionLink]:
    """What may list articles, of a menu that stands in a script."""
    return [entry for entry in scantmenus.of_script(said, anchors) if _may_list(entry.url, family)]


def _may_list(url: str, family: Family) -> bool:
    """Whether nothing that is known of the address says that it lists no articles."""
    return not (is_home(url) or leads_elsewhere(url) or told.verdict(url, family) or told.is_other(url, family))


def _section_rank(anchors: Anchors, link: Anchor) -> int | None:
    """0 for menus, 1 for headings and breadcrumbs, 2 for other short links in blocks; None for no section."""
    marks = anchors.marks(link)
    count = link.words or words(link.title)
    if "category" in link.rel:
        return 2
    if marks & (Marks.REMARKS | Marks.PAGER) or not link.rel.isdisjoint(("tag", "author")):
        return None
    if count > _SECTION_WORDS or (link.text and not link.words) or _TURNS.fullmatch(text.fold(link.text)):
        return None
    if marks & Marks.BREADCRUMB or link.heading:
        return 1
    if marks & Marks.CHROME:
        return 0
    return 2 if count <= 8 and _in_list(link) else None


def _in_list(link: Anchor) -> bool:
    """Whether the link stands alone in its element, as entries of menus do."""
    parent = link.node.parent
    if parent is None or parent.tag in ("p", "body"):
        return False
    return len(glance.text(parent, _LONGEST_ENTRY).strip()) <= len(link.text) + 12


def feeds(anchors: Anchors) -> list[str]:
    """The page's own feeds (``<link rel=alternate>``), those of comments left out."""
    found: dict[str, None] = {}
    for node in anchors.page.css('link[rel="alternate"][href]'):
        attributes = node.attributes
        if _FEED_TYPE.search(attributes.get("type") or ""):
            url = anchors.resolve(attributes.get("href") or "")
            if url is not None and not _COMMENT_FEED.search(url):
                found[url] = None
    return list(found)
