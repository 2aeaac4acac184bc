"""The headlines of other articles among the lines under a title: three of them, each over its lead, make a list."""

from __future__ import annotations

from crawler.clean.tails import is_date_alone
from crawler.fields.tree.flow import Line, Piece

_MIN_HEADLINE = 20
_LONGEST_DATE = 40
"""Characters of a date in brackets."""


def is_headline(piece: Piece) -> bool:
    """Whether a line is a link as long as a headline."""
    return isinstance(piece, Line) and piece.is_linked and len(piece.text) >= _MIN_HEADLINE


def may_head_row(piece: Piece, *, dated: bool = False) -> bool:
    """Whether a line is such a link, alone or with a date in brackets behind it and no more: over a lead that is how
    rows begin, one below the other they may be what a text announces. Papers with their days are what an article that
    is ``dated`` itself lists.

    >>> may_head_row(Line("Khai mạc lễ hội hoa Ban (12/02/2021 8:00 SA)", linked=23))
    True
    >>> may_head_row(Line("Khai mạc lễ hội hoa Ban (do tỉnh tổ chức)", linked=23))
    False
    """
    if not isinstance(piece, Line) or piece.linked < _MIN_HEADLINE:
        return False
    return piece.is_linked or (not dated and len(piece.text) - piece.linked <= _dated_tail(piece.text))


def _dated_tail(text: str) -> int:
    """Characters of the date in brackets that a line ends with, and of the space before it; 0 where there is none."""
    start = text.rfind("(") if text.endswith(")") else -1
    is_date = start > 0 and len(text) - start <= _LONGEST_DATE and is_date_alone(text[start:])
    return len(text) - start + 1 if is_date else 0
