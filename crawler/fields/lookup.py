"""The queries that one page is asked for the selectors of its family."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from crawler.families.model import Family
    from crawler.html import Page


class Lookup:
    """Nodes by selector. What begins with ``& `` is looked up inside the article's element, where there is one."""

    __slots__ = ("_asked", "_first", "_inside", "_page", "scope")

    def __init__(self, page: Page, family: Family) -> None:
        self._page = page
        self.scope = next((node for selector in family.scope if (node := page.first(selector)) is not None), None)
        self._inside = page.tree if self.scope is None else self.scope
        # What a family that is complete asks for is there.
        self._asked = {} if family.complete else family.classes
        self._first: dict[str, LexborNode | None] = {}  # several fields ask for the same

    def first(self, selector: str) -> LexborNode | None:
        """The first node that matches."""
        if selector in self._first:
            return self._first[selector]
        node = None
        if self._may_be(selector):
            inside = selector.startswith(_INSIDE)
            node = self._inside.css_first(selector[2:]) if inside else self._page.tree.css_first(selector)
        self._first[selector] = node
        return node

    def all(self, selector: str) -> list[LexborNode]:
        """All nodes that match, in document order."""
        if not self._may_be(selector):
            return []
        return self._inside.css(selector[2:]) if selector.startswith(_INSIDE) else self._page.tree.css(selector)

    def _may_be(self, selector: str) -> bool:
        """Whether the page has the classes that ``selector`` asks for. Each query walks the page, and of the places
        that a family knows few are there."""
        if selector not in self._asked:
            return True
        there = self._page.classes
        for names in self._asked[selector]:
            if names[0] in there and (len(names) == 1 or all(name in there for name in names)):
                return True
        return False


_INSIDE = "& "
