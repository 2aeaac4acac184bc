"""The film that stands above its title, as on the pages of television stations: there is hardly any text below."""

from __future__ import annotations

import re

from crawler.families import surroundings
from crawler.fields.lines import meta
from crawler.fields.tree.flow import Flow, Frame, Line

MAX_TEXT = 300
"""Characters below the title from which the page is of a text, and what stands above may be anything."""

_ABOVE = 4
"""Pieces above the title among which it stands: with the date, the section, a lone mark between them."""
_FILM = re.compile(r"\.(?:mp4|m4v|webm|m3u8|flv|mov|mp3|m4a)\b|youtu\.?be|vimeo|dailymotion|/embed|player|video", re.I)


def above(flow: Flow, title_at: int | None) -> list[int]:
    """Index of the film above the title in ``flow``; none where something else stands between, or no film does."""
    for at in reversed(range(max(0, (title_at or 0) - _ABOVE), title_at or 0)):
        piece = flow.pieces[at]
        if isinstance(piece, Frame):
            return [at] if not piece.aside and _FILM.search(piece.url) is not None else []
        if not isinstance(piece, Line) or piece.aside:
            return []
        tells = any(meta.read(piece)) or surroundings.printed_section(piece) or surroundings.tells_section(piece)
        if not (tells or surroundings.is_kicker(flow.pieces, at, title_at)):
            return []
    return []
