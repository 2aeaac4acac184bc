"""What stands around a date: weekdays, labels, and the words that say it is no date of publication.

All patterns read folded text (``crawler.clean.aligned``): lower case, no diacritics, ``-`` for every dash.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from crawler.clean.aligned import Aligned, align
from crawler.clean.persons import is_person
from crawler.clean.text import clean_line

Label = Literal["published", "plain", "updated", "refused"]

# "Hội nghị lần thứ 7", "kỳ họp thứ ba" count, they name no day.
WEEKDAY = (
    r"(?:(?<!lan )(?<!hop )(?<!phien )(?<!khoa )(?<!ky )(?<!dot )thu\s*(?:hai|ba|tu|nam|sau|bay|[2-7])"
    r"|chu\s*nhat|cn|t\.?\s?[2-7]"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)(?![a-z]))"
)
_WEEKDAYS = {"hai": 1, "ba": 2, "tu": 3, "nam": 4, "sau": 5, "bay": 6, "nhat": 7, "cn": 7}
_ENGLISH = {"mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5, "sat": 6, "sun": 7}

_PUBLISHED = re.compile(
    r"\b(?:(?:ngay|thoi gian|gio|luc)\s+(?:dang|xuat ban|dua|gui|phat|viet|tao|post|hien thi)"
    r"(?:\s+(?:tin|bai viet|bai|tai|len))*"
    r"|(?:dang|dua|gui|xuat ban|post)(?:\s+(?:tin|bai viet|bai|tai|len))*(?:\s+(?:lan dau(?: tien)?|vao|luc|ngay|hoi))*"
    r"|(?:duoc|da)\s+(?:dang|tao|gui|viet|xuat ban|phat hanh)(?:\s+[a-z]+){0,8}|dang boi(?:\s+[a-z0-9._]+){1,6}\s+ngay"
    r"|publish(?:ed)?(?:\s+(?:on|at|date))?|posted(?:\s+(?:on|at))?|date(?:\s+(?:posted|published))?|created(?:\s+(?:on|at))?)$"
)
_UPDATED = re.compile(
    r"\b(?:cap nhat|chinh sua|sua doi|sua|thay doi|hieu chinh|updated?|modified|edited|changed)"
    r"(?:\s+(?:lan cuoi|gan nhat|cuoi|moi nhat|ngay|luc|vao|on|at|last))*$"
)
# Dates of documents, of events, of the visit, of a date picker or an archive form, and ends of a range.
_REFUSED = re.compile(
    r"\b(?:ban hanh|cong bo|hieu luc|ngay ky|ky|ngay duyet|phat hanh|sinh|sinh nam|ngay mat|cap|han nop|han cuoi"
    r"|thoi han|ket thuc|bat dau|khai mac|be mac|khoi cong|dien ra|to chuc|hop|tiep nhan|ngay nhan|theo|hom nay"
    r"|hom qua|am lich|bay gio(?: la)?|hien tai"
    r"|(?:sang|trua|chieu|toi|dem) (?:nay|qua)|today|now|ke tu|tinh den|het han|expires?|deadline|quyet dinh|cong van"
    r"|nghi quyet|thong tu|nghi dinh|van ban|ke hoach|thong bao|tu|den|toi|truoc|sau|het|qua|sang|chieu|trua|dem"
    r"|cuoi|dau|giua|va|hoac)"
    r"(?:\s+ngay)?(?:\s+hom)?$"
    r"|\b(?:ban hanh|hieu luc|het han|ngay ky|ngay sinh|so ky hieu)\b[^|;\n]{0,30}$"
    r"|\bso\b[^|;\n]{0,30}\bngay$|^trang$"
)
# The form that asks for an archive's day: "Các tin đã đưa ngày:". To be asked before "đưa ngày" as a label.
_ARCHIVE = re.compile(r"\b(?:tin|bai)(?: viet)? (?:da )?(?:dua|dang)(?: theo)?(?: ngay)?$")
# A part that ends before the date ("Tin tức - 25/5/2022") says nothing of it.
_SEPARATOR = re.compile(r"[|•·;\n»>(\[]|(?:^|\s)-(?:\s|$)")
_AGO = re.compile(r"\s*\d{1,2} (?:giây|phút|giờ|ngày|tuần|tháng|năm) trước\s?(?=[(|•·])", re.IGNORECASE)
_EDGE = " \t\r\n-|•·,:;/()[]{}<>»\"'*#.@"
_LONGEST = 160
"""A label is short; what stands farther off cannot be one."""
_UNKNOWN_WORDS = 3
_UNKNOWN_LABEL_WORDS = 5
_UNKNOWN_STAMPED_WORDS = 12


def without_ago(text: str) -> str:
    """The text of a date without how long ago that was, which stands before the date itself.

    >>> without_ago("3 tháng trước (25/08/2026)"), without_ago("3 tháng trước 25/08/2026")
    ('(25/08/2026)', '3 tháng trước 25/08/2026')
    """
    ago = _AGO.match(text)
    return text[ago.end() :] if ago is not None else text


_FILED = re.compile(
    r"[^\w(]{0,3}(?:được )?đăng trong (?:(?:chuyên )?mục )?(?!(?:công )?báo\b|bản tin\b|tạp chí\b|văn bản\b|"
    r"(?:tập|nội|đặc|chuyên) san\b|kỷ yếu\b|phụ trương\b|niên giám\b|sách\b|website\b|trang\b|cổng\b)"
    r"(?-i:[A-ZĐÀ-Ỹ])[^:|•()\d]{1,60}(?<! ra),? (?:(?:vào|lúc|ngày|hồi) (?:ngày )?(?=\d|thứ |chủ nhật))"
    r"|[^\w(]{0,3}posted in (?-i:[A-Z])[^:|•()\d]{1,60} on (?=\w)",
    re.IGNORECASE,
)


def without_section(text: str) -> str:
    """The text of a date without the section that blogs print before it; a book or a paper is no section.

    >>> [without_section(f"{words} 1/2/2018") for words in ("Đăng trong Y tế - Xã hội ngày", "Posted in News on")]
    ['Đăng ngày 1/2/2018', 'Đăng ngày 1/2/2018']
    >>> [without_section(f"Đăng trong {words} ngày 1/2") for words in ("Báo Nhân Dân", "Nhân Dân số ra")]
    ['Đăng trong Báo Nhân Dân ngày 1/2', 'Đăng trong Nhân Dân số ra ngày 1/2']
    """
    filed = _FILED.match(text) if "ăng trong " in text or "osted in " in text else None
    return f"Đăng ngày {text[filed.end() :]}" if filed is not None else text


def weekday(word: str) -> int:
    """ISO number (1 is Monday) of a weekday that ``WEEKDAY`` matched.

    >>> [weekday(word) for word in ("thu nam", "t4", "chunhat", "sunday", "thu")]
    [4, 3, 7, 7, 4]
    """
    if word[-1].isdigit():
        return int(word[-1]) - 1
    if word[:3] in _ENGLISH and (word[3:] == "" or word.endswith("day")):
        return _ENGLISH[word[:3]]
    return next(number for name, number in _WEEKDAYS.items() if word.endswith(name))


def label_start(before: str) -> int | None:
    """Where the label of publication or change begins that the folded text before a date ends with, or None.

    >>> label_start("khai mac le hoi update "), label_start("khai mac le hoi ")
    (16, None)
    """
    text = before.rstrip(_EDGE)
    found = _UPDATED.search(text) or _PUBLISHED.search(text)
    return found.start() if found else None


# Words that speak of a date right behind them ("từ", "ký"), and folded are the last of names as well ("Mỹ Tú").
_NAME = re.compile(r"(?:^|(?<=[|•·] ))[a-z]{2,8} (?:tu|ky|den|toi|sau|qua|sang)(?= ?[|•·]| - )")
_PERSON = re.compile(
    r"(?:^|(?<=[|•·:] ))(?:[a-z]{1,8} ){2,4}(?:tu|ky|den|toi|sau|qua|sang|sinh|cap|hop|truoc|chieu|dem|dau)"
    r"(?= ?[|•·]| - )"
)
_LEADS = frozenset({"ký", "ky", "đến", "den", "tới", "toi", "sau", "qua", "sang"})


def without_names(aligned: Aligned) -> str:
    """The folded text, in which a name before a bar leads to no date: that of a person, or two words that both have
    capitals, as those of a label do not, and the second is written otherwise than the word; "Đại Từ" is called so.

    >>> [without_names(align(text)) for text in ("Mỹ Tú | 1/2/2025", "Có từ | 1/2/2025", "Ngày Ký | 1/2/2025")]
    ['xxxxx | 1/2/2025', 'co tu | 1/2/2025', 'ngay ky | 1/2/2025']
    >>> [without_names(align(text)) for text in ("Tác giả: Lê Văn Sáu | 1/2/2025", "Ngày Tháng Năm Sinh | 1/2/2025")]
    ['tac gia: xxxxxxxxxx | 1/2/2025', 'ngay thang nam sinh | 1/2/2025']
    """
    folded = aligned.folded
    for found in _PERSON.finditer(folded):
        if is_person(clean_line(aligned.cut(*found.span()))):
            folded = folded[: found.start()] + "x" * len(found[0]) + folded[found.end() :]
    for found in _NAME.finditer(folded):
        words = clean_line(aligned.cut(*found.span())).split()
        if all(word[:1].isupper() for word in words) and words[-1].lower() not in _LEADS:
            folded = folded[: found.start()] + "x" * len(found[0]) + folded[found.end() :]
    return folded


@lru_cache(maxsize=4096)
def label(before: str, stamped: bool) -> Label:
    """What the folded text before a date says of it (weekday and time of day already taken off).

    ``plain`` where nothing is said, or where a crumb or a name stands before it; ``refused`` where it names
    another kind of date, or where the date stands in running text. ``stamped``: a weekday or a clock time is
    printed with the date, as software does and running text does not.

    >>> [label(text, False) for text in ("ngay dang: ", "cap nhat : ", "ngay ban hanh: ", "tin tuc - ", "chieu ")]
    ['published', 'updated', 'refused', 'plain', 'refused']
    """
    before = before[-_LONGEST:].rstrip()
    colon = before.endswith(":")
    part = next((piece for piece in reversed(_SEPARATOR.split(before)) if piece.strip(_EDGE)), "").strip(_EDGE)
    if not part or part == "ngay":
        return "plain"
    if part.startswith(("cac ", "nhung ")) and _ARCHIVE.search(part):
        return "refused"
    if _UPDATED.search(part):
        return "updated"
    if _PUBLISHED.search(part):
        return "published"
    if _REFUSED.search(part):
        return "refused"
    if part in ("thoi gian", "luc", "vao luc", "hoi"):
        return "plain"
    if _SEPARATOR.search(before[-2:] + " "):
        return "plain"
    # "Ngày thi:", "Thời gian họp:", "Trà Vinh, ngày": another kind of date, or a dateline.
    if part.endswith(" ngay") or part.startswith("ngay ") or (colon and part.startswith("thoi gian ")):
        return "refused"
    words = len(part.split())
    limit = _UNKNOWN_STAMPED_WORDS if stamped else _UNKNOWN_LABEL_WORDS if colon else _UNKNOWN_WORDS
    return "plain" if words <= limit else "refused"


_CHANGE = re.compile("(?<!chu )nhat|sua|doi|chinh|updat|modif|edit|chang")
_OF_NUMBERS = "0123456789/-:., "


def tells_change(text: str) -> bool:
    """Whether a word of ``text`` may be of a change.

    >>> tells_change("Cập nhật: 04/01/2017"), tells_change("Chủ nhật, 04/01/2017 12:14")
    (True, False)
    """
    # Without the number at its end a usual date node is a weekday or one of few labels.
    return _tells_change(text.rstrip(_OF_NUMBERS))


@lru_cache(maxsize=256)
def _tells_change(text: str) -> bool:
    return _CHANGE.search(align(text).folded) is not None
