"""Pages with the frame of an article that ask readers, or show the numbers of the day: surveys, weather, rates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborNode

if TYPE_CHECKING:
    from crawler.html import Page

_SURVEY = re.compile(r"(?:phieu )?(?:khao sat|tham do|lay y kien|trung cau|binh chon|trac nghiem|danh gia)\b")
"""How the title of a survey begins, and that of news of one."""

_BOARD = re.compile(
    r"(?:(?:thong tin|ban tin|du bao) )?thoi tiet(?: (?:hom nay|cac tinh|cac vung|trong tinh))?|"
    r"ty gia(?: (?:ngoai te|hoi doai))?|gia (?:vang|ca thi truong|nong san)|(?:ket qua )?xo so|"
    r"lich (?:van nien|am(?: duong)?)|chung khoan"
)
"""Titles of pages with the numbers of the day alone; news have a text, or say of which day they are."""

_BEGINNING, _HARDLY = 40, 40
"""Characters by which a text is found again, and characters of no text."""
_QUESTIONS, _MOST_LINKS = 2, 5
"""Questions of a survey, where a poll asks one; and links of a form that is not around all of the page."""


def told(page: Page, title: str, text: str, *, only: bool) -> str | None:
    """What shows that a page with the folded ``title`` and ``text`` is no news; None where nothing does.

    ``only``: there are no files and no pictures.
    """
    if only and len(text) <= _HARDLY and _BOARD.fullmatch(title):
        return f"title: {title}"
    if _SURVEY.match(title) is None:
        return None
    begins = "".join(text[:_BEGINNING].split())
    is_asked = any(_asks(form) and begins in "".join(form.text(deep=True).split()) for form in page.css("form"))
    return "questions with answers to choose" if is_asked else None


def _asks(form: LexborNode) -> bool:
    """Whether a form has answers to choose to more than one question; one around all of the page, as some systems have
    it, holds fields of other boxes, too."""
    chosen = form.css('input[type="radio"], input[type="checkbox"]')
    names = {field.attributes.get("name") for field in chosen}
    if len(names) >= _QUESTIONS:
        return True
    others = len(form.css("select, textarea")) if len(form.css("a[href]")) <= _MOST_LINKS else 0
    return bool(names) and len(names) + others >= _QUESTIONS
