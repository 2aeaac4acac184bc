"""Pagers of listings that are fetched with GET."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from tests.portals.style import Style


def numbers(shape: str, page: int, last: int) -> list[int]:
    """The numbers that a pager shows; long ones show a window, as all portals do."""
    if shape == "next":
        return []
    if shape == "all" and last <= 15:
        return list(range(1, last + 1))
    near = set(range(max(1, page - 2), min(last, page + 2) + 1))
    return sorted(near | {1, last})


def pager(
    style: Style, page: int, last: int, href: Callable[[int], str], end: str, *, endless: bool = False, css: str = ""
) -> str:
    """The pager of one page.

    Evidence 1, family 6: on the last page the link "next" becomes a span (`end` "span"). In the other cases it may be
    gone, or it may stay and lead past the end, where the portal answers in its own way (5.12).
    """
    back, forward = style.words
    css = css or "next-pages"
    parts = []
    if page > 1 and style.arrows:
        parts.append(f'<a class="prev" href="{escape(href(page - 1))}">{back}</a>')
    shown = 0
    for number in numbers(style.shape, page, last):
        if number - shown > 1:
            parts.append("<span>…</span>")
        shown = number
        if number == page:
            parts.append(f'<span class="current active SelectedPage">{number}</span>')
        else:
            parts.append(f'<a class="page UnselectedPage" href="{escape(href(number))}">{number}</a>')
    if style.arrows or style.shape == "next" or endless:
        if page < last or endless:
            parts.append(f'<a class="{css}" href="{escape(href(page + 1))}">{forward}</a>')
        elif end == "span":
            parts.append(f'<span class="current next {css}">{forward}</span>')
        elif style.persist:
            parts.append(f'<a class="{css}" href="{escape(href(last + 1))}">{forward}</a>')
    return f'<div class="wrapper-pagination pagination phantrang">{" ".join(parts)}</div>'
