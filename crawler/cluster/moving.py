"""Whether something far away still lives: it changes now and then, as long as it does."""

from __future__ import annotations

import time
from collections.abc import Callable


class Moving:
    """What ``look`` gives is taken to live until it stood still for ``seconds`` by this process's own clock.

    >>> clock = iter([0.0, 5.0, 9.0, 12.0, 20.0])
    >>> beats = iter([1, 1, 2, 2, 2])
    >>> heart = Moving(lambda: next(beats), 10.0, lambda: next(clock))
    >>> [heart.is_alive() for _ in range(4)]
    [True, True, True, False]
    """

    def __init__(self, look: Callable[[], object], seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._look, self._seconds, self._clock = look, seconds, clock
        self._seen, self._since = look(), clock()

    def is_alive(self) -> bool:
        """Looks."""
        seen, now = self._look(), self._clock()
        if seen != self._seen:
            self._seen, self._since = seen, now
        return now - self._since < self._seconds
