"""The film that stands above its title, as on the pages of television stations: there is hardly any text below."""

from __future__ import annotations

import re

from crawler.clean.urls import leads_home
from crawler.families.unmarked import surroundings
from crawler.fields.lines import meta
from crawler.fields.tree import links
from crawler.fields.tree.flow import Flow, Frame, Line

MAX_TEXT = 300
"""Characters below the title from which the page is of a text, and what stands above may be anything."""

_ABOVE = 4
"""Pieces above the title among which it stands: with the date, the section, a lone mark between them."""
_PLAYER = re.compile(r"\.(?:mp3|m4a)\b|(?<!/maps)/embed|player|video", re.IGNORECASE)
"""What else shows a film, or plays a recording, where it stands above a title; a map does neither."""


def above(flow: Flow, title_at: int | None) -> list[int]:
    """Index of the film above the title in ``flow``; none where something else stands between, or no film does.

    It is the first thing of what holds both, or stands below the way to the page: the film of a column beside, or of a
    head, has a menu before it, or the name of its box.
    """
    for at in reversed(range(max(0, (title_at or 0) - _ABOVE), title_at or 0)):
        piece = flow.pieces[at]
        if isinstance(piece, Frame):
            shows = links.FILM.search(piece.url) or _PLAYER.search(piece.url)
            return [at] if shows is not None and not piece.aside and _opens(flow, at, title_at or 0) else []
        if not isinstance(piece, Line) or piece.aside:
            return []
        tells = any(meta.read(piece)) or surroundings.printed_section(piece) or surroundings.tells_section(piece)
        if not (tells or surroundings.is_kicker(flow.pieces, at, title_at)):
            return []
    return []


def _opens(flow: Flow, at: int, title_at: int) -> bool:
    """Whether the piece ``at`` is the first of its part in the innermost block that holds it and the title, and before
    that there is one line of links at the most."""
    around = _blocks(flow, at)
    both = next(block for block in _blocks(flow, title_at) if block in around)
    before = [each for each in range(max(0, at - _LONGEST_WAY - 1), at) if both in _blocks(flow, each)]
    if not before or _is_way(flow, before):
        return True
    part, way = around[around.index(both) - 1], flow.pieces[before[-1]]
    is_way = isinstance(way, Line) and way.kind == "text" and bool(flow.links_at(before[-1]))
    # What heads the whole of them, below the menu, is the section.
    is_way = is_way or (isinstance(way, Line) and len(way.text) <= _SECTION and before[-1] > 0)
    return len(before) == 1 and is_way and part != both and part not in _blocks(flow, before[-1])


def _is_way(flow: Flow, places: list[int]) -> bool:
    """Whether the pieces are links from the home page on, each named once, in an element below more of the page."""
    lines = [flow.pieces[at] for at in places]
    texts = {line.text for line in lines if isinstance(line, Line) and line.linked and not line.level}
    is_whole = len(texts) == len(lines) <= _LONGEST_WAY and places[0] > 0
    links = flow.links_at(places[0])
    return is_whole and bool(links) and leads_home(links[0].url)


_LONGEST_WAY, _SECTION = 4, 40


def _blocks(flow: Flow, at: int) -> list[int]:
    """The blocks around a piece, the innermost first, the root at the end."""
    found = [flow.pieces[at].block]
    while found[-1]:
        found.append(flow.parents[found[-1]])
    return found
