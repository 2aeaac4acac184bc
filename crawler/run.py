"""Runs crawls in this process: what ``congtin crawl`` is a skin over."""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

from archive.captures.reach import LOSSES
from archive.errors import ArchiveError
from archive.leases.lease import watch
from archive.paths import leases
from archive.showing.progress import aside
from archive.words import again
from crawler.errors import CongtinError, CouldNotStart
from crawler.extensions.keeper import Keeper
from crawler.extensions.quality import Quality
from crawler.fetching.downloaders import downloader_of
from crawler.fetching.listeners import Signals
from crawler.health.check import ARCHIVED, WHOLE, below
from crawler.health.model import Known
from crawler.portals.hosts import chains, hosts
from crawler.processes.job import Job
from crawler.processes.outcome import Outcome
from crawler.signals import ENDING
from crawler.spiders.portal import NO_SECTION, PortalSpider
from crawler.strategy.accepting import Accepted, accept

if TYPE_CHECKING:
    from scrapy.crawler import AsyncCrawlerProcess, Crawler

__all__ = ["Outcome", "crawl", "run"]


_SWITCH = 0.001
"""Seconds that a thread which writes may keep the event loop waiting, each time that it asks; Python's own are five."""


def crawl(
    targets: Sequence[str],
    *,
    archive: Path,
    options: Mapping[str, str | None] | None = None,
    settings: Mapping[str, Any] | None = None,
    proxy: str | None = None,
    portals: Path | None = None,
) -> list[Outcome]:
    """Crawls ``targets`` (portal ids or URLs) side by side and returns how each ended. Once a process.

    Portals that ask the same host (``crawler.portals.hosts``) are crawled one after another.

    ``options`` are the spider's (mode, since, until, limit, section, assets), as text; ``settings`` are
    Scrapy's, over those of ``crawler.settings``. ``portals`` is the folder of the user's own portals, in place of the
    one beside the archive (``registry.use``). SIGINT or SIGTERM ends the runs when what is in flight
    is stored; a second one ends them at once, and stores what has come in by then. A target or an option that
    cannot be is raised as ``CongtinError`` before anything is asked for; afterwards nothing is raised for a portal
    that fails.
    """
    job = Job(
        targets=list(targets),
        archive=archive,
        options=dict(options or {}),
        settings=dict(settings or {}),
        proxy=proxy,
        portals=portals,
    )
    return run(job)


def run(
    job: Job,
    *,
    begins: Callable[[list[str]], None] | None = None,
    ended: Callable[[Outcome], None] | None = None,
) -> list[Outcome]:
    """What ``crawl`` does, of a ``Job``. ``begins`` is told the ids of the portals, in order, before the first request,
    and ``ended`` how each ended, as soon as it has."""
    from scrapy.crawler import AsyncCrawlerProcess  # installs the reactor when made, not when the module is imported
    from scrapy.utils.misc import load_object

    accepted = accept(job)
    project = accepted.project
    if begins is not None:
        begins(list(accepted.targets))
    # Before any of them runs, and for all together: a run that waits would hold up the others.
    watch(path for portal in accepted.portals for path in leases(job.archive, portal.id, hosts(portal)))
    process = AsyncCrawlerProcess(project)
    # What every run needs is loaded once for all, before their clocks run.
    for handler in set(project["DOWNLOAD_HANDLERS_BASE"].values()):
        load_object(handler)
    # Scrapy makes a record of all that it could say of every page, and filters where it would be written.
    for name in ("", "scrapy"):
        logging.getLogger(name).setLevel(project["LOG_LEVEL"])
    sys.setswitchinterval(_SWITCH)
    gc.collect()
    gc.freeze()  # what is loaded stays: the collector need not walk it again and again
    gc.set_threshold(10_000)  # a page makes thousands of objects, few in cycles: 700 is several looks a page
    runs = _Runs(process, accepted, job.archive, ended)
    for chain in chains(accepted.portals):
        runs.begin([portal.id for portal in chain])
    _answer_signals(runs.end_holds)
    process.start()
    return runs.outcomes()


def _answer_signals(also: Callable[[], None]) -> None:
    """The first SIGINT or SIGTERM is answered with a line at once; what it does stays Scrapy's, and ``also``."""
    from twisted.internet import reactor

    def told(number: int, frame: FrameType | None) -> None:
        # Said by the event loop: what the signal interrupts may be in the middle of a line.
        reactor.callFromThread(aside, again(ENDING))
        handler = before[signal.Signals(number)]
        if callable(handler):
            handler(number, frame)
        reactor.callFromThread(also)

    def listen() -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            before[number] = signal.signal(number, told)

    before: dict[signal.Signals, signal._HANDLER] = {}
    # Scrapy takes the signals when the event loop starts: its handlers are there one turn later.
    reactor.callWhenRunning(reactor.callFromThread, listen)


