"""Conditional requests: what a server says of a page that it does not send is a hint, and is tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.article import FILE_FAILED
from archive.observations import FALSE_304
from crawler.strategy.again import stamp

if TYPE_CHECKING:
    from scrapy import Request

    from archive.article import Article
    from archive.frontiers.frontier import FrontierRow
    from crawler.spiders.portal import PortalSpider

EVERY = 5
"""Of the 304s of a run the first and then every so many-th is proved; an article is asked for without a condition at
least at every so many-th look."""
_CONDITIONS = ("If-None-Match", "If-Modified-Since")


class Hints:
    """Which looks are made under a condition, and whether the portal may be believed.

    The server that said 304 for a page that had changed is asked under no condition any more, in this run and later
    ones, and all of its 304s that no page has borne out since are looked at again.
    """

    def __init__(self, spider: PortalSpider) -> None:
        self._spider = spider
        self._answers = 0

    @property
    def distrusted(self) -> bool:
        """Whether this portal's 304s say nothing."""
        return self._spider.store.state.meta(FALSE_304) is not None

    def condition(self, known: FrontierRow) -> dict[str, str]:
        """The headers of a conditional request; none where the page itself is wanted.

        A 304 for a page says nothing of the files that it names: articles with attachments are always fetched, and
        those of which an image did not come.
        """
        if known.has_files or known.cause == FILE_FAILED or not known.fetches:
            return {}
        return self.conditions(known.etag, known.modified, known.hints)

    def conditions(self, etag: str | None, modified: str | None, hints: int) -> dict[str, str]:
        """The headers of a conditional request for what came with ``etag`` and ``modified``, ``hints`` 304s ago."""
        if hints >= EVERY - 1 or self.distrusted:
            return {}
        values = zip(_CONDITIONS, (etag, modified), strict=True)
        return {name: value for name, value in values if value}

    def is_answer(self, request: Request) -> bool:
        """Whether ``request`` gave the server a reason to say 304; counts it."""
        if not any(name in request.headers for name in _CONDITIONS):
            return False
        self._spider.tally.counts["not_modified"] += 1
        return True

    def to_prove(self) -> bool:
        """Whether the 304 that has just come is to be proved by a request without a condition."""
        self._answers += 1
        return self._answers % EVERY == 1 and not self.distrusted

    def compare(self, known: FrontierRow, page: Article) -> None:
        """Holds the page against what the archive has, which the server said it still was."""
        stored = self._spider.store.state.article(known.id) if known.id else None
        if stored is not None and (stored.title, stored.text_hash) != (page.title, page.text_hash):
            self.lied(known.url)

    def lied(self, url: str) -> None:
        """What stands at ``url`` had changed, though the server said that it had not."""
        spider = self._spider
        spider.tally.counts[FALSE_304] += 1
        if not self.distrusted:
            spider.store.state.set_meta(FALSE_304, stamp(spider.started))  # as a state that is made anew says it
            spider.logger.warning(
                "%s had changed, though the server said 304: nothing is asked for under a condition any more", url
            )
