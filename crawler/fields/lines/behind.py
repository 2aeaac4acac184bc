"""The box of other news that stands behind the article's own element."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from crawler.clean.text import fold
from crawler.fields.lines import boxes
from crawler.fields.tree import walk
from crawler.fields.tree.flow import Flow, Line, Link
from crawler.fields.tree.links import is_file
from crawler.fields.tree.setting import RELATED, said_by

_LEVELS = 4
"""Levels above the article's element on which a box behind it is looked for."""


def find(node: LexborNode) -> list[Link]:
    """The links of the first box of other news in the elements behind ``node``, that of the article."""
    is_headed = False
    for beside in _following(node):
        flow = _read(beside)
        found = boxes.other_articles(flow) or ([link for link in flow.links if _is_headline(link)] if is_headed else [])
        if found:
            return found[: boxes.MAX_RELATED]
        # Builders of pages set the header in an element of its own.
        line = flow.pieces[0] if len(flow.pieces) == 1 else None
        is_headed = (
            isinstance(line, Line)
            and not line.aside
            and boxes.heads(line)
            and not boxes.LATEST.fullmatch(fold(line.text))
        )
    return []


def _is_headline(link: Link) -> bool:
    return len(link.text) >= boxes.MIN_HEADLINE and len(link.text.split()) >= boxes.LEAST_NAMED and not is_file(link)


def _read(node: LexborNode) -> Flow:
    """The flow of ``node``, of which all stands aside where its own class says so of what is in it."""
    flow, said = walk.read(node), said_by(node.attributes)
    if node.tag == "footer" or _is_sidebar(node) or (said.furniture and not said.bits & RELATED):
        for piece in flow.pieces:
            piece.aside = True
    return flow


_SIDEBAR = re.compile(r"(?:^|[\s_-])(?:sidebar|widget)(?:$|[\s_-])", re.IGNORECASE)


def _is_sidebar(node: LexborNode) -> bool:
    """Whether an element is a column beside the article, by what its class calls it."""
    return node.tag == "aside" or _SIDEBAR.search(node.attributes.get("class") or "") is not None


def _following(node: LexborNode) -> Iterator[LexborNode]:
    level: LexborNode | None = node
    for _ in range(_LEVELS):
        if level is None:
            return
        beside = level.next
        while beside is not None:
            if not beside.is_text_node:
                yield beside
            beside = beside.next
        level = level.parent
