"""A page saved as text, with no tags at all: title, view count, lead, then paragraphs with captions between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.clean.dates import parse_date
from crawler.clean.numbers import find_views
from crawler.clean.text import clean_line
from crawler.families.model import Family
from crawler.fields.lines import furniture
from crawler.fields.tree.flow import Flow, Line, Picture, Piece
from crawler.fields.tree.hints import Located, Spot

if TYPE_CHECKING:
    from crawler.html import Page

MAX_META = 120
"""Characters beyond which a line before the text is not its date or view count."""

LONG = 180
"""Characters from which a line is surely a paragraph."""

MAX_CAPTION = 160
"""Characters beyond which a line between paragraphs is no caption."""

_SENTENCE_END = (".", "!", "?", ":", ";", "…", ",", "”", '"')


class Text(Family):
    """Line by line; a blank line and a line's end both end a paragraph."""

    def locate(self, page: Page) -> Located | None:
        """None where no line is an article's paragraph, long and with a sentence's end (robots.txt, logs, code)."""
        lines = [line for raw in page.html.splitlines() if (line := clean_line(raw))]
        if not any(len(line) >= LONG and line.endswith(_SENTENCE_END) for line in lines[1:]):
            return None
        located = Located()
        located.spots["title"] = [Spot(lines[0], "first line")]
        rest = lines[1:]
        while rest and len(rest[0]) <= MAX_META and _read_meta(rest[0], located):
            rest.pop(0)
        pieces: list[Piece] = [Line(text, block=at) for at, text in enumerate(rest)]
        pieces = furniture.keep(pieces)
        located.body = Flow(_with_captions([piece for piece in pieces if isinstance(piece, Line)]))
        return located


def _read_meta(line: str, located: Located) -> bool:
    """Whether the line says date or view count, and notes it."""
    found = False
    if find_views(line) is not None:
        located.spots.setdefault("views", []).append(Spot(line, "line under the title"))
        found = True
    if parse_date(line) is not None:
        located.spots.setdefault("published", []).append(Spot(line, "line under the title"))
        found = True
    return found


def _with_captions(lines: list[Line]) -> list[Piece]:
    """Short lines without a sentence's end, between long paragraphs, are captions of pictures that text cannot hold."""
    pieces: list[Piece] = []
    for at, line in enumerate(lines):
        is_caption = (
            at < len(lines) - 1
            and len(line.text) <= MAX_CAPTION
            and not line.text.endswith(_SENTENCE_END)
            and len(line.text.split()) >= 3
            and len(lines[at + 1].text) >= LONG
            and any(len(above.text) >= LONG for above in lines[:at])
        )
        pieces.append(Picture("", caption=line.text) if is_caption else line)
    return pieces


FAMILY = Text(name="text", leads_with_first_paragraph=True)
