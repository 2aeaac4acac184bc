"""An article whose own wrapper is called as the boxes of other things are ("other_article-page", "widget")."""

from __future__ import annotations

from itertools import islice

from selectolax.lexbor import LexborNode

from crawler.fields.tree import queries
from crawler.fields.tree.flow import Flow, Line
from crawler.fields.tree.setting import RELATED, Said, said_by

MIN_PARAGRAPH = 60
"""Characters from which an unlinked line is a paragraph."""

MIN_TEXT = 200
"""Characters of paragraphs in such boxes from which one of them may be the article's wrapper."""

_MOST, _MOST_READ, _MOST_ASKED = 40, 1_000_000, 12
"""Elements of such names that are looked at, characters of them, as they may stand in one another, and paragraphs that
are looked for in each."""

_ENTRIES = "h1, h2, h3, h4, h5, h6, li, a[href], [onclick], textarea"
"""What stands in every box of other news, and in one of comments."""

_SENTENCE_END = (".", "!", "?", "”", '"', ":")


def aside(flow: Flow) -> list[str]:
    """The paragraphs that stand in boxes that their classes name."""
    return [
        piece.text
        for piece in flow.pieces
        if isinstance(piece, Line) and piece.aside and len(piece.text) >= MIN_PARAGRAPH and not piece.linked
        if piece.text.endswith(_SENTENCE_END)
    ]


def wrappers(root: LexborNode, paragraphs: list[str], title: str) -> frozenset[int]:
    """The memory addresses of the elements in ``root`` whose class is no reason to leave out what they hold.

    Those hold the ``title`` (empty where it stands elsewhere) with most of ``paragraphs``, or a class that calls them
    a box of other articles and ``paragraphs`` with no entry of one: no heading, no list, no link.
    """
    found: list[int] = []
    wanted, left = _bare(title), _MOST_READ
    sample = [_bare(paragraph) for paragraph in paragraphs[:_MOST_ASKED]]
    named = ((node, said) for node in queries.every(root, "[class]") if (said := said_by(node.attributes)).furniture)
    for node, said in islice(named, _MOST):
        text = _bare(node.text(deep=True)) if left > 0 else ""
        left -= len(text)
        held = [paragraph for paragraph in sample if paragraph in text]
        is_around = bool(wanted) and wanted in text and len(held) * 2 > len(sample)
        if is_around or (len(held) > 1 and _is_misnamed(node, said)):
            found.append(node.mem_id)
    return frozenset(found)


def _is_misnamed(node: LexborNode, said: Said) -> bool:
    return bool(said.bits & RELATED) and queries.first(node, _ENTRIES) is None


def _bare(text: str) -> str:
    return "".join(text.split())
