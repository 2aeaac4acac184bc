"""Families whose selectors name the article's frame, and whose pages without it are read by content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.families import generic
from crawler.families.model import Family
from crawler.fields.tree import queries

if TYPE_CHECKING:
    from crawler.fields.tree.hints import Located
    from crawler.html import Page


class Framed(Family):
    """A theme may have changed the frame: such a page has its fields where they read like them."""

    def locate(self, page: Page) -> Located | None:
        """See ``Family.locate``; None where a selector names the body."""
        scope = next((node for selector in self.scope if (node := page.first(selector)) is not None), None)
        for selector in self.selectors.get("body", ()):
            inside, bare = scope if selector.startswith("& ") else None, selector.removeprefix("& ")
            if (queries.first(inside, bare) if inside is not None else page.first(bare)) is not None:
                return None
        return (
            None
            if self.body_node(page, scope) is not None
            else generic.FAMILY.read(page, named=self.is_article_url(page.url) is True)
        )
