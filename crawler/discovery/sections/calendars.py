"""Calendars whose days lead to the news of that day: where nothing else leads back, they do, month after month."""

from __future__ import annotations

import re
from itertools import islice
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborNode

from crawler.discovery.anchors import Anchors
from crawler.discovery.model import SectionLink
from crawler.discovery.sections.dated import is_other, month_of

_DAY = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])/?$")
_TABLES = 20
_LEAST = 20
"""Cells that show a day, of a calendar of one month."""
_DIARY = re.compile(r"/lich(?!-?su(?:-|/))(?=[-/])", re.IGNORECASE)
"""In addresses of days: a calendar's own, which hold what is planned. Its months may stand beside days of news."""


def read(anchors: Anchors) -> list[SectionLink]:
    """The days that a calendar of the page links, the newest first, and then the month before.

    Only of one that links some of its days and not those between: a calendar that links every day says of none that
    there is anything. Never the month after: what leads forth and back does so for ever.
    """
    for table in islice(anchors.page.css("table"), _TABLES):
        found = _days(anchors, table)
        if found:
            return found
    return []


def _days(anchors: Anchors, table: LexborNode) -> list[SectionLink]:
    if table.css_first("table table") is not None:
        return []
    shown = {int(said) for cell in islice(table.css("td"), 60) if (said := cell.text(deep=True).strip()).isdecimal()}
    if len(shown & set(range(1, 32))) < _LEAST:
        return []
    linked, months = dict[int, str](), dict[tuple[int, int], str]()
    of = set[tuple[int, int]]()
    for node in islice(table.css("a[href]"), 60):
        url = anchors.resolve(node.attributes.get("href") or "")
        if url is None or not anchors.inside(url):
            continue
        day, month = _DAY.search(unquote(urlsplit(url).path)), month_of(url)
        if day is not None and node.text(deep=True).strip().lstrip("0") == day[3].lstrip("0"):
            linked[int(day[3])] = url
            of.add((int(day[1]), int(day[2])))
        elif month is not None:
            months.setdefault(month, url)
    if len(of) > 1 or any(is_other(url) or _DIARY.search(url) for url in linked.values()):
        return []
    if linked and not set(range(min(linked), max(linked))) - set(linked):
        return []
    now = next(iter(of), None) or month_of(anchors.page.url)
    if now is None:
        return []
    before = months.get((now[0], now[1] - 1) if now[1] > 1 else (now[0] - 1, 12))
    days = [SectionLink(url=linked[day]) for day in sorted(linked, reverse=True)]
    return [*days, *([SectionLink(url=before)] if before is not None and not is_other(before) else [])]
