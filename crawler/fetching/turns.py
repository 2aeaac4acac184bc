"""Whose turn it is: the hosts of all portals of this process that wait for their delay, in the order in which it ends.

The event loop looks at its timers once a round, and a round of many portals reads many pages. Who is about to read one
sends before it what is due by then.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Hashable
from itertools import count
from time import monotonic

_takes: dict[Hashable, tuple[int, Callable[[], None]]] = {}
"""One a host, with the number of its place in the order: it holds a whole run, so none is kept for longer."""
_waiting: list[tuple[float, int, Hashable]] = []
"""The order; with places that nobody waits at any more, about as many as others."""
_numbers = count()


def wait(whose: Hashable, until: float, take: Callable[[], None]) -> None:
    """``take`` is called by ``take_turns`` once the clock (``monotonic``) shows ``until``, unless ``whose`` waits anew
    or is forgotten before; it sees for itself whether there is anything left to do by then."""
    number = next(_numbers)
    _takes[whose] = number, take
    heapq.heappush(_waiting, (until, number, whose))
    if len(_waiting) > 2 * len(_takes) + 8:
        _waiting[:] = [each for each in _waiting if _is_open(each)]
        heapq.heapify(_waiting)


def forget(whose: Hashable) -> None:
    """``whose`` does not wait any more: its timer was heard first, or its run is over."""
    _takes.pop(whose, None)


def take_turns() -> None:
    """Calls all whose time has come, the longest due first."""
    now, due = monotonic(), list[Callable[[], None]]()
    while _waiting and _waiting[0][0] <= now:
        place = heapq.heappop(_waiting)
        if _is_open(place):
            due.append(_takes.pop(place[2])[1])
    for take in due:
        take()


def _is_open(place: tuple[float, int, Hashable]) -> bool:
    found = _takes.get(place[2])
    return found is not None and found[0] == place[1]
