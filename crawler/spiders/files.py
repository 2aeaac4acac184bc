"""The files of an article: attachments with hash and size, images for the WARC alone."""

from __future__ import annotations

import asyncio
import hashlib
from collections import OrderedDict
from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from scrapy import Request
from scrapy.http.request import NO_CALLBACK

from archive.article import FILE_FAILED, Article, Attachment
from archive.judging.standins import names_document
from archive.revisions import with_attachments
from crawler import filed
from crawler.fetching.causes import PASSING, NotAsked
from crawler.middlewares.backoff import told_to_wait
from crawler.reasons import BLOCKED
from crawler.spiders.patience import later, plain_headers
from crawler.strategy.again import stamp

if TYPE_CHECKING:
    from scrapy.http import Response

    from crawler.spiders.portal import PortalSpider

REMEMBERED = 10_000
"""Files of which a run knows that it has asked: the same form hangs on many articles."""

SPARED = timedelta(days=4)
"""For how long a file is not asked for again that came when another of its article did not."""


class _File(Struct, frozen=True, kw_only=True):
    """What came for one address."""

    sha256: str
    bytes: int
    media_type: str
    etag: str | None = None
    modified: str | None = None
    hints: int = 0
    """304s since it came."""
    is_kept: bool = True
    """Whether its bytes lie in a WARC file."""
    beside: str | None = None
    """When it came (UTC), if another file of the article did not."""


class _Failed(Struct, frozen=True):
    """Nothing came, which says nothing of the file: it may at another time."""

    not_before: str = ""
    """UTC; where the server told when."""


