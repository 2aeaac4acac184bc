"""The breadcrumb above an article, by what it holds: the home page first, then the sections.

A short menu begins with the home page too. ``crawler.fields.trails.paths`` tells the two apart.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from crawler.clean.text import clean_line, fold
from crawler.fields.trails import paths
from crawler.fields.tree import nearby, queries

NAME = r"(?:trang (?:chu|nhat|dau)|home(?: ?page)?)\b"
HOME = re.compile(rf"{NAME}\W*$")
_LEVELS, _NEIGHBOURS = 8, 6
"""How far above and before the article's element a breadcrumb is looked for."""

_NEAR = 3
"""Levels on which a way may begin at a section instead of the home page."""

MOST = 7
"""More links than that are a menu."""

_BESIDE = 8
"""Characters that may stand beside each name of a breadcrumb."""


def before(node: LexborNode) -> list[LexborNode]:
    """The links of the nearest element before ``node`` that begins with a link to the home page."""
    ways = (_path(beside, is_near=above < _NEAR) for above, beside in nearby.before(node, _LEVELS, _NEIGHBOURS))
    return next((links for links in ways if links), [])


def plain(node: LexborNode) -> list[str]:
    """The names without links that arrows part from the link to the home page, in the nearest element before ``node``
    that holds no other link; the last of them may be the title."""
    ways = (_plain(beside) for _, beside in nearby.before(node, _LEVELS, _NEIGHBOURS))
    return next((names for names in ways if names), [])


def _plain(node: LexborNode) -> list[str]:
    first = queries.first(node, "a")
    if first is None or not HOME.match(fold(clean_line(first.text(deep=True)))) or len(queries.every(node, "a")) > 1:
        return []
    home, *names = _ARROW.split(clean_line(node.text(deep=True)))
    is_way = HOME.match(fold(home)) is not None and all(name[:1].isupper() for name in names)
    return names if is_way and len(names) <= MOST else []


_ARROW = re.compile(r"\s*[»›>→]+\s*|\s+/\s+")


def _path(node: LexborNode, *, is_near: bool) -> list[LexborNode]:
    """A breadcrumb's links; empty for menus and other boxes."""
    first = queries.first(node, "a")
    # Most elements hold no link, or another one first: all of a menu's are never looked up.
    if first is None:
        return []
    if not HOME.match(fold(clean_line(first.text(deep=True)))):
        return _without_home(node) if is_near else []
    anchors = queries.every(node, "a")
    if not 2 <= len(anchors) <= MOST or queries.first(node, "h1, h2, h3") is not None:
        return []
    return anchors if paths.is_path(node, anchors) else []


def _without_home(node: LexborNode) -> list[LexborNode]:
    """The links right above an article that lead down to it from a section, and are all that stands there."""
    anchors = queries.every(node, "a")
    if not 2 <= len(anchors) <= MOST:
        return []
    names = [clean_line(anchor.text(deep=True)) for anchor in anchors]
    said = clean_line(paths.HERE.sub("", node.text(deep=True)))
    if not all(names) or len(said) > sum(map(len, names)) + _BESIDE * len(names):
        return []
    return anchors if paths.nest([anchor.attrs.get("href") or "" for anchor in anchors]) else []


def in_navigation(root: LexborNode) -> list[str]:
    """The texts of the first breadcrumb in an element of navigation, most of which are menus."""
    found = next((links for node in queries.every(root, "nav") if (links := _path(node, is_near=False))), [])
    return [clean_line(link.text(deep=True)) for link in found]


def is_menu(root: LexborNode, names: list[str]) -> bool:
    """Whether ``names``, read off the page's text, are the links of a menu: no element with them is a breadcrumb."""
    most = sum(map(len, names)) + _BESIDE * len(names)
    wanted = [fold(name) for name in names]
    found = False
    for anchor in queries.every(root, "a"):
        text = anchor.text(deep=True)
        # Of a page's links one or two lead home: the others need not be folded to know that.
        if _begins_otherwise(text) or not HOME.match(fold(clean_line(text))):
            continue
        node = _around(anchor, wanted, most)
        if node is not None:
            if paths.is_path(node, queries.every(node, "a")):
                return False
            found = True
        elif _touches(anchor) or paths.is_in_menu(anchor):
            found = True
    return found


def _touches(anchor: LexborNode) -> bool:
    """Whether nothing but space parts a link from the next: so stand those of a menu among other things."""
    between = anchor.next
    if between is not None and between.is_text_node:
        if (between.text_content or "").strip():
            return False
        between = between.next
    return between is not None and between.tag == "a"


def _begins_otherwise(text: str) -> bool:
    """Whether the first letter of a text is none that the home page's name begins with."""
    first = text.lstrip()[:1]
    return first.isascii() and first.isalnum() and first not in "tThH"


def _around(anchor: LexborNode, wanted: list[str], most: int) -> LexborNode | None:
    """The smallest element around a link to the home page that holds the ``wanted`` names and little else."""
    node = anchor.parent
    for _ in range(_LEVELS):
        if node is None:
            break
        text = clean_line(paths.HERE.sub("", node.text(deep=True)))
        if len(text) > most:
            break
        folded = fold(text)
        if all(name in folded for name in wanted):
            return node
        node = node.parent
    return None
