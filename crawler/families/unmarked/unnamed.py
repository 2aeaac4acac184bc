"""Titles that nothing but their place tells: no heading, no type, no metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.clean.text import clean_line, fold
from crawler.families.unmarked.titlelines import MIN_SET, TitleLines
from crawler.fields.tree.flow import Line
from crawler.fields.tree.lengths import FULL_PARAGRAPH

if TYPE_CHECKING:
    from crawler.html import Page

MIN_SHORT, _LEAST_SPACES = 10, 2
"""Characters of a title that only its place tells, right above a date and the text, and spaces between its words."""
MAX_BROKEN = 250
"""Characters of a title that nothing but its place shows to be broken into lines."""
NO_TITLE_END = (".", ";", ",", ":")


def short_above_date(lines: TitleLines) -> int | None:
    """The short line in a block of its own right above a line that says when, with the text below that."""
    flow = lines.flow
    for at, piece in enumerate(flow.pieces[:-2]):
        if not isinstance(piece, Line) or piece.kind != "text" or not _reads_like_short_title(piece.text):
            continue
        told, text = flow.pieces[at + 1], flow.pieces[at + 2]
        is_alone = piece.block not in {told.block, flow.pieces[at - 1].block if at else 0}
        if (
            is_alone
            and isinstance(text, Line)
            and len(text.text) >= FULL_PARAGRAPH
            and lines.tell_when([at + 1])
            and lines.may_be_title(at)
        ):
            return at
    return None


def is_linked(page: Page, text: str) -> bool:
    """Whether a link of the page says ``text``, more or less of it: an entry of the menu, a breadcrumb."""
    said = fold(text)
    texts = (link.text(deep=True).strip() for link in page.css("a[href]"))
    linked = (fold(clean_line(text)) for text in texts if MIN_SHORT <= len(text) <= MAX_BROKEN)
    return any(said.startswith(name) or name.startswith(said) for name in linked)


def _reads_like_short_title(text: str) -> bool:
    """
    >>> [_reads_like_short_title(text) for text in ("Xây cầu dân sinh", "Tin tức", "Trang trước", "ra quân làm đường")]
    [True, False, False, False]
    """
    is_said = text[:1].isupper() and not text.endswith(NO_TITLE_END)
    return is_said and MIN_SHORT <= len(text) < MIN_SET and text.count(" ") >= _LEAST_SPACES
