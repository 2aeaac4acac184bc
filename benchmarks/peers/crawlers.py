"""The crawlers: how each is started, started again after a kill as its documentation says, and what it kept."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.peers.sheets import OURS

ROOT = Path(__file__).resolve().parent.parent.parent


class Kept(NamedTuple):
    """The addresses of all pages that a crawler keeps, as often as it keeps them; and what cannot be read of it."""

    urls: list[str]
    broken: int = 0


class Crawler(NamedTuple):
    """``command`` of a URL, a folder of its own, and how often it was started before; ``kept`` of that folder."""

    name: str
    version: str
    command: Callable[[str, Path, int], list[str]]
    kept: Callable[[Path], Kept]
    note: str


def crawlers(peers: str) -> Iterator[Crawler | str]:
    """Every crawler that is here; of another one, what is missing."""
    ours = importlib.metadata.version("congtin")
    yield Crawler(OURS, ours, _congtin, _kept_congtin, "congtin crawl URL; again: the same command")
    scrapy = importlib.metadata.version("scrapy")
    yield Crawler("bare Scrapy spider", scrapy, _scrapy, _kept_lines, "again: the same command, with its JOBDIR")
    home = _newsplease(peers)
    if home is None:
        yield f"news-please: {peers} does not have it"
    else:
        folder, version = home

        def command(url: str, at: Path, run: int) -> list[str]:
            return _news_command(peers, folder, url, at, run)

        yield Crawler("news-please", version, command, _kept_news, "again: --resume")
    wget = shutil.which("wget")
    if wget is None:
        yield "wget: not installed on this machine"
    else:
        said = subprocess.run([wget, "--version"], capture_output=True, text=True, check=True).stdout.split()
        note = "again: from the start into another WARC file (--continue and --timestamping are disabled with one)"
        yield Crawler("wget", said[2], _wget, _kept_warc, note)


def _congtin(url: str, folder: Path, run: int) -> list[str]:
    further = ["--assets", "none", "--json"]
    return [sys.executable, "-m", "crawler.cli", "crawl", url, "--archive", str(folder / "archive"), *further]


def _kept_congtin(folder: Path) -> Kept:
    return _read_lines(sorted(folder.glob("archive/articles/portal=*/*.jsonl")))


def _scrapy(url: str, folder: Path, run: int) -> list[str]:
    spider = str(Path(__file__).with_name("bare_spider.py"))
    job = ["-s", f"JOBDIR={folder / 'job'}"]
    return [
        sys.executable,
        "-m",
        "scrapy",
        "runspider",
        spider,
        "-a",
        f"start={url}",
        "-o",
        str(folder / "kept.jsonl"),
        *job,
    ]


def _kept_lines(folder: Path) -> Kept:
    return _read_lines([folder / "kept.jsonl"])


def _read_lines(paths: list[Path]) -> Kept:
    urls, broken = [], 0
    for path in paths:
        for line in path.read_bytes().splitlines() if path.is_file() else []:
            try:
                urls.append(str(json.loads(line)["url"]))
            except (ValueError, KeyError, TypeError):
                broken += 1
    return Kept(urls, broken)


def _newsplease(peers: str) -> tuple[Path, str] | None:
    """Its folder and version; its modules cannot be imported without starting something."""
    ask = (
        "import importlib.metadata as m, importlib.util as u;"
        "print(u.find_spec('newsplease').submodule_search_locations[0]); print(m.version('news-please'))"
    )
    try:
        lines = subprocess.run([peers, "-c", ask], capture_output=True, text=True, check=True).stdout.splitlines()
    except (OSError, subprocess.CalledProcessError):
        return None
    return Path(lines[0]), lines[1]


_CONFIG = {
    "working_path": "{}/",
    "CONCURRENT_REQUESTS_PER_DOMAIN": "1",
    "LOG_LEVEL": "ERROR",
    "ITEM_CLASS": (
        "'newsplease.crawler.items.NewscrawlerItem'\nDOWNLOAD_DELAY = 0\nTELNETCONSOLE_ENABLED = False\n"
        "DOWNLOADER_MIDDLEWARES = {{'scrapy.downloadermiddlewares.offsite.OffsiteMiddleware': None, "
        "'benchmarks.peers.within.Loopback': 40}}"
    ),
}
"""What is said otherwise than in the configuration that it brings."""
_RULES = {
    "overwrite_heuristics": {"linked_headlines": "<=0.65", "self_linked_headlines": "<=0.56"},
    "pass_heuristics_condition": "linked_headlines or self_linked_headlines",
}
"""What it takes for an article: its own rules without ``og:type``, which half of the systems do not print."""


def _news_command(peers: str, home: Path, url: str, folder: Path, run: int) -> list[str]:
    """The process that its console command starts; the command itself looks every ten seconds whether that ended."""
    config = (home / "config" / "config.cfg").read_text(encoding="utf-8")
    for name, value in _CONFIG.items():
        said = f"{name} = {value.format(folder)}"
        config = re.sub(rf"^{name} ?=.*$", lambda _: said, config, flags=re.MULTILINE)  # noqa: B023
    (folder / "config.cfg").write_text(config, encoding="utf-8")
    (folder / "sitelist.hjson").write_text(json.dumps({"base_urls": [{"url": url} | _RULES]}), encoding="utf-8")
    single, files = str(home / "single_crawler.py"), [str(folder / "config.cfg"), str(folder / "sitelist.hjson")]
    return [peers, "-W", "ignore", single, *files, "0", str(run > 0), "False"]


def _kept_news(folder: Path) -> Kept:
    urls, broken = [], 0
    for path in sorted(folder.glob("data/**/*.json")):
        try:
            urls.append(str(json.loads(path.read_bytes())["url"]))
        except (ValueError, KeyError, TypeError):
            broken += 1
    return Kept(urls, broken)


def _wget(url: str, folder: Path, run: int) -> list[str]:
    kept = ["--warc-file", str(folder / f"run{run}"), "--directory-prefix", str(folder / f"mirror{run}")]
    return ["wget", "--recursive", "--level=inf", "--quiet", "--tries=2", "--timeout=20", *kept, url]


def _kept_warc(folder: Path) -> Kept:
    """The answers of status 200 that are HTML; a record that a kill cut short is broken."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    urls, broken = [], 0
    for path in sorted(folder.glob("*.warc.gz")):
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream, record_types=WarcRecordType.response):
                head = record.http_headers
                if head and head.status_code == 200 and "html" in (head.get("Content-Type") or ""):
                    urls.append((record.headers["WARC-Target-URI"] or "").strip("<>"))
        broken += not _ends_whole(path)
    return Kept(urls, broken)


def _ends_whole(path: Path) -> bool:
    """Whether the last gzip member is complete."""
    rest = path.read_bytes()
    while rest:
        member = zlib.decompressobj(31)
        try:
            member.decompress(rest)
        except zlib.error:
            return False
        if not member.eof:
            return False
        rest = member.unused_data
    return True


def environment() -> dict[str, str]:
    """The peers find ``within`` on the path; nobody uses a proxy."""
    kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    return kept | {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}
