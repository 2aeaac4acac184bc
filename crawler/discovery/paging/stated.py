"""Pagers of pages whose state stands in them as JSON, beside buttons that only their scripts can turn.

The state says which page this is and how many there are, a button that there is a next one; the address is the page's
own with the number of the page in its query, as the routers of such portals read it. Should that be another one, the
answer's own state still says the first page, and nothing follows on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any
from urllib.parse import parse_qs, urlsplit

import orjson

from crawler.clean import urls
from crawler.discovery import acts, glance
from crawler.discovery.anchors import Anchors
from crawler.discovery.model import NextPage
from crawler.discovery.paging import counters
from crawler.discovery.shapes import leads_elsewhere

_STATES = "script#__NEXT_DATA__, script[type='application/json']"
_LONGEST = 400_000
"""Characters of one state."""
_LOOKED = 2000
"""Objects of a state, and elements of a page."""
_CURRENT = re.compile(r"page|(?:current|cur)_?page|page_?(?:index|number|num|no)", re.IGNORECASE)
_LAST = re.compile(r"(?:total|num|max|last)_?pages?|pages?_?(?:count|total)|pages", re.IGNORECASE)
_ALL = re.compile(r"total(?:_?(?:items|count|elements|records|rows))?", re.IGNORECASE)
_SIZE = re.compile(r"(?:page_?)?size|limit|per_?page|take", re.IGNORECASE)
_NAME = "page"
_BUTTONS = "button, [role=button], li, span"
_SHOWN = re.compile(r"(?:trang|page)?\s?(\d{1,5})", re.IGNORECASE)
_MOST = 100_000
"""Pages of a list."""


def read(anchors: Anchors) -> NextPage | None:
    """The page after this one; None where there is none, or where nothing says so."""
    here = urls.canonical(anchors.page.url) or anchors.page.url
    counts = dict.fromkeys(_counts(anchors))
    shown = _shown(anchors) if counts else set()
    for current, last in counts:
        asked = _asked(here)
        if asked is not None and asked != current:
            return None  # it is not the query that turns these pages
        number = current + 1
        if asked is None and current > 1:
            continue
        url = urls.canonical(counters.put(here, _NAME, number))
        if number > last or url is None or number not in shown:
            continue
        if anchors.inside(url) and not leads_elsewhere(url) and not acts.is_act(url):
            return NextPage(url=url, number=number, last=last, kind="query")
    return None


def _asked(here: str) -> int | None:
    said = parse_qs(urlsplit(here).query).get(_NAME, [""])[0]
    return int(said) if said.isdecimal() and len(said) < 7 else None


def _counts(anchors: Anchors) -> Iterator[tuple[int, int]]:
    """Number of this page and of the last, as states have them."""
    for node in anchors.page.css(_STATES)[:5]:
        said = node.text(deep=True)
        if len(said) > _LONGEST or "age" not in said:
            continue
        try:
            state = orjson.loads(said)
        except orjson.JSONDecodeError:
            continue
        for each in islice(_objects(state), _LOOKED):
            current, last = _number(each, _CURRENT), _last(each)
            if current is not None and last is not None and 1 <= current < last <= _MOST:
                yield current, last


def _objects(state: object) -> Iterator[dict[str, Any]]:
    waiting = [state]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            yield each
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each[:_LOOKED]


def _last(said: dict[str, Any]) -> int | None:
    last, every, size = (_number(said, pattern) for pattern in (_LAST, _ALL, _SIZE))
    if last is None and every is not None and size:
        last = -(-every // size)
    return last


def _number(said: dict[str, Any], pattern: re.Pattern[str]) -> int | None:
    values = (value for name, value in said.items() if pattern.fullmatch(name))
    return next((value for value in values if isinstance(value, int) and not isinstance(value, bool)), None)


def _shown(anchors: Anchors) -> set[int]:
    """The numbers that something shows which is no link: those of pages, where there are any."""
    found = set()
    for node in islice(anchors.page.css(_BUTTONS), _LOOKED):
        shown = _SHOWN.fullmatch(glance.text(node, 20).strip())
        if shown is not None and node.css_first("a[href]") is None:
            found.add(int(shown[1]))
    return found
