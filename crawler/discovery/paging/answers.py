"""What a listing's XHR answers: rows as a fragment of HTML, or as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

import msgspec
import orjson

from crawler.discovery import listings
from crawler.discovery.listing import objectrows
from crawler.discovery.model import Listing, ListingRow, NextPage
from crawler.discovery.paging import counters, ownfiles, tokens
from crawler.discovery.scripting import drawn, loaded, scripts, scriptvalues
from crawler.families.model import Family
from crawler.html import Page, PageError

MAX_ROWS = 1000
"""Rows of one answer."""
_TOTALS = ("recordstotal", "recordsfiltered", "totalrecords", "totalrows", "totalcount", "totalitems", "total")
_PAGES = ("totalpagenum", "totalpages", "totalpage", "pagecount", "pages", "maxpage")
_MARKUP = ("html", "data", "content", "d", "result", "view")
"""Fields of an answer that hold a piece of HTML."""
_LINKED = re.compile(r"<a\s|\sonclick=|\sdata-(?:href|url)=", re.IGNORECASE)
"""What leads somewhere in a piece of HTML."""
_NO_JSON = object()
_WRAPS = 3


def read(
    body: bytes,
    asked: NextPage,
    *,
    family: Family,
    inside: Callable[[str], bool],
    section: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> Listing:
    """The rows that ``body`` answers to ``asked``, and the request for the page after it.

    Relative addresses stand on the listing whose script asked. An answer that is neither JSON nor HTML has no rows.
    """
    if asked.fills and len(body) > ownfiles.LONGEST:
        return Listing(url=asked.listing or asked.url, page_number=asked.number)
    if loaded.is_script(asked.url, headers) and _data(body) is _NO_JSON:
        held = loaded.read(body, asked, family=family, inside=inside, section=section)
        rows = [] if held.rows else _drawn(body, asked, family, inside, section)
        named = {row.url for row in rows}
        sections = [each for each in held.sections if each.url not in named]
        if rows or held.rows or not asked.fills:
            return msgspec.structs.replace(held, rows=rows, sections=sections) if rows else held
        following, is_unread = ownfiles.first_pages(body.decode("utf-8", "replace"), asked, inside=inside)
        return msgspec.structs.replace(held, sections=[], next=following, is_unread=is_unread)
    here = asked.listing or asked.url
    data = _data(body)
    fragment = data if isinstance(data, str) else _markup(data)
    if data is _NO_JSON or fragment is not None:
        page = page_of(body, here, headers) if fragment is None else _page(fragment, here)
        rows = _fragment(page, asked, family, inside, section) if page is not None else []
    else:
        page, rows = None, _rows(data, asked, objectrows.Place(here, family, inside), section)
    counts = objectrows.lowered(data) if isinstance(data, dict) else {}
    if asked.token is None:
        further = counters.after(asked, rows=len(rows), total=_count(counts, _TOTALS), last=_count(counts, _PAGES))
    else:
        further = tokens.after(asked, data, page) if rows else None
    return Listing(
        url=here,
        rows=rows,
        next=[further] if further else [],
        page_number=asked.number,
        is_unread=page is None and not rows and any(map(objectrows.read_like_news, objectrows.lists(data))),
    )


def page_of(body: bytes, url: str, headers: Mapping[str, str] | None = None) -> Page | None:
    """An answer as the page or piece of HTML that it is; None where it is JSON or cannot be read."""
    if _data(body) is not _NO_JSON or loaded.is_script(url, headers):
        return None
    try:
        return Page(b"<html><body><main>" + body + b"</main></body></html>", url=url, headers=headers or {})
    except PageError:
        return None


def _data(body: bytes | str) -> object:
    """The JSON that an answer holds, out of what ASP.NET's page methods wrap it in; ``_NO_JSON`` where it is none."""
    try:
        data = orjson.loads(body)
    except orjson.JSONDecodeError:
        return _NO_JSON
    for _ in range(_WRAPS):  # {"d": "[{…}]"}, and texts that hold JSON
        inner = data["d"] if isinstance(data, dict) and isinstance(data.get("d"), str) else data
        if not isinstance(inner, str):
            return data
        data = inner
        if inner.lstrip()[:1] in ("[", "{"):
            try:
                data = orjson.loads(inner)
            except orjson.JSONDecodeError:
                return inner
    return data


