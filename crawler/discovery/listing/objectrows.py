"""Rows of a listing that stand as objects, in the answer to a script or in a script of the page: which of their fields
are title, address, date, lead and views, by the names that systems give them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from crawler.clean import dates, numbers, text, urls
from crawler.clean.stamps import moment
from crawler.discovery import shapes
from crawler.discovery.anchors import words
from crawler.discovery.listing import rowshapes
from crawler.discovery.model import ListingRow
from crawler.families.model import Family
from crawler.html import Page, PageError

MAX_NODES = 100_000
"""Values of one answer that are looked at."""

_TITLES = (
    "title", "name", "tieude", "headline", "subject", "tenbaiviet", "ten", "tieudetin", "tentin", "tieudebaiviet",
    "newstitle", "posttitle", "articletitle",
)  # fmt: skip
_LINKS = ("urldetail", "detailurl", "link", "url", "href", "permalink", "duongdan", "linkdetail", "slug")
_LINK = re.compile(r"ur[li]|link|href|path|duongdan")
_DATES = (
    "publishtime", "publisheddate", "publishdate", "publishedat", "published", "publishon", "ngaydang", "ngayxuatban",
    "createddate", "createdtime", "createdat", "created", "date", "ngaytao", "postdate", "pubdate", "ngaydangtin",
)  # fmt: skip
_VIEWS = ("views", "viewcount", "viewcounts", "hits", "luotxem", "totalview", "viewed", "solanxem")
_LEADS = ("description", "descriptionnews", "summary", "sapo", "lead", "trichyeu", "mota", "excerpt", "tomtat")
_NO_NEWS = frozenset(
    {
        "allday", "start", "end", "starttime", "endtime", "batdau", "ketthuc", "lat", "lng", "latitude", "longitude",
        "price", "gia", "sohieu", "sokyhieu", "kyhieu", "ngaybanhanh", "coquanbanhanh", "answer", "traloi", "cauhoi",
        "question", "children", "submenu", "temp", "nhietdo", "option", "options", "votes",
    }
)  # fmt: skip
"""Fields of events, places, goods, documents, questions, menus and polls."""
_PATH = re.compile(r"[/?=]|\.(?:html?|aspx|php)$", re.IGNORECASE)
"""What tells a relative address from a name."""
_HREF = re.compile(r"""<a\s[^>]{0,300}?href\s{0,3}=\s{0,3}["']?([^"'\s>]{1,500})""", re.IGNORECASE)
"""A link in a field that holds a piece of HTML, as cells of tables have it."""


class Place(NamedTuple):
    """Where rows stand, and what is known of their addresses."""

    here: str
    """The page on which addresses stand."""
    family: Family
    inside: Callable[[str], bool]
    shape: str | None = None
    """That of a row's address, such as ``/tin-tuc/{Url}-{Id}``."""
    folder: str | None = None
    """Of a SharePoint list."""
    base: str | None = None
    """What a name of a page is relative to; None where it lies below ``here``."""


def lists(data: object) -> Iterator[list[dict[str, Any]]]:
    """Every list of objects that have a title, in order."""
    stack: list[object] = [data]
    looked = 0
    while stack and looked < MAX_NODES:
        value = stack.pop()
        looked += 1
        if isinstance(value, list):
            items = [item for item in value if isinstance(item, dict)]
            if items and has_title(items[0]):
                yield items
            else:
                stack.extend(reversed(value))
        elif isinstance(value, dict):
            stack.extend(reversed(list(value.values())))


def has_title(item: dict[str, Any]) -> bool:
    """Whether an object has a field that is called a title, and says something."""
    return _first(lowered(item), _TITLES) is not None


def title_of(item: dict[str, Any]) -> str | None:
    """The title of an object, cleaned."""
    return _text(_first(lowered(item), _TITLES))


def says_more(item: dict[str, Any]) -> bool:
    """Whether an object has a date or a lead."""
    named = lowered(item)
    return _date(_first(named, _DATES))[0] is not None or _text(_first(named, _LEADS)) is not None


def row(item: dict[str, Any], place: Place, rank: int, section: str | None = None) -> ListingRow | None:
    """The row that an object makes; None without a title or an address inside the portal that may be an article's."""
    named = lowered(item)
    title = _text(_first(named, _TITLES))
    url = _url(item, named, place) if title else None
    if url is None or not place.inside(url) or place.family.is_article_url(url) is False:
        return None
    published, raw = _date(_first(named, _DATES))
    views = _first(named, _VIEWS)
    count = numbers.parse_count(str(views)) if isinstance(views, str | int) else None
    return ListingRow(
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


def read_like_news(items: list[dict[str, Any]]) -> bool:
    """Whether titles, dates and leads are those of a list of articles, and nothing says what they lead to."""
    titles = [title for title in map(title_of, items) if title]
    more, mean = sum(map(says_more, items)), sum(map(words, titles)) / max(1, len(titles))
    is_news = len(titles) > 2 and mean >= 5 and more >= 0.6 * len(items)
    return is_news and not is_of_other(items) and not any(map(_gives_address, items))


def _gives_address(item: dict[str, Any]) -> bool:
    named = lowered(item)
    given = _first(named, _LINKS) or _path_among(named) or _linked(named)
    return isinstance(given, str) and _PATH.search(given) is not None


def is_of_other(items: list[dict[str, Any]]) -> bool:
    """Whether objects with titles are events, places, goods, documents, questions, menus or polls, by their fields."""
    return any(not _NO_NEWS.isdisjoint(lowered(item)) for item in items[:3])


def lowered(item: dict[str, Any]) -> dict[str, Any]:
    """Fields by their names as they are compared: small letters, no underscores."""
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
            body = Page(plain.encode("utf-8", "replace"), url="http://localhost/").tree.body
        except PageError:
            return None
        plain = body.text(deep=True, separator=" ") if body is not None else ""
    return text.clean_line(plain.replace("##", " ")) or None


def _date(value: object) -> tuple[str | None, str | None]:
    """(ISO 8601, as it was given): of a text, or of a number of seconds or milliseconds since 1970."""
    found = dates.parse_date(moment(value))
    return (found.iso, str(value)) if found is not None else (None, None)


def _url(item: dict[str, Any], named: dict[str, Any], place: Place) -> str | None:
    """The row's address: one that it gives whole, else the shape that the page's script gives its rows.

    A name alone (a ``slug``) is no address: where it belongs only the script knows, and menus have one too.
    """
    given: Any = _first(named, _LINKS) or _path_among(named) or _linked(named)
    whole = isinstance(given, str) and (given.startswith(("/", "?")) or "://" in given)
    shaped = rowshapes.filled(place.shape, item) if place.shape else None
    if whole and not (shaped and "://" not in given and shaped.count("/") > given.count("/")):
        return urls.canonical(given, place.here)
    if shaped is not None:
        return urls.canonical(shaped, place.here)
    number = _first(named, ("id", "itemid"))
    if place.folder is not None and number is not None:  # SharePoint: <list>/View_Detail.aspx?ItemID=<id>
        return urls.canonical(f"{place.folder}/View_Detail.aspx?ItemID={number}", place.here)
    if isinstance(given, str) and _PATH.search(given):
        below = urlsplit(place.here)._replace(query="", fragment="").geturl().rstrip("/") + "/"
        return urls.canonical(given, place.base or below)
    return None


def _path_among(named: dict[str, Any]) -> str | None:
    """A path under another name that says it is a link, as ``UrlItem``; pictures and files are none."""
    said = (value for name, value in named.items() if _LINK.search(name) and isinstance(value, str))
    return next((value for value in said if value.startswith("/") and not shapes.leads_elsewhere(value)), None)


def _linked(named: dict[str, Any]) -> str | None:
    """Where the title leads that is a link itself: ``{"title": "<a href='/tin/7'>Lúa</a>"}``."""
    title = _first(named, _TITLES)
    found = _HREF.search(title) if isinstance(title, str) and "<" in title else None
    return text.unescape(found[1]) if found is not None else None
