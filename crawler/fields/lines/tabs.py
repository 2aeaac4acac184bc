"""Labels of tabs above a text: "Nội dung | Bình luận | Tài liệu" are neither its lines nor the header of comments."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from crawler.clean.text import fold
from crawler.fields.tree.flow import Line, Piece
from crawler.fields.tree.paragraphs import is_mostly_text

_OF_TEXT = frozenset(
    {"noi dung", "noi dung chi tiet", "noi dung bai viet", "chi tiet", "bai viet", "toan van", "noi dung tin"}
)
_OTHERS = frozenset(
    {
        "binh luan", "y kien", "y kien ban doc", "danh gia", "hoi dap", "hinh anh", "thu vien anh", "video", "audio",
        "tai lieu", "tai lieu dinh kem", "tep dinh kem", "van ban", "van ban lien quan", "tin lien quan", "lien quan",
        "bai viet lien quan", "tom tat", "thong tin", "thong tin them", "thong tin khac", "thong tin bo sung",
        "thuoc tinh", "luoc do", "ban do", "tai ve", "tu khoa",
    }
)  # fmt: skip
_NAMES = _OF_TEXT | _OTHERS
_LONGEST = 30


def set_aside(pieces: Sequence[Piece], start: int = 0) -> None:
    """Mark the labels of tabs among ``pieces``, from ``start`` on and above the first paragraph: two neighbours at
    least, one of them that of the text itself. Between the lead and the next paragraph they are links."""
    above = list(takewhile(lambda piece: not is_mostly_text(piece), pieces[start:]))
    _mark(above)
    below = pieces[start + len(above) + 1 :]
    _mark(list(takewhile(lambda piece: isinstance(piece, Line) and piece.is_linked, below)))


def _mark(pieces: Sequence[Piece]) -> None:
    run: list[Line] = []
    for piece in (*pieces, None):
        if isinstance(piece, Line) and _name(piece) in _NAMES:
            run.append(piece)
            continue
        if run:
            names = {_name(line) for line in run}
            if len(names) > 1 and not names.isdisjoint(_OF_TEXT) and not names.isdisjoint(_OTHERS):
                for line in run:
                    line.aside = True
            run = []


def _name(line: Line) -> str:
    """What a short line says, without a count in brackets."""
    return fold(line.text).rstrip(" :()0123456789") if len(line.text) <= _LONGEST else ""
