"""Articles that are a file: under title and day nothing stands but what can be downloaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.clean.text import fold
from crawler.families.unmarked import surroundings
from crawler.fields.lines import boxes, wordings
from crawler.fields.signs import SIGNS
from crawler.fields.tree.flow import Line

if TYPE_CHECKING:
    from crawler.families.unmarked.headline import Headline
    from crawler.families.unmarked.region import Region
    from crawler.fields.tree.flow import Flow

_MOST_FILES = 3
"""A paper and what is attached to it; more are a list, that of a meeting's papers or of forms."""
_LEAST_WORDS = 6
"""Words of a headline; fewer name a static page, whose chart or form is a file."""


def are_article(flow: Flow, found: Region, title: Headline) -> bool:
    """Whether the few files in ``found`` are the article under ``title``, a headline that tells of no failure: its one
    day stands between, in words of no document's record, and what announces them is all else, down to the box of
    other news. A list of files has a day to each, or none, and what stands over the title is the page's clock."""
    if not 0 < len(found.files) <= _MOST_FILES or found.media or len(found.dates) != 1 or found.rows:
        return False
    if title.guessed or len(title.text.split()) < _LEAST_WORDS or _tells_failure(title.text):
        return False
    below = next((at for at, piece in _lines(found) if at > found.files[-1] and boxes.heads(piece)), None)
    if below is None and found.headlines:
        return False
    if not all(surroundings.announces_files(piece) for at, piece in _lines(found) if below is None or at < below):
        return False
    day = found.dates[0]
    over = flow.pieces[title.first : found.files[0]]
    return any(piece is day for piece in over) and wordings.LEGAL_DAY not in fold(day.text)


def _lines(found: Region) -> list[tuple[int, Line]]:
    """The lines that were taken for text, with their places."""
    return [(at, piece) for at, piece in zip(found.places, found.body, strict=True) if isinstance(piece, Line)]


def _tells_failure(title: str) -> bool:
    """Whether a page's title is what portals say that failed, or have not what was asked for."""
    return any(sign.search(fold(title)) is not None for sign in SIGNS)
