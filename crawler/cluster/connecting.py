"""The way to a Dask cluster: one that runs already, or workers of this machine for as long as a command takes."""

from __future__ import annotations

import contextlib
import logging
import signal
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING

from archive.extras import install
from crawler.errors import CongtinError, CouldNotStart

if TYPE_CHECKING:
    from distributed import Client

SECONDS = 10.0
"""How long a scheduler is waited for."""


class ClusterLost(CongtinError):
    """The cluster went away in the middle; what it had done stands."""

    exit_code = 1


class NotOurs(CongtinError):
    """A worker cannot do the work: congtin is not there, or another version."""


@contextmanager
def connect(scheduler: str | None, workers: int | None, threads: int = 1) -> Iterator[Client]:
    """A client of the cluster at ``scheduler``, else of ``workers`` processes of this machine (none given: two).

    ``threads``: pieces of work that each of these does side by side. Raises ``CongtinError`` in one line where there
    is no Dask or no scheduler, or where a worker is not of this version of congtin.
    """
    if scheduler is not None and workers is not None:
        raise CongtinError("--scheduler names a cluster that has its workers: leave --workers out")
    try:
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise CouldNotStart(f"--engine dask needs Dask: {install('cluster')}") from error
    _quiet()
    if scheduler is not None:
        with _found(Client, scheduler) as client:
            check(client)
            yield client
        return
    with warnings.catch_warnings(), _deaf():
        warnings.simplefilter("ignore")  # a taken port of the dashboard is no matter
        cluster = LocalCluster(
            n_workers=workers or 2,
            threads_per_worker=threads,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            silence_logs=logging.CRITICAL,
            memory_limit=0,
        )
    with cluster, Client(cluster, set_as_default=False) as client:
        yield client


@contextmanager
def _deaf() -> Iterator[None]:
    """What is started in the block never hears Ctrl-C, which is for the one that started it."""
    try:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    except ValueError:  # not the main thread
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _quiet() -> None:
    """What matters of the cluster is said in one line, by whoever asked for it."""
    for name in list(logging.root.manager.loggerDict):
        if name.split(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL)


@contextmanager
def _found(kind: type[Client], scheduler: str) -> Iterator[Client]:
    kind_of, mark, _ = scheduler.partition("://")
    if mark and kind_of not in ("tcp", "tls", "ws", "wss", "ucx"):
        raise CongtinError(f"--scheduler is an address like tcp://10.0.0.1:8786, not {scheduler!r}")
    try:
        client = kind(scheduler, timeout=SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        said = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise CouldNotStart(
            f"no Dask scheduler answers at {scheduler} ({said}): start one with `dask scheduler`, "
            "or leave --scheduler out for workers of this machine"
        ) from error
    try:
        yield client
    finally:
        client.close(timeout=1)


def check(client: Client) -> None:
    """Raises ``NotOurs`` where a worker that is there now, and has nothing else to do, cannot do our work."""
    from distributed import wait

    asked = {client.submit(about, workers=[name], pure=False): name for name in client.nthreads()}
    with client.as_current(), contextlib.suppress(TimeoutError):
        wait(list(asked), timeout=SECONDS)
    left, ours = client.nthreads(), about()
    for future, worker in asked.items():
        if future.status == "error":
            # The scheduler reads what is asked for, too, before any worker does.
            raise NotOurs(f"the cluster's scheduler or worker {worker} has no congtin: install it in its environment")
        if future.status == "finished" and (found := future.result()) != ours:
            raise NotOurs(f"worker {worker} has {found}, this is {ours}: install the same on all machines")
        if worker not in left:  # what a worker cannot read ends it
            raise NotOurs(f"worker {worker} went away when it was asked for congtin: install it in its environment")


def about() -> str:
    """What has to be the same everywhere: pages are read alike, and work is understood."""
    return f"congtin {version('congtin')} on Python {'.'.join(map(str, sys.version_info[:2]))}"


def dashboard(client: Client) -> str | None:
    """Where the cluster shows itself; None where it does not. Without Bokeh the scheduler has plain pages only."""
    link: str | None = client.dashboard_link or None
    if link is None or client.run_on_scheduler(find_spec, "bokeh") is not None:
        return link
    return f"{link.removesuffix('/status')}/info/main/workers.html"
