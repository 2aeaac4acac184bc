"""Many portals side by side in one process, each at one request a second: processor time, memory, and the pace kept.

The portals are one generated portal under many loopback addresses, its pages filled up to 30 KB. The server is a
process of its own and writes down when each request arrived.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from statistics import median

from benchmarks.memory import peak_mb
from benchmarks.table import Figures
from crawler.demo import server as demo
from crawler.demo.portal import DemoPortal, now
from crawler.demo.routes import Answer

PORTALS, ARTICLES, DELAY = 60, 60, 1.0
PAGE = 30_000
"""Bytes of a page before it is packed."""

LIMIT_MB, LIMIT_CORES = 500, 1.0
_JITTER = 0.05
"""Seconds by which one arrival in a hundred may lie before its time: the clock is the server's, which may be late for
the request before."""


class _Handler(demo._Handler):
    """Notes every arrival, and fills pages up."""

    def _answer(self) -> None:
        arrivals: dict[str, list[float]] = self.server.arrivals  # type: ignore[attr-defined]
        arrivals[self.headers.get("Host", "")].append(time.monotonic())
        super()._answer()

    def _send(self, found: Answer) -> None:
        if found.content_type.startswith("text/html") and len(found.body) < PAGE:
            chance = random.Random(self.path)
            words = b" ".join(b"%x" % chance.getrandbits(24) for _ in range((PAGE - len(found.body)) // 7))
            found = replace(found, body=found.body + b"<script>/* " + words + b" */</script>")
        super()._send(found)


def serve(articles: int) -> None:
    """Serves on every loopback address; prints the port first, and at SIGTERM all arrivals by host."""
    server = demo.DemoServer("0.0.0.0", 0, DemoPortal(articles, now))
    server.RequestHandlerClass = _Handler
    server.arrivals = defaultdict(list)  # type: ignore[attr-defined]
    signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
    print(server.port, flush=True)
    server.serve_forever(0.05)
    print(json.dumps(server.arrivals), flush=True)  # type: ignore[attr-defined]


def main(portals: int = PORTALS) -> int:
    """Prints the figures; 1 where a bar is missed."""
    command = [sys.executable, "-m", "benchmarks.many_portals", "--serve", str(ARTICLES)]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server,
        tempfile.TemporaryDirectory() as folder,
    ):
        assert server.stdout is not None
        port = int(server.stdout.readline())
        hosts = [f"127.0.{1 + at // 200}.{1 + at % 200}" for at in range(portals)]
        try:
            seen = _crawl([f"http://{host}:{port}/" for host in hosts], Path(folder))
        finally:
            server.terminate()
        return _report(seen, json.loads(server.stdout.read()))


def _crawl(urls: list[str], archive: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "crawler.cli", "crawl", *urls, "--archive", str(archive), "--json"]
    command += ["--assets", "none", "-s", f"DOWNLOAD_DELAY={DELAY}", "-s", "AUTOTHROTTLE_ENABLED=0"]
    began, peak = time.monotonic(), 0.0
    out = archive.parent / f"{archive.name}.json"
    with out.open("w", encoding="utf-8") as stream:
        process = subprocess.Popen(command, stdout=stream, stderr=subprocess.DEVNULL)
        while True:
            with suppress(TypeError, OSError):  # ended, and not yet waited for
                peak = max(peak, peak_mb(process.pid))
            done, _, used = os.wait4(process.pid, os.WNOHANG)
            if done:
                process.returncode = 0
                break
            time.sleep(0.5)
    outcomes = json.loads(out.read_text(encoding="utf-8"))
    out.unlink()
    return {
        "peak": peak,
        "cores": (used.ru_utime + used.ru_stime) / (time.monotonic() - began),
        "stored": sum(outcome["counts"].get("stored", 0) for outcome in outcomes),
        "portals": len(outcomes),
    }


def _report(seen: dict[str, float], arrivals: dict[str, list[float]]) -> int:
    gaps = sorted(later - one for times in arrivals.values() for one, later in pairwise(times))
    rates = [(len(times) - 1) / (times[-1] - times[0]) * DELAY for times in arrivals.values() if len(times) > 1]
    expected = int(seen["portals"]) * ARTICLES
    figures = Figures(f"{int(seen['portals'])} portals in one process, {DELAY:g} s from start to start, 30 KB pages")
    figures.add("stored", f"{int(seen['stored'])}", f"{expected}", held=seen["stored"] == expected)
    figures.add("processor", f"{seen['cores']:.2f} cores", f"< {LIMIT_CORES:g}", held=seen["cores"] < LIMIT_CORES)
    figures.add("peak memory", f"{seen['peak']:.0f} MB", f"< {LIMIT_MB} MB", held=seen["peak"] < LIMIT_MB)
    short = gaps[len(gaps) // 100]
    figures.add("gap, all but one in a hundred", f"{short:.3f} s", f">= {DELAY:g} s", held=short >= DELAY - _JITTER)
    share = median(rates)
    figures.add("pace, median of the portals", f"{share:.1%} of the rate", ">= 95 %", held=share >= 0.95)
    return figures.show()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--portals", type=int, default=PORTALS)
    parser.add_argument("--serve", type=int, metavar="ARTICLES")
    options = parser.parse_args()
    if options.serve:
        serve(options.serve)
    else:
        sys.exit(main(options.portals))
