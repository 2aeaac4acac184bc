"""Counts: numbers as Vietnamese pages print them, and the view count among its labels."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from crawler.clean.aligned import align

MAX_COUNT = 10**12
"""No article was read more often; a longer number is an id or a telephone."""

# Groups of three after a point, a comma, an apostrophe or a space. A space that does not break is surely within a
# number; it is read as an apostrophe, so that it is still known from a space between two numbers.
_FIRM_SPACE = re.compile("(?<=[0-9])[\xa0\u2007\u2009\u202f](?=[0-9]{3}(?![0-9]))")
_PLAIN = r"[0-9]{1,15}"
_GROUPED = r"[0-9]{1,3}(?:(?:\.[0-9]{3}){1,4}|(?:,[0-9]{3}){1,4}|(?:['’][0-9]{3}){1,4}|(?: [0-9]{3}){1,4})"
_GLUED = _GROUPED.replace("|(?: [0-9]{3}){1,4}", "")
_SCALED = r"[0-9]{1,6}(?:[.,][0-9]{1,2})?\s?(?:k|nghin|ngan|trieu|tr(?!\.\s?[0-9])|m)(?![a-z])"
_COUNT = re.compile(
    rf"[(\[\"]?\s?(?:(?P<scaled>{_SCALED})|(?P<grouped>{_GROUPED})|(?P<plain>{_PLAIN}))\s?"
    r"(?:luot(?: xem| doc)?|lan(?: xem)?|views?)?\s?[)\]\"]?"
)
_LONGEST_COUNT = 100
_SCALE = {"k": 1_000, "nghin": 1_000, "ngan": 1_000, "trieu": 1_000_000, "tr": 1_000_000, "m": 1_000_000}


def parse_count(text: str) -> int | None:
    """The count that ``text`` is, or None where it is not exactly one (empty, ``-``, a date, negative, a decimal).

    >>> parse_count("2.131"), parse_count("2\\u00a0132"), parse_count("1,2K"), parse_count("1.2 triệu")
    (2131, 2132, 1200, 1200000)
    >>> parse_count("25/5/2022") is parse_count("-3") is parse_count("1.2") is None
    True
    """
    if text.isascii() and text.isdigit():
        return _bounded(int(text)) if len(text) <= 15 else None
    if len(text) > _LONGEST_COUNT:
        return None
    match = _COUNT.fullmatch(align(_FIRM_SPACE.sub("'", text.strip())).folded)
    return _value(match) if match else None


def _value(match: re.Match[str]) -> int | None:
    if match["plain"]:
        return _bounded(int(match["plain"]))
    if match["grouped"]:
        return _bounded(int(re.sub(r"[^0-9]", "", match["grouped"])))
    scaled = match["scaled"]
    unit = re.sub(r"[^a-z]", "", scaled)
    whole, _, part = re.sub(r"[^0-9.]", "", scaled.replace(",", ".")).partition(".")
    # Whole numbers only: 1.1 * 1000 is not 1100 in binary fractions.
    return _bounded((int(whole) * 100 + int((part + "00")[:2])) * _SCALE[unit] // 100)


def _bounded(count: int) -> int | None:
    return count if count < MAX_COUNT else None


class FoundViews(Struct, frozen=True):
    """A labelled view count."""

    views: int
    raw: str
    """Label and number, exactly as they stand in the text."""
    span: tuple[int, int]
    """Where ``raw`` stands in the text."""


# Every run is bounded: a text may hold a million spaces. They may be missing where tags were glued together.
_S = r"\s{0,12}"
# What counts readers of one article.
_LABEL = (
    rf"(?:(?:tong\s)?(?:so{_S})?(?:luot|lan|nguoi){_S}(?:xem|doc|view)|da{_S}(?:xem|doc)|hits?"
    rf"|(?:page{_S}|post{_S}|number of\s)?views?"
    rf"|(?:so{_S})?luot{_S}truy cap{_S}(?=(?:tin|bai)\b)|(?<![a-z] )(?<![a-z])(?:xem|doc))"
)
_ABOUT = rf"(?:{_S}(?:tin(?:\sbai)?|bai(?:\sviet)?|trang\snay))?"
_NUMBER = rf"(?:(?P<scaled>{_SCALED})|(?P<grouped>{_GROUPED})|(?P<plain>{_PLAIN}))"
_NOT_COUNT = (
    r"(?![0-9])(?!/|\s?[%:]|\s/\s?[^a-z\s])(?!\s?h(?![a-z]))(?!\s?[-.,][0-9])"
    r"(?!\s?(?:gio|phut|giay|ngay(?! (?:dang|dua|gui|viet|tao|xuat|cap|post)|:? \(?(?:[0-9]|thu |chu nhat))|thang|nam)"
    r"\b)(?!\s?/\s?(?:gio|phut|giay|ngay|tuan|thang|quy|nam)(?:\s(?:nay|qua))?\s?(?:$|[^\w\s:]))"
)
_OF_OTHERS = re.compile(r"\s?(?:binh luan|phan hoi|y kien|tin|bai|anh|trang)\b")
# A label begins a word, but one half of the day may be glued before it ("1:39 CHLượt xem: 5").
_BOUND = r"(?:(?<![a-z&?/_=])|(?<=[0-9] [ap]m)|(?<=[0-9][ap]m)|(?<=[0-9] sa)|(?<=[0-9] ch)|(?<=hidden))"
# "Lượt xem: 29", 'lượtxem "1988"', "Đã xem 5": the label leads.
_LED = re.compile(
    rf"{_BOUND}(?P<label>{_LABEL}){_ABOUT}(?P<mark>{_S}[:(\[\"'-]{{0,3}}{_S}){_NUMBER}{_NOT_COUNT}(?:\s?(?:luot|lan))?[)\]\"]?"
)
# "2131 lượt xem": the number leads. A group after a bare space counts only at the start of a part, because a
# year or a minute may stand before it. It may be glued to a time or a date ("10:30226 lượt xem").
_TOLD = re.compile(
    rf"(?:^|(?<=[(\[|•·\n])|(?<=[|•·] ))(?:bai(?: viet)?|tin(?: bai)?)(?: nay)? (?:da )?duoc (?:xem|doc) "
    rf"(?:(?P<scaled>{_SCALED})|(?P<grouped>{_GROUPED})|(?P<plain>{_PLAIN})) (?:lan|luot)(?=\s?(?:$|[)\]|•·.\n]))"
)
"""A sentence that tells nothing but the count: "Bài viết được xem 412 lần"."""
_TRAILED = re.compile(
    rf"(?:(?<![0-9])(?<![0-9][.,:/-])|(?<=[0-9]:[0-5][0-9])|(?<=/[0-9]{{4}}))(?:(?P<scaled>{_SCALED})"
    rf"|(?P<grouped>{_GLUED}|(?:^|(?<=[|•·(\n])|(?<=[|•·(\n-] )|(?<=[0-9]:[0-5][0-9] )){_GROUPED})"
    rf"|(?P<plain>{_PLAIN})){_S}"
    rf"(?:(?:luot|lan|nguoi){_S}(?:xem|doc|view)|da{_S}(?:xem|doc)|views?|hits?)(?![a-z]|\s?:)"
)
# The portal's own counters and sums over time: never one article's.
_SITE_BEFORE = re.compile(
    # "Đang xem: 12" is the portal's, "Người đăng: admin - Lượt xem: 12" and "Hải Đăng | Lượt xem: 12" an article's.
    r"(?:\btong|(?<!nguoi )(?<!ngay )\bdang(?=\s*(?:[a-z]+\s+)?$)|truy cap|"
    r"hom nay|hom qua|trong (?:ngay|tuan|thang)|\bonline)\W*(?:[a-z]+\W+)?$"
)
_SITE_AFTER = re.compile(
    r"\W{0,12}(?:hom nay|hom qua|trong (?:ngay|tuan|thang|nam)|truy cap|truc tuyen|online|toan trang)"
)
_DATED = re.compile(r"[/.-][0-9]{4}(?:[\s,-]{0,3}[0-9]{1,2}[:h][0-9]{2})?\s?[\W_]{0,3}\s?$")
_HALF_DAY = re.compile(r"[0-9]\s?(?:am|pm|sa|ch)\s?$")
_ENDS = re.compile(r"\s{0,12}(?:$|[^\w\s]|luot|lan|\n)")
_ENDS_FACT = re.compile(r"\s{0,12}(?:$|[|•·–-]\s|nguon\b|tac gia\b)")
_CONTEXT = 24
# Most texts are told from the first look, before folding: "đọc" may come decomposed or without its marks.
_MAYBE = ("xem", "ọc", "o\u0323c", "doc", "view", "hit", "truy c")
_DIGIT = re.compile("[0-9]")


def find_views(text: str, *, placed: bool = False) -> FoundViews | None:
    """The first view count with a label before or after it; never the portal's visitor counter, nor a sentence's.

    ``placed``: the text stands where counts do; elsewhere "Đọc 3 lần" tells what to do, unless a date is before it.

    >>> find_views("Ngày 25/05/2022 | Lượt xem: 2.131")
    FoundViews(views=2131, raw='Lượt xem: 2.131', span=(18, 33))
    >>> find_views("1,2K lượt xem").views, find_views("Lượt truy cập: 99"), find_views("Clip đạt 5 triệu lượt xem")
    (1200, None, None)
    >>> find_views("07:00 · Có 1.200 lượt xem").views, find_views("Bài viết được xem 412 lần").views
    (1200, 412)
    >>> find_views("25/05/2022 16:40 | Xem 1.482").views, find_views("25/05/2022 | Xem 12 trang")
    (1482, None)
    >>> find_views("Xem: 318 In trang").views, find_views("Xem: 318 hiện vật"), find_views("Đọc: 3 cuốn sách")
    (318, None, None)
    >>> find_views("Lượt truy cập bài viết: 266").views, find_views("Lượt truy cập: 266")
    (266, None)
    >>> find_views("Clip có 1.200 lượt xem"), find_views("Vở diễn được xem 412 lần trong năm")
    (None, None)
    """
    if not _DIGIT.search(text):
        return None
    lower = text.lower()
    if not any(word in lower for word in _MAYBE):
        return None
    return _labelled(text, placed) if len(text) <= _LONGEST_KNOWN else _read(text, placed)


def is_count(text: str) -> bool:
    """Whether a text that stands below a date is a view count and nothing else, its label a verb alone.

    >>> is_count("Xem 1.482"), is_count("Xem 5 tin khác"), is_count("Xem 1.482 hiện vật")
    (True, False, False)
    """
    found = find_views(text, placed=True) if text[:3].lower() in _VERBS else None
    return found is not None and len(found.raw) == len(text)


def is_labelled_count(line: str) -> bool:
    """Whether a line says how often something was read, and no more.

    >>> is_labelled_count("Đã xem: 1951"), is_labelled_count("Clip: 2.000 lượt xem"), is_labelled_count("(12 lượt xem)")
    (True, False, True)
    """
    found = find_views(line) if len(line) <= _MOST_OF_COUNT else None
    return found is not None and len(line.strip(" ()[].|-–")) == len(found.raw)


_MOST_OF_COUNT = 30
_VERBS = frozenset({"xem", "đọc"})


def _read(text: str, placed: bool) -> FoundViews | None:
    aligned = align(_FIRM_SPACE.sub("'", text))
    folded = aligned.folded
    told = _TOLD.finditer(folded) if "duoc" in folded else ()
    for match in sorted((*told, *_LED.finditer(folded), *_TRAILED.finditer(folded)), key=re.Match.start):
        views = _value(match)
        start, end = aligned.span(match.start(), match.end())
        is_label = match.re is _TOLD or (
            _is_led(match, placed=placed) and not _counts_things(match, text[end : end + 2])
            if match.re is _LED
            else _is_apart(folded[max(0, match.start() - _BEFORE) : match.start()], text[end : end + 2])
        )
        if views is not None and is_label and not _is_visitor_counter(folded, match):
            return FoundViews(views, text[start:end], (start, end))
    return None


_LONGEST_KNOWN = 300
_labelled = lru_cache(maxsize=256)(_read)  # several fields ask of the same lines


def _is_led(match: re.Match[str], *, placed: bool) -> bool:
    """True unless the label is a bare verb ("Xem 5 tin khác") or a sentence runs on behind the number."""
    is_verb = match["label"] in _BARE
    if any(mark in match["mark"] for mark in ":(["):
        return not (is_verb and _OF_OTHERS.match(match.string, match.end()))
    is_times = match["label"] == "doc" and match[0].endswith("lan")  # "Đọc 2047 lần"
    before = match.string[max(0, match.start() - _CONTEXT) : match.start()]
    is_placed = placed or _DATED.search(before) is not None
    if is_times and not is_placed:
        return False
    # "25/05/2022 16:40 | Xem 1.482": the verb alone is a label in a line of facts.
    is_fact = match["label"] == "xem" and is_placed and _ENDS_FACT.match(match.string, match.end()) is not None
    return is_fact or ((is_times or not is_verb) and _ENDS.match(match.string, match.end()) is not None)


def _counts_things(match: re.Match[str], after: str) -> bool:
    """Whether a bare verb leads to so many of something, which goes on in small letters ("Xem: 5 mẫu phiếu")."""
    is_said = match["label"] in _BARE and after[:1].isspace() and after.lstrip()[:1].islower()
    return is_said and _NOTHING_COUNTED.match(match.string, match.end()) is None


_BARE = frozenset({"xem", "doc", "hit", "view"})
_NOTHING_COUNTED = re.compile(
    r"\s?(?:nguoi|in|gui|luu|chia se|(?:co|phong) chu|facebook|zalo|twitter|tweet|e-?mail|danh gia|binh chon|thich|"
    r"tai ve|(?:ngay )?dang|nghe|quay lai|sao chep|ban in|(?:doc|ban) (?:gia|doc)|times|"
    r"views?|viewers?|comments?|tu ngay)\b"
)
"""Who has read, and buttons behind the count."""

_REACTION = r"(?:binh luan|phan hoi|y kien|(?:luot )?(?:thich|chia se)|comments?|likes?|shares?)"
_REACTIONS = re.compile(rf"[\s|•·–-]{{0,4}}(?<![\w/.:-])[0-9][0-9.,]{{0,9}}\s?[km]?\s?{_REACTION}\s?$")
_COUNT_OF_OTHERS = re.compile(rf"[(\[]?\s?[0-9][0-9.,]{{0,9}}\s?[km]?\s?{_REACTION}?\s?[)\]]?")
_REACTIONS_TOLD = re.compile(
    rf"[(\[]?\s?(?:[0-9][0-9.,]{{0,9}}\s?[km]?\s?{_REACTION}|{_REACTION}\s?[:(]\s?[0-9]{{1,6}})\s?[)\]]?"
)
_LONGEST_REACTION, _MOST_REACTIONS = 40, 4


def is_reaction_count(text: str) -> bool:
    """Whether a text is a count and nothing else, with what it counts of what readers did, or without.

    >>> [is_reaction_count(text) for text in ("3", "(12)", "3 bình luận", "1,2K lượt thích", "3 xã", "25/05/2022")]
    [True, True, True, True, False, False]
    """
    return len(text) <= _LONGEST_REACTION and _COUNT_OF_OTHERS.fullmatch(align(text).folded) is not None


def tells_reactions(text: str) -> bool:
    """Whether a text says how many comments or likes there are, and nothing else.

    >>> [tells_reactions(text) for text in ("0 bình luận", "Bình luận (3)", "Bình luận", "3", "3 ý kiến của dân")]
    [True, True, False, False, False]
    """
    is_short = len(text) <= _LONGEST_REACTION and any(map(str.isdigit, text))
    return is_short and _REACTIONS_TOLD.fullmatch(align(text).folded) is not None


def without_reactions(text: str) -> str:
    """``text`` without the counts of comments and likes at its end.

    >>> without_reactions("25/05/2022 1094 3 bình luận"), without_reactions("1094 - 3 bình luận | 5 thích")
    ('25/05/2022 1094', '1094')
    """
    for _ in range(_MOST_REACTIONS):
        tail = max(0, len(text) - _LONGEST_REACTION)
        said = align(text[tail:])
        found = _REACTIONS.search(said.folded)
        if found is None:
            break
        text = text[: tail + said.span(found.start(), found.end())[0]]
    return text


def _is_apart(before: str, after: str) -> bool:
    """True where a number and its label stand for themselves, not among the words of a sentence."""
    is_led = before in _THERE_ARE or _SET_OFF.search(before) is not None or _HALF_DAY.search(before) is not None
    return (is_led or not before.rstrip()[-1:].isalpha()) and not after.lstrip()[:1].islower()


_BEFORE = 12
_THERE_ARE = frozenset({"co ", "da co ", "da duoc "})
"""What a line with nothing but the count begins with: shorter than what is looked at before it."""
_SET_OFF = re.compile(r"(?:^|[|•·-]\s?)(?:da )?(?:co|duoc) $|(?:[0-9]:[0-5][0-9]|/[0-9]{4}|\))\s?da (?:co|duoc) $")
"""The same behind a bar, or behind a date, a time, its zone ("20:05 (GMT+7) Đã có 87 lượt đọc")."""


def _is_visitor_counter(folded: str, match: re.Match[str]) -> bool:
    if match.re is _LED and match["label"].startswith("tong"):
        return True
    before = folded[max(0, match.start() - _CONTEXT) : match.start()]
    return bool(_SITE_BEFORE.search(before) or _SITE_AFTER.match(folded, match.end()))
