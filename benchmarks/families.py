"""Synthetic pages of every family, parsed and compared with their truth: a table of families and fields.

``python -m benchmarks.families --family liferay --seed 3 --worst 5`` shows what differs. Exit code 1 where a
field of a family is below the bar.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from datetime import datetime

from rich.console import Console
from rich.table import Table

from benchmarks.difference import differing
from crawler.parse import parse_bytes
from tests.synthetic import FAMILIES, SyntheticPage, generate, reference
from tests.synthetic.compare import ALSO, FIELDS, Mark, compare


def marks_of(page: SyntheticPage) -> dict[str, Mark]:
    """The page parsed as a crawl would, and compared."""
    outcome = parse_bytes(
        page.body,
        url=page.url,
        headers=page.headers,
        listing=page.listing,
        fetched_at=datetime.fromisoformat(page.fetched_at),
    )
    return compare(outcome, page)


ALL = list(FAMILIES)
SEEDS = [0, 1, 2, 3]
COUNT = 60
"""Pages a family and seed."""

_SHORT = {
    "published_at": "publ.", "modified_at": "modif.", "section": "sect.", "captions": "capt.", "credits": "cred.",
    "attachments": "files", "headings": "heads", "related": "relat.", "language": "lang.", "refusals": "refus.",
    "authors": "auth.",
}  # fmt: skip


class Tallies:
    """Right and all, by family and field; and the pages that differ."""

    def __init__(self) -> None:
        self.right: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.all: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.also: Counter[str] = Counter()
        """Right by another reading, by field."""
        self.wrong: defaultdict[tuple[str, str], list[tuple[SyntheticPage, Mark]]] = defaultdict(list)

    def add(self, page: SyntheticPage) -> None:
        for name, mark in marks_of(page).items():
            self.all[page.family][name] += 1
            self.right[page.family][name] += mark.right
            self.also[name] += mark.also
            if not mark.right:
                self.wrong[page.family, name].append((page, mark))

    def share(self, family: str, name: str) -> float:
        """Of the pages that have the field; 1 where none has."""
        return self.right[family][name] / self.all[family][name] if self.all[family][name] else 1.0

    def overall(self) -> float:
        """Right fields of all fields of all pages."""
        right = sum(counts.total() for counts in self.right.values())
        return right / sum(counts.total() for counts in self.all.values())


def measure(families: list[str], seeds: list[int], count: int) -> Tallies:
    """``count`` pages a seed and the reference article in each of ``families``."""
    tallies = Tallies()
    for family in families:
        tallies.add(reference(family))
        for seed in seeds:
            for page in generate(family, seed, count):
                tallies.add(page)
    return tallies


def show(tallies: Tallies, families: list[str], bar: float, worst: int) -> int:
    """Print the table and what differs; 1 where a bar is missed."""
    table = Table("family", *(_SHORT.get(name, name) for name in FIELDS), title="right fields, percent of pages")
    table.title_justify, table.padding = "left", (0, 0)
    missed = 0
    for family in families:
        shares = [tallies.share(family, name) for name in FIELDS]
        missed += sum(share < bar for share in shares)
        # Rounded down: 100 is left for what is all right.
        table.add_row(family, *("·" if share == 1 else f"{int(100 * share)}" for share in shares))
    Console(soft_wrap=True, width=170).print(table)
    for (family, name), pages in tallies.wrong.items():
        for page, mark in pages[:worst]:
            seen, wanted = differing(mark.seen, mark.wanted)
            print(f"\n{family} {name}: {page.case}\n    seen   {seen}\n    wanted {wanted}")
    for name, count in (+tallies.also).most_common():
        of_all = sum(counts[name] for counts in tallies.right.values())
        print(f"{name}: {count} of {of_all} right ones by another reading: {ALSO[name]}")
    print(f"all fields of all pages: {tallies.overall():.2%} right; bars missed: {missed}")
    return 1 if missed else 0


def main() -> int:
    """0 all bars held, 1 one missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.families", description=__doc__)
    parser.add_argument("--family", action="append", choices=FAMILIES, help="only these (default: all)")
    parser.add_argument("--seed", action="append", type=int, help="default: 0 to 3")
    parser.add_argument("--count", type=int, default=COUNT, help="pages a family and seed")
    parser.add_argument("--worst", type=int, default=0, help="how many differing pages to show a field")
    parser.add_argument("--bar", type=float, default=1.0, help="least share of right pages in each field")
    options = parser.parse_args()
    families = options.family or ALL
    return show(measure(families, options.seed or SEEDS, options.count), families, options.bar, options.worst)


if __name__ == "__main__":
    sys.exit(main())
