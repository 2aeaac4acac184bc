"""Titles that a ``<br>`` broke into lines: which of them belong together."""

from __future__ import annotations

from crawler.fields.tree.flow import Flow, Line, Piece

_MOST_BROKEN = 12
"""Lines beyond which a block of broken lines is a text, and no title."""


def last_of(flow: Flow, at: int) -> int:
    """The last of the lines that a ``<br>`` made of the one at ``at``, all set alike."""
    line = flow.pieces[at]
    end = min(len(flow.pieces), at + 1 + _MOST_BROKEN)
    while isinstance(line, Line) and line.soft and at + 1 < end:
        below = flow.pieces[at + 1]
        if not isinstance(below, Line) or (below.block, below.bold, below.level) != (line.block, line.bold, line.level):
            break
        line, at = below, at + 1
    return at


def first_of(pieces: list[Piece], at: int) -> int:
    """The first of the lines that a ``<br>`` made of the one that ends at ``at``."""
    line = pieces[at]
    while at and isinstance(above := pieces[at - 1], Line) and above.soft and above.block == line.block:
        at -= 1
    return at


def begin(pieces: list[Piece], at: int) -> int:
    """Where the title begins that goes on in the line at ``at``: in a small letter, or behind a comma."""
    line, above = pieces[at], pieces[at - 1] if at else None
    goes_on = isinstance(line, Line) and line.text[:1].islower()
    return first_of(pieces, at) if goes_on or (isinstance(above, Line) and above.text.endswith(",")) else at
