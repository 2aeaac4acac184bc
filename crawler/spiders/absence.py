"""Articles that are not where they were: missing, gone, or a bad day of the whole portal."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import TYPE_CHECKING

from msgspec.structs import replace

from crawler.strategy.absent import GONE_AGAIN, WITHDRAWN
from crawler.strategy.again import stamp

if TYPE_CHECKING:
    from scrapy import Request

    from archive.frontiers.frontier import FrontierRow
    from crawler.spiders.portal import PortalSpider

_GONE_AT = 3
"""Misses in a row, days apart, at which an article is gone."""
_INCIDENT = 0.2
"""Share of a run's looks up to which misses are the articles' own."""
_TELLING = 5
"""Misses from which an incident is reported, though no article was about to be called gone."""
_ROUND = 50
_BATCH = 200


class Absence:
    """Counts the looks of a run at articles that are or were there; says at its end which of them are gone."""

    def __init__(self, spider: PortalSpider) -> None:
        self._spider = spider
        self._looks = self._misses = 0
        self._before: tuple[int, int] | None = None
        """Looks and misses before the control looks."""

    def there(self) -> None:
        """An article was where it should be."""
        self._looks += 1

    def missed(self) -> None:
        """A known article was not."""
        self._looks += 1
        self._misses += 1
        self._spider.tally.counts["missing"] += 1

    def controls(self) -> Iterator[Request]:
        """Looks at articles that are not due, where a run has too few to tell an incident from a withdrawal.

        In rounds, while those looked at are mostly there: on a quiet day one withdrawn article is all that is due.
        """
        spider = self._spider
        if not self._candidates(1) or self._is_incident_among_controls():
            return
        if self._before is None:
            self._before = (self._looks, self._misses)
        wanted = min(_ROUND, ceil(self._misses / _INCIDENT) - self._looks)
        if wanted > 0:
            run = spider.plan.tag
            for row in spider.store.frontier.due_looks("9999", wanted, run=run):
                yield spider.articles.again(spider.plan.claim(row, run))

    def decide(self) -> None:
        """At the end of a run: what missed often enough is gone, unless the portal itself was out of order."""
        spider = self._spider
        if self._is_incident:
            if self._misses >= _TELLING or self._candidates(1):
                spider.tally.failed["incident"] += 1
                spider.logger.warning(
                    "%d of %d articles looked at were not there: the portal is out of order, none is called gone",
                    self._misses,
                    self._looks,
                )
            return
        while rows := self._candidates(_BATCH):
            for row in rows:
                spider.tally.counts["gone"] += 1
                due = stamp(spider.clock.now() + GONE_AGAIN)
                gone = spider.articles.observation(row, "gone", cause=row.cause, next_try=due)
                spider.store.put(replace(gone, fetched_at=row.last_look))

    @property
    def _is_incident(self) -> bool:
        return self._misses > self._looks * _INCIDENT

    def _is_incident_among_controls(self) -> bool:
        if self._before is None:
            return False
        looks, misses = self._looks - self._before[0], self._misses - self._before[1]
        return looks == 0 or misses > looks * _INCIDENT

    def _candidates(self, limit: int) -> list[FrontierRow]:
        plan, frontier = self._spider.plan, self._spider.store.frontier
        return frontier.absent(plan.now, _GONE_AT, WITHDRAWN, limit)
