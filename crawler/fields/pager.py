"""The numbers of an article's pages below its text: links to the pages that it is split over."""

from __future__ import annotations

import re

from crawler.clean.text import fold
from crawler.fields.flow import Line, Piece
from crawler.fields.wordings import PAGER

MAX_LINE = 90
"""Characters beyond which a line is text: below the last of them an article's pages are numbered."""

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
    kept, run = pieces[:first], list[Line]()
    for piece in pieces[first:]:
        if isinstance(piece, Line) and _numbers(piece) is not None:
            run.append(piece)
            continue
        kept += [] if _counts_pages(run, url) else run
        run = []
        kept.append(piece)
    return kept + ([] if _counts_pages(run, url) else run)


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
