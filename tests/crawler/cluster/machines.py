"""A real cluster: a scheduler and workers, each a process of its own, with folders of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.conftest import ROOT, lines
from tests.crawler.cluster.portals import ARTICLES, DELAY
from tests.ports import free_port

# What every process of a machine begins with: leases lapse in seconds, no lock reaches another machine, and each has
# its own name. A stand-in for hosts that share a folder, of which there is one here.
_ELSEWHERE = """
import os
from archive.leases import holder, lease
lease.TTL = {ttl}
lease._lock = lambda fd: None
name = os.environ["MACHINE"]
lease.here = lambda: holder.Place(host=name, machine="m-" + name, boot="b-" + name, space="pid:[1]")
"""

_COMMAND = """
from crawler.cli import main
from crawler.cluster.crawling import crawl_far
crawl_far.__kwdefaults__["silence"] = {silence}
main()
"""


class Machines:
    """A scheduler at ``address`` and workers by name."""

    def __init__(self, folder: Path, *, ttl: float | None = None) -> None:
        self._folder, self._ttl = folder, ttl
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        self.address = ""

    def scheduler(self, name: str = "scheduler") -> None:
        """Starts one; silent workers are given up after seconds."""
        port = free_port()
        self.address = f"tcp://127.0.0.1:{port}"
        arguments = ["--host", "127.0.0.1", "--port", str(port), "--dashboard-address", "127.0.0.1:0"]
        self._start(name, ["-m", "distributed.cli.dask_scheduler", *arguments])

    def worker(self, name: str, *, slots: int = 2, nanny: bool = True) -> None:
        arguments = [self.address, "--nthreads", str(slots), "--name", name, "--no-dashboard", "--memory-limit", "0"]
        self._start(name, ["-m", "distributed.cli.dask_worker", *arguments, "--nanny" if nanny else "--no-nanny"])

    def _start(self, name: str, arguments: list[str]) -> None:
        place = self._folder / name
        for folder in (place, place / "state", place / "site"):
            folder.mkdir(parents=True, exist_ok=True)
        path = str(ROOT)
        if self._ttl is not None:
            (place / "site" / "sitecustomize.py").write_text(_ELSEWHERE.format(ttl=self._ttl))
            path = f"{place / 'site'}{os.pathsep}{ROOT}"
        env = {
            **os.environ,
            "PYTHONPATH": path,
            "MACHINE": name,
            "CONGTIN_STATE_DIR": str(place / "state"),
            "DASK_TEMPORARY_DIRECTORY": str(place),
            "DASK_DISTRIBUTED__SCHEDULER__WORKER_TTL": "8s",
        }
        with (place / "log").open("ab") as log:
            self.processes[name] = subprocess.Popen(
                [sys.executable, *arguments], cwd=place, env=env, stdout=log, stderr=log, start_new_session=True
            )

    def kill(self, name: str) -> None:
        """All that the machine runs, at once: its worker, and the nanny that would start another."""
        for pid in [*descendants(self.processes[name].pid), self.processes[name].pid]:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def end(self) -> None:
        for name, process in self.processes.items():
            for pid in descendants(process.pid):
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGCONT)
            self.kill(name)
            process.wait()


@contextmanager
def machines(folder: Path, *, ttl: float | None = None) -> Iterator[Machines]:
    started = Machines(folder, ttl=ttl)
    try:
        started.scheduler()
        yield started
    finally:
        started.end()


@contextmanager
def crawling(archive: Path, machines: Machines, silence: float = 900.0) -> Iterator[subprocess.Popen[str]]:
    """``congtin crawl`` of the declared portals, under way."""
    named = ["mot", "hai", "ba", "bon", "nam"]
    command = [sys.executable, "-c", _COMMAND.format(silence=silence), "crawl", *named, "--archive", str(archive)]
    command += ["--engine", "dask", "--scheduler", machines.address, "-s", f"DOWNLOAD_DELAY={DELAY}"]
    command += ["--assets", "none"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def whole(archive: Path, portals: dict[str, str]) -> None:
    """Every article of every portal stands there once."""
    found = lines(archive, "articles")
    assert len({(line["portal"], line["id"], line["revision"]) for line in found}) == len(found)
    counts = {name: sum(line["portal"] == name for line in found) for name in portals}
    assert counts == dict.fromkeys(portals, ARTICLES)
    command = [sys.executable, "-m", "archive", "verify", "--archive", str(archive), "--warc", "--jobs", "1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def descendants(pid: int) -> list[int]:
    """Of a process, those that it started first."""
    found: list[int] = []
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                found += [int(child), *descendants(int(child))]
    return found


def crawls(pid: int) -> list[int]:
    """The crawls that a machine runs."""
    return [each for each in descendants(pid) if b"crawler.processes.child" in _command(each)]


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""
