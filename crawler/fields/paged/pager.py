"""The numbers of an article's pages below its text: links to the pages that it is split over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from selectolax.lexbor import LexborNode

from crawler.clean.text import clean_line, fold
from crawler.fields.lines import furniture
from crawler.fields.lines.wordings import PAGER
from crawler.fields.paged import counted
from crawler.fields.tree import walk
from crawler.fields.tree.flow import Line, Picture, Piece
from crawler.fields.tree.markup import IMAGES, SKIPPED

MAX_LINE = 90
"""Characters beyond which a line is text: below the last of them an article's pages are numbered."""

MIN_HEADLINE = 25
"""Characters from which a link is a headline of another article."""

_MOST_BETWEEN = 60
"""Lines and pictures between the text and its pager."""

_COMMENTS = "Bình luận"
"""How the header over comments reads."""

_LONGEST_NUMBER = 2
_FEWEST = 2
"""Digits of the number of a page, and pages of an article that has more than one."""

_WORD = re.compile(r"\w+")
_COUNTED = re.compile(r"/([1-9]\d?)/?$|[?&]page=([1-9]\d?)(?:&|$)")


def without(pieces: list[Piece], url: str = "") -> list[Piece]:
    """``pieces`` of the page ``url`` without the numbers of its pages that stand below the text.

    A number or two in the text, or a list of some of an album's parts, is none: pages are counted from the first, or
    from the one that is read.
    """
    first = next((at for at in range(len(pieces), 0, -1) if _is_text(pieces[at - 1])), 0)
    kept = pieces[:first]
    run: list[Line] = []
    for piece in pieces[first:]:
        if isinstance(piece, Line) and _numbers(piece) is not None:
            run.append(piece)
            continue
        kept += [] if _counts_pages(run, url) else run
        run = []
        kept.append(piece)
    return kept + ([] if _counts_pages(run, url) else run)


def is_behind(node: LexborNode, said: str) -> bool:
    """Whether nothing that others wrote, and no row of pictures, stands between ``node`` and the text ``said``."""
    above: Piece | None = None
    for piece in islice(_above(node), _MOST_BETWEEN):
        if isinstance(piece, Line):
            is_headline = piece.is_linked and len(piece.text) >= MIN_HEADLINE
            if len(piece.text) >= MIN_HEADLINE and piece.text in said and not piece.aside:
                return True
            if is_headline or _is_of_others(piece):
                return False
        elif isinstance(piece, Picture) and isinstance(above, Picture):
            return False
        above = piece
    return False


def _is_of_others(line: Line) -> bool:
    is_header = furniture.is_related_header(line.text) or furniture.is_end(line.text)
    return is_header or len(line.text) > MAX_LINE


def _above(node: LexborNode) -> Iterator[Piece]:
    """What stands above ``node``, from there upwards."""
    place: LexborNode | None = node
    while place is not None and place.tag != "body":
        beside = place.prev
        while beside is not None:
            if not beside.is_text_node:
                yield from reversed(_pieces(beside))
            elif text := clean_line(beside.text_content or ""):
                yield Line(text)
            beside = beside.prev
        place = place.parent


def _pieces(node: LexborNode) -> list[Piece]:
    """Those of one element: of a box that is named after comments or other news, a header of such."""
    if node.tag in SKIPPED:
        return []
    if counted.is_of_others(node):
        return [Line(_COMMENTS)]
    if node.tag in IMAGES:
        return [Picture("")]
    pieces = walk.read(node).pieces
    for piece in pieces:
        if node.tag == "a" and isinstance(piece, Line):
            piece.linked = len(piece.text)
    return pieces


def number_of(url: str) -> int:
    """Which page of an article an address asks for; 1 where it does not say.

    >>> number_of("http://a.vn/le-hoi/2/"), number_of("http://a.vn/?p=7&page=3"), number_of("http://a.vn/tin/le-hoi")
    (2, 3, 1)
    """
    found = _COUNTED.search(url)
    return int(found[1] or found[2]) if found is not None else 1


def _is_text(piece: Piece) -> bool:
    return isinstance(piece, Line) and len(piece.text) > MAX_LINE and not piece.is_linked


def _numbers(line: Line) -> list[int] | None:
    """The numbers in a line of nothing but numbers of pages and words beside them; None for any other."""
    if len(line.text) > MAX_LINE:
        return None
    said = _WORD.findall(fold(line.text))
    numbers = [word for word in said if word.isdecimal() and len(word) <= _LONGEST_NUMBER]
    words = [word for word in said if word in PAGER]
    is_pager = len(numbers) + len(words) == len(said) and (numbers or (words and line.is_linked))
    return list(map(int, numbers)) if is_pager else None


def _counts_pages(run: list[Line], url: str) -> bool:
    """Whether lines that follow one another hold links to the pages of an article."""
    numbers = [number for line in run for number in _numbers(line) or ()]
    if len(numbers) < _FEWEST or not any(line.linked for line in run):
        return False
    return 1 in numbers or numbers[0] == number_of(url)
