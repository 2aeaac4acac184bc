"""A page downloaded to be looked at and not kept, through the same doors as all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy import Request
from scrapy.http.request import NO_CALLBACK

from crawler.further import Answer
from crawler.spiders.asking import asking
from crawler.spiders.patience import plain_headers

if TYPE_CHECKING:
    from scrapy.http import Response

    from crawler.discovery.model import NextPage
    from crawler.spiders.portal import PortalSpider


async def looked_at(spider: PortalSpider, page: NextPage) -> Answer | Exception:
    """What came for ``page``, or what was raised because nothing did."""
    plain = Request(page.url, callback=NO_CALLBACK, meta={"kind": "probe", "via": page.listing})
    request = asking(plain, page).replace(cb_kwargs={})
    try:
        response = await spider.crawler.engine.download_async(request)
    except Exception as error:  # whatever the net did is what is told
        return error
    finally:
        if (token := request.meta.get("capture")) is not None:
            spider.store.settle(token)  # no page to interpret later
    return answer_of(response, request)


def answer_of(response: Response, request: Request) -> Answer:
    """``response`` to ``request`` as what reads pages takes it."""
    return Answer(
        url=response.url,
        status=response.status,
        body=response.body,
        headers=plain_headers(response),
        fetched_at=request.meta.get("fetched_at"),
    )
