"""``archive verify`` over an archive of real make: bytes a second of one core, without and with the WARC files."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from archive import Archive
from archive.checking.findings import Totals
from archive.verify import verify
from benchmarks.archives import fill
from benchmarks.table import Figures

ARTICLES = 6_000
BAR = 50.0
"""MB/s: of JSON Lines, and with ``--warc`` of those and of what the WARC records unpack to."""


def main() -> int:
    """Makes an archive, checks it twice and prints both rates; 1 where a bar is missed."""
    figures = Figures(f"verify of {ARTICLES} articles of 7 kB with pages of 75 kB, by the time of one core")
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder), "vidu", ARTICLES, days=3)
        for warc in (False, True):
            totals, start = Totals(), time.process_time()
            found = list(verify(Archive(folder), warc=warc, totals=totals))
            size = (totals.unpacked_bytes + totals.unpacked_warc_bytes) / 1e6
            rate = size / (time.process_time() - start)
            what = "with --warc" if warc else "without --warc"
            figures.add(f"{what}: {size:.0f} MB", f"{rate:.0f} MB/s", f">= {BAR:.0f} MB/s", held=rate >= BAR)
            figures.add(f"{what}: findings", str(len(found)), "0", held=not found)
    return figures.show()


if __name__ == "__main__":
    sys.exit(main())
