"""The downloader of a run, for those that only want to tell it something."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from crawler.fetching.downloader import Downloader


def downloader_of(crawler: Crawler) -> Downloader:
    """The downloader of a run, which keeps the paces."""
    assert crawler.engine is not None
    return cast("Downloader", crawler.engine.downloader)
