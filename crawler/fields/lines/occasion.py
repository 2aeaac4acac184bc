"""Whether a paragraph begins news, as it says on which day or occasion something happened; which lines are of one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.clean.dates import parse_date
from crawler.clean.text import fold
from crawler.fields.lines import meta
from crawler.fields.lines.posters import is_of_account
from crawler.fields.tree.flow import Line, Piece
from crawler.fields.tree.lengths import MIN_PARAGRAPH
from crawler.fields.tree.paragraphs import is_unlinked

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


def tells_of_day(text: str, *, dated: bool) -> bool:
    """Whether a line below the text of an article, that is ``dated`` above, tells of a day and not when it appeared.

    >>> [tells_of_day(text, dated=True) for text in ("Lịch thi: 05/04/2022", "Ngày đăng: 05/04/2022", "05/04/2022")]
    [True, False, False]
    >>> tells_of_day("Thời điểm: 05/04/2022", dated=True)
    True
    >>> [tells_of_day(f"{label}: 05/04/2022", dated=False) for label in ("Thời điểm thi", "Thời điểm", "Time")]
    [True, False, False]
    """
    if meta.says_publishing(Line(text)) or meta.says_no_more(text) or is_of_account(text):
        return False
    label = _LABELLED.match(text)
    if label is None or (dated and _AT.match(fold(label[0]))):
        return dated
    return not (_AT.match(fold(label[0])) or _PUT_UP.search(fold(label[0])))


_LABELLED = re.compile(r"[^\W\d][^\d:]{2,40}:")
_PUT_UP = re.compile(
    r"\b(?:dang(?! ky)|dua|gui|viet|tao|phat hanh|xuat ban|nhap|cap nhat|post\w*|publi\w*|creat\w*|date)\b"
)
"""A label before the day, and the words of one of when something was put up. Without a label a line below a text that
no other dates may be of who did."""
_AT = re.compile(r"(?:thoi diem|time)\s?:")
"""A label of any moment: of that of the article where it has no other."""


def is_of_event(pieces: list[Piece], at: int, in_text: bool, dates: list[Line]) -> bool:
    """Whether a line says when something takes place or is from, and not when the article was published.

    Below one of ``dates`` the first line of the text may have a date in it: "Bản tin cập nhật 6h00 ngày 27/9/2022".
    """
    line = pieces[at]
    told = meta.read(line) if isinstance(line, Line) else meta.Told()
    if not told.date or told.views or not isinstance(line, Line):
        return False
    if dates and meta.says_time(line.text) and _is_another_day(line, dates[0]):
        return True
    if dates and _is_day_over_paragraph(pieces, at) and _is_another_day(line, dates[0]) and _is_of_days(pieces, at):
        return True
    if dates and not (line.stamp or ":" in line.text or "|" in line.text or meta.says_no_more(line.text)):
        return True
    if in_text and not line.stamp and tells_of_day(line.text, dated=bool(dates)):
        return True
    # Bare dates stand below short texts and teasers; what a label calls a time is announced there.
    return meta.is_of_event(pieces, at, below=in_text and meta.says_time(line.text))


def _is_of_days(pieces: list[Piece], at: int) -> bool:
    """Whether a line that is nothing but the day of which the paragraph right below it tells ("Ngày 20/5/2022") is one
    of several: one near it tells of another day. One alone is when the article was written, or below it who commented
    when."""
    line = pieces[at]
    near = range(max(0, at - _MOST_BETWEEN), min(len(pieces), at + _MOST_BETWEEN))
    days = (pieces[other] for other in near if _is_day_over_paragraph(pieces, other))
    return isinstance(line, Line) and any(isinstance(day, Line) and _is_another_day(line, day) for day in days)


_MOST_BETWEEN = 80
"""Pieces from one such day to the next."""


def _is_day_over_paragraph(pieces: list[Piece], at: int) -> bool:
    line, below = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
    if not isinstance(line, Line) or line.stamp or line.text[:1] not in "nN" or len(line.text) > _LONGEST_DAY:
        return False
    if _DAY_ALONE.fullmatch(line.text) is None:
        return False
    return isinstance(below, Line) and len(below.text) >= MIN_PARAGRAPH and not (below.linked or below.aside)


_DAY_ALONE = re.compile(r"Ngày (?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2} tháng \d{1,2} năm \d{4})\s?:?", re.IGNORECASE)
_LONGEST_DAY = 32


def _is_another_day(line: Line, dated: Line) -> bool:
    """Whether a line names another day than the one that says when the article was published."""
    if line.text == dated.text:
        return False
    own, known = parse_date(line.text), parse_date(dated.text)
    return own is not None and known is not None and own.iso[:_DAY] != known.iso[:_DAY]


_DAY = len("2022-05-25")


def is_listed(pieces: Sequence[Piece], at: int, dates: Sequence[Line]) -> bool:
    """Whether a line is the entry of a list below a text, or between the lead and the text, that tells of an article
    alone: who made it, once, and when it was published or how often it was read. Works and winners are announced, or
    listed with theirs; the first of them stands below what may be a lead, and where the first of the ``dates`` is
    none of its entries the article was dated before."""
    line = pieces[at]
    if not isinstance(line, Line) or line.kind != "item" or not meta.read(line).credit:
        return False
    first = last = at
    while first and last - first < _MOST_ENTRIES and _is_in(pieces[first - 1], line):
        first -= 1
    while last + 1 < len(pieces) and last - first < _MOST_ENTRIES and _is_in(pieces[last + 1], line):
        last += 1
    if last - first == _MOST_ENTRIES:
        return False
    entries = [each for each in pieces[first : last + 1] if isinstance(each, Line)]
    above, below = pieces[max(0, first - 1) : first], pieces[last + 1 : last + 2]
    is_dated = any(all(date is not each for each in entries) for date in dates[:1])
    is_led = not is_dated and _is_below_lead(pieces, first) and not _is_of_several(pieces, last + 1)
    is_announced = any(
        isinstance(each, Line) and (each.text.endswith(":") or (each.level > 0 and not is_led)) for each in above
    )
    goes_on = not is_led and any(map(is_unlinked, below))
    # The section may stand in such a list, too, with its label or none; other labels are of works.
    told = [meta.read(each) for each in entries if not (each.is_linked or _is_section(each))]
    says_when = any(meta.says_publishing(each) or meta.read(each).views for each in entries)
    return (
        says_when and not (is_announced or goes_on) and all(map(any, told)) and sum(each.credit for each in told) == 1
    )


def _is_below_lead(pieces: Sequence[Piece], at: int) -> bool:
    """Whether right above stands a lead, as long as a paragraph and set like none, which is below no other."""
    over, lead = pieces[at - 2] if at > 1 else None, pieces[at - 1] if at else None
    if not isinstance(lead, Line) or not is_unlinked(lead) or is_unlinked(over):
        return False
    return lead.leads or lead.bold or lead.level > 0


def _is_of_several(pieces: Sequence[Piece], start: int) -> bool:
    """Whether a list soon behind names who made what, too."""
    behind = pieces[start : start + _MOST_BETWEEN]
    return any(isinstance(each, Line) and each.kind == "item" and meta.read(each).credit for each in behind)


def _is_section(line: Line) -> bool:
    return line.linked > 0 and _SORTED.match(fold(line.text)) is not None


_SORTED = re.compile(r"\W*(?:(?:chuyen |danh )?muc|chuyen trang|chu de|tu khoa|tags?)\s?:")
_MOST_ENTRIES = 12
"""Entries of a list from which it tells of more than an article."""


def _is_in(piece: Piece, line: Line) -> bool:
    return isinstance(piece, Line) and piece.group == line.group
