"""An undeclared portal is recognised before it is crawled: a handful of pages, through the same doors as all others."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from msgspec.structs import replace
from scrapy import Request
from scrapy.http.request import NO_CALLBACK

from archive.last import last_article
from crawler.causes import cause_of
from crawler.discovery.model import NextPage, Recognition
from crawler.discovery.probing import ARTICLES, probe
from crawler.errors import PortalFileError
from crawler.further import Answer
from crawler.portals import registry, writing
from crawler.spiders.asking import asking
from crawler.spiders.patience import plain_headers

if TYPE_CHECKING:
    from pathlib import Path

    from crawler.spiders.portal import PortalSpider

logger = logging.getLogger(__name__)


async def declare(spider: PortalSpider, archive: Path) -> None:
    """Recognises the spider's portal where no file declares it and nothing is stored of it, and writes its file.

    From then on it is read as the file says: what tells its articles apart must never change under an archive.
    """
    portal, folder = spider.portal, registry.own_folder()
    if registry.file_of(portal) is not None or folder is None or last_article(archive, portal.id) is not None:
        return
    found = await recognised(spider, articles=0)
    if isinstance(found, str):
        logger.warning("%s: not recognised: %s", portal.id, found)
        return
    spider.recognition = found
    # Its pages tell the family, each by itself: only a person may say that all are of one, and whether a sitemap
    # that nothing names is of articles.
    declared = replace(writing.portal_of(found, portal.home), family=None, sitemaps=[])
    try:
        path = writing.write(folder, declared, found.reasons)
    except PortalFileError as error:
        logger.warning("%s; the portal is read without it", error)
        return
    spider.use(registry.read(path))
    found.reasons.append(f"Written to {path}: later crawls read the portal as it says; correct it there.")


async def recognised(spider: PortalSpider, *, articles: int = ARTICLES) -> Recognition | str:
    """What the portal is, from a handful of pages, of which so many are ``articles``; or why it cannot be told."""
    named = await spider.sitemaps()
    probing = probe(spider.portal.home, inside=spider.scope.holds, named=named, articles=articles)
    trouble = ""
    try:
        page = next(probing)
        while True:
            answer = await _asked(spider, page)
            trouble = answer if isinstance(answer, str) else trouble
            page = probing.send(None if isinstance(answer, str) else answer)
    except StopIteration as done:
        found: Recognition | str = done.value
        return f"{found} ({trouble})" if isinstance(found, str) and trouble else found


async def _asked(spider: PortalSpider, page: NextPage) -> Answer | str:
    """What came for ``page``, or the cause for which nothing did."""
    plain = Request(page.url, callback=NO_CALLBACK, meta={"kind": "other", "via": page.listing})
    request = asking(plain, page).replace(cb_kwargs={})
    spider.tally.counts["probed"] += 1
    try:
        response = await spider.crawler.engine.download_async(request)
    except Exception as error:  # whatever the net did, the other pages may tell
        return cause_of(error)
    finally:
        if (token := request.meta.get("capture")) is not None:
            spider.store.settle(token)  # looked at, and no page to interpret later
    return Answer(
        url=response.url,
        status=response.status,
        body=response.body,
        headers=plain_headers(response),
        fetched_at=request.meta.get("fetched_at"),
    )
