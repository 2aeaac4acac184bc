"""Notes what every page of a run was like, for its line in ``crawls/``."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from scrapy import signals

from archive.article import Article
from archive.observations import Sighting
from crawler.health.collector import Collector

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from archive.judging.quality import Quality as Figures
    from crawler.look import Look

logger = logging.getLogger(__name__)


class Quality:
    """Told of every look; what goes wrong here costs figures, never an article."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._collector: Collector | None = None
        crawler.signals.connect(self._scraped, signals.item_scraped)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Quality:
        return cls(crawler)

    def figures(self) -> Figures | None:
        """How the run's pages came out so far; None before the first."""
        return self._collector.quality() if self._collector is not None else None

    def _scraped(self, item: Look, response: Response | None) -> None:
        if response is None:
            return
        spider = self._crawler.spider
        if self._collector is None:
            self._collector = Collector(spider.portal)  # type: ignore[union-attr]
        request = response.request
        kind = request.meta.get("kind") if request is not None else None
        articles = [record for record in item.records if isinstance(record, Article)]
        if kind == "article" and articles and request is not None:
            known = request.cb_kwargs["known"]
            self._collector.article(articles[0], response.body, is_new=not known.fetches, page=item.page)
        elif kind == "listing" and request is not None:
            rows = [record for record in item.records if isinstance(record, Sighting)]
            is_paged = bool(request.meta.get("paged"))
            self._collector.listing(rows, response.url, response.body, is_paged=is_paged, page=item.page)
