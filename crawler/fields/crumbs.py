"""The breadcrumb above an article, by what it holds: the home page first, then the sections."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from crawler.clean.text import clean_line, fold

_HOME = re.compile(r"(?:trang (?:chu|nhat|dau)|home(?: ?page)?)$")
_LEVELS, _NEIGHBOURS = 8, 6
"""How far above and before the article's element a breadcrumb is looked for."""

_MOST = 7
"""More links than that are a menu."""


def before(node: LexborNode) -> list[str]:
    """The links of the nearest element before ``node`` that begins with a link to the home page."""
    level: LexborNode | None = node
    for _ in range(_LEVELS):
        if level is None:
            break
        beside = level.prev
        for _ in range(_NEIGHBOURS):
            if beside is None:
                break
            names = [] if beside.is_text_node else _path(beside)
            if names:
                return names
            beside = beside.prev
        level = level.parent
    return []


def _path(node: LexborNode) -> list[str]:
    """The texts of a breadcrumb's links; empty for menus and other boxes."""
    anchors = node.css("a")
    if not 2 <= len(anchors) <= _MOST or node.css_first("h1, h2, h3") is not None:
        return []
    if any((anchor.attributes.get("href") or "#").startswith("#") for anchor in anchors[1:]):
        return []
    names = [clean_line(anchor.text(deep=True)) for anchor in anchors]
    return names if _HOME.match(fold(names[0])) else []
