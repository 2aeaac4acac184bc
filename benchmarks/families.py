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

from crawler.parse import parse_bytes
from tests.synthetic import FAMILIES, SyntheticPage, generate, reference
from tests.synthetic.compare import FIELDS, Mark, compare


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


class Tallies:
    """Right and all, by family and field; and the pages that differ."""

    def __init__(self) -> None:
        self.right: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.all: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.wrong: defaultdict[tuple[str, str], list[tuple[SyntheticPage, Mark]]] = defaultdict(list)

    def add(self, page: SyntheticPage) -> None:
        for name, mark in marks_of(page).items():
            self.all[page.family][name] += 1
            self.right[page.family][name] += mark.right
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
    table = Table("field", *families, title="share of right fields, percent", title_justify="left")
    missed = 0
    for name in FIELDS:
        shares = [tallies.share(family, name) for family in families]
        missed += sum(share < bar for share in shares)
        table.add_row(name, *("·" if share == 1 else f"{100 * share:.0f}" for share in shares))
    console = Console(soft_wrap=True, width=None if len(families) < 8 else 220)
    console.print(table)
    for (family, name), pages in tallies.wrong.items():
        for page, mark in pages[:worst]:
            print(f"\n{family} {name}: {page.case}\n    seen   {mark.seen!r}\n    wanted {mark.wanted!r}")
    print(f"all fields of all pages: {tallies.overall():.2%} right; bars missed: {missed}")
    return 1 if missed else 0


def main() -> int:
    """0 all bars held, 1 one missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.families", description=__doc__)
    parser.add_argument("--family", action="append", choices=FAMILIES, help="only these (default: all)")
    parser.add_argument("--seed", action="append", type=int, help="default: 0 to 3")
    parser.add_argument("--count", type=int, default=60, help="pages a family and seed")
    parser.add_argument("--worst", type=int, default=0, help="how many differing pages to show a field")
    parser.add_argument("--bar", type=float, default=1.0, help="least share of right pages in each field")
    options = parser.parse_args()
    families = options.family or list(FAMILIES)
    return show(measure(families, options.seed or [0, 1, 2, 3], options.count), families, options.bar, options.worst)


if __name__ == "__main__":
    sys.exit(main())
