"""What never comes, night after night, is told from what did not come once.

A part of a sitemap's index that answers 500 each night (seen on a WordPress portal, of a taxonomy) made every run one
that fell short, so that nobody could tell a night on which something was wrong: a feed or a sitemap is a failure while
it may be expected, and then told among what is refused. A page of a list that answers so hid all that stands behind it.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from archive.times import stamp
from crawler.clean.urls import url_key

if TYPE_CHECKING:
    from crawler.spiders.portal import PortalSpider

_ALIKE = 3
"""Runs in a row without it, the newest among them."""
_LONG = timedelta(days=2) - timedelta(hours=6)
"""From the first of them on: three nights, whose minutes differ; an evening's trouble is none of that."""


def lacks(spider: PortalSpider, what: str, cause: str, url: str) -> None:
    """Tells a feed or sitemap that did not come, also to ``archive coverage``: what it alone names is not known. Where
    no list was read yet it may be all that names articles, and stays a failure."""
    if missed(spider, url) and spider.tally.counts["listings_read"]:
        spider.tally.refused[f"{what} {cause}"] += 1
    else:
        spider.fail(what, cause, url)
    spider.tally.note_unread(f"{what} {cause}", url)


def missed(spider: PortalSpider, url: str) -> bool:
    """Notes that this run did not get what ``url`` stands for; whether that is so for some nights, one run after the
    other."""
    now, known = spider.clock.now(), _known(spider, url)
    if known is None or datetime.fromisoformat(known[0]) > now:  # by a clock that was put back since
        known = (stamp(now), 0, "")
    since, times, run = known
    times += run != spider.crawl_id
    spider.store.state.set_meta(_name(url), f"{since} {times} {spider.crawl_id}")
    return times >= _ALIKE and now - datetime.fromisoformat(since) >= _LONG


def came(spider: PortalSpider, url: str) -> None:
    """Notes that this run got it."""
    if _known(spider, url) is not None:
        spider.store.state.set_meta(_name(url), "")


def _known(spider: PortalSpider, url: str) -> tuple[str, int, str] | None:
    """Since when it did not come, in how many runs, and the last of them."""
    text = spider.store.state.meta(_name(url))
    if not text:
        return None
    since, times, run = text.split(" ")
    return since, int(times), run


def _name(url: str) -> str:
    return f"never {url_key(url)}"
