"""Links to sections near a title, told by where they lead: above the article, or where one of the menu does."""

from __future__ import annotations

from itertools import islice

from msgspec.structs import replace

from crawler.clean.names import looks_like_byline
from crawler.clean.persons import is_full_name
from crawler.clean.text import fold
from crawler.clean.units import is_office
from crawler.fields.lines import furniture, meta, wordings
from crawler.fields.trails import paths
from crawler.fields.tree.flow import Flow, Line, Link

MOST_WORDS = 8
"""Words of a section's name; headlines have more."""
_TWO = 2
"""Sections side by side: more links are a menu."""
_OF_MENUS = 500
"""Links at the beginning of a page among which those of its menu are."""


def may_name(link: Link) -> bool:
    """Whether a link's words may be a section's name: few, and no button's."""
    return len(link.text.split()) <= MOST_WORDS and wordings.LEADS_ON.match(fold(link.text)) is None


def is_section(flow: Flow, at: int, link: Link, url: str) -> bool:
    """Whether a link in the line ``at`` leads to what the article at ``url`` stands below, or to what the menu has as
    well and is no tool, box or office, nor another article."""
    if not may_name(link) or paths.leads_to(link.url, url):
        return may_name(link)
    return is_of_menu(flow, at, link) and not (_is_otherwise(link.text) or paths.is_like(link.url, url))


def leads_box(text: str) -> bool:
    """Whether words stand over other news, or before one: nothing behind them is a section."""
    is_header = furniture.is_related_header(text) or furniture.is_popular_header(text)
    return is_header or wordings.LEADS_ON.match(fold(text)) is not None


def _is_otherwise(name: str) -> bool:
    """Whether a name is that of who wrote, of an office, of a tool, of a box or of a page that is no news."""
    if looks_like_byline(name) or is_office(name) or furniture.is_furniture(name) or leads_box(name):
        return True
    return wordings.STATIC.match(fold(name)) is not None


def is_of_menu(flow: Flow, at: int, link: Link) -> bool:
    """Whether a link above the line ``at`` says the same and leads where ``link`` does: that is the menu's."""
    above = islice(flow.links, _OF_MENUS)
    return any(other.line < at and other.url == link.url and other.text == link.text for other in above)


def side_by_side(flow: Flow, at: int, linked: list[Link], url: str) -> bool:
    """Whether the line ``at`` is nothing but links to two sections, in one of which the article at ``url`` stands."""
    piece = flow.pieces[at]
    if len(linked) != _TWO or not isinstance(piece, Line) or not piece.is_linked:
        return False
    is_below = any(paths.leads_to(link.url, url) for link in linked)
    return is_below and all(is_section(flow, at, link, url) for link in linked)


def cut_before_day(flow: Flow, start: int, end: int, url: str) -> list[str]:
    """Cut the link before a day off the line from ``start`` to ``end`` that says no more; return its name where that is
    a section's. Events, tools and who wrote stand there as well."""
    for at in range(max(0, start), min(end, len(flow.pieces))):
        line = flow.pieces[at]
        if not isinstance(line, Line) or not line.linked or len(line.text) > meta.MAX_META or line.kind != "text":
            continue
        linked = [link for link in flow.links_at(at) if link.text]
        name = linked[0].text if len(linked) == 1 and line.text.startswith(linked[0].text) else ""
        rest = replace(line, text=line.text[len(name) :].strip(" |-–•·,/"), linked=0)
        if not name or not meta.says_no_more(rest.text) or not meta.read(rest).date:
            continue
        is_one = is_section(flow, at, linked[0], url)
        if (is_one or (may_name(linked[0]) and paths.says(linked[0].url, name, url))) and not is_full_name(name):
            flow.pieces[at] = rest
            return [name] if is_one and not looks_like_byline(name) else []
    return []
