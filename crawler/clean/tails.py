"""What stands behind a heading on its line: a view count, the date of publication; behind a file's name, its size."""

from __future__ import annotations

import re
from functools import lru_cache

from crawler.clean.aligned import align
from crawler.clean.dates import find_dates
from crawler.clean.datewords import label_start
from crawler.clean.numbers import find_views
from crawler.clean.text import fold

# A label may be glued to the title's last word: its capital tells where it begins.
_GLUED_VIEWS = re.compile(r"(?:(?:Số l|L)ượt (?:xem|đọc)|Đã xem|Views?)\s{0,2}:\s{0,2}[0-9][0-9.,]{0,14}$")
_NUMBER = re.compile(r"\d")
_WORDS = re.compile(r"[^\W\d_]+")
_LONGEST_DATE, _MOST_WORDS = 80, 14
"""Characters and words beyond which a line with a date says something else."""
_OF_CLOCK = re.compile(r"\W*(?:(?:hom nay|bay gio(?: la)?|ngay|gio)\W*)*")


def without_tail(text: str) -> str:
    """A heading without the view count or the labelled date behind it.

    >>> without_tail("Khai mạc lễ hội Lượt xem : 44"), without_tail("Khai mạc lễ hội Update 25-05-2022 08:15")
    ('Khai mạc lễ hội', 'Khai mạc lễ hội')
    >>> without_tail("Thời tiết từ 28-6 đến 4-7-2026")
    'Thời tiết từ 28-6 đến 4-7-2026'
    """
    return text[: len(text) - len(tail(text))].rstrip(" |-–(")


@lru_cache(maxsize=64)  # several fields ask of the same headings
def tail(text: str) -> str:
    """The view count or the labelled date that stands behind a heading on its line, or nothing.

    >>> tail("Khai mạc lễ hội Update 25-05-2022 08:15"), tail("Khai mạc lễ hội")
    ('Update 25-05-2022 08:15', '')
    """
    if not text[-1:].isdigit():
        return ""
    views = find_views(text)
    if views is not None and views.span[1] == len(text):
        return text[views.span[0] :]
    glued = _GLUED_VIEWS.search(text)
    if glued is not None:
        return glued[0]
    dated = find_dates(text)
    if dated and text.endswith(dated[-1].raw):
        before = align(text[: -len(dated[-1].raw)])
        start = label_start(before.folded)
        if start:
            return text[before.span(start, start)[0] :]
    return ""


def in_brackets(text: str) -> str:
    """The date and time in brackets at a heading's end, of the article or of what is to be; a day alone is of that.

    >>> in_brackets("Khai mạc lễ hội (20/09/2021, 16:45)"), in_brackets("Họp mặt ngày Quốc khánh (2/9/2021)")
    ('(20/09/2021, 16:45)', '')
    """
    start = text.rfind("(") if text.endswith(")") else 0
    said = text[start + 1 : -1].strip() if start > 0 else ""
    dated = find_dates(said) if 0 < len(said) <= _LONGEST_DATE and _NUMBER.search(said) else []
    is_time = bool(dated) and dated[-1].raw == said and dated[-1].precision != "day"
    return text[start:] if is_time else ""


@lru_cache(maxsize=64)
def is_date_alone(text: str) -> bool:
    """Whether a line is a date and nothing else, as the clock of a header.

    >>> is_date_alone("Hôm nay, Thứ Bảy, ngày 13/06/2026"), is_date_alone("Lịch công tác ngày 13/06/2026")
    (True, False)
    """
    dated = find_dates(text) if len(text) <= _LONGEST_DATE else []
    if not dated or len(_WORDS.findall(text)) > _MOST_WORDS:
        return False
    for found in dated:
        text = text.replace(found.raw, " ")
    return _OF_CLOCK.fullmatch(fold(text)) is not None


_SIZE = re.compile(r"(?<=\w)\s?[(\[]\s?\d[\d.,]{0,9}\s?(?:[kmg]?b|[kmg]ib|bytes)\s?[)\]]$", re.IGNORECASE)


def without_size(name: str) -> str:
    """A file's name without how large the file is, in brackets behind it.

    >>> without_size("ke-hoach.pdf (245,1 KB)"), without_size("ke-hoach.pdf(1.2 MB)"), without_size("Nghị định (2024)")
    ('ke-hoach.pdf', 'ke-hoach.pdf', 'Nghị định (2024)')
    """
    return _SIZE.sub("", name) if name[-1:] in (")", "]") else name
