"""A line of several facts about an article, taken apart."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from msgspec.structs import replace

from crawler.clean.aligned import align
from crawler.clean.besides import is_source
from crawler.clean.dates import parse_date
from crawler.clean.names import looks_like_byline
from crawler.clean.persons import are_persons, is_capitalised, is_person, may_be_highland, split_names
from crawler.clean.text import clean_line, fold
from crawler.fields.lines import factlabels
from crawler.fields.lines.counts import of_text
from crawler.fields.tree.flow import Line

CREDIT = re.compile(
    r"(?:tac gia(?: bai viet)?|nguon(?: tin)?|nguoi viet|(?:tin|bai)(?:(?:, | va | )(?:bai|anh))?)\s?[:：]"
)
"""Labels of who made the article, in a line of facts."""

_BEHIND = re.compile(rf"\d\W{{1,3}}({CREDIT.pattern})")
_BAR = re.compile(r"[|•·]")
_STROKE = re.compile(r"(?<=[^\W\d_])\s/\s|\s/\s(?=[^\W\d_])")
"""A slash, but none within a date ("07 / 12 / 2019")."""
_LABELS = re.compile(
    rf"\b(?:{CREDIT.pattern}|(?:{factlabels.DAY}|{factlabels.READ}|xem|{factlabels.POSTER}|{factlabels.SECTION})\s?[:：])"
)
_CHANGES = ("nhật", "sửa", "last")
_UPDATED = re.compile(r"\b(?:ngày |lần )?(?:cập nhật|sửa|chỉnh sửa)\b|\blast (?:updated|modified)\b", re.IGNORECASE)
_POSTER = re.compile(rf"\W{{1,4}}{factlabels.POSTER}\s?[:：]\s?[^:]{{1,40}}$")
"""The account that posted, at the end of a line."""
_LEAST_LABELS, _LONGEST_FACTS = 2, 160
"""Labels of a line of facts, and characters beyond which it is none."""


@lru_cache(maxsize=256)
def facts(text: str) -> tuple[str, ...]:
    """The facts in the line of a date: between bars, else between the labels of other facts.

    >>> facts("Tác giả: Ngọc Hà .Ngày đăng: 5/9/2023 .Lượt xem: 73"), facts("5/9/2023 | Ngọc Hà")
    (('Tác giả: Ngọc Hà', 'Ngày đăng: 5/9/2023', 'Lượt xem: 73'), ('5/9/2023', 'Ngọc Hà'))
    >>> facts("08:15 | 5/9/2023 Tác giả: PV"), facts("07 / 12 / 2019 - 12:41 PM / Tác giả: PV")
    (('08:15', '5/9/2023', 'Tác giả: PV'), ('07 / 12 / 2019 - 12:41 PM', 'Tác giả: PV'))
    >>> facts("5/9/2023 08:15 - Nguồn TTXVN"), facts("5/9/2023 08:15 - Nguồn nước")
    (('5/9/2023 08:15', 'Nguồn TTXVN'), ())
    """
    said, source = sourced(text)
    if source:
        return (*(facts(said) or (said,)), source)
    if "|" in text or "•" in text or " / " in text:
        return tuple(fact for part in between_bars(text) for fact in _credited(part.strip()))
    if text.count(":") < _LEAST_LABELS or len(text) > _LONGEST_FACTS:
        return ()
    aligned = align(text)
    starts = [aligned.span(found.start(), found.end())[0] for found in _LABELS.finditer(aligned.folded)]
    return tuple(text[start:end].strip(" .,;-–/") for start, end in pairwise([*starts, len(text)]))


def between_bars(text: str) -> list[str]:
    """The parts of a line between its bars; where it has none, between its strokes. Behind who made the article, what
    says no label and no day goes on with that.

    >>> between_bars("5/9/2023 | Văn hóa / Xã hội"), between_bars("Tác giả: Ngọc Hà / Ảnh: Lê Tám / 5/9/2023")
    (['5/9/2023 ', ' Văn hóa / Xã hội'], ['Tác giả: Ngọc Hà / Ảnh: Lê Tám', '5/9/2023'])
    """
    if _BAR.search(text) is not None:
        return _BAR.split(text)
    parts: list[str] = []
    for part in _STROKE.split(text):
        goes_on = parts and CREDIT.match(fold(parts[-1])) and not (_DIGIT.search(part) or _LABELS.match(fold(part)))
        parts[-1:] = [f"{parts[-1]} / {part}"] if goes_on else [*parts[-1:], part]
    return parts


_DIGIT = re.compile(r"\d")


def sourced(text: str) -> tuple[str, str]:
    """A line that ends with its source and no colon behind that label, taken apart; the second is empty without one.

    >>> sourced("5/9/2023 08:15 - Nguồn TTXVN"), sourced("5/9/2023: Nguồn nước")
    (('5/9/2023 08:15', 'Nguồn TTXVN'), ('5/9/2023: Nguồn nước', ''))
    """
    found = _SOURCED.search(text) if "Nguồn" in text and len(text) <= _LONGEST_FACTS else None
    if found is None or not is_source(found["name"]):
        return text, ""
    return text[: found.start()], found["source"]


_SOURCED = re.compile(r"(?<=[\dM)])[\s|•–,-]{1,5}(?P<source>Nguồn(?: tin)? (?P<name>[^:|•]{2,60}))$")


def _credited(part: str) -> tuple[str, ...]:
    """A part of a line that ends with who made the article, taken apart there."""
    if ":" not in part or len(part) > _LONGEST_FACTS:
        return (part,)
    aligned = align(part)
    found = _BEHIND.search(aligned.folded)
    at = aligned.span(*found.span(1))[0] if found is not None else 0
    return (part[:at].strip(), part[at:]) if at else (part,)


def names_author(text: str) -> bool:
    """Whether a line is the label of who made the article and a person's name: headlines say more.

    >>> names_author("Tác giả bài viết: Nguyễn Thị Hoa"), names_author("Tác giả: ai được nhận giải thưởng")
    (True, False)
    """
    label = CREDIT.match(fold(text))
    return label is not None and is_person(text.partition(":")[2].strip())


def parted(text: str) -> tuple[str, str]:
    """A line with the date of publication and that of the last edit, taken apart; the second is empty without one.

    >>> parted("Ngày đăng: 1/2/2020 07:00 | Cập nhật: 3/4/2020 08:00")
    ('Ngày đăng: 1/2/2020 07:00 | ', 'Cập nhật: 3/4/2020 08:00')
    >>> parted("Cập nhật: 3/4/2020 08:00")
    ('Cập nhật: 3/4/2020 08:00', '')
    """
    lower = text.lower()
    for found in _UPDATED.finditer(text) if any(map(lower.__contains__, _CHANGES)) else ():
        if any(char.isdigit() for char in text[: found.start()]) and parse_date(text[: found.start()]) is not None:
            return text[: found.start()], text[found.start() :]
    return text, ""


def without_poster(text: str) -> str:
    """A line of facts without the account that posted, which stands behind the date.

    >>> without_poster("Đăng lúc: 12/01/2015 14:35 - Người đăng bài viết: quantri"), without_poster("Người đăng: An")
    ('Đăng lúc: 12/01/2015 14:35', 'Người đăng: An')
    """
    if "gười" not in text and "ài khoản" not in text and "ơn vị" not in text:
        return text
    aligned = align(text)
    found = _POSTER.search(aligned.folded)
    return text[: aligned.span(found.start(), found.end())[0]] if found is not None else text


@lru_cache(maxsize=256)
def is_named_date(text: str) -> bool:
    """Whether a line is a date and beside it no more than a name: of a person or of a place, which nothing tells apart.

    >>> is_named_date("Trần Nam T5, 07/12/2023 17:12"), is_named_date("8/5/2024, 06:30 Mai Châu 842 lượt xem")
    (True, True)
    >>> is_named_date("Nguyễn Diệp - Đức Thụy 15/05/2024 06:08"), is_named_date("Hà Nội - Hải Phòng 15/05/2024")
    (True, False)
    >>> is_named_date("Nguyễn Văn An, 12/03/1990")
    False
    >>> is_named_date("07/12/2023 Kinh tế"), is_named_date("Cập nhật: 07/12/2023")
    (False, False)
    """
    found = parse_date(text) if len(text) <= _LONGEST_NAMED else None
    if found is None or found.iso < _FIRST_YEAR:
        return False
    counted = of_text(text, eye=False)
    before, _, behind = (text.replace(counted.raw, "", 1) if counted is not None else text).partition(found.raw)
    behind = behind if counted is not None else _COUNT.sub("", behind)
    rest = [part for each in (before, behind) if (part := each.strip(" |-–•,;()"))]
    return len(rest) == 1 and (is_person(rest[0]) or are_persons(split_names(rest[0])))


def author_in(line: Line) -> Line | None:
    """The line of the name that a class calls the author's within a line that says when; None where it has none."""
    name = clean_line(line.author) if line.author and not line.signs else ""
    if not name or not (are_persons(split_names(name)) or looks_like_byline(name) or may_be_highland(name)):
        return None
    return replace(line, text=name, signs=True, stamp=None)


def is_of_author(line: Line) -> bool:
    """Whether an icon before a line calls it the author's, and it is a name and no more, as pen names are, too."""
    words = line.text.split()
    return len(words) > 1 and is_capitalised(words, _MOST_OF_NAME) and clean_line(line.author) == line.text


_MOST_OF_NAME = 5
"""Words of a name."""
_LONGEST_NAMED = 90
_FIRST_YEAR = "2000"
"""Year before which a day beside a name is that of a birth or a death: portals are younger."""
_COUNT = re.compile(r"(?:(?<=\s)|^)[0-9]{1,3}(?:[., ][0-9]{3})*\s*$|(?:(?<=\s)|^)[0-9]+\s*$")