def _markup(data: object) -> str | None:
    """HTML that stands in a field of an answer, as ``{"html": "<ul>…"}``."""
    if not isinstance(data, dict):
        return None
    named = objectrows.lowered(data)
    fields = [named, named["data"]] if isinstance(named.get("data"), dict) else [named]
    for given in fields:
        values = [given.get(name) for name in _MARKUP]
        found = next((value for value in values if isinstance(value, str) and _LINKED.search(value)), None)
        if found is not None:
            return found
    return None


def _page(markup: str, here: str) -> Page | None:
    try:
        return Page(f"<html><body><main>{markup}</main></body></html>".encode("utf-8", "replace"), url=here)
    except PageError:
        return None


def _fragment(
    page: Page, asked: NextPage, family: Family, inside: Callable[[str], bool], section: str | None
) -> list[ListingRow]:
    """The rows of a piece of HTML, read like the listing that it is put into."""
    found = listings.read(page, family=family, inside=inside, section=section, opens=asked.opens)
    return [msgspec.structs.replace(row, kind="listing", section=section) for row in found.rows]


def _drawn(
    body: bytes, asked: NextPage, family: Family, inside: Callable[[str], bool], section: str | None
) -> list[ListingRow]:
    """The rows that a script writes as HTML, one text after the other: those whose addresses it writes whole, and with
    days, for a menu may have names as long as titles."""
    script = scripts.read(body.decode("utf-8", "replace")[: scriptvalues.MAX_TEXT])
    page = drawn.page_of(script.tokens, asked.listing or asked.url)
    rows = _fragment(page, asked, family, inside, section) if page is not None else []
    whole = [row for row in rows if drawn.is_whole(row.url)][:MAX_ROWS]
    dated = sum(row.published_at is not None for row in whole)
    return whole if dated * 2 > len(whole) else []


def _rows(data: object, asked: NextPage, place: objectrows.Place, section: str | None) -> list[ListingRow]:
    """The rows of every list of objects in ``data``, each article once."""
    folder = asked.form.get("UrlList")
    place = place._replace(shape=asked.row_url, folder=folder if isinstance(folder, str) else None)
    found: dict[str, ListingRow] = {}
    for items in objectrows.lists(data):
        for item in items:
            row = objectrows.row(item, place, len(found), section)
            if row is not None:
                found.setdefault(row.url, row)
            if len(found) == MAX_ROWS:
                return list(found.values())
    return list(found.values())


def _count(counts: dict[str, Any], names: tuple[str, ...]) -> int | None:
    value = next((counts[name] for name in names if name in counts), None)
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None


def written(asked: NextPage) -> str:
    """``asked`` as one line of ASCII, to be kept with the answer: the answer alone does not say how to read it."""
    return json.dumps(msgspec.to_builtins(asked))


def asked_by(line: str) -> NextPage | None:
    """What ``written`` wrote; None for anything else.

    >>> asked_by(written(NextPage(url="https://a.vn/x", kind="xhr", form={"ten": "Tin tức"}))).form, asked_by("?")
    ({'ten': 'Tin tức'}, None)
    """
    try:
        return msgspec.json.decode(line, type=NextPage)
    except (msgspec.DecodeError, UnicodeError):
        return None


def is_json(body: bytes) -> bool:
    """Whether an answer is JSON, and not a piece of HTML inside or outside of it."""
    data = _data(body)
    return data is not _NO_JSON and not isinstance(data, str) and _markup(data) is None
