"""The lead ("sapo"): the paragraph between title and body. Never repeated in the body, never the site's boilerplate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crawler.clean.text import clean_line, fold, unescape
from crawler.fields.candidate import Candidate, pick
from crawler.fields.flow import Line, Picture, Piece
from crawler.fields.hints import Hints

MAX_LEAD = 1200
"""Characters beyond which a paragraph is no lead."""

MIN_LEAD = 40
"""Characters below which a line of the body is no lead."""

_BOILERPLATE = re.compile(r"^(?:cong|trang) (?:thong tin|ttdt|tin)|^website\b|^bao dien tu\b")
# "(Chinhphu.vn) - ", "(VGP) – ": the agency's mark, printed before every lead of some portals.
_CUT = ("...", "…")


@dataclass(frozen=True, slots=True)
class Lead:
    """The lead, and the piece of the body that it is (None where it stands elsewhere)."""

    text: str
    piece: Piece | None = None


def candidates(hints: Hints, pieces: list[Piece], title: str) -> Iterator[Candidate[Lead]]:
    """The element for it, then the body's own first paragraph where it is set apart, then the description."""
    for spot in hints.spots("lead"):
        yield _candidate(Lead(unescape(spot.text), _same(pieces, spot.text)), spot.where, title)
    first = _first(pieces)
    description = clean_line(unescape(hints.page.meta("description", "og:description", "ogdescription") or ""))
    if first is not None:
        if first.bold and _is_set_apart(pieces, first):
            yield _candidate(Lead(first.text, first), "body, first paragraph in bold", title)
        if hints.family.describes and description and _repeats(description, first.text):
            yield _candidate(Lead(first.text, first), "body, first paragraph as in meta description", title)
        if hints.family.leads_with_first_paragraph and _paragraphs(pieces) > 1:
            yield _candidate(Lead(first.text, first), "body, first paragraph", title)
    if hints.family.describes and description and not description.endswith(_CUT):
        yield _candidate(Lead(description, None), "meta description", title, pieces)


def extract(hints: Hints, pieces: list[Piece], title: str) -> Candidate[Lead] | None:
    """The lead, or None where the page has none."""
    return pick(candidates(hints, pieces, title))


def _candidate(lead: Lead, where: str, title: str, pieces: list[Piece] | None = None) -> Candidate[Lead]:
    """``pieces`` are given for a text that may be cut out of the body or made of the title."""
    refused = None
    if not any(char.isalnum() for char in lead.text):
        refused = "empty"
    elif len(lead.text) > MAX_LEAD:
        refused = "too long"
    elif _BOILERPLATE.match(fold(lead.text[:MIN_LEAD])):
        refused = "the site's own description"
    elif abs(len(lead.text) - len(title)) < MIN_LEAD and fold(lead.text) == fold(title):
        refused = "repeats the title"
    elif pieces is not None:
        folded = fold(lead.text)
        if fold(title) in folded:
            refused = "repeats the title"
        elif any(isinstance(piece, Line) and folded in fold(piece.text) for piece in pieces[:6]):
            refused = "stands in the body"
    return Candidate(lead, where, None, refused)


def _first(pieces: list[Piece]) -> Line | None:
    """The body's first line, if it can be a lead."""
    for piece in pieces:
        if isinstance(piece, Picture):
            continue
        if isinstance(piece, Line) and piece.kind in {"text", "quote"} and MIN_LEAD <= len(piece.text) <= MAX_LEAD:
            return piece
        return None
    return None


def _same(pieces: list[Piece], text: str) -> Piece | None:
    """The first line of the body, where it repeats ``text``."""
    first = next((piece for piece in pieces if isinstance(piece, Line)), None)
    if first is None or abs(len(first.text) - len(text)) >= MIN_LEAD:
        return None
    return first if fold(first.text) == fold(text) else None


def _is_set_apart(pieces: list[Piece], first: Line) -> bool:
    """Whether the lines after ``first`` are not in bold as well."""
    rest = [piece for piece in pieces if isinstance(piece, Line) and piece is not first][:2]
    return any(not line.bold for line in rest)


def _repeats(description: str, text: str) -> bool:
    """Whether ``description`` is ``text``, or its beginning with the rest cut off."""
    cut = description
    for mark in _CUT:
        cut = cut.removesuffix(mark)
    said, given = fold(cut), fold(text)
    return len(said) >= MIN_LEAD and (said == given or (given.startswith(said) and len(said) * 3 >= len(given)))


def _paragraphs(pieces: list[Piece]) -> int:
    return sum(1 for piece in pieces if isinstance(piece, Line))
