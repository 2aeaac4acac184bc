"""The door of the parser: one page in, an ``Article`` or a ``Reject`` out.

Pure: no network, no clock, no settings. The same bytes with the same arguments give the same record.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urlsplit

from archive.article import Article, Parser, Reject
from crawler import families
from crawler.clean.text import fold
from crawler.clean.urls import canonical
from crawler.discovery.model import ListingRow
from crawler.families import json_record, records
from crawler.families.model import Family
from crawler.fields import identity, record, refusal, title
from crawler.fields.record import Circumstances, portal_of, utc, version
from crawler.fields.refusal import Refusal
from crawler.fields.tree.hints import Hints
from crawler.fields.tree.lookup import Lookup
from crawler.fields.tree.texts import text_of
from crawler.html import Page, PageError
from crawler.portals.layouts import as_of
from crawler.portals.model import Portal, selectors_of
from crawler.reasons import UNREADABLE

_TAG = re.compile(r"<[a-zA-Z!/?]")
_HEAD = 1 << 16
"""Characters in which a page that has tags shows one."""


def parse_bytes(
    body: bytes,
    *,
    url: str,
    headers: Mapping[str, str] | None = None,
    portal: Portal | None = None,
    listing: ListingRow | None = None,
    fetched_at: datetime | None = None,
) -> Article | Reject:
    """The record of one page, or why it is none.

    ``body`` is the answer without content encoding, ``url`` where it was fetched, ``headers`` those of the
    answer (any case). Without ``portal`` the page belongs to the undeclared portal of its host and its family
    is recognised. ``listing`` is the row that led here: it fills what the page does not print (date, views).
    ``fetched_at`` (aware) is the time of capture: dates after it are refused. Raises nothing, whatever the bytes and
    the URL.
    """
    return read_bytes(body, url=url, headers=headers, portal=portal, listing=listing, fetched_at=fetched_at)[0]


def read_bytes(
    body: bytes,
    *,
    url: str,
    headers: Mapping[str, str] | None,
    portal: Portal | None,
    listing: ListingRow | None,
    fetched_at: datetime | None,
) -> tuple[Article | Reject, Page | None]:
    """What ``parse_bytes`` gives, and the page that ``body`` was parsed into, where it is one."""
    about = _about(portal, listing, fetched_at)
    if not _is_readable(url):
        return _reject_address(url, about), None
    document = json_record.document(body, headers or {})
    if document is not None:
        return _parse_json(document, url, about), None
    refused = refusal.of_bytes(body, headers or {})
    if refused is not None:
        return _reject(url, about, "generic", refused), None
    try:
        page = Page(body, url=url, headers=headers)
    except PageError as error:
        return _reject(url, about, "generic", Refusal(error.reason, error.detail)), None
    return _parse(page, about), page


def _about(portal: Portal | None, listing: ListingRow | None, fetched_at: datetime | None) -> Circumstances:
    then = as_of(portal, fetched_at) if portal is not None else None
    return Circumstances(portal=then, listing=listing, fetched_at=fetched_at)


def _parse_json(document: object, url: str, about: Circumstances) -> Article | Reject:
    """The one article in a service's answer; an answer with several is a listing."""
    family, rows = records.article(document, url)
    if family is None:
        reason = Refusal("listing", f"{len(rows)} rows of JSON") if rows else Refusal("not-html", "JSON, no article")
        return _reject(url, about, "generic", reason)
    try:
        page = Page(family.html().encode("utf-8", "replace"), url=url)
    except PageError as error:
        return _reject(url, about, family.name, Refusal(error.reason, error.detail))
    return _read(page, about, family, family)


def parse_page(
    page: Page,
    *,
    portal: Portal | None = None,
    listing: ListingRow | None = None,
    fetched_at: datetime | None = None,
) -> Article | Reject:
    """``parse_bytes`` for a caller that has the page already."""
    about = _about(portal, listing, fetched_at)
    return _parse(page, about) if _is_readable(page.url) else _reject_address(page.url, about)


def family_of(page: Page, portal: Portal | None = None) -> Family:
    """The family that a page is read with: text where it has no tags, else the portal's, else the recognised one."""
    if _TAG.search(page.html, 0, _HEAD) is None:
        return families.TEXT
    return families.of_page(page, portal)


def _parse(page: Page, about: Circumstances) -> Article | Reject:
    family = family_of(page, about.portal)
    read = _by_itself(page, about, family)
    if isinstance(read, Article) or read.reason not in UNREADABLE or not _is_news(about.listing):
        return read
    # Some portals print the day in their lists alone: with it the page is as good as one that prints it.
    listed = _read(page, about, families.LISTED, family)
    return listed if isinstance(listed, Article) and _is_called(listed.title, about.listing) else read


