"""The day above a title without a word of what it is of: the article's, or the page's clock."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.clean.dates import parse_date
from crawler.clean.text import fold
from crawler.fields.lines import meta
from crawler.fields.tree.flow import Frame, Line, Piece

_DAY = len("2026-11-24")
_CHANGED = re.compile(r"\b(?:cap nhat|sua|updated?|modified)\b")


def told_apart(dates: list[Line], above: int, over: Sequence[Piece], film: Sequence[int]) -> list[Line]:
    """``dates``, of which the first ``above`` stand among the pieces ``over`` the title: one that nothing calls the
    article's behind another day below the title, and none right below a stream that is no ``film`` of
    the article's.

    When the article was changed is told below its day of publication as well: that one is earlier, a clock is not.
    """
    if not above or any(line.stamp or meta.says_publishing(line) for line in dates[:above]):
        return dates
    first, below = parse_date(dates[0].text), next(iter(dates[above:]), None)
    day = parse_date(below.text) if below is not None else None
    if first is not None and below is not None and day is not None and day.iso[:_DAY] != first.iso[:_DAY]:
        is_changed = _CHANGED.search(fold(below.text)) is not None and first.iso < day.iso
        return dates if is_changed else [*dates[above:], *dates[:above]]
    return dates[above:] if not film and _is_below_stream(dates[0], over) else dates


def _is_below_stream(line: Line, over: Sequence[Piece]) -> bool:
    below = [piece for piece, frame in zip(over[1:], over, strict=False) if isinstance(frame, Frame)]
    return any(isinstance(piece, Line) and line.text in piece.text for piece in below)
