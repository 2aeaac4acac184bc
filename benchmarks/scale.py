"""What all portals of the country cost: requests, cores, memory, disk and days, with politeness as the limit.

What a page costs is measured here, on a crawl of the captured portal. The days come from the crawl of many machines
itself (``crawler.cluster.crawling``, its queue and what it does with what comes back) on simulated machines, some of
which die; only their clock is not real. How many articles there are is assumed, and printed.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from archive.reader import Archive
from benchmarks.crawl_speed import SHARED, server
from benchmarks.machines import Machines
from benchmarks.table import Figures
from crawler.cluster.crawling import Many
from crawler.cluster.errand import Errand
from crawler.cluster.queueing import queue
from crawler.portals.model import Portal
from crawler.processes.job import Job
from crawler.showing.board import Board

DELAY = 1.0
DAY = 86_400.0
DYING = 0.02
"""Share of crawls whose machine dies under them."""
SPREAD = 1.0
"""Of the logarithm of a portal's size: a few have most of the articles."""
SHARED_HOSTS = 0.02
"""Share of portals that stand on the host of another."""


class Cost(NamedTuple):
    """What an article costs, listings and all included; and what a process needs."""

    requests: float
    cpu: float
    """Seconds of a core."""
    disk: dict[str, float]
    """Bytes, by what they are."""
    start: float
    """Seconds of a core for a run that finds nothing new."""
    memory: float
    """MB of a process that crawls one portal, at its most."""


class Scene(NamedTuple):
    """Portals, how many articles they have, and how many are crawled side by side."""

    name: str
    portals: int
    articles: int
    slots: int


SCENES = (
    Scene("63 portals", 63, 63 * 20_000, 63),
    Scene("3,000 portals", 3_000, 3_000 * 2_000, 256),
    Scene("3,000 portals", 3_000, 3_000 * 2_000, 3_000),
    Scene("30 M pages", 3_000, 30_000_000, 256),
    Scene("30 M pages", 3_000, 30_000_000, 1_024),
    Scene("30 M pages", 3_000, 30_000_000, 3_000),
)


def measured() -> Cost:
    """From a full crawl of the captured portal and an update behind it."""
    with tempfile.TemporaryDirectory(prefix="congtin-bench-") as folder, server() as url:
        root = Path(folder) / "archive"
        full, peak = _run(url, root)
        update, _ = _run(url, root)
        archive = Archive(root)
        (portal,) = archive.portals()
        first, _ = archive.runs(portal)
        articles, requests = first.counts["stored"], sum(host["requests"] for host in first.hosts.values())
        kinds = {"WARC": "warc", "lines": "[aors]*", "state": "state"}
        disk = {name: _bytes(root, kinds[name]) / articles for name in kinds}
    return Cost(requests / articles, (full - update) / articles, disk, update, peak)


