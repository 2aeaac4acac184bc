"""Articles whose text stands behind a password: a page with title and day, and a form in the place of the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.clean.text import fold
from crawler.fields.tree.flow import Line, Piece

if TYPE_CHECKING:
    from crawler.html import Page

_ASKED = (
    r"(?:noi dung|bai viet|bai|trang|muc) nay (?:da |hien )?(?:duoc |bi )?(?:bao (?:mat|ve)|khoa)\b.{0,60}?\bmat khau",
    r"this (?:content|post|page|article) is (?:password.protected|protected by (?:a )?password)\b.{0,60}?\bpassword",
)
_ONLY_ASKED = re.compile(
    rf"(?:{'|'.join(_ASKED)})(?: (?:de xem(?: tiep| noi dung)?|duoi day|ben duoi|below|o duoi))*"
    r"\W*(?:mat khau|password)?\W*(?:nhap|xem|submit|enter)?\W*"
)
"""What systems print in the place of such a text, and no sentence behind it. For folded text."""

_FORM = 'form.post-password-form, form[action*="action=postpass"]'
"""WordPress's own form (``get_the_password_form``), whatever a theme says in it."""


def asks_password(page: Page, text: str) -> bool:
    """Whether ``text``, all of an article's, is but the question for its password.

    A text that stands beside such a form, of comments or of a sidebar, is an article's; so is one without any form to
    answer in.
    """
    if not text or page.first('input[type="password"]') is None:
        return False
    if _ONLY_ASKED.fullmatch(fold(text)):
        return True
    form = page.first(_FORM)
    return form is not None and "".join(text.split()) in "".join(form.text(deep=True).split())


def without_question(page: Page, pieces: list[Piece]) -> list[Piece]:
    """``pieces``, what can be read of an article, without the last lines where they are WordPress's question for the
    password of the rest."""
    last = [piece.text for piece in pieces[-_MOST_LINES:] if isinstance(piece, Line)]
    if not any("khẩu" in text or "assword" in text for text in last):
        return pieces
    form = page.first(_FORM)
    said = "".join(form.text(deep=True).split()) if form is not None else ""
    count = len(pieces)
    while count and isinstance(line := pieces[count - 1], Line) and "".join(line.text.split()) in said:
        count -= 1
    return pieces[:count]


_MOST_LINES = 3
"""Lines of such a question."""
