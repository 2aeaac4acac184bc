"""Records into the store; the group commit sets the pace when it is slower than the net."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.extensions.keeper import Keeper
from crawler.look import Look

if TYPE_CHECKING:
    from scrapy.crawler import Crawler


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
            keeper.store.put(record, item.token)
        if item.token is not None:
            keeper.store.settle(item.token)
        await keeper.commit_if_due()
        return item
