"""An archive of two days, damaged and mended."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from archive import Archive
from archive.observations import CrawlRun
from archive.repairing.repair import Mended, repair
from archive.verify import verify
from tests.archive.store_kit import Clock, Quick, exchange, opened, page, url_of, visit

FIRST, SECOND = "2026-11-24", "2026-11-25"
OLD, NEW = (f"articles/portal=vidu/{day}.jsonl" for day in (FIRST, SECOND))
STATE = "state/portal=vidu.sqlite"


def two_days(tmp_path: Path) -> Path:
    """Two days of four articles each."""
    for run, day in enumerate((FIRST, SECOND)):
        store = opened(tmp_path, f"c{run}", clock=Clock(f"{day}T02:00:00+00:00"))
        for number in range(4 * run, 4 * run + 4):
            visit(store, exchange(page(number), url_of(number), number))
        when = f"{day}T02:00:00Z"
        store.close(
            CrawlRun(crawl_id=f"c{run}", portal="vidu", started_at=when, ended_at=when, finish="finished", counts={})
        )
    return tmp_path


def mend(root: Path) -> list[Mended]:
    return list(repair(root, "vidu", files=Quick(), now=Clock(f"{SECOND}T05:00:00+00:00")))


def names(root: Path, *, warc: bool = False) -> set[str]:
    return {finding.what for finding in verify(Archive(root), warc=warc)}


def quarantined(root: Path) -> list[bytes]:
    return sorted(path.read_bytes() for path in (root / "quarantine").rglob("*") if path.is_file())


def change(path: Path, how: Callable[[list[bytes]], list[bytes]]) -> None:
    path.write_bytes(b"".join(how(path.read_bytes().splitlines(keepends=True))))


def start(root: Path) -> None:
    """A crawl begins and ends, the day after."""
    opened(root, "after", clock=Clock("2026-11-26T00:00:00+00:00")).close()
