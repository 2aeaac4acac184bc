"""An extension that takes the whole process down, as a bug in a library of C does."""

from __future__ import annotations

import signal
from typing import Any

from scrapy import signals

DEADLY = "/tin/4/bai-viet"
"""Path of the page that does it."""


class Crash:
    """Dies of the answer from ``DEADLY``."""

    @classmethod
    def from_crawler(cls, crawler: Any) -> Crash:
        self = cls()
        crawler.signals.connect(self.came, signals.response_received)
        return self

    def came(self, response: Any) -> None:
        if response.url.endswith(DEADLY):
            signal.signal(signal.SIGABRT, signal.SIG_DFL)
            signal.raise_signal(signal.SIGABRT)
