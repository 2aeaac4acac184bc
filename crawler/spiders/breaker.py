"""A portal that turns away everything is not asked for all it has: the run ends, and says what to do."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING

from crawler.clean.urls import url_key
from crawler.fetching.causes import cause_of_status
from crawler.fetching.downloaders import downloader_of

if TYPE_CHECKING:
    from crawler.spiders.portal import PortalSpider

BLOCKED = "blocked"
"""How such a run ends."""
_STATUSES = (401, 403, 429, 503)
"""With which a server turns a caller away; the last two only after its patience was asked for in vain."""
_WAITED = 4
"""Times in a row: a server that restarts says such a thing once, and a page, with its tries, so often."""


class Breaker:
    """Counts the pages in a row that turned the run away; ``CONGTIN_BLOCKED`` of them without a good answer end it.

    A 404 is an answer like another; a server in trouble (500) says nothing of us.
    """

    def __init__(self, spider: PortalSpider) -> None:
        self._spider = spider
        self._causes: Counter[str] = Counter()
        self._errors = 0
        """Answers that were errors of the server's."""
        self._stopping: asyncio.Future[None] | None = None

    def heard(self, status: int) -> None:
        """Takes in the status of an answer; of one with 200 its reader tells more: ``good`` or ``turned_away``."""
        self._errors += status >= 500
        if status in _STATUSES:
            self.turned_away(cause_of_status(status))
        elif status != 200 and status < 500:
            self.good()

    def good(self) -> None:
        """A page was what it should be, or an honest answer that it is not there."""
        self._causes.clear()

    def turned_away(self, cause: str) -> None:
        """A page asked to wait, for a proof, or for a name and a word."""
        self._causes[cause] += 1
        count = self._causes.total()
        if count >= self._spider.settings.getint("CONGTIN_BLOCKED") and self._stopping is None:
            self._end(f"the portal turned away {count} requests in a row ({self._named()})")

    def asked_for_more(self, seconds: float, asked: Counter[str]) -> None:
        """In a row a host asked to be left alone for longer than a run waits, at last for ``seconds``, at addresses
        that were ``asked`` so many times each: who said "not before two hours" is not asked every five minutes.

        One page alone says nothing of the portal, but its first; nor does a host of files.
        """
        own, home = self._spider.scope.holds, url_key(self._spider.portal.home)
        of_portal = [url for url in asked if own(url)]
        if len(of_portal) < 2 and home not in map(url_key, of_portal):
            return
        if (times := asked.total()) >= _WAITED and self._stopping is None:
            self._end(f"the portal asked {times} times in a row for a longer wait than a run has ({seconds:.0f} s)")

    def kept_out(self, pages: int) -> str | None:
        """How a run ended that came to its end and has nothing of the ``pages`` that came: each of them was an error of
        the server's, or turned the run away. None where any was an answer."""
        if self._errors >= pages:
            return "unreachable"
        if self._causes.total() < pages:
            return None
        self._spider.ended_by = self._spider.ended_by or f"the portal turned away every request ({self._named()})"
        return BLOCKED

    def _named(self) -> str:
        return ", ".join(f"{name} {times}" for name, times in self._causes.most_common())

    def _end(self, said: str) -> None:
        spider = self._spider
        spider.ended_by = said
        spider.logger.warning("%s: %s: the run ends", spider.portal.id, spider.ended_by)
        downloader_of(spider.crawler).shut(BLOCKED)
        engine = spider.crawler.engine
        assert engine is not None
        self._stopping = asyncio.ensure_future(engine.close_spider_async(reason=BLOCKED))
