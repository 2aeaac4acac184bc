"""What stands around an article in a page's flow: breadcrumb, tags, the box of other news."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from crawler.clean.text import fold
from crawler.fields import beside, furniture
from crawler.fields.flow import Flow, Line, Link
from crawler.fields.hints import Spot

MIN_HEADLINE = 20
"""Characters from which a link is a headline."""

MAX_RELATED = 30
"""More links than that are an archive, not a box."""

_HIGHEST, _FARTHEST = 8, 200
"""Levels above its header, and links behind it, in which a box is looked for."""

_MOST_TAG_LINES = 3
_CRUMBS_BEFORE = 12
"""Pieces above the title among which the breadcrumb is."""

_HOME = re.compile(r"(?:trang (?:chu|nhat|dau)|home)\b\W+\w")


def part(flow: Flow, places: list[int]) -> Flow:
    """The flow of some pieces only, with the links in them."""
    moved = {old: new for new, old in enumerate(places)}
    links = [replace(link, line=moved[link.line]) for link in flow.links if link.line in moved]
    return Flow([flow.pieces[at] for at in places], links, flow.parents)


def crumbs(flow: Flow, title_at: int) -> list[Spot]:
    """The line above the title that leads from the home page to it."""
    above = flow.pieces[max(0, title_at - _CRUMBS_BEFORE) : title_at]
    return [
        Spot(piece.text, "line above the title")
        for piece in reversed(above)
        if isinstance(piece, Line) and _HOME.match(fold(piece.text))
    ]


def tags(flow: Flow, places: Iterable[int]) -> list[Spot]:
    """The tags at the lines that announce them."""
    found = (beside.tags(flow, at) for at in list(places)[:_MOST_TAG_LINES])
    return [Spot("; ".join(texts), "line with tags") for texts in found if texts]


def related(flow: Flow, start: int) -> list[Spot]:
    """The links in the box under the first header of other news; ``start`` is where the body ends."""
    for at in range(start, len(flow.pieces)):
        piece = flow.pieces[at]
        if isinstance(piece, Line) and furniture.is_related_header(piece.text):
            return [Spot(link.text, f"under {piece.text!r}", link.url) for link in _box(flow, at)][:MAX_RELATED]
    return []


def _box(flow: Flow, header: int) -> list[Link]:
    """Headlines in the smallest block around the header that holds any."""
    block = flow.pieces[header].block
    end = len(flow.pieces)
    headlines = [link for link in flow.links if header < link.line < end and len(link.text) >= MIN_HEADLINE]
    for _ in range(_HIGHEST):
        inside = [link for link in headlines[:_FARTHEST] if flow.is_inside(flow.pieces[link.line].block, block)]
        if inside or block == 0:
            return inside
        block = flow.parents[block]
    return []
