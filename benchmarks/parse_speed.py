"""``parse_bytes`` against a bare lxml parse and against trafilatura on the captured article pages, one core."""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import lxml.html
import trafilatura
from fastwarc.warc import ArchiveIterator, WarcRecordType

from benchmarks.table import Figures
from crawler.parse import parse_bytes

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
ROUNDS = 7
SAMPLE = 60
"""Pages for trafilatura, which takes some ten times as long."""


def pages() -> list[tuple[str, bytes]]:
    """URL and body of every article page of the NukeViet capture."""
    truth = {json.loads(line)["url"] for line in (SHARED / "nukeviet.truth.jsonl").open(encoding="utf-8")}
    found = []
    with (SHARED / "nukeviet.warc.gz").open("rb") as stream:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True):
            url = record.headers["WARC-Target-URI"]
            if url in truth and record.http_headers.status_code == 200:
                found.append((url, record.reader.read()))
    return found


def seconds_a_page(work: Callable[[str, bytes], object], among: list[tuple[str, bytes]]) -> float:
    """One round over ``among``."""
    began = time.perf_counter()
    for url, body in among:
        work(url, body)
    return (time.perf_counter() - began) / len(among)


def main() -> int:
    """Prints medians of interleaved rounds; 1 where a bar is missed."""
    if not SHARED.is_dir():
        print("parse speed: needs ../shared/data, which is not here")
        return 0
    among = pages()
    ours, bare, peer = [], [], []
    for _ in range(ROUNDS):
        ours.append(seconds_a_page(lambda url, body: parse_bytes(body, url=url), among))
        bare.append(seconds_a_page(lambda url, body: lxml.html.document_fromstring(body), among))
    for _ in range(3):
        peer.append(
            seconds_a_page(
                lambda url, body: trafilatura.bare_extraction(body, url=url, fast=True, with_metadata=True),
                among[:: len(among) // SAMPLE],
            )
        )
    mine, lxml_time, peer_time = (statistics.median(times) for times in (ours, bare, peer))
    figures = Figures(f"parse_bytes on {len(among)} NukeViet article pages, one core")
    figures.add("parse_bytes", f"{mine * 1000:.2f} ms a page")
    figures.add("lxml.html.document_fromstring", f"{lxml_time * 1000:.2f} ms a page")
    figures.add("trafilatura fast", f"{peer_time * 1000:.2f} ms a page")
    figures.add("against lxml", f"{mine / lxml_time:.2f} times its time", "<= 2.5", held=mine / lxml_time <= 2.5)
    figures.add("against trafilatura", f"{peer_time / mine:.1f} times its pages/s", ">= 8", held=peer_time / mine >= 8)
    return figures.show()


if __name__ == "__main__":
    sys.exit(main())
