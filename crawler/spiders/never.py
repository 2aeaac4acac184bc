"""Feeds and sitemaps that never come: a failure while they may be expected, and then told among what is refused.

A part of a sitemap's index that answers 500 each night (seen on a WordPress portal, of a taxonomy) made every run one
that fell short, so that nobody could tell a night on which something was wrong.
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
    """Tells a feed or sitemap that did not come, also to ``archive coverage``: what it alone names is not known."""
    now = spider.clock.now()
    since, times = _known(spider, url)
    since, times = (since if times and since <= now else now), times + 1
    spider.store.state.set_meta(_name(url), f"{stamp(since)} {times}")
    if times >= _ALIKE and now - since >= _LONG:
        spider.tally.refused[f"{what} {cause}"] += 1
    else:
        spider.fail(what, cause, url)
    spider.tally.note_unread(f"{what} {cause}", url)


def came(spider: PortalSpider, url: str) -> None:
    """Notes that a feed or sitemap came."""
    if _known(spider, url)[1]:
        spider.store.state.set_meta(_name(url), "")


def _known(spider: PortalSpider, url: str) -> tuple[datetime, int]:
    """Since when it did not come, and in how many runs."""
    since, _, times = (spider.store.state.meta(_name(url)) or "").partition(" ")
    return (datetime.fromisoformat(since), int(times)) if times else (spider.clock.now(), 0)


def _name(url: str) -> str:
    return f"never {url_key(url)}"
