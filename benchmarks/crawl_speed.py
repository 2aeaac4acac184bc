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
from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings
import crawler.settings as ours

class Bare(Spider):
    name = "bare"
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
began = time.perf_counter()
process.start()
print(json.dumps({"seconds": time.perf_counter() - began}))
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


class Crawl(NamedTuple):
    """One crawl of ours: seconds, articles stored, and the URLs of all answers it kept."""

    seconds: float
    stored: int
    urls: list[str]


def ours(url: str) -> Crawl:
    """One crawl into a fresh archive."""
    with tempfile.TemporaryDirectory() as archive:
        done = subprocess.run(
            [sys.executable, "-m", "crawler.cli", "crawl", url, "--archive", archive, "--json", "--assets", "none"],
            capture_output=True,
            text=True,
            check=False,
        )
        outcome = json.loads(done.stdout)[0]
        return Crawl(outcome["seconds"], outcome["counts"]["stored"], _urls(Path(archive)))


def _urls(archive: Path) -> list[str]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    found = []
    for path in archive.glob("warc/*/*.warc.gz"):
        with path.open("rb") as stream:
            found += [
                r.headers["WARC-Target-URI"] for r in ArchiveIterator(stream, record_types=WarcRecordType.response)
            ]
    return found


def bare(urls: list[str]) -> float:
    """Seconds in which a bare spider downloads the same URLs."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as listed:
        json.dump(urls, listed)
        listed.flush()
        done = subprocess.run([sys.executable, "-c", BARE, listed.name], capture_output=True, text=True, check=True)
    return float(json.loads(done.stdout.strip().splitlines()[-1])["seconds"])


def main() -> int:
    """Prints the medians of interleaved rounds; 1 where the bar is missed."""
    if not SHARED.is_dir():
        print("crawl speed: needs ../shared/data, which is not here")
        return 0
    rates, peers, shares, articles = [], [], [], []
    with server() as url:
        for _ in range(ROUNDS):
            mine = ours(url)
            peer = len(mine.urls) / bare(mine.urls)
            rates.append(len(mine.urls) / mine.seconds)
            peers.append(peer)
            shares.append(rates[-1] / peer)
            articles.append(mine.stored / mine.seconds)
    share = median(shares)
    figures = Figures("crawl of the replayed NukeViet portal, WARC on, server in its own process")
    figures.add("congtin crawl: answers kept (pages, redirects)", f"{median(rates):.0f} a second")
    figures.add("congtin crawl: articles stored", f"{median(articles):.0f} a second")
    figures.add("bare Scrapy, same settings, same answers downloaded", f"{median(peers):.0f} a second")
    figures.add("share of answers", f"{share:.0%}", ">= 30 %", held=share >= 0.30)
    return figures.show()


if __name__ == "__main__":
    sys.exit(main())
