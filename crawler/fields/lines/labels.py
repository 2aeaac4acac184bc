"""Labels of facts about an article, and what they announce in the next cell or block."""

from __future__ import annotations

import re
from functools import lru_cache

from crawler.clean.dates import parse_date
from crawler.clean.names import is_agency, looks_like_byline
from crawler.clean.persons import is_capitalised
from crawler.clean.text import fold
from crawler.fields.tree.flow import Line, Piece

_LABELS = frozenset(
    {
        "luot xem", "so luot xem", "luot doc", "so luot doc", "da xem", "views", "so lan xem", "so lan doc",
        "ngay dang", "ngay dang tin", "dang ngay", "ngay cap nhat", "cap nhat", "ngay xuat ban",
        "thoi gian dang", "thoi gian dang tin",
    }
)  # fmt: skip
_LONGEST_VALUE, _LONGEST_DAY, MAX_LABELLED = 24, 48, 60
"""Characters beyond which no text is a label or a count; a date with its weekday and time; or the value of any label in
the line before it."""

_CREDITS = frozenset(
    {
        "tac gia", "tac gia bai viet", "nguoi viet", "nguon", "nguon tin", "anh", "tin", "bai", "tin, anh", "bai, anh",
        "tin, bai", "tin anh", "tin va anh", "bai va anh", "bai viet", "theo nguon", "author", "source", "nguoi dang",
    }
)  # fmt: skip
_AUTHOR, _MOST_NAMES = ("tac gia", "nguoi viet", "author"), 6  # behind these words in capitals are a name
_PLACES = frozenset({"chuyen muc", "danh muc", "tu khoa", "tags"})
_CREDIT_INITIALS = frozenset("TtNnAaẢảBbS")
_DOMAIN = re.compile(r"(?:[\w-]{1,40}\.){1,4}[a-z]{2,6}")


def label_of(text: str, pieces: list[Piece]) -> Line | None:
    """The last line of ``pieces`` where it is the label of ``text``, which the next cell or block holds: of a count, a
    date, who wrote.

    >>> label_of("1.234", [Line("Lượt xem")]) is None, label_of("2024", [Line("Năm")]) is None
    (False, True)
    >>> label_of("Lê Minh", [Line("Tác giả")]) is None, label_of("về một chuyến đi", [Line("Tác giả")]) is None
    (False, True)
    """
    label = pieces[-1] if pieces else None
    if not isinstance(label, Line) or len(label.text) > _LONGEST_VALUE:
        return None
    if "0" <= text[:1] <= "9":
        is_told = fold(label.text).rstrip(" :") in _LABELS and (len(text) <= _LONGEST_VALUE or _is_day(text))
        return label if is_told else None
    if _WEEKDAY.match(text) and fold(label.text).rstrip(" :") in _LABELS:
        return label if _is_day(text) else None
    # A link is the entry of a menu, a heading stands over more than a name.
    if label.text[0] not in _CREDIT_INITIALS or len(text) > MAX_LABELLED or label.linked or label.level:
        return None
    if text[-1] in ":.?!" or not _is_credit(label.text) or fold(text) in _CREDITS:
        return None
    # "Anh" and "Pháp" are entries of a list, "Nguồn" a heading over where the money is from.
    is_named = looks_like_byline(text, set_off=True) or is_agency(text) or _DOMAIN.fullmatch(text)
    is_author = fold(label.text).startswith(_AUTHOR) and is_capitalised(text.split(), _MOST_NAMES)
    return label if is_named or is_author else None


def _is_day(text: str) -> bool:
    """Whether a text is a date with its weekday and time, and says no more.

    >>> _is_day("20/11/2025, lúc 07 giờ 50"), _is_day("Thứ Năm, 20/11/2025 - 14:05"), _is_day("Thứ Năm họp 20/11/2025")
    (True, True, False)
    """
    found = parse_date(text) if len(text) <= _LONGEST_DAY else None
    return found is not None and not any(map(str.isalpha, _OF_DAY.sub("", text.replace(found.raw, "", 1).lower())))


_WEEKDAY = re.compile(r"(?:Thứ|Chủ nhật|Ngày)\b", re.IGNORECASE)
_OF_DAY = re.compile(r"\b(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|ngày|lúc|giờ|phút|gmt)\b")


@lru_cache(maxsize=512)  # a portal's menus are short lines on each of its pages
def _is_credit(text: str) -> bool:
    return fold(text).rstrip(" :") in _CREDITS


def is_label(text: str) -> bool:
    """Whether a text is the label of a fact about an article: when, how often read, by whom, where it stands.

    >>> is_label("Tác giả:"), is_label("Chuyên mục"), is_label("Năm")
    (True, True, False)
    """
    folded = fold(text).rstrip(" :") if len(text) <= _LONGEST_VALUE else ""
    return folded in _LABELS or folded in _CREDITS or folded in _PLACES


def is_put_behind_label(text: str, pieces: list[Piece]) -> bool:
    """Whether ``text`` was put behind its label in the line above, with the colon that tells who made something."""
    label = label_of(text, pieces)
    if label is None:
        return False
    label.text += f" {text}" if text[0].isdecimal() or label.text.endswith(":") else f": {text}"
    return True
