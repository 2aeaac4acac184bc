"""Pages kept a second against a bare Scrapy spider, same settings, that only downloads the same pages."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.table import Figures

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
ROUNDS = 3

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
        self.crawler.stats.inc_value("pages")

same = {name: getattr(ours, name) for name in (
    "CONCURRENT_ITEMS", "CONCURRENT_REQUESTS", "CONCURRENT_REQUESTS_PER_DOMAIN", "DOWNLOAD_DELAY_JITTER",
    "DEFAULT_REQUEST_HEADERS", "TWISTED_REACTOR", "TELNETCONSOLE_ENABLED", "REMOTE_CONTROL_ENABLED", "DUPEFILTER_CLASS",
    "LOG_LEVEL", "DOWNLOAD_TIMEOUT", "COOKIES_ENABLED", "METAREFRESH_ENABLED")}
same["DOWNLOAD_DELAY"] = 0
process = AsyncCrawlerProcess(Settings(same))
crawler = process.create_crawler(Bare)
process.crawl(crawler)
began = time.perf_counter()
process.start()
stats = crawler.stats.get_stats()
print(json.dumps({"pages": stats["pages"], "seconds": time.perf_counter() - began}))
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


def ours(url: str) -> tuple[dict[str, float], list[str]]:
    """One crawl of ours into a fresh archive: its summary, and the URLs of all pages it fetched."""
    with tempfile.TemporaryDirectory() as archive:
        done = subprocess.run(
            [sys.executable, "-m", "crawler.cli", "crawl", url, "--archive", archive, "--json", "--assets", "none"],
            capture_output=True,
            text=True,
            check=False,
        )
        outcome = json.loads(done.stdout)[0]
        fetched = []
        for path in Path(archive).glob("crawls/*.jsonl"):
            run = json.loads(path.read_text(encoding="utf-8").splitlines()[-1])
            fetched = [run["hosts"]]
        urls = _urls(Path(archive))
        return {"seconds": outcome["seconds"], "stored": outcome["counts"]["stored"], "hosts": len(fetched)}, urls


def _urls(archive: Path) -> list[str]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    found = []
    for path in archive.glob("warc/*/*.warc.gz"):
        with path.open("rb") as stream:
            found += [
                r.headers["WARC-Target-URI"] for r in ArchiveIterator(stream, record_types=WarcRecordType.response)
            ]
    return found


def bare(urls: list[str]) -> dict[str, float]:
    """The same URLs, only downloaded."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as listed:
        json.dump(urls, listed)
        listed.flush()
        done = subprocess.run([sys.executable, "-c", BARE, listed.name], capture_output=True, text=True, check=True)
    return json.loads(done.stdout.strip().splitlines()[-1])


def main() -> int:
    """Prints the best of interleaved rounds; 1 where the bar is missed."""
    if not SHARED.is_dir():
        print("crawl speed: needs ../shared/data, which is not here")
        return 0
    rates, peers, shares = [], [], []
    stored = 0.0
    with server() as url:
        for _ in range(ROUNDS):
            mine, urls = ours(url)
            peer = bare(urls)
            stored = mine["stored"]
            rates.append(len(urls) / mine["seconds"])
            peers.append(peer["pages"] / peer["seconds"])
            shares.append(rates[-1] / peers[-1])
            time.sleep(0)
    share = sorted(shares)[len(shares) // 2]
    middle = sorted(rates)[len(rates) // 2], sorted(peers)[len(peers) // 2]
    figures = Figures("crawl of the replayed NukeViet portal, WARC on, server in its own process")
    figures.add("congtin crawl", f"{middle[0]:.0f} pages/s kept ({stored:.0f} articles stored)")
    figures.add("bare Scrapy, same settings and pages", f"{middle[1]:.0f} pages/s downloaded")
    figures.add("share", f"{share:.0%}", ">= 30 %", held=share >= 0.30)
    return figures.show()


if __name__ == "__main__":
    sys.exit(main())
