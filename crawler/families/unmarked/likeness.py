"""How much a line says of what the metadata of its page call the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from math import ceil

from crawler.clean.text import fold, unescape, words
from crawler.fields.trails import crumblines, namedlinks
from crawler.fields.tree.flow import Line, Piece

MIN_LIKE = 12
"""Characters that a part of a title needs to be known as one."""

_SHARED, _ALIKE = 0.8, 0.6
"""Share of the words of two lines that both have where one says the other, and how like it is then."""

_PORTAL = re.compile(r"(?:cong|trang) (?:thong tin|ttdt|tin) ?(?:dien tu)?\b")


def names_a_portal(text: str) -> bool:
    """Whether a heading is the portal's own name, which stands above every page of it.

    >>> names_a_portal("CỔNG THÔNG TIN ĐIỆN TỬ TỈNH VÍ DỤ"), names_a_portal("Cổng trường mở ra")
    (True, False)
    """
    return bool(_PORTAL.match(fold(text)))


def mentions_a_portal(text: str) -> bool:
    """Whether a line has the portal's name in it, beside its clock.

    >>> mentions_a_portal("Cổng thông tin điện tử tỉnh Ví Dụ Thứ Năm, 26/5/2022"), mentions_a_portal("26/5/2022")
    (True, False)
    """
    return _PORTAL.search(fold(text)) is not None


def of(text: str, titles: Sequence[str]) -> float:
    """1 for the words of one of the folded ``titles``, less for a part of them, 0 for another text.

    >>> of("Khai mạc lễ hội Ok Om Bok", ["khai mac le hoi ok om bok"]), of("Tin khác", ["khai mac le hoi ok om bok"])
    (1.0, 0.0)
    """
    folded = fold(unescape(text) if "&" in text else text).strip(" .:-")
    most = 0.0
    for title in titles:
        most = max(most, _to(folded, title))
    return 0.0 if most and _PORTAL.match(folded) else most


def _to(folded: str, title: str) -> float:
    if folded == title:
        return 1.0
    shorter = min(len(folded), len(title))
    if shorter < MIN_LIKE:
        return 0.0
    if folded[:MIN_LIKE] == title[:MIN_LIKE]:
        shared = max(MIN_LIKE, ceil(0.7 * shorter))
        if folded[:shared] == title[:shared]:
            return 0.9
    if shorter * 2 > max(len(folded), len(title)) and (folded in title or title in folded):
        return 0.7
    # Most lines of a page share hardly a word with its title, and need not be taken apart to know it.
    if folded.isascii() and _lacks_words(folded, title):
        return 0.0
    said, given = _vocabulary(folded), _vocabulary(title)
    return _ALIKE if len(said & given) > _SHARED * len(said | given) else 0.0


@lru_cache(maxsize=64)  # a line is compared with every title, and a title with every line
def _vocabulary(folded: str) -> frozenset[str]:
    return frozenset(words(folded))


def _lacks_words(folded: str, title: str) -> bool:
    """Whether a line lacks a fifth of the words of a title: one that says it lacks fewer."""
    words = _rarest_first(title)
    left = len(words) // 5
    for word in words:
        if word not in folded:
            if not left:
                return True
            left -= 1
    return False


@lru_cache(maxsize=64)
def _rarest_first(title: str) -> tuple[str, ...]:
    """The words of a title, the longest first."""
    return tuple(sorted(_vocabulary(title), key=lambda word: (-len(word), word)))


def is_way(pieces: Sequence[Piece], at: int, wanted: Sequence[str]) -> bool:
    """Whether a line is the way from the home page to the section that a page is called after (``wanted``, folded), or
    an entry of it; the title of an article may begin with the same words ("Home gardens"), or end the way.

    >>> way, garden = Line("Trang chủ > Tin hoạt động", linked=22), Line("Home gardens / Vườn nhà", linked=12)
    >>> is_way([way], 0, ["tin hoat dong"]), is_way([garden], 0, ["home gardens / vuon nha"])
    (True, False)
    >>> name = "Lễ hội Ok Om Bok năm 2022 ở tỉnh Ví Dụ"
    >>> is_way([Line(f"Trang chủ > Tin > {name}", linked=12)], 0, [fold(name)])
    False
    """
    piece = pieces[at]
    if is_entry(pieces, at):
        return True
    if not isinstance(piece, Line) or not piece.linked or piece.level or fold(piece.text) in wanted:
        return False
    return crumblines.begins(piece.text) and crumblines.ends_at_section(piece.text)


def is_entry(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a line and one beside it are links as short as the names of sections are: of a way, or of a menu.

    >>> home, section = (Line(name, linked=len(name)) for name in ("Trang chủ", "Tin hoạt động"))
    >>> is_entry([home, section], 1), is_entry([section, Line("25/05/2022")], 0)
    (True, False)
    """
    beside = [*pieces[max(0, at - 1) : at], *pieces[at + 1 : at + 2]]
    return _is_short_link(pieces[at]) and any(map(_is_short_link, beside))


def _is_short_link(piece: Piece) -> bool:
    is_short = isinstance(piece, Line) and len(piece.text.split()) <= namedlinks.MOST_WORDS
    return is_short and isinstance(piece, Line) and piece.is_linked and not piece.level
