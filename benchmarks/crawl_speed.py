"""Pages kept a second against a bare Scrapy spider, same settings, that only downloads the same pages."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.table import Figures

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
ROUNDS = 5

BARE = """
import json, sys, time
from types import SimpleNamespace
from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings
import crawler.settings as ours

class Bare(Spider):
    name = "bare"
    place = SimpleNamespace(learnt={})  # what congtin's downloader asks of a spider: without it robots.txt fails
    async def start(self):
        for url in json.load(open(sys.argv[1])):
            yield Request(url)
    def parse(self, response):
        pass

same = {name: getattr(ours, name) for name in (
    "DOWNLOADER", "CONCURRENT_ITEMS", "CONCURRENT_REQUESTS", "CONCURRENT_REQUESTS_PER_DOMAIN", "DOWNLOAD_DELAY_JITTER",
    "DEFAULT_REQUEST_HEADERS", "TWISTED_REACTOR", "DUPEFILTER_CLASS", "LOG_LEVEL", "DOWNLOAD_TIMEOUT",
    "COOKIES_ENABLED")}
same |= {name + "_ENABLED": False for name in ("TELNETCONSOLE", "REMOTE_CONTROL", "METAREFRESH", "REDIRECT", "RETRY")}
same |= {"DOWNLOAD_DELAY": 0}
process = AsyncCrawlerProcess(Settings(same))
import scrapy.core.downloader.handlers.http11  # as congtin: loaded before the clock runs
crawler = process.create_crawler(Bare)
process.crawl(crawler)
began, used = time.perf_counter(), time.process_time()
process.start()
print(json.dumps({"seconds": time.perf_counter() - began, "processor": time.process_time() - used}))
"""

OURS = """
import json, sys, time
from pathlib import Path
from crawler.processes.job import Job
from crawler.run import run

used = []
job = Job(targets=[sys.argv[1]], archive=Path(sys.argv[2]), options={"assets": "none"})
outcome = run(job, begins=lambda ids: used.append(time.process_time()))[0]
processor = time.process_time() - used[0]
print(json.dumps({"seconds": outcome.seconds, "processor": processor, "stored": outcome.counts["stored"]}))
"""


@contextmanager
def server() -> Iterator[str]:
    """The NukeViet capture, served by a process of its own; yields its address."""
    command = [sys.executable, "-m", "benchmarks.replay", str(SHARED / "nukeviet.warc.gz")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        url = re.search(r"http://\S+?/", line)
        assert url is not None, line
        try:
            yield url.group()
        finally:
            process.terminate()


class Cost(NamedTuple):
    """What a run took of the clock and of the processor, in seconds."""

    seconds: float
    processor: float


class Crawl(NamedTuple):
    """One crawl of ours: what it took, articles stored, and the URLs of all answers it kept."""

    cost: Cost
    stored: int
    urls: list[str]


def ours(url: str) -> Crawl:
    """One crawl into a fresh archive."""
    with tempfile.TemporaryDirectory() as archive:
        told = _told(OURS, url, archive)
        return Crawl(Cost(told["seconds"], told["processor"]), int(told["stored"]), _urls(Path(archive)))


def _told(script: str, *arguments: str) -> dict[str, float]:
    command = [sys.executable, "-c", script, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    told: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return told


def _urls(archive: Path) -> list[str]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    found = []
    for path in archive.glob("warc/*/*.warc.gz"):
        with path.open("rb") as stream:
            found += [
                r.headers["WARC-Target-URI"] for r in ArchiveIterator(stream, record_types=WarcRecordType.response)
            ]
    return found


def bare(urls: list[str]) -> Cost:
    """What a bare spider takes to download the same URLs."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as listed:
        json.dump(urls, listed)
        listed.flush()
        return Cost(**_told(BARE, listed.name))


def main() -> int:
    """Prints the medians of interleaved rounds, and the least that each took of the processor; 1 where the bar is
    missed."""
    if not SHARED.is_dir():
        print("crawl speed: needs ../shared/data, which is not here")
        return 0
    crawls, peers = [], []
    with server() as url:
        for _ in range(ROUNDS):
            crawls.append(ours(url))
            peers.append(bare(crawls[-1].urls))
    return _report(crawls, peers)


def _report(crawls: list[Crawl], peers: list[Cost]) -> int:
    rates = [len(mine.urls) / mine.cost.seconds for mine in crawls]
    theirs = [len(mine.urls) / peer.seconds for mine, peer in zip(crawls, peers, strict=True)]
    share = median(mine / peer for mine, peer in zip(rates, theirs, strict=True))
    used = min(mine.cost.processor / len(mine.urls) for mine in crawls)
    least = min(peer.processor / len(mine.urls) for mine, peer in zip(crawls, peers, strict=True))
    figures = Figures("crawl of the replayed NukeViet portal, WARC on, server in its own process")
    figures.add("congtin crawl: answers kept (pages, redirects)", f"{median(rates):.0f} a second")
    stored = median(mine.stored / mine.cost.seconds for mine in crawls)
    figures.add("congtin crawl: articles stored", f"{stored:.0f} a second")
    figures.add("bare Scrapy, same settings, same answers downloaded", f"{median(theirs):.0f} a second")
    figures.add("share of answers, median of the rounds' own shares", f"{share:.0%}", ">= 40 %", held=share >= 0.40)
    figures.add("processor time an answer: congtin crawl, least", f"{used * 1000:.2f} ms")
    figures.add("processor time an answer: bare Scrapy, least", f"{least * 1000:.2f} ms")
    figures.add("share by processor time", f"{least / used:.0%}")
    return figures.show()


if __name__ == "__main__":
    sys.exit(main())
