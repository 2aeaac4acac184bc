"""Names in capitals under the picture that ends a text: of those who made both, as some systems print them."""

from __future__ import annotations

import re

from crawler.clean.names import looks_like_byline
from crawler.clean.persons import is_full_name
from crawler.fields.tree.flow import Line, Picture, Piece
from crawler.fields.tree.paragraphs import is_unlinked

_LEAST = 3
"""Names that sign together: two are seen in a picture."""
_BETWEEN = re.compile(r"\s[-–]\s")


def take(pieces: list[Piece]) -> list[Line]:
    """Take the caption off a last picture, below a paragraph, that is nothing but three or more names in capitals.

    Who is seen in a picture is told in small letters, by a full name, with one other, or under others of the text, too.

    >>> text, shown = Line("Xã Ví Dụ ra quân làm đường. " * 4), Picture("/a.jpg", caption="LÊ HÀ - MINH TÚ - VĂN AN")
    >>> [[line.text for line in take(each)] for each in ([shown], [shown, text], [text, shown])], shown.caption
    ([[], [], ['LÊ HÀ - MINH TÚ - VĂN AN']], None)
    """
    last = pieces[-1] if pieces else None
    names = last.caption if isinstance(last, Picture) else None
    if not isinstance(last, Picture) or not names or not _are_names(names) or not any(map(is_unlinked, pieces)):
        return []
    if any(isinstance(piece, Picture) and piece.caption and _are_names(piece.caption) for piece in pieces[:-1]):
        return []
    last.caption = None
    return [Line(names)]


def _are_names(text: str) -> bool:
    names = _BETWEEN.split(text) if text.isupper() else []
    return len(names) >= _LEAST and looks_like_byline(text) and not any(is_full_name(name.title()) for name in names)
