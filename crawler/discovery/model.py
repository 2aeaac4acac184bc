"""What a listing, a feed or a sitemap says: rows that name articles, and where to go on.

Plain data, made by pure functions on bytes. Every URL in it is absolute, canonical
(``crawler.clean.urls.canonical``) and inside the portal.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

PageKind = Literal["query", "path", "cur", "postback", "xhr", "rel-next"]
RowKind = Literal["listing", "home", "feed", "sitemap", "related"]


class ListingRow(Struct, frozen=True, kw_only=True):
    """One line of a listing, feed or sitemap that names an article."""

    url: str
    title: str | None = None
    """The link's text, cleaned."""
    lead: str | None = None
    published_at: str | None = None
    """ISO 8601 with +07:00 (a bare date where no time is printed); only from a place that is the row's date."""
    published_raw: str | None = None
    views: int | None = None
    views_raw: str | None = None
    section: str | None = None
    rank: int | None = None
    """Place on the page, from 0."""
    kind: RowKind = "listing"
    lastmod: str | None = None
    """A sitemap's or feed's date of change; never believed as a date of publication."""


class SectionLink(Struct, frozen=True, kw_only=True):
    """A link to a page that lists articles, seen in a menu, a breadcrumb or a box header."""

    url: str
    name: str | None = None


class NextPage(Struct, frozen=True, kw_only=True):
    """How to ask for a further page of a listing."""

    url: str
    number: int | None = None
    """Page number as the portal counts it, where it shows one."""
    method: Literal["GET", "POST"] = "GET"
    form: dict[str, str | int | bool | None] = {}
    """Fields of a POST (ASP.NET state, XHR parameters)."""
    encoding: Literal["form", "json"] = "form"
    """How a POST sends its fields."""
    kind: PageKind = "query"
    counter: str | None = None
    """Of an XHR: the parameter or field that counts pages or rows."""
    step: int = 1
    """What is added to the counter for the following page."""
    token: str | None = None
    """Of an XHR: the parameter or field that holds what the answer before it gave to go on with."""
    last: int | None = None
    """Number of the last page, where the portal says it, or else of the last one linked."""
    template: str | None = None
    """The address of every page, ``{}`` for its counter, where a pager tells how its pages are counted; ``step`` lies
    between the counters of two pages."""
    zero: int = 0
    """The counter of a page 0, of a ``template`` and of an XHR: one less than that of the first page, or a step."""
    listing: str | None = None
    """Of an XHR: the page whose script asks, on which relative addresses stand."""
    stands_for: bool = False
    """It is no further page, but what a page without rows leads on to or shows in a frame, or follows on that: whether
    its rows are those of the listing alone cannot be told."""
    row_url: str | None = None
    """Of an XHR that answers JSON: the shape of a row's address, such as ``/tin-tuc/{Url}-{Id}``."""
    opens: dict[str, list[str]] = {}
    """Of an XHR: what the functions of the page open that asks; rows of the answer may call them (see ``openers``)."""
    fills: list[str] = []
    """Of a script in a file of its own: the names of the page's empty lists, one of which it may fill,"""
    says: str = ""
    """and what the page calls, with which values (see ``ownfiles``)."""


class Listing(Struct, frozen=True, kw_only=True):
    """What one page of a listing (or the home page) gives."""

    url: str
    rows: list[ListingRow] = []
    next: list[NextPage] = []
    """The following page or pages; empty at the end of the listing."""
    sections: list[SectionLink] = []
    feeds: list[str] = []
    months: list[SectionLink] = []
    """Of a home page, and of one without rows or further pages: archives by month, or the years that lead to them, the
    newest first."""
    searches: list[str] = []
    """Of a home page: searches for no word, which may list what nothing else leads to."""
    page_number: int | None = None
    last_page: int | None = None
    scripts: list[NextPage] = []
    """Scripts of the portal's own that may hold its menu, or the rows that the page does not show."""
    claimed: int | None = None
    """The articles of the whole list, at least, as a page says on which no other follows."""
    is_unread: bool = False
    """It reads like a list of articles whose addresses only a browser would learn."""


class Sitemap(Struct, frozen=True, kw_only=True):
    """What one sitemap names."""

    rows: list[ListingRow] = []
    children: list[str] = []
    """Further sitemaps, of an index."""


class Shape(Struct, frozen=True, kw_only=True):
    """What tells a portal's articles apart in their addresses."""

    scope: Literal["portal", "scope", "address"]
    """Numbers are unique over the portal, or inside a part of the address; or no number shows."""
    by_family: bool = False
    """Whether the family knows the place of the number by itself."""
    number_path: str | None = None
    """The place as a portal's file says it; None where the family knows it, and where there is no number."""
    numbered: int = 0
    """Different articles whose address shows the number."""
    articles: int = 0
    """Different articles that were seen."""
    example: str | None = None
    """The path of an article, its number in brackets."""
    others: tuple[str, ...] = ()
    """Some addresses without the number."""
    is_printed: bool = False
    """Whether pages print a number that their addresses do not show: then it tells articles apart."""


class Recognition(Struct, frozen=True, kw_only=True):
    """What an undeclared portal was taken for, and why."""

    family: str
    home: str
    instead: str | None = None
    """The home page, where the address that was given is an article's: that page was looked at instead of it."""
    title: str | None = None
    """What the home page calls the portal."""
    sections: list[SectionLink] = []
    listings: list[str] = []
    """Those sections that were looked at and list articles."""
    feeds: list[str] = []
    sitemaps: list[str] = []
    """Those that are there; where only one page was seen, where they may be."""
    pagination: PageKind | None = None
    """How listings go on; None where no further page was seen."""
    answers: Literal["html", "json"] | None = None
    """What a script's request for a page is answered with."""
    next_page: str | None = None
    """The address of a further page."""
    shape: Shape | None = None
    """None where too few articles were seen."""
    is_script_only: bool = False
    """Whether the home page is empty without its scripts."""
    is_sure_of_family: bool = False
    """Whether the portal says itself what made it, or its articles agree."""
    reasons: list[str] = []
