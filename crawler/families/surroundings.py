"""What stands around an article in a page's flow: breadcrumb, tags, the box of other news."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from crawler.clean.text import fold
from crawler.fields import beside, boxes
from crawler.fields.flow import Flow, Line
from crawler.fields.hints import Spot

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
    return [Spot(link.text, "box of other news", link.url) for link in boxes.other_news(flow, start)]
