"""The caption of the picture with which a text ends."""

from __future__ import annotations

from collections.abc import Container, Sequence

from crawler.clean.names import looks_like_byline
from crawler.clean.text import fold
from crawler.fields.lines import captionwords
from crawler.fields.tree.flow import Line, Picture, Piece

_MOST_SIGNING = 3
"""Lines below the last caption that say who wrote, who took the pictures, where it is from."""
_PLAIN = (False, False)


def is_one(pieces: Sequence[Piece], at: int, line: Line, taken: Container[int]) -> bool:
    """Whether ``line``, right below the picture ``at``, is its caption where no more follows than who made the article.

    No longer paragraph below tells the two apart there: what the line says does, or that it is set otherwise than the
    text, or as the caption of the picture above is. Of a line that is all of a text nothing tells.
    """
    below = pieces[at + 2 : at + 3 + _MOST_SIGNING]
    if len(below) > _MOST_SIGNING or not all(map(_may_sign, below)):
        return False
    if line.kind == "heading" or line.bold:
        return False
    if not captionwords.is_unmarked(line.text):
        return captionwords.is_unmarked(line.text.rstrip(".")) and _ends_series(pieces, at, line, taken)
    above = next((piece for piece in reversed(pieces[:at]) if isinstance(piece, Line)), None)
    if above is None:
        return False
    is_other = _setting(line) not in (_PLAIN, _setting(above))
    return is_other or captionwords.WORDED.search(fold(line.text)) is not None or _has_alike(pieces[:at], taken, line)


def _has_alike(above: Sequence[Piece], taken: Container[int], line: Line) -> bool:
    """Whether the last picture above has its caption right below it, set as ``line`` is."""
    at = next((at for at in range(len(above) - 1, -1, -1) if isinstance(above[at], Picture)), -1)
    below = above[at + 1] if 0 <= at < len(above) - 1 and at + 1 in taken else None
    return isinstance(below, Line) and _setting(below) == _setting(line)


def _ends_series(pieces: Sequence[Piece], at: int, line: Line, taken: Container[int]) -> bool:
    """Whether the pictures right above ``at``, two at least, have one sentence each below them, set as ``line`` is."""
    captions = pieces[max(at - 1, 0) : max(at - 4, 0) : -2]
    pictures = pieces[max(at - 2, 0) : max(at - 5, 0) : -2]
    if len(pictures) < _SERIES or not all(isinstance(each, Picture) for each in pictures):
        return False
    return all(
        place in taken and isinstance(each, Line) and each.text.endswith(".") and _setting(each) == _setting(line)
        for place, each in zip((at - 1, at - 3), captions, strict=False)
    )


_SERIES = 2


def _setting(line: Line) -> tuple[bool, bool]:
    return line.italic, line.align == "center"


def _may_sign(piece: Piece) -> bool:
    if not isinstance(piece, Line):
        return False
    return captionwords.OF_TEXT.match(piece.text) is not None or looks_like_byline(piece.text, set_off=True)
