"""How many articles a listing says that it has: "Tổng số: 70 tin", "Hiển thị 1 - 10 trong 70", "Trang 1/7".

What a walk has found by its end is held against it: a list that goes on in a way which nobody knows is told so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from crawler.clean.text import fold
from crawler.discovery.digits import whole_number

_NUMBER = r"(\d{1,3}(?:[.,]\d{3}){1,2}|\d{1,6})"
_THINGS = r"(?:tin(?: bai| tuc)?|bai(?: viet| dang)?|ban ghi|records?|articles?)"
_ALL = re.compile(
    rf"\btong(?: so| cong)?(?: co)?(?: tat ca)?\s?:?\s?{_NUMBER} {_THINGS}\b|"
    rf"\btong so {_THINGS}\s?:\s?{_NUMBER}\b|"
    rf"\btim thay(?: tong(?: so| cong))?\s?:?\s?{_NUMBER} (?:ket qua|{_THINGS})\b|"
    r"\b(?:hien thi|showing)(?: tu)? \d{1,6} ?(?:-|–|den|toi|to) ?\d{1,6} "
    rf"(?:trong|tren|cua|of)(?: tong(?: so)?)? {_NUMBER}\b"
)
_PAGES = re.compile(
    r"\b(?:trang|page)\s?:?\s?(\d{1,5}) ?(?:/|of|(?:tren|trong)(?: tong(?: so)?)?) ?(\d{1,5})(?: trang)?\b(?! ?[/.]\d)"
)
_LONGEST = 60_000
"""Characters around the rows."""
_LEVELS = 2
_FOLLOWING, _SHORT = 4, 300
"""Elements behind the rows, and characters of one that only counts."""


def read(container: LexborNode | None, rows: int) -> int | None:
    """The articles of the whole list, at least, as what stands around its ``rows`` says; None where nothing does.

    ``container`` holds the rows. What stands farther from them counts other things: the portal's visitors, and texts.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> def told(text): return read(LexborHTMLParser(f"<div><ul></ul><p>{text}</p></div>").css_first("ul"), 10)
    >>> told("Tổng số: <b>1.070</b> tin"), told("Trang 1/7"), told("Trang 7/7"), told("Trang 1/2/2026")
    (1070, 61, None, None)
    """
    node = container
    for _ in range(_LEVELS + 1):
        if node is None or node.tag in ("body", "html"):
            return None
        for said in _texts(node):
            every = _ALL.search(said)
            if every is not None:
                return whole_number(re.sub(r"\D", "", next(filter(None, every.groups()))))
            pages = _PAGES.search(said)
            if pages is not None:
                current, last = int(pages[1]), int(pages[2])
                return rows * (last - 1) + 1 if 1 <= current < last else None
        node = node.parent
    return None


def _texts(node: LexborNode) -> Iterator[str]:
    """What an element says, and what the short ones say that follow it, without diacritics."""
    yield _plain(node)
    following, left = node.next, _FOLLOWING
    while following is not None and left:
        if following.tag not in ("-text", "-comment", "script", "style"):
            left -= 1
            said = _plain(following)
            if len(said) <= _SHORT:
                yield said
        following = following.next


def _plain(node: LexborNode) -> str:
    return " ".join(fold(node.text(deep=True, separator=" ")[:_LONGEST]).split())
