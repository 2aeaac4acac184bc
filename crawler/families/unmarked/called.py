"""What a page's metadata call it: the article's title, or the portal's name on every page of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from crawler.clean.text import clean_line, fold, is_portal_name, strip_portal_name, unescape
from crawler.clean.units import is_office, is_unit
from crawler.fields.title import is_heading

if TYPE_CHECKING:
    from crawler.html import Page

_META = ("og:title", "twitter:title", "title")


def is_called(page: Page) -> bool:
    """Whether the page has a title in its metadata, be it the portal's name: a section's name above a date is none."""
    named = any(content.strip() for key in _META for content in page.metas.get(key, ()))
    return named or bool((page.text_of("title") or "").strip())


def titles(page: Page, names: Sequence[str]) -> list[str]:
    """What the page's metadata call the article, folded, longest first; ``names`` are the portal's."""
    found = [content for key in _META for content in page.metas.get(key, ())[:1]]
    found += [value for thing in page.json_ld if isinstance(value := thing.get("headline"), str)]
    found.append(page.text_of("title") or "")
    stripped = {clean_line(strip_portal_name(unescape(text), names)) for text in found}
    titles = {fold(title) for title in stripped if not (is_portal_name(title, names) or is_heading(title))}
    return sorted((title for title in titles if len(title) >= 5), key=len, reverse=True)


def units(page: Page) -> list[str]:
    """The district, commune or office that the page's ``<title>`` names and nothing else: portals of 2008 say it on
    each page, and print it as their banner."""
    said = clean_line(unescape(page.text_of("title") or ""))
    return [said] if is_unit(said) or is_office(said) else []
