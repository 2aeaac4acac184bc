"""Listings by month, as menus of older articles link them: where nothing else leads back, they do."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from crawler.clean import text
from crawler.discovery.anchors import Anchors
from crawler.discovery.marks import Marks
from crawler.discovery.model import SectionLink
from crawler.discovery.sections import monthcalls, monthforms
from crawler.discovery.sections.dated import month_of
from crawler.discovery.shapes import is_below

_YEAR = re.compile(r"/((?:19|20)\d\d)(?:\.\w{3,5})?/?$")
_QUERY = re.compile(r"(?:^|&)(?:year|nam|y)=((?:19|20)\d\d)(?:&|$)", re.IGNORECASE)
_LEAST = 2
"""Months of a menu; what leads to the one before and the one after alone is a calendar, which never ends."""
_YEARS = 50
_MOST = 600
"""Months of fifty years."""


def read(anchors: Anchors) -> list[SectionLink]:
    """The months that one menu of the page links, or a form of it leaves to choose from, the newest first; none where
    links lead to one or two only."""
    found: dict[str, tuple[tuple[int, int], str]] = {}
    for link in anchors.items:
        month = month_of(link.url)
        if month is not None and not anchors.marks(link) & Marks.REMARKS:
            found.setdefault(link.url, (month, link.text or link.title))
    chosen = list(monthforms.read(anchors)) if not found else []
    for url in chosen or monthcalls.read(anchors) if not found else ():
        month = month_of(url)
        if month is not None:
            found.setdefault(url, (month, f"{month[1]}/{month[0]}"))
    if len({month for month, _ in found.values()}) <= (0 if chosen else _LEAST):
        return []
    ordered = sorted(found.items(), key=lambda one: one[1][0], reverse=True)[:_MOST]
    return [SectionLink(url=url, name=text.clean_line(name) or None) for url, (_, name) in ordered]


def years(anchors: Anchors) -> list[SectionLink]:
    """The years of an archive that the page links, each the door to its months, the newest first.

    They follow one upon another, and the page is of none of them: what leads to the year before and the year after is
    a calendar, which never ends.
    """
    if year_of(anchors.page.url) is not None or month_of(anchors.page.url) is not None:
        return []
    found: dict[int, SectionLink] = {}
    for link in anchors.items:
        year = year_of(link.url)
        if year is not None and not anchors.marks(link) & Marks.REMARKS:
            found.setdefault(year, SectionLink(url=link.url, name=text.clean_line(link.text or link.title) or None))
    ordered = sorted(found, reverse=True)
    is_run = 0 < len(ordered) <= _YEARS and ordered[0] - ordered[-1] == len(ordered) - 1
    if len(ordered) == 1 and not is_below(found[ordered[0]].url, anchors.page.url):
        return []  # a year alone may be any
    return [found[year] for year in ordered] if is_run else []


def year_of(url: str) -> int | None:
    """The year of which the address is, where it says nothing else.

    >>> year_of("http://a.vn/luu-tru/2024/"), year_of("http://a.vn/tin?nam=2023"), year_of("http://a.vn/2024/05/")
    (2024, 2023, None)
    """
    parts = urlsplit(url)
    in_path = _YEAR.search(unquote(parts.path))
    if in_path is not None and not parts.query:
        return int(in_path[1])
    asked = _QUERY.fullmatch(parts.query)
    return int(asked[1]) if asked is not None else None
