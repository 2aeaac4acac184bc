"""An extension that waits a second for one page; for all others as long as the settings say."""

from __future__ import annotations

from typing import Any

from scrapy import signals

HANGS_AT = "/tin/2/bai-viet"
"""Path of the page."""


class Impatient:
    """What is late on a loaded machine is not what is meant to be late."""

    @classmethod
    def from_crawler(cls, crawler: Any) -> Impatient:
        self = cls()
        crawler.signals.connect(self.leaves, signals.request_reached_downloader)
        return self

    def leaves(self, request: Any) -> None:
        if request.url.endswith(HANGS_AT):
            request.meta["download_timeout"] = 1.0