class ArticleFiles:
    """Fetches what ``--assets`` asks for. A file is asked for anew at every look: its bytes may have been replaced.

    Under a condition, where the server named one when it came and may be believed (``Hints``). Within a run each
    address is asked for once, whatever number of articles offers it.
    """

    def __init__(self, spider: PortalSpider) -> None:
        self._spider = spider
        self._asked: OrderedDict[str, asyncio.Future[_File | _Failed | None]] = OrderedDict()

    async def fetched(self, article: Article, via: str, *, is_again: bool = False) -> Article:
        """``article`` with hash and size of each attachment that could be fetched; ``via`` is the page it stands on.

        ``is_again``: a file failed when it was looked at last; those that came then are not asked for.
        """
        wish = self._spider.options.assets
        if wish == "none":
            return article
        if not article.attachments and wish != "all":
            return article
        wanted = [(it.url, names_document(it.url, it.name, it.media_type)) for it in article.attachments]
        if wish == "all":
            wanted += [(image.url, names_document(image.url)) for image in article.images if image.url]
        came: list[_File | _Failed | None] = []
        for url, is_document in wanted:
            spared = self._spared(url) if is_again else None
            came.append(spared or await self._once(url, via, is_document=is_document))
        failed = [file.not_before for file in came if isinstance(file, _Failed)]
        if failed:
            for (url, _), file in zip(wanted, came, strict=True):
                self._spare(url, file)
            when = f": {max(failed)}" if any(failed) else ""
            article = replace(article, warnings=[*article.warnings, FILE_FAILED + when])
        return with_attachments(article, list(map(_with_file, article.attachments, came)))

    def _spared(self, url: str) -> _File | None:
        """The file at ``url``, if it came shortly before beside one that did not; not where this run asked for it."""
        known = self._known(url) if url not in self._asked else None
        since = stamp(self._spider.clock.now() - SPARED)
        return known if known is not None and known.beside is not None and known.beside > since else None

    def _spare(self, url: str, file: _File | _Failed | None) -> None:
        """Notes that ``url`` need not be asked for beside another, for the time being, or has to be."""
        if not isinstance(file, _File):
            known = self._known(url)
            if known is not None and known.beside is not None:
                self._write(url, replace(known, beside=None))
        elif file.beside is None:
            self._write(url, replace(file, beside=stamp(self._spider.clock.now())))

    async def _once(self, url: str, via: str, *, is_document: bool) -> _File | _Failed | None:
        asked = self._asked.get(url)
        if asked is None:
            asked = self._asked[url] = asyncio.ensure_future(self._file(url, via, is_document=is_document))
            if len(self._asked) > REMEMBERED:
                self._asked.popitem(last=False)
        return await asyncio.shield(asked)

    async def _file(self, url: str, via: str, *, is_document: bool) -> _File | _Failed | None:
        """What the address holds; None where it holds no file, or a page stood in for it."""
        spider, hints = self._spider, self._spider.articles.hints
        if not spider.scope.holds_asset(url):
            spider.tally.counts["assets_off_host"] += 1
            return None
        known = self._known(url)
        conditions = hints.conditions(known.etag, known.modified, known.hints) if known is not None else {}
        response = await self._answer(url, via, conditions, is_document=is_document)
        if not isinstance(response, _Failed | None) and response.status == 304 and known is not None:
            spider.tally.counts["not_modified"] += 1
            spider.tally.counts["files_not_modified"] += 1  # of these; the others were articles
            if not hints.to_prove():
                return self._remember(url, replace(known, hints=known.hints + 1))
            response = await self._answer(url, via, {}, is_document=is_document)
            if not isinstance(response, _Failed | None) and _file_of(response).sha256 != known.sha256:
                hints.lied(url)
        if isinstance(response, _Failed | None):
            return response
        spider.tally.counts["assets"] += 1
        return self._remember(url, replace(_file_of(response), is_kept=spider.settings.getbool("CONGTIN_WARC")))

    async def _answer(
        self, url: str, via: str, conditions: dict[str, str], *, is_document: bool
    ) -> Response | _Failed | None:
        """The answer that holds the file, or says (304) that it is the one known; else whether it may come yet."""
        spider = self._spider
        meta = {"kind": "asset", "via": via, "download_maxsize": spider.settings.getint("CONGTIN_ASSET_MAXSIZE")}
        request: Request | None = Request(url, callback=NO_CALLBACK, meta=meta, headers=conditions)
        cause = ""
        told: timedelta | None = None
        while request is not None:
            asked = request
            try:
                response = await spider.crawler.engine.download_async(asked)
            except Exception as error:  # whatever the net did, the article itself is whole
                cause = spider.place.cause_of(error)
                spider.fail("asset", cause, url)
                return _Failed() if cause in PASSING or isinstance(error, NotAsked) else None
            if response.status == 304 and conditions:
                return response
            said = plain_headers(response)
            cause = filed.trouble(response.status, response.body, response.url, said, is_document=is_document)
            if not cause:
                return response
            told = told_to_wait(response)
            request = later(spider, asked, cause) if response.status == 200 and cause in BLOCKED else None
        spider.fail("asset", cause, url)
        return _Failed(filed.not_before(told, spider.clock.now())) if filed.is_passing(cause) else None

    def _known(self, url: str) -> _File | None:
        """What an earlier run got for the address; None where its bytes are wanted in any case."""
        text = self._spider.store.state.meta(f"file {url}")
        known = msgspec.json.decode(text, type=_File) if text else None
        wanted = self._spider.settings.getbool("CONGTIN_WARC")
        return None if known is None or (wanted and not known.is_kept) else known

    def _remember(self, url: str, file: _File) -> _File:
        """What is known of the address from now on, also to another article that has asked for it before."""
        if file.etag or file.modified or self._spider.store.state.meta(f"file {url}"):
            self._write(url, file)
        return file

    def _write(self, url: str, file: _File) -> None:
        self._spider.store.state.set_meta(f"file {url}", msgspec.json.encode(file).decode())


def _with_file(attachment: Attachment, file: _File | _Failed | None) -> Attachment:
    if not isinstance(file, _File):
        return attachment
    media_type = file.media_type or attachment.media_type
    return replace(attachment, sha256=file.sha256, bytes=file.bytes, media_type=media_type)


def _file_of(response: Response) -> _File:
    media_type = _content_type(response).split(";")[0].strip()
    said = [response.headers.get(name) for name in ("ETag", "Last-Modified")]
    etag, modified = (value.decode("latin-1") if value else None for value in said)
    digest = hashlib.sha256(response.body).hexdigest()
    return _File(sha256=digest, bytes=len(response.body), media_type=media_type, etag=etag, modified=modified)


def _content_type(response: Response) -> str:
    return (response.headers.get("Content-Type") or b"").decode("latin-1")
