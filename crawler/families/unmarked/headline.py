"""The title of a page whose markup names nothing: the line that says what the page's metadata say, else the one that
is set like a title beside a date or above the text.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from crawler.clean.text import fold, unescape
from crawler.families.unmarked import banners, called, likeness, titlelines, unnamed, unpictured
from crawler.families.unmarked.brokenlines import begin, first_of, last_of
from crawler.families.unmarked.titlelines import MAX_TITLE, MIN_SET, TitleLines, has_date, is_welcome
from crawler.families.unmarked.unnamed import MAX_BROKEN, NO_TITLE_END
from crawler.fields.lines import furniture, meta
from crawler.fields.trails import portalnames
from crawler.fields.tree.flow import Flow, Line, Picture, Piece
from crawler.fields.tree.lengths import FULL_PARAGRAPH
from crawler.fields.tree.paragraphs import is_paragraph

if TYPE_CHECKING:
    from crawler.html import Page

_MOST_LINES, _MOST_OF_NOTICE = 3, 20
"""Lines of a broken title, and of a notice below its heading."""

_NEAR = 3
"""Pieces around a title among which its date stands."""

_LEAST_PARAGRAPHS = 2
"""Paragraphs that are a text: one may greet who comes to the portal."""


class Headline(NamedTuple):
    """The title, and the lines that it is; ``guessed``: nothing but its place tells that it is one."""

    text: str
    first: int
    last: int
    guessed: bool = False


def find(page: Page, flow: Flow, *, named: bool = False) -> Headline | None:
    """The title in the page's flow; None where nothing there is like one.

    Where the metadata name none either, or its address is one that only articles have (``named``), the line above
    the text is the title. The district or office whose name every page bears has it on a page of its own alone.
    """
    names = portalnames.names(page)
    units = called.units(page)
    plain = _find(page, flow, names, named=named)
    said = fold(plain.text) if units and plain is not None else ""
    if not units or (plain is not None and said in map(fold, units) and _is_over_text(flow, plain.last)):
        return plain
    other = _find(page, flow, [*names, *units], named=named)
    return plain if other is None or (plain is not None and _is_of_a_box(flow, plain, other)) else other


def _is_of_a_box(flow: Flow, plain: Headline, other: Headline) -> bool:
    """Whether what may be the title beside a unit's name, ``plain``, stands over it or below a text: a banner is above
    the title, and that is above the text."""
    if other.first < plain.first:
        return True
    between = flow.pieces[plain.last + 1 : other.first]
    if _heads_dated_text(flow, other.last):
        return False
    if sum(map(is_paragraph, between)) >= _LEAST_PARAGRAPHS:
        return True
    # With its date, and a picture or another fact, above a heading in the text; a header has its clock there, and the
    # menu or a welcome.
    is_dated = len(between) > 1 and has_date(between[:1])
    return is_dated and all(isinstance(piece, Picture) or _is_fact(piece) for piece in between)


def _is_fact(piece: Piece) -> bool:
    return isinstance(piece, Line) and not piece.linked and any(meta.read(piece))


def _heads_dated_text(flow: Flow, at: int) -> bool:
    """Whether the line at ``at`` has a day or a count right below it and paragraphs behind that, as a title has."""
    below = flow.pieces[at + 1 : at + 2 + _LEAST_PARAGRAPHS]
    return any(map(_is_fact, below[:1])) and sum(map(is_paragraph, below[1:])) >= _LEAST_PARAGRAPHS


def _is_over_text(flow: Flow, at: int) -> bool:
    """Whether a text stands right below the line, or below its date: a banner has the menu there, or another title."""
    for piece in flow.pieces[at + 1 : at + 1 + _NEAR]:
        if isinstance(piece, Picture):
            continue
        if not isinstance(piece, Line) or piece.linked or piece.aside:
            return False
        if len(piece.text) >= FULL_PARAGRAPH:
            return True
        if not meta.read(piece).date:
            return False
    return False


def _find(page: Page, flow: Flow, names: list[str], *, named: bool) -> Headline | None:
    wanted = called.titles(page, names)
    at = _like(flow, wanted, names)
    at = at if at is not None and _heads_something(flow, at) else None
    lines = TitleLines(flow, names, wanted, partial(titlelines.is_said_by_link, page))
    at = banners.other_half(lines, at, wanted) if at is not None else None
    if named and at is not None and not _heads_something(flow, at, FULL_PARAGRAPH):
        # An office's name, with its address below.
        other = _set_like_one(lines)
        at = other if other is not None and other < at else at
    if at is not None and (lines.heads_menu(at) or likeness.is_way(flow.pieces, at, wanted)):
        is_entry = likeness.is_entry(flow.pieces, at) and not lines.heads_menu(at)
        other = _dated_heading(lines) if is_entry else _set_like_one(lines)
        at = other if other is not None and lines.is_set_over_text(at, other) else at
    for look in (
        _dated_heading,
        _set_like_one,
        _heading,
        _heading_of_notice,
        _link_to_nothing,
        *((_above_text,) if named or not wanted else ()),
    ):
        if at is None:
            at = look(lines)
    if at is not None:
        return _whole(flow, at, wanted)
    at = unnamed.short_above_date(lines) if not called.is_called(page) else None
    found = _whole(flow, at, wanted) if at is not None else None
    return found._replace(guessed=True) if found is not None and not unnamed.is_linked(page, found.text) else None


def _like(flow: Flow, wanted: list[str], names: list[str]) -> int | None:
    """The line that says the page's title: the best set one, of equal ones the last before the text."""
    best: int | None = None
    most, banners = 0.0, frozenset(map(fold, names))
    ranked = _by_rank(flow) if wanted else {}
    for rank in sorted(ranked, reverse=True):
        # However a line that is set like this repeats the title, a better set one won.
        if rank + _DATED < most:
            break
        for at in ranked[rank]:
            line: Line = flow.pieces[at]  # type: ignore[assignment]
            text, alike = line.text, likeness.of(line.text, wanted)
            if not alike or is_welcome(text, names, wanted) or fold(text) in banners:
                continue
            # Other news begin with the office that a page is called after.
            if line.is_linked and not line.level and len(text) > _LONGER * len(wanted[0]):
                continue
            score = rank * alike + (_DATED if has_date(flow.pieces[at + 1 : at + _NEAR]) else 0.0)
            if score > most or (score == most and best is not None and at > best):
                best, most = at, score
    return best


