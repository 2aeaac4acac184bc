"""``make bench``: every bench in turn; exit 1 where a bar is missed. ``--write`` renews docs/performance.md."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks import (
    browse_index,
    crawl_speed,
    environment,
    links,
    lookup_speed,
    many_portals,
    memory,
    parse_speed,
    read_speed,
    reparse_speed,
    scale,
    table,
    verify_speed,
)

PAGE = Path(__file__).resolve().parent.parent / "docs" / "performance.md"
MARK = "<!-- figures: what is below is written by make bench -->\n"
BENCHES = (
    parse_speed.main,
    reparse_speed.main,
    read_speed.main,
    verify_speed.main,
    lookup_speed.main,
    browse_index.main,
    crawl_speed.main,
    memory.main,
    links.main,
    many_portals.main,
    scale.main,
)


def main() -> int:
    """Runs all benches; 1 where one missed its bar."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write the figures into {PAGE.name}")
    asked = parser.parse_args()
    missed = max(bench() for bench in BENCHES)
    if asked.write:
        write(PAGE)
    return missed


def write(page: Path) -> None:
    """Puts the tables that were shown in the place of those in ``page``, below its mark."""
    head = page.read_text(encoding="utf-8").partition(MARK)[0]
    seen = environment.describe("scrapy", "selectolax", "lxml", "trafilatura", "orjson")
    sections = "\n".join(figures.markdown() for figures in table.SHOWN)
    page.write_text(f"{head}{MARK}\nSeen: {seen}.\n\n{sections}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
