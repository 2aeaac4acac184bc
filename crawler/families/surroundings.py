"""What stands around an article in a page's flow: breadcrumb, tags, the box of other news."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from selectolax.lexbor import LexborNode

from crawler.fields import beside, boxes, crumbs
from crawler.fields.flow import Flow
from crawler.fields.hints import Spot

_MOST_TAG_LINES = 3
_CRUMBS_BEFORE = 12
"""Pieces above the title among which the breadcrumb is."""


def part(flow: Flow, places: list[int]) -> Flow:
    """The flow of some pieces only, with the links in them."""
    moved = {old: new for new, old in enumerate(places)}
    links = [replace(link, line=moved[link.line]) for link in flow.links if link.line in moved]
    return Flow([flow.pieces[at] for at in places], links, flow.parents)


def sections(flow: Flow, title_at: int, root: LexborNode) -> list[Spot]:
    """The breadcrumb above the title, where its links in ``root`` are no menu."""
    names = crumbs.last(flow, title_at - _CRUMBS_BEFORE, title_at)
    if not names or crumbs.is_menu(root, names):
        return []
    return [Spot(" › ".join(names), "line above the title")]


def tags(flow: Flow, places: Iterable[int]) -> list[Spot]:
    """The tags at the lines that announce them."""
    found = (beside.tags(flow, at) for at in list(places)[:_MOST_TAG_LINES])
    return [Spot("; ".join(texts), "line with tags") for texts in found if texts]


def related(flow: Flow, start: int) -> list[Spot]:
    """The links in the box under the first header of other news; ``start`` is where the body ends."""
    return [Spot(link.text, "box of other news", link.url) for link in boxes.other_articles(flow, start)]
