"""Boxes around the pictures of a gallery, and who took them: one line below them all, in the figure around theirs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.clean.names import split_credit
from crawler.clean.text import fold
from crawler.fields.tree.flow import Line, Picture, Piece

_LEAST, _MOST_ABOVE = 2, 200
"""Pictures of a gallery, and pieces above its credit among which they stand."""
_LABEL = re.compile(r"\(?(?:nguon )?(?:anh|photos?)\s?:\s?")


def credit(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the caption ``at``, in a figure that holds no picture of its own, is nothing but the credit of those
    right above, each in a figure of its own; each that has none gets it."""
    line = pieces[at]
    name = split_credit(line.text)[1] if isinstance(line, Line) else None
    if not isinstance(line, Line) or not name or not _LABEL.fullmatch(fold(line.text.partition(name)[0])):
        return False
    shown: list[Picture] = []
    for piece in reversed(pieces[max(at - _MOST_ABOVE, 0) : at]):
        if isinstance(piece, Picture) and piece.figure:
            shown.append(piece)
        elif not (isinstance(piece, Line) and piece.captioned and piece.figure):
            break
    if len({picture.figure for picture in shown}) < _LEAST:
        return False
    for picture in shown:
        picture.credit = picture.credit or name
    return True


def around(block: int, parents: Sequence[int]) -> list[int]:
    """``block`` and those nearest around it, without the root."""
    found: list[int] = []
    while 0 < block < len(parents) and len(found) < _MOST_LEVELS:
        found.append(block)
        block = parents[block]
    return found


_MOST_LEVELS = 4
"""Elements around a picture among which the box is that it shares with its caption."""
