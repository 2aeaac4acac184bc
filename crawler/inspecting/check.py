"""Declared portals looked at live: what ``congtin portals check`` is a skin over. Stores no article."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import UTC, datetime
from urllib.parse import urlsplit

from scrapy import Request

from archive.showing.causes import spelt
from archive.times import stamp
from crawler.discovery.model import NextPage
from crawler.discovery.recognition.checking import Looked, Step, look
from crawler.fetching.causes import Refused, TlsFailed, cause_of
from crawler.further import Answer
from crawler.inspecting.aside import run_aside
from crawler.inspecting.checks import Check
from crawler.middlewares.robots import RobotsMiddleware
from crawler.portals import registry
from crawler.spiders.looking import looked_at
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
            if not await self._names() and self.place.proxy is None:
                self.looked = Looked(steps=[])  # all else would say the same again
                return
            await self._robots()
            self.looked = await self._look()
            self._tls()
        return
        yield

    async def _names(self) -> bool:
        """Where the host's name leads, from here; whether anywhere."""
        parts = urlsplit(self.portal.home)
        try:
            places = await asyncio.get_running_loop().getaddrinfo(
                parts.hostname or "", parts.port or 443, type=socket.SOCK_STREAM
            )
        except (OSError, UnicodeError) as error:
            why = getattr(error, "strerror", None) or error
            self.steps.append(Step(what="dns", ok=False, said=f"{parts.hostname} is not found from here: {why}"))
            return False
        found = ", ".join(dict.fromkeys(str(place[4][0]) for place in places))
        self.steps.append(Step(what="dns", ok=True, said=found))
        return True

    async def _robots(self) -> None:
        middleware = self.crawler.get_downloader_middleware(RobotsMiddleware)
        rules = await middleware.rules(self.portal.home) if middleware is not None else None
        agent = self.settings["ROBOTSTXT_USER_AGENT"]
        if rules is None:
            step = Step(what="robots", ok=False, said="robots.txt cannot be read, so nothing may be asked")
        elif rules.can_fetch(self.portal.home, agent):
            delay = rules.crawl_delay(agent)
            allowed = "allows the home page"
            step = Step(what="robots", ok=True, said=f"{allowed}; delay {delay:g} s" if delay else allowed)
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
        came = await looked_at(self, page)
        if isinstance(came, Refused):
            said = "robots.txt forbids it" if came.cause == "robots" else came.cause
            return said if came.url == page.url else f"{said}: {came.url}"
        if isinstance(came, TlsFailed):
            return f"tls: {came}"
        return spelt(cause_of(came)) if isinstance(came, Exception) else came

    def _tls(self) -> None:
        """How the connections came about, where there were any by TLS."""
        for host, tls in self.tls.hosts.items():
            if tls.distrusted and not tls.agreed:
                self.steps.append(Step(what="tls", ok=False, said=f"{host}: certificate not trusted: {tls.distrusted}"))
            elif tls.agreed:
                said = f"{host}: {tls.agreed['version']}, certificate {tls.agreed['certificate']}"
                self.steps.append(Step(what="tls", ok=tls.agreed["certificate"] == "trusted", said=said))
            elif tls.tried:
                self.steps.append(Step(what="tls", ok=False, said=f"{host}: no agreement on TLS"))
            else:
                self.steps.append(Step(what="tls", ok=None, said=f"{host}: not tried, no connection stood"))


def check(
    portals: Sequence[str], *, proxy: str | None = None, told: Callable[[str], None] = lambda _: None
) -> list[Check]:
    """The declared ``portals`` (ids) as they are found now, in the order asked. Once a process. ``told`` hears
    the id of each that is looked at.

    Raises ``CongtinError`` where one is not declared, or nothing can be started.
    """
    declared = [registry.load(portal).id for portal in portals]
    quiet = {"CONGTIN_PROGRESS": False}
    return [_told(spider) for spider in run_aside(CheckSpider, declared, settings=quiet, proxy=proxy, told=told)]


def _told(spider: CheckSpider) -> Check:
    looked = spider.looked or Looked(steps=[Step(what="home", ok=False, said="the run was ended")])
    return Check(
        portal=spider.portal.id,
        checked_at=stamp(datetime.now(UTC)),
        home=spider.portal.home,
        steps=[*spider.steps, *looked.steps],
        family=looked.family,
        fields=looked.fields,
    )