def _is_news(row: ListingRow | None) -> bool:
    """Whether the row that led here calls the page by a title and says when it is from, as rows of news do."""
    return row is not None and row.published_at is not None and bool(row.title)


def _is_called(title: str, row: ListingRow | None) -> bool:
    """Whether the row's title is the page's, or the beginning of it."""
    said = fold((row.title if row is not None else None) or "")
    cut = said.rstrip(" .…")
    return fold(title) == said or (cut != said and len(cut) >= _CUT and fold(title).startswith(cut))


_CUT = 20
"""Characters of a title that is cut off, by which it is known."""


def _by_itself(page: Page, about: Circumstances, family: Family) -> Article | Reject:
    """What the page says without the row that led to it."""
    refused = refusal.of_url(page.url, family) or refusal.of_printing(page) or _of_state(page, family)
    if refused is not None:
        return _reject(page.url, about, family.name, refused, page)
    if not family.required or any(page.first(selector) is not None for selector in family.required):
        read = _read(page, about, family, family)
        if isinstance(read, Article) or read.reason not in _UNREAD:
            return read
        if _has_body(page, family, about.portal) and not _is_untitled(page, family, about.portal):
            return read
        # A theme that calls its page an article and the text by no name that is known; its boxes have many links. Or
        # one whose title stands in no place of the family's, over a text that does.
        by_content = _read(page, about, families.GENERIC, family)
        return by_content if isinstance(by_content, Article) else read
    refused = refusal.of_family(page, family)
    if refused is None and family.is_article_url(page.url) is False:
        refused = refusal.of_rest(page)
    if refused is not None:
        return _reject(page.url, about, family.name, refused, page)
    # A theme of its own: the family's addresses hold there, its places do not.
    return _read(page, about, families.GENERIC, family)


_UNREAD = frozenset({"not-an-article", "listing", "no-title"})
"""What a page is taken for where nothing stands in the places of its family."""


def _has_body(page: Page, family: Family, portal: Portal | None) -> bool:
    """Whether something stands where ``family`` or ``portal`` has the text, or could find it otherwise."""
    finds = type(family).body_node is not Family.body_node or type(family).locate is not Family.locate
    if finds or (portal is not None and selectors_of(portal, "body")):
        return True
    lookup = Lookup(page, family)
    return any(lookup.first(selector) is not None for selector in family.selectors.get("body", ()))


def _is_untitled(page: Page, family: Family, portal: Portal | None) -> bool:
    """Whether a body stands where ``family`` finds it by itself, and nothing there that may be its title."""
    if type(family).body_node is Family.body_node:
        return False
    hints = Hints(page, family, portal)
    try:
        return hints.located is None and hints.body() is not None and title.extract(hints) is None
    finally:
        hints.forget()


def _of_state(page: Page, family: Family) -> Refusal | None:
    """An address that is a session's state, on a page that names no other."""
    state = family.state_of(page.url)
    if state is None or family.state_of(identity.url_of(page, family)) is None:
        return None
    return Refusal("state-url", f"{state} in the address, and no other is named")


def _read(page: Page, about: Circumstances, reader: Family, addresses: Family) -> Article | Reject:
    read = record.read(page, reader, addresses, about)
    if isinstance(read, Refusal):
        return _reject(page.url, about, reader.name, read, page)
    return read


def _reject(url: str, about: Circumstances, family: str, refused: Refusal, page: Page | None = None) -> Reject:
    node = page.first("title") if page is not None else None
    return Reject(
        portal=portal_of(url, about),
        url=canonical(url) or url,
        reason=refused.reason,
        detail=refused.detail,
        title=(text_of(node) or None) if node is not None else None,
        fetched_at=utc(about.fetched_at),
        parser=Parser(version=version(), family=family),
    )


def _is_readable(url: str) -> bool:
    """Whether ``url`` can be taken apart and written down: no half of an IPv6 address, no lone surrogate."""
    try:
        urlsplit(url)
        url.encode()
    except ValueError:
        return False
    return True


def _reject_address(url: str, about: Circumstances) -> Reject:
    """The reject of a page under no address: without one nothing can tell which article it is."""
    written = url.encode("utf-8", "backslashreplace").decode()
    return Reject(
        portal=about.portal.id if about.portal is not None else "unknown",
        url=written,
        reason="not-an-article",
        detail=f"no address: {written}",
        fetched_at=utc(about.fetched_at),
        parser=Parser(version=version(), family="generic"),
    )
