"""How many articles that a run has found still wait for it, counted now and then."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.frontiers.frontier import Frontier

_SECONDS, _SHARE = 5.0, 100.0
"""How often it is counted: that reads all that waits, and is to cost a hundredth of the time at the most."""


class Waits:
    """Called, it says the number as it was a moment ago."""

    def __init__(self) -> None:
        self._found, self._next = 0, 0.0

    def __call__(self, frontier: Frontier) -> int:
        began = monotonic()
        if began >= self._next:
            self._found = frontier.waiting().found
            took = monotonic() - began
            self._next = began + max(_SECONDS, took * _SHARE)
        return self._found
