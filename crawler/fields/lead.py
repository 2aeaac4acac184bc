"""The lead ("sapo"): the paragraph between title and body. Never repeated in the body, never boilerplate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from msgspec import Struct
from msgspec.structs import replace

from crawler.clean.namewords import BEFORE_NAMES
from crawler.clean.text import SENTENCE_END, fold, unescape
from crawler.fields.candidate import Candidate, pick
from crawler.fields.described import core, describing, is_about, is_boilerplate, is_cut, repeats, shares
from crawler.fields.lines import notes
from crawler.fields.lines.occasion import is_short_sentence, reads_like_lead
from crawler.fields.tree.flow import Line, Picture, Piece
from crawler.fields.tree.hints import Hints
from crawler.fields.tree.lengths import MIN_LEAD, MIN_PARAGRAPH

MAX_LEAD = 1200
"""Characters beyond which a paragraph is no lead."""

_SENTENCE_END = (*SENTENCE_END, "…")
MIN_PART = 20
"""Characters from which a text that is the beginning of another was taken from it."""

_BEGINNING = 48
"""Characters that hold the ``MIN_PART`` first ones of a folded text, whatever marks and spaces are among them."""

_MOST_LINES = 3
"""Lines that one lead has at most, and among which it begins."""


class Lead(Struct, frozen=True):
    """The lead, and the lines of the body that it is (none where it stands elsewhere)."""

    text: str
    lines: tuple[Line, ...] = ()


def candidates(hints: Hints, pieces: list[Piece], title: str) -> Iterator[Candidate[Lead]]:
    """The element for it, then the body's own first paragraph where it is set apart, then the description."""
    for spot in hints.spots("lead"):
        found = _repeated(pieces, unescape(spot.text))
        if found.lines or not spot.inside:
            yield _candidate(found, spot.where, title)
    headings = {fold(each.raw) for each in hints.heading or () if each is not None and each.raw}
    for line in hints.beside.leads:
        text = unescape(line.text)
        # A title that is broken into lines, that a breadcrumb cuts off or that has its day behind it is no lead, nor is
        # who put it up when.
        is_told = notes.is_no_lead(line) or any(spot.text == line.text for spot in hints.spots("published"))
        if core(text) not in fold(title) and fold(line.text) not in headings and not is_told:
            yield _candidate(_repeated(pieces, text), "line above the body", title)
    marked = _marked(pieces)
    if marked is not None:
        yield _candidate(marked, "body, lines that their class calls the lead", title)
    first = _first(pieces)
    description = describing(hints, title)
    if first is not None:
        if _is_sentence(first):
            yield _candidate(Lead(first.text, (first,)), "body, first paragraph set as a heading", title)
        # What is announced follows.
        announces = _is_headline(first) or first.text.endswith(":") or _is_of_questions(pieces, first)
        if first.bold and _is_set_apart(pieces, first) and not announces:
            yield _candidate(Lead(first.text, (first,)), "body, first paragraph in bold", title)
        if first.kind == "quote" and _is_quoted_alone(pieces, first):
            yield _candidate(Lead(first.text, (first,)), "body, first paragraph set as a quote", title)
        if hints.family.describes and description and repeats(description, first.text):
            yield _candidate(Lead(first.text, (first,)), "body, first paragraph as in meta description", title)
        family = hints.family
        leads = family.leads_with_first_paragraph or (
            family.often_leads_with_first_paragraph and reads_like_lead(first.text)
        )
        if leads and _paragraphs(pieces) > 1:
            yield _candidate(Lead(first.text, (first,)), "body, first paragraph", title)
    if hints.family.describes and description and not is_cut(description):
        yield _candidate(Lead(description), "meta description", title, pieces)


