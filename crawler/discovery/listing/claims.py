"""How many articles a listing says that it has: "Tổng số: 70 tin", "Hiển thị 1 - 10 trong 70", "Trang 1/7".

What a walk has found by its end is held against it: a list that goes on in a way which nobody knows is told so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborNode

from crawler.clean.text import fold
from crawler.discovery.digits import whole_number

_NUMBER = r"(\d{1,3}(?:[.,]\d{3}){1,2}|\d{1,6})"
_THINGS = r"(?:tin(?: bai| tuc)?|bai(?: viet| dang)?|ban ghi|records?|articles?)"
_ALL = re.compile(
    rf"\btong(?: so| cong)?(?: co)?(?: tat ca)?\s?:?\s?{_NUMBER} {_THINGS}\b|"
    rf"\btong so (?:ban ghi|records?|ket qua)\s?:\s?{_NUMBER}\b|"  # "Tổng số tin: 8.345" is a portal's statistics
    rf"\btim thay(?: tong(?: so| cong))?\s?:?\s?{_NUMBER} (?:ket qua|{_THINGS})\b|"
    r"\b(?:hien thi|showing)(?: tu)? \d{1,6} ?(?:-|–|den|toi|to) ?\d{1,6} "
    rf"(?:trong|tren|cua|of)(?: tong(?: so)?)? {_NUMBER}\b"
)
_PAGES = re.compile(
    r"\b(?:trang|page)\s?:?\s?(\d{1,5}) ?(?:/|of|(?:tren|trong)(?: tong(?: so)?)?) ?(\d{1,5})(?: trang)?\b(?! ?[/.]\d)"
)
_LEVELS = 3
_BESIDE, _SHORT, _HEADLINE = 4, 300, 4
"""Elements before and behind the rows, characters of one that only counts, and words of a link that is a row of another
list."""


def read(container: LexborNode | None, rows: Sequence[LexborNode], count: int) -> int | None:
    """The articles of the whole list, at least, as what stands beside its ``rows`` says; None where nothing does.

    ``container`` holds the rows, which are ``count``. What they say themselves counts what they tell of, and what
    stands farther from them the portal's visitors.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> def told(text): return read(LexborHTMLParser(f"<div><ul></ul><p>{text}</p></div>").css_first("ul"), [], 10)
    >>> told("Tổng số: <b>1.070</b> tin"), told("Trang 1/7"), told("Trang 7/7"), told("Trang 1/2/2026")
    (1070, 61, None, None)
    """
    own = {node.mem_id for node in rows}
    inside = [child for child in container.iter() if child.mem_id not in own] if container is not None else []
    node = container
    for level in range(_LEVELS + 1):
        if node is None or node.tag in ("body", "html"):
            return None
        for beside in inside if not level else _beside(node):
            said = _said(beside)
            every = _ALL.search(said)
            if every is not None:
                return whole_number(re.sub(r"\D", "", next(filter(None, every.groups()))))
            pages = _PAGES.search(said)
            if pages is not None:
                current, last = int(pages[1]), int(pages[2])
                return count * (last - 1) + 1 if 1 <= current < last else None
        node = node.parent if level else node
    return None


def _beside(node: LexborNode) -> Iterator[LexborNode]:
    """The elements nearest to ``node`` in that around it, those behind it first."""
    for back in (False, True):
        beside, left = node.prev if back else node.next, _BESIDE
        while beside is not None and left:
            if beside.tag not in ("-text", "-comment", "script", "style"):
                left -= 1
                yield beside
            beside = beside.prev if back else beside.next


def _said(node: LexborNode) -> str:
    """What a short element says, without diacritics; nothing where it is long, or leads to articles itself."""
    said = node.text(deep=True, separator=" ")
    if len(said) > _LONG or any(len(link.text(deep=True).split()) >= _HEADLINE for link in node.css("a[href]")):
        return ""
    plain = " ".join(fold(said).split())
    return plain if len(plain) <= _SHORT else ""


_LONG = 3000
"""The same with the space between elements."""
