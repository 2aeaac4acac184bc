"""The files of an article: attachments with hash and size, images for the WARC alone."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from msgspec.structs import replace
from scrapy import Request
from scrapy.http.request import NO_CALLBACK

from archive.article import Article, Attachment
from archive.revisions import with_attachments
from crawler.causes import cause_of_status

if TYPE_CHECKING:
    from scrapy.http import Response

    from crawler.spiders.portal import PortalSpider


class ArticleFiles:
    """Fetches what ``--assets`` asks for. A file is fetched anew at every look: its bytes may have been replaced."""

    def __init__(self, spider: PortalSpider) -> None:
        self._spider = spider

    async def fetched(self, article: Article, via: str) -> Article:
        """``article`` with hash and size of each attachment that could be fetched; ``via`` is the page it stands on."""
        wish = self._spider.options.assets
        if wish == "none":
            return article
        if not article.attachments and wish != "all":
            return article
        files = [await self._file(attachment, via) for attachment in article.attachments]
        if wish == "all":
            for url in [image.url for image in article.images if image.url]:
                await self._bytes_of(url, via)
        return with_attachments(article, files)

    async def _file(self, attachment: Attachment, via: str) -> Attachment:
        response = await self._bytes_of(attachment.url, via)
        if response is None:
            return attachment
        media_type = (response.headers.get("Content-Type") or b"").decode("latin-1").split(";")[0].strip()
        return replace(
            attachment,
            sha256=hashlib.sha256(response.body).hexdigest(),
            bytes=len(response.body),
            media_type=media_type or attachment.media_type,
        )

    async def _bytes_of(self, url: str, via: str) -> Response | None:
        spider = self._spider
        if not spider.scope.holds_asset(url):
            spider.tally.counts["assets_off_host"] += 1
            return None
        request = Request(
            url,
            callback=NO_CALLBACK,
            meta={"kind": "asset", "via": via, "download_maxsize": spider.settings.getint("CONGTIN_ASSET_MAXSIZE")},
        )
        try:
            response = await spider.crawler.engine.download_async(request)
        except Exception as error:  # whatever the net did, the article itself is whole
            spider.fail("asset", spider.place.cause_of(error), url)
            return None
        if response.status != 200:
            spider.fail("asset", cause_of_status(response.status), url)
            return None
        spider.tally.counts["assets"] += 1
        return response
