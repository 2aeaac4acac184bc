"""What themes print beside the title of an article that they show first: "Hot", "Nổi bật", "Mới"."""

from __future__ import annotations

from crawler.clean.text import clean_line, fold
from crawler.html import Page

_FLAGS = ("noi bat", "tin noi bat", "tieu diem", "hot", "new", "featured", "moi", "tin moi")
_SMALL = "sup, sub, span, small, label, i, em, b, strong, font, a, div, p"
_LEAST = 12
"""Characters from which what a page calls itself is surely its title."""
_LEVELS = 3
"""Elements around a flag among which its heading is."""


def may_be_flagged(heading: str) -> bool:
    """Whether a heading begins or ends with such a word."""
    said = fold(heading)
    return said.endswith(_FLAGS) or said.startswith(_FLAGS)


def without_flag(heading: str, claim: str, page: Page) -> str | None:
    """``heading`` without the flag before or behind it; None where it has none.

    A flag is what the heading has beside the title that the page claims, ``claim``, if it stands in an element of its
    own: "Mười sự kiện nổi bật" is a title, whatever a list made of it.
    """
    said, title = fold(heading), fold(claim)
    if len(title) < _LEAST or not (said.startswith(title) or said.endswith(title)):
        return None
    is_behind = said.startswith(title)
    flag = (said[len(title) :] if is_behind else said[: -len(title)]).strip()
    if flag not in _FLAGS or not _stands_alone(flag, said, page):
        return None
    end = heading[-len(flag) :] if is_behind else heading[: len(flag)]
    if fold(end) != flag:
        return None
    return heading[: -len(flag)].rstrip() if is_behind else heading[len(flag) :].lstrip()


def _stands_alone(flag: str, said: str, page: Page) -> bool:
    """Whether an element says ``flag`` and nothing else, and one around it all that the heading says."""
    whole = "".join(said.split())
    for node in page.css(_SMALL):
        text = node.text(deep=True)
        if len(text) > 2 * len(flag) + _LEAST or fold(clean_line(text)) != flag:
            continue
        above = node.parent
        for _ in range(_LEVELS):
            if above is None:
                break
            if "".join(fold(clean_line(above.text(deep=True))).split()) == whole:
                return True
            above = above.parent
    return False
