"""The way to a Dask cluster: one that runs already, or workers of this machine for as long as a command takes."""

from __future__ import annotations

import logging
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from typing import TYPE_CHECKING

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
        raise CouldNotStart(
            "--engine dask needs Dask: .venv/bin/pip install -e '.[cluster]' in the project's folder"
        ) from error
    _quiet()
    if scheduler is not None:
        with _found(Client, scheduler) as client:
            check(client)
            yield client
        return
    with warnings.catch_warnings():
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
    """Raises ``NotOurs`` where a worker that is there now cannot do our work."""
    ours = about()
    for worker, found in client.run(about, on_error="return").items():
        if isinstance(found, ModuleNotFoundError):
            raise NotOurs(f"worker {worker} has no congtin ({found}): install it there, in the worker's environment")
        if isinstance(found, BaseException):
            raise NotOurs(f"worker {worker} does not answer: {found}")
        if found != ours:
            raise NotOurs(f"worker {worker} has {found}, this is {ours}: install the same on all machines")


def about() -> str:
    """What has to be the same everywhere: pages are read alike, and work is understood."""
    return f"congtin {version('congtin')} on Python {'.'.join(map(str, sys.version_info[:2]))}"


def dashboard(client: Client) -> str | None:
    """Where the cluster shows itself; None where it does not."""
    return client.dashboard_link or None
