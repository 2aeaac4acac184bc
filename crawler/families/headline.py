"""The title of a page whose markup names nothing: the line that says what the page's metadata say, else the one that
is set like a title beside a date or above the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from crawler.clean.names import looks_like_byline
from crawler.clean.text import clean_line, fold, is_portal_name, strip_portal_name, unescape, words
from crawler.fields import crumbs, furniture, meta, portalnames
from crawler.fields.flow import Flow, Line, Picture, Piece

if TYPE_CHECKING:
    from crawler.html import Page

MAX_TITLE = 400
"""Characters beyond which a line is no title."""

MIN_LIKE = 12
"""Characters that a part of a title needs to be known as one."""

MIN_SET = 20
"""Characters from which a line that is only set like a title is one."""

MIN_PARAGRAPH = 120
"""Characters of a line that is text, below a title."""

MAX_BROKEN = 250
"""Characters of a title that nothing but its place shows to be broken into lines."""

_MOST_LINES = 3
_MOST_BROKEN = 12
"""Lines beyond which a block of broken lines is a text, and no title."""

_LOWEST = 4
"""Level of the lowest heading that titles are set in."""

_NEAR = 3
"""Pieces around a title among which its date stands."""

_SENTENCE_END = (".", ";", ",", ":")


class Headline(NamedTuple):
    """The title, and the lines that it is."""

    text: str
    first: int
    last: int


def find(page: Page, flow: Flow, *, named: bool = False) -> Headline | None:
    """The title in the page's flow; None where nothing there is like one.

    Where the metadata name none either, or its address is one that only articles have (``named``), the line above
    the text is the title.
    """
    names, wanted = portalnames.names(page), titles(page)
    at = _like(flow, wanted)
    for look in (_dated_heading, _set_like_one, _heading, *((_above_text,) if named or not wanted else ())):
        if at is None:
            at = look(flow, names)
    return _whole(flow, at, wanted) if at is not None else None


def titles(page: Page) -> list[str]:
    """What the page's metadata call the article, folded, longest first."""
    names = portalnames.names(page)
    found = [content for key in ("og:title", "twitter:title", "title") for content in page.metas.get(key, ())[:1]]
    found += [value for thing in page.json_ld if isinstance(value := thing.get("headline"), str)]
    found.append(page.text_of("title") or "")
    stripped = (clean_line(strip_portal_name(unescape(text), names)) for text in found)
    titles = {fold(title) for title in stripped if not is_portal_name(title, names)}
    return sorted((title for title in titles if len(title) >= 5), key=len, reverse=True)


def _like(flow: Flow, wanted: list[str]) -> int | None:
    """The line that says the page's title: the best set one, of equal ones the last before the text."""
    best: int | None = None
    most = 0.0
    for at, piece in enumerate(flow.pieces):
        if not isinstance(piece, Line) or len(piece.text) > MAX_TITLE:
            continue
        likeness = max((_likeness(piece.text, title) for title in wanted), default=0.0)
        if not likeness:
            continue
        # Headings by rank, then bold; a link is a crumb or a teaser unless it is a heading.
        rank = (4.0 - 0.5 * piece.level) if piece.level else (1.5 if piece.bold else 1.0)
        if piece.is_linked and not piece.level:
            rank -= 0.7
        score = rank * likeness + (0.5 if _has_date(flow.pieces[at + 1 : at + _NEAR]) else 0.0)
        if score >= most:
            best, most = at, score
    return best


def _dated_heading(flow: Flow, names: list[str]) -> int | None:
    """The highest heading right above a date."""
    return next((at for at in _headings(flow, names) if _has_date(_below(flow, at, _NEAR))), None)


def _heading(flow: Flow, names: list[str]) -> int | None:
    """The highest heading right above the text."""
    return next((at for at in _headings(flow, names) if _has_text(_below(flow, at, _NEAR))), None)


def _headings(flow: Flow, names: list[str]) -> list[int]:
    """The headings that may be titles, the highest first."""
    levels = [
        (piece.level, at)
        for at, piece in enumerate(flow.pieces)
        if isinstance(piece, Line) and 0 < piece.level <= _LOWEST and _may_be_title(piece, names)
    ]
    return [at for _, at in sorted(levels)]


def _below(flow: Flow, at: int, count: int) -> list[Piece]:
    last = _last_of(flow, at)
    return flow.pieces[last + 1 : last + 1 + count]


def _set_like_one(flow: Flow, names: list[str]) -> int | None:
    """The line beside a date or a view count that is set in bold, else any line there that is long enough."""
    places = [at for at, piece in enumerate(flow.pieces) if isinstance(piece, Line) and _may_be_title(piece, names)]
    for is_bold in (True, False):
        for at in places:
            piece = flow.pieces[at]
            if not isinstance(piece, Line) or len(piece.text) < MIN_SET or piece.kind == "item":
                continue
            around = flow.pieces[max(0, at - 1) : at] + _below(flow, at, _NEAR if is_bold else 1)
            is_sentence = unescape(piece.text).endswith(_SENTENCE_END)
            if piece.bold >= is_bold and not is_sentence and _has_date(around):
                return at
    return None


