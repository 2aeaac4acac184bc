"""Whether a change of the parser changes any record: every page at hand read, before and after.

``python -m benchmarks.same_records write FILE`` with the one code, ``python -m benchmarks.same_records compare FILE``
with the other: says which fields of which pages differ. Exit code 1 where one does.

The pages are those of the captures, saved ones, the test pages, synthetic ones of every family, and of each a damaged
copy: what nobody has seen yet is read alike too.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from benchmarks.accuracy import DATA, listing_rows, pages
from benchmarks.difference import differing
from benchmarks.families import COUNT, SEEDS
from crawler.discovery.model import ListingRow
from crawler.parse import parse_bytes
from tests.synthetic import FAMILIES, SyntheticPage, generate, reference

SAVED = Path(__file__).resolve().parent.parent / "tests" / "pages"
THEN = datetime(2026, 11, 1, tzinfo=UTC)
CUTS = 8
"""Pieces that a damaged copy has lost, doubled or moved."""

Row = dict[str, Any]


class Asked(NamedTuple):
    """What ``parse_bytes`` is called with."""

    name: str
    body: bytes
    url: str
    headers: dict[str, str] | None = None
    listing: ListingRow | None = None
    fetched_at: datetime = THEN


def captured(data: Path) -> Iterator[Asked]:
    """Every answer of the captures, those of the first with the row of its listing, and pages saved as files."""
    rows = listing_rows(data / "nukeviet.warc.gz")
    for warc in sorted(data.glob("*.warc.gz")):
        for url, status, headers, body in pages(warc):
            yield Asked(f"{warc.name} {status}", body, url, headers, rows.get(url))
    for path in sorted((data / "realhtml").rglob("*.html")):
        yield Asked("saved", path.read_bytes(), f"https://{path.parent.name}/{path.name}")


def tested() -> Iterator[Asked]:
    """The test pages."""
    for folder in sorted(path.parent for path in SAVED.rglob("meta.json")):
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        body = gzip.decompress((folder / "page.html.gz").read_bytes())
        listing = msgspec.convert(meta["listing"], ListingRow) if meta.get("listing") else None
        yield Asked(f"{folder.parent.name}/{folder.name}", body, meta["url"], meta.get("headers"), listing)


def synthetic() -> Iterator[Asked]:
    """The pages of ``benchmarks.families``."""
    for family in FAMILIES:
        yield _asked(reference(family))
        for seed in SEEDS:
            yield from map(_asked, generate(family, seed, COUNT))


def _asked(page: SyntheticPage) -> Asked:
    then = datetime.fromisoformat(page.fetched_at)
    return Asked(f"{page.family} {page.case}", page.body, page.url, page.headers, page.listing, then)


def damaged(asked: Asked) -> Asked:
    """``asked`` with a few pieces between tags left out, doubled or moved; always the same ones."""
    draw = random.Random(asked.url)
    pieces = re.split(rb"(?=<)", asked.body)
    for _ in range(CUTS):
        at, to = draw.randrange(len(pieces)), draw.randrange(len(pieces))
        some = slice(at, at + draw.choice((1, 1, 2, 5, 20)))
        taken = pieces[some]
        if draw.random() < 0.7:
            del pieces[some]
        if draw.random() < 0.5:
            pieces[to:to] = taken
        if not pieces:
            break
    return asked._replace(name=f"{asked.name}, damaged", body=b"".join(pieces))


def every(data: Path) -> Iterator[Asked]:
    """All pages, each followed by its damaged copy."""
    for source in (captured(data), tested(), synthetic()):
        for asked in source:
            yield asked
            yield damaged(asked)


def row_of(asked: Asked) -> Row:
    """The record of one page with its name."""
    record = parse_bytes(
        asked.body, url=asked.url, headers=asked.headers, listing=asked.listing, fetched_at=asked.fetched_at
    )
    return {"page": asked.name, "address": asked.url, **msgspec.to_builtins(record)}


def write(path: Path, data: Path) -> int:
    """One record a line, in ``path``."""
    with path.open("wb") as file:
        for asked in every(data):
            file.write(msgspec.json.encode(row_of(asked)) + b"\n")
    return 0


def compare(path: Path, data: Path, shown: int) -> int:
    """Says what differs from the records in ``path``."""
    seen = unlike = 0
    with path.open("rb") as file:
        for asked, line in zip(every(data), file, strict=True):
            seen += 1
            now, before = row_of(asked), msgspec.json.decode(line)
            if msgspec.json.encode(now) + b"\n" == line:
                continue
            unlike += 1
            if unlike <= shown:
                print(f"{asked.name}: {asked.url}")
                for name in sorted(name for name in now.keys() | before.keys() if now.get(name) != before.get(name)):
                    print("    {}: {}, before {}".format(name, *differing(now.get(name), before.get(name))))
    print(f"{seen} records, {unlike} differ")
    return 1 if unlike else 0


def main() -> int:
    """0 where no record differs."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.same_records", description=__doc__)
    parser.add_argument("what", choices=("write", "compare"))
    parser.add_argument("file", type=Path)
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the captures")
    parser.add_argument("--shown", type=int, default=20, help="how many pages that differ are shown")
    options = parser.parse_args()
    if options.what == "write":
        return write(options.file, options.data)
    return compare(options.file, options.data, options.shown)


if __name__ == "__main__":
    sys.exit(main())
