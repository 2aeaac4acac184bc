"""From one stored answer to the records it gives: pure, and the same for a live look, a recovery, an import."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import TypeVar

import msgspec

from archive.article import Article, Http, Reject
from archive.frontiers.frontier import FrontierRow
from archive.observations import Observation, ObservationKind, Sighting
from archive.pages import Capture
from crawler import families
from crawler.clean.urls import canonical, url_key
from crawler.discovery import listings, told
from crawler.discovery.model import Listing, ListingRow, NextPage, RowKind
from crawler.discovery.paging import answers
from crawler.discovery.syndication import feeds, sitemaps
from crawler.discovery.told import Same
from crawler.families.model import Family
from crawler.fetching.scope import Scope
from crawler.fields.paged.pages import FURTHER_PAGE
from crawler.further import Answer, Gathered, gather, incomplete
from crawler.html import Page, PageError
from crawler.parse import parse_bytes
from crawler.portals.model import Portal
from crawler.reasons import ASKED_AGAIN, BLOCKED, IN_TROUBLE, NOT_THERE, PATIENCE, UNREADABLE
from crawler.strategy.absent import WITHDRAWN, missed, says_withdrawn
from crawler.strategy.again import retry_after

Lookup = Callable[[str], FrontierRow | None]
Answered = TypeVar("Answered", Article, Reject)

_PART = 1000
"""Rows of a feed or sitemap that are taken in at a time."""


def article_key(url: str, portal: str, family: Family | None) -> tuple[str, str | None]:
    """The frontier key of an article's URL, and its id where the URL shows the number.

    The number is trusted over the path: a section move, a new slug, a second category are one article.
    """
    return _article_key(url, portal, Same(family))


# The lists of a portal name the same articles again and again, and each naming asks several times.
@lru_cache(maxsize=4096)
def _article_key(url: str, portal: str, of: Same) -> tuple[str, str | None]:
    identity = told.identity(url, of.family) if of.family is not None else None
    if identity is not None:
        name = identity.of(portal)
        return name, name
    return url_key(url), None


def row_of(row: FrontierRow | None) -> ListingRow | None:
    """The listing row that the frontier kept, or None."""
    if row is None or row.row is None:
        return None
    return msgspec.json.decode(row.row, type=ListingRow)


def sightings(
    rows: Iterable[ListingRow], *, portal: Portal, family: Family | None, listing: str, fetched_at: str | None
) -> Iterator[Sighting]:
    """One sighting a row."""
    for row in rows:
        yield Sighting(
            portal=portal.id,
            id=article_key(row.url, portal.id, family)[1],
            url=row.url,
            kind=row.kind,
            listing=listing,
            section=row.section,
            rank=row.rank,
            title=row.title,
            published_at=row.published_at,
            published_raw=row.published_raw,
            views=row.views,
            views_raw=row.views_raw,
            fetched_at=fetched_at,
        )


def named_articles(rows: Iterable[ListingRow], family: Family | None) -> list[ListingRow]:
    """The rows of a feed or sitemap that may name articles: sitemaps list sections and static pages too."""
    return [row for row in rows if family is None or told.verdict(row.url, family) is not False]


def in_parts(rows: Sequence[ListingRow]) -> Iterator[tuple[Sequence[ListingRow], bool]]:
    """``rows`` in parts, and whether more follow: a sitemap may name 50,000, and commits come between parts.

    >>> list(in_parts([]))
    [([], False)]
    """
    for start in range(0, len(rows) or 1, _PART):
        yield rows[start : start + _PART], start + _PART < len(rows)


def family_of(page: Page, portal: Portal) -> Family:
    """The portal's declared family, else the one the page shows."""
    return families.of_page(page, portal)


def read_listing(page: Page, *, portal: Portal, family: Family, section: str | None, home: bool) -> Listing:
    """The rows of a listing, marked ``home`` where it is the home page."""
    listing = listings.read(page, family=family, inside=Scope(portal).holds, section=section, home=home)
    if not home:
        return listing
    kind: RowKind = "home"
    return msgspec.structs.replace(listing, rows=[msgspec.structs.replace(row, kind=kind) for row in listing.rows])


def interpret(
    capture: Capture, lookup: Lookup, *, portal: Portal, family: Family | None
) -> Iterator[Article | Reject | Observation | Sighting]:
    """The records that ``capture`` gives. Pages that are neither article nor listing give none.

    ``lookup`` finds a frontier row by key or URL; ``family`` is the portal's, as far as it is known.
    """
    inside = Scope(portal).holds
    when = capture.fetched_at
    if capture.kind == "article":
        found = _row(capture, lookup, portal, family)
        result = parse_bytes(
            capture.body,
            url=capture.url,
            headers=capture.headers,
            portal=portal,
            listing=row_of(found),
            fetched_at=datetime.fromisoformat(when),
        )
        if isinstance(result, Reject):
            yield from _refused(result, found, capture, portal)
        else:
            for article in _whole(incomplete(result) if capture.truncated else result, capture, portal):
                yield article if found is None else as_asked(article, found)
    elif capture.kind == "listing" and capture.asked is not None:
        yield from _answered(capture, capture.asked, portal, family)
    elif capture.kind in ("listing", "home"):
        try:
            page = Page(capture.body, url=capture.url, headers=capture.headers)
        except PageError:
            return
        family = family or family_of(page, portal)
        listing = read_listing(page, portal=portal, family=family, section=capture.section, home=capture.kind == "home")
        yield from sightings(listing.rows, portal=portal, family=family, listing=capture.url, fetched_at=when)
    elif capture.kind in ("feed", "sitemap"):
        read = feeds.read if capture.kind == "feed" else _sitemap_rows
        rows = named_articles(read(capture.body, capture.url, inside=inside), family)
        yield from sightings(rows, portal=portal, family=family, listing=capture.url, fetched_at=when)