def _run(url: str, root: Path) -> tuple[float, float]:
    """Seconds of a core that a crawl took, and the MB that it held."""
    command = [sys.executable, "-m", "crawler.cli", "crawl", url, "--archive", str(root), "--json"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode in (0, 1), process.returncode
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def _bytes(root: Path, kind: str) -> int:
    found = [path for folder in root.glob(kind) if folder.is_dir() for path in folder.rglob("*")]
    every = [path for path in found if path.is_file()]
    return sum(path.stat().st_size for path in every if kind != "[aors]*" or path.suffix == ".jsonl")


def sizes(scene: Scene) -> dict[str, int]:
    """Articles by portal: always the same ones."""
    chance = random.Random(scene.portals)
    weights = {f"p{at}": math.exp(chance.gauss(0, SPREAD)) for at in range(scene.portals)}
    whole = sum(weights.values())
    return {name: max(1, round(scene.articles * weight / whole)) for name, weight in weights.items()}


def declared(names: list[str]) -> tuple[list[Portal], dict[str, str]]:
    """Portals of these names, and the host of each; some share one."""
    chance = random.Random(len(names))
    hosts = {name: f"{name}.example" for name in names}
    for name in names:
        if chance.random() < SHARED_HOSTS:
            hosts[name] = hosts[chance.choice(names)]
    return [Portal(id=name, home=f"https://{host}/") for name, host in hosts.items()], hosts


def simulated(scene: Scene, cost: Cost, *, known: bool) -> tuple[Machines, float, float]:
    """The machines when all is done, the least that it can take, and real seconds. ``known``: the portals' last runs
    tell how long each takes; else nobody knows."""
    articles = sizes(scene)
    portals, hosts = declared(list(articles))
    seconds = {name: number * cost.requests * DELAY for name, number in articles.items()}
    chains = queue(portals, seconds if known else {})
    machines = Machines(scene.slots, seconds.__getitem__, DYING, hosts)
    jobs = {portal.id: Job(targets=[portal.id], archive=Path("archive")) for portal in portals}
    began = time.process_time()
    with tempfile.TemporaryDirectory(prefix="congtin-bench-") as folder:
        errand = Errand(jobs=jobs, folder=Path(folder), logs=Path(folder), topic="scale", about="", is_shared=True)
        many = Many(machines, errand, Board(list(jobs), quiet=True), machines.pause)  # type: ignore[arg-type]
        outcomes = many.run(chains)
    assert all(outcome.finish == "finished" for outcome in outcomes)
    least = max(sum(seconds.values()) / scene.slots, *(sum(seconds[name] for name in chain) for chain in chains))
    return machines, least, time.process_time() - began


def main(scenes: tuple[Scene, ...] = SCENES) -> int:
    """Prints the figures; 1 where a bar is missed."""
    if not SHARED.is_dir():
        print("scale: needs ../shared/data, which is not here")
        return 0
    cost = measured()
    figures = Figures(f"Measured, an article of the captured NukeViet portal; {DELAY:g} s from request to request")
    figures.add("requests", f"{cost.requests:.2f}")
    figures.add("processor", f"{1000 * cost.cpu:.1f} ms, and {cost.start:.1f} s a run")
    figures.add("disk", ", ".join(f"{name} {size / 1000:.1f} kB" for name, size in cost.disk.items()))
    figures.add("memory of a process with one portal", f"{cost.memory:.0f} MB")
    missed = figures.show()
    return max([missed, *(_scene(scene, cost) for scene in scenes)])


def _scene(scene: Scene, cost: Cost) -> int:
    requests = scene.articles * cost.requests
    title = f"{scene.name}, {scene.articles / 1e6:g} M articles assumed, {scene.slots} crawls side by side"
    figures = Figures(title)
    machines, least, took = simulated(scene, cost, known=True)
    blind, _, _ = simulated(scene, cost, known=False)
    figures.add("requests", f"{requests / 1e6:.1f} M")
    figures.add("days", f"{machines.now / DAY:.1f}", f"<= 1.2 of {least / DAY:.1f}", held=machines.now <= 1.2 * least)
    figures.add("days, the first time (nobody knows how long each takes)", f"{blind.now / DAY:.1f}")
    rate = scene.slots / DELAY
    cpu = scene.articles * cost.cpu + scene.portals * cost.start
    figures.add("cores, all crawls under way", f"{rate / cost.requests * cost.cpu:.1f}")
    figures.add("cores, on the average", f"{cpu / machines.now:.1f}")
    figures.add("memory, a process a portal", f"{scene.slots * cost.memory / 1000:.0f} GB")
    disk = ", ".join(f"{name} {scene.articles * size / 1e9:.0f} GB" for name, size in cost.disk.items())
    figures.add("disk", disk)
    portals = f"{len(set(machines.begun))} once each"
    once = len(machines.begun) == len(set(machines.begun)) == scene.portals
    figures.add("portals crawled", portals, f"{scene.portals}", held=once)
    figures.add("portals of one host at once", f"{machines.at_once}", "0", held=machines.at_once == 0)
    figures.add("deciding all of it", f"{took:.1f} s of a core")
    return figures.show()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.parse_args()
    sys.exit(main())
