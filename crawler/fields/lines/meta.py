"""Lines that tell of an article instead of telling it: when, how often read, by whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from crawler.clean.aligned import align
from crawler.clean.besides import with_colon
from crawler.clean.dates import find_dates, parse_date
from crawler.clean.datewords import without_ago, without_section
from crawler.clean.names import read_byline
from crawler.clean.text import fold
from crawler.fields.lines import counts, furniture, moved
from crawler.fields.lines.barred import (
    DAY_LABEL,
    FACT,
    MAX_BESIDE_DATE,
    MAX_BESIDE_LABEL,
    MAX_SECTION,
    is_among_bars,
)
from crawler.fields.lines.credits import is_labelled
from crawler.fields.lines.factlabels import POSTER, PUT, WEEKDAY
from crawler.fields.lines.facts import CREDIT, facts, names_author, parted, sourced, without_poster
from crawler.fields.tree.flow import Line, Piece

MAX_META = 140
"""Characters beyond which a line holds no metadata but text."""

MAX_BESIDE_VIEWS = 20
"""Characters that may stand beside a view count without being a date or a label."""

_DIGIT = re.compile(r"\d")
MIN_GLUED, MAX_HEAD = 60, 110
"""Characters of a text that a date leads, and in which the date stands."""

_ZONE = re.compile(r"(?:\s?(?:SA|CH|AM|PM)(?![a-zà-ỹ]))?(?:\s?\(?GMT\s?[+-]?\s?7\)?)?")
_NEXT_DAY_TIME = re.compile(r"\s?(?:Sáng|Trưa|Chiều|Tối|Đêm)$")
"""The first word of the text, which a date before it would take for its own."""
_DATELINE = re.compile(r"(?:vao |trong )?(?:ngay|sang|trua|chieu|toi|dem)\b[^:]*$")
_LABELLED_DATE = re.compile(
    rf"\b(?:{PUT}|(?:dang|viet|gui|tao) boi|posted|cap nhat|gui luc|thoi gian|xuat ban|phat hanh|dang tin|ngay|"
    rf"dua tin(?= luc|\s?:)|update|print|publish(?= date|\s?:)|{POSTER}|{WEEKDAY}|"
    r"t[2-7]|cn)\b"
)
_SENTENCE = re.compile(r"\s{1,3}([a-zà-ỹđ]+)\s{1,3}\w")
"""How a sentence goes on behind a date."""
_WORD = re.compile(r"[^\W\d_]+")
_OF_DATES = frozenset(
    {
        "ngay", "thang", "nam", "gio", "phut", "giay", "thu", "hai", "ba", "tu", "sau", "bay", "chu", "nhat", "cn",
        "t", "sa", "ch", "am", "pm", "gmt", "h", "dang", "cap", "lan", "cuoi", "gui", "luc", "hoi", "vao", "tai",
        "boi", "thoi", "gian", "xuat", "ban", "tin", "bai", "nguoi", "tao", "viet", "sua", "chinh", "hom", "nay",
        "sang", "trua", "chieu", "toi", "dem", "luot", "xem", "doc", "da", "so", "in", "cach", "day", "truoc",
        "update", "updated", "print", "posted", "published", "by", "at", "on", "last", "modified", "quan", "tri",
        "vien", "quantri", "quantrivien", "admin", "administrator",
    }
)  # fmt: skip
"""Words of the labels before, between and behind dates, and of accounts that post."""
_NOT_NEWS_DATE = re.compile(r"ngay (?:ban hanh|cong bo|hieu luc|ky|sinh|het han|hop|khai mac)")


_PUBLISHING = re.compile(
    r"\b(?:(?:ngay|thoi gian) (?:dang|gui|tao)|(?:dang|viet|tao) ngay|dang (?:luc|tai|tin)|cap nhat|gui luc|xuat ban|"
    r"(?:duoc|da) (?:dang|gui|phat hanh)|duoc tao(?=\s?:)|updated?|posted|published)\b"
)
_TIME, _PLACE = re.compile(r"\W{0,20}thoi gian\s{0,12}[:：]"), re.compile(r"\W{0,20}dia diem\b")
_CLOCK = re.compile(r"\d:\d")
_EITHER = re.compile(
    r"(?:(?:ngày|đăng|cập nhật|tạo|gửi|lúc)[ :]{1,3}){0,3}"
    r"\d{1,2}/\d{1,2}/\d{4}[ ,–-]{1,3}\d{1,2}:\d\d(?::\d\d)? ?[AP]M",
    re.IGNORECASE,
)
"""A date all the same where month and day cannot be told apart."""


class Told(NamedTuple):
    """What a line tells."""

    date: bool = False
    views: bool = False
    credit: bool = False


def read(line: Line) -> Told:
    """What ``line`` tells if it tells little else; nothing for text, headlines and links."""
    told = _read(line.text, line.linked, line.eye, bool(line.stamp)) if len(line.text) <= MAX_META else _NOTHING
    if line.signs and told == _VIEWS and read_byline(line.text) is not None:
        return Told(views=True, credit=True)
    return told


_NOTHING, _VIEWS = Told(), Told(views=True)


@lru_cache(maxsize=512)  # asked of the lines around a title for every line that may be one
def _read(text: str, linked: int, eye: bool, stamped: bool) -> Told:
    found = counts.of_text(text, eye=eye)
    if found is not None:
        start, end = found.span
        rest = f"{text[:start]} {text[end:]}".strip(" |-–•()")
        dated = _is_date(rest, linked, stamped=stamped) or _holds_date(rest)
        # A headline with its own count in brackets is another article's: beside a count stand dates and labels.
        too_much = not dated and (len(rest) > MAX_BESIDE_LABEL or (len(rest) > MAX_BESIDE_VIEWS and ":" not in rest))
        is_credit = not dated and ":" in rest and is_labelled(rest)
        return _NOTHING if linked > MAX_BESIDE_VIEWS or too_much else Told(date=dated, views=True, credit=is_credit)
    if _is_date(moved.without(text), linked, stamped=stamped):
        return Told(date=True)
    # The colon of a time is none behind a label; a link around the label too is a button of the theme's.
    said = with_colon(text)
    is_credit = ":" in said and ":" in _CLOCK.sub("", said) and is_labelled(text)
    is_credit = is_credit and (linked <= MAX_BESIDE_VIEWS or names_author(text))
    return Told(date=is_credit and _leads_with_date(text), credit=is_credit)


def _leads_with_date(text: str) -> bool:
    """Whether a date stands before the first label of who made the article, and no more.

    >>> [_leads_with_date(text) for text in ("12/01/2015 14:35 Tác giả: Lê Hoa Nguồn: Báo", "Tác giả: Lê Hoa")]
    [True, False]
    """
    if not text[-1:].isalnum() or _DIGIT.search(text) is None:
        return False
    aligned = align(text)
    label = CREDIT.search(aligned.folded)
    start = aligned.span(label.start(), label.end())[0] if label is not None else 0
    return start > 0 and _is_dated(text[:start].strip(" |-–•,;"))


def says_publishing(line: Line) -> bool:
    """Whether a line tells when something was put on the portal, by its label, which few lines have."""
    return len(line.text) <= MAX_META and _PUBLISHING.search(fold(line.text)) is not None and read(line).date


def says_no_more(text: str) -> bool:
    """Whether a line is nothing but labels and dates.

    >>> [says_no_more(f"{words} ngày 27/9/2022 06:00") for words in ("Đăng", "Cập nhật lúc 06:00", "Tin cập nhật")]
    [True, True, False]
    """
    text = without_ago(text)
    for found in find_dates(text):
        text = text.replace(found.raw, " ", 1)
    return not any(map(str.isalpha, _BESIDE_DATE.sub(" ", _PUBLISHING.sub(" ", fold(text)))))


_BESIDE_DATE = re.compile(
    rf"\b(?:duoc|ngay|luc|vao|lan|cuoi|{WEEKDAY}|t[2-7]|cn|\d{{0,2}}h\d{{0,2}}|gio|phut|"
    r"sa|ch|am|pm|gmt)\b|\bboi [\w.-]{1,30}$"
)
"""Words of a date, and between it and its label; the account that posted."""


def is_of_event(pieces: Sequence[Piece], at: int, *, below: bool) -> bool:
    """Whether the date in the line ``at`` is no article's: that of what is announced, beside the place where it is.

    ``below`` the beginning of the text every date is, unless a label says that it is of the publication.
    """
    line = pieces[at]
    if not isinstance(line, Line) or line.stamp:
        return False
    folded = fold(line.text)
    if below:
        return not _PUBLISHING.search(folded)
    near = (piece for piece in pieces[max(0, at - 1) : at + 2] if isinstance(piece, Line))
    return bool(_TIME.match(folded)) and any(says_place(piece.text) for piece in near)


def says_time(text: str) -> bool:
    """Whether a line begins with the label of a time, which may be that of an event.

    >>> says_time("Thời gian: 8 giờ ngày 2/3/2025"), says_time("Ngày đăng: 2/3/2025")
    (True, False)
    """
    return bool(_TIME.match(fold(text)))


def says_place(text: str) -> bool:
    """Whether a line begins with the label of a place, which that of an event is."""
    return bool(_PLACE.match(fold(text[:MAX_BESIDE_DATE])))


def _holds_date(text: str) -> bool:
    """Whether a date and few words are left beside a count: the account that posted, a section."""
    found = parse_date(text)
    if found is None:
        return dated_fact(text) is not None
    return len(FACT.sub("", fold(text))) - len(found.raw) <= MAX_BESIDE_DATE


def dated_fact(text: str) -> str | None:
    """The one that is a date among facts with labels, of which another stands before it.

    >>> dated_fact("Chuyên mục: Y tế Ngày: 7.6.2019 Xem: 318"), dated_fact("Họp ngày: 7.6.2019 tại xã")
    ('Ngày: 7.6.2019', None)
    """
    return next((fact for fact in facts(text) if DAY_LABEL.match(fold(fact)) and parse_date(fact) is not None), None)


def glued_date(line: Line) -> int | None:
    """Where the text begins in a line that a date touches or leads ("13/01/2017Nhằm đánh giá", "5/3/2020 09:30 Xã").

    "Ngày 5/3/2020 UBND tỉnh" is how a sentence begins: a day alone has to touch the word.
    """
    if len(line.text) < MIN_GLUED:
        return None
    found = next(iter(find_dates(line.text[:MAX_HEAD])), None)
    at = line.text.find(found.raw) if found is not None else -1
    if found is None or at < 0:
        return None
    end = at + len(_NEXT_DAY_TIME.sub("", found.raw))
    zone = _ZONE.match(line.text, end)
    end = zone.end() if zone is not None else end
    head, rest = line.text[:end], line.text[end:].lstrip()
    if len(rest) < MIN_GLUED or not rest[0].isupper():
        return None
    if not _read(head, line.linked, line.eye, bool(line.stamp)).date:
        return None
    touches = line.text[end : end + 1] == rest[0]
    is_sentence = found.precision == "day" and not touches and _DATELINE.match(fold(head)) is not None
    return None if is_sentence else len(line.text) - len(rest)


def _is_date(text: str, linked: int, *, stamped: bool) -> bool:
    """Whether a line is a date and hardly anything else. ``Line.is_linked`` is told in the same way."""
    return stamped or (linked * 10 < len(text) * 8 and _DIGIT.search(text) is not None and _is_dated(text))


def _is_dated(text: str) -> bool:
    text = sourced(parted(text)[0] or text)[0]  # the date of an edit behind it may be one that cannot be read
    text = without_section(without_ago(without_poster(text)))
    if _EITHER.fullmatch(text):
        return True
    folded = fold(text)
    rest = len(text) - sum(len(found.raw) for found in find_dates(text))
    is_short = rest <= MAX_SECTION or (
        rest <= MAX_META and rest + len(FACT.sub("", folded)) - len(folded) <= MAX_SECTION
    )
    is_dated = is_short and _LABELLED_DATE.search(folded) is not None
    if (rest > 12 and not (is_dated or is_among_bars(text))) or (rest and _is_sentence(text)):
        said = _beside_tools(text)
        return bool(said) and _is_dated(said)
    # The date behind the link to the comments is read as that of a comment where a part of the line is not asked alone.
    return not _NOT_NEWS_DATE.search(folded) and (parse_date(text) is not None or is_among_bars(text))


def _beside_tools(text: str) -> str:
    """A line without the buttons behind its date, or before it; empty where other words stand there, or none.

    >>> _beside_tools("17/05/2024 08:15 | In bài | Gửi email | A- A A+"), _beside_tools("Gửi email Lưu 17/05/2024")
    ('17/05/2024 08:15', '17/05/2024')
    >>> _beside_tools("17/05/2024 họp tại xã"), _beside_tools("17/05/2024")
    ('', '')
    """
    found = find_dates(text)
    if not found:
        return ""
    behind, before = text.rpartition(found[-1].raw)[2], text.partition(found[0].raw)[0]
    if _are_tools(behind):
        return text[: len(text) - len(behind)]
    return text[len(before) :] if _are_tools(before) else ""


def _are_tools(text: str) -> bool:
    return any(map(str.isalpha, text)) and furniture.is_tools(fold(text.strip(" |-–•()")))


def _is_sentence(text: str) -> bool:
    """Whether a short line that names a day says something of it: a word that is no label's behind it, or a full stop.

    >>> [_is_sentence(text) for text in ("Ngày 3/5/2022 là ngày hội", "Xã họp ngày 3/5/2022.", "3/5/2022 lúc 8:00")]
    [True, True, False]
    """
    said = text
    for found in find_dates(text):
        _, _, behind = text.partition(found.raw)
        going_on = _SENTENCE.match(behind)
        if going_on is not None and fold(going_on[1]) not in _OF_DATES:
            return True
        said = said.replace(found.raw, " ")
    return text.endswith(".") and any(word not in _OF_DATES for word in _WORD.findall(fold(said)))
