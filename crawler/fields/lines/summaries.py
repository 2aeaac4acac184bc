"""The box above a text in which a machine sums it up: no words of the article's author."""

from __future__ import annotations

import re

from crawler.clean.text import fold
from crawler.fields.tree.flow import Flow, Line

_HEADER = re.compile(
    r"(?:ai tom tat|(?:noi dung )?tom tat(?: (?:bai viet|noi dung|tin|bai|nhanh))?[ (]{1,2}(?:duoc tao )?"
    r"(?:bang|boi|tu|voi) (?:cong cu )?(?:ai|tri tue nhan tao)\b)[^.]{0,40}$"
)
_NAMED = re.compile(r"AI\b|nhân tạo", re.IGNORECASE)
"""Cheap: whether a line can be such a header at all."""
_LONGEST, _MOST = 80, 12
"""Characters of the header, and lines of such a box."""


def set_aside(flow: Flow) -> None:
    """Mark the lines of the smallest element around such a header that holds more than it."""
    pieces = flow.pieces
    for at, piece in enumerate(pieces):
        if not isinstance(piece, Line) or len(piece.text) > _LONGEST or not _NAMED.search(piece.text):
            continue
        if not _HEADER.match(fold(piece.text)):
            continue
        box, end = piece.block, at + 1
        while box and (end >= len(pieces) or not flow.is_inside(pieces[end].block, box)):
            box = flow.parents[box]
        while box and end < len(pieces) and flow.is_inside(pieces[end].block, box):
            end += 1
        # Where nothing parts it from the text, what is whose cannot be told.
        if box and end - at <= _MOST and end < len(pieces):
            for each in pieces[at:end]:
                each.aside = True
