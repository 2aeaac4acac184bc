"""Pages with the frame of an article that ask readers, show the numbers of the day, or say who works where and when:
surveys, weather, rates, staff, schedules."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborNode

from crawler.clean.text import fold

if TYPE_CHECKING:
    from crawler.html import Page

_SURVEY = re.compile(r"(?:phieu )?(?:khao sat|tham do|lay y kien|trung cau|binh chon|trac nghiem|danh gia)\b")
"""How the title of a survey begins, and that of news of one."""

_BOARD = re.compile(
    r"(?:(?:thong tin|ban tin|du bao) )?thoi tiet(?: (?:hom nay|cac tinh|cac vung|trong tinh))?|"
    r"ty gia(?: (?:ngoai te|hoi doai))?|gia vang|(?:ket qua )?xo so|"
    r"lich (?:van nien|am(?: duong)?)|chung khoan"
)
"""Titles of pages with the numbers of the day alone; news have a text, or say of which day they are."""

_BEGINNING, _HARDLY = 40, 40
"""Characters by which a text is found again, and characters of no text."""
_QUESTIONS, _QUESTIONS_OF_PAGE, _MOST_LINKS = 2, 3, 5
"""Questions of a survey, where a poll asks one; those in a form around all of the page; links of one that is not."""


def told(page: Page, title: str, text: str, *, bare: bool) -> str | None:
    """What shows that a page with the folded ``title`` and ``text`` is no news; None where nothing does.

    ``bare``: there are no files, no pictures and no films. A text in which nothing is asked is no survey, whatever its
    readers are asked beside it: how they rate it, what they have to say.
    """
    if bare and len(text) <= _HARDLY and _BOARD.fullmatch(title):
        return f"title: {title}"
    if _SURVEY.match(title) is None or "?" not in text:
        return None
    begins = "".join(text[:_BEGINNING].split())
    is_asked = any(_asks(form) and begins in "".join(form.text(deep=True).split()) for form in page.css("form"))
    return "questions with answers to choose" if is_asked else None


def lists_staff(text: str, title: str = "") -> bool:
    """Whether a text is hardly more than how several people can be reached, or offices where the ``title`` calls
    it their directory: hotlines, jobs and results are news of numbers behind names, too.

    >>> one = "Lê Văn A Phó Chủ tịch Điện thoại: 0208.3822.112 Email: a@vidu.gov.vn "
    >>> lists_staff(one * 3), lists_staff(one), lists_staff(one * 3 + "Xã mời bà con dự lễ hội. " * 20)
    (True, False, False)
    >>> offices = "Văn phòng: 0208.3822.112 Sở Y tế: 0208 3822 113 Sở Tài chính: (0208)3822.114 Công an: 02083822115"
    >>> lists_staff(offices, "Danh bạ điện thoại"), lists_staff(offices, "Công bố đường dây nóng")
    (True, False)
    """
    return _is_list(_CONTACT, text) or (_DIRECTORY.match(fold(title)) is not None and _is_list(_TELEPHONE, text))


def is_schedule(title: str) -> bool:
    """Whether a page is called a week's or a month's work, as portals show it beside their news; one that is dated was
    published among them. Where the title goes on it tells of a schedule, and so it does from when on one holds.

    >>> is_schedule("Lịch công tác tuần 48 (từ 23/11 đến 27/11/2026)"), is_schedule("Lịch làm việc dịp Tết Nguyên đán")
    (True, False)
    >>> is_schedule("Lịch tiếp công dân tháng 11 thu hút người dân"), is_schedule("Lịch tiếp dân mới từ ngày 1/12")
    (False, False)
    """
    folded = fold(title)
    return _SCHEDULE.fullmatch(folded) is not None and _SINCE.search(folded) is None


_WHOSE = r"(?: (?:cua|cac|thuong truc|lanh dao|ubnd|uy ban|hdnd|hoi dong|dang uy|ban|bi thu|chu tich)\b[^.:?!]{0,90}?)?"
_DAYS = r"(?:tuan|tu|den|ngay|thang|nam|va|[\d\s/.,:;()–-])*"
_SCHEDULE = re.compile(
    rf"lich (?:cong tac|lam viec|tiep (?:cong )?dan){_WHOSE}"
    rf"(?: (?:trong )?tuan|,? (?:tuan|thang|tu ngay|ngay) (?:thu )?\d{_DAYS}{_WHOSE})"
)
_SINCE = re.compile(r"\btu (?:ngay )?\d[\d/.-]*+(?!.*\bden\b|\s*[–-])")
"""From a day on, and to none."""


def _is_list(sign: re.Pattern[str], text: str) -> bool:
    said = len(sign.findall(fold(text)))
    return said >= _CONTACTS and len(text) < said * _TO_EACH


_CONTACT = re.compile(r"\b(?:(?:so )?dien thoai|sdt|dt|e-?mail|chuc vu)\s?:")
_DIRECTORY = re.compile(r"danh ba\b")
_TELEPHONE = re.compile(r"(?<=: )\(?0\d{2,3}\)?[ .]?\d{3,4}[ .]?\d{3}(?!\d)")
"""A telephone's number right behind whose it is."""
_CONTACTS, _TO_EACH = 4, 80
"""Labels of how somebody can be reached that make a list, and characters of it to each."""


def _asks(form: LexborNode) -> bool:
    """Whether a form has answers to choose to more than one question. One around all of the page, as some systems have
    it, holds a poll, what is searched for and whether a name is remembered, too: a survey there has more."""
    kinds = ("radio", "checkbox")
    radios, boxes = (
        Counter(each.attributes.get("name") for each in form.css(f'input[type="{kind}"]')) for kind in kinds
    )
    if len(form.css("a[href]")) > _MOST_LINKS:
        return len(radios) >= _QUESTIONS_OF_PAGE
    questions = len(radios) + sum(count > 1 for count in boxes.values())
    others = len(form.css("select, textarea"))
    return questions > 0 and questions + others >= _QUESTIONS
