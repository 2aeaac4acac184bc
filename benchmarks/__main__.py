"""``make bench``: every bench in turn; exit 1 where a bar is missed."""

from __future__ import annotations

import sys

from benchmarks import crawl_speed, lookup_speed, memory, parse_speed, read_speed, verify_speed


def main() -> int:
    """Runs all benches; 1 where one missed its bar."""
    benches = (parse_speed, read_speed, verify_speed, lookup_speed, crawl_speed, memory)
    return max([bench.main() for bench in benches])


if __name__ == "__main__":
    sys.exit(main())
