"""``make bench``: every bench in turn; exit 1 where a bar is missed."""

from __future__ import annotations

import sys

from benchmarks import crawl_speed, many_portals, memory, parse_speed, read_speed


def main() -> int:
    """Runs all benches; 1 where one missed its bar."""
    return max(parse_speed.main(), read_speed.main(), crawl_speed.main(), memory.main(), many_portals.main())


if __name__ == "__main__":
    sys.exit(main())
