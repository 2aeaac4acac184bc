"""``make compare``: congtin beside its peers, on the same pages, portal and articles, on one machine, in one run.

Three parts: ``accuracy`` (the extractors, field by field, their speed and memory), ``crawl`` (crawlers on one loopback
portal, and what a kill loses) and ``archive`` (files that keep articles). ``--write docs/comparison.md`` renews what
stands between the marks there. Exit code 0 compared, 2 where nothing could be.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.accuracy import DATA
from benchmarks.environment import describe
from benchmarks.peers import accuracy, archives, crawls
from benchmarks.peers.document import renew
from benchmarks.peers.pages import page_sets
from benchmarks.peers.sheets import Sheet

ROOT = Path(__file__).resolve().parent.parent
PARTS = {
    "accuracy": "Reading pages",
    "crawl": "Crawling",
    "archive": "Keeping articles",
}


def sheets(part: str, options: argparse.Namespace, scratch: Path) -> Iterator[Sheet]:
    """The tables of one part."""
    if part == "accuracy":
        sets = page_sets(options.data, options.pages, options.seed, options.count)
        return accuracy.sheets(sets, options.peers, scratch)
    if part == "crawl":
        return crawls.sheets(options.data, options.peers, scratch)
    return archives.sheets(options.articles, options.peers, scratch)


def absolute(place: str) -> str:
    """``place`` for a process that works in another folder; links stay: a Python's environment is where its link is."""
    return str(Path(place).absolute())


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.compare", description=__doc__)
    parser.add_argument("--only", action="append", choices=PARTS, help="this part alone; may be given again")
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the captured portals and their truth")
    parser.add_argument(
        "--peers", type=absolute, default=str(ROOT / ".venv-compare" / "bin" / "python"), help="Python that has them"
    )
    parser.add_argument("--pages", type=int, default=90, help="most pages of each captured or saved set")
    parser.add_argument("--seed", type=int, default=5, help="of the synthetic pages")
    parser.add_argument("--count", type=int, default=5, help="synthetic pages a family")
    parser.add_argument("--articles", type=int, default=10_000, help="articles of the archives")
    parser.add_argument("--write", type=Path, help="renew the tables in this document")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser.parse_args()


def main() -> int:
    """0 compared, 2 where the peers are not installed."""
    options = arguments()
    if not Path(options.peers).is_file():
        print(
            f"compare: {options.peers} is missing: make compare installs the peers, or name it: --peers",
            file=sys.stderr,
        )
        return 2
    parts: dict[str, list[Sheet]] = {}
    said = sys.stderr if options.json else sys.stdout
    print(describe(), file=said)
    with tempfile.TemporaryDirectory(prefix="compare-") as scratch:
        for part in options.only or PARTS:
            began, parts[PARTS[part]] = time.monotonic(), []
            for sheet in sheets(part, options, Path(scratch)):
                if not options.json:
                    sheet.show()
                parts[PARTS[part]].append(sheet)
            print(f"{part}: {time.monotonic() - began:.0f} s\n", file=said, flush=True)
    if options.write:
        renew(options.write, parts)
        print(f"written: {options.write}", file=said)
    if options.json:
        facts = {title: [sheet.facts() for sheet in found] for title, found in parts.items()}
        print(json.dumps({"machine": describe(), "parts": facts}, ensure_ascii=False, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
