"""Lines inside an article's block that are not the article's: share and print links, ratings, boxes of other news.

Wordings are compared folded (``crawler.clean.text.fold``: no case, no diacritics), so that decomposed and
misspelt forms match too.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from functools import lru_cache

from crawler.clean.text import TEXT_END, fold
from crawler.fields.lines import comments, entries, factlabels, toolwords, wordings
from crawler.fields.lines.posters import is_of_account
from crawler.fields.lines.taglines import is_tag_label, is_tag_line
from crawler.fields.tree.flow import Line, Piece
from crawler.fields.tree.lengths import FULL_PARAGRAPH

MAX_LABEL = 90
"""Characters beyond which a line is no label or header of a box."""


_NOTICE_LENGTH = 60
"""Characters in which a notice on reuse shows itself."""

_RELATED = re.compile(wordings.whole(wordings.RELATED, end=rf"{factlabels.GLOSS}\s*[:.»>]*"))
_POPULAR = re.compile(r"\b(?:doc|xem) nhieu\b|\bnoi bat\b|\bvan ban\b")
_COMMENTS = re.compile(wordings.whole((*wordings.COMMENTS, *wordings.RATINGS), end=r"\s*[:.]*"))
_RATINGS = re.compile(wordings.whole(wordings.RATINGS, end=r"\s*[:.]*"))
_STARS = re.compile(rf"{wordings.STARS}|{wordings.DRAWN_STARS}")
_OF_BOTH = re.compile(wordings.whole(wordings.OTHER_MATTERS, end=r"\s*[:.»>]*"))
_NEXT = 3
"""Pieces behind such a header among which a box's first link is: a thumbnail and a date may stand before it."""
_FOOT = re.compile(rf"(?:{'|'.join(wordings.FOOT)})")
_CUT = ("...", "…")

_AHEAD = 5
"""Pieces after a header among which running text shows that it is a heading of the article's own."""
_BUTTON = re.compile(rf"[^\w(]*(?:{'|'.join(toolwords.TOOLS)})[^\w(]*")
_ATTACHED = re.compile(wordings.whole(wordings.ATTACHED, end=rf"{factlabels.GLOSS}\s*:?"))
_NOTICE = re.compile(r"[(*\s]{0,3}(?:" + "|".join(wordings.NOTICES) + r")\b")
_VISITORS = re.compile(rf"(?:(?:{'|'.join(wordings.VISITORS)})\b\s?(?:[:：]\s?)?(?:\d[\d.,]*)?[^\w:]{{0,5}})+")
_VISIT = re.compile(r"truy cap|truc tuyen|online|^tong (?:so )?luot (?:xem|doc)(?: trang| website)?\s?[:：]?\s?\d")
MORE = re.compile(wordings.whole(wordings.MORE, end=r"\W*"))
"""The link behind a teaser."""
READ_ON = re.compile(r"\W*(?:xem|doc) (?:them|tiep)\s?[:：]\s?")
"""The label before the title of another article."""
# Folding every paragraph to find one that begins so would be most of the work here: first words come again.
_NOTICE_WORDS = frozenset(phrase.partition(" ")[0] for phrase in wordings.NOTICES)
_DATE_ONLY = re.compile(
    r"[\s(\[•-]*\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}(?:[\s,|-]*\d{1,2}[:h]\d{2}(?::\d{2})?)?[\s)\]]*$"
)


def is_foot(text: str) -> bool:
    """Whether a line begins like those at the foot of every page: whose the portal is, where, how often visited.

    >>> is_foot("Địa chỉ: Số 1, đường Ví Dụ"), is_foot("Số lượt truy cập: 99"), is_foot("Địa phương vào mùa")
    (True, True, False)
    """
    folded = fold(text[:_FOOT_HEAD])
    return _FOOT.match(folded) is not None or _VISITORS.match(folded) is not None


_FOOT_HEAD = 60
"""Characters in which a line of the foot shows itself."""


def is_related_header(text: str) -> bool:
    """Whether ``text`` is the header of a box with other news.

    >>> is_related_header("Các tin đã đưa ngày:"), is_related_header("Tin khác"), is_related_header("Những tin cũ hơn")
    (True, True, True)
    >>> is_related_header("Đoàn đã kiểm tra các tin khác nhau về dịch bệnh")
    False
    """
    return len(text) <= MAX_LABEL and _is_related(text)


