"""What a listing's XHR answers: rows as a fragment of HTML, or as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from urllib.parse import urlsplit

import msgspec
import orjson

from crawler.clean import dates, numbers, text, urls
from crawler.discovery import counters, listings, rowshapes, shapes, tokens
from crawler.discovery.digits import whole_number
from crawler.discovery.model import Listing, ListingRow, NextPage
from crawler.families.model import Family
from crawler.html import Page, PageError

MAX_ROWS = 1000
"""Rows of one answer."""
MAX_NODES = 100_000
"""Values of one answer that are looked at."""

_TITLES = ("title", "name", "tieude", "headline", "subject", "tenbaiviet", "ten")
_LINKS = ("urldetail", "detailurl", "link", "url", "href", "permalink", "duongdan", "linkdetail", "slug")
_LINK = re.compile(r"ur[li]|link|href|path|duongdan")
_DATES = (
    "publishtime", "publisheddate", "publishdate", "publishedat", "published", "publishon", "ngaydang", "ngayxuatban",
    "createddate", "createdtime", "createdat", "created", "date", "ngaytao", "postdate",
)  # fmt: skip
_VIEWS = ("views", "viewcount", "viewcounts", "hits", "luotxem", "totalview", "viewed", "solanxem")
_LEADS = ("description", "descriptionnews", "summary", "sapo", "lead", "trichyeu", "mota", "excerpt")
_TOTALS = ("recordstotal", "recordsfiltered", "totalrecords", "totalrows", "totalcount", "totalitems", "total")
_PAGES = ("totalpagenum", "totalpages", "totalpage", "pagecount", "pages", "maxpage")
_MARKUP = ("html", "data", "content", "d", "result", "view")
"""Fields of an answer that hold a piece of HTML."""
_LINKED = re.compile(r"<a\s|\sonclick=|\sdata-(?:href|url)=", re.IGNORECASE)
"""What leads somewhere in a piece of HTML."""
_PATH = re.compile(r"[/?=]|\.(?:html?|aspx|php)$", re.IGNORECASE)
"""What tells a relative address from a name."""
_NO_JSON = object()
_WRAPS = 3
_LOCAL = timezone(timedelta(hours=7))


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
    here = asked.listing or asked.url
    data = _data(body)
    fragment = data if isinstance(data, str) else _markup(data)
    if data is _NO_JSON or fragment is not None:
        page = page_of(body, here, headers) if fragment is None else _page(fragment, here)
        rows = _fragment(page, family, inside, section) if page is not None else []
    else:
        page, rows = None, list(_rows(data, asked, here, family, inside, section))
    counts = _lowered(data) if isinstance(data, dict) else {}
    if asked.token is None:
        further = counters.after(asked, rows=len(rows), total=_count(counts, _TOTALS), last=_count(counts, _PAGES))
    else:
        further = tokens.after(asked, data, page) if rows else None
    return Listing(url=here, rows=rows, next=[further] if further else [], page_number=asked.number)


def page_of(body: bytes, url: str, headers: Mapping[str, str] | None = None) -> Page | None:
    """An answer as the page or piece of HTML that it is; None where it is JSON or cannot be read."""
    if _data(body) is not _NO_JSON:
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
    named = _lowered(data)
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


def _fragment(page: Page, family: Family, inside: Callable[[str], bool], section: str | None) -> list[ListingRow]:
    """The rows of a piece of HTML, read like the listing that it is put into."""
    found = listings.read(page, family=family, inside=inside, section=section)
    return [msgspec.structs.replace(row, kind="listing", section=section) for row in found.rows]


def _rows(
    data: object, asked: NextPage, here: str, family: Family, inside: Callable[[str], bool], section: str | None
) -> Iterator[ListingRow]:
    seen: set[str] = set()
    for item in _items(data):
        named = _lowered(item)
        title = _text(_first(named, _TITLES))
        url = _url(item, named, asked, here) if title else None
        if url is None or url in seen or not inside(url) or family.is_article_url(url) is False:
            continue
        rank = len(seen)
        seen.add(url)
        published, raw = _date(_first(named, _DATES))
        views = _first(named, _VIEWS)
        count = numbers.parse_count(str(views)) if isinstance(views, str | int) else None
        yield ListingRow(
            url=url,
            title=title,
            lead=_text(_first(named, _LEADS)),
            published_at=published,
            published_raw=raw,
            views=count,
            views_raw=str(views) if count is not None else None,
            section=section,
            rank=rank,
        )
        if rank + 1 == MAX_ROWS:
            return


def _items(data: object) -> Iterator[dict[str, Any]]:
    """The objects of every list of objects that have a title, in order."""
    stack: list[object] = [data]
    looked = 0
    while stack and looked < MAX_NODES:
        value = stack.pop()
        looked += 1
        if isinstance(value, list):
            items = [item for item in value if isinstance(item, dict)]
            if items and _first(_lowered(items[0]), _TITLES) is not None:
                yield from items
            else:
                stack.extend(reversed(value))
        elif isinstance(value, dict):
            stack.extend(reversed(list(value.values())))


def _lowered(item: dict[str, Any]) -> dict[str, Any]:
    return {name.lower().replace("_", ""): value for name, value in item.items()}


def _first(named: dict[str, Any], names: tuple[str, ...]) -> Any:
    """The first value under one of ``names`` that says something; ``{"rendered": …}`` is what it holds."""
    for name in names:
        value = named.get(name)
        if isinstance(value, dict):
            value = value.get("rendered")
        if value not in (None, ""):
            return value
    return None


def _text(value: object) -> str | None:
    """A text without markup, entities and the ``##`` that one system puts around titles."""
    if not isinstance(value, str):
        return None
    plain = text.unescape(value)
    if "<" in plain:
        try:
            body = Page(plain.encode(), url="http://localhost/").tree.body
        except PageError:
            return None
        plain = body.text(deep=True, separator=" ") if body is not None else ""
    return text.clean_line(plain.replace("##", " ")) or None


