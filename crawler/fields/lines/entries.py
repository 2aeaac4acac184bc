"""Entries of a text that are called like a button, of lists or set line by line; and the pictures of buttons."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import islice

from crawler.clean.text import TEXT_END, fold
from crawler.fields.lines import toolwords, wordings
from crawler.fields.tree.flow import Line, Picture, Piece
from crawler.fields.tree.imagefiles import is_called_button

_NOUN = re.compile("|".join(toolwords.THINGS))
_WORDS = ("in an", "in", "luu", "print", "download", "tai ve", "lien ket", "chi tiet", "dang cap nhat")
_OF_BOTH = re.compile("|".join((*_WORDS, *toolwords.AMOUNTS)))
"""Words of buttons that a text has as well: for headings, for amounts."""
_VIEWER = re.compile(toolwords.VIEWER)
_PARAGRAPH = 100
"""Characters of a line from which it is of the running text."""
_NEAR = 30
"""Pieces around an entry among which those of its list are."""
_LONGEST = 90
"""Characters beyond which a line is neither a heading nor an entry."""


def is_one(pieces: list[Piece], at: int, folded: str, is_furniture: Callable[[str], bool]) -> bool:
    """Whether the line at ``at`` is an entry of the text's own: beside a short line, or in a list with such a one; one
    that is called by a word of both stands between paragraphs.

    ``is_furniture`` tells of a folded line whether it is none of the text.
    """
    line = pieces[at]
    if not isinstance(line, Line) or line.linked:
        return False
    if _OF_BOTH.fullmatch(folded) is not None:
        return _is_in_text(pieces, at, is_furniture)
    is_page = line.group and _VIEWER.fullmatch(folded) is not None
    if not is_page and _NOUN.fullmatch(folded) is None:
        return False
    near = pieces[max(0, at - 1) : at] + pieces[at + 1 : at + 2]
    if line.group:
        around = pieces[max(0, at - _NEAR) : at + _NEAR]
        near = [piece for piece in around if isinstance(piece, Line) and piece.group == line.group]
    if is_page:
        return any(isinstance(piece, Line) and _is_beside_page(piece, line, is_furniture) for piece in near)
    return any(isinstance(piece, Line) and _is_short(piece, is_furniture) for piece in near)


def _is_beside_page(piece: Line, line: Line, is_furniture: Callable[[str], bool]) -> bool:
    """Whether an entry of a list shows that another, which names a page and how many there are, is of the text: it
    names a page as well, or is no button of a document's viewer."""
    folded = fold(piece.text)
    if _VIEWER.fullmatch(folded) is not None:
        return piece.text != line.text and not piece.linked
    return not wordings.PAGER.issuperset(folded.split()) and _is_short(piece, is_furniture)


def _is_in_text(pieces: list[Piece], at: int, is_furniture: Callable[[str], bool]) -> bool:
    """Whether the line at ``at`` stands between paragraphs of the text, and no button, link or count beside it."""
    return all(_leads_to_text(way, is_furniture) for way in (pieces[at + 1 :], reversed(pieces[:at])))


def _leads_to_text(way: Iterable[Piece], is_furniture: Callable[[str], bool]) -> bool:
    """Whether the first paragraph on the way stands behind nothing but lines of the text."""
    for piece in islice(way, _NEAR):
        if not isinstance(piece, Line):
            continue
        if piece.linked or piece.aside:
            return False
        if len(piece.text) >= _PARAGRAPH:
            return True
        folded = fold(piece.text)
        if _OF_BOTH.fullmatch(folded) is None and is_furniture(folded):
            return False
    return False


def is_of_button(pieces: list[Piece], at: int, is_tools: Callable[[str], bool]) -> bool:
    """Whether the piece at ``at`` is a picture that is called like a button and stands before one, or behind the last.

    ``is_tools`` tells of a folded line whether it is of buttons.
    """
    picture = pieces[at]
    if not isinstance(picture, Picture) or not is_called_button(picture.url):
        return False
    word = next(iter(pieces[at + 1 : at + 2] or pieces[max(0, at - 1) : at]), None)
    return isinstance(word, Line) and bool(word.linked) and is_tools(fold(word.text))


def _is_short(line: Line, is_furniture: Callable[[str], bool]) -> bool:
    """Whether a line is a heading or an entry of the text: short, no button, no link, no sentence."""
    if line.linked or line.aside or len(line.text) > _LONGEST or line.text.endswith(TEXT_END):
        return False
    return not is_furniture(fold(line.text))
