"""Articles as JSON: answers of portals' services, and records that script-made pages carry along.

The names of the fields are data. The HTML inside, escaped once more or not, is read as any other body.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
from selectolax.lexbor import LexborHTMLParser

from crawler import nesting
from crawler.clean.stamps import moment
from crawler.clean.text import clean_line
from crawler.fields.tree import walk
from crawler.fields.tree.flow import Flow
from crawler.fields.tree.hints import Located, Spot

MAX_VALUES = 20_000
"""Values of one document that are looked at: a record stands near its top."""

Row = Mapping[str, Any]


_MODIFIED = (
    "modifiedat", "modifieddate", "modifiedtime", "modified", "datemodified", "updatedat", "updateddate", "updatedtime",
    "updatetime", "updatedate", "lastmodified", "lastmodifieddate",
)  # fmt: skip
_AUTHOR = ("authorname", "authoralias", "tacgia", "tentacgia", "butdanh", "penname", "byline")
"""Fields for who wrote. ``author`` alone, and an object with a user's name, are the account that posted."""
_SOURCE = ("source", "sourcename", "newssource", "nguon", "nguontin", "tennguon")


@dataclass(frozen=True, slots=True)
class Names:
    """What one kind of service calls the fields of an article, in lower case; the first that is filled counts."""

    family: str
    title: tuple[str, ...]
    body: tuple[str, ...]
    published: tuple[str, ...]
    lead: tuple[str, ...] = ()
    views: tuple[str, ...] = ()
    modified: tuple[str, ...] = _MODIFIED
    author: tuple[str, ...] = _AUTHOR
    source: tuple[str, ...] = _SOURCE
    tags: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    number: tuple[str, ...] = ()
    is_portal_wide: bool = False
    """Whether the number is one over the whole portal, and not of a list."""
    address: tuple[str, ...] = ()
    """The address of the article's page."""
    others: tuple[str, ...] = field(default=())
    """Names that tell the kind where the others are usual words."""

    def is_row(self, row: Row) -> bool:
        """Whether ``row`` is an article or the entry of a listing of this kind."""
        named = any(row.get(name) for name in self.title) and any(name in row for name in self.published)
        return named and (not self.others or any(name in row for name in self.others))


_VIEWS = ("views", "viewcount", "totalview", "viewscount", "totalviews", "hits", "luotxem", "soluotxem")

KINDS = (
    Names(
        family="sharepoint-json",
        title=("title",),
        lead=("descriptionnews",),
        body=("contentnews",),
        published=("createddate",),
        views=_VIEWS,
        number=("id",),
        others=("contentnews", "descriptionnews"),
    ),
    Names(
        family="dnn-json",
        title=("name",),
        lead=("description",),
        body=("fullcontent",),
        published=("publishtime", "createdtime"),
        views=_VIEWS,
        number=("id",),
        is_portal_wide=True,
        others=("fullcontent", "publishtime", "description"),
    ),
    Names(
        family="liferay-json",
        title=("title",),
        lead=("summary",),
        body=("content",),
        published=("createddate",),
        views=_VIEWS,
        number=("id",),
        address=("urldetail",),
        others=("urldetail", "summary"),
    ),
)
"""Services seen on portals."""

EMBEDDED = Names(
    family="next-shell",
    title=("title", "name", "headline", "subject", "tieude"),
    lead=("summary", "sapo", "description", "excerpt", "shortdescription", "tomtat"),
    body=("content", "contenthtml", "body", "fullcontent", "html", "detail", "noidung"),
    published=(
        "publishedat",
        "publishdate",
        "publisheddate",
        "publishtime",
        "datepublished",
        "createdat",
        "createddate",
        "ngaydang",
        "ngayxuatban",
    ),
    views=_VIEWS,
    sections=("categories", "category", "categoryname", "chuyenmuc", "tenchuyenmuc"),
    tags=("tags", "keywords"),
)
"""Names in the data of script-made pages: those of many programs."""


