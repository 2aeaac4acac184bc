"""Waiting for what has to come: for the event itself, and no machine is so slow that it meets the bound."""

from __future__ import annotations

import time
from collections.abc import Callable

HANGS = 300.0
"""Seconds after which it is not slow, but hangs."""


def until(holds: Callable[[], object], told: Callable[[], str] = lambda: "it did not come to that") -> None:
    """Returns when ``holds`` does. For what gives no sign of its own: a file, a process, an answer."""
    end = time.monotonic() + HANGS
    while not holds():
        assert time.monotonic() < end, told()
        time.sleep(0.02)
