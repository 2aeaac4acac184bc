"""Rows of other articles below a text, each a link and what that is about, that no header announces."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Sequence

from crawler.clean.text import fold
from crawler.families.unmarked import teasers
from crawler.families.unmarked.surroundings import around
from crawler.fields.lines import furniture, meta
from crawler.fields.lines import teasers as rowed
from crawler.fields.tree.flow import Flow, Line, Link
from crawler.fields.tree.links import is_file, is_handed_out, leads_to_tag, may_be_article
from crawler.fields.tree.paragraphs import is_unlinked

_LEAST_ROWS, _LEAST_PARAGRAPHS = 2, 2
"""Rows that are a box, and paragraphs of the text above."""
_SHORTEST, _MOST_INSIDE, _MOST_BEHIND = 20, 4, 12
"""Characters of a headline, pieces of a row below it, and pieces behind the last row: a pager, the page's foot."""


def parted(flow: Flow, inside: list[int], url: str) -> tuple[list[int], list[int]]:
    """The places ``inside``, the article's on the page ``url``, above the rows that end them or stand over a box of
    other news, and those from there on; all, and none, where no rows do.

    The rows stand in an element apart from that of the paragraphs. Where no day stands above these, the page may be a
    section's with its list, and what has a text of one paragraph sums up the rows.
    """
    headings = {link.line for link in flow.links if _may_head(flow, link, url)}
    first = _first(flow, inside, headings) if len(headings) >= _LEAST_ROWS else None
    at = bisect_left(inside, first) if first is not None else len(inside)
    return inside[:at], inside[at:]


def _first(flow: Flow, inside: list[int], headings: set[int]) -> int | None:
    """The place of the first row below a text; None where there are none."""
    below = range(bisect_left(inside, min(headings)), len(inside))
    end = next((at for at in below if furniture.heads_box(flow.pieces, inside[at])), len(inside))
    while end > max(1, len(inside) - _MOST_BEHIND) and _is_behind(flow, inside[end - 1]):
        end -= 1
    rows, first = 0, inside[end - 1] + 1
    while (heading := _last(headings, first)) is not None:
        start = rowed.first_of_row(flow, heading, first)
        if start is None or start <= inside[0]:
            break
        rows, first = rows + 1, start
    if rows < _LEAST_ROWS:
        return None
    kept = inside[: bisect_left(inside, first)]
    texts = [place for place in kept if is_unlinked(flow.pieces[place])]
    if len(texts) < _LEAST_PARAGRAPHS or not _is_apart(flow, texts[-2:], first, inside[end - 1]):
        return None
    facts = (flow.pieces[place] for place in kept[: kept.index(texts[0])])
    return first if any(isinstance(piece, Line) and meta.read(piece).date for piece in facts) else None


_ANNOUNCES = re.compile(r":$|\b(?:sau|duoi) day\b|\b(?:gom|nhu|la|sau)\W*$")
"""How a line ends that leads to what a text lists."""
_NUMBERED = re.compile(r"\d{1,2}[.)/]\s")


def headlines(flow: Flow, rows: Sequence[int]) -> list[Link]:
    """The links that head the rows at these places."""
    places = frozenset(rows)
    return [link for link in flow.links if link.line in places and len(link.text) >= _SHORTEST]


def _may_head(flow: Flow, link: Link, url: str) -> bool:
    """Whether a link is all of a line as long as a headline but for a date, and leads to an article: what a text
    offers, each file with what it is, is its own."""
    line = flow.pieces[link.line] if link.line < len(flow.pieces) else None
    if len(link.text) < _SHORTEST or line is None or line.aside or not teasers.may_head_row(line):
        return False
    return may_be_article(link, url) and not is_handed_out(link)


def _last(headings: Container[int], end: int) -> int | None:
    """Place of the last heading among the few pieces before ``end``."""
    return next((at for at in range(end - 1, max(0, end - 2 - _MOST_INSIDE), -1) if at in headings), None)


def _is_behind(flow: Flow, at: int) -> bool:
    """Whether a piece may stand behind the last row: a link, a pager's number, the page's foot. Who wrote the article,
    its tags and files, and how it was read end what stands above them, rows or not."""
    piece = flow.pieces[at]
    if not isinstance(piece, Line) or len(piece.text) >= _SHORTEST:
        return False
    if not piece.is_linked:
        return furniture.is_foot(piece.text) or not any(map(str.isalpha, piece.text))
    return not any(link.line == at and (is_file(link) or leads_to_tag(link.url)) for link in flow.links)


def _is_apart(flow: Flow, texts: Sequence[int], first: int, last: int) -> bool:
    """Whether the rows from ``first`` to ``last`` stand in an element that is neither in that of the paragraphs at
    ``texts`` nor holds it, and no line announces them: what a text lists is its own."""
    pieces = flow.pieces
    over, box = pieces[first - 1], around(flow, pieces[first].block, pieces[last].block)
    is_announced = isinstance(over, Line) and (over.level > 0 or _ANNOUNCES.search(fold(over.text)) is not None)
    row = pieces[first]
    is_announced |= isinstance(row, Line) and _NUMBERED.match(row.text) is not None
    before, own = (pieces[at].block for at in texts)
    # Paragraphs that a ``<br>`` parts are of one block.
    text = around(flow, before, own)
    return box > 0 and not (is_announced or flow.is_inside(own, box) or flow.is_inside(box, text))
