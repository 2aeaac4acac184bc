"""The article side of the spider: one look at one page, and how it ended."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from scrapy import Request
from scrapy.exceptions import CloseSpider

from archive.article import FILE_FAILED, Article, Http, Reject
from archive.observations import Observation, ObservationKind
from crawler import further
from crawler.discovery.shapes import leads_elsewhere
from crawler.fetching.agents import SHORT
from crawler.fetching.causes import NotAsked, Refused, cause_of_status
from crawler.fetching.turns import take_turns
from crawler.interpret import as_asked, row_of
from crawler.look import Look
from crawler.parse import read_bytes
from crawler.reasons import BLOCKED, IN_TROUBLE, NOT_THERE, PATIENCE, UNREADABLE
from crawler.spiders import furtherpages
from crawler.spiders.absence import Absence
from crawler.spiders.files import ArticleFiles
from crawler.spiders.hints import Hints
from crawler.spiders.lists import proved
from crawler.spiders.patience import circles_about_login, later, plain_headers
from crawler.strategy.absent import WITHDRAWN, missed, says_withdrawn
from crawler.strategy.again import retry_after, stamp
from crawler.strategy.wished import wanted_day

if TYPE_CHECKING:
    from scrapy.http import Response
    from twisted.python.failure import Failure

    from archive.frontiers.frontier import FrontierRow
    from crawler.discovery.model import ListingRow
    from crawler.spiders.portal import PortalSpider


class Articles:
    """Callbacks and requests for articles. ``accepted`` counts those that no earlier run had."""

    def __init__(self, spider: PortalSpider) -> None:
        self._spider = spider
        self._files = ArticleFiles(spider)
        self.absence = Absence(spider)
        self.hints = Hints(spider)
        self.accepted = 0
        self._out = 0
        """Requests under way for articles that no earlier run had."""

    def room(self, wished: int) -> int:
        """How many of ``wished`` further articles may be asked for under ``--limit``."""
        limit = self._spider.options.limit
        return wished if limit is None else max(0, min(wished, limit - self.accepted - self._out))

    def request(
        self, known: FrontierRow, *, via: str | None, row: ListingRow | None = None, priority: int = 0
    ) -> Request:
        """A request for the article of the frontier row ``known``."""
        self._out += not known.fetches
        return Request(
            row.url if row is not None else known.url,
            callback=self.parse,
            errback=self.failed,
            cb_kwargs={"known": known, "row": row or row_of(known)},
            meta={"kind": "article", "via": via},
            priority=priority,
        )

    def again(self, known: FrontierRow) -> Request:
        """A request for a further look at a stored article, under a condition where the server may be believed."""
        request = self.request(known, via=None, priority=1)
        request.headers.update(self.hints.condition(known))
        return request

    async def parse(
        self, response: Response, known: FrontierRow, row: ListingRow | None
    ) -> AsyncIterator[Look | Request]:
        """One look: an article, a reject, or an observation of what became of it."""
        request = response.request
        assert request is not None
        self._spider.tally.counts["pages"] += 1
        self._spider.tally.counts["looked"] += "proves" not in request.meta
        self._spider.breaker.heard(response.status)
        try:
            if response.status == 304 and self.hints.is_answer(request):
                self.absence.there()
                yield Look(request.meta.get("capture"), [self.observation(known, "unchanged")])
                if self.hints.to_prove():
                    proof = self.request(known, via=None, priority=2)
                    proof.meta["proves"] = True
                    yield proof  # which tells what became of the article
                else:
                    self._spider.tally.counts["unchanged"] += 1
                return
            if response.status != 200:
                fetched_at = request.meta["fetched_at"]
                gone = self._not_there(known, response, cause_of_status(response.status), fetched_at)
                yield Look(request.meta.get("capture"), [gone])
                return
            async for thing in self._read(response, request, known, row):
                yield thing
        finally:
            self._out -= not known.fetches  # only now: what is being read may still count against --limit
        if self._spider.limit_reached:
            raise CloseSpider("limit")

    async def _read(
        self, response: Response, request: Request, known: FrontierRow, row: ListingRow | None
    ) -> AsyncIterator[Look | Request]:
        token = request.meta.get("capture")
        take_turns()
        result, page = read_bytes(
            response.body,
            url=response.url,
            headers=plain_headers(response),
            portal=self._spider.portal,
            listing=row,
            fetched_at=request.meta["fetched_at"],
        )
        if isinstance(result, Reject):
            for thing in self._refused(result, request, known, response):
                yield thing
            return
        self.absence.there()
        self._spider.breaker.good()
        if not wanted_day(result.published_at, self._spider.options):
            self._spider.tally.counts["outside_days"] += 1
            yield Look(token)  # its row stays found, for a run that wants it
            return
        if (first := furtherpages.first_page(result, request)) is not None:
            self._out += not known.fetches
            yield Look(token)
            yield first
            return
        self._spider.tally.families[result.parser.family] += 1
        result, failed = await furtherpages.whole(self._spider, result, response)
        if failed and self._says_less(result):
            yield Look(token, [self._failure(known, further.CAUSE, status=response.status)])
            return
        if request.meta.get("proves"):
            self.hints.compare(known, result)
        is_again = known.cause == FILE_FAILED
        result = await self._files.fetched(as_asked(result, known), response.url, is_again=is_again)
        yield Look(token, [result], page)
        if not known.fetches:
            self.accepted += 1

    def _says_less(self, article: Article) -> bool:
        """Whether ``article``, of a page of which a part did not come, only says less than what the archive has."""
        state = self._spider.store.state
        return isinstance(state.weighed(state.known_as(article)), Observation)

    def _refused(
        self, reject: Reject, request: Request, known: FrontierRow, response: Response
    ) -> Iterator[Look | Request]:
        """What a page that is no article means: patience, an article that is gone, a passing fault, or a reject."""
        token = request.meta.get("capture")
        if reject.reason in BLOCKED:
            self._spider.breaker.turned_away(reject.reason)
            again = later(self._spider, request, reject.reason)
            if again is not None:
                self._out += not known.fetches
                yield Look(token)
                yield again
            else:
                yield Look(token, [self._failure(known, reject.reason)])
        elif SHORT in response.flags and known.tries < PATIENCE:
            yield Look(token, [self._failure(known, "cut-off", status=response.status)])
        elif known.fetches and reject.reason in NOT_THERE:
            is_withdrawn = says_withdrawn(reject.reason, response.body, response.url)
            cause = WITHDRAWN if is_withdrawn else reject.reason
            yield Look(token, [self._not_there(known, response, cause, request.meta["fetched_at"])])
        elif known.fetches or (reject.reason in IN_TROUBLE and known.tries < PATIENCE):
            cause = "layout" if reject.reason in UNREADABLE else reject.reason
            yield Look(token, [self._failure(known, cause, status=response.status)])
        else:
            self._spider.tally.refused[reject.reason] += 1
            yield Look(token, [as_asked(reject, known)])
            if reject.reason == "listing" and not self._spider.portal.sections and not leads_elsewhere(response.url):
                yield from self._spider.listings.sections([proved(known, response.url)], known.url)

    def _not_there(self, known: FrontierRow, response: Response, cause: str, fetched_at: datetime) -> Observation:
        """An answer that is not the article: missing where it should be, else a failed fetch."""
        missing = response.status in (200, 404, 410)
        if not missing:
            return self._failure(known, cause, status=response.status)
        if known.fetches:
            self.absence.missed()
        else:
            self._spider.tally.failed[cause] += 1
        kind, due = missed(known, fetched_at)
        return self.observation(known, kind, cause=cause, next_try=due, http=Http(status=response.status))

    def _failure(self, known: FrontierRow, cause: str, status: int | None = None) -> Observation:
        self._spider.fail("article", cause, known.url)
        due = retry_after(known.tries + 1, self._spider.clock.now())
        kind: ObservationKind = "blocked" if cause in (*BLOCKED, "geo-blocked") else "failed"
        http = Http(status=status) if status is not None else None
        return self.observation(known, kind, cause=cause, next_try=due, http=http)

    def observation(
        self,
        known: FrontierRow,
        kind: ObservationKind,
        *,
        cause: str | None = None,
        next_try: str | None = None,
        moved_to: str | None = None,
        http: Http | None = None,
        when: datetime | None = None,
    ) -> Observation:
        """What a look at ``known`` gave: as of its answer, where there is one, else as of ``when``, or of now."""
        answered = http is not None or kind == "unchanged"
        return Observation(
            portal=self._spider.portal.id,
            id=known.id,
            url=known.url,
            kind=kind,
            cause=cause,
            next_try=next_try,
            moved_to=moved_to,
            fetched_at=None if answered else stamp(when or self._spider.clock.now()),
            http=http,
        )

    def failed(self, failure: Failure) -> Look:
        """A fetch that gave no answer. A way out of the portal is a finding: the article has moved."""
        request: Request = failure.request  # type: ignore[attr-defined]
        if (token := request.meta.get("capture")) is not None:
            self._spider.store.settle(token)  # an answer that could not be used is no page to interpret later
        known: FrontierRow = request.cb_kwargs["known"]
        self._out -= not known.fetches
        error = failure.value
        cause = self._spider.place.cause_of(error)
        if isinstance(error, NotAsked):
            self._spider.tally.counts["not_asked"] += 1
            return Look(None)  # nothing is known of it, and no try is used up: another run asks
        if isinstance(error, Refused) and cause == "off-host" and error.url != known.url:
            self._spider.tally.counts["moved"] += 1
            when = request.meta.get("fetched_at")  # of the answer that leads out, as whoever reads its capture says
            return Look(None, [self.observation(known, "moved", cause=cause, moved_to=error.url, when=when)])
        if not known.fetches and circles_about_login(request, cause):
            cause = "login"
        if cause in ("robots", "off-host") or (cause == "login" and not known.fetches):
            self._spider.tally.refused[cause] += 1
            return Look(None, [self.observation(known, "refused", cause=cause)])
        return Look(None, [self._failure(known, cause)])
