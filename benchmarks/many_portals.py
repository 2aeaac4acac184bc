"""Many portals on one machine, each at its polite rate: the pace kept, memory, processor time, open files.

    python -m benchmarks.many_portals                           # 60 portals in one process
    python -m benchmarks.many_portals --portals 300 --jobs 2    # what two cores are to bear; `make many`

A process may hold 1,024 files open, as on a machine that nobody has set up for it.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import pairwise
from math import floor
from pathlib import Path
from statistics import mean

from benchmarks.table import Figures

PORTALS, JOBS, ARTICLES, DELAY = 60, 1, 60, 1.0
OPEN_FILES = 1024
SAMPLE_SECONDS = 0.5


@dataclass
class Seen:
    """What was sampled of the crawl's processes."""

    peak_mb: float = 0.0
    """Of all of them together."""
    files: int = 0
    """Of the one that had most open."""
    processes: int = 0
    """That crawled at once."""
    cores: float = 0.0
    outcomes: list[dict[str, object]] = field(default_factory=list)

    @property
    def stored(self) -> int:
        """Articles, over all portals."""
        return sum(outcome["counts"].get("stored", 0) for outcome in self.outcomes)  # type: ignore[attr-defined]

    def sample(self, pid: int) -> None:
        """Looks at ``pid`` and its children."""
        pids = [pid, *map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split())]
        pids += [
            int(each) for at in Path(f"/proc/{pid}/task").iterdir() for each in (at / "children").read_text().split()
        ]
        pids = list(dict.fromkeys(pids))
        self.processes = max(self.processes, len(pids) - 1)
        self.peak_mb = max(self.peak_mb, sum(map(_memory_mb, pids)))
        self.files = max(self.files, *(len(list(Path(f"/proc/{each}/fd").iterdir())) for each in pids))


def _memory_mb(pid: int) -> float:
    """What a process holds alone, and its part of what it shares (proc(5), smaps_rollup)."""
    said = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    return int(re.search(r"^Pss:\s+(\d+) kB", said, re.MULTILINE)[1]) / 1000  # type: ignore[index]


def main(portals: int = PORTALS, jobs: int = JOBS, articles: int = ARTICLES, delay: float = DELAY) -> int:
    """Prints the figures; 1 where a bar is missed."""
    command = [sys.executable, "-m", "benchmarks.many_server", str(articles)]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server,
        tempfile.TemporaryDirectory() as folder,
    ):
        assert server.stdout is not None
        port = int(server.stdout.readline())
        hosts = [f"127.0.{1 + at // 200}.{1 + at % 200}" for at in range(portals)]
        try:
            seen = _crawl([f"http://{host}:{port}/" for host in hosts], Path(folder), jobs, delay)
        finally:
            server.terminate()
        return _report(seen, json.loads(server.stdout.read()), jobs, articles, delay)


def _crawl(urls: list[str], archive: Path, jobs: int, delay: float) -> Seen:
    command = [sys.executable, "-m", "crawler.cli", "crawl", *urls, "--archive", str(archive), "--json"]
    command += ["--jobs", str(jobs), "--assets", "none"]
    command += ["-s", f"DOWNLOAD_DELAY={delay}", "-s", "AUTOTHROTTLE_ENABLED=0"]
    began, seen = time.monotonic(), Seen()
    out = archive.parent / f"{archive.name}.json"
    with out.open("w", encoding="utf-8") as stream:
        process = subprocess.Popen(command, stdout=stream, preexec_fn=_few_files)  # noqa: PLW1509 - no threads here
        while True:
            with suppress(OSError, TypeError):  # a process that ends meanwhile
                seen.sample(process.pid)
            done, _, used = os.wait4(process.pid, os.WNOHANG)
            if done:
                process.returncode = 0
                break
            time.sleep(SAMPLE_SECONDS)
    seen.cores = (used.ru_utime + used.ru_stime) / (time.monotonic() - began)
    seen.outcomes = json.loads(out.read_text(encoding="utf-8"))
    out.unlink()
    return seen


def _few_files() -> None:
    resource.setrlimit(resource.RLIMIT_NOFILE, (OPEN_FILES, OPEN_FILES))


def _report(seen: Seen, arrivals: dict[str, list[float]], jobs: int, articles: int, delay: float) -> int:
    gaps = sorted(later - one for times in arrivals.values() for one, later in pairwise(times))
    rates = [(len(times) - 1) / (times[-1] - times[0]) * delay for times in arrivals.values() if len(times) > 1]
    number, expected = len(seen.outcomes), len(seen.outcomes) * articles
    limit_mb = 500 if number <= PORTALS else 1500
    figures = Figures(
        f"{number} portals in {seen.processes} process{'es' if seen.processes > 1 else ''}, "
        f"{delay:g} s from start to start, 30 KB pages"
    )
    figures.add("stored", f"{seen.stored}", f"{expected}", held=seen.stored == expected)
    figures.add("processor", f"{seen.cores:.2f} cores", f"< {jobs}", held=seen.cores < jobs)
    figures.add(
        "memory in all, at its peak", f"{seen.peak_mb:.0f} MB", f"< {limit_mb} MB", held=seen.peak_mb < limit_mb
    )
    figures.add("open files a process", f"{seen.files}", f"< {OPEN_FILES}", held=seen.files < OPEN_FILES)
    early = sum(gap < delay for gap in gaps)
    shortest = floor(gaps[0] * 10_000) / 10_000  # down, so that it is no more than was seen
    figures.add("shortest from start to start", f"{shortest:.4f} s", f">= {delay:g} s", held=not early)
    figures.add("starts before their time", f"{early} of {len(gaps)}", "0", held=not early)
    share = mean(rates)
    figures.add("pace, mean of the portals", f"{share:.1%} of the rate", ">= 95 %", held=share >= 0.95)
    figures.add("pace, slowest portal", f"{min(rates):.1%} of the rate")
    return figures.show()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--portals", type=int, default=PORTALS)
    parser.add_argument("--jobs", type=int, default=JOBS)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--delay", type=float, default=DELAY, help="seconds from start to start; more: a light run")
    options = parser.parse_args()
    sys.exit(main(options.portals, options.jobs, options.articles, options.delay))
