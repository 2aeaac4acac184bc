"""Addresses that look like those of articles, and are lists: found out by asking, and remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.discovery.model import SectionLink
from crawler.interpret import row_of

if TYPE_CHECKING:
    from archive.frontiers.frontier import FrontierRow
    from crawler.discovery.model import ListingRow
    from crawler.spiders.portal import PortalSpider


def proved(known: FrontierRow, url: str) -> SectionLink:
    """The section at ``url``, to which a row led that was taken for an article's."""
    row = row_of(known)
    return SectionLink(url=url, name=row.title if row is not None else None)


def remembered(spider: PortalSpider, known: FrontierRow, row: ListingRow) -> list[SectionLink]:
    """The section that ``row`` leads to, where an earlier run has walked it: a run asks for no refused article again,
    and would miss what is new there."""
    if known.state != "refused" or spider.portal.sections or spider.plan.walked(row.url) is None:
        return []
    return [SectionLink(url=row.url, name=row.title)]
