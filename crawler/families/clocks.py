"""The day above a title without a word of what it is of: the article's, or the page's clock."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.clean.dates import parse_date
from crawler.fields.lines import meta
from crawler.fields.tree.flow import Frame, Line, Piece

_DAY = len("2026-11-24")
_OF_DAY = re.compile(r"\d{1,2}\s?(?::|h|giờ)\s?\d{2}")
_BARE = re.compile(r"[\W\d]+")


def told_apart(dates: list[Line], above: int, over: Sequence[Piece], film: Sequence[int]) -> list[Line]:
    """``dates``, of which the first ``above`` stand among the pieces ``over`` the title: one that nothing calls the
    article's behind an earlier day below the title, and none right below a stream that is no ``film`` of
    the article's.

    A clock is never earlier than what the page tells of its article; a day below the title with a word before it may be
    that of what the text is about, such as a paper's.
    """
    if not above or any(line.stamp or meta.says_publishing(line) for line in dates[:above]):
        return dates
    first, below = parse_date(dates[0].text), next(iter(dates[above:]), None)
    day = parse_date(below.text) if below is not None and _is_of_article(below) else None
    if first is not None and day is not None and day.iso[:_DAY] < first.iso[:_DAY]:
        return [*dates[above:], *dates[:above]]
    return dates[above:] if not film and _is_below_stream(dates[0], over) else dates


def _is_of_article(line: Line) -> bool:
    """Whether a line says nothing but when: by the label of a publication, to the minute, or in figures alone."""
    if meta.says_publishing(line):
        return True
    is_fine = _OF_DAY.search(line.text) is not None or _BARE.fullmatch(line.text) is not None
    return is_fine and meta.says_no_more(line.text)


def _is_below_stream(line: Line, over: Sequence[Piece]) -> bool:
    below = [piece for piece, frame in zip(over[1:], over, strict=False) if isinstance(frame, Frame)]
    return any(isinstance(piece, Line) and line.text in piece.text for piece in below)