def extract(hints: Hints, pieces: list[Piece], title: str) -> Candidate[Lead] | None:
    """The lead, or None where the page has none; with every line above the text that says it again. A note over both is
    none of it."""
    pieces = notes.below(pieces)
    found = pick(candidates(hints, pieces, title))
    if found is None:
        return None
    text, lines = found.value.text, list(found.value.lines)
    left = [piece for piece in _without(pieces, found.value.lines) if isinstance(piece, Line)]
    at = 0
    while (again := _repeated(left, text, at)).lines:
        text, at = again.text, at + len(again.lines)
        lines += again.lines
    return replace(found, value=Lead(text, tuple(lines)))


def rest(pieces: list[Piece], lead: Lead) -> list[Piece]:
    """``pieces`` without the lead; of a paragraph that begins with the lead's sentences, what follows them."""
    left = _without(pieces, lead.lines)
    above: list[Piece] = []
    for at, piece in enumerate(left):
        if not isinstance(piece, Line):
            above.append(piece)
            continue
        text = _after(piece.text, lead.text)
        if text != lead.text:
            first = piece if text == piece.text else replace(piece, text=text)
            return [*above, first, *left[at + 1 :]]
    return above


def _without(pieces: list[Piece], lines: tuple[Line, ...]) -> list[Piece]:
    if not lines:
        return pieces
    taken = {id(line) for line in lines}
    return [piece for piece in pieces if id(piece) not in taken]


def _after(text: str, lead: str) -> str:
    """``text`` without the lead before it; whole where the lead is no sentence of its own there."""
    at = 0
    while text.startswith(f"{lead} ", at) and _ends(lead, text[at + len(lead) + 1 :][:1]):
        at += len(lead) + 1
    return text[at:]


def _ends(lead: str, following: str) -> bool:
    """Whether a lead before the letter ``following`` is whole: it says so, or another sentence begins. Many are
    written without a full stop; a name has a capital too, but what names something does not end a lead."""
    return lead.endswith(_SENTENCE_END) or (following.isupper() and lead.rpartition(" ")[2].lower() not in BEFORE_NAMES)


def _candidate(lead: Lead, where: str, title: str, pieces: list[Piece] | None = None) -> Candidate[Lead]:
    """``pieces`` are given for a text that may be cut out of the body or made of the title."""
    refused = None
    if not any(char.isalnum() for char in lead.text):
        refused = "nothing in it"
    elif len(lead.text) > MAX_LEAD:
        refused = "too long"
    elif is_boilerplate(lead.text) and (pieces is not None or not is_about(lead.text, title)):
        refused = "the portal's own description"
    elif len(lead.text) < len(title) + MIN_LEAD and fold(unescape(lead.text)) in fold(title):
        refused = "repeats the title"
    elif pieces is not None:
        folded = fold(lead.text)
        if fold(title) in folded or core(lead.text) in fold(title):
            refused = "repeats the title"
        elif any(isinstance(piece, Line) and shares(folded, fold(piece.text)) for piece in pieces[:6]):
            refused = "stands in the body"
    return Candidate(lead, where, None, refused)


def _first(pieces: list[Piece]) -> Line | None:
    """The body's first line, if it can be a lead; a sentence in bold may be short, since headings have no full stop."""
    for piece in pieces:
        if isinstance(piece, Picture):
            continue
        least = MIN_PART if isinstance(piece, Line) and piece.bold and is_short_sentence(piece.text) else MIN_LEAD
        if isinstance(piece, Line) and least <= len(piece.text) <= MAX_LEAD:
            return piece if piece.kind in {"text", "quote"} or _is_sentence(piece) else None
        return None
    return None


def _is_sentence(line: Line) -> bool:
    """Whether a heading is a paragraph that is only set as one: editors mark the lead so."""
    return line.kind == "heading" and len(line.text) >= MIN_PARAGRAPH and line.text.endswith(_SENTENCE_END)


