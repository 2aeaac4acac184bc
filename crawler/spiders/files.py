"""The files of an article: attachments with hash and size, images for the WARC alone."""

from __future__ import annotations

import asyncio
import hashlib
from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace
from scrapy import Request
from scrapy.http.request import NO_CALLBACK

from archive.article import Article, Attachment
from archive.revisions import with_attachments
from archive.standins import is_page, names_document
from crawler.causes import cause_of_status
from crawler.fields import refusal
from crawler.html import Page, PageError
from crawler.spiders.patience import BLOCKED, later, plain_headers

if TYPE_CHECKING:
    from scrapy.http import Response

    from crawler.spiders.portal import PortalSpider

REMEMBERED = 10_000
"""Files of which a run knows that it has asked: the same form hangs on many articles."""

_NO_FILE = frozenset({"login", "error-page", "soft-404"})
"""What a page is that came for a file of which nothing tells that it is none."""


class _File(NamedTuple):
    """What came for one address."""

    sha256: str
    bytes: int
    media_type: str


class ArticleFiles:
    """Fetches what ``--assets`` asks for. A file is fetched anew at every look: its bytes may have been replaced.

    Within a run each address is asked for once, whatever number of articles offers it.
    """

    def __init__(self, spider: PortalSpider) -> None:
        self._spider = spider
        self._asked: OrderedDict[str, asyncio.Future[_File | None]] = OrderedDict()

    async def fetched(self, article: Article, via: str) -> Article:
        """``article`` with hash and size of each attachment that could be fetched; ``via`` is the page it stands on."""
        wish = self._spider.options.assets
        if wish == "none":
            return article
        if not article.attachments and wish != "all":
            return article
        files = [await self._attachment(attachment, via) for attachment in article.attachments]
        if wish == "all":
            for url in [image.url for image in article.images if image.url]:
                await self._once(url, via, is_document=names_document(url))
        return with_attachments(article, files)

    async def _attachment(self, attachment: Attachment, via: str) -> Attachment:
        url = attachment.url
        is_document = names_document(url, attachment.name, attachment.media_type)
        file = await self._once(url, via, is_document=is_document)
        if file is None:
            return attachment
        media_type = file.media_type or attachment.media_type
        return replace(attachment, sha256=file.sha256, bytes=file.bytes, media_type=media_type)

    async def _once(self, url: str, via: str, *, is_document: bool) -> _File | None:
        asked = self._asked.get(url)
        if asked is None:
            asked = self._asked[url] = asyncio.ensure_future(self._file(url, via, is_document=is_document))
            if len(self._asked) > REMEMBERED:
                self._asked.popitem(last=False)
        return await asyncio.shield(asked)

    async def _file(self, url: str, via: str, *, is_document: bool) -> _File | None:
        """What was fetched; None where nothing was, or a page stood in for it."""
        spider = self._spider
        if not spider.scope.holds_asset(url):
            spider.tally.counts["assets_off_host"] += 1
            return None
        meta = {"kind": "asset", "via": via, "download_maxsize": spider.settings.getint("CONGTIN_ASSET_MAXSIZE")}
        request: Request | None = Request(url, callback=NO_CALLBACK, meta=meta)
        cause = ""
        while request is not None:
            asked = request
            try:
                response = await spider.crawler.engine.download_async(asked)
            except Exception as error:  # whatever the net did, the article itself is whole
                spider.fail("asset", spider.place.cause_of(error), url)
                return None
            cause = _trouble(response, is_document=is_document)
            if not cause:
                spider.tally.counts["assets"] += 1
                return _file_of(response)
            request = later(spider, asked, cause) if response.status == 200 and cause in BLOCKED else None
        spider.fail("asset", cause, url)
        return None


def _trouble(response: Response, *, is_document: bool) -> str:
    """Why an answer is not the file: its status, or what the page is that stands in for it; "" where it is."""
    if response.status != 200:
        return cause_of_status(response.status)
    if not is_page(_content_type(response), response.body):
        return ""
    try:
        reason = refusal.of_rest(Page(response.body, url=response.url, headers=plain_headers(response))).reason
    except PageError:
        reason = "error-page"
    if reason in BLOCKED or reason == "login":
        return reason
    return "soft-404" if is_document or reason in _NO_FILE else ""


def _file_of(response: Response) -> _File:
    media_type = _content_type(response).split(";")[0].strip()
    return _File(hashlib.sha256(response.body).hexdigest(), len(response.body), media_type)


def _content_type(response: Response) -> str:
    return (response.headers.get("Content-Type") or b"").decode("latin-1")