def document(body: bytes, headers: Mapping[str, str]) -> object:
    """The JSON of an answer, by its content type or its first byte; None for any other answer."""
    kind = next((value for name, value in headers.items() if name.lower() == "content-type"), "")
    if "json" not in kind.lower() and not body[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        return None
    found = load(body.removeprefix(b"\xef\xbb\xbf"))
    return found if isinstance(found, dict | list) else None


def load(text: str | bytes) -> object:
    """The document; None for what is no JSON."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return None


def rows(document: object, names: Names) -> list[Row]:
    """The articles and entries of listings in ``document``, outermost first."""
    return [value for value in _objects(document) if names.is_row(value)]


def outermost(document: object, names: Names) -> list[Row]:
    """``rows`` without those that stand inside another that has a body."""
    return [
        value
        for value in _objects(document, within=lambda row: not (names.is_row(row) and _text(row, names.body)))
        if names.is_row(value)
    ]


def _objects(document: object, within: Callable[[Row], bool] = lambda row: True) -> Iterator[Row]:
    level = [document]
    seen = 0
    while level and seen < MAX_VALUES:
        below: list[object] = []
        for value in level:
            seen += 1
            if isinstance(value, dict):
                row = named(value)
                yield row
                if within(row):
                    below.extend(each for each in value.values() if isinstance(each, dict | list))
            elif isinstance(value, list):
                below.extend(each for each in value[:MAX_VALUES] if isinstance(each, dict | list))
        level = below


def named(value: dict[Any, Any]) -> Row:
    """An object with the names of its fields as ``Names`` has them: in small letters, the words of a name together.

    >>> named({"publishedAt": 1, "short_description": 2, "_id": 3})
    {'publishedat': 1, 'shortdescription': 2, '_id': 3}
    """
    return {(name := str(key).lower())[:1] + name[1:].replace("_", ""): each for key, each in value.items()}


def title(row: Row, names: Names) -> str:
    """The article's title, without the marks that one service leaves around it."""
    return clean_line(_plain(_text(row, names.title)).replace("##", " "))


def content(row: Row, names: Names) -> str:
    """The HTML of an article's body, unescaped; empty where the row has none."""
    return _unescaped(_text(row, names.body))


def address(row: Row, names: Names) -> str:
    """The address of the article's page, as the row has it; empty where it has none."""
    return _text(row, names.address)


def number(row: Row, names: Names) -> str:
    """The article's number; empty where the row has none."""
    found = next((str(row[name]) for name in names.number if row.get(name)), "")
    return found if found.isdecimal() else ""


def fields(row: Row, names: Names) -> dict[str, str]:
    """The text of every field that ``row`` has, by the field's name in the record."""
    named = {"title": names.title, "lead": names.lead, "body": names.body, "published_at": names.published}
    return {name: text for name, own in named.items() if (text := _plain(_text(row, own)))}


def read(row: Row, names: Names, body: Flow) -> Located:
    """What one record says of an article whose ``content`` reads as ``body``."""
    located = Located(body=body)
    lead = _plain(_text(row, names.lead))
    for name, text in (("title", title(row, names)), ("lead", lead)):
        if text:
            located.spots[name] = [Spot(text, "record")]
    published = _moment(row, names.published)
    located.spots["published"] = [Spot(published, "record")] if published else []
    modified = _moment(row, names.modified)
    located.spots["modified"] = [Spot(modified, "record")] if modified else []
    author, source = _plain(_text(row, names.author)), _plain(_text(row, names.source))
    credits = [author] if author else []
    credits += [f"Nguồn: {source}"] if _is_credit(source) else []
    located.spots["byline"] = [Spot(credit, "record") for credit in credits]
    views = next((row[name] for name in names.views if _is_count(row.get(name))), None)
    located.spots["views"] = [Spot(str(views), "record")] if views is not None else []
    located.spots["tags"] = [Spot("; ".join(_named(row, names.tags)), "record")]
    located.spots["section"] = [Spot(" › ".join(filter(_is_section, _named(row, names.sections))), "record")]
    return located


def _moment(row: Row, names: tuple[str, ...]) -> str:
    return next((found for name in names if (found := moment(row.get(name)))), "")


def _is_count(value: object) -> bool:
    """Whether a value counts something: a flag says only whether."""
    return isinstance(value, int) and not isinstance(value, bool)


def _is_section(name: str) -> bool:
    """Whether ``name`` is written for readers: slugs, codes and numbers of sections are not.

    >>> [_is_section(name) for name in ("Kinh tế", "Y tế", "văn hóa", "tin-tuc", "giaoduc", "TIN_TUC", "12")]
    [True, True, True, False, False, False, False]
    """
    return "_" not in name and (" " in name.strip() or name != name.lower())


_KINDS_OF_SOURCE = frozenset({"api", "cms", "crawl", "crawler", "import", "internal", "manual", "rss", "web"})


def _is_credit(source: str) -> bool:
    """Whether a source is a house or a site, and not the way by which the record came.

    >>> [_is_credit(source) for source in ("Báo Nhân Dân", "TTXVN", "nhandan.vn", "CMS", "crawler", "https://a.vn/b")]
    [True, True, True, False, False, False]
    """
    if source.lower() in _KINDS_OF_SOURCE or "://" in source:
        return False
    return _is_section(source) or "." in source


def _text(row: Row, names: tuple[str, ...]) -> str:
    return next((value for name in names if isinstance(value := row.get(name), str) and value.strip()), "")


def _unescaped(text: str) -> str:
    return html.unescape(text) if "&lt;" in text and "<" not in text else text


def _plain(text: str) -> str:
    """The text of a value that may hold markup."""
    text = _unescaped(text)
    if "<" not in text:
        return clean_line(html.unescape(text))
    return " ".join(line.text for line in flow(text).lines())


def flow(markup: str) -> Flow:
    """The flow of a piece of HTML; empty for one that is too costly to parse."""
    if not markup or nesting.refusal(markup.encode("utf-8", "replace")) is not None:
        return Flow()
    root = LexborHTMLParser(markup).body
    return walk.read(root) if root is not None else Flow()


def _named(row: Row, names: tuple[str, ...]) -> list[str]:
    """Names in a list of tags or sections, which may be objects of their own."""
    value = next((row[name] for name in names if row.get(name)), ())
    if isinstance(value, str):
        return [value]
    entries = value if isinstance(value, list) else [value]
    return [name for entry in entries if isinstance(name := _name_of(entry) if isinstance(entry, dict) else entry, str)]


def _name_of(entry: Row) -> object:
    return next((entry[name] for name in ("name", "title", "tenChuyenMuc", "ten") if entry.get(name)), None)
