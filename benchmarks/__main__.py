"""``make bench``: every bench in turn; exit 1 where a bar is missed. ``--write`` renews docs/performance.md."""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
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
from benchmarks.table import Figures

PAGE = Path(__file__).resolve().parent.parent / "docs" / "performance.md"
MARK = "<!-- figures: what is below is written by make bench -->\n"
BENCHES: dict[str, Callable[[], int]] = {
    "parse_speed": parse_speed.main,
    "reparse_speed": reparse_speed.main,
    "read_speed": read_speed.main,
    "verify_speed": verify_speed.main,
    "lookup_speed": lookup_speed.main,
    "browse_index": browse_index.main,
    "crawl_speed": crawl_speed.main,
    "memory": memory.main,
    "links": links.main,
    "many_portals": many_portals.main,
    "scale": scale.main,
}


def main() -> int:
    """Runs the benches; 1 where one missed its bar."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--only", action="append", choices=BENCHES, help="one bench; may be repeated")
    parser.add_argument("--write", action="store_true", help=f"write the figures into {PAGE.name}")
    asked = parser.parse_args()
    names = asked.only or list(BENCHES)
    if len(names) > 1:
        return max(apart(name, write=asked.write) for name in names)
    missed = BENCHES[names[0]]()
    if asked.write:
        head, mark, figures = PAGE.read_text(encoding="utf-8").partition(MARK)
        seen = environment.describe("scrapy", "selectolax", "lxml", "trafilatura", "orjson")
        PAGE.write_text(head + mark + renewed(figures, table.SHOWN, seen), encoding="utf-8")
    return missed


def apart(name: str, *, write: bool) -> int:
    """Runs one bench in a process of its own: what the others have loaded is none of its memory, nor of its time."""
    command = [sys.executable, "-m", "benchmarks", "--only", name, *(["--write"] if write else [])]
    return subprocess.run(command, check=False).returncode


def renewed(sections: str, shown: Iterable[Figures], seen: str) -> str:
    """``sections`` of Markdown with the tables of ``shown`` in the place of those of the same title, or behind them.

    Each says below its title where and when it was ``seen``: those of other benches stay as they are.
    """
    parts = re.split(r"^(?=## )", sections, flags=re.MULTILINE)
    found = {part.partition("\n")[0]: part.rstrip() for part in parts if part.startswith("## ")}
    for figures in shown:
        title, _, rows = figures.markdown().partition("\n")
        found[title] = f"{title}\n\nSeen: {seen}.\n{rows}".rstrip()
    return "\n" + "\n\n".join(found.values()) + "\n"


if __name__ == "__main__":
    sys.exit(main())