class _Runs:
    """The crawls of this process: those under way, and how the others ended."""

    def __init__(
        self,
        process: AsyncCrawlerProcess,
        accepted: Accepted,
        archive: Path,
        ended: Callable[[Outcome], None] | None,
    ) -> None:
        self._process, self._archive, self._tell = process, archive, ended
        self._targets, self._given = accepted.targets, accepted.options
        self._under_way: dict[str, tuple[Crawler, asyncio.Task[None]]] = {}
        self._ended: dict[str, Outcome] = {}
        self._bugs: list[Exception] = []

    def begin(self, chain: Sequence[str]) -> None:
        """Starts the first of ``chain`` (portals' ids); each of the others begins when the one before it has ended."""
        name, *rest = chain
        crawler = self._process.create_crawler(PortalSpider)
        crawler.signals = Signals(crawler)
        task = self._process.crawl(crawler, portal=self._targets[name], **self._given)
        self._under_way[name] = crawler, task
        task.add_done_callback(lambda _: self._done(name, rest))

    def end_holds(self) -> None:
        """Nothing waits any more for a host that asked for patience: the run is to end."""
        for crawler, _ in self._under_way.values():
            if crawler.engine is not None:
                downloader_of(crawler).end_holds()

    def outcomes(self) -> list[Outcome]:
        """How each ended, when the event loop has; also where it was cut short. A bug is loud."""
        for name in list(self._under_way):
            self._note(name)
        for bug in self._bugs:
            raise bug
        for name in self._targets.keys() - self._ended.keys():  # a signal came before their turn
            self._keep(Outcome(portal=name, archive=str(self._archive), finish="interrupted", exit_code=130))
        return [self._ended[name] for name in self._targets]

    def _done(self, name: str, rest: Sequence[str]) -> None:
        self._note(name)
        stopped = name in self._ended and self._ended[name].finish == "interrupted"
        if rest and not stopped:
            self.begin(rest)

    def _note(self, name: str) -> None:
        crawler, task = self._under_way.pop(name)
        try:
            self._keep(_outcome(name, crawler, task, self._archive))
        except Exception as bug:
            self._bugs.append(bug)

    def _keep(self, outcome: Outcome) -> None:
        self._ended[outcome.portal] = outcome
        if self._tell is not None:
            self._tell(outcome)


_EXITS = {"interrupted": 130, NO_SECTION: 2}


def _outcome(name: str, crawler: Crawler, task: asyncio.Task[None], archive: Path) -> Outcome:
    spider = crawler.spider if isinstance(crawler.spider, PortalSpider) else None
    error = None if task.cancelled() or not task.done() else task.exception()
    if error is not None and not isinstance(error, (CongtinError, ArchiveError)):
        raise error
    if spider is None or error is not None:
        known = error if isinstance(error, (CongtinError, ArchiveError)) else CouldNotStart("the run did not start")
        return Outcome(
            portal=name, archive=str(archive), finish="not-started", error=str(known), exit_code=known.exit_code
        )
    tally = spider.tally
    if (keeper := crawler.get_extension(Keeper)) is not None:
        keeper.end()
    finish = spider.end_of(spider.finish or "shutdown")
    fatal = spider.fatal
    kept_out = finish in ("unreachable", "blocked", "geo-blocked")
    short = tally.fell_short or kept_out or spider.waiting.failed or spider.waiting.missing or spider.unread
    lacks = _below(crawler, spider) if finish in WHOLE else []
    short = short or not spider.store.recovered.keys().isdisjoint(LOSSES)
    return Outcome(
        portal=spider.portal.id,
        archive=str(archive),
        crawl_id=spider.crawl_id,
        mode=spider.options.mode,
        finish=finish,
        error=str(fatal) if fatal else spider.ended_by,
        at_once=spider.finish is None,
        exit_code=3 if fatal else _EXITS.get(finish, 1 if short or lacks else 0),
        seconds=round(tally.seconds, 3),
        counts=dict(tally.counts),
        refused=dict(tally.refused),
        failed=dict(tally.failed),
        limits=dict(tally.limits),
        recovered=spider.store.recovered,
        waiting=spider.waiting,
        unread=spider.unread,
        partial=spider.options.partial,
        warc=crawler.settings.getbool("CONGTIN_WARC"),
        egress=spider.place.label,
        reached_from=spider.place.reached_from,
        leads_to=spider.place.leads_to,
        distrusted=spider.place.distrusted,
        tls_helps=spider.place.tls_helps,
        below=lacks,
        reasons=_reasons(spider),
    )


def _reasons(spider: PortalSpider) -> list[str]:
    """What an undeclared portal was taken for, and what its articles turned out to be."""
    if spider.recognition is None:
        return []
    read = ", ".join(f"{times} of the family {name}" for name, times in spider.tally.families.most_common())
    return [*spider.recognition.reasons, *([f"Articles read: {read}."] if read else [])]


def _below(crawler: Crawler, spider: PortalSpider) -> list[str]:
    """What a whole run lacks of what the portal's file expects; of a part nothing is expected, nor of a run that was
    cut short."""
    expect, quality = spider.portal.expect, crawler.get_extension(Quality)
    if spider.options.partial:
        return []
    known = Known(articles=expect.articles, filled=expect.filled)
    return [
        cause for _, cause in below(spider.tally.counts.get(ARCHIVED), quality.figures() if quality else None, known)
    ]
