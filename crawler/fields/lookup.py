"""The queries that one page is asked for the selectors of its family."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.attributes import asked_for

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

    from crawler.families.model import Family
    from crawler.html import Page


class Lookup:
    """Nodes by selector. What begins with ``& `` is looked up inside the article's element, where there is one."""

    __slots__ = ("_family", "_first", "_names", "_page", "scope")

    def __init__(self, page: Page, family: Family) -> None:
        self._page = page
        self._family = family
        self.scope = next((node for selector in family.scope if (node := page.first(selector)) is not None), None)
        self._first: dict[str, LexborNode | None] = {}  # several fields ask for the same
        self._names: frozenset[bytes] | None = None

    def first(self, selector: str) -> LexborNode | None:
        """The first node that matches."""
        if selector not in self._first:
            root, asked = self._asked(selector)
            self._first[selector] = root.css_first(asked) if root is not None else None
        return self._first[selector]

    def all(self, selector: str) -> list[LexborNode]:
        """All nodes that match, in document order."""
        root, asked = self._asked(selector)
        return root.css(asked) if root is not None else []

    def _asked(self, selector: str) -> tuple[LexborNode | LexborHTMLParser | None, str]:
        """Where to ask for what; nowhere, where nothing can be found."""
        if selector.startswith("& "):
            return self.scope or self._page.tree, selector[2:]
        return self._page.tree if self._may_be_there(selector) else None, selector

    def _may_be_there(self, selector: str) -> bool:
        """Whether the whole page may have what ``selector`` asks for. Each query walks the page, so one asks for all
        names in the family's selectors; those of a complete family are there."""
        if self._family.complete or selector not in self._family.unscoped:
            return True
        if self._names is None:
            self._names = self._page.names_among(self._family.bearers).whole
        return any(asked.whole <= self._names for asked in asked_for(selector))
