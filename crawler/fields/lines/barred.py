"""Lines in which bars or strokes part a date from the facts beside it, and the portal's own clock."""

from __future__ import annotations

import re

from crawler.clean.dates import parse_date
from crawler.clean.numbers import is_reaction_count
from crawler.clean.persons import is_person
from crawler.clean.text import fold
from crawler.fields.lines.credits import is_labelled
from crawler.fields.lines.factlabels import DAY, POSTED, POSTER, PUT, SECTION
from crawler.fields.lines.facts import between_bars

MAX_BESIDE_LABEL = 60
"""Characters of a label and what it announces, beside a date or a count."""

MAX_BESIDE_DATE = 30
"""Characters that may stand beside date and view count in one line."""

MAX_SECTION = 40
"""The same of words behind a bar, and of a label."""


_DAY = re.compile(
    r"\b\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}\b|\bngày \d{1,2} tháng \d{1,2} năm \d{4}\b", re.IGNORECASE
)
FACT = re.compile(rf"\b(?:{POSTED}|{PUT}|{POSTER}|{SECTION}|tac gia|author)\s?[:：]")
"""Labels in a line of facts."""
DAY_LABEL = re.compile(rf"{DAY}\s?[:：]")
_HOUR = re.compile(r"\d{1,2}\s?[:h]\s?\d{2}(?::\d{2})?(?:\s?(?:SA|CH|AM|PM))?", re.IGNORECASE)


def is_clock(text: str) -> bool:
    """Whether a line is a date with hardly a word beside it: the portal's own clock, an archive's entry.

    >>> is_clock("Hôm nay, ngày 13/06/2026"), is_clock("Lễ hội diễn ra từ ngày 1/5/2022 đến ngày 3/5/2022 tại huyện")
    (True, False)
    """
    day = _DAY.search(text)
    return day is not None and len(text) - len(day[0]) <= MAX_BESIDE_DATE


def is_among_bars(text: str) -> bool:
    """Whether bars part a date from facts beside it: who made it, where it is from, counts, the name of the section.

    >>> is_among_bars("12/03/2025 08:30 | Nguồn: Báo Ví Dụ | Tác giả: Ngọc Hà | Kinh tế | 3 bình luận")
    True
    >>> is_among_bars("Tác giả: Lê Hà / Thứ Tư, 14 Tháng Mười 2020 08:22 / Bình luận: 0 / Chuyên mục: Tiếp công dân")
    True
    >>> is_among_bars("Để lại bình luận / Tin hoạt động / Bởi admin / Tháng Sáu 5, 2024")
    True
    >>> is_among_bars("12/03/2025 | Trang chủ | Giới thiệu | Liên hệ"), is_among_bars("Kinh tế | Văn hóa")
    (False, False)
    """
    if "|" not in text and "•" not in text and " / " not in text:
        return False
    parts = [part for each in between_bars(text) if (part := each.strip(" /"))]
    dates = [part for part in parts if is_clock(part) and len(DAY_LABEL.sub("", fold(part))) <= MAX_BESIDE_DATE]
    dates = dates or [part for part in parts if (day := parse_date(part)) is not None and day.raw == part]
    others = [part for part in parts if part not in dates and not _HOUR.fullmatch(part) and not is_reaction_count(part)]
    names = [part for part in others if not (len(part) <= MAX_BESIDE_LABEL and _is_fact(part))]
    return len(dates) == 1 and len(parts) > 1 and len(names) <= 1 and sum(map(len, names)) <= MAX_SECTION


_BUTTON = re.compile(
    r"(?:(?:de lai|viet|gui|chua co|khong co)(?: mot)? (?:binh luan|phan hoi|y kien)|(?:leave a|no) (?:comments?|reply)"
    r"|(?:(?:dang |viet )?boi|by) [\w.-]{1,30})"
)
"""The link to comment, or the account that posted, as themes of blogs print them beside the date."""


def _is_fact(text: str) -> bool:
    """Whether a part of a line begins with the label of what it tells, or is nothing but a person's name."""
    if ":" not in text:
        return is_person(text) or _BUTTON.fullmatch(fold(text)) is not None
    return FACT.match(fold(text)) is not None or is_labelled(text)
