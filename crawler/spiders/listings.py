"""The listing side of the spider: home page, sections, feeds, sitemaps, and where to go on from them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from scrapy import Request

from archive.covering.unread import EXPECTED
from crawler import families
from crawler.clean.urls import url_key
from crawler.discovery.paging import answers
from crawler.discovery.recognition import recognise
from crawler.discovery.scripting import loaded
from crawler.discovery.sections.dated import month_of
from crawler.fetching.turns import take_turns
from crawler.html import Page, PageError
from crawler.interpret import family_of, sightings
from crawler.look import Look
from crawler.portals import registry
from crawler.spiders import walking
from crawler.spiders.asking import asking
from crawler.spiders.barren import Barren
from crawler.spiders.lists import remembered
from crawler.spiders.patience import absent, again, plain_headers, turned_away, unfetched, unopened
from crawler.spiders.scriptfiles import ScriptFiles
from crawler.strategy.again import stamp
from crawler.strategy.walk import Walk
from crawler.strategy.wished import is_wished

if TYPE_CHECKING:
    from scrapy.exceptions import CloseSpider
    from scrapy.http import Response
    from twisted.python.failure import Failure

    from crawler.discovery.model import Listing, ListingRow, NextPage, SectionLink
    from crawler.families.model import Family
    from crawler.spiders.portal import PortalSpider


class Listings:
    """Callbacks and requests for pages that name articles."""

    def __init__(self, spider: PortalSpider) -> None:
        self._spider = spider
        self._asked: set[str] = set()
        self._barren = Barren(spider.tally.limits)
        self._walks = 0
        self._files = ScriptFiles()
        self._shown: list[SectionLink] = []

    def home(self) -> Request:
        """A request for the home page, which may be a listing itself."""
        url = self._spider.portal.home
        walk = self._walk(url, home=True, aside=bool(self._spider.options.sections))
        return self.request(walk, url, kind="home", priority=5)

    def _walk(self, url: str, name: str | None = None, *, home: bool = False, aside: bool = False) -> Walk:
        """A walk of the listing ``url``, with what earlier runs know of it."""
        plan, days = self._spider.plan, self._spider.settings.getint("CONGTIN_WHOLE_DAYS")
        holes = plan.holes(url, days)
        at = plan.position(url) if holes is None else None
        return Walk(
            url,
            name,
            home,
            aside,
            done_before=at.run if at is not None else holes.since if holes is not None else plan.walked(url),
            resume=at.page if at is not None else None,
            tail=plan.tail(url, days),
            holes=[*holes.pages] if holes is not None else None,
        )

    def request(self, walk: Walk, url: str, *, kind: str, via: str | None = None, priority: int = 0) -> Request:
        """A request for a page of ``walk``."""
        return Request(
            url,
            callback=self.parse,
            errback=self.failed,
            cb_kwargs={"walk": walk},
            meta={"kind": kind, "via": via, "section": walk.name},
            priority=priority,
        )

    def ask(self, walk: Walk, page: NextPage, via: str) -> Request:
        """A request for a further page of ``walk``."""
        walk.go_to(page)
        self._spider.plan.asked_by[url_key(page.url)] = walk.url
        return asking(self.request(walk, page.url, kind="listing", via=via, priority=10), page)

    async def parse(
        self, response: Response, walk: Walk, asked: NextPage | None = None
    ) -> AsyncIterator[Look | Request]:
        """A page of a listing, or the home page: sightings, articles to look at, where to go on."""
        request = response.request
        assert request is not None
        token = request.meta.get("capture")
        tally = self._spider.tally
        tally.counts["pages"] += 1
        tally.counts["listings"] += 1
        self._spider.breaker.heard(response.status)
        if response.status != 200:
            self._files.keep(asked)
            yield Look(token)
            for following in absent(self._spider, response, walk):
                yield following
            return
        if asked is not None:
            for thing in self._answered(response, request, walk, asked):
                yield thing
            return
        take_turns()
        try:
            page = Page(response.body, url=response.url, headers=plain_headers(response))
        except PageError as error:
            yield Look(token)
            self._spider.fail("listing", error.reason, response.url)
            return
        listing = self._spider.searches.read(page, walk, self._settle_family(page, walk))
        listing = self._files.known(listing, self._spider.scope.holds)
        request.meta["paged"] = bool(listing.next)
        if walk.home:
            self._spider.see_home(page, listing)
        reason = turned_away(page, listing)
        if reason is not None:
            yield Look(token)
            for repeated in again(self._spider, request, reason, response.url):
                yield repeated
            return
        look = self.look(token, listing.rows, response.url, request)
        look.page = page
        further = list(self._follow(listing, walk, response.url))  # before the sightings make every row known
        further += self._scripts(listing, walk, response.url)
        if walk.home and walk.aside and not self._walks:
            yield Look(token)
            if not further and walk.at is None:
                raise self._spider.without_section(self._shown)
            for following in further:  # a frame, or a script, may have the menu
                yield following
            return
        if walk.home:
            further += await self._spider.indexes.beside(listing)
        yield look
        for following in further:
            yield following

    def _answered(self, response: Response, request: Request, walk: Walk, asked: NextPage) -> Iterator[Look | Request]:
        """What the script of a listing would have shown: rows of an XHR."""
        spider = self._spider
        family = spider.family or families.GENERIC
        headers = plain_headers(response)
        listing = answers.read(
            response.body, asked, family=family, inside=spider.scope.holds, section=walk.name, headers=headers
        )
        self._files.keep(asked, response.body if loaded.is_script(asked.url, headers) else b"")
        page = answers.page_of(response.body, response.url, headers)
        reason = turned_away(page, listing) or unopened(page, listing)
        if reason is not None:
            yield Look(request.meta.get("capture"))
            yield from again(spider, request, reason, response.url)
            return
        look = self.look(request.meta.get("capture"), listing.rows, listing.url, request)
        further = list(self._follow(listing, walk, listing.url))  # before the sightings make every row known
        yield look
        yield from further

    def look(self, token: int | None, rows: Sequence[ListingRow], url: str, request: Request) -> Look:
        if rows:
            self._spider.breaker.good()
            self._spider.tally.counts["listings_read"] += 1
        when = stamp(request.meta["fetched_at"])
        seen = sightings(rows, portal=self._spider.portal, family=self._spider.family, listing=url, fetched_at=when)
        return Look(token, list(seen))

    def _settle_family(self, page: Page, walk: Walk) -> Family:
        """The family the run works with; on an undeclared portal the home page decides it, and says why."""
        if walk.home and self._spider.portal.family is None:
            self._spider.family = family_of(page, self._spider.portal)
            if self._spider.recognition is None and registry.file_of(self._spider.portal) is None:
                self._spider.recognition = recognise.recognise(page, inside=self._spider.scope.holds)
        elif self._spider.family is None:
            self._spider.family = family_of(page, self._spider.portal)
        return self._spider.family

    def _follow(self, listing: Listing, walk: Walk, via: str) -> Iterator[Request]:
        if listing.is_unread:
            self._unread(via)
        if walk.aside:
            self._shown += listing.sections
            yield from self.offers(listing.rows, walk, via)
            yield from walking.instead(self._spider, listing, walk, via)
        elif listing.rows or not walk.is_further:
            yield from self.offers(listing.rows, walk, via)
            yield from walking.further(self._spider, listing, walk, via)
        else:
            yield from walking.beyond(self._spider, walk, "empty", via, linked=listing.next)
        if not self._spider.portal.sections:
            has_days = len(listing.months) > 1 and month_of(walk.url) is not None
            self._barren.note(walk, listing.rows, has_days=has_days)
            yield from self.sections(listing.sections, via)
            self._spider.months.add(listing.months)

    def _unread(self, url: str) -> None:
        """A listing whose rows only a script shows: a failure, unless the portal's file says that it is known."""
        if url_key(url) in map(url_key, self._spider.portal.expect.unread):
            self._spider.tally.refused[f"listing {EXPECTED}"] += 1
            self._spider.tally.note_unread(EXPECTED, url)
        else:
            self._spider.fail("listing", "script-only", url)

    def _scripts(self, listing: Listing, walk: Walk, via: str) -> Iterator[Request]:
        """Requests for scripts that may hold what the page does not show, each as a walk of its own."""
        for page in listing.scripts:
            if not (walk.home and self._spider.portal.sections) and self.first(page.url):
                yield self.ask(self._walk(page.url, walk.name, aside=walk.aside), page, via)

    def offers(self, rows: Iterable[ListingRow], walk: Walk | None, via: str) -> Iterator[Request]:
        """Requests for those of ``rows`` that are to be looked at now.

        Rows of a home page, a box, a feed or a sitemap say less than the listing's own row (section, date, views):
        what only they name waits in the frontier until the listings are walked.
        """
        keys: list[str] = []
        dates: list[str] = []
        lists: list[SectionLink] = []
        new = found = 0
        for row in rows:
            if self.has_asked(row.url):
                continue  # a sitemap or a box that names a listing
            known, fresh, wanted = self._spider.plan.offer(row, self._spider.family)
            keys.append(known.key)
            is_twin = wanted and self._spider.plan.is_asked_elsewhere(known, row, self._spider.family)
            found += fresh and not is_twin
            if walk is not None and (walk.done_before is None or (known.found_at or "") > walk.done_before):
                new += 1
            if day := row.published_at or known.published:  # lists without dates run in some order, too
                dates.append(day)
            lists += remembered(self._spider, known, row)
            room = known.fetches or self._spider.articles.room(1)
            if wanted and (row.kind != "listing" or (walk is not None and walk.aside)):
                self._spider.plan.name(known)
            elif wanted and room and not is_twin:
                yield self._spider.articles.request(self._spider.plan.claim(known), via=via, row=row, priority=20)
        self._spider.tally.counts["found"] += found
        yield from self.sections(lists, via)
        if walk is not None:
            walk.take(keys, new=new, dates=dates, again=walk.at is not None and not walk.is_further)

    def sections(self, links: Iterable[SectionLink], via: str) -> Iterator[Request]:
        """Walks for the sections of ``links`` that this run has not begun yet."""
        spider = self._spider
        limit, inside = spider.settings.getint("CONGTIN_SECTIONS"), spider.scope.holds
        for link in links:
            wished = (
                not self.has_asked(link.url)
                and inside(link.url)
                and is_wished(link, spider.options, spider.portal.home)
            )
            if not wished or self._barren.holds(link.url):
                continue
            if self._walks >= limit:
                spider.tally.limits["sections"] += 1
                return
            if self.first(link.url):
                self._walks += 1
                yield self.request(self._walk(link.url, link.name), link.url, kind="listing", via=via)

    def lacks_section(self) -> CloseSpider | None:
        """What ends a run once all that may name sections was read, and none of them was asked for."""
        read = self._spider.tally.counts
        if not self._spider.options.sections or self._walks or not read["listings"] or read["listings_failed"]:
            return None
        return self._spider.without_section(self._shown)

    def first(self, url: str, form: Mapping[str, object] | None = None) -> bool:
        """Whether this run asks for the page for the first time; notes that it does."""
        name = f"{url_key(url)} {sorted(form.items())}" if form else url_key(url)
        if name in self._asked:
            return False
        self._asked.add(name)
        return True

    def has_asked(self, url: str) -> bool:
        """Whether this run has asked for ``url`` as a listing."""
        return url_key(url) in self._asked

    def failed(self, failure: Failure) -> Iterator[Request]:
        """A listing, feed or sitemap that could not be fetched: the run falls short, and says where."""
        self._files.keep(failure.request.cb_kwargs.get("asked"))  # type: ignore[attr-defined]
        yield from unfetched(self._spider, failure.request, failure.value)  # type: ignore[attr-defined]