def _date(value: object) -> tuple[str | None, str | None]:
    """(ISO 8601, as it was given). Milliseconds since 1970 are UTC; a time without a zone is local."""
    if isinstance(value, int) and not isinstance(value, bool) and 10**11 < value < 4 * 10**12:
        return datetime.fromtimestamp(value / 1000, UTC).astimezone(_LOCAL).isoformat(timespec="seconds"), str(value)
    if isinstance(value, str):
        if value.startswith("/Date("):  # ASP.NET's JSON
            return _date(whole_number(value[6:].split(")")[0].split("+")[0]))[0], value
        found = dates.parse_date(value)
        if found is not None:
            return found.iso, value
    return None, None


def _url(item: dict[str, Any], named: dict[str, Any], asked: NextPage, here: str) -> str | None:
    """The row's address: one that it gives whole, else the shape that the page's script gives its rows.

    A name alone (a ``slug``) is no address: where it belongs only the script knows, and menus have one too.
    """
    given: Any = _first(named, _LINKS) or _path_among(named)
    whole = isinstance(given, str) and (given.startswith(("/", "?")) or "://" in given)
    shaped = rowshapes.filled(asked.row_url, item) if asked.row_url else None
    if whole and not (shaped and "://" not in given and shaped.count("/") > given.count("/")):
        return urls.canonical(given, here)
    if shaped is not None:
        return urls.canonical(shaped, here)
    folder = asked.form.get("UrlList")
    number = _first(named, ("id", "itemid"))
    if isinstance(folder, str) and number is not None:  # SharePoint: <list>/View_Detail.aspx?ItemID=<id>
        return urls.canonical(f"{folder}/View_Detail.aspx?ItemID={number}", here)
    if isinstance(given, str) and _PATH.search(given):
        base = urlsplit(here)._replace(query="", fragment="").geturl().rstrip("/") + "/"
        return urls.canonical(given, base)
    return None


def _path_among(named: dict[str, Any]) -> str | None:
    """A path under another name that says it is a link, as ``UrlItem``; pictures and files are none."""
    said = (value for name, value in named.items() if _LINK.search(name) and isinstance(value, str))
    return next((value for value in said if value.startswith("/") and not shapes.leads_elsewhere(value)), None)


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
