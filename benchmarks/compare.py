"""``make compare``: title, date and body of the same pages by congtin and by general extractors, in one run.

Peers (an extra of their own): trafilatura (fast), newspaper4k, readability-lxml, htmldate. They get the same bytes and
the same address and are asked only for what they look for; a dash says that a tool does not look for it. The date is
compared by its day, since some give no more. Times are wall seconds on one core, loading not counted.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean
from typing import Any, NamedTuple

from rich.console import Console
from rich.table import Table

from archive.article import Article
from benchmarks.accuracy import DATA, body_of, pages, plain, read_truth, token_f1
from crawler.parse import parse_bytes
from tests.synthetic import FAMILIES, generate


class Page(NamedTuple):
    """One article page, and what a careful reader would write down."""

    url: str
    body: bytes
    title: str
    day: str | None
    text: str


class Read(NamedTuple):
    """What a tool made of a page; None where it does not look for a field."""

    title: str | None = None
    day: str | None = None
    text: str | None = None


Tool = Callable[[Page], Read]


@dataclass
class Marks:
    """Of one tool on one set of pages."""

    titles: list[bool] = field(default_factory=list)
    days: list[bool] = field(default_factory=list)
    f1: list[float] = field(default_factory=list)
    seconds: float = 0.0
    failed: int = 0


def captured(data: Path, most: int) -> list[Page]:
    """Every n-th article page of the NukeViet capture, ``most`` at most; empty where the capture is missing."""
    if not (data / "nukeviet.warc.gz").is_file():
        return []
    truth = read_truth(data / "nukeviet.truth.jsonl")
    found = [
        Page(url, body, plain(row["title"]), row["published"][:10], body_of(row))
        for url, status, _, body in pages(data / "nukeviet.warc.gz")
        if status == 200 and (row := truth.get(url))
    ]
    return found[:: -(-len(found) // most)]


def synthetic(seed: int, count: int) -> list[Page]:
    """The HTML pages of all synthetic families."""
    found = []
    for family in FAMILIES:
        for page in generate(family, seed, count):
            if page.expected is None or "json" in page.headers.get("content-type", ""):
                continue
            said = page.expected
            day = (said["published_at"] or "")[:10] or None
            text = "\n".join(_texts(said["blocks"]))
            found.append(Page(page.url, page.body, plain(said["title"]), day, text))
    return found


def _texts(blocks: list[list[Any]]) -> Iterator[str]:
    """The running text of a truth's blocks, as a record's body has it: no cells, no captions."""
    for kind, content in blocks:
        if kind in ("paragraph", "heading", "quote"):
            yield content
        elif kind == "list":
            yield from content


def congtin(page: Page) -> Read:
    """Ours, without listing row or portal."""
    found = parse_bytes(page.body, url=page.url)
    if not isinstance(found, Article):
        return Read("", "", "")
    return Read(found.title, (found.published_at or "")[:10], found.body)


def trafilatura_fast() -> Tool:
    """trafilatura without its fallbacks."""
    import trafilatura

    def read(page: Page) -> Read:
        found = trafilatura.bare_extraction(page.body, url=page.url, fast=True, with_metadata=True)
        said = found.as_dict() if found is not None and not isinstance(found, dict) else {}
        return Read(said.get("title") or "", said.get("date") or "", said.get("text") or "")

    return read


def newspaper4k() -> Tool:
    """newspaper4k, told that the language is Vietnamese."""
    import newspaper

    def read(page: Page) -> Read:
        article = newspaper.Article(page.url, language="vi")
        article.download(input_html=page.body.decode("utf-8", "replace"))
        article.parse()
        when = article.publish_date
        return Read(article.title or "", when.date().isoformat() if when else "", article.text or "")

    return read


def readability_lxml() -> Tool:
    """readability-lxml; the text of the HTML it gives."""
    import lxml.html
    import readability

    def read(page: Page) -> Read:
        document = readability.Document(page.body.decode("utf-8", "replace"), url=page.url)
        summary = lxml.html.document_fromstring(document.summary())
        return Read(document.short_title() or "", None, "\n".join(str(text) for text in summary.itertext()))

    return read


def htmldate_only() -> Tool:
    """htmldate, its original date."""
    import htmldate

    def read(page: Page) -> Read:
        found = htmldate.find_date(page.body.decode("utf-8", "replace"), url=page.url, original_date=True)
        return Read(None, found or "", None)

    return read


PEERS = {
    "trafilatura fast": trafilatura_fast,
    "newspaper4k": newspaper4k,
    "readability-lxml": readability_lxml,
    "htmldate": htmldate_only,
}


def mark(tool: Tool, among: Iterable[Page]) -> Marks:
    """``tool`` on every page; a page on which it raises counts as empty."""
    marks = Marks()
    for page in among:
        began = time.perf_counter()
        try:
            read = tool(page)
        except Exception:  # a peer's failure on a page is a result
            read = Read("", "", "")
            marks.failed += 1
        marks.seconds += time.perf_counter() - began
        if read.title is not None:
            marks.titles.append(plain(read.title) == page.title)
        if read.day is not None:
            marks.days.append((read.day or None) == page.day)
        if read.text is not None:
            marks.f1.append(token_f1(read.text, page.text))
    return marks


def rows(sets: dict[str, list[Page]], tools: dict[str, Tool]) -> Iterator[dict[str, object]]:
    """One row a tool and set; shares of 1, None where the tool does not look."""
    for name, among in sets.items():
        for tool, read in tools.items():
            marks = mark(read, among)
            yield {
                "set": f"{name} ({len(among)})",
                "tool": tool,
                "title": mean(marks.titles) if marks.titles else None,
                "date": mean(marks.days) if marks.days else None,
                "body_f1": mean(marks.f1) if marks.f1 else None,
                "ms_a_page": 1000 * marks.seconds / len(among),
                "failed": marks.failed,
            }


def show(found: list[dict[str, object]]) -> None:
    """One table a set, the tools side by side."""
    for name in dict.fromkeys(str(row["set"]) for row in found):
        table = Table("tool", "title", "day", "body F1", "ms/page", "raised", title=name, title_justify="left")
        for row in found:
            if row["set"] == name:
                shares = [f"{row[key]:.1%}" if row[key] is not None else "-" for key in ("title", "date", "body_f1")]
                table.add_row(str(row["tool"]), *shares, f"{row['ms_a_page']:.1f}", str(row["failed"]))
        Console(soft_wrap=True).print(table)


def main() -> int:
    """0 compared, 2 where the peers are not installed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.compare", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="folder of nukeviet.warc.gz and its truth")
    parser.add_argument("--seed", type=int, default=5, help="of the synthetic pages")
    parser.add_argument("--count", type=int, default=12, help="synthetic pages a family")
    parser.add_argument("--pages", type=int, default=145, help="most pages of the capture")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    try:
        tools = {"congtin": congtin, **{name: load() for name, load in PEERS.items()}}
    except ImportError as error:
        print(f"compare: {error}; install the extra: make compare", file=sys.stderr)
        return 2
    sets = {
        "NukeViet capture": captured(options.data, options.pages),
        "synthetic, all families": synthetic(options.seed, options.count),
    }
    found = list(rows({name: among for name, among in sets.items() if among}, tools))
    print(json.dumps(found, indent=2)) if options.json else show(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
