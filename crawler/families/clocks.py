"""The day above a title: the article's, or the page's clock."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.clean.dates import parse_date
from crawler.clean.text import fold
from crawler.fields.lines import meta
from crawler.fields.lines.factlabels import WEEKDAY
from crawler.fields.tree.flow import Line, Piece

_DAY = len("2026-11-24")
_NEAR = 3
"""Lines of a text among which a place stands beside the day of an event."""
_OF_DAY = re.compile(r"\d{1,2}\s?(?::|h|giờ)\s?\d{2}")
_BARE = re.compile(r"[\W\d]+")


def told_apart(dates: list[Line], above: int, under: Sequence[Piece], body: Sequence[Piece]) -> list[Line]:
    """``dates``, of which the first ``above`` stand over the title: one that nothing calls the article's behind an
    earlier day among the pieces ``under`` the title, over the ``body``. At the end of a text is when that was written.

    A clock is never earlier than what the page tells of its article; a day below the title with a word before it may be
    that of what the text is about, such as a paper's, and one with several times or a place beside it is an event's.
    """
    if not above or any(line.stamp or meta.says_publishing(line) for line in dates[:above]):
        return dates
    first, below = parse_date(dates[0].text), next(iter(dates[above:]), None)
    is_under = below is not None and any(isinstance(piece, Line) and below.text in piece.text for piece in under)
    day = parse_date(below.text) if below is not None and is_under and _is_of_article(below) else None
    is_event = any(isinstance(piece, Line) and meta.says_place(piece.text) for piece in body[:_NEAR])
    if first is not None and day is not None and not is_event and day.iso[:_DAY] < first.iso[:_DAY]:
        return [*dates[above:], *dates[:above]]
    return dates


def _is_of_article(line: Line) -> bool:
    """Whether a line says nothing but when: by the label of a publication, to the minute, or in figures alone."""
    if meta.says_publishing(line):
        return True
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
