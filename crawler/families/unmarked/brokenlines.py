"""Titles that a ``<br>`` broke into lines: which of them belong together."""

from __future__ import annotations

from collections.abc import Callable

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


def begin(flow: Flow, at: int, may_be: Callable[[int], bool]) -> int:
    """Where the title begins that goes on in the line at ``at``: in the line above it, set alike, while it begins in a
    small letter; what stands there ``may_be`` one, too."""
    first = at
    while first and at - first < _MOST_BROKEN and _goes_on(*flow.pieces[first - 1 : first + 1]):
        if not may_be(first - 1) or last_of(flow, first - 1) < at:
            break
        first -= 1
    return first


def _goes_on(above: Piece, line: Piece) -> bool:
    """Whether a line may go on from the one above: that is no label, no sentence, and no section in capitals."""
    if not (isinstance(above, Line) and isinstance(line, Line)) or above.text.isupper():
        return False
    return line.text[:2].islower() and above.text[-1:] not in _ENDS


_ENDS = frozenset(".:;!?…")
