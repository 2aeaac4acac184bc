"""What is the cluster's failure and what is a worker's own; the cluster is in this process."""

from __future__ import annotations

import errno
from collections.abc import Iterator

import pytest
from distributed import Client, LocalCluster
from distributed.comm import CommClosedError

from archive.errors import StorageFailed
from crawler.cluster.connecting import ClusterLost
from crawler.cluster.engine import Dask, _taken


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with (
        LocalCluster(n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None) as cluster,
        Client(cluster, set_as_default=False) as client,
    ):
        yield client


def full(task: int) -> int:
    if task == 2:
        raise OSError(errno.ENOSPC, "No space left on device", "/shared/x")
    return task


def test_a_workers_full_disk_is_not_the_cluster_gone(client: Client) -> None:
    done = Dask(client).each(full, range(4))
    assert [next(done), next(done)] == [0, 1]
    with pytest.raises(StorageFailed, match=r"could not do a piece .*/shared/x: No space left on device"):
        next(done)


def test_what_cannot_be_read_here_is_told_as_it_is(client: Client) -> None:
    def tasks() -> Iterator[int]:
        yield 1
        raise FileNotFoundError("here")

    with pytest.raises(FileNotFoundError, match="here"):
        list(Dask(client).each(full, tasks()))


def test_a_connection_that_is_closed_is_the_cluster_gone() -> None:
    class Future:
        def result(self) -> int:
            raise CommClosedError("in <TCP>: Stream is closed")

    with pytest.raises(ClusterLost, match="the Dask cluster went away"):
        _taken(Future())  # type: ignore[arg-type]
