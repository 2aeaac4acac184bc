"""The shape of a page: the containers that its layout is made of, without what they hold."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from crawler.html import Page

_DEPTH = 7
"""Levels below the body that are a layout's; below them stand texts."""

_CONTAINERS = frozenset(
    {"div", "section", "article", "main", "header", "footer", "nav", "aside", "form", "table", "ul", "iframe"}
)
# Numbers in names are of the one article or the one day.
_NAME = re.compile(r"[A-Za-z][A-Za-z_-]{1,40}")
_STATES = frozenset({"active", "show", "open", "first", "last", "odd", "even", "selected", "current"})


def skeleton(page: Page) -> str:
    """A short hash of the named containers of ``page``; the same for two pages of one layout.

    >>> one = Page(b"<body><div class='main n12'><div id='news'><p>A</p></div></div>", url="http://a.vn/1")
    >>> two = Page(b"<body><div class='main n7'><div id='news'><p>B</p><p>C</p></div></div>", url="http://a.vn/2")
    >>> skeleton(one) == skeleton(two)
    True
    """
    body = page.tree.body
    names = sorted(set(_names(body))) if body is not None else []
    return hashlib.blake2b("\n".join(names).encode(), digest_size=4).hexdigest()


def _names(body: LexborNode) -> Iterator[str]:
    stack = [(body, 0)]
    while stack:
        node, depth = stack.pop()
        if depth >= _DEPTH:
            continue
        child = node.first_child
        while child is not None:
            if child.is_element_node and child.tag in _CONTAINERS:
                attributes = child.attributes
                named = " ".join(filter(None, (attributes.get("id"), attributes.get("class"))))
                kept = [name for name in named.split() if _NAME.fullmatch(name) and name.lower() not in _STATES]
                if kept:
                    yield f"{child.tag}.{'.'.join(sorted(kept))}"
                stack.append((child, depth + 1))
            child = child.next
