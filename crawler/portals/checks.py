"""What a portal's file says beyond its types: addresses, families, selectors and patterns that can be used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from crawler import families
from crawler.clean.urls import canonical
from crawler.html import Page
from crawler.portals.model import Portal

FIELDS = (
    *("title", "lead", "body", "image", "published", "modified", "views"),
    *("byline", "section", "tags", "attachments", "related"),
)
"""What selectors may be given for."""


def faults(portal: Portal) -> Iterable[str]:
    """One line for each value that cannot be used: its key, and what was expected."""
    yield from _addresses(portal)
    yield from _pattern("article_path", portal.article_path)
    yield from _pattern("number_path", portal.number_path)
    yield from _layout("", portal.family, portal.selectors)
    for number, layout in enumerate(portal.layouts, 1):
        yield from _layout(f"layouts[{number}].", layout.family, layout.selectors)


def _addresses(portal: Portal) -> Iterable[str]:
    named = [("home", portal.home)]
    named += [(f"sections[{number}].url", section.url) for number, section in enumerate(portal.sections, 1)]
    named += [(f"feeds[{number}]", url) for number, url in enumerate(portal.feeds, 1)]
    named += [(f"sitemaps[{number}]", url) for number, url in enumerate(portal.sitemaps, 1)]
    for key, url in named:
        if canonical(url) is None:
            yield f"{key} = {url!r}: an address that begins with http:// or https:// was expected"


def _pattern(key: str, pattern: str | None) -> Iterable[str]:
    if pattern is None:
        return
    try:
        groups = re.compile(pattern).groupindex
    except re.error as error:
        yield f"{key} is not a regular expression: {error}"
        return
    if "number" not in groups:
        yield f"{key} needs a group (?P<number>...) around the article's number"


def _layout(where: str, family: str | None, selectors: Mapping[str, str | list[str]]) -> Iterable[str]:
    if family is not None:
        try:
            families.named(family)
        except KeyError:
            known = ", ".join(sorted([*families.FAMILIES, families.GENERIC.name]))
            yield f"{where}family = {family!r}: one of {known} was expected"
    for field, value in selectors.items():
        if field not in FIELDS:
            yield f"{where}selectors.{field}: a field was expected, one of {', '.join(sorted(FIELDS))}"
        for selector in [value] if isinstance(value, str) else value:
            if not _compiles(selector):
                yield f"{where}selectors.{field} = {selector!r}: a CSS selector was expected"


def _compiles(selector: str) -> bool:
    try:
        # "& " is what families write before a selector that is looked up inside the article's frame.
        Page(b"<p>", url="http://localhost/").css(selector.removeprefix("& "))
    except Exception:  # the parser of selectors names no error of its own
        return False
    return True
