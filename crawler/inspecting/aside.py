"""Spiders that look and keep nothing: run with an archive that is thrown away."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, TypeVar

from archive.disk.scratch import temporary
from crawler.errors import CouldNotStart
from crawler.portals import registry
from crawler.portals.hosts import chains
from crawler.spiders.portal import PortalSpider
from crawler.strategy.accepting import set_proxy

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

S = TypeVar("S", bound=PortalSpider)


def run_aside(
    spider: type[S],
    portals: Sequence[str],
    *,
    settings: Mapping[str, Any] | None = None,
    proxy: str | None = None,
    told: Callable[[str], None] = lambda _: None,
) -> list[S]:
    """One ``spider`` for each of ``portals`` (ids or addresses), after they have ended; those of one host one after
    another, all others side by side. ``told`` hears the id of each when it has ended. Once a process.

    Raises ``CongtinError`` where one of them could not start.
    """
    from scrapy.crawler import AsyncCrawlerProcess
    from scrapy.settings import Settings

    if proxy is not None:
        set_proxy(proxy)
    resolved = [registry.resolve(portal) for portal in portals]
    targets = {portal.id: target for portal, target in zip(resolved, portals, strict=True)}
    project = Settings()
    project.setmodule("crawler.settings", priority="project")
    with TemporaryDirectory(dir=temporary()) as folder:
        for key, value in {"CONGTIN_WARC": False, **(settings or {}), "CONGTIN_ARCHIVE": folder}.items():
            project.set(key, value, priority="cmdline")
        process = AsyncCrawlerProcess(project)
        runs: dict[str, tuple[Crawler, asyncio.Task[None]]] = {}

        def begin(chain: Sequence[str]) -> None:
            """The first of ``chain``, and each of the others when the one before it has ended."""
            name, *rest = chain
            crawler = process.create_crawler(spider)
            task = process.crawl(crawler, portal=targets[name])
            runs[name] = crawler, task
            task.add_done_callback(lambda _: told(name))
            if rest:
                task.add_done_callback(lambda _: begin(rest))

        for chain in chains(resolved):
            begin([portal.id for portal in chain])
        process.start()
        # Each is asked, or the rest would be told with their tracebacks.
        errors = [task.exception() for _, task in runs.values() if not task.cancelled()]
        for error in filter(None, errors):
            raise error
    found = [runs[name][0].spider if name in runs else None for name in targets]
    if not all(isinstance(one, spider) for one in found):
        raise CouldNotStart("the run was ended before it began")
    return found  # type: ignore[return-value]  # checked above
