"""A time that stands in an element of its own beside the day above a text: the day's, and no line of the article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.clean.dates import parse_date
from crawler.clean.text import fold
from crawler.fields.lines import meta
from crawler.fields.tree.flow import Flow, Line, Piece
from crawler.fields.tree.lengths import MIN_PARAGRAPH

_TIME = re.compile(
    r"(?:(?:gio|luc|thoi gian|gio dang|vao luc)\s?:?\s?)?(?P<hour>[01]?\d|2[0-3])\s?(?::|h|gio)\s?(?P<minute>[0-5]\d)"
    r"(?:\s?phut|:[0-5]\d)?(?:\s?\(?gmt ?\+ ?7\)?)?"
)
_LONGEST = 24
"""Characters beyond which a line is no time."""
_MOST = 12
"""Pieces below a title among which both stand."""


def join(flow: Flow, start: int) -> None:
    """Put each time in the lines from ``start`` on, above the text, behind the day beside it."""
    lines = flow.pieces[start : start + _MOST]
    for at, line in enumerate(lines):
        if not isinstance(line, Line) or line.aside:
            continue
        if len(line.text) >= MIN_PARAGRAPH and not line.linked:
            return
        found = _TIME.fullmatch(fold(line.text).strip(" |-–•,")) if len(line.text) <= _LONGEST else None
        for beside in (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2]) if found is not None else ():
            if found is not None and isinstance(beside, Line) and _is_day_beside(flow, beside, line):
                beside.text = f"{beside.text} {found['hour']}:{found['minute']}"
                line.aside = True
                break


def _is_day_beside(flow: Flow, day: Line, line: Line) -> bool:
    """Whether a line is a day without a time and no more, in an entry of the same list or in an element beside it."""
    is_near = flow.parents[day.block] == flow.parents[line.block] or 0 < day.group == line.group
    if day.aside or day.stamp or not is_near or not meta.read(day).date or not meta.says_no_more(day.text):
        return False
    found = parse_date(day.text)
    return found is not None and found.precision == "day"


def is_listed(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a line is an entry of a list above a text in which another says when it was published.

    Which entry is the first differs by theme: who posted, the section, the day.
    """
    line = pieces[at]
    if not isinstance(line, Line) or not line.group:
        return False
    near = [
        x for x in pieces[max(0, at - _ENTRIES) : at + _ENTRIES + 1] if isinstance(x, Line) and x.group == line.group
    ]
    is_short = len(near) <= _ENTRIES and all(len(each.text) < MIN_PARAGRAPH for each in near)
    return is_short and any(meta.read(each).date and meta.says_no_more(each.text) for each in near)


_ENTRIES = 6
"""Entries that such a list has at most."""
