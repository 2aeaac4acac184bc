"""The box above a text in which a machine sums it up: no words of the article's author."""

from __future__ import annotations

import re

from crawler.clean.text import fold
from crawler.fields.tree.flow import Flow, Line, Piece

_HEADER = re.compile(
    r"(?:ai tom tat(?: (?:bai viet|noi dung|tin|bai|nhanh)){0,2}|"
    r"(?:noi dung )?tom tat(?: (?:bai viet|noi dung|tin|bai|nhanh)){0,2}[ (]{1,2}(?:duoc tao )?"
    r"(?:bang|boi|tu|voi) (?:cong cu )?(?:ai|tri tue nhan tao)\b(?: \w+){0,2})\s?\)?\s?:?$"
)
"""A title or a heading of news about such machines says more."""
_INITIALS = frozenset("AaTtNn")
_LONGEST, _MOST, _NEAR, _LEAST = 80, 12, 8, 60
"""Characters of the header, lines of such a box and behind it, and characters of a paragraph there."""


def set_aside(flow: Flow) -> None:
    """Mark the lines of the smallest element around such a header that holds more than it, and nothing above it: text
    goes on behind it."""
    pieces = flow.pieces
    for at, piece in enumerate(pieces):
        if not isinstance(piece, Line) or len(piece.text) > _LONGEST or piece.text[:1] not in _INITIALS:
            continue
        lower = piece.text.lower()  # cheap, as their first letters: most lines can be no such header at all
        if not ("ai" in lower or "nhân tạo" in lower) or not _HEADER.match(fold(piece.text)):
            continue
        box, end = piece.block, at + 1
        while box and (end >= len(pieces) or not flow.is_inside(pieces[end].block, box)):
            box = flow.parents[box]
        while box and end < len(pieces) and end - at <= _MOST and flow.is_inside(pieces[end].block, box):
            end += 1
        # Where nothing parts it from the text, what is whose cannot be told.
        is_apart = bool(box) and not (at and flow.is_inside(pieces[at - 1].block, box))
        if is_apart and end - at <= _MOST and any(map(_is_paragraph, pieces[end : end + _NEAR])):
            for each in pieces[at:end]:
                each.aside = True


def _is_paragraph(piece: Piece) -> bool:
    return isinstance(piece, Line) and len(piece.text) >= _LEAST and not piece.is_linked
