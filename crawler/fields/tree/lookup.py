"""The queries that one page is asked for the selectors of its family."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.attributes import BESIDE, INSIDE, WITHIN, plain
from crawler.fields.tree import queries

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from crawler.families.model import Family
    from crawler.html import Page


class Lookup:
    """Nodes by selector; what its marks mean is said at ``Family.scope``. Several fields ask for the same: each
    query walks what it is asked of, and is made once."""

    __slots__ = ("_all", "_beside", "_column", "_first", "_missing", "_page", "scope")

    def __init__(self, page: Page, family: Family) -> None:
        self._page = page
        self.scope = next((node for selector in family.scope if (node := page.first(selector)) is not None), None)
        self._column = None if self.scope is None else self.scope.parent
        self._beside = family.beside
        # What a family that is complete asks for is there. Each query walks the page, and of the places that another
        # knows few are there.
        self._missing = family.missing(page.classes) if not family.complete and family.classes else frozenset()
        self._first: dict[str, LexborNode | None] = {}
        self._all: dict[str, list[LexborNode]] = {}

    def first(self, selector: str) -> LexborNode | None:
        """The first node that matches."""
        if selector in self._first:
            return self._first[selector]
        node = self._find_first(selector) if selector not in self._missing else None
        self._first[selector] = node
        return node

    def _find_first(self, selector: str) -> LexborNode | None:
        if selector in self._all or WITHIN in selector:
            return next(iter(self.all(selector)), None)
        if selector.startswith(INSIDE) and self.scope is not None:
            return queries.first(self.scope, selector[2:])
        beside = self._column if selector.startswith(BESIDE) else None
        found = queries.first(beside, selector[2:]) if beside is not None else None
        return self._page.first(plain(selector)) if found is None else found

    def all(self, selector: str) -> list[LexborNode]:
        """All nodes that match, in document order."""
        nodes = self._all.get(selector)
        if nodes is None:
            nodes = self._all[selector] = self._find_all(selector) if selector not in self._missing else []
        return nodes

    def _find_all(self, selector: str) -> list[LexborNode]:
        if WITHIN in selector:
            outer, _, inner = selector.partition(WITHIN)
            around = self.first(outer)
            return queries.every(around, inner) if around is not None else []
        if selector.startswith(INSIDE) and self.scope is not None:
            return queries.every(self.scope, selector[2:])
        if selector in self._beside:
            found = queries.every(self._column, selector[2:]) if self._column is not None else []
            # Where the page has nothing for the field, one walk of it tells so for all of the field's selectors.
            if found or self._page.first(self._beside[selector]) is None:
                return found
        return self._page.css(plain(selector))
