"""One capture to the records that a live crawl would have made of it. Pure: what is known is handed in."""

from __future__ import annotations

import hashlib
from datetime import datetime

from msgspec.structs import replace

from archive.article import Article, Attachment, Http, Reject
from archive.frontiers.frontier import FrontierRow
from archive.observations import Observation, ObservationKind
from crawler.clean.urls import url_key
from crawler.discovery.model import Listing, ListingRow, NextPage
from crawler.discovery.paging import answers
from crawler.discovery.syndication import feeds, sitemaps
from crawler.families.model import Family
from crawler.fetching.scope import Scope
from crawler.further import Answer, incomplete
from crawler.html import Page, PageError
from crawler.importing.captures import Loaded
from crawler.importing.catalogue import Entry
from crawler.interpret import family_of, named_articles, read_answer, read_listing
from crawler.look import Record
from crawler.pipelines.validate import faults
from crawler.portals.model import Portal
from crawler.reasons import BLOCKED, NOT_THERE
from crawler.strategy.again import missing_again


def read_listed(
    body: bytes,
    headers: dict[str, str],
    entry: Entry,
    portal: Portal,
    family: Family | None,
    *,
    section: str | None,
    home: bool,
) -> Listing | None:
    """What the capture of a listing or home page says; None where it cannot be read."""
    asked = answers.asked_by(entry.asked) if entry.asked else None
    if asked is None and answers.page_of(body, entry.url, headers) is None:
        asked = NextPage(url=entry.url, listing=entry.via or None)
    if asked is not None:
        return read_answer(body, asked, portal=portal, family=family, section=section, headers=headers)
    try:
        page = Page(body, url=entry.url, headers=headers)
    except PageError:
        return None
    return read_listing(page, portal=portal, family=family or family_of(page, portal), section=section, home=home)


def read_index(body: bytes, url: str, portal: Portal, family: Family | None) -> tuple[list[ListingRow], bool]:
    """The rows of a feed or a sitemap, and whether it is a feed."""
    inside = Scope(portal).holds
    rows = feeds.read(body, url, inside=inside)
    is_feed = bool(rows)
    return named_articles(rows or sitemaps.read(body, url, inside=inside).rows, family), is_feed


def page_of(entry: Entry, loaded: Loaded) -> Answer:
    """The capture as a page to be read."""
    made = datetime.fromisoformat(entry.date)
    return Answer(url=entry.url, status=entry.status, body=loaded.body, headers=loaded.headers, fetched_at=made)


def settled(
    result: Article | Reject,
    entry: Entry,
    known: FrontierRow | None,
    portal: Portal,
    named: list[str],
    loaded: Loaded,
) -> Record:
    """The record of an article's page: itself, or what its refusal means of an article that was there before.

    ``named``: other addresses, under which listings name it.
    """
    http = loaded.found.answer.http
    if isinstance(result, Article):
        result = incomplete(result) if loaded.truncated else result
        found = faults(result)
        if found:
            return Reject(
                portal=portal.id, url=result.url, reason="invalid-record", detail="; ".join(found), parser=result.parser
            )
        others = [url for url in named if url_key(url) != url_key(result.url)]
        return replace(result, urls=list(dict.fromkeys([*result.urls, *others])))
    is_stored = known is not None and known.fetches > 0
    if is_stored and loaded.truncated:
        return observation("failed", entry, known, portal, cause="truncated", http=http)
    if result.reason in BLOCKED:
        return observation("blocked", entry, known, portal, cause=result.reason, http=http)
    if is_stored and result.reason in NOT_THERE:
        return missing(entry, known, portal, cause=result.reason, http=http)
    if is_stored:
        return observation("failed", entry, known, portal, cause=result.reason, http=http)
    return result


def missing(entry: Entry, known: FrontierRow | None, portal: Portal, *, cause: str, http: Http) -> Observation:
    """The article was not there."""
    since, counted = (known.missing_since, known.missed_at) if known is not None else (None, None)
    due = missing_again(since, counted, datetime.fromisoformat(entry.date))
    return observation("missing", entry, known, portal, cause=cause, http=http, next_try=due)


def unchanged(entry: Entry, known: FrontierRow, portal: Portal) -> Observation:
    """The server only said that nothing had changed."""
    return observation("unchanged", entry, known, portal, cause=None, http=Http(status=entry.status))


def observation(
    kind: ObservationKind,
    entry: Entry,
    known: FrontierRow | None,
    portal: Portal,
    *,
    cause: str | None,
    http: Http | None = None,
    next_try: str | None = None,
    moved_to: str | None = None,
) -> Observation:
    """One look that gave no page of an article."""
    return Observation(
        portal=portal.id,
        id=known.id if known is not None else None,
        url=known.url if known is not None else entry.url,
        kind=kind,
        cause=cause,
        next_try=next_try,
        moved_to=moved_to,
        fetched_at=entry.date,
        http=http,
    )


def with_bytes(item: Attachment, body: bytes, media_type: str) -> Attachment:
    """``item`` with what is known of its bytes."""
    digest = hashlib.sha256(body).hexdigest()
    return replace(item, sha256=digest, bytes=len(body), media_type=media_type or item.media_type)
