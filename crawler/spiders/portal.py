"""The one spider: wires discovery, fetching and parsing. No selectors and no portal's quirks in it."""

from __future__ import annotations

import logging
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scrapy import Request, Spider, signals
from scrapy.exceptions import CloseSpider, DontCloseSpider

from archive.frontiers.frontier import Waiting, passed_over
from archive.observations import ENDED_LACKING
from archive.showing.causes import spelt
from crawler import families
from crawler.clock import Clock
from crawler.discovery.behind import reached
from crawler.discovery.model import Recognition, SectionLink
from crawler.fetching.contact import is_loopback, user_agent
from crawler.fetching.handshake import Policy
from crawler.fetching.scope import Scope
from crawler.fetching.tls import meaning, profile_of
from crawler.middlewares.robots import RobotsMiddleware
from crawler.options import Options, read_options, refuse_unknown
from crawler.portals import registry
from crawler.spiders.articles import Articles
from crawler.spiders.breaker import Breaker
from crawler.spiders.indexes import Indexes
from crawler.spiders.listings import Listings
from crawler.spiders.months import Months
from crawler.spiders.patience import lack_of
from crawler.spiders.place import Place
from crawler.spiders.recognising import declare
from crawler.spiders.searches import Searches
from crawler.strategy.accepting import refuse_unknown_settings
from crawler.strategy.again import stamp
from crawler.strategy.passes import begin, end_pass, full_pass
from crawler.strategy.plan import Plan
from crawler.strategy.walk import Rules
from crawler.strategy.wished import is_home_wished, no_section
from crawler.tally import Tally

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from archive.store import Store
    from crawler.discovery.model import Listing
    from crawler.families.model import Family
    from crawler.html import Page
    from crawler.portals.model import Portal

NO_SECTION = "no-section"
"""How a run ends that was asked for a section which the portal does not have."""
BATCH = 200
"""Requests taken from the frontier at a time: the queue in memory stays small whatever the archive holds."""


