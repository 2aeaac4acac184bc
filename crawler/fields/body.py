"""The body: from the flow of its block to clean blocks, with captions, signature, labels and furniture taken out.

Two steps, because the lead may be the body's first paragraph: ``draft`` sorts the pieces,
``finish`` makes the blocks of what the lead has left.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, takewhile

from msgspec import Struct

from archive.article import Block, Embed, Heading, ImageBlock, ListBlock, Paragraph, Quote, Table
from crawler.clean.numbers import FoundViews
from crawler.clean.text import fold
from crawler.fields import captions
from crawler.fields.lines import (
    boxes,
    counts,
    furniture,
    meta,
    notes,
    onward,
    signature,
    tabs,
    tagged,
    together,
    updates,
)
from crawler.fields.paged import pager
from crawler.fields.tree import links
from crawler.fields.tree.flow import Flow, Frame, Grid, Line, Link, Picture, Piece

MAX_HEADING = 200
"""Characters beyond which a heading element holds a paragraph."""

MAX_LABEL_LINE = 120
"""Characters beyond which a line with a count in it is text."""

MAX_MARKED = 4
"""Lines of a body that a class can call its lead or its signature."""

MIN_TITLE = 12
"""Characters from which a part of the title is a title."""

_SET_OFF = re.compile(r"\s+[-–—|]\s+\S|\s*[|»]\s*\S")
_VIEWS = ("xem", "đọc", "view", counts.EYE)
_SENTENCE_END = (".", "!", "?", "…", ":", ";", "”", '"', "’", ")", "]")


class Draft(Struct):
    """The pieces of a body that are the article's, and what was taken out of it."""

    pieces: list[Piece] = []
    signature: list[Line] = []
    """Lines that name authors and sources, in reading order."""
    views: FoundViews | None = None
    updated: str | None = None
    """When the text says at its end that it was changed."""
    links: list[Link] = []
    onward: list[Link] = []
    """Those between its paragraphs that lead to other articles, and are none of the text."""
    tags: list[str] = []

    @property
    def pictures(self) -> list[Picture]:
        """The body's pictures in order."""
        return [piece for piece in self.pieces if isinstance(piece, Picture)]

    def said(self) -> Iterator[str]:
        """Every text of the article: its lines, captions and signatures; no line that is a link."""
        lines = (piece for piece in (*self.pieces, *self.signature) if isinstance(piece, Line))
        yield from (line.text for line in lines if not line.is_linked)
        yield from (picture.caption for picture in self.pictures if picture.caption)

    @property
    def is_empty(self) -> bool:
        """Whether nothing of an article is left."""
        return not self.pieces


class Body(Struct):
    """What the record says of the body."""

    blocks: list[Block] = []
    text: str = ""


def draft(flow: Flow, *, title: str = "", url: str = "") -> Draft:
    """Sort the pieces of ``flow``, of the page ``url``; a first line that repeats ``title`` is dropped."""
    result = Draft(links=flow.links)
    boxes.set_aside(flow)
    tabs.set_aside(flow.pieces)
    links.free_headings(flow, url)
    files = links.file_lines(flow) if flow.links else set[int]()
    places = [at for at, piece in enumerate(flow.pieces) if not (piece.aside or at in files)]
    pieces = [flow.pieces[at] for at in places]
    _forget_wide_marks(pieces)
    leading = onward.lines(flow, url)
    result.onward = [
        link for link in flow.links if link.text and (link.line in leading or (link.other and boxes.is_named(link)))
    ]
    away = {at for at, place in enumerate(places) if place in leading}
    kept = furniture.keep(pieces, away)
    result.tags = tagged.in_text(flow, kept)
    kept = [piece for piece in kept if not tagged.is_line(piece)] if result.tags else kept
    pieces = _without_views(pager.without(kept, url), result)
    pieces = notes.without(_without_dates(_without_title(pieces, title)))
    taken = captions.assign(pieces, flow.parents)
    pieces = [piece for at, piece in enumerate(pieces) if at not in taken]
    result.updated = updates.take(pieces)
    result.signature = signature.take(pieces) or together.take(pieces)
    result.pieces = pieces
    return result


def _forget_wide_marks(pieces: list[Piece]) -> None:
    """A class that goes around more lines than a lead or a signature has says nothing of them."""
    lines = [piece for piece in pieces if isinstance(piece, Line)]
    if len([line for line in lines if line.leads]) > MAX_MARKED:
        for line in lines:
            line.leads = False
    if len([line for line in lines if line.signs]) > MAX_MARKED:
        for line in lines:
            line.signs = False


def finish(pieces: list[Piece], absolute: Callable[[str], str | None]) -> Body:
    """The blocks of ``pieces``; ``absolute`` makes URLs whole (None: not an address)."""
    blocks: list[Block] = []
    for group, members in groupby(_joined(pieces), key=_list_number):
        if group:
            blocks.append(_list([piece for piece in members if isinstance(piece, Line)]))
        else:
            blocks.extend(block for piece in members if (block := _block(piece, absolute)) is not None)
    return Body(blocks, text(blocks))


