"""``make bench``: every bench in turn; exit 1 where a bar is missed."""

from __future__ import annotations

import sys

from benchmarks import (
    crawl_speed,
    lookup_speed,
    many_portals,
    memory,
    parse_speed,
    read_speed,
    reparse_speed,
    scale,
    verify_speed,
)


def main() -> int:
    """Runs all benches; 1 where one missed its bar."""
    missed = [
        parse_speed.main(),
        reparse_speed.main(),
        read_speed.main(),
        verify_speed.main(),
        lookup_speed.main(),
        crawl_speed.main(),
    ]
    return max(*missed, memory.main(), many_portals.main(), scale.main())


if __name__ == "__main__":
    sys.exit(main())
