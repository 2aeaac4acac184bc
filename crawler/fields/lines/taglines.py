"""Lines that are the label of an article's tags, with the tags behind it or without."""

from __future__ import annotations

import re

from crawler.clean.text import TEXT_END, fold
from crawler.fields.tree.flow import Line, Piece

_MAX_LINE, _MAX_TAG, _MOST_WORDS = 200, 60, 8
"""Characters of a line of tags, and characters and words of a tag; beyond them it is a sentence."""

_TAGS = re.compile(r"(?:tu khoa|tags?|key ?words?)(?:\s*[:：]|$| tu khoa)")
_BEFORE_LINKS = re.compile(r"(?:tu khoa|tags?|key ?words?)\b")
_LABELS = re.compile(r"thẻ\s?[:：]", re.IGNORECASE)
"""Labels of tags only where links follow: cards are called so, and without its mark ("Thể: Tám chữ") much else."""
_TOPICS = re.compile(r"chủ đề\s?[:：]", re.IGNORECASE)
"""The same, and never where it stands alone: what a day or a contest is about is said behind it."""
_BETWEEN_TAGS = re.compile(r"[,;#|]")
_HEAD = 60
"""Characters in which such a label stands."""
_NUMBERED = re.compile(r"#\d{1,2}(?:[.):]|\s)[^#]*$")
"""A heading with its number."""


def is_tag_line(text: str, linked: int = 0) -> bool:
    """Whether ``text`` is a label with the article's tags behind it, and no sentence that begins with that word.

    Links (``linked`` characters of it) part tags as well as commas do.

    >>> is_tag_line("#HaTinh #80 năm Quốc khánh"), is_tag_line("#1. Đăng ký tài khoản")
    (True, False)
    >>> is_tag_line("Từ khóa: giao thông, hạ tầng"), is_tag_line("Từ khóa: bà con nhập từ đó vào ô tìm rồi chọn.")
    (True, False)
    """
    if _begins_otherwise(text):
        return False
    if text[:1] == "#" and len(text) <= _MAX_LINE and not text.endswith(TEXT_END):
        return all(len(tag) <= _MAX_TAG for tag in text.split("#")) and _NUMBERED.match(text) is None
    is_linked = linked * 2 > len(text)
    if (label := _LABELS.match(text)) is not None and ((is_linked and linked < len(text)) or label.end() == len(text)):
        return True
    if is_linked and linked < len(text) and _TOPICS.match(text) is not None:
        return True
    named = _BEFORE_LINKS if is_linked and linked < len(text) else _TAGS
    found = named.match(fold(text[:_HEAD])) if is_linked or len(text) <= _MAX_LINE else None
    if found is None or is_linked:
        return found is not None
    tags = [tag.strip() for tag in _BETWEEN_TAGS.split(text[found.end() :])]
    return all(len(tag) <= _MAX_TAG and len(tag.split()) <= _MOST_WORDS for tag in tags)


def tells_tags(piece: Piece) -> bool:
    """Whether a piece right below an article is the line of its tags: most classes call one furniture; without links it
    may be of another box then."""
    is_own = isinstance(piece, Line) and (not piece.aside or piece.linked > 0)
    return is_own and isinstance(piece, Line) and is_tag_line(piece.text, piece.linked)


def is_tag_label(text: str) -> bool:
    """Whether ``text`` is the label of tags without any tag.

    >>> is_tag_label("Từ khóa:"), is_tag_label("Tags"), is_tag_label("Từ khóa: giao thông")
    (True, True, False)
    """
    if _begins_otherwise(text):
        return False
    return bool(_TAGS.fullmatch(fold(text).strip()) or _LABELS.fullmatch(text.strip()))


def _begins_otherwise(text: str) -> bool:
    """Whether a line begins as none of those labels does: most, and told without folding them."""
    first = text[:1]
    return first.isascii() and first.isalnum() and first not in "tTkKcC"
