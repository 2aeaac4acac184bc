"""``--engine dask`` on a real cluster: whatever dies, the archive is whole and no host has two crawlers."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.conftest import ROOT
from tests.crawler.cluster.machines import crawling, crawls, descendants, machines, whole
from tests.crawler.cluster.portals import Hosts, declare, hosts
from tests.waiting import until

pytestmark = [pytest.mark.soak, pytest.mark.kill]

SECONDS = 400


@pytest.fixture
def portals() -> Iterator[Hosts]:
    with hosts() as served:
        yield served
    assert max(served.most.values()) == 1, "never two requests at once"
    assert served.returned == [], "nobody asks after another has begun to"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "shared" / "archive"


@pytest.fixture
def declared(archive: Path, portals: Hosts) -> dict[str, str]:
    return declare(archive, portals.port)


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    out, errors = process.communicate(timeout=SECONDS)
    return process.returncode, out + errors


def test_a_worker_that_is_killed(tmp_path: Path, archive: Path, portals: Hosts, declared: dict[str, str]) -> None:
    with machines(tmp_path / "machines") as cluster:
        cluster.worker("one")
        cluster.worker("two")
        with crawling(archive, cluster) as run:
            portals.wait_for("127.0.1.1", 10)
            # Only the worker: its nanny starts another one, and its crawls die with it.
            (worker,) = [pid for pid in descendants(cluster.processes["one"].pid) if crawls(pid)][:1] or [0]
            if not worker:
                (worker,) = [pid for pid in descendants(cluster.processes["two"].pid) if crawls(pid)][:1]
            started = crawls(worker)
            os.kill(worker, signal.SIGKILL)
            until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in started))
            code, said = ended(run)
        assert code == 0, said
    whole(archive, declared)


def test_two_of_three_machines_that_are_killed(
    tmp_path: Path, archive: Path, portals: Hosts, declared: dict[str, str]
) -> None:
    with machines(tmp_path / "machines") as cluster:
        for name in ("one", "two", "three"):
            cluster.worker(name, slots=1)
        with crawling(archive, cluster) as run:
            for host in ("127.0.1.1", "127.0.1.2", "127.0.1.3"):
                portals.wait_for(host, 8)
            cluster.kill("one")
            portals.wait_for("127.0.1.3", 20)
            cluster.kill("two")
            code, said = ended(run)
        assert code == 0, said
    whole(archive, declared)


def test_the_scheduler_that_is_killed(tmp_path: Path, archive: Path, portals: Hosts, declared: dict[str, str]) -> None:
    with machines(tmp_path / "machines") as cluster:
        cluster.worker("one")
        with crawling(archive, cluster) as run:
            portals.wait_for("127.0.1.3", 10)
            cluster.kill("scheduler")
            code, said = ended(run)
        assert code == 1, said
        assert "the Dask cluster went away" in said
        cluster.scheduler("again")
        cluster.worker("other")
        with crawling(archive, cluster) as run:
            code, said = ended(run)
        assert code == 0, said
    whole(archive, declared)


def test_a_machine_that_stops_past_its_lease_and_goes_on(
    tmp_path: Path, archive: Path, portals: Hosts, declared: dict[str, str]
) -> None:
    with machines(tmp_path / "machines", ttl=4.0) as cluster:
        cluster.worker("one", slots=1, nanny=False)
        with crawling(archive, cluster) as run:
            until(lambda: crawls(cluster.processes["one"].pid))
            until(lambda: sum(portals.asked.values()) >= 12)
            stopped = [cluster.processes["one"].pid, *descendants(cluster.processes["one"].pid)]
            for pid in stopped:
                os.kill(pid, signal.SIGSTOP)
            (host,) = [host for host, times in portals.asked.items() if times]
            before = portals.asked[host]
            cluster.worker("two", slots=3)
            portals.wait_for(host, before + 5)  # taken over
            for pid in reversed(stopped):
                os.kill(pid, signal.SIGCONT)
            code, said = ended(run)
        assert code == 0, said
    whole(archive, declared)


def test_a_worker_that_hangs_while_its_crawl_goes_on(
    tmp_path: Path, archive: Path, portals: Hosts, declared: dict[str, str]
) -> None:
    with machines(tmp_path / "machines") as cluster:
        cluster.worker("one", slots=1, nanny=False)
        with crawling(archive, cluster) as run:
            until(lambda: sum(portals.asked.values()) >= 12)
            os.kill(cluster.processes["one"].pid, signal.SIGSTOP)
            cluster.worker("two", slots=3)
            code, said = ended(run)
        assert code == 0, said
    whole(archive, declared)


def test_a_crawl_that_hangs_is_ended_and_taken_up_again(
    tmp_path: Path, archive: Path, portals: Hosts, declared: dict[str, str]
) -> None:
    with machines(tmp_path / "machines") as cluster:
        cluster.worker("one", slots=3)
        with crawling(archive, cluster, silence=30.0) as run:  # longer than a start takes, whatever else runs
            portals.wait_for("127.0.1.1", 12)
            hung = crawls(cluster.processes["one"].pid)[0]
            os.kill(hung, signal.SIGSTOP)
            code, said = ended(run)
        assert code == 0, said
    whole(archive, declared)


def test_ctrl_c_ends_what_runs_orderly(tmp_path: Path, archive: Path, portals: Hosts, declared: dict[str, str]) -> None:
    with machines(tmp_path / "machines") as cluster:
        cluster.worker("one", slots=1)
        with crawling(archive, cluster) as run:
            until(lambda: sum(portals.asked.values()) >= 12)
            run.send_signal(signal.SIGINT)
            code, said = ended(run)
        assert code == 130, said
        assert "Ending when what is on its way is stored" in said
        with crawling(archive, cluster) as run:
            code, said = ended(run)
        assert code == 0, said
    whole(archive, declared)


def test_nothing_is_left_where_the_machines_met(
    tmp_path: Path, archive: Path, portals: Hosts, declared: dict[str, str]
) -> None:
    with machines(tmp_path / "machines") as cluster:
        cluster.worker("one", slots=4)
        for _ in range(2):  # the second time everything is known
            with crawling(archive, cluster) as run:
                code, said = ended(run)
            assert code == 0, said
        assert sorted(path.name for path in (tmp_path / "machines/one/state").iterdir()) != []
    assert list((archive / "state").glob("*.sqlite")) == []
    assert list((archive / "state" / "aside").iterdir()) == []
    whole(archive, declared)


def test_work_on_the_archive_is_the_same_by_many_machines(
    tmp_path: Path, archive: Path, portals: Hosts, declared: dict[str, str]
) -> None:
    def said(*command: str, far: bool) -> str:
        engine = ["--engine", "dask", "--scheduler", cluster.address] if far else []
        # Under the name that the archive has here: the machines have other folders.
        whole = [sys.executable, "-m", "crawler.cli", *command, "--archive", "archive", *engine]
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(whole, cwd=archive.parent, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    with machines(tmp_path / "machines") as cluster:
        cluster.worker("one")
        cluster.worker("two", slots=1, nanny=False)
        with crawling(archive, cluster) as run:
            code, output = ended(run)
        assert code == 0, output
        for command in (("archive", "verify", "--warc"), ("archive", "link", "--json")):
            assert said(*command, far=True) == said(*command, far=False)
        alone, far = (json.loads(said("reparse", "--json", far=each))["portals"] for each in (False, True))
        assert [one["counts"] for one in alone] == [one["counts"] for one in far]
        cluster.kill("two")
        for name, each in (("one", False), ("two", True)):
            said("archive", "export", "parquet", f"{name}.parquet", far=each)
    one, two = (pq.read_table(archive.parent / f"{name}.parquet") for name in ("one", "two"))
    assert one.equals(two)
    assert list((archive / "state" / "aside").iterdir()) == []
