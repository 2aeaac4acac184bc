"""Declared portals looked at live: what ``congtin portals check`` is a skin over. Stores no article."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import UTC, datetime
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.http.request import NO_CALLBACK

from archive.times import stamp
from crawler.accepting import set_proxy
from crawler.causes import Refused, TlsFailed, cause_of
from crawler.checks import Check
from crawler.discovery.checking import Looked, Step, look
from crawler.discovery.model import NextPage
from crawler.further import Answer
from crawler.middlewares.robots import RobotsMiddleware
from crawler.portals import registry
from crawler.spiders.asking import asking
from crawler.spiders.patience import plain_headers
from crawler.spiders.portal import PortalSpider

_AT_ONCE = asyncio.Semaphore(8)
"""Portals looked at side by side: each is one host, asked at its own pace."""


class CheckSpider(PortalSpider):
    """Looks at a portal's home page, a listing and an article, as its file says."""

    steps: list[Step]
    looked: Looked | None = None

    async def start(self) -> AsyncIterator[Request]:
        """Nothing is left to crawl when the portal was looked at."""
        self.steps = []
        async with _AT_ONCE:
            await self._names()
            await self._robots()
            self.looked = await self._look()
            self._tls()
        return
        yield

    async def _names(self) -> None:
        """Where the host's name leads, from here."""
        parts = urlsplit(self.portal.home)
        try:
            places = await asyncio.get_running_loop().getaddrinfo(
                parts.hostname or "", parts.port or 443, type=socket.SOCK_STREAM
            )
        except (OSError, UnicodeError) as error:
            self.steps.append(Step(what="dns", ok=False, said=f"{parts.hostname} is not found from here: {error}"))
            return
        found = ", ".join(dict.fromkeys(str(place[4][0]) for place in places))
        self.steps.append(Step(what="dns", ok=True, said=found))

    async def _robots(self) -> None:
        middleware = self.crawler.get_downloader_middleware(RobotsMiddleware)
        rules = await middleware.rules(self.portal.home) if middleware is not None else None
        agent = self.settings["ROBOTSTXT_USER_AGENT"]
        if rules is None:
            step = Step(what="robots", ok=False, said="robots.txt cannot be read, so nothing may be asked")
        elif rules.can_fetch(self.portal.home, agent):
            delay = rules.crawl_delay(agent)
            step = Step(what="robots", ok=True, said="allows the home page" + (f", delay {delay:g} s" if delay else ""))
        else:
            step = Step(what="robots", ok=False, said="forbids the home page")
        self.steps.append(step)

    async def _look(self) -> Looked:
        looking = look(self.portal, inside=self.scope.holds)
        page = next(looking)
        try:
            while True:
                page = looking.send(await self._asked(page))
        except StopIteration as done:
            found: Looked = done.value
            return found

    async def _asked(self, page: NextPage) -> Answer | str:
        plain = Request(page.url, callback=NO_CALLBACK, meta={"kind": "other", "via": page.listing})
        request = asking(plain, page).replace(cb_kwargs={})
        try:
            response = await self.crawler.engine.download_async(request)
        except Refused as error:
            return f"{error.cause}: {error.url}"
        except TlsFailed as error:
            return f"tls: {error}"
        except Exception as error:  # whatever the net did is what is told
            return cause_of(error)
        finally:
            if (token := request.meta.get("capture")) is not None:
                self.store.settle(token)  # looked at, and no page to interpret later
        return Answer(
            url=response.url,
            status=response.status,
            body=response.body,
            headers=plain_headers(response),
            fetched_at=request.meta.get("fetched_at"),
        )

    def _tls(self) -> None:
        """How the connections came about, where there were any by TLS."""
        for host, tls in self.tls.hosts.items():
            if tls.distrusted and not tls.agreed:
                self.steps.append(Step(what="tls", ok=False, said=f"{host}: certificate not trusted: {tls.distrusted}"))
            elif tls.agreed:
                said = f"{host}: {tls.agreed['version']}, certificate {tls.agreed['certificate']}"
                self.steps.append(Step(what="tls", ok=tls.agreed["certificate"] == "trusted", said=said))
            else:
                self.steps.append(Step(what="tls", ok=False, said=f"{host}: no agreement on TLS"))


def check(
    portals: Sequence[str], *, settings: Mapping[str, Any] | None = None, proxy: str | None = None
) -> list[Check]:
    """The declared ``portals`` (ids) as they are found now, in the order asked. Once a process.

    Raises ``CongtinError`` where one is not declared, or nothing can be started.
    """
    from scrapy.crawler import AsyncCrawlerProcess
    from scrapy.settings import Settings

    declared = [registry.load(portal) for portal in portals]
    if proxy is not None:
        set_proxy(proxy)
    project = Settings()
    project.setmodule("crawler.settings", priority="project")
    with TemporaryDirectory() as folder:  # what is fetched is looked at and not kept
        for key, value in {"CONGTIN_WARC": False, **(settings or {}), "CONGTIN_ARCHIVE": folder}.items():
            project.set(key, value, priority="cmdline")
        process = AsyncCrawlerProcess(project)
        crawlers = [process.create_crawler(CheckSpider) for _ in declared]
        tasks = [process.crawl(crawler, portal=portal.id) for crawler, portal in zip(crawlers, declared, strict=True)]
        process.start()
        for task in tasks:
            if not task.cancelled() and (error := task.exception()) is not None:
                raise error
    return [_told(crawler.spider) for crawler in crawlers]


def _told(spider: object) -> Check:
    assert isinstance(spider, CheckSpider)
    looked = spider.looked or Looked(steps=[Step(what="home", ok=False, said="the run was ended")])
    return Check(
        portal=spider.portal.id,
        checked_at=stamp(datetime.now(UTC)),
        home=spider.portal.home,
        steps=[*spider.steps, *looked.steps],
        family=looked.family,
        fields=looked.fields,
    )