def _marked(pieces: list[Piece]) -> Lead | None:
    """The lines above the text that their class or id calls the lead.

    None where the class goes around all of the text, or stands below its beginning.
    """
    lines = [piece for piece in pieces if isinstance(piece, Line)]
    start = next((at for at, line in enumerate(lines[:_MOST_LINES]) if line.leads), None)
    if start is None or any(len(line.text) >= MIN_PARAGRAPH for line in lines[:start]):
        return None
    found = list(takewhile(lambda line: line.leads, lines[start:]))
    below = lines[start + len(found) :]
    text = " ".join(line.text for line in found)
    if len(found) > _MOST_LINES or len(text) < MIN_PART or not any(_is_paragraph(line) for line in below):
        return None
    return Lead(text, tuple(found))


def _is_paragraph(line: Line) -> bool:
    return len(line.text) >= MIN_PARAGRAPH and not line.leads and not line.is_linked


def _repeated(pieces: Sequence[Piece], text: str, start: int = 0) -> Lead:
    """The lead ``text`` with the first lines of the body from ``start`` on that say it again.

    Where one of both was cut off ("..."), the other is the lead.
    """
    if _begins_otherwise(pieces, text, start):
        return Lead(text)
    said = core(text)
    was_cut = is_cut(text)
    lines: list[Line] = []
    so_far = ""
    for at in range(start, len(pieces)):
        piece = pieces[at]
        if not isinstance(piece, Line):
            continue
        lines.append(piece)
        so_far = f"{so_far} {fold(piece.text)}".lstrip()
        given = core(so_far)
        if given == said or (is_cut(piece.text) and len(given) >= MIN_PART and said.startswith(given)):
            return Lead(text, tuple(lines))
        if was_cut and len(lines) == 1 and len(said) >= MIN_PART and given.startswith(said):
            return Lead(piece.text, tuple(lines))
        if not said.startswith(so_far):
            break
    return Lead(text)


def _begins_otherwise(pieces: Sequence[Piece], text: str, start: int) -> bool:
    """Whether the next line begins with other words: told from a few, and so for most pages without folding more."""
    line = next((piece for piece in islice(pieces, start, None) if isinstance(piece, Line)), None)
    if line is None or len(line.text) < _BEGINNING or len(text) < _BEGINNING:
        return line is None
    first, other = line.text[0], text[0]
    if first.isascii() and first.isalpha() and other.isascii() and other.isalpha() and first.lower() != other.lower():
        return True
    return fold(line.text[:_BEGINNING])[:MIN_PART] != fold(text[:_BEGINNING])[:MIN_PART]


def _is_set_apart(pieces: list[Piece], first: Line) -> bool:
    """Whether the lines after ``first`` are not in bold as well, or there is nothing but a video or a picture."""
    rest = [piece for piece in pieces if piece is not first][:3]
    lines = [piece for piece in rest if isinstance(piece, Line)][:2]
    return any(not line.bold for line in lines) if lines else bool(rest)


def _is_headline(line: Line) -> bool:
    """Whether a line in bold is set in the middle and says no sentence, as a second title is over a text."""
    is_short = line.align == "center" and len(line.text) < MIN_PARAGRAPH and not line.text.endswith(_SENTENCE_END)
    return is_short and not reads_like_lead(line.text)


def _is_of_questions(pieces: list[Piece], first: Line) -> bool:
    """Whether a question in bold is the first of several, each over its answer."""
    asks = first.text.endswith("?")
    return asks and any(p.bold and p.text.endswith("?") for p in pieces if isinstance(p, Line) and p is not first)


def _is_quoted_alone(pieces: list[Piece], first: Line) -> bool:
    """Whether the first paragraph is the only one of a text that is set as a quote, and begins news: nobody's words."""
    lines = [piece for piece in pieces if isinstance(piece, Line) and piece is not first]
    is_news = reads_like_lead(first.text) and first.text[0] not in "“\"'«"
    return is_news and any(map(_is_paragraph, lines)) and all(line.kind != "quote" for line in lines)


def _paragraphs(pieces: list[Piece]) -> int:
    return sum(1 for piece in pieces if isinstance(piece, Line))
