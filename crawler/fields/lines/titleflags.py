"""What themes print beside the title of an article that they show first: "Hot", "Nổi bật", "Mới"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from selectolax.lexbor import LexborNode

from crawler.clean.text import clean_line, fold
from crawler.html import Page

# The longest first.
_FLAGS = ("tin noi bat", "tieu diem", "featured", "noi bat", "dac sac", "tin moi", "hot", "new", "moi")
_SMALL = "sup, sub, span, small, label, i, em, b, strong, font, a, div, p"
_LEAST = 12
"""Characters from which what a page calls itself is surely its title."""
_SEPARATED = re.compile(r"\s*[|»]|\s+[-–—:]\s")
_LEVELS = 3
"""Elements around a flag among which its heading is."""


def without_flag(heading: str, claims: Sequence[str], page: Page) -> str | None:
    """``heading`` without the flag before or behind it; None where it has none.

    A flag stands in an element of its own, and is none of the title that the page claims in one of ``claims``: "Mười
    sự kiện nổi bật" is a title.
    """
    said = fold(heading)
    if not (said.startswith(_FLAGS) or said.endswith(_FLAGS)):
        return None
    for flag in _FLAGS:
        for is_behind in (True, False):
            if not (said.endswith(flag) if is_behind else said.startswith(flag)):
                continue
            bare = heading[: -len(flag)].rstrip() if is_behind else heading[len(flag) :].lstrip()
            title = said[: -len(flag)].rstrip() if is_behind else said[len(flag) :].lstrip()
            is_claimed = fold(bare) == title and any(_is_whole(title, fold(claim)) for claim in claims)
            if is_claimed and len(title) >= _LEAST and _stands_alone(flag, said, page):
                return bare
    return None


def _is_whole(title: str, claim: str) -> bool:
    """Whether a page claims ``title``, with or without the portal's name behind it."""
    return claim == title or (claim.startswith(title) and _SEPARATED.match(claim, len(title)) is not None)


def _stands_alone(flag: str, said: str, page: Page) -> bool:
    """Whether an element says ``flag`` and nothing else, and one around it all that the heading says."""
    whole = "".join(said.split())
    longest = len(whole) * 4  # a letter may be written with its marks apart
    seen: set[int] = set()
    for node in page.css(_SMALL):
        text = node.text(deep=True) if _is_slight(node) else ""
        if len(text) > 2 * len(flag) + _LEAST or fold(clean_line(text)) != flag:
            continue
        above = node.parent
        for _ in range(_LEVELS):
            # Of many flags in one block the first one tells of all, and what says more than the heading has
            # nothing around it that says less.
            if above is None or above.mem_id in seen:
                break
            seen.add(above.mem_id)
            around = "".join(above.text(deep=True).split())
            if len(around) > longest:
                break
            if "".join(fold(around).split()) == whole:
                return True
            above = above.parent
    return False


def _is_slight(node: LexborNode) -> bool:
    """Whether an element holds no more than a word and its icons: few children, and nothing in them but text."""
    children = list(islice(node.iter(include_text=True), _MOST_PARTS + 1))
    return len(children) <= _MOST_PARTS and all(
        each.is_text_node or each.child is None or each.child.is_text_node for each in children
    )


_MOST_PARTS = 4
"""Children of an element that says a flag, the spaces between them too."""