def _list_number(piece: Piece) -> int:
    return piece.group if isinstance(piece, Line) and piece.kind == "item" else 0


def _list(lines: list[Line]) -> ListBlock:
    items = [" ".join(line.text for line in members) for _, members in groupby(lines, key=lambda line: line.item)]
    return ListBlock(items=items, ordered=lines[0].ordered)


def _block(piece: Piece, absolute: Callable[[str], str | None]) -> Block | None:
    match piece:
        case Line(kind="text", text=text):
            return Paragraph(text=text)
        case Line(kind="heading", text=text, level=level) if len(text) <= MAX_HEADING:
            return Heading(text=text, level=level)
        case Line(kind="quote", text=text):
            return Quote(text=text)
        case Line(text=text):
            return Paragraph(text=text)
        case Grid(rows=rows, caption=caption):
            return Table(rows=rows, caption=caption)
        case Picture(url=url, caption=caption):
            whole = absolute(url) if url else ""
            return ImageBlock(url=whole or None, caption=caption) if whole is not None else None
        case Frame(url=url, title=name):
            whole = absolute(url)
            # A document in a viewer is a file of the article's, and named among them.
            return Embed(url=whole, title=name) if whole and not links.document_of(whole) else None


def text(blocks: Sequence[Block]) -> str:
    """The running text of ``blocks``, joined by blank lines: without cells of tables and captions."""
    texts: list[str] = []
    for block in blocks:
        if isinstance(block, (Paragraph, Heading, Quote)):
            texts.append(block.text)
        elif isinstance(block, ListBlock):
            texts.append("\n".join(block.items))
    return "\n\n".join(texts)


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Lines that a ``<br>`` broke in the middle of a sentence are one line again."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if isinstance(piece, Line) and isinstance(last, Line) and _goes_on(last, piece):
            last.text = f"{last.text} {piece.text}"
            last.soft = piece.soft
        else:
            joined.append(piece)
    return joined


def _goes_on(line: Line, following: Line) -> bool:
    return (
        line.soft
        and line.block == following.block
        and not line.text.endswith(_SENTENCE_END)
        and following.text[:1].islower()
    )


def _without_views(pieces: list[Piece], result: Draft) -> list[Piece]:
    """Take out a line that only says how often the article was read."""
    kept: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Line) and len(piece.text) <= MAX_LABEL_LINE and (piece.eye or _may_count(piece.text)):
            found = counts.of_line(piece)
            if found is not None and len(piece.text) - len(found.raw) <= 40:
                result.views = result.views or found
                continue
            if counts.EYE in piece.text and not any(map(str.isalpha, piece.text)):
                continue  # an eye that counts nothing, beside the signs of comments and likes
        kept.append(piece)
    return kept


def _may_count(text: str) -> bool:
    lower = text.lower()
    return any(map(lower.__contains__, _VIEWS))


def _without_title(pieces: list[Piece], title: str) -> list[Piece]:
    for at, piece in enumerate(pieces[:3]):
        if isinstance(piece, Line):
            return pieces[:at] + pieces[at + 1 :] if _repeats_title(piece.text, title) else pieces
    return pieces


def _without_dates(pieces: list[Piece]) -> list[Piece]:
    """Take out the lines above the text that only say when it was put on the portal, and in which section with them."""
    facts = [piece for piece in takewhile(_is_fact, pieces) if isinstance(piece, Line)]
    while facts and not any(map(_is_date, facts)):
        facts.pop()
    return pieces[len(facts) :] if len(facts) < len(pieces) else pieces


# As Joomla lists them: "Chuyên mục cha: Sáng tác".
_SECTION = re.compile(r"(?:chuyen muc|danh muc)(?: cha)?\s?:\s?[^.;:]{2,60}$")


def _is_fact(piece: Piece) -> bool:
    return (
        isinstance(piece, Line) and len(piece.text) <= MAX_LABEL_LINE and (_is_date(piece) or _is_section(piece.text))
    )


def _is_section(text: str) -> bool:
    return ":" in text and _SECTION.match(fold(text)) is not None


def _is_date(line: Line) -> bool:
    return meta.says_publishing(line) and meta.says_no_more(line.text)


def _repeats_title(text: str, title: str) -> bool:
    """Whether a line is the title, or all of it but what is set off behind: a site's name, the paper it is from."""
    if len(text) > 2 * len(title):
        return False
    said, given = fold(text).strip(" ."), fold(title).strip(" .")
    return bool(said) and (
        said == given or (len(said) >= MIN_TITLE and bool(_SET_OFF.match(given, len(said))) and given.startswith(said))
    )