def _above_text(flow: Flow, names: list[str]) -> int | None:
    """The line above the first paragraphs and the picture over them, whatever it is set in."""
    pieces = flow.pieces
    for at, piece in enumerate(pieces):
        if isinstance(piece, Line) and len(piece.text) >= MIN_PARAGRAPH and not (piece.is_linked or piece.aside):
            place = at - 1
            while place > 0 and (isinstance(pieces[place], Picture) or isinstance(pieces[place - 1], Picture)):
                place -= 1
            if place < 0 or not _is_above(pieces[place], names):
                return None
            return _first_of(pieces, place)
    return None


def _first_of(pieces: list[Piece], at: int) -> int:
    """The first of the lines that a ``<br>`` made of the one that ends at ``at``."""
    line = pieces[at]
    while at and isinstance(above := pieces[at - 1], Line) and above.soft and above.block == line.block:
        at -= 1
    return at


def _is_above(piece: Piece, names: list[str]) -> bool:
    if not isinstance(piece, Line) or piece.kind == "item" or not MIN_SET <= len(piece.text) <= MAX_BROKEN:
        return False
    return not piece.text.endswith(_SENTENCE_END) and _may_be_title(piece, names)


def _may_be_title(line: Line, names: list[str]) -> bool:
    text = line.text
    if line.is_linked or line.aside or len(text) > MAX_TITLE or _names_a_portal(text) or is_portal_name(text, names):
        return False
    is_other = crumbs.begins(text) or furniture.is_furniture(text) or looks_like_byline(text)
    return not (is_other or any(meta.read(line)) or meta.is_clock(text))


def _has_date(pieces: list[Piece]) -> bool:
    """Whether one of the lines says when, or how often something was read."""
    for piece in pieces:
        if isinstance(piece, Line):
            told = meta.read(piece)
            if told.date or told.views or meta.glued_date(piece) is not None:
                return True
    return False


def _has_text(pieces: list[Piece]) -> bool:
    return any(isinstance(piece, Line) and len(piece.text) >= MIN_PARAGRAPH for piece in pieces)


def _last_of(flow: Flow, at: int) -> int:
    """The last of the lines that a ``<br>`` made of the one at ``at``, all set alike."""
    line = flow.pieces[at]
    end = min(len(flow.pieces), at + 1 + _MOST_BROKEN)
    while isinstance(line, Line) and line.soft and at + 1 < end:
        below = flow.pieces[at + 1]
        if not isinstance(below, Line) or (below.block, below.bold, below.level) != (line.block, line.bold, line.level):
            break
        line, at = below, at + 1
    return at


def _whole(flow: Flow, at: int, wanted: list[str]) -> Headline:
    """The title in the line ``at``, with what a ``<br>`` broke off into the lines below it."""
    texts: list[str] = []
    last = at
    for place in range(at, _last_of(flow, at) + 1):
        piece = flow.pieces[place]
        longer = " ".join([*texts, piece.text if isinstance(piece, Line) else ""])
        known = any(title.startswith(fold(longer)) for title in wanted)
        is_set = isinstance(piece, Line) and (piece.level or piece.bold or _fills_block(flow, at, longer))
        if texts and not known and (_is_known(texts, wanted) or not is_set or len(longer) > MAX_TITLE):
            break
        texts, last = [longer], place
    return Headline(texts[0], at, last)


def _fills_block(flow: Flow, at: int, text: str) -> bool:
    """Whether the broken line is all that its block holds, and reads like one line."""
    last = _last_of(flow, at)
    beside = [place for place in (at - 1, last + 1) if 0 <= place < len(flow.pieces)]
    alone = all(flow.pieces[place].block != flow.pieces[at].block for place in beside)
    return alone and last - at < _MOST_LINES and len(text) <= MAX_BROKEN and not text.endswith(_SENTENCE_END)


def _is_known(texts: list[str], wanted: list[str]) -> bool:
    """Whether the lines so far already are the page's title."""
    return any(_likeness(text, title) for text in texts for title in wanted)


_PORTAL = re.compile(r"(?:cong|trang) (?:thong tin|ttdt|tin) ?(?:dien tu)?\b")


def _names_a_portal(text: str) -> bool:
    """Whether a heading is the portal's own name, which stands above every page of it.

    >>> _names_a_portal("CỔNG THÔNG TIN ĐIỆN TỬ TỈNH VÍ DỤ"), _names_a_portal("Cổng trường mở ra")
    (True, False)
    """
    return bool(_PORTAL.match(fold(text)))


def _likeness(text: str, title: str) -> float:
    """1 for the same words, less for a part of them, 0 for another text."""
    folded = fold(unescape(text) if "&" in text else text).strip(" .:-")
    if _PORTAL.match(folded):
        return 0.0
    if folded == title:
        return 1.0
    shorter = min(len(folded), len(title))
    if shorter < MIN_LIKE:
        return 0.0
    shared = next((at for at, (ours, theirs) in enumerate(zip(folded, title, strict=False)) if ours != theirs), shorter)
    if shared >= max(MIN_LIKE, 0.7 * shorter):
        return 0.9
    if shorter * 2 > max(len(folded), len(title)) and (folded in title or title in folded):
        return 0.7
    said, given = set(words(folded)), set(words(title))
    return 0.6 if len(said & given) > 0.8 * len(said | given) else 0.0
