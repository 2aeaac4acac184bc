"""Records into the store; the group commit sets the pace when it is slower than the net."""

from __future__ import annotations

import logging
from importlib.metadata import version
from typing import TYPE_CHECKING

from archive.article import Parser, Reject
from archive.errors import BadRecord
from crawler.extensions.keeper import Keeper
from crawler.look import Look, Record

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

logger = logging.getLogger(__name__)


class StorePipeline:
    """Last of the pipelines."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> StorePipeline:
        return cls(crawler)

    async def process_item(self, item: Look) -> Look:
        """Queues the records of ``item`` and settles its capture; waits while a full group is being written."""
        keeper = self._crawler.get_extension(Keeper)
        assert keeper is not None, "the Keeper extension holds the store"
        for record in item.records:
            try:
                keeper.store.put(record, item.token)
            except BadRecord as error:
                self._crawler.stats.inc_value("record/invalid")
                logger.error("%s cannot be written (%s): kept as a reject", record.url, error)
                keeper.store.put(_plain_reject(record), item.token)
        if item.token is not None and not item.more:
            keeper.store.settle(item.token)
        await keeper.commit_if_due()
        return item


def _plain_reject(record: Record) -> Reject:
    """A reject in place of a record whose text cannot be encoded: only what is sure to be plain."""
    url = record.url.encode("ascii", "backslashreplace").decode("ascii")
    parser = Parser(version=version("congtin"), family="unknown")
    return Reject(portal=record.portal, url=url, reason="invalid-record", detail="not encodable", parser=parser)
