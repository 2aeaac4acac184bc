"""Whose turn it is: the hosts of all portals of this process that wait for their delay, in the order in which it ends.

The event loop looks at its timers once a round, and a round of many portals reads many pages. Who is about to read one
sends before it what is due by then.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable
from itertools import count
from time import monotonic

_waiting: list[tuple[float, int, Callable[[], None]]] = []
_numbers = count()


def wait(until: float, take: Callable[[], None]) -> None:
    """``take`` is called by ``take_turns`` once the clock (``monotonic``) shows ``until``; it sees for itself whether
    there is anything left to do by then."""
    heapq.heappush(_waiting, (until, next(_numbers), take))


def take_turns() -> None:
    """Calls all whose time has come, the longest due first."""
    now, due = monotonic(), list[Callable[[], None]]()
    while _waiting and _waiting[0][0] <= now:
        due.append(heapq.heappop(_waiting)[2])
    for take in due:
        take()
