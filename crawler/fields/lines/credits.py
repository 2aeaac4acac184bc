"""Whether a line names somebody behind a label: who wrote, who took the pictures, where it is from."""

from __future__ import annotations

import re

from crawler.clean.names import is_agency, looks_like_byline, read_byline
from crawler.clean.persons import EDGE, bare_name, is_full_name, is_person, split_names
from crawler.clean.text import fold

# "Theo kế hoạch, các xã ..." is the beginning of a sentence, "Theo Báo Nhân Dân" a credit.
_BY_A_PLAN = re.compile(r"theo [^:]*,\s", re.IGNORECASE)
_TWO_WORDS = re.compile(r"\w\s")
_LABELLED_WORDS = 25
_UNLABELLED_WORDS = 12

OUTCRY = ("!", "?")
"""How no name ends."""

_SHORTEST_LABEL = 3
"""Characters by which a byline is shorter than its line where a label was taken off ("Ảnh")."""


def is_labelled(text: str) -> bool:
    """Whether the line names somebody behind a label.

    >>> is_labelled("Bài, ảnh: Ngọc Hồng"), is_labelled("Địa chỉ: 1 Trần Phú"), is_labelled("Theo TTXVN")
    (True, False, True)
    >>> [is_labelled(f"Nội dung: {said}") for said in ("Lê Minh", "Phòng Y tế", "Tập huấn cho cán bộ xã")]
    [True, True, False]
    >>> is_labelled("Nguồn Báo Ấp Bắc"), is_labelled("Nguồn vốn đầu tư công")
    (True, False)
    >>> is_labelled("Theo kế hoạch, các xã hoàn thành trong quý này."), is_labelled("- Từ 8h00: ấp Chợ, ấp Giồng;")
    (False, False)
    """
    if text.endswith(OUTCRY):
        return False
    if len(text.split()) > (_LABELLED_WORDS if ":" in text else _UNLABELLED_WORDS) or _is_sentence(text):
        return False
    if not _names_somebody(text):
        return False
    read = read_byline(text)
    return read is not None and (read.byline is None or len(read.byline) + _SHORTEST_LABEL <= len(read.raw.strip(EDGE)))


_WORKS = re.compile(
    r"(?:noi dung|loi|doc|the hien|trinh bay|thiet ke|ky thuat|am nhac|minh hoa|ghi|bien tap|dich|phim|text|story|"
    r"tong hop|thuc hien|trang tri|(?:y tuong|kich ban)(?: va |, | - )\w+(?: \w+)?)\s?:"
)
"""Labels that lead what a notice announces or a text says as well: those who are named behind them are persons."""


def _names_somebody(text: str) -> bool:
    """Whether a name follows a label that may lead anything."""
    folded = fold(text[:_LONGEST_LABEL])
    if folded.startswith("nguon ") and ":" not in text:
        return looks_like_byline(text)
    if _WORKS.match(folded) is None:
        return True
    value = text.partition(":")[2].strip()
    words = value.split()
    is_end = any(is_full_name(" ".join(words[-count:])) for count in (3, 4) if len(words) >= count)
    return is_end or any(is_person(bare_name(part)) or is_agency(part) for part in split_names(value))


_LONGEST_LABEL = 40


def _is_sentence(text: str) -> bool:
    """Whether words without a label before them run up to a full stop, or from a "Theo" to a comma."""
    is_ended = text.endswith(".") and not text.endswith("..")
    return bool(_BY_A_PLAN.match(text) or (is_ended and _TWO_WORDS.search(text[:-2].rpartition(":")[2])))
