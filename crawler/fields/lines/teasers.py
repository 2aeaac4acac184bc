"""Rows of other articles below a text that no header announces: a linked heading and what that article is about."""

from __future__ import annotations

import re
from collections.abc import Iterable

from crawler.clean.text import fold
from crawler.fields.tree.flow import Flow, Line, Picture, Piece
from crawler.fields.tree.paragraphs import is_mostly_text

_LEAST_ROWS, _LEAST_PARAGRAPHS = 2, 2
"""Rows that are a box, and paragraphs that a text above it has: what has one sums up those rows, and is of them."""
_READ_ON = re.compile(r"\b(?:xem|doc) (?:them|tiep)$|\bchi tiet$")
_LONGEST, _MOST_INSIDE, _HIGHEST = 400, 4, 3
"""Characters of a teaser, pieces of a row, and levels from its heading up to its element."""


def places(flow: Flow, headings: Iterable[int]) -> set[int]:
    """Places of the rows that end ``flow``; ``headings`` lead to other articles. Each row is an element of its own: who
    heads the parts of a text with links sets them among its paragraphs."""
    rows: list[tuple[int, int]] = []
    end = len(flow.pieces)
    for at in sorted(headings, reverse=True):
        first = first_of_row(flow, at, end)
        if first is None:
            break
        rows.append((first, end))
        end = first
    above = [piece for piece in flow.pieces[:end] if is_mostly_text(piece)]
    if len(rows) < _LEAST_ROWS or len(above) < _LEAST_PARAGRAPHS or _are_parts(flow, rows, above[-1]):
        return set()
    return set(range(end, len(flow.pieces)))


def first_of_row(flow: Flow, heading: int, end: int) -> int | None:
    """Place of the first piece of the row that holds a heading and the pieces up to ``end``; None where no element
    holds them alone, or they are no teaser."""
    pieces = flow.pieces
    inside = pieces[heading + 1 : end]
    texts = [piece for piece in inside if isinstance(piece, Line) and not piece.is_linked]
    if not texts or len(inside) > _MOST_INSIDE or any(len(text.text) > _LONGEST for text in texts):
        return None
    row = pieces[heading].block
    for _ in range(_HIGHEST):
        if not row or all(flow.is_inside(piece.block, row) for piece in inside):
            break
        row = flow.parents[row]
    first = heading
    while first and isinstance(pieces[first - 1], Picture) and flow.is_inside(pieces[first - 1].block, row):
        first -= 1
    is_alone = row and all(flow.is_inside(piece.block, row) for piece in inside)
    return first if is_alone and first and not flow.is_inside(pieces[first - 1].block, row) else None


def _are_parts(flow: Flow, rows: list[tuple[int, int]], text: Piece) -> bool:
    """Whether the rows may be parts of the text: its last paragraph announces them, they are numbered, or stand in the
    element of its paragraphs, and no row leads to the rest of what it says."""
    first = rows[-1][0]
    announces = any(isinstance(piece, Line) and piece.text.endswith(":") for piece in flow.pieces[first - 1 : first])
    inside = [piece for piece in flow.pieces[first:] if isinstance(piece, Line)]
    if announces or any(piece.level and piece.text[:1].isdigit() for piece in inside):
        return True
    row = flow.pieces[first].block
    while row and not all(flow.is_inside(piece.block, row) for piece in flow.pieces[first : rows[-1][1]]):
        row = flow.parents[row]
    is_cut = any(piece.text.endswith(("...", "…")) or _READ_ON.search(fold(piece.text)) for piece in inside)
    return not is_cut and flow.parents[text.block] == flow.parents[row]
