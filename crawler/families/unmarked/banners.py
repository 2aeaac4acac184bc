"""The portal's name in a page's ``<title>``, beside the article's title: where a heading prints it over every page, it
says what the page is called as well as the title does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.clean.text import fold
from crawler.clean.units import is_office as is_office_name
from crawler.clean.units import is_unit
from crawler.families.unmarked.surroundings import around
from crawler.families.unmarked.titlelines import MAX_TITLE, TitleLines
from crawler.fields.tree.flow import Line
from crawler.fields.tree.lengths import FULL_PARAGRAPH
from crawler.fields.tree.paragraphs import is_paragraph

_CUT = re.compile(r"\s?[-–—|»:]+\s")
_NEAR = 3
"""Pieces below a title among which its date stands."""
_LEAST, _ABOUT = 5, 8
"""Characters of a title, and by how many the line that says it may differ before it is folded."""


def other_half(lines: TitleLines, at: int, called: list[str]) -> int:
    """The line that says the rest of what the page is ``called`` (folded), where the line ``at`` says only the half
    before or behind a mark and stands over it with the menu and no text between: it is the portal's. Else ``at``.

    The day stands below the title, and the element of both holds no banner, as that of a title does which stands over
    its section, its series or who published it. An office may stand right over a title.
    """
    pieces = lines.flow.pieces
    line = pieces[at]
    rests = {rest for rest in _rests(fold(line.text), called) if len(rest) >= _LEAST} if isinstance(line, Line) else ()
    if not isinstance(line, Line) or not rests:
        return at
    is_office = is_unit(line.text) or is_office_name(line.text)
    has_links = False
    for place, piece in enumerate(pieces[at + 1 :], at + 1):
        if not isinstance(piece, Line):
            continue
        if piece.is_linked:
            has_links = True
        elif any(abs(len(piece.text) - len(rest)) <= _ABOUT for rest in rests) and fold(piece.text) in rests:
            return place if is_office or (has_links and _has_day_apart(lines, place, at)) else at
        elif is_paragraph(piece, FULL_PARAGRAPH):
            break
    return at


def _has_day_apart(lines: TitleLines, title: int, banner: int) -> bool:
    """Whether a day stands below the ``title``, in an element around both that does not hold the ``banner``."""
    pieces = lines.flow.pieces
    day = next((at for at in lines.below(title, _NEAR) if lines.tell_when([at])), None)
    if day is None:
        return False
    article = around(lines.flow, pieces[title].block, pieces[day].block)
    return not lines.flow.is_inside(pieces[banner].block, article)


def _rests(said: str, called: list[str]) -> Iterator[str]:
    """What stands beside ``said`` in one of the titles, whole or from a further mark on."""
    for title in (each for each in called if len(each) <= MAX_TITLE):
        cuts = [*_CUT.finditer(title)]
        if title.startswith(said):
            yield from (title[cut.end() :] for cut in cuts if cut.start() >= len(said))
        if title.endswith(said):
            yield from (title[: cut.start()] for cut in cuts if cut.end() <= len(title) - len(said))
