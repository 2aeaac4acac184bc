"""Archives by month, walked where nothing else of a portal leads back to what is older."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from crawler.discovery.sections import dated

if TYPE_CHECKING:
    from scrapy import Request

    from crawler.discovery.model import SectionLink
    from crawler.spiders.portal import PortalSpider

_NEWEST = 2
"""Months that an update looks at: what is new may have come in the last days of one."""


class Months:
    """``are_needless`` once any listing went on to a further page."""

    def __init__(self, spider: PortalSpider) -> None:
        self._spider = spider
        self._links: dict[str, SectionLink] = {}
        self.are_needless = False

    def add(self, links: Iterable[SectionLink]) -> None:
        """Notes months, or years that lead to months, as a page shows them, the newest first."""
        self._links.update((link.url, link) for link in links)

    def requests(self) -> Iterator[Request]:
        """Walks of the months, once all else is done: every one in a full run, in an update the newest, and those that
        no run has walked. None where sections were asked for, or the portal's file names them."""
        spider = self._spider
        links, self._links = list(self._links.values()), {}
        if self.are_needless or spider.options.sections or spider.portal.sections:
            return
        links = [link for link in links if not self._is_to_come(link)]
        if spider.options.mode == "update":
            links = [link for at, link in enumerate(links) if at < _NEWEST or spider.plan.walked(link.url) is None]
        yield from spider.listings.sections(links, spider.portal.home)

    def _is_to_come(self, link: SectionLink) -> bool:
        """Whether it is of a month that has not begun: a year's page links all twelve."""
        month, today = dated.month_of(link.url), self._spider.clock.now()
        return month is not None and month > (today.year, today.month)