_DATED, _LONGER = 0.5, 2
"""What a date below a line adds to its rank, and how much longer a linked line is than a page's title that is no part
of it."""


def _by_rank(flow: Flow) -> dict[float, list[int]]:
    """The lines short enough for a title, by how a title would be set: headings by level, then bold; a link is a
    crumb or a teaser unless it is a heading."""
    ranked: dict[float, list[int]] = {}
    for at, piece in enumerate(flow.pieces):
        if isinstance(piece, Line) and len(piece.text) <= MAX_TITLE:
            rank = (4.0 - 0.5 * piece.level) if piece.level else (1.5 if piece.bold else 1.0)
            if piece.is_linked and not piece.level:
                rank -= 0.7
            ranked.setdefault(rank, []).append(at)
    return ranked


def _heads_something(flow: Flow, at: int, least: int = 30) -> bool:
    """Whether anything but the foot of the page stands below the line: an office's name alone may be the title, too.

    ``least``: characters from which a line below a title is of the article.
    """
    for piece in flow.pieces[at + 1 :]:
        if not isinstance(piece, Line):
            return True
        if not (piece.is_linked or furniture.is_foot(piece.text)) and len(piece.text) >= least:
            return True
    return False


def _dated_heading(lines: TitleLines) -> int | None:
    """The highest heading right above a date that is no row's; in the text of another title stands none."""
    at, near = next(((at, near) for at, near in lines.below_headings(_NEAR) if lines.tell_when(near)), (None, []))
    if at is None or lines.is_over_title(at):
        return at if at is None else at + 1
    if lines.tell_when(lines.above_text(near)) or not unpictured.is_in_text(lines, at):
        return at
    over, other = unpictured.heads_text_of(lines, at), _set_like_one(lines)
    is_other = min(lines.headings()) < at or (other is not None and lines.tell_when(range(max(0, other - 1), at)))
    return None if over == at and is_other else over


def _heading(lines: TitleLines) -> int | None:
    """The highest heading right above the text, or above who wrote and a picture with its caption over that; where it
    stands in the text of a lower one, that."""
    at = next((at for at in lines.headings() if unpictured.has_text(lines, at, _NEAR)), None)
    return unpictured.heads_text_of(lines, at) if at is not None else None


