"""The breadcrumb above an article, told by its first link: the one to the home page.

Asked where no selector of the family finds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from crawler.clean.text import fold
from crawler.fields import walk
from crawler.fields.flow import Flow, Line

MAX_CRUMBS = 7
"""More links beside the one to the home page are a menu."""

_ABOVE = 5
"""Levels above the article's element on which a breadcrumb before it is looked for."""

_HOME = r"(?:trang (?:chu|nhat|dau)|home(?: ?page)?)\b"
_BEGINS_AT_HOME = re.compile(rf"(?:ban dang o\W+)?{_HOME}\W")
_HOME_ALONE = re.compile(rf"{_HOME}\W*$")
_BETWEEN = re.compile(r"\s*[»›>|/→]\s*")


def last(flow: Flow, start: int, end: int) -> list[str]:
    """The names in the last breadcrumb among the pieces from ``start`` to ``end``, home page and all."""
    for at in reversed(range(max(0, start), end)):
        piece = flow.pieces[at]
        if not isinstance(piece, Line):
            continue
        folded = fold(piece.text[:60])
        if _HOME_ALONE.match(folded):
            names = _listed(flow, at)
        elif _BEGINS_AT_HOME.match(folded):
            linked = [link.text for link in flow.links if link.line == at and link.text]
            # The last name is often no link.
            names = linked if len(linked) > 1 and not _BETWEEN.search(piece.text) else _BETWEEN.split(piece.text)
        else:
            continue
        if 1 < len(names) <= MAX_CRUMBS + 1:
            return names
    return []


def _listed(flow: Flow, at: int) -> list[str]:
    """The names where each stands on a line of its own: those in one list or one block with the home page's."""
    home = flow.pieces[at]
    is_item = isinstance(home, Line) and home.item
    block = flow.parents[home.block] if is_item else home.block
    names = []
    for piece in flow.pieces[at : at + MAX_CRUMBS + 2]:
        if not isinstance(piece, Line) or not flow.is_inside(piece.block, block):
            break
        names.append(piece.text)
    return names


def before(node: LexborNode) -> list[str]:
    """The same in the nearest element before ``node`` that has one."""
    for beside in _preceding(node):
        flow = walk.read(beside)
        found = last(flow, 0, len(flow.pieces))
        if found:
            return found
    return []


def _preceding(node: LexborNode) -> Iterator[LexborNode]:
    level: LexborNode | None = node
    for _ in range(_ABOVE):
        if level is None:
            return
        beside = level.prev
        while beside is not None:
            if not beside.is_text_node:
                yield beside
            beside = beside.prev
        level = level.parent
