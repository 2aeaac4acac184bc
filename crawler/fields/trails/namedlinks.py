"""Links to sections near a title, told by their words and by addresses that say the same."""

from __future__ import annotations

from msgspec.structs import replace

from crawler.clean.names import looks_like_byline
from crawler.clean.persons import is_full_name
from crawler.clean.text import fold
from crawler.clean.units import is_office
from crawler.fields.lines import furniture, meta, wordings
from crawler.fields.trails import paths
from crawler.fields.tree.flow import Flow, Line, Link, Piece

MOST_WORDS = 8
"""Words of a section's name; headlines have more."""
_TWO = 2
"""Sections side by side: more links are a menu."""


def may_name(link: Link) -> bool:
    """Whether a link's words may be a section's name: few, and no button's."""
    return len(link.text.split()) <= MOST_WORDS and wordings.LEADS_ON.match(fold(link.text)) is None


def is_named(link: Link, url: str) -> bool:
    """Whether an address says what its link does, as those of sections do: so do those of authors, tools and boxes."""
    return _is_said(link, url) and not _is_otherwise(link.text)


def _is_said(link: Link, url: str) -> bool:
    return may_name(link) and paths.says(link.url, link.text, url)


def leads_box(text: str) -> bool:
    """Whether words stand over other news, or before one: nothing behind them is a section."""
    is_header = furniture.is_related_header(text) or furniture.is_popular_header(text)
    return is_header or wordings.LEADS_ON.match(fold(text)) is not None


def _is_otherwise(name: str) -> bool:
    """Whether a name is that of who wrote, of an office, of a tool, of a box or of a page that is no news."""
    if looks_like_byline(name) or is_office(name) or furniture.is_furniture(name) or leads_box(name):
        return True
    return wordings.STATIC.match(fold(name)) is not None


def side_by_side(linked: list[Link], piece: Piece, url: str) -> bool:
    """Whether a line is nothing but links to two sections, in one of which the article at ``url`` stands."""
    is_alone = len(linked) == _TWO and isinstance(piece, Line) and piece.is_linked
    return (
        is_alone
        and all(is_named(link, url) for link in linked)
        and any(paths.leads_to(link.url, url) for link in linked)
    )


def cut_before_day(flow: Flow, start: int, end: int, url: str) -> list[str]:
    """Cut the link to a section off the line from ``start`` to ``end`` of which the rest is a day; return its name.
    That of who wrote it, of a tool or of a box is cut off as well, and is none."""
    for at in range(max(0, start), min(end, len(flow.pieces))):
        line = flow.pieces[at]
        if not isinstance(line, Line) or not line.linked or len(line.text) > meta.MAX_META or line.kind != "text":
            continue
        linked = [link for link in flow.links_at(at) if link.text]
        name = linked[0].text if len(linked) == 1 and line.text.startswith(linked[0].text) else ""
        rest = replace(line, text=line.text[len(name) :].strip(" |-–•·,/"), linked=0)
        if not name or not meta.says_no_more(rest.text) or not meta.read(rest).date:
            continue
        is_below = may_name(linked[0]) and paths.leads_to(linked[0].url, url)
        if (is_below or _is_said(linked[0], url)) and not is_full_name(name):
            flow.pieces[at] = rest
            return [] if looks_like_byline(name) or (not is_below and _is_otherwise(name)) else [name]
    return []
