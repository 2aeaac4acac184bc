"""An undeclared portal is recognised before it is crawled: a handful of pages, through the same doors as all others."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from msgspec.structs import replace

from archive.choosing.last import last_article
from archive.showing.causes import spelt
from crawler.discovery.model import Recognition
from crawler.discovery.recognition.probing import ARTICLES, probe
from crawler.errors import PortalFileError
from crawler.fetching.causes import cause_of
from crawler.portals import registry, writing
from crawler.spiders.looking import looked_at

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
            spider.tally.counts["probed"] += 1
            answer = await looked_at(spider, page)
            trouble = cause_of(answer) if isinstance(answer, Exception) else trouble
            page = probing.send(None if isinstance(answer, Exception) else answer)
    except StopIteration as done:
        found: Recognition | str = done.value
        return f"{found} ({spelt(trouble)})" if isinstance(found, str) and trouble else found
