"""Whether a paragraph begins news: it says on which day, or on what occasion, something happened."""

from __future__ import annotations

import re

from crawler.clean.text import fold

_FIRST_SENTENCE = re.compile(r"[.!?…]\s+\w")
# "Từ ngày", "đến ngày", "trước ngày": terms and deadlines, not the day of the news.
_WHEN = re.compile(
    r"(?<!từ )(?<!đến )(?<!trước )(?<!sau )(?<!hết )"
    r"\b(?:ngày|sáng|trưa|chiều|tối|đêm)(?:\s+(?:ngày|mùng|mồng))?\s+\d\d?\b|"
    r"\b(?:sáng|trưa|chiều|tối|đêm|hôm) nay\b|\bvừa qua\b|\bmới đây\b"
)
_OF_DOCUMENT = re.compile(r"\bsố \S+ ngày \d\S*")
_OCCASION = re.compile(
    r"(?:thực hiện|nhân (?:dịp(?! này)|kỷ niệm|ngày)|nhằm|hưởng ứng|"
    r"tiếp tục chương trình|từ đầu (?:năm|tháng|vụ)|"
    r"(?:qua|sau) (?:gần |hơn )?\d+ (?:năm|tháng)|vụ |năm học|trong (?:quý|\d+ tháng)|từ nguồn vốn)\b"
)


def reads_like_lead(text: str) -> bool:
    """Whether a paragraph begins news: its first sentence says on which day, or begins with the occasion.

    >>> reads_like_lead("Chiều 13-10, huyện tổ chức lễ giao quân."), reads_like_lead("Nhân dịp Tết, đoàn thăm xã.")
    (True, True)
    >>> reads_like_lead("Đến dự có ông Nam. Ngày 4/11, xã"), reads_like_lead("Từ ngày 1-1-2026, luật có hiệu lực.")
    (False, False)
    """
    end = _FIRST_SENTENCE.search(text)
    first = _OF_DOCUMENT.sub("", text[: end.start() if end else None].lower())
    return bool(_OCCASION.match(first) or _WHEN.search(first))


_OPENS = re.compile(r"(?:kinh (?:thua|gui|moi)|tran trong|can cu)\b|(?:[ivx]{1,5}|\d{1,2}|[a-h])[.)/]\s")


def is_short_sentence(text: str) -> bool:
    """Whether a line is a sentence, and neither greets the reader nor heads the first part of a text.

    >>> [is_short_sentence(text) for text in ("Xã Ví Dụ ra quân làm đường.", "Kính thưa quý vị.", "I. Mục đích.")]
    [True, False, False]
    """
    return text.endswith(".") and _OPENS.match(fold(text)) is None
