"""Articles whose title stands in the page's metadata alone: a text with its day, and no heading over it."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from crawler.clean.text import fold, words
from crawler.families.unmarked import called
from crawler.families.unmarked.region import Region
from crawler.fields.lines import meta
from crawler.fields.lines.factlabels import WEEKDAY
from crawler.fields.trails import portalnames
from crawler.fields.tree.flow import Flow, Line
from crawler.fields.tree.paragraphs import is_paragraph

if TYPE_CHECKING:
    from crawler.html import Page

_LEAST_WORDS, _LEAST_TEXT, _HEADLINE = 6, 300, 20
"""Words of a title that no section has, characters of a text, and of a link in a list."""


def title(page: Page) -> str:
    """What the page's metadata call it, folded, where that is long enough for a headline and no office; else empty."""
    if called.units(page):
        return ""
    said = next(iter(called.titles(page, portalnames.names(page))), "")
    return said if len(said.split()) >= _LEAST_WORDS else ""


def is_of(said: str, found: Region, flow: Flow) -> bool:
    """Whether the text in ``found`` is the article that is called ``said``: it has the words of its title and a day
    over it, what static pages have not, and no headlines, as a list has. A count they have, and every page the
    day of today and a box of news."""
    if not said or found.characters < _LEAST_TEXT or not _tells_day(found, flow):
        return False
    lines = [piece for piece in found.body if isinstance(piece, Line)]
    linked = sum(line.is_linked or line.linked >= _HEADLINE for line in lines)
    if found.reads_like_listing or linked * 2 >= len(lines) or _heads_text(lines):
        return False
    is_boxed = found.has_box and any(meta.says_publishing(line) or ":" in line.text for line in found.dates)
    if not (found.dates and found.views) and not (found.credits or found.tags or found.signs or is_boxed):
        return False
    told, wanted = {*words(fold(" ".join(line.text for line in lines)))}, {*words(said)}
    return len(told & wanted) * 3 >= 2 * len(wanted)


def _heads_text(lines: list[Line]) -> bool:
    """Whether a line that is a headline's link stands over the first paragraph, as in a list of two texts."""
    above = takewhile(lambda line: not is_paragraph(line), lines)
    return any(line.is_linked and line.linked >= _HEADLINE for line in above)


def _tells_day(found: Region, flow: Flow) -> bool:
    """Whether a day stands over the first paragraph that is no clock, as one of the week is that has neither label nor
    count beside it."""
    pieces = takewhile(lambda piece: not is_paragraph(piece), flow.pieces[: found.places[-1] + 1])
    over = {id(piece) for piece in pieces}
    dates = [line for line in found.dates if id(line) in over]
    return any(found.views or meta.says_publishing(line) or _OF_WEEK.match(fold(line.text)) is None for line in dates)


_OF_WEEK = re.compile(rf"\W*(?:hom nay\W+)?{WEEKDAY}\b")