def _row(capture: Capture, lookup: Lookup, portal: Portal, family: Family | None) -> FrontierRow | None:
    """The row of the article that was asked for when ``capture`` came."""
    for url in filter(None, (capture.led_from, capture.url)):
        found = lookup(article_key(url, portal.id, family)[0]) or lookup(url)
        if found is not None:
            return found
    return None


def as_asked(result: Answered, known: FrontierRow) -> Answered:
    """What was read of a page that was asked for as ``known``, which may have another address: an article names that,
    too; a refusal is of that."""
    if url_key(known.url) == url_key(result.url):
        return result
    if isinstance(result, Article):
        return msgspec.structs.replace(result, urls=list(dict.fromkeys([*result.urls, known.url])))
    return msgspec.structs.replace(
        result, url=known.url, detail=f"{result.detail or ''} (leads to {result.url})".strip()
    )


def read_answer(
    body: bytes,
    asked: NextPage,
    *,
    portal: Portal,
    family: Family | None,
    section: str | None,
    headers: Mapping[str, str],
) -> Listing:
    """The rows of an answer to a listing's script: its addresses stand on the listing."""
    family = family or families.declared(families.GENERIC.name, None, portal.number_path)
    return answers.read(body, asked, family=family, inside=Scope(portal).holds, section=section, headers=headers)


def _answered(capture: Capture, line: str, portal: Portal, family: Family | None) -> Iterator[Sighting]:
    """The sightings of an answer to a listing's script."""
    asked = answers.asked_by(line)
    if asked is None:
        return
    section, headers = capture.section, capture.headers
    listing = read_answer(capture.body, asked, portal=portal, family=family, section=section, headers=headers)
    yield from sightings(listing.rows, portal=portal, family=family, listing=listing.url, fetched_at=capture.fetched_at)


def _whole(first: Article, capture: Capture, portal: Portal) -> Iterator[Article]:
    """``first`` with the further pages that were stored after it. A further page alone is no article."""
    if FURTHER_PAGE not in first.warnings:
        yield whole_of(first, capture, portal).article


def whole_of(first: Article, capture: Capture, portal: Portal) -> Gathered:
    """``first``, read from ``capture``, with the text of the further pages that ``capture`` has."""
    gathering = gather(first, _answer(capture), portal)
    try:
        address = next(gathering)
        while True:
            address = gathering.send(_stored(address, capture.further))
    except StopIteration as done:
        gathered: Gathered = done.value
        return gathered


def _stored(address: str, captures: Sequence[Capture]) -> Answer | None:
    """What was got for ``address``, redirects followed; the last try counts."""
    by_url = {url_key(capture.url): capture for capture in captures}
    for _ in captures:
        found = by_url.get(url_key(address))
        if found is None or found.status // 100 != 3:
            return _answer(found) if found is not None else None
        address = canonical(found.headers.get("location", ""), base=found.url) or ""
    return None


def _answer(capture: Capture) -> Answer:
    return Answer(
        url=capture.url,
        status=capture.status,
        body=capture.body,
        headers=capture.headers,
        fetched_at=datetime.fromisoformat(capture.fetched_at),
    )


def _is_stub(capture: Capture) -> bool:
    """Whether less than half came of what the server said would: then its own count stands beside the one of what came
    (``archive.captures.warcrecords``). No wrong count explains that."""
    said = capture.headers.get("x-archive-orig-content-length", "")
    return capture.status == 200 and said.isascii() and said.isdigit() and 2 * len(capture.body) < int(said[:18])


def _refused(
    result: Reject, known: FrontierRow | None, capture: Capture, portal: Portal
) -> Iterator[Reject | Observation]:
    """What a page that is no article means, as for the crawl that asked for it: nothing yet, an article that is gone, a
    passing fault, or a reject. Where nobody knows what was asked for, nobody asks again: that is a reject.

    A page that asks to wait, or for a proof, is asked for again, by its own run or, where that was killed, the next:
    only the last time says something.
    """
    if known is None or (known.row is None and not known.fetches):
        yield result
        return
    reason, is_known, is_early = result.reason, known.fetches > 0, known.tries < PATIENCE
    when = datetime.fromisoformat(capture.fetched_at)
    kind: ObservationKind = "failed"
    due = retry_after(known.tries + 1, when)
    if reason in BLOCKED:
        if capture.asked_before < ASKED_AGAIN and capture.source is None:
            return
        kind, cause = "blocked", reason
    elif _is_stub(capture) and is_early:
        cause = "cut-off"
    elif is_known and capture.truncated is not None:
        cause = "truncated"
    elif is_known and reason in NOT_THERE:
        kind, due = missed(known, when)
        cause = WITHDRAWN if says_withdrawn(reason, capture.body, capture.url) else reason
    elif is_known or (reason in IN_TROUBLE and is_early):
        cause = "layout" if reason in UNREADABLE else reason
    else:
        yield as_asked(result, known)
        return
    yield Observation(
        portal=portal.id,
        id=known.id,
        url=known.url,
        kind=kind,
        cause=cause,
        next_try=due,
        fetched_at=capture.fetched_at,
        http=Http(status=capture.status),
    )


def _sitemap_rows(body: bytes, url: str, *, inside: Callable[[str], bool]) -> list[ListingRow]:
    return sitemaps.read(body, url, inside=inside).rows
