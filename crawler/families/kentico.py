"""Kentico on WebForms as whole pages of it show it, and its like with the same parts under other names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.families import generic
from crawler.families.framed import Framed
from crawler.fields.tree import queries

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from crawler.html import Page


class Kentico(Framed):
    """The body is an element without a class in the article's, the one of such that holds most."""

    def body_node(self, page: Page, scope: LexborNode | None) -> LexborNode | None:
        """See ``Family.body_node``."""
        if scope is None:
            return None
        plain = [node for node in scope.iter() if node.tag == "div" and "class" not in node.attributes]
        return max(plain, key=_held) if len(plain) > 1 else next(iter(plain), None)


def _held(node: LexborNode) -> int:
    """How much an element holds: an article may be a picture, and ratings below it have words."""
    return len(node.text(deep=True)) + _PICTURE * len(queries.every(node, "img, iframe, video"))


_PICTURE = 200
"""Characters that a picture is worth."""


_TIMES = 'time, [class*="date"], [class*="time"], [class*="ngay"], [class*="author"], [class*="view"]'
"""What tells of an article whose theme has other names: such a page is read by what it holds."""

# Portals with lists by postback have names of their own for the same parts.
FAMILY = Kentico(
    name="kentico",
    markers=(
        ".CMSBreadCrumbsLink",
        ".CMSBreadCrumbsCurrentItem",
        ".ct_time",
        ".PagerControl",
        "#datearticle",
        ".chitietbaiviet",
        ".tinmoii",
        "#box_t",
        "meta#ogdescription",
    ),
    required=(".ct_time", "#datearticle", ".detail-time", ".title-article", ".chitietbaiviet", ".tinmoii", "#box_t"),
    # Pages on opening hours, rules and the like stand in the same element; editors set their text as headings too.
    refuses=((f"div.article:not(:has({_TIMES}))", "static-page"),),
    scope=("div.article",),
    selectors={
        "title": ("& .title-article", "& h1"),
        "published": ("& .ct_time", "#datearticle", ".detail-time"),
        "body": (".chitietbaiviet", ".tinmoii", "#box_t"),
        "section": (".CMSBreadCrumbsLink", *generic.FAMILY.selectors["section"]),
        "related": (".list_orther a[href]",),
    },
)
