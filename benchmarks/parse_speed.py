"""``parse_bytes`` against a bare lxml parse and against trafilatura, one core.

The captured NukeViet article pages are the measure; the sum over every set of pages shows that other layouts do not
pay for them. Times are the least of interleaved rounds, page by page: what else the machine does can only add to them.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import lxml.html
import trafilatura
from fastwarc.warc import ArchiveIterator, WarcRecordType

from benchmarks.table import Figures
from crawler.html import Page, PageError
from crawler.parse import parse_bytes
from tests.synthetic import FAMILIES, generate

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
ROUNDS = 7
SAMPLE = 60
"""Pages for trafilatura, which takes some ten times as long."""

SYNTHETIC = 6
"""Synthetic pages of each family."""

Pages = list[tuple[str, bytes]]
Work = Callable[[str, bytes], object]


def captured(name: str) -> Iterator[tuple[str, bytes]]:
    """URL and body of every page that a capture answered with 200."""
    with (SHARED / f"{name}.warc.gz").open("rb") as stream:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True):
            headers = record.http_headers
            kind = headers.get("Content-Type") if headers is not None else None
            if headers is not None and headers.status_code == 200 and (kind or "").startswith("text/html"):
                yield record.headers["WARC-Target-URI"], record.reader.read()


def pages() -> Pages:
    """The article pages of the NukeViet capture."""
    truth = {json.loads(line)["url"] for line in (SHARED / "nukeviet.truth.jsonl").open(encoding="utf-8")}
    return [(url, body) for url, body in captured("nukeviet") if url in truth]


def other_pages() -> Pages:
    """The WordPress capture, pages saved from the web, synthetic pages of every family."""
    saved = sorted((SHARED / "realhtml").rglob("*.html"))
    made = (page for family in FAMILIES for page in generate(family, seed=0, count=SYNTHETIC))
    return [
        *captured("wordpress"),
        *((f"https://{path.parent.name}/{path.name}", path.read_bytes()) for path in saved),
        *((page.url, page.body) for page in made),
    ]


def seconds(works: list[Work], among: Pages, rounds: int) -> list[float]:
    """For each of ``works`` the sum over the pages of the least time that one took."""
    least = [[float("inf")] * len(among) for _ in works]
    for _ in range(rounds):
        for work, times in zip(works, least, strict=True):
            for at, (url, body) in enumerate(among):
                began = time.perf_counter()
                work(url, body)
                times[at] = min(times[at], time.perf_counter() - began)
    return [sum(times) for times in least]


def ours(url: str, body: bytes) -> object:
    return parse_bytes(body, url=url)


def unread(url: str, body: bytes) -> object:
    """What comes before a field is read: decoding, the guards, the tree."""
    try:
        return Page(body, url=url)
    except PageError:
        return None


def bare(_: str, body: bytes) -> object:
    try:
        return lxml.html.document_fromstring(body)
    except lxml.etree.ParserError:
        return None  # nothing in it


def peer(url: str, body: bytes) -> object:
    return trafilatura.bare_extraction(body, url=url, fast=True, with_metadata=True)


def main() -> int:
    """Prints the figures; 1 where a bar is missed."""
    if not SHARED.is_dir():
        print("parse speed: needs ../shared/data, which is not here")
        return 0
    among, others = pages(), other_pages()
    sample = among[:: len(among) // SAMPLE]
    gc.freeze()
    mine, unread_time, lxml_time = seconds([ours, unread, bare], among, ROUNDS)
    (peer_time,) = seconds([peer], sample, 3)
    mine_others, lxml_others = seconds([ours, bare], others, 3)
    figures = Figures(f"parse_bytes on {len(among)} NukeViet article pages, one core")
    figures.add("parse_bytes", f"{mine / len(among) * 1000:.2f} ms a page")
    figures.add("of it before a field is read", f"{unread_time / len(among) * 1000:.2f} ms a page")
    figures.add("lxml.html.document_fromstring", f"{lxml_time / len(among) * 1000:.2f} ms a page")
    figures.add("trafilatura fast", f"{peer_time / len(sample) * 1000:.2f} ms a page")
    ratio = mine / lxml_time
    figures.add("against lxml", f"{ratio:.2f} times its time", "<= 1.3", held=ratio <= 1.3)
    ratio = (peer_time / len(sample)) / (mine / len(among))
    figures.add("against trafilatura", f"{ratio:.1f} times its pages/s", ">= 15", held=ratio >= 15)
    ratio = (mine + mine_others) / (lxml_time + lxml_others)
    name = f"against lxml, with {len(others)} pages of other systems"
    figures.add(name, f"{ratio:.2f} times its time", "<= 2.0", held=ratio <= 2.0)
    return figures.show()


if __name__ == "__main__":
    sys.exit(main())
