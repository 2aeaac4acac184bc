"""Scrapy's signals, of which most have no listener here: that is seen before anything is made ready for one."""

from __future__ import annotations

from typing import Any

from pydispatch.dispatcher import Any as Anybody  # type: ignore[import-untyped]
from pydispatch.dispatcher import getReceivers
from scrapy.signalmanager import SignalManager


class Signals(SignalManager):
    """Tells every listener what Scrapy's own would; a page sends seven signals and has one or two listeners."""

    def send_catch_log(self, signal: Any, **kwargs: Any) -> list[tuple[Any, Any]]:
        """As Scrapy has it."""
        return super().send_catch_log(signal, **kwargs) if self._is_heard(signal) else []

    def _is_heard(self, signal: Any) -> bool:
        return any(getReceivers(sender, kind) for sender in (self.sender, Anybody) for kind in (signal, Anybody))
