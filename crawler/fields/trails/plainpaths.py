"""The way to an article in a line above its title, without links or with some: only arrows tell that it is one."""

from __future__ import annotations

import re

from crawler.fields.trails import namedlinks
from crawler.fields.trails.crumbs import MOST
from crawler.fields.tree.flow import Flow, Line, Link

_ARROWS = re.compile(r"\s+[»›>→]+\s+")
_LONGEST_PATH = 120


def printed(flow: Flow, start: int, end: int, url: str) -> list[str]:
    """The names that arrows part in a line of a few words, the first of which is no link: nor are the others, or each
    is one to a section of the article at ``url`` or of the menu."""
    for at, piece in enumerate(flow.pieces[max(0, start) : end], max(0, start)):
        names = _parted(piece.text) if isinstance(piece, Line) else []
        if not names or not isinstance(piece, Line):
            continue
        linked = [link for link in flow.links_at(at) if link.text]
        if not piece.linked or _is_end(flow, at, names, linked, url):
            return names
    return []


def _is_end(flow: Flow, at: int, names: list[str], linked: list[Link], url: str) -> bool:
    """Whether the links of the line ``at`` end a path of these names, whose first may be that of a section."""
    if [link.text for link in linked] != names[1:] or namedlinks.leads_box(names[0]):
        return False
    is_short = len(names[0].split()) <= namedlinks.MOST_WORDS
    return is_short and all(namedlinks.is_section(flow, at, link, url) for link in linked)


def is_printed(text: str) -> bool:
    """Whether a line is such a path, parted by the marks that no title has.

    >>> is_printed("Tin tức » Hoạt động ngành"), is_printed("Tuyến Lào Cai → Sa Pa"), is_printed("Tin tức")
    (True, False, False)
    """
    is_marked = ("»" in text or "›" in text) and "«" not in text and "‹" not in text
    names = _parted(text) if is_marked else []
    return bool(names) and all(len(name.split()) <= namedlinks.MOST_WORDS for name in names)


def is_of_links(flow: Flow, at: int) -> bool:
    """Whether the line at ``at`` is a path without a link, each name of which one of the page's links above says: the
    mark between them may stand in a title, too."""
    piece = flow.pieces[at]
    names = _parted(piece.text) if isinstance(piece, Line) and " > " in piece.text and not piece.linked else []
    said = {link.text for link in flow.links if link.line < at} if names else set()
    return bool(names) and all(name in said for name in names)


def _parted(text: str) -> list[str]:
    """The names that arrows part in ``text``; none where it is no path."""
    names = _ARROWS.split(text) if len(text) <= _LONGEST_PATH else []
    is_path = 1 < len(names) <= MOST and all(name[:1].isupper() and name[-1].isalpha() for name in names)
    return names if is_path else []
