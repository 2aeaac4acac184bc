"""A line on standard error that says how far a long command is: in place on a terminal, now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

TERMINAL_SECONDS = 0.5
PLAIN_SECONDS = 10.0

Say = Callable[[Callable[[], str]], None]
"""Given what to say, as a function: mostly nobody asks."""


def nothing(_: Callable[[], str]) -> None:
    """Says nothing."""


class ProgressLine:
    """Called as often as one likes; ``close`` takes the line away."""

    def __init__(self) -> None:
        self._is_terminal = sys.stderr.isatty()
        self._seconds = TERMINAL_SECONDS if self._is_terminal else PLAIN_SECONDS
        self._last, self._width = time.monotonic(), 0

    def __call__(self, said: Callable[[], str]) -> None:
        now = time.monotonic()
        if now - self._last < self._seconds:
            return
        self._last = now
        self._show(said())

    def close(self) -> None:
        """Clears the terminal's line."""
        if self._width:
            self._show("")
            sys.stderr.write("\r")

    def _show(self, text: str) -> None:
        if not self._is_terminal:
            print(text, file=sys.stderr, flush=True)
            return
        sys.stderr.write("\r" + text.ljust(self._width))
        sys.stderr.flush()
        self._width = len(text)
