"""A time that stands in an element of its own beside the day above a text: the day's, and no line of the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from crawler.clean.dates import parse_date
from crawler.clean.persons import are_persons, is_person, split_names
from crawler.clean.text import fold
from crawler.fields.lines import meta
from crawler.fields.tree.flow import Flow, Frame, Line, Piece
from crawler.fields.tree.lengths import MIN_PARAGRAPH
from crawler.fields.tree.paragraphs import is_paragraph

_TIME = re.compile(
    r"(?:gio(?: dang)?\s?:?\s?)?(?P<hour>[01]?\d|2[0-3])\s?(?::|h|gio)\s?(?P<minute>[0-5]\d)"
    r"(?:\s?phut|:[0-5]\d)?(?:\s?\(?gmt ?\+ ?7\)?)?"
)
_LONGEST = 24
"""Characters beyond which a line is no time."""
_MOST = 12
"""Pieces below a title among which both stand."""


def join(flow: Flow, start: int) -> None:
    """Put the time in the lines from ``start`` on, above the text, behind the day beside it. Several are a plan's, one
    beside a film is how long that takes, and one over a place when an event is."""
    lines = flow.pieces[start : start + _MOST]
    over = list(takewhile(lambda piece: not is_paragraph(piece), lines))
    times = [(at, found) for at, piece in enumerate(over) if (found := _time(piece)) is not None]
    # A player that stands at its beginning says 00:00.
    if (
        len(times) != 1
        or not any(map(int, times[0][1].groups()))
        or any(isinstance(piece, Line) and meta.says_place(piece.text) for piece in over)
    ):
        return
    ((at, found),) = times
    near = [at - 1, at + 1] if at else [at + 1]
    beside = [lines[each] for each in near if each < len(lines)]
    line = lines[at]
    day = next((each for each in beside if isinstance(line, Line) and _is_day_beside(flow, each, line)), None)
    if not (isinstance(day, Line) and isinstance(line, Line)) or any(isinstance(each, Frame) for each in beside):
        return
    around = flow.parents[day.block]
    if not day.group and any(is_paragraph(each) and flow.parents[each.block] == around for each in lines):
        return
    day.text = f"{day.text} {found['hour']}:{found['minute']}"
    line.aside = True


def _time(piece: Piece) -> re.Match[str] | None:
    """The time that a line is."""
    is_short = isinstance(piece, Line) and not piece.aside and len(piece.text) <= _LONGEST
    return _TIME.fullmatch(fold(piece.text).strip(" |-–•,")) if is_short and isinstance(piece, Line) else None


def _is_day_beside(flow: Flow, day: Piece, line: Line) -> bool:
    """Whether a piece is a day without a time and no more, in an entry of the same list or in an element beside it."""
    if not isinstance(day, Line) or day.aside or day.stamp:
        return False
    is_near = flow.parents[day.block] == flow.parents[line.block] or 0 < day.group == line.group
    if not is_near or not meta.read(day).date or not meta.says_no_more(day.text):
        return False
    found = parse_date(day.text)
    return found is not None and found.precision == "day"


def is_listed(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a line is an entry of a list above a text in which another says when it was published.

    Which entry is the first differs by theme: who posted, the section, the day. Several persons over a day are a list
    of the text's.
    """
    line = pieces[at]
    if not isinstance(line, Line) or not line.group:
        return False
    before = [
        each for each in pieces[max(0, at - _ENTRIES) : at] if isinstance(each, Line) and each.group == line.group
    ]
    behind = [
        each for each in pieces[at + 1 : at + _ENTRIES + 1] if isinstance(each, Line) and each.group == line.group
    ]
    near = [*before, line, *behind]
    if len(near) > _ENTRIES or any(len(each.text) >= MIN_PARAGRAPH for each in near):
        return False
    is_one = sum(is_person(each.text) for each in near) <= 1
    return any(meta.read(each).date and meta.says_no_more(each.text) for each in (near if is_one else before))


def join_parted(flow: Flow, at: int) -> bool:
    """Whether a line ends with the bar that parts it from the day behind it, in one element; both become one line."""
    line, behind = flow.pieces[at], flow.pieces[min(at + 1, len(flow.pieces) - 1)]
    if not (isinstance(line, Line) and line.text[-1:] in _BARS and isinstance(behind, Line)):
        return False
    if len(line.text) >= MIN_PARAGRAPH or any(meta.read(line)):
        return False
    names = split_names(line.text[:-1].rstrip())
    are_names = len(names) > 1 and are_persons(names)  # which a line of their own tells best
    if are_names or behind.block != line.block or line.linked or not meta.read(behind).date:
        return False
    behind.text = f"{line.text[:-1].rstrip()} | {behind.text}"
    return True


_BARS = ("|", "•", "·")
_ENTRIES = 6
"""Entries that such a list has at most."""
