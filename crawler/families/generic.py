"""A page of no known family: the article is found by what it holds, class names are hints at most.

The title stands in the page's metadata and again on the page; near it a date or a view count; under it the
text, dense and not linked; below that a header of other news. ``locate`` reads the page as a flow of lines
and finds those.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.clean.text import clean_line, fold, is_site_name, strip_site_name, unescape, words
from crawler.families import region, surroundings
from crawler.families.model import Family
from crawler.fields import lastresort, meta, sites, walk
from crawler.fields.flow import Flow, Line
from crawler.fields.hints import Located, Spot

if TYPE_CHECKING:
    from crawler.html import Page

MAX_TITLE = 400
"""Characters beyond which a line is no title."""

MIN_LIKE = 12
"""Characters that a part of a title needs to be known as one."""

MIN_TEXT = 120
"""Characters of text from which a page without pictures or files can be an article."""


class Generic(Family):
    """Finds title, metadata lines and body by content."""

    def locate(self, page: Page) -> Located | None:
        """None where the page does not read like an article."""
        root = page.tree.body
        if root is None:
            return None
        flow = walk.read(root)
        titles = _titles(page)
        at = _title_line(flow, titles, sites.names(page))
        title, last = _whole_title(flow, at, titles) if at is not None else ("", None)
        found = region.find(flow, last)
        if found is None or not _is_article(page, found, titled=at is not None):
            return _by_last_resort(page) if found is None or not found.reads_like_listing else None
        located = Located(body=surroundings.part(flow, found.places))
        if at is not None:
            located.spots["title"] = [Spot(title, "heading that repeats the page's title")]
            located.spots["section"] = surroundings.sections(flow, at)
        for name, lines in (("published", found.dates), ("views", found.views), ("byline", found.credits)):
            located.spots[name] = [Spot(line.text, "line near the title", line.stamp) for line in lines]
        located.spots["tags"] = surroundings.tags(flow, found.tags)
        located.spots["related"] = surroundings.related(flow, found.places[-1] + 1)
        return located


def _titles(page: Page) -> list[str]:
    """What the page's metadata call the article, folded, longest first."""
    names = sites.names(page)
    found = [content for key in ("og:title", "twitter:title", "title") for content in page.metas.get(key, ())[:1]]
    found += [value for thing in page.json_ld if isinstance(value := thing.get("headline"), str)]
    found.append(page.text_of("title") or "")
    stripped = (clean_line(strip_site_name(unescape(text), names)) for text in found)
    titles = {fold(title) for title in stripped if not is_site_name(title, names)}
    return sorted((title for title in titles if len(title) >= 5), key=len, reverse=True)


def _title_line(flow: Flow, titles: list[str], names: list[str]) -> int | None:
    """Index of the line that shows the title: the best set one, of equal ones the last before the text.

    Where no line is like the page's title, the heading that stands right above a date or the text.
    """
    best: int | None = None
    most = 0.0
    for at, piece in enumerate(flow.pieces):
        if not isinstance(piece, Line) or len(piece.text) > MAX_TITLE:
            continue
        likeness = max((_likeness(piece.text, title) for title in titles), default=0.0)
        if not likeness:
            continue
        # Headings by rank, then bold; a link is a crumb or a teaser unless it is a heading.
        rank = (4.0 - 0.5 * piece.level) if piece.level else (1.5 if piece.bold else 1.0)
        if piece.is_linked and not piece.level:
            rank -= 0.7
        score = rank * likeness + (0.5 if _is_above_date(flow, at) else 0.0)
        if score >= most:
            best, most = at, score
    return best if best is not None else _heading(flow, names)


def _whole_title(flow: Flow, at: int, titles: list[str]) -> tuple[str, int]:
    """The title in the line ``at``, with what a ``<br>`` broke off into the lines below it, and its last line."""
    line = flow.pieces[at]
    text = line.text if isinstance(line, Line) else ""
    while isinstance(line, Line) and line.soft and at + 1 < len(flow.pieces):
        below = flow.pieces[at + 1]
        if not isinstance(below, Line) or below.block != line.block:
            break
        longer = f"{text} {below.text}"
        if not any(title.startswith(fold(longer)) for title in titles) and (titles or not line.level):
            break
        line, text, at = below, longer, at + 1
    return text, at


def _is_above_date(flow: Flow, at: int) -> bool:
    return any(isinstance(piece, Line) and meta.is_date(piece) for piece in flow.pieces[at + 1 : at + 3])


def _heading(flow: Flow, names: list[str]) -> int | None:
    for level in (1, 2, 3):
        for at, piece in enumerate(flow.pieces):
            if (
                isinstance(piece, Line)
                and piece.level == level
                and not piece.is_linked
                and len(piece.text) <= MAX_TITLE
                and not _names_a_portal(piece.text)
                and not is_site_name(piece.text, names)
            ):
                below = [line for line in flow.pieces[at + 1 : at + 4] if isinstance(line, Line)]
                if any(meta.is_date(line) or len(line.text) >= MIN_TEXT for line in below):
                    return at
    return None


_PORTAL = re.compile(r"(?:cong|trang) (?:thong tin|ttdt|tin) ?(?:dien tu)?\b")


def _names_a_portal(text: str) -> bool:
    """Whether a heading is the portal's own name, which stands above every page of it.

    >>> _names_a_portal("CỔNG THÔNG TIN ĐIỆN TỬ TỈNH VÍ DỤ"), _names_a_portal("Cổng trường mở ra")
    (True, False)
    """
    return bool(_PORTAL.match(fold(text)))


def _likeness(text: str, title: str) -> float:
    """1 for the same words, less for a part of them, 0 for another text."""
    folded = fold(text).strip(" .:-")
    if _PORTAL.match(folded):
        return 0.0
    if folded == title:
        return 1.0
    shorter = min(len(folded), len(title))
    if shorter < MIN_LIKE:
        return 0.0
    shared = next((at for at, (ours, theirs) in enumerate(zip(folded, title, strict=False)) if ours != theirs), shorter)
    if shared >= max(MIN_LIKE, 0.7 * shorter):
        return 0.9
    if shorter * 2 > max(len(folded), len(title)) and (folded in title or title in folded):
        return 0.7
    said, given = set(words(folded)), set(words(title))
    return 0.6 if len(said & given) > 0.8 * len(said | given) else 0.0


def _is_article(page: Page, found: region.Region, *, titled: bool) -> bool:
    if not (found.characters >= MIN_TEXT or found.media):
        return False
    if found.reads_like_listing:
        return False
    # Without a title of its own a page needs more than a date: every page has the clock of its header.
    return (titled and bool(found.dates or found.views)) or _claims_article(page)


def _claims_article(page: Page) -> bool:
    """Whether the page's metadata call it an article."""
    kind = (page.meta("og:type") or "").lower()
    if kind == "article" or page.meta("article:published_time", "pubdate", "datepublished"):
        return True
    return any("Article" in str(thing.get("@type")) for thing in page.json_ld)


def _by_last_resort(page: Page) -> Located | None:
    body = lastresort.body(page) if _claims_article(page) else None
    return Located(body, by=lastresort.NAME) if body is not None else None


FAMILY = Generic(
    name="generic",
    selectors={
        "section": (
            '[itemtype$="BreadcrumbList"] [itemprop=name]',
            '[class*="breadcrumb"] a',
            '[class*="breakcumb"] a',
            '[id*="breadcrumb"] a',
        ),
        "tags": ('a[rel="tag"]', '[class*="tags"] a', '[class*="tag-list"] a', '[class*="keyword"] a'),
        "attachments": (),
    },
)