def _heading_of_notice(lines: TitleLines) -> int | None:
    """The highest heading over a few short lines, the last of which says when they were published: notices."""
    flow = lines.flow
    for at in lines.headings():
        around = flow.parents[flow.pieces[at].block]
        for place in lines.below(at, _MOST_OF_NOTICE):
            piece = flow.pieces[place]
            if not isinstance(piece, Line) or piece.level or piece.is_linked or not flow.is_inside(piece.block, around):
                break
            if meta.says_publishing(piece):
                return at
    return None


def _set_like_one(lines: TitleLines) -> int | None:
    """The line beside a date or a view count that is set in bold, else any line there that is long enough."""
    places = [
        (at, piece.bold)
        for at, piece in enumerate(lines.flow.pieces)
        if isinstance(piece, Line) and len(piece.text) >= MIN_SET and not (piece.kind == "item" or piece.is_linked)
        if not unescape(piece.text).endswith(NO_TITLE_END)
    ]
    for is_bold in (True, False):
        for at in (at for at, bold in places if bold >= is_bold):
            around = (*range(max(0, at - 1), at), *lines.below(at, _NEAR if is_bold else 1))
            if lines.tell_when(around) and not (lines.is_row(at) or lines.closes_text(at)) and lines.may_be_title(at):
                return at + 1 if lines.is_over_title(at) else begin(lines.flow, at, lines.may_be_title)
    return None


def _link_to_nothing(lines: TitleLines) -> int | None:
    """The line beside a date and right above the text that is one link to the page itself (``#``)."""
    pieces = lines.flow.pieces
    for link in lines.flow.links:
        at, piece = link.line, pieces[link.line] if link.line < len(pieces) else None
        if link.url != "#" or not isinstance(piece, Line) or piece.text != link.text or len(piece.text) < MIN_SET:
            continue
        is_beside = lines.tell_when(range(max(0, at - 1), min(at + 2, len(pieces))))
        if is_beside and _has_text(pieces[at + 1 : at + 1 + _NEAR]) and lines.may_be_title(at, linked=True):
            return at
    return None


def _above_text(lines: TitleLines) -> int | None:
    """The line above the first paragraphs and the picture over them, whatever it is set in."""
    pieces = lines.flow.pieces
    for at, piece in enumerate(pieces):
        if isinstance(piece, Line) and len(piece.text) >= FULL_PARAGRAPH and not (piece.is_linked or piece.aside):
            place = at - 1
            while place > 0 and (isinstance(pieces[place], Picture) or isinstance(pieces[place - 1], Picture)):
                place -= 1
            if place < 0 or not (_is_above(pieces[place]) and lines.may_be_title(place)):
                return None
            return first_of(pieces, place)
    return None


def _is_above(piece: Piece) -> bool:
    if not isinstance(piece, Line) or piece.kind == "item" or not MIN_SET <= len(piece.text) <= MAX_BROKEN:
        return False
    return not piece.text.endswith(NO_TITLE_END)


def _has_text(pieces: Iterable[Piece]) -> bool:
    return any(isinstance(piece, Line) and len(piece.text) >= FULL_PARAGRAPH for piece in pieces)


def _whole(flow: Flow, at: int, wanted: list[str]) -> Headline:
    """The title in the line ``at``, with what a ``<br>`` broke off into the lines below it."""
    texts: list[str] = []
    last = at
    for place in range(at, last_of(flow, at) + 1):
        piece = flow.pieces[place]
        longer = " ".join([*texts, piece.text if isinstance(piece, Line) else ""])
        known = any(title.startswith(fold(longer)) for title in wanted)
        is_set = isinstance(piece, Line) and (piece.level or piece.bold or _fills_block(flow, at, longer))
        if (
            texts
            and not known
            and (_is_known(texts, wanted) or not is_set or len(longer) > MAX_TITLE or has_date([piece]))
        ):
            break
        texts, last = [longer], place
    return Headline(texts[0], at, last)


def _fills_block(flow: Flow, at: int, text: str) -> bool:
    """Whether the broken line is all that its block holds, and reads like one line."""
    last = last_of(flow, at)
    beside = [place for place in (at - 1, last + 1) if 0 <= place < len(flow.pieces)]
    alone = all(flow.pieces[place].block != flow.pieces[at].block for place in beside)
    return alone and last - at < _MOST_LINES and len(text) <= MAX_BROKEN and not text.endswith(NO_TITLE_END)


def _is_known(texts: list[str], wanted: list[str]) -> bool:
    """Whether the lines so far already are the page's title."""
    return any(likeness.of(text, wanted) for text in texts)
