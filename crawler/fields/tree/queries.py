"""CSS queries of a page's tree.

selectolax makes a reader of selectors anew for each tree that is asked, which takes as long as a dozen queries; here
one serves all pages of a thread.
"""

from __future__ import annotations

import threading
from collections.abc import Container
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborCSSSelector

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


class _Reader(threading.local):
    """The thread's own: a query under way is kept in it."""

    def __init__(self) -> None:
        self.selectors = LexborCSSSelector()  # type: ignore[no-untyped-call]


_reader = _Reader()


def every(node: LexborNode, selector: str) -> list[LexborNode]:
    """``node`` and all below it that match, in document order.

    Raises ``selectolax.lexbor.SelectolaxError`` for what is no selector.
    """
    return _reader.selectors.find(selector, node)


def first(node: LexborNode, selector: str) -> LexborNode | None:
    """The first of ``every``; nothing behind it is looked at."""
    found: list[LexborNode] = _reader.selectors.find_first(selector, node)  # type: ignore[attr-defined]
    return found[0] if found else None


def tagged(node: LexborNode, tags: Container[str]) -> LexborNode | None:
    """The first element with one of ``tags``, ``node`` or below it: quicker than a query where few elements are."""
    return next((each for each in node.traverse() if each.tag in tags), None)


def matches(node: LexborNode, selector: str) -> bool:
    """Whether ``node`` or anything below it matches."""
    return bool(_reader.selectors.any_matches(selector, node))
