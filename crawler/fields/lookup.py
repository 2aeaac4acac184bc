"""The queries that one page is asked for the selectors of its family."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

    from crawler.families.model import Family
    from crawler.html import Page


class Lookup:
    """Nodes by selector. What begins with ``& `` is looked up inside the article's element, where there is one."""

    __slots__ = ("_family", "_first", "_page", "scope")

    def __init__(self, page: Page, family: Family) -> None:
        self._page = page
        self._family = family
        self.scope = next((node for selector in family.scope if (node := page.first(selector)) is not None), None)
        self._first: dict[str, LexborNode | None] = {}  # several fields ask for the same

    def first(self, selector: str) -> LexborNode | None:
        """The first node that matches."""
        if selector not in self._first:
            self._first[selector] = self._root(selector).css_first(_bare(selector)) if self._may_be(selector) else None
        return self._first[selector]

    def all(self, selector: str) -> list[LexborNode]:
        """All nodes that match, in document order."""
        return self._root(selector).css(_bare(selector)) if self._may_be(selector) else []

    def _root(self, selector: str) -> LexborNode | LexborHTMLParser:
        return self.scope or self._page.tree if selector.startswith(_INSIDE) else self._page.tree

    def _may_be(self, selector: str) -> bool:
        """Whether the page has the classes that ``selector`` asks for. Each query walks the page, and of the places
        that a family knows few are there; those of a complete family are."""
        asked = self._family.classes.get(selector) if not self._family.complete else None
        if asked is None:
            return True
        there = self._page.classes
        for names in asked:
            if len(names) == 1 and names[0] in there:
                return True
            if len(names) > 1 and all(name in there for name in names):
                return True
        return False


_INSIDE = "& "


def _bare(selector: str) -> str:
    return selector.removeprefix(_INSIDE)
