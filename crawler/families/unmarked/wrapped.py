"""An article whose own wrapper is called as the boxes of other things are ("other_article-page", "widget")."""

from __future__ import annotations

import re
from enum import Enum
from itertools import islice

from selectolax.lexbor import LexborNode

from crawler.clean.text import SENTENCE_END
from crawler.fields.tree import queries
from crawler.fields.tree.flow import Flow, Line
from crawler.fields.tree.lengths import MIN_PARAGRAPH
from crawler.fields.tree.setting import RELATED, Said, said_by

MIN_TEXT = 200
"""Characters of paragraphs in such boxes from which one of them may be the article's wrapper."""

_MOST, _MOST_READ, _MOST_ASKED = 40, 1_000_000, 12
"""Elements of such names that are looked at, characters of them, as they may stand in one another, and paragraphs that
are looked for in each."""

_ENTRIES = "h1, h2, h3, h4, h5, h6, li, a[href], [onclick], textarea"
"""What stands in every box of other news, and in one of comments."""

_SENTENCE_END = (*SENTENCE_END, ":")


def aside(flow: Flow) -> list[str]:
    """The paragraphs that stand in boxes that their classes name."""
    return [
        piece.text
        for piece in flow.pieces
        if isinstance(piece, Line) and piece.aside and len(piece.text) >= MIN_PARAGRAPH and not piece.linked
        if piece.text.endswith(_SENTENCE_END)
    ]


class OwnText(Enum):
    """What a page without such boxes shows of an article."""

    NONE = "nothing"
    LEAD = "no paragraph, or one beside a box in the same element"
    TEXT = "paragraphs in an element of their own"


def own_text(flow: Flow, body: Flow) -> OwnText:
    """What ``body``, found in ``flow``, has beside the boxes."""
    asides = (line.block for line in flow.lines() if line.aside and len(line.text) >= MIN_PARAGRAPH)
    boxed = [*islice(asides, _MOST_ASKED)]
    own = (line for line in body.lines() if len(line.text) >= MIN_PARAGRAPH and not line.linked)
    apart = (line for line in own if not any(flow.is_inside(block, flow.parents[line.block]) for block in boxed))
    return OwnText.TEXT if any(apart) else OwnText.LEAD


def wrappers(root: LexborNode, paragraphs: list[str], title: str, own: OwnText, *, inside: bool) -> frozenset[int]:
    """The memory addresses of the elements in ``root`` whose class is no reason to leave out what they hold.

    Those hold the ``title`` (``inside`` some of them) with most of ``paragraphs``; or ``paragraphs`` with no entry of a
    box, no heading, no list, no link: where the text is not the page's ``own``, under a class that calls them a box of
    other articles, where it has none, right below the title under one that says what a part of a page is.
    """
    found: list[int] = []
    wanted, left = _bare(title) if inside else "", _MOST_READ
    sample = [_bare(paragraph) for paragraph in paragraphs[:_MOST_ASKED]]
    named = ((node, said) for node in queries.every(root, "[class]") if (said := said_by(node.attributes)).furniture)
    for node, said in islice(named, _MOST):
        text = _bare(node.text(deep=True)) if left > 0 else ""
        left -= len(text)
        held = [paragraph for paragraph in sample if paragraph in text]
        is_around = bool(wanted) and wanted in text and len(held) * 2 > len(sample)
        if is_around or (len(held) > 1 and _is_misnamed(node, said, own, _bare(title))):
            found.append(node.mem_id)
    return frozenset(found)


def _is_misnamed(node: LexborNode, said: Said, own: OwnText, title: str) -> bool:
    is_box = bool(said.bits & RELATED) and own is not OwnText.TEXT
    is_part = own is OwnText.NONE and _PART.search(node.attributes.get("class") or "") is not None
    if not (is_box or (is_part and _is_right_below(node, title))):
        return False
    return queries.first(node, _ENTRIES) is None


def _is_right_below(node: LexborNode, title: str) -> bool:
    """Whether what stands before an element on its level, down to the title, is short and no file: below one stands how
    to open it."""
    beside = node.prev
    for _ in range(_MOST_BETWEEN):
        if beside is None:
            break
        said = _bare(beside.text(deep=True) or "")
        if said == title:
            return True
        is_file = not beside.is_text_node and queries.first(beside, _FILES) is not None
        if is_file or len(said) >= MIN_PARAGRAPH:
            break
        beside = beside.prev
    return False


_PART = re.compile(r"(?:^|\s)(?:widget|tools?|sidebar)(?:\s|$)", re.IGNORECASE)
"""Names of parts of a page; those of comments, of buttons and of adverts never hold a text."""
_FILES = ", ".join(f'a[href$=".{ending}" i]' for ending in ("pdf", "doc", "docx", "xls", "xlsx", "zip", "rar"))
_MOST_BETWEEN = 8
"""Elements and texts between the title and the text."""


def _bare(text: str) -> str:
    return "".join(text.split())
