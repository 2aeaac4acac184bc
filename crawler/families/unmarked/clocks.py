"""The day above a title: the article's, or the page's clock."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.clean.dates import parse_date
from crawler.clean.text import fold
from crawler.fields.lines import meta
from crawler.fields.lines.factlabels import WEEKDAY
from crawler.fields.tree.flow import Flow, Line, Picture, Piece
from crawler.fields.tree.lengths import MIN_LEAD

_DAY = len("2026-11-24")
_NEAR, _MOST = 3, 12
"""Lines of a text among which a place stands beside the day of an event, and pieces below a title among which its day
does."""
_OF_DAY = re.compile(r"\d{1,2}\s?(?::|h|giờ)\s?\d{2}")
_BARE = re.compile(r"[\W\d]+")


def told_apart(dates: list[Line], above: int, flow: Flow, start: int, body: Sequence[Piece]) -> list[Line]:
    """``dates``, of which the first ``above`` stand over the title: one that nothing calls the article's behind an
    earlier one of it, or day between the title and the ``body``, from ``start`` on: at the end of a text is when that
    was written.

    A clock is never earlier than what the page tells of its article; a day below the title with a word before it may be
    that of what the text is about, such as a paper's, and one with several times or a place beside it is an event's.
    """
    below = next(iter(dates[above:]), None) if above else None
    if below is None or any(line.stamp or meta.says_publishing(line) for line in dates[:above]):
        return dates
    if not (meta.says_publishing(below) or (_is_of_article(below) and _stands_under(flow, start, below))):
        return dates
    first, day = parse_date(dates[0].text), parse_date(below.text)
    is_event = any(isinstance(piece, Line) and meta.says_place(piece.text) for piece in body[:_NEAR])
    if first is not None and day is not None and not is_event and day.iso[:_DAY] < first.iso[:_DAY]:
        return [*dates[above:], *dates[:above]]
    return dates


def _stands_under(flow: Flow, start: int, day: Line) -> bool:
    """Whether between the title, right over ``start``, and a day stands nothing of the text but its pictures; nor does
    a text without a lead go on below the day in its own element: one of verses, or without the title in it."""
    pieces = flow.pieces[start : start + _MOST]
    at = next((at for at, piece in enumerate(pieces) if isinstance(piece, Line) and day.text in piece.text), None)
    if at is None or not all(_may_part(pieces, place) for place in range(at)):
        return False
    text = next((piece for piece in pieces[at + 1 :] if not _is_beside(piece)), None)
    own = flow.parents[pieces[at].block]
    if not isinstance(text, Line) or own != flow.parents[text.block] or (text.leads or text.bold or text.level > 0):
        return True
    return len(text.text) >= MIN_LEAD and flow.is_inside(flow.pieces[start - 1].block, own)


def _may_part(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a piece may stand between a title and its day."""
    piece, over = pieces[at], pieces[at - 1] if at else None
    is_caption = isinstance(piece, Line) and isinstance(over, Picture) and (piece.captioned or piece.italic)
    return is_caption or isinstance(piece, Picture) or _is_beside(piece)


def _is_beside(piece: Piece) -> bool:
    """Whether a piece is a button, or another fact."""
    return piece.aside or (isinstance(piece, Line) and (piece.is_linked or any(meta.read(piece))))


def _is_of_article(line: Line) -> bool:
    """Whether a line says nothing but when: to the minute, or in figures alone."""
    times = len(_OF_DAY.findall(line.text))
    return (times == 1 or (not times and _BARE.fullmatch(line.text) is not None)) and meta.says_no_more(line.text)


def is_of_portal(line: Line) -> bool:
    """Whether a line beside an article says when something else than that was brought up to date."""
    folded = fold(line.text)
    return "cap nhat" in folded and _UPDATED.match(folded) is None


def gives_way(over: Line, line: Line) -> bool:
    """Whether the labelled day ``over`` an article gives way to what a line of it tells: to a day without other words,
    and when something was brought up to date to any but that of what takes place, or of a place alone."""
    told = meta.read(line)
    if told.date and "cap nhat" in fold(over.text):
        return not (meta.says_time(line.text) or _OF_PLACE.fullmatch(fold(line.text)))
    return told.date and (told.views or meta.says_no_more(line.text))


_UPDATED = re.compile(
    rf"\W*(?:(?:ngay|thoi gian|lan|da|duoc|tin|bai(?: viet)?) ){{0,2}}cap nhat"
    rf"(?: (?:lan )?(?:cuoi|luc|ngay|vao|moi nhat))*\s?:?\s?(?:{WEEKDAY})?\W*\d"
)
"""How a line begins that says so of nothing by its name, before the day."""
_OF_PLACE = re.compile(r"[^\d:|]*, ?(?:ngay )?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\W*")
