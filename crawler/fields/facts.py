"""A line of several facts about an article, taken apart."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from crawler.clean.aligned import align
from crawler.clean.dates import parse_date
from crawler.clean.persons import is_person
from crawler.fields.views import of_text

CREDIT = re.compile(
    r"(?:tac gia(?: bai viet)?|nguon(?: tin)?|nguoi viet|(?:tin|bai)(?:(?:, | va | )(?:bai|anh))?)\s?[:：]"
)
"""Labels of who made the article, in a line of facts."""

_BAR = re.compile(r"[|•·]")
_LABELS = re.compile(
    rf"\b(?:{CREDIT.pattern}|(?:(?:ngay|thoi gian)(?: (?:dang|gui|tao))?(?: tin)?|(?:ngay )?cap nhat|"
    r"(?:so )?luot (?:xem|doc)|da xem|xem|nguoi (?:dang|gui)(?: tin)?|chuyen muc|danh muc)\s?[:：])"
)
_LEAST_LABELS, _LONGEST_FACTS = 2, 160
"""Labels of a line of facts, and characters beyond which it is none."""


@lru_cache(maxsize=256)
def facts(text: str) -> tuple[str, ...]:
    """The facts in the line of a date: between bars, else between the labels of other facts.

    >>> facts("Tác giả: Ngọc Hà .Ngày đăng: 5/9/2023 .Lượt xem: 73"), facts("5/9/2023 | Ngọc Hà")
    (('Tác giả: Ngọc Hà', 'Ngày đăng: 5/9/2023', 'Lượt xem: 73'), ('5/9/2023', 'Ngọc Hà'))
    """
    if "|" in text or "•" in text:
        return tuple(part.strip() for part in _BAR.split(text))
    if text.count(":") < _LEAST_LABELS or len(text) > _LONGEST_FACTS:
        return ()
    aligned = align(text)
    starts = [aligned.span(found.start(), found.end())[0] for found in _LABELS.finditer(aligned.folded)]
    return tuple(text[start:end].strip(" .,;-–") for start, end in pairwise([*starts, len(text)]))


@lru_cache(maxsize=256)
def beside_date(text: str) -> str:
    """The person's name that is all a line says beside its date and its count; empty where there is none.

    >>> beside_date("Trần Nam T5, 07/12/2023 17:12"), beside_date("8/5/2024, 06:30 Ngô Hoa 842 lượt xem")
    ('Trần Nam', 'Ngô Hoa')
    >>> beside_date("Hà Nội, 07/12/2023"), beside_date("07/12/2023 Kinh tế"), beside_date("Cập nhật: 07/12/2023")
    ('', '', '')
    """
    found = parse_date(text) if len(text) <= _LONGEST_NAMED else None
    if found is None:
        return ""
    counted = of_text(text, eye=False)
    before, _, behind = (text.replace(counted.raw, "", 1) if counted is not None else text).partition(found.raw)
    behind = behind if counted is not None else _COUNT.sub("", behind)
    rest = [part for each in (before, behind) if (part := each.strip(" |-–•,;()"))]
    return rest[0] if len(rest) == 1 and is_person(rest[0]) else ""


_LONGEST_NAMED = 90
_COUNT = re.compile(r"(?:(?<=\s)|^)[0-9]{1,3}(?:[., ][0-9]{3})*\s*$|(?:(?<=\s)|^)[0-9]+\s*$")
