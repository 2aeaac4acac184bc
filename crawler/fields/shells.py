"""Pages that a script fills: nothing stands yet where it will put the article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.clean.text import clean_line, fold

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from crawler.html import Page

_MOUNTS = (
    "#root, #app, #__next, #__nuxt, #___gatsby, #svelte, #q-app, #main-app, #vue-app, #app-root, app-root, [ng-app], "
    "[data-reactroot]"
)
"""Where the usual frameworks put what they draw."""
_TEMPLATE = re.compile(r"\{\{[^{}]{0,200}\}\}")
"""What is to be filled in."""
_WAITING = re.compile(
    r"(?:(?:dang (?:tai|xu ly)|loading|please wait|(?:vui long|xin) (?:cho|doi))"
    r"(?: (?:du lieu|trang|noi dung|trong giay lat|giay lat|mot chut|the page))*\W*)*"
)


def is_shell(page: Page) -> bool:
    """Whether the page has the mount point of a single-page application, with nothing in it but a wish to wait or the
    names of what will stand there; elements of its own (``<portal-app>``) are such points where nothing else is."""
    root = page.first(_MOUNTS)
    if root is None:
        body = page.tree.body
        child = body.child if body is not None else None
        while child is not None and (child.is_text_node or child.tag in _UNSEEN):
            child = child.next
        root = child if child is not None and "-" in (child.tag or "").strip("-") and _stands_alone(child) else None
    return (
        root is not None and _WAITING.fullmatch(fold(_TEMPLATE.sub(" ", clean_line(root.text(deep=True))))) is not None
    )


def _stands_alone(node: LexborNode) -> bool:
    """Whether nothing is told behind an element: what a component adds to a page of the server's is no shell."""
    beside = node.next
    while beside is not None and (beside.tag in _UNSEEN or not clean_line(beside.text(deep=True))):
        beside = beside.next
    return beside is None


_UNSEEN = frozenset({"script", "noscript", "style", "-comment"})
