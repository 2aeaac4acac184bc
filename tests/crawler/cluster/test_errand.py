"""What a worker does, without a cluster: done twice it changes nothing, and it ends when it is asked to."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from archive.disk.files import Files
from archive.errors import StorageFailed
from archive.leases.lease import Lease
from archive.paths import host_lease_file
from archive.times import utc_now
from archive.working.engines import Wish
from benchmarks.scale import Cost, Scene, simulated
from crawler.cluster.connecting import NotOurs
from crawler.cluster.crawling import crawl_far
from crawler.cluster.errand import STOP, do
from crawler.demo import server as demo
from crawler.errors import CongtinError, CouldNotStart
from crawler.processes.job import Job
from tests.conftest import Run, lines
from tests.crawler.cluster.errand_kit import errand


@pytest.mark.usefixtures("launched")
def test_an_errand_that_is_done_again_asks_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONGTIN_STATE_DIR", str(tmp_path / "node"))
    with demo.serve(port=0, articles=5) as portal:
        first = do(errand(tmp_path, portal.url, is_shared=True))
        asked = portal.requests.total()
        assert [outcome.finish for outcome in first] == ["finished"]
        assert do(errand(tmp_path, portal.url, is_shared=True)) == first
        assert portal.requests.total() == asked
    assert len(lines(tmp_path / "archive", "articles")) == 5
    assert [path.suffix for path in (tmp_path / "node").iterdir()] == [".sqlite"]
    assert not list((tmp_path / "archive" / "state").glob("*.sqlite"))


def test_a_host_that_somebody_else_asks_is_waited_for_and_given_up(tmp_path: Path) -> None:
    with demo.serve(port=0, articles=5) as portal:
        wanted = errand(tmp_path, portal.url, patience=0.0)
        host = portal.url.removeprefix("http://").rstrip("/")
        path = host_lease_file(tmp_path / "archive", host)
        lease = Lease.take(path, owner="other", files=Files(), now=utc_now)
        (outcome,) = do(wanted)
        assert (outcome.finish, outcome.exit_code, portal.requests.total()) == ("not-started", 3, 0)
        assert "is being asked by other/" in (outcome.error or "")
        lease.release()


def test_who_was_asked_to_end_begins_nothing(tmp_path: Path) -> None:
    wanted = errand(tmp_path, "http://127.0.0.1:1/")
    (wanted.folder / STOP).write_bytes(b".")
    assert [outcome.finish for outcome in do(wanted)] == ["interrupted"]


@pytest.mark.usefixtures("launched")
def test_a_worker_that_cannot_says_so(tmp_path: Path) -> None:
    with pytest.raises(NotOurs, match=r"a worker has congtin .* install the same on all machines"):
        do(errand(tmp_path, "http://127.0.0.1:1/", about="congtin 9 on Python 3.99"))
    with pytest.raises(StorageFailed, match="does not see /nowhere"):
        do(errand(tmp_path, "http://127.0.0.1:1/", folder=Path("/nowhere")))


def test_a_call_that_cannot_be_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    job = Job(targets=["http://127.0.0.1:1/"], archive=tmp_path)
    with pytest.raises(CongtinError, match="leave --workers out"):
        crawl_far(job, Wish("dask", scheduler="tcp://127.0.0.1:1", workers=2))
    with pytest.raises(CongtinError, match="an address like tcp://"):
        crawl_far(job, Wish("dask", scheduler="http://127.0.0.1:1"))
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(CouldNotStart, match=r"needs Dask: \S+ -m pip install 'congtin\[cluster\]'"):
        crawl_far(job, Wish("dask"))


def test_three_hundred_portals_on_machines_that_die() -> None:
    cost = Cost(requests=1.5, cpu=0.01, disk={}, start=2.0, memory=100.0)
    machines, least, _ = simulated(Scene("few", 300, 100_000, 40), cost, known=True)
    assert sorted(machines.begun) == sorted(f"p{at}" for at in range(300))
    assert machines.at_once == 0
    assert least <= machines.now <= 1.2 * least
    assert machines.most == 40


def test_one_portal_by_dask(tmp_path: Path, congtin: Run) -> None:
    with demo.serve(port=0, articles=5) as portal:
        done = congtin(
            "crawl", portal.url, "--archive", tmp_path, "--engine", "dask", "--workers", 1, "--assets", "none"
        )
    assert done.returncode == 0, done.stderr
    assert "Dask shows itself at http://127.0.0.1:" in done.stderr
    assert "5 stored" in done.stderr
    assert len(lines(tmp_path, "articles")) == 5
    assert list((tmp_path / "state" / "aside").iterdir()) == []
