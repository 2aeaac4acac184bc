"""Articles that are a file: under title and day nothing stands but what can be downloaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.clean.text import fold
from crawler.families import surroundings
from crawler.fields.lines import boxes, wordings
from crawler.fields.tree.flow import Line

if TYPE_CHECKING:
    from crawler.families.headline import Headline
    from crawler.families.region import Region
    from crawler.fields.tree.flow import Flow

_ABOVE = 5
"""Pieces above the title among which the day may stand."""


def are_article(flow: Flow, found: Region, title: Headline) -> bool:
    """Whether the files in ``found`` are the article under ``title``: its one day stands before them, in words of no
    document's record, and what announces them is all else, down to the box of other news. A list of files has a day to
    each, or none."""
    if not found.files or found.media or title.guessed or len(found.dates) != 1 or found.rows:
        return False
    below = next((at for at, piece in _lines(found) if at > found.files[-1] and boxes.heads(piece)), None)
    if below is None and found.headlines:
        return False
    if not all(surroundings.announces_files(piece) for at, piece in _lines(found) if below is None or at < below):
        return False
    day = found.dates[0]
    over = flow.pieces[max(0, title.first - _ABOVE) : found.files[0]]
    return any(piece is day for piece in over) and wordings.LEGAL_DAY not in fold(day.text)


def _lines(found: Region) -> list[tuple[int, Line]]:
    """The lines that were taken for text, with their places."""
    return [(at, piece) for at, piece in zip(found.places, found.body, strict=True) if isinstance(piece, Line)]
