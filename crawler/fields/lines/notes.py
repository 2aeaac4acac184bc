"""Notes above a text that are about it and none of it: that it is old, and was carried over from another portal."""

from __future__ import annotations

import re
from collections.abc import Callable

from crawler.clean.text import fold
from crawler.fields.tree.flow import Line, Piece

_LONGEST = 220
"""Characters beyond which a line is no such note."""
_FIRST_LETTERS = frozenset("LlCcGg([*")
_LABEL = re.compile(r"[\W_]{0,4}(?:luu y|chu y|ghi chu)\s?[:：]\s?")
_ARTICLE = r"(?:(?:cac |day la )?(?:bai(?: viet| dang)?|tin(?: bai)?|noi dung|du lieu)(?: nay)?)"
_PUT = r"(?:(?:da |duoc ){0,2}(?:dang(?! ky\b)|xuat ban|chuyen|luu tru)|cu)\b"
_OLD = re.compile(rf"{_ARTICLE} {_PUT}(?P<rest>[^;!?]*)\W*")
_UNITS = "don vi|dia phuong|cap|tinh|thanh pho|huyen|xa|phuong"
_MERGED = re.compile(
    r"\b(?:(?:cong|trang|website|trang web)(?: (?:ttdt|tttdt|thong tin(?: dien tu)?))? cu|"
    rf"(?:sap nhap|hop nhat)(?= (?:(?:cac|hai|ba) )?(?:{_UNITS})\b|\s?[^\w\s]|$)|"
    r"don vi hanh chinh|dia gioi)\b"
)
"""What such a note says of where the article stood, or of what has changed since: before some day all was, and where it
stands now is its source, or what the text is about."""
_ASKS = re.compile(r"\b(?:phai|can|gui|nop|khong duoc|vui long|tac gia|nguon|theo|so|la)\b")
"""What a notice asks of whom it is for, and what tells who wrote."""


def is_note(text: str) -> bool:
    """Whether a line has the label of a note, or is one on where the article stood before: no lead.

    >>> [is_note(text) for text in ("Lưu ý: Mang giấy tờ.", "(Bài viết cũ)", "Lưu ý khi đi hội", "(TVO) - Sáng")]
    [True, True, False, False]
    """
    if text[:1] not in _FIRST_LETTERS or len(text) > 2 * _LONGEST:
        return False
    return _LABEL.match(fold(text[:_LABELLED])) is not None or is_of_page(text)


_LABELLED = 14
"""Characters in which such a label stands."""


def is_of_page(text: str) -> bool:
    """Whether a line is a note of whoever carried the article over, and nothing of its text.

    >>> is_of_page("Lưu ý: Bài viết đăng trước ngày 01/7/2025, tên đơn vị hành chính có thể đã thay đổi.")
    True
    >>> [is_of_page(text) for text in ("(Bài viết cũ)", "(Tin đã đăng trên cổng cũ)", "(Bài đã đăng Báo Ấp Bắc số 12)")]
    [True, True, False]
    >>> is_of_page("Lưu ý: Bài viết đăng ký dự thi gửi trước ngày 01/7/2025."), is_of_page("Lưu ý: Nội dung thi")
    (False, False)
    >>> is_of_page("Ghi chú: Bài đăng trước khi hợp nhất tỉnh"), is_of_page("Ghi chú: Bài đăng khi hợp nhất hai hội")
    (True, False)
    """
    if text[:1] not in _FIRST_LETTERS or len(text) > _LONGEST:
        return False
    folded = fold(text)
    label = _LABEL.match(folded)
    is_bracketed = folded[0] in "([" and folded.rstrip(".")[-1] in ")]"
    start = label.end() if label is not None else 1
    found = (
        _OLD.fullmatch(folded.strip("()[]. ") if is_bracketed else folded[start:]) if label or is_bracketed else None
    )
    if found is None or _ASKS.search(found["rest"]):
        return False
    return (is_bracketed and not found["rest"]) or _MERGED.search(found[0]) is not None


def is_no_lead(line: Line) -> bool:
    """``is_note``, where no class calls a line that only has such a label the lead."""
    return is_note(line.text) and not (line.leads and not is_of_page(line.text))


def below(pieces: list[Piece]) -> list[Piece]:
    """``pieces`` without a note that stands over other lines, of which there are some."""
    return _without_first(pieces, is_no_lead)


def without(pieces: list[Piece]) -> list[Piece]:
    """``pieces`` without a note over all other lines that is none of the text."""
    return _without_first(pieces, lambda line: is_of_page(line.text))


def _without_first(pieces: list[Piece], is_one: Callable[[Line], bool]) -> list[Piece]:
    at = next((at for at, piece in enumerate(pieces) if isinstance(piece, Line)), None)
    first = pieces[at] if at is not None else None
    if at is None or not isinstance(first, Line) or not is_one(first):
        return pieces
    rest = [*pieces[:at], *pieces[at + 1 :]]
    return rest if any(isinstance(piece, Line) for piece in rest) else pieces