def is_end(text: str) -> bool:
    """Whether ``text`` begins what stands below an article for good: comments, ratings."""
    return len(text) <= MAX_LABEL and _is_end(text)


# Each line of a page is asked for several reasons, and menus and boxes stand on every page of a portal.
@lru_cache(maxsize=1024)
def _is_related(text: str) -> bool:
    return _RELATED.match(fold(text)) is not None


@lru_cache(maxsize=1024)
def _is_end(text: str) -> bool:
    return _COMMENTS.match(fold(text)) is not None


def heads_box(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the line at ``at`` is the header of other news, and not a heading over more of the article."""
    piece = pieces[at]
    if not isinstance(piece, Line) or not is_related_header(piece.text) or _goes_on(pieces, at):
        return False
    behind = pieces[at + 1 : at + 1 + _NEXT]
    least = 0 if not _OF_BOTH.match(folded := fold(piece.text)) else 2 if "chuong trinh" in folded else 1
    return sum(isinstance(each, Line) and each.is_linked for each in behind) >= least


def ends(pieces: Sequence[Piece], at: int, start: int | None = None) -> bool:
    """Whether comments or ratings begin at ``at``, and not a part of the article of that name.

    ``start``: where it may begin; None where its text surely stands above. Some themes rate between title and text.
    """
    piece = pieces[at]
    if not isinstance(piece, Line) or not is_end(piece.text):
        return False
    if comments.heads_one(pieces, at):
        return True
    if _RATINGS.match(fold(piece.text)):
        return start is None or not _is_above_text(pieces, start, at)
    return not _goes_on(pieces, at)


def _is_above_text(pieces: Sequence[Piece], start: int, at: int) -> bool:
    """Whether nothing but short lines stand above ``at``, and below it a paragraph that is of no list and no foot."""
    above, below = pieces[start:at], pieces[at + 1 : at + 1 + _FAR_AHEAD]
    return not any(not isinstance(each, Line) or _is_text(each) for each in above) and any(
        isinstance(each, Line) and _is_text(each) for each in below
    )


def _is_text(line: Line) -> bool:
    """Whether a line is a full paragraph of running text."""
    if len(line.text) < FULL_PARAGRAPH or line.linked or line.aside or line.text.endswith(_CUT):
        return False
    folded = fold(line.text[: 2 * MAX_LABEL])
    return line.text.endswith(TEXT_END) and not (_FOOT.match(folded) or _NOTICE.match(folded))


_FAR_AHEAD = 20
"""Pieces below a rating among which the text of the article begins."""


def _goes_on(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a full paragraph of running text follows before any link, date or rating."""
    for piece in pieces[at + 1 : at + 1 + _AHEAD]:
        if not isinstance(piece, Line):
            continue
        folded = fold(piece.text[: 2 * MAX_LABEL])
        if piece.aside or _is_entry(piece) or _FOOT.match(folded) or _NOTICE.match(folded) or _RATINGS.match(folded):
            return False
        if len(piece.text) >= FULL_PARAGRAPH and piece.text.endswith(TEXT_END) and not piece.text.endswith(_CUT):
            return not piece.linked
    return False


def is_attachment_header(text: str) -> bool:
    """Whether ``text`` announces attached files and says nothing else.

    >>> is_attachment_header("Tệp đính kèm:"), is_attachment_header("Tài liệu kèm theo")
    (True, True)
    """
    return len(text) <= MAX_LABEL and bool(_ATTACHED.match(fold(text)))


def is_furniture(text: str) -> bool:
    """Whether a line outside the text is a button, a notice, a label, or the header of a box."""
    folded = fold(text[: 2 * MAX_LABEL])
    return _is_label(folded) or is_of_account(text) or is_related_header(text) or is_end(text)


def is_popular_header(text: str) -> bool:
    """Whether ``text`` is the header of the portal's most read news, which no article names.

    >>> is_popular_header("Tin đọc nhiều"), is_popular_header("Tin liên quan")
    (True, False)
    """
    return len(text) <= MAX_LABEL and bool(_POPULAR.search(fold(text)))


def keep(pieces: list[Piece], away: Container[int] = ()) -> list[Piece]:
    """``pieces`` without buttons, notices, boxes of other news and whatever stands below an article.

    ``away``: places of those that are known to lead to other articles.
    """
    kept: list[Piece] = []
    last_paragraph: int | None = None
    is_of_tags = False
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        at += 1
        if at - 1 in away:
            continue
        if not isinstance(piece, Line):
            if not entries.is_of_button(pieces, at - 1, is_tools):
                kept.append(piece)
            continue
        if len(piece.text) > MAX_LABEL:
            if not _is_notice(piece.text):
                kept.append(piece)
            continue
        folded = fold(piece.text)
        # A heading that is a link leads to another article.
        is_teaser = piece.is_linked and (piece.level or is_of_tags or MORE.match(folded) or READ_ON.match(folded))
        is_of_tags = (is_of_tags and piece.is_linked) or is_tag_label(piece.text)
        if is_teaser:
            continue
        if not _is_heading(folded):
            is_label = _is_label(folded) and not entries.is_one(pieces, at - 1, folded, _is_none_of_text)
            is_account = is_of_account(piece.text, signs=piece.signs)
            if not (is_label or is_account or is_tag_line(piece.text, piece.linked)):
                kept.append(piece)
        elif heads_box(pieces, at - 1):
            if last_paragraph is None:
                last_paragraph = max((place for place, each in enumerate(pieces) if _is_paragraph(each)), default=-1)
            at = _end_of_box(pieces, at, last_paragraph)
        elif ends(pieces, at - 1, 0):
            break
        elif not (_STARS.match(folded) or _RATINGS.match(folded)):
            kept.append(piece)
    return kept


_KEPT = 1024
"""Short lines that are remembered: names that sign, labels of a portal's buttons."""


@lru_cache(maxsize=_KEPT)
def _is_heading(folded: str) -> bool:
    """Whether a line is called like a box or like what stands below an article."""
    return bool(_RELATED.match(folded) or _COMMENTS.match(folded))


def _is_notice(text: str) -> bool:
    """Whether a long line is a notice on reuse."""
    first = text[:_NOTICE_LENGTH].lstrip("(* ").partition(" ")[0]
    return fold(first) in _NOTICE_WORDS and _NOTICE.match(fold(text[:_NOTICE_LENGTH])) is not None


@lru_cache(maxsize=_KEPT)
def _is_label(folded: str) -> bool:
    """Whether a short line is a button, a label without what it announces, or a lone mark."""
    is_of_portal = is_visitor_counter(folded) or _NOTICE.match(folded)
    is_label = is_tools(folded) or is_of_portal or is_tag_line(folded) or _ATTACHED.match(folded)
    return bool(is_label) or not _has_words(folded)


def _is_none_of_text(folded: str) -> bool:
    is_label = _is_label(folded) or is_of_account(folded)
    return is_label or _is_heading(folded) or _DATE_ONLY.match(folded) is not None


def is_visitor_counter(folded: str) -> bool:
    """Whether a folded line has nothing but the portal's own counters.

    >>> is_visitor_counter("tong luot truy cap: 4567 - hom nay: 22"), is_visitor_counter("nam 2024")
    (True, False)
    """
    return _VISIT.search(folded) is not None and _VISITORS.fullmatch(folded) is not None


def is_tools(folded: str) -> bool:
    """Whether a folded line is a button, or several beside each other; no space need stand between them.

    >>> is_tools("mac dinh co chuin bai viet"), is_tools("chia se:facebookzalo"), is_tools("in lai sach giao khoa")
    (True, True, False)
    """
    at = 0
    while at < len(folded):
        button = _BUTTON.match(folded, at)
        if button is None:
            return False
        at = button.end()
    return True


def _has_words(text: str) -> bool:
    """False for a lone mark left over between links."""
    return any(char.isalnum() for char in text)


def _end_of_box(pieces: list[Piece], start: int, last_paragraph: int) -> int:
    """Where the box ends whose header stands before ``start``: at text that is no link, if an article follows there."""
    at = start
    while at < len(pieces) and _is_entry(pieces[at]):
        at += 1
    # Without links the page was saved as text, or the header stands over teasers. What follows a box with links is
    # the article again only if it reads so: at least one full paragraph.
    return at if start < at <= last_paragraph else len(pieces)


def _is_paragraph(piece: Piece) -> bool:
    return isinstance(piece, Line) and len(piece.text) > 2 * MAX_LABEL and not piece.is_linked


def _is_entry(piece: Piece) -> bool:
    """Whether a piece can be part of a box with other news: a link, the date after it, a thumbnail."""
    if not isinstance(piece, Line):
        return True
    return piece.is_linked or bool(_DATE_ONLY.match(piece.text)) or not _has_words(piece.text)
