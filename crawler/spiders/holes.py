"""Pages that are not there in the middle of a listing: neither taken for its end nor passed over in silence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scrapy import Request

    from crawler.spiders.portal import PortalSpider
    from crawler.walk import Walk


def beyond(spider: PortalSpider, walk: Walk, cause: str, url: str) -> Iterator[Request]:
    """What follows on a further page that is not there: the end of the walk, or a request for the page after it.

    The end is believed where nothing beyond it was linked or counted, and where the page after it is not there either.
    """
    if not walk.lacks(cause, url):
        spider.plan.end_walk(walk)
        return
    following = walk.page_beyond()
    if following is not None and spider.listings.first(following.url, following.form):
        yield spider.listings.ask(walk, following, url)
    else:
        walk.tear()
        say(spider, walk)


def say(spider: PortalSpider, walk: Walk) -> None:
    """Counts the pages of ``walk`` that turned out to be missing in its middle as failures, each once."""
    for cause, url in walk.torn():
        spider.fail("listing", cause, url)
