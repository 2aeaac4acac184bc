"""``make accuracy``: every article page of the NukeViet capture parsed and compared with the truth, field by field.

Then the synthetic pages of every family (``benchmarks.families``), where all of it has to be right.

Prints one line a field (share of pages that are right, or the mean of a measure), the bar, and the worst
pages. Exit code 1 where a bar is missed, 2 where there is nothing to compare.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Container, Iterator
from pathlib import Path
from typing import Any

from fastwarc.warc import ArchiveIterator, WarcRecordType

from archive.article import Article, Reject
from benchmarks import families
from benchmarks.compared import FIELDS, LENIENT, Compared, Truth
from benchmarks.difference import differing
from benchmarks.table import Figures
from crawler.discovery import listings
from crawler.discovery.model import ListingRow
from crawler.families import recognise
from crawler.html import Page
from crawler.parse import parse_bytes

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"


def pages(warc: Path) -> Iterator[tuple[str, int, dict[str, str], bytes]]:
    """(URL, status, headers, body) of every answer in a WARC file."""
    with warc.open("rb") as stream:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True):
            head = record.http_headers
            if head is not None:
                url = record.headers.get("WARC-Target-URI") or ""
                yield url, head.status_code or 0, dict(head.asdict()), record.reader.read()


def read_truth(path: Path) -> dict[str, Truth]:
    """The truth by URL."""
    with path.open(encoding="utf-8") as lines:
        return {row["url"]: row for row in map(json.loads, lines)}


class Results:
    """Marks of all pages, and what should not have happened."""

    def __init__(self) -> None:
        self.marks: dict[str, list[tuple[str, Compared]]] = {field.name: [] for field in FIELDS}
        self.refused: list[tuple[str, str]] = []
        self.invented: list[tuple[str, str]] = []
        self.articles = 0

    def add(self, url: str, outcome: Article | Reject, truth: Truth | None) -> None:
        """Take in one page; ``truth`` is None where the page is no article."""
        if truth is None:
            if isinstance(outcome, Article):
                self.invented.append((url, outcome.title))
            return
        self.articles += 1
        if isinstance(outcome, Reject):
            self.refused.append((url, f"{outcome.reason}: {outcome.detail}"))
            return
        for field in FIELDS:
            mark = field.compare(outcome, truth)
            if mark is not None:
                self.marks[field.name].append((url, mark))

    def mean(self, name: str) -> float:
        """Mean mark of a field; refused pages count as 0."""
        marks = self.marks[name]
        count = len(marks) + len(self.refused)
        return sum(mark.score for _, mark in marks) / count if count else 0.0

    def worst(self, name: str, count: int) -> list[tuple[str, Compared]]:
        """The pages with the lowest marks, only those below 1."""
        below = [(url, mark) for url, mark in self.marks[name] if mark.score < 1]
        return sorted(below, key=lambda entry: entry[1].score)[:count]


def measure(data: Path) -> Results:
    """Parse every answer of status 200 in the capture and compare."""
    truth = read_truth(data / "nukeviet.truth.jsonl")
    results = Results()
    rows = listing_rows(data / "nukeviet.warc.gz", besides=truth)
    for url, status, headers, body in pages(data / "nukeviet.warc.gz"):
        if status == 200:
            results.add(url, parse_bytes(body, url=url, headers=headers, listing=rows.get(url)), truth.get(url))
    return results


def listing_rows(warc: Path, besides: Container[str] = ()) -> dict[str, ListingRow]:
    """The first row with a count that the listings of a capture have for each address; the pages of ``besides`` are
    articles."""
    found: dict[str, ListingRow] = {}
    for url, status, headers, body in pages(warc):
        if status == 200 and url not in besides and "html" in headers.get("Content-Type", ""):
            page = Page(body, url=url, headers=headers)
            for row in listings.read(page, family=recognise(page), inside=lambda target: True).rows:
                if row.views is not None:
                    # Dates are what the article's page says; only the count is the listing's.
                    found.setdefault(row.url, ListingRow(url=row.url, views=row.views, views_raw=row.views_raw))
    return found


def show(results: Results, worst: int) -> int:
    """Print the table and the worst pages; 1 where a bar is missed."""
    figures = Figures("parsed pages of the NukeViet capture against their truth")
    figures.add("article pages refused", str(len(results.refused)), "0", held=not results.refused)
    figures.add("other pages taken for articles", str(len(results.invented)), "0", held=not results.invented)
    for field in FIELDS:
        mean = results.mean(field.name)
        bar = f"{field.bar:.1%}" if field.bar is not None else ""
        figures.add(field.name, f"{mean:.2%}", bar, held=None if field.bar is None else mean >= field.bar)
    code = figures.show()
    for lenience in LENIENT:
        print(f"counted as right: {lenience}")
    for name, entries in (("refused", results.refused), ("taken for an article", results.invented)):
        for url, detail in entries[:worst]:
            print(f"{name}: {url}: {detail}")
    for field in FIELDS:
        for url, mark in results.worst(field.name, worst):
            seen, wanted = differing(mark.seen, mark.wanted)
            print(f"{field.name}: {mark.score:.3f} {url}\n    seen   {seen}\n    wanted {wanted}")
    return code


def as_json(results: Results, worst: int) -> dict[str, Any]:
    """The same for programs."""
    return {
        "articles": results.articles,
        "refused": results.refused,
        "invented": results.invented,
        "fields": {
            field.name: {
                "mean": results.mean(field.name),
                "bar": field.bar,
                "worst": [{"url": url, **mark._asdict()} for url, mark in results.worst(field.name, worst)],
            }
            for field in FIELDS
        },
    }


def main() -> int:
    """0 all bars held, 1 one missed, 2 nothing to compare."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="folder of nukeviet.warc.gz and its truth")
    parser.add_argument("--worst", type=int, default=2, help="how many of the worst pages to show a field")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    for name in ("nukeviet.warc.gz", "nukeviet.truth.jsonl"):
        if not (options.data / name).is_file():
            print(
                f"accuracy: {options.data / name} is missing: name its folder, make accuracy DATA=DIR (or --data DIR)",
                file=sys.stderr,
            )
            return 2
    results = measure(options.data)
    if not options.json:
        synthetic = families.measure(families.ALL, families.SEEDS, families.COUNT)
        print()
        return max(show(results, options.worst), families.show(synthetic, families.ALL, 1.0, options.worst))
    print(json.dumps(as_json(results, options.worst), ensure_ascii=False, indent=2))
    missed = any(field.bar is not None and results.mean(field.name) < field.bar for field in FIELDS)
    return 1 if missed or results.refused or results.invented else 0


if __name__ == "__main__":
    sys.exit(main())
