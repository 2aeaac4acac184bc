"""Pages that ask to wait, though they say 200: the host is left alone for a while, then asked again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from crawler.clean.urls import canonical
from crawler.discovery.shapes import leads_elsewhere
from crawler.fetching.causes import INTERRUPTED, Refused, cause_of_status
from crawler.fields import refusal
from crawler.fields.tree import queries
from crawler.html import Page
from crawler.middlewares.backoff import BackoffMiddleware
from crawler.reasons import BLOCKED
from crawler.spiders import never, walking

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.http import Response

    from crawler.discovery.model import Listing
    from crawler.spiders.portal import PortalSpider
    from crawler.strategy.walk import Walk

_BROKEN = "error-page"


def turned_away(page: Page | None, listing: Listing) -> str | None:
    """Why ``page``, which should have been a listing, is none: it asks to wait, or says that something broke."""
    if page is None or listing.rows:
        return None
    reason = refusal.of_rest(page).reason
    return reason if reason in (*BLOCKED, _BROKEN) else None


def unopened(page: Page | None, listing: Listing) -> str | None:
    """Why a script's answer to a further page of a list gave no row though it has some: only a click opens them.

    Three at least that read like headlines, each without a link of its own; what downloads, prints or shares is none.
    """
    if page is None or listing.rows:
        return None
    found = 0
    for node in page.css(_CLICKED):
        handler = node.attributes.get("onclick") or ""
        text = node.text(deep=True).strip()
        if len(text) >= _HEADLINE and not _ACT.search(handler) and queries.first(node, "a[href]") is None:
            found += 1
            if found == _LEAST_ROWS:
                return "script-only"
    return None


_CLICKED = "[onclick], [data-slug], [data-url], [data-href]"
_HEADLINE, _LEAST_ROWS = 20, 3
_ACT = re.compile(r"down|print|share|file|popup|\btai", re.IGNORECASE)


def lack_of(page: Page, listing: Listing) -> str | None:
    """Why a home page names no article, as far as it can be told; None where it names some."""
    if listing.rows:
        return None
    reason = refusal.of_rest(page).reason
    return reason if reason in (*BLOCKED, _BROKEN, "script-only") else "no-links"


def again(spider: PortalSpider, request: Request, reason: str, url: str) -> Iterator[Request]:
    """The request for a listing that was turned away for ``reason``, later; a failure once nothing is left to try."""
    if reason in BLOCKED:
        spider.breaker.turned_away(reason)
    following = later(spider, request, reason) if reason in BLOCKED else None
    if following is None:
        spider.fail("listing", reason, url)
    else:
        yield following


def absent(spider: PortalSpider, response: Response, walk: Walk) -> Iterator[Request]:
    """A page that did not come: 404 after the last page ends a walk, a dead link is a finding, the rest fails."""
    cause = cause_of_status(response.status)
    if walk.home and not walk.pages:
        spider.home_lack = cause
    if walk.at is not None and walk.at.fills and response.status in (401, 403):
        spider.tally.refused[f"script {cause}"] += 1  # no list for certain, and not the portal's door
    elif response.status not in (404, 410) or (walk.home and not walk.pages):
        yield from walking.stopped(spider, walk, cause, response.url)
    elif walk.pages:
        yield from walking.beyond(spider, walk, cause, response.url)
    else:
        spider.tally.refused[f"section {cause}"] += 1


def later(spider: PortalSpider, request: Request, reason: str) -> Request | None:
    """The same request for later, its host held meanwhile; None when its tries are used up."""
    backoff = spider.crawler.get_downloader_middleware(BackoffMiddleware)
    assert backoff is not None, "settings.py wires the backoff middleware"
    return backoff.later(request, reason, flood=reason == "flood")


def plain_headers(response: Response) -> dict[str, str]:
    """Header names to their last values, as text."""
    return {
        name.decode("latin-1"): values[-1].decode("latin-1") for name, values in dict.items(response.headers) if values
    }


def unfetched(spider: PortalSpider, request: Request, error: BaseException | None) -> Iterator[Request]:
    """A listing, feed or sitemap that could not be fetched: a finding where the portal keeps it to itself, else a
    failure, past which a list may go on."""
    what = "listing" if request.meta["kind"] in ("home", "listing") else request.meta["kind"]
    cause = spider.place.cause_of(error)
    if (token := request.meta.get("capture")) is not None:
        spider.store.settle(token)  # an answer that could not be used is no page to interpret later
    if cause == INTERRUPTED:
        spider.tally.counts["not_asked"] += 1
        return  # nothing is known of it: another run asks
    if circles_about_login(request, cause):
        cause = "login"
    if cause in ("robots", "off-host", "login") and request.meta["kind"] != "home":
        spider.tally.refused[f"{what} {cause}"] += 1
        return
    to = canonical(error.url) if cause == "off-host" and isinstance(error, Refused) else None
    spider.place.leads_to = to or spider.place.leads_to
    if what in ("feed", "sitemap"):
        never.lacks(spider, what, cause, request.url)
    else:
        yield from walking.stopped(spider, request.cb_kwargs["walk"], cause, to or request.url)


def circles_about_login(request: Request, cause: str) -> bool:
    """Whether the portal sends whoever is not logged in to and fro: a door for its members, and no fault."""
    passed = [*request.meta.get("redirect_urls", ()), request.url]
    return cause == "redirects" and any(map(leads_elsewhere, passed))
