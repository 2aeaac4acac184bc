"""A cluster on which time passes only when somebody waits: what drives the real crawl of many portals through weeks."""

from __future__ import annotations

import heapq
import random
from collections.abc import Callable, Iterable
from typing import Any

from crawler.cluster.errand import Errand
from crawler.processes.outcome import Outcome


class Future:
    """A task: its outcomes, once it is done."""

    def __init__(self, errand: Errand) -> None:
        self.errand = errand
        self.ended = False

    def done(self) -> bool:
        return self.ended

    def result(self) -> list[Outcome]:
        return [Outcome(portal=name, archive="", finish="finished") for name in self.errand.jobs]


class Machines:
    """Slots that take tasks by their priority, as Dask's scheduler does; a machine that dies gives its task back.

    Stands where a Dask client stands; ``pause`` where ``time.sleep`` does.
    """

    dashboard_link = ""

    def __init__(self, slots: int, seconds: Callable[[str], float], dying: float, hosts: dict[str, str]) -> None:
        """``seconds``: what a portal takes. ``dying``: share of tasks whose machine dies under them."""
        self.now, self.busy, self.most = 0.0, 0.0, 0
        self.begun: list[str] = []
        self.at_once = 0
        """Portals that began while another of their host was under way."""
        self._slots, self._seconds, self._dying, self._hosts = slots, seconds, dying, hosts
        self._waiting: list[tuple[int, int, Future]] = []
        self._running: list[tuple[float, int, Future, bool]] = []
        self._asked: set[str] = set()
        self._chance, self._count = random.Random(7), 0

    def subscribe_topic(self, topic: str, handler: Any) -> None:
        """Nobody tells anything."""

    def nthreads(self) -> dict[str, int]:
        return {"simulated": self._slots}

    def submit(self, work: Any, on: Any, errand: Errand, *, key: str, pure: bool, priority: int) -> Future:
        future = Future(errand)
        self._count += 1
        heapq.heappush(self._waiting, (-priority, self._count, future))
        return future

    def pause(self, seconds: float) -> None:
        """Time passes until a task ends."""
        while self._waiting and len(self._running) < self._slots:
            self._begin(heapq.heappop(self._waiting)[2])
        self.most = max(self.most, len(self._running))
        if not self._running:
            return
        at, _, future, died = heapq.heappop(self._running)
        self.now = at
        self._asked -= self._of(future.errand.jobs)
        if died:
            self._count += 1
            heapq.heappush(self._waiting, (-(10**9), self._count, future))  # first, as Dask has it
            return
        future.ended = True

    def _begin(self, future: Future) -> None:
        asked = self._of(future.errand.jobs)
        self.at_once += len(asked & self._asked)
        self._asked |= asked
        took, died = sum(map(self._seconds, future.errand.jobs)), self._chance.random() < self._dying
        if died:
            took *= self._chance.random()  # and is kept: the next one goes on with the rest
        else:
            self.begun += future.errand.jobs
        self.busy += took
        self._count += 1
        heapq.heappush(self._running, (self.now + took, self._count, future, died))

    def _of(self, names: Iterable[str]) -> set[str]:
        return {self._hosts[name] for name in names}
