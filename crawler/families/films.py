"""The film that stands above its title, as on the pages of television stations: there is hardly any text below."""

from __future__ import annotations

import re

from crawler.families import surroundings
from crawler.fields.lines import meta
from crawler.fields.tree import links
from crawler.fields.tree.flow import Flow, Frame, Line

MAX_TEXT = 300
"""Characters below the title from which the page is of a text, and what stands above may be anything."""

_ABOVE = 4
"""Pieces above the title among which it stands: with the date, the section, a lone mark between them."""
_PLAYER = re.compile(r"\.(?:mp3|m4a)\b|/embed|player|video", re.IGNORECASE)
"""What else shows a film, or plays a recording, where it stands above a title."""


def above(flow: Flow, title_at: int | None) -> list[int]:
    """Index of the film above the title in ``flow``; none where something else stands between, or no film does."""
    for at in reversed(range(max(0, (title_at or 0) - _ABOVE), title_at or 0)):
        piece = flow.pieces[at]
        if isinstance(piece, Frame):
            shows = links.FILM.search(piece.url) or _PLAYER.search(piece.url)
            return [at] if shows is not None and not piece.aside else []
        if not isinstance(piece, Line) or piece.aside:
            return []
        tells = any(meta.read(piece)) or surroundings.printed_section(piece) or surroundings.tells_section(piece)
        if not (tells or surroundings.is_kicker(flow.pieces, at, title_at)):
            return []
    return []
