"""``congtin reparse`` on the captured NukeViet portal: pages a second and core, and what of it is not the parser's.

Time is that of the processor: what else the machine does counts as little as can be.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from archive.reader import Archive
from benchmarks.parse_speed import SHARED
from benchmarks.table import Figures
from crawler.importing.run import Wish, import_captures
from crawler.parse import parse_bytes
from crawler.reparsing import worker
from crawler.reparsing.run import CHUNK, portal_of
from crawler.reparsing.work import Work

BAR = 400
ROUNDS = 5


def main() -> int:
    """Prints the figures; 1 where a bar is missed."""
    if not SHARED.is_dir():
        print("reparse speed: needs ../shared/data, which is not here")
        return 0
    with tempfile.TemporaryDirectory(prefix="congtin-bench-") as folder:
        root = Path(folder) / "archive"
        began = time.process_time()
        import_captures([str(SHARED / "nukeviet.warc.gz")], archive=root, wish=Wish())
        importing = time.process_time() - began
        (portal,) = Archive(root).portals()
        began = time.process_time()
        work = Work(Archive(root), portal, Path(folder) / "work.sqlite")
        work.fill()
        chunks = list(work.chunks(CHUNK))
        filling = time.process_time() - began
        work.close()
        pages, whole, parsing = _rounds(root, portal, chunks)
    figures = Figures(f"reparse of {pages} NukeViet article pages, one core")
    figures.add("import of the capture", f"{pages / importing:.0f} articles/s")
    speed = pages / (whole + filling)
    figures.add("reparse", f"{speed:.0f} pages/s", f">= {BAR}", held=speed >= BAR)
    figures.add("of which the parser", f"{100 * parsing / whole:.0f} %")
    figures.add("without the parser", f"{pages / (whole - parsing + filling):.0f} pages/s")
    for what, seconds in (("reading, comparing", whole - parsing), ("finding lines and rows", filling)):
        figures.add(what, f"{1000 * seconds / pages:.2f} ms a page")
    figures.add("parser", f"{1000 * parsing / pages:.2f} ms a page")
    return figures.show()


def _rounds(root: Path, portal: str, chunks: list[Any]) -> tuple[int, float, float]:
    """Pages, and the least seconds of a round: whole, and of the parser in it."""
    reader = worker.Worker(root, portal_of(root, portal), samples=3)
    plain, spent = parse_bytes, 0.0

    def timed(*given: Any, **named: Any) -> Any:
        nonlocal spent
        began = time.process_time()
        try:
            return plain(*given, **named)
        finally:
            spent += time.process_time() - began

    vars(worker)["parse_bytes"] = timed
    rounds: list[tuple[float, float, int]] = []
    for _ in range(ROUNDS):
        spent, began = 0.0, time.process_time()
        pages = sum(reader.extract(chunk).counts["pages"] for chunk in chunks)
        rounds.append((time.process_time() - began, spent, pages))
    vars(worker)["parse_bytes"] = plain
    whole, parsing, pages = min(rounds)
    return pages, whole, parsing


if __name__ == "__main__":
    sys.exit(main())
