"""The same loopback portals crawled by congtin, a bare Scrapy spider, news-please and wget; a kill in the middle."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import NamedTuple

from benchmarks.peers.crawlers import Crawler, Kept, crawlers, environment
from benchmarks.peers.sheets import Column, Sheet, number, share, whole
from benchmarks.peers.stages import Stage, nukeviet, small

SMALL = 150
LIMIT = 240
"""Seconds after which a crawl is ended, and said to be."""
Open = Callable[[], AbstractContextManager[Stage]]


class Run(NamedTuple):
    """One start of a crawler: seconds, of those the processor's, and whether it was killed or ran out of time."""

    seconds: float
    cpu: float
    ended: bool


def start(crawler: Crawler, stage: Stage, folder: Path, run: int, kill_at: int | None = None) -> Run:
    """Runs it to its end, or until ``kill_at`` articles were asked for: then all of its processes are killed."""
    folder.mkdir(parents=True, exist_ok=True)
    command = crawler.command(stage.url, folder, run)
    began = time.monotonic()
    with (folder / f"log{run}").open("wb") as log:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment(),
            stdout=log,
            stderr=log,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        whole_way = True
        while True:
            pid, _, used = os.wait4(process.pid, os.WNOHANG)
            if pid:
                break
            late = time.monotonic() - began > LIMIT
            if late or (kill_at is not None and len(_articles(stage)) >= kill_at):
                os.killpg(process.pid, signal.SIGKILL)
                _, _, used = os.wait4(process.pid, 0)
                whole_way = False
                break
            time.sleep(0.01)
        process.returncode = 0
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    return Run(time.monotonic() - began, used.ru_utime + used.ru_stime, whole_way)


def _articles(stage: Stage) -> set[str]:
    """The articles that were asked for."""
    return {found for target in stage.asked if (found := stage.identify(target))}


class Held(NamedTuple):
    """What a crawler keeps of a stage's articles."""

    articles: set[str]
    twice: int
    """Further copies of articles: under another address, or the same again."""
    others: int
    """Pages that are no articles."""


def held(kept: Kept, stage: Stage) -> Held:
    """The kept pages held against the truth."""
    found = Counter(stage.identify(url) for url in kept.urls)
    others = found.pop(None, 0)
    articles = {one for one in found if one is not None}
    return Held(articles & stage.wanted, found.total() - len(articles), others)


PACE = [
    Column("version", number),
    Column("seconds", number, -1),
    Column("requests", whole, -1),
    Column("requests a second", number, 1),
    Column("articles a second", number, 1),
    Column("processor ms a request", number, -1),
    Column("articles, %", share, 1),
    Column("kept twice", whole, -1),
    Column("other pages kept", whole, -1),
]
KILLED = [
    Column("articles before the kill", whole),
    Column("articles after the second run, %", share, 1),
    Column("kept twice", whole, -1),
    Column("broken records", whole, -1),
    Column("articles asked for again", whole),
    Column("requests in all", whole),
]


def pace(crawler: Crawler, stage: Stage, scratch: Path) -> list[float | str | None]:
    """One whole crawl."""
    before = len(stage.asked)
    run = start(crawler, stage, scratch, 0)
    requests = len(stage.asked) - before
    if not requests:
        return [crawler.version, *[None] * 5, 0.0, None, None]
    found = held(crawler.kept(scratch), stage)
    seconds = run.seconds if run.ended else f"over {LIMIT}"
    recall = len(found.articles) / len(stage.wanted)
    rates = [requests / run.seconds, len(found.articles) / run.seconds, 1000 * run.cpu / requests]
    return [crawler.version, seconds, requests, *rates, recall, found.twice, found.others]


def killed(crawler: Crawler, stage: Stage, scratch: Path) -> list[float | str | None]:
    """A crawl that is killed when half of the articles were asked for, and started again."""
    start(crawler, stage, scratch, 0, kill_at=len(stage.wanted) // 2)
    before, first = held(crawler.kept(scratch), stage), len(stage.asked)
    start(crawler, stage, scratch, 1)
    kept = crawler.kept(scratch)
    found = held(kept, stage)
    seen, again = (
        {stage.identify(one) for one in part} - {None} for part in (stage.asked[:first], stage.asked[first:])
    )
    recall = len(found.articles) / len(stage.wanted)
    return [len(before.articles), recall, found.twice, kept.broken, len(seen & again), len(stage.asked)]


def sheets(data: Path, peers: str, scratch: Path) -> Iterator[Sheet]:
    """The captured portal where it is at hand, the synthetic one, and the kill on that."""
    there = list(crawlers(peers))
    able = [each for each in there if isinstance(each, Crawler)]
    missing = [f"not measured: {each}" for each in there if isinstance(each, str)]
    stages: list[Open] = [partial(small, SMALL)]
    if (data / "nukeviet.warc.gz").is_file():
        stages.insert(0, partial(nukeviet, data))
    for at, stage in enumerate(stages):
        yield _paces(stage, able, scratch / f"pace{at}", missing)
    yield _kills(able, scratch / "killed", missing)


def _paces(opened: Open, able: list[Crawler], scratch: Path, missing: list[str]) -> Sheet:
    rows, title = [], ""
    for crawler in able:
        with opened() as stage:
            rows.append((crawler.name, pace(crawler, stage, scratch / crawler.name)))
            title = (
                f"{stage.name}: {len(stage.wanted)} articles, each crawler one request at a time and without a delay"
            )
    notes = [
        "kept twice: articles under a second address, or the same address again; other pages: listings, tags, static "
        "pages kept as if they were articles, since the crawler does not tell them apart",
        "congtin and news-please read the articles, with their fields, while they crawl; the bare spider and wget keep "
        "pages; congtin and wget keep what the server sent as WARC",
        *missing,
    ]
    return Sheet(title, PACE, rows, notes)


def _kills(able: list[Crawler], scratch: Path, missing: list[str]) -> Sheet:
    sheet = Sheet(f"A kill -9 in the middle, and a second start: synthetic portal of {SMALL} articles", KILLED)
    for crawler in able:
        with small(SMALL) as stage:
            sheet.add(crawler.name, killed(crawler, stage, scratch / crawler.name))
        sheet.notes.append(f"{crawler.name}: {crawler.note}")
    sheet.notes.append("requests are to be read beside what was kept: who forgets addresses asks for less")
    sheet.notes += missing
    return sheet
