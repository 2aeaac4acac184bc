"""From one page of a listing to the next: how far it is walked, and what is made of pages that are not there.

A page that is missing in the middle of a listing is neither taken for its end nor passed over in silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace

from crawler.discovery.paging import numbered
from crawler.spiders import never
from crawler.strategy.gaps import GAP
from crawler.strategy.walk import REMEMBERED

WHOLE = 0.75
"""Of the articles or pages that a list claims: counts take in what is hidden, and what stands in other lists too."""

if TYPE_CHECKING:
    from scrapy import Request

    from crawler.discovery.model import Listing, NextPage
    from crawler.spiders.portal import PortalSpider
    from crawler.strategy.walk import Walk


def further(spider: PortalSpider, listing: Listing, walk: Walk, via: str) -> Iterator[Request]:
    """The next pages of a walk after one with rows, unless it is at its end."""
    say(spider, walk)
    following = listing.next
    leads_back = any(not page.stands_for for page in following)
    spider.months.are_needless |= leads_back and not walk.home
    spider.searches.are_needless |= leads_back
    if walk.at is not None and walk.at.stands_for:
        following = [replace(page, stands_for=True) for page in following]
    following = walk.landed(
        [page for page in following if walk.at is None or not numbered.is_of_another(walk.at, page)]
    )
    end = walk.stops(spider.options, spider.rules, spider.clock.now().date())
    jump = walk.back(spider.rules, end)
    if end is not None and jump is None:
        _end(spider, walk)
        if end == "repeats" and walk.pages == 2:  # later, the pager may only count too many
            _say_short(spider, walk, walk.pages, walk.last, via)
        if end in ("pages", "trap"):
            spider.tally.limits[f"walk-{end}"] += 1
            spider.logger.warning("%s: walk ended after %d pages (%s)", walk.url, walk.pages, end)
        return
    jump = jump or walk.jump(spider.rules, following)
    wished = [jump] if jump else following
    pages = _not_asked(spider, wished)
    if not pages and jump is None:  # a page to leap to that was asked for before is another walk's
        left, walk.ahead = walk.ahead, []
        pages = _not_asked(spider, left)
    # Where it was cut off is forgotten with the jump: should that page not come, the next run begins anew.
    is_whole = walk.parts is None and len(pages) == 1
    if not walk.gaps.is_open and walk.holes is None:
        spider.plan.reach(walk.url, pages[0] if is_whole and jump is None else None)
    walks = [walk] if len(pages) == 1 else walk.split(len(pages)) if pages else []
    for page, own in zip(pages, walks, strict=True):
        yield spider.listings.ask(own, page, via)
    if not pages:
        _end(spider, walk)
        if not wished:
            _say_short(spider, walk, walk.count, listing.claimed or 0, via)
        else:  # from there on it is the list of whoever asked for it
            spider.plan.join(walk, wished[0].url)


def instead(spider: PortalSpider, listing: Listing, walk: Walk, via: str) -> Iterator[Request]:
    """The pages that a first page stands for, which was not asked for itself: they may have the menu. Its own pager
    leads through what was not asked for."""
    end = walk.stops(spider.options, spider.rules, spider.clock.now().date())
    pages = _not_asked(spider, [page for page in listing.next if page.stands_for]) if end is None else []
    walks = [walk] if len(pages) == 1 else walk.split(len(pages)) if pages else []
    for page, own in zip(pages, walks, strict=True):
        yield spider.listings.ask(own, page, via)


def _say_short(spider: PortalSpider, walk: Walk, found: int, claimed: int, url: str) -> None:
    """Tells a list that has far more, by its own account, than a walk from its beginning has ``found`` by its end."""
    is_own = walk.parts is None and not walk.home and not (walk.at and walk.at.stands_for)
    if is_own and walk.is_whole and not walk.is_resumed and found < WHOLE * claimed and claimed < REMEMBERED:
        spider.fail("listing", "cut-short", url)


def beyond(
    spider: PortalSpider, walk: Walk, cause: str, url: str, linked: Iterable[NextPage] = ()
) -> Iterator[Request]:
    """What follows on a further page that is not there: the end of the walk, or a request for a page after it.

    The end is believed where nothing beyond it was linked or counted, and where nothing is there either of what was.
    ``linked`` are the pages that the page itself, which has no rows, says to follow: that alone proves nothing.
    """
    linked = [page for page in linked if not page.stands_for]
    if walk.leap == "tail":  # the list is shorter than it was: from its beginning, then
        walk.leap, pages, walk.ahead = None, walk.ahead, []
    elif not walk.lacks(cause, url, linked=bool(linked)):
        _end(spider, walk)
        return
    elif (page := walk.page_beyond()) is not None:
        pages = [page]
    elif linked and len(walk.gaps.missing) >= GAP:
        _end(spider, walk)
        return
    else:
        pages = [replace(page, last=None) for page in linked[:1]]
    asked = [] if walk.gaps.is_hopeless else _not_asked(spider, pages) or _not_asked(spider, walk.ahead)
    if asked:
        yield spider.listings.ask(walk, asked[0], url)
    else:
        walk.gaps.tear()
        say(spider, walk)


_TROUBLE = frozenset({"http-5xx", "timeout", "cut-off"})
"""Causes that may be of one page alone."""


def stopped(spider: PortalSpider, walk: Walk, cause: str, url: str) -> Iterator[Request]:
    """A page that failed: a server in trouble is left alone, and the next run goes on with it. Where this list had one
    for some nights, the walk goes past it, since nothing behind it would ever be read; it is a failure all the same,
    and the section does not count as walked. A page that is refused says nothing of trouble: who refuses is left alone.
    """
    is_usual = cause in _TROUBLE and walk.at is not None and never.missed(spider, walk.url)
    spider.fail("listing", cause, url)
    page = _page_past(walk) if is_usual and not walk.gaps.is_hopeless else None
    for asked in _not_asked(spider, [page] if page is not None else []):
        walk.failed += 1
        walk.gaps.holes.append(walk.at)
        yield spider.listings.ask(walk, asked, url)


def _page_past(walk: Walk) -> NextPage | None:
    """The page after one that failed, where a later one was linked or counted; None after some in a row."""
    at = walk.at
    if at is None or at.number is None or walk.leap is not None or walk.failed >= GAP - 1:
        return None
    return numbered.page(at, at.number + 1) if at.number < walk.last else None


def _end(spider: PortalSpider, walk: Walk) -> None:
    """The walk is at its end, or as far as it has to go."""
    spider.plan.end_walk(walk, spider.rules)
    if not walk.gaps.is_torn:
        never.came(spider, walk.url)


def say(spider: PortalSpider, walk: Walk) -> None:
    """Counts the pages of ``walk`` that turned out to be missing in its middle as failures, each once."""
    for cause, url in walk.gaps.told():
        spider.fail("listing", cause, url)


def _not_asked(spider: PortalSpider, pages: Iterable[NextPage]) -> list[NextPage]:
    """Those of ``pages`` that this run has not asked for; from now on it has."""
    return [page for page in pages if spider.listings.first(page.url, _form(page))]


def _form(page: NextPage) -> Mapping[str, object]:
    """What tells a request from others for its address: a script asks for the first page of a list by that of the list
    itself, or by one that counts as the same (``?pageIndex=0``), and what it is answered goes on with the list. A file
    of scripts says something else to each page that loads it."""
    is_first = page.kind == "xhr" and page.number == 1 and not page.form
    loads = page.listing if page.fills else None
    return {"": page.url, "loads": loads} if is_first else page.form
