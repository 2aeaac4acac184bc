"""A Dask cluster as an engine of ``archive.working.engines``: work on files, wherever there is a worker."""

from __future__ import annotations

import secrets
import socket
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from archive.errors import StorageFailed
from archive.working import engines
from crawler.cluster.connecting import ClusterLost, connect

if TYPE_CHECKING:
    from distributed import Client, Future

Task = TypeVar("Task")
Done = TypeVar("Done")

_COUNTED = 5.0
"""Seconds after which the workers are counted anew: clusters grow and shrink."""


class Dask:
    """Gives tasks to the workers of a cluster and takes what comes of them in order."""

    is_far = True

    def __init__(self, client: Client) -> None:
        self._client = client
        self._width, self._at = 1, 0.0

    @property
    def width(self) -> int:
        """The threads of all workers; 1 where there is none yet."""
        if time.monotonic() - self._at > _COUNTED:
            self._width, self._at = max(1, sum(self._client.nthreads().values())), time.monotonic()
        return self._width

    def each(self, work: Callable[[Task], Done], tasks: Iterable[Task]) -> Iterator[Done]:
        """Raises ``ClusterLost`` where the scheduler or, again and again, the worker of a task goes away."""
        waiting: deque[Future[Done]] = deque()
        for task in tasks:
            waiting.append(self._submitted(work, task))
            if len(waiting) > 2 * self.width:
                yield _taken(waiting.popleft())
        while waiting:
            yield _taken(waiting.popleft())

    def _submitted(self, work: Callable[[Task], Done], task: Task) -> Future[Done]:
        key = f"{getattr(work, '__name__', 'work')}-{secrets.token_hex(12)}"  # under which Dask shows it
        try:
            # Not pure: the files that a task reads are not all that it is about.
            return self._client.submit(done, work, task, key=key, pure=False)
        except OSError as error:
            raise lost(error) from error


def done(work: Callable[[Task], Done], task: Task) -> Done:
    """``work`` of ``task``, on a worker. Raises ``StorageFailed`` for an OSError of its own: the one who asked takes
    any other for the cluster's."""
    try:
        return work(task)
    except OSError as error:
        said = f"{error.filename}: {error.strerror}" if error.filename else error.strerror or str(error)
        raise StorageFailed(f"{socket.gethostname()} could not do a piece of the work ({said})") from error


def _taken(future: Future[Done]) -> Done:
    from distributed import KilledWorker

    try:
        return future.result()
    except KilledWorker as error:
        raise ClusterLost(f"a piece of the work ended every worker that took it up: {error}".splitlines()[0]) from error
    except (OSError, CancelledError) as error:
        raise lost(error) from error


def lost(error: BaseException) -> ClusterLost:
    """The cluster is gone, in a line that says what to do."""
    said = str(error).splitlines()[0] if str(error) else type(error).__name__
    return ClusterLost(f"the Dask cluster went away ({said}): call the command again when there is one")


@contextmanager
def dask(wish: engines.Wish) -> Iterator[engines.Engine]:
    """An engine of the cluster that is wished for. Raises as ``connect``."""
    with connect(wish.scheduler, wish.workers) as client:
        yield Dask(client)


def offer() -> None:
    """Lets the commands of ``archive`` have this engine. Imports nothing of Dask."""
    engines.FAR["dask"] = dask
