"""Titles that nothing but their place tells: no heading, no type, no metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.clean.text import clean_line, fold
from crawler.families.titlelines import MIN_SET, TitleLines
from crawler.fields.lines import meta
from crawler.fields.tree.flow import Flow, Line, Piece
from crawler.fields.tree.lengths import FULL_PARAGRAPH, MIN_PARAGRAPH

if TYPE_CHECKING:
    from crawler.html import Page

MIN_SHORT, _LEAST_SPACES = 10, 2
"""Characters of a title that only its place tells, right above a date and the text, and spaces between its words."""
MAX_BROKEN = 250
"""Characters of a title that nothing but its place shows to be broken into lines."""
NO_TITLE_END = (".", ";", ",", ":")
_LEAST_TEXT, _LEVELS, _MOST_PIECES = 2, 4, 200
"""Paragraphs between title and date, elements around the date that are looked at, and pieces that one holds."""


def over_dated_text(lines: TitleLines) -> int | None:
    """Place of the first line in an element that ends with when it was published, and has nothing else than paragraphs
    between the two; None where no element is built so."""
    flow = lines.flow
    for at, piece in enumerate(flow.pieces):
        if isinstance(piece, Line) and not piece.aside and at > _LEAST_TEXT and meta.says_publishing(piece):
            first = _first_above(flow, at)
            if first is not None and lines.may_be_title(first) and _may_head(flow.pieces, first):
                return first
    return None


def _first_above(flow: Flow, end: int) -> int | None:
    """Place of the first piece of the element around the date at ``end``, with the text and nothing behind that."""
    around = flow.parents[flow.pieces[end].block]
    for _ in range(_LEVELS):
        if not around:
            break
        first = end
        while first and end - first < _MOST_PIECES and flow.is_inside(flow.pieces[first - 1].block, around):
            first -= 1
        texts = [piece for piece in flow.pieces[first + 1 : end] if isinstance(piece, Line)]
        if sum(map(_is_paragraph, texts)) >= _LEAST_TEXT:
            is_last = end + 1 == len(flow.pieces) or not flow.is_inside(flow.pieces[end + 1].block, around)
            return first if is_last and not any(text.linked or text.level for text in texts) else None
        around = flow.parents[around]
    return None


def _may_head(pieces: list[Piece], at: int) -> bool:
    """Whether a line reads like a title and stands right over the text, or a picture there."""
    line, below = pieces[at], pieces[at + 1]
    if not isinstance(line, Line) or line.kind != "text" or not MIN_SET <= len(line.text) <= MAX_BROKEN:
        return False
    is_over = not isinstance(below, Line) or (_is_paragraph(below) and below.block != line.block)
    return is_over and line.text[:1].isupper() and not line.text.endswith(NO_TITLE_END)


def _is_paragraph(piece: Piece) -> bool:
    return isinstance(piece, Line) and len(piece.text) >= MIN_PARAGRAPH and piece.text.endswith((".", "”", "!", "…"))


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