class PortalSpider(Spider):
    """Crawls one portal: ``scrapy crawl portal -a portal=ID|URL [-a mode=full] [-a limit=N] ...``.

    ``listings`` and ``articles`` hold the callbacks; this class holds what they share: the portal, its
    family, the options, the plan, the counts.
    """

    name = "portal"
    handle_httpstatus_list = range(400, 600)  # a missing article is a finding
    store: Store
    commit: Callable[[], Awaitable[None]]
    """Writes what is queued, and looks at the lease with that."""
    plan: Plan
    tls: Policy
    place: Place

    def __init__(self, portal: str = "", **options: Any) -> None:
        super().__init__()
        options = {name: value for name, value in options.items() if not name.startswith("_")}  # scrapyd's own: _job
        refuse_unknown(options)
        self.options: Options = read_options(**options)
        self.set_clock(Clock())
        self.tally = Tally()
        self.rules = Rules()
        self.fatal: Exception | None = None
        self.finish: str | None = None
        self.ended_by: str | None = None
        self.over: str | None = None  # when nothing was left to ask for
        self.waiting = Waiting()
        self.home_lack: str | None = None  # why the home page named no article to this run
        self.unread: str | None = None  # why no article of the portal is known at all, this run over
        self.recognition: Recognition | None = None
        self.breaker = Breaker(self)
        self.listings = Listings(self)
        self.indexes = Indexes(self)
        self.articles = Articles(self)
        self.months = Months(self)
        self.searches = Searches(self)
        self.use(registry.resolve(portal))

    def set_clock(self, clock: Clock) -> None:
        """Makes ``clock`` the one that the run goes by, from before its first request."""
        self.clock = clock
        self.started = clock.now()
        self.crawl_id = f"{self.started:%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}"

    def use(self, portal: Portal) -> None:
        """Makes ``portal`` the one that is crawled."""
        self.portal = portal
        self.scope = Scope(portal)
        self.family: Family | None = families.of_portal(portal)

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> PortalSpider:
        """Sets delay and User-Agent of the portal. Raises ``CongtinError`` where no contact address is set."""
        settings = crawler.settings
        refuse_unknown_settings(settings)
        if registry.own_folder() is None:  # `scrapy crawl`: nobody has named it yet
            registry.use(Path(settings["CONGTIN_ARCHIVE"]))
        spider = super().from_crawler(crawler, *args, **kwargs)
        if settings["CONGTIN_CLOCK"]:
            spider.set_clock(Clock(settings["CONGTIN_CLOCK"]))
        agent = user_agent(spider.portal.home, settings["USER_AGENT"], settings["CONGTIN_CONTACT"])
        settings.set("USER_AGENT", agent, priority="spider")
        spider.tls = Policy(profile_of(settings["CONGTIN_TLS"], spider.portal))
        if meaning(spider.tls.name):
            spider.logger.warning("%s: tls = %s: %s", spider.portal.id, spider.tls.name, meaning(spider.tls.name))
        spider.place = Place(spider.portal, spider.scope, spider.tls.name, spider.clock, settings)
        if is_loopback(spider.portal.home):
            settings.set("DOWNLOAD_DELAY", 0, priority="spider")
        if spider.portal.delay is not None:
            settings.set("DOWNLOAD_DELAY", spider.portal.delay, priority="spider")
        spider.rules = Rules(
            pages=settings.getint("CONGTIN_WALK_PAGES"),
            stale_pages=settings.getint("CONGTIN_STALE_PAGES"),
            lookback_pages=settings.getint("CONGTIN_LOOKBACK_PAGES"),
            lookback_days=settings.getint("CONGTIN_LOOKBACK_DAYS"),
        )
        crawler.signals.connect(spider.idle, signals.spider_idle)
        crawler.signals.connect(spider.broke, signals.spider_error)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """What an earlier run left unfinished, then the home page; sections, feeds and sitemaps follow from there."""
        await declare(self, Path(self.settings["CONGTIN_ARCHIVE"]))
        now = begin(self.store, stamp(self.started))
        if self.options.partial:
            self.tally.counts["partial"] = 1
        self.options, pass_started = full_pass(self.store, self.options, now)
        self.plan = Plan(self.store, self.portal.id, self.crawl_id, self.options, now, pass_started)
        for request in self.leftovers():
            yield request
        yield self.listings.home()
        declared = [SectionLink(url=section.url, name=section.name) for section in self.portal.sections]
        if self.options.sections and is_home_wished(self.portal.home, self.options):
            declared.append(SectionLink(url=self.portal.home))
        for request in self.listings.sections(declared, via=self.portal.home):
            yield request

    async def sitemaps(self) -> list[str]:
        """The sitemaps that the portal's file and its robots.txt name, inside the portal."""
        robots = self.crawler.get_downloader_middleware(RobotsMiddleware)
        rules = await robots.rules(self.portal.home) if robots is not None else None
        named = (
            [reached(url, self.portal.home, self.scope.holds) for url in rules.sitemaps] if rules is not None else []
        )
        return [url for url in dict.fromkeys([*self.portal.sitemaps, *named]) if url and self.scope.holds(url)]

    def leftovers(self) -> Iterator[Request]:
        """Articles that were found and never looked at, or failed and are due again; known ones that another page named
        and no listing did; then looks that are due."""
        asked = 0
        while not asked and (room := self.articles.room(BATCH)):
            waiting = self.store.frontier.pending(
                self.crawl_id, room, self.plan.now, failed=self.options.mode == "full"
            )
            rows = waiting or self.plan.named(room)
            for row in rows:
                if self.plan.has_elsewhere(row, self.family):
                    continue
                if self.plan.asks_for(row):
                    asked += 1
                    yield self.articles.request(self.plan.claim(row), via=None, priority=1)
                else:  # waits for another run, or for a listing that says more of it
                    self.plan.claim(row, passed_over(self.crawl_id))
            if not rows:
                break
        if not asked and not self.options.partial:
            run = self.plan.tag
            unproven = self.articles.hints.distrusted
            for row in self.store.frontier.due_looks(self.plan.now, BATCH, run=run, unproven=unproven):
                yield self.articles.again(self.plan.claim(row, run))

    def see_home(self, page: Page, listing: Listing) -> None:
        """Notes what the home page lacks, and what it leads to that is walked only where it has to be."""
        self.home_lack = lack_of(page, listing)

    def unlisted(self) -> Iterator[Request]:
        """Of a full run, once it has walked its listings: looks at known articles that nothing named, a share of them a
        run, so that those which a portal has lost without a word are found out in time."""
        if self.options.mode != "full" or self.options.partial:
            return
        room = min(BATCH, self.settings.getint("CONGTIN_UNLISTED") - self.tally.counts["unlisted"])
        run = self.plan.tag
        for row in self.store.frontier.unseen(self.plan.pass_started, room, run=run) if room > 0 else ():
            self.tally.counts["unlisted"] += 1
            yield self.articles.again(self.plan.claim(row, run))

    def without_section(self, shown: Sequence[SectionLink]) -> CloseSpider:
        """What ends a run whose ``--section`` neither the portal's file nor its home page has."""
        names = [section.name or section.url for section in self.portal.sections or shown]
        wished = self.options.sections
        self.ended_by = no_section(wished, names)
        self.tally.failed["no section matches"] += 1
        return CloseSpider(NO_SECTION)

    def idle(self) -> None:
        """Takes the next batch from the frontier, or lets the run end."""
        if self.fatal is not None or not hasattr(self, "plan"):
            return
        batch = list(self.leftovers()) or list(self.months.requests()) or list(self.searches.requests())
        batch = batch or list(self.unlisted())
        if not batch and not self.options.partial:
            batch = list(self.articles.absence.controls())
        for request in batch:
            self.crawler.engine.crawl(request)
        if batch:
            raise DontCloseSpider
        if self.limit_reached:
            raise CloseSpider("limit")
        if (mistake := self.listings.lacks_section()) is not None:
            raise mistake
        if not self.options.partial:
            self.articles.absence.decide()
        self.is_over()
        if self.options.mode == "full" and not self.options.partial and self.store.frontier.counts():
            # where nothing was found, nothing was walked
            read, lacking = self.tally.counts["listings_read"], self.tally.lacking
            if end_pass(self.store, self.plan.pass_started, self.is_over(), lacking=lacking, read=read):
                self.tally.counts[ENDED_LACKING] = 1

    def is_over(self) -> str:
        """When the run was, from the first call on: the next one begins after it."""
        if self.over is None:
            # Its start may be a second ahead of the clock (``begin``): a run is not over before it began.
            self.over = max(stamp(self.clock.now()), self.plan.now)
            self.store.state.set_meta("run_over", self.over)
        return self.over

    def broke(self) -> None:
        """A callback raised: a bug of ours. Scrapy logs it; the run counts it and falls short."""
        self.tally.failed["bug"] += 1

    def closed(self, reason: str) -> None:
        """Notes how the run ended."""
        self.finish = reason

    @property
    def limit_reached(self) -> bool:
        """Whether ``--limit`` articles came in."""
        return self.options.limit is not None and self.articles.accepted >= self.options.limit

    def end_of(self, reason: str) -> str:
        """How the run ended, in the archive's words: an engine that finished may have read nothing at all."""
        if reason == "finished" and self.tally.failed:
            reason = self.breaker.kept_out(self.tally.counts["pages"]) or reason
        if reason == "unreachable" and self.place.reached_from is not None:
            return "geo-blocked"
        return "interrupted" if reason == "shutdown" else reason

    def fail(self, what: str, cause: str, url: str) -> None:
        """Counts a failure by cause and says it in the log: the first of a kind aloud, the rest as information."""
        name = cause if what == "article" else f"{what} {cause}"
        self.tally.failed[name] += 1
        if what not in ("article", "asset", "further page"):
            self.tally.counts["listings_failed"] += 1
            self.tally.lacking.add(url)
        if what == "listing":
            self.tally.note_unread(cause, url)
        level = logging.WARNING if self.tally.failed[name] == 1 else logging.INFO
        self.logger.log(level, "%s not read (%s): %s", what, spelt(cause), url)
