"""The further pages of an article, fetched while its record is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy import Request
from scrapy.http.request import NO_CALLBACK

from crawler.fetching.causes import cause_of_status
from crawler.fields.paged.pages import FURTHER_PAGE
from crawler.further import Answer, Gathered, gather
from crawler.spiders.looking import answer_of

if TYPE_CHECKING:
    from scrapy.http import Response

    from archive.article import Article
    from crawler.spiders.portal import PortalSpider

_ASKED = "first_page_asked"


async def whole(spider: PortalSpider, first: Article, response: Response) -> Gathered:
    """``first``, read from ``response``, with what stands on its further pages; each is asked for once."""
    assert response.request is not None
    gathering = gather(first, answer_of(response, response.request), spider.portal)
    try:
        address = next(gathering)
        while True:
            address = gathering.send(await _fetched(spider, address, via=response.url))
    except StopIteration as done:
        gathered: Gathered = done.value
        return gathered


def first_page(article: Article, request: Request) -> Request | None:
    """The request for the first page of ``article``, where ``request`` led to a further one: the text begins there."""
    if FURTHER_PAGE not in article.warnings or _ASKED in request.meta:
        return None
    return request.replace(url=article.url, meta={**request.meta, _ASKED: True})


async def _fetched(spider: PortalSpider, url: str, *, via: str) -> Answer | None:
    if not spider.scope.holds(url):
        return None
    request = Request(url, callback=NO_CALLBACK, meta={"kind": "further", "via": via})
    try:
        response = await spider.crawler.engine.download_async(request)
    except Exception as error:  # whatever the net did, what has been read of the article stands
        spider.fail("further page", spider.place.cause_of(error), url)
        return None
    if response.status != 200:
        spider.fail("further page", cause_of_status(response.status), url)
    return answer_of(response, response.request or request)
