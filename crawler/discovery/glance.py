"""What an element shows, as far as one look goes: elements that lie in one another are not read whole, each again."""

from __future__ import annotations

from itertools import islice

from selectolax.lexbor import LexborNode

_NODES = 200
"""Elements and texts inside an element; what is clicked on holds fewer."""


def text(node: LexborNode, characters: int) -> str:
    """The text of ``node`` as it is written, of which not much more is read than ``characters``.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> text(LexborHTMLParser("<p>Trang <b>sau</b> »</p>").css_first("p"), 100)
    'Trang sau »'
    """
    found: list[str] = []
    length = 0
    for each in islice(node.traverse(include_text=True), _NODES):
        if each.tag == "-text":
            found.append((each.text_content or "")[:characters])
            length += len(found[-1])
            if length >= characters:
                break
    return "".join(found)
