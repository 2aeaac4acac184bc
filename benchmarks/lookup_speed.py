"""Opening an archive of 1,000,000 articles and looking one up, in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import msgspec

from archive.store import Store
from benchmarks.archives import NoSync, article
from benchmarks.table import Figures

PORTALS, DAYS, ARTICLES = 60, 365, 1_000_000
LOOKUPS = 5
_START = datetime(2025, 1, 1, 1, tzinfo=UTC)

LOOK_UP = """
import json, resource, sys, time
def size():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * resource.getpagesize() / 1e6
from archive import Archive
before, start = size(), time.perf_counter()
found = Archive(sys.argv[1]).article(sys.argv[2])
seconds = time.perf_counter() - start
from benchmarks.environment import peak_mb
peak = peak_mb()
print(json.dumps({"id": found and found.id, "seconds": seconds, "mb": peak, "grown": peak - before}))
"""


def main() -> int:
    """Writes the files, has the store build the index of two portals, looks articles up in these; 1 for a miss."""
    figures = Figures(f"one article of {ARTICLES}, {PORTALS} portals of {DAYS} files")
    with tempfile.TemporaryDirectory() as folder:
        root, each = Path(folder), ARTICLES // PORTALS
        for number in range(PORTALS):
            _write(root, f"p{number}", each)
        for portal in ("p0", "p59"):
            Store.open(root, portal, crawl_id="c", files=NoSync()).close()
        chance = Random(1)
        for portal in ("p0", "p59"):
            looks = [_look(folder, f"{portal}:{chance.randrange(each)}") for _ in range(LOOKUPS)]
            assert all(look["id"] for look in looks)
            # Others use this machine: what a look takes is the least that it took.
            seconds, peak = min(look["seconds"] for look in looks), max(look["mb"] for look in looks)
            figures.add(f"{portal}: time", f"{seconds * 1000:.1f} ms", "< 200 ms", held=seconds < 0.2)
            figures.add(f"{portal}: peak memory of the process", f"{peak:.0f} MB", "< 50 MB", held=peak < 50)
    return figures.show()


def _look(folder: str, id: str) -> dict[str, float]:
    done = subprocess.run([sys.executable, "-c", LOOK_UP, folder, id], check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _write(root: Path, portal: str, count: int) -> None:
    """Day files of short articles, written as fast as the disk takes them: the store is measured elsewhere."""
    folder = root / "articles" / f"portal={portal}"
    folder.mkdir(parents=True)
    made = article(portal, 0, Random(0), _START)
    made = msgspec.structs.replace(made, id="@ID", url="https://vidu.example/@N", blocks=[], body=made.body[:400])
    for day in range(DAYS):
        when = (_START + timedelta(days=day)).strftime("%Y-%m-%dT%H:%M:%SZ")
        line = msgspec.json.encode(msgspec.structs.replace(made, fetched_at=when, recorded_at=when)).decode()
        numbers = range(day * count // DAYS, (day + 1) * count // DAYS)
        lines = (line.replace("@ID", f"{portal}:{number}").replace("@N", str(number)) for number in numbers)
        (folder / f"{when[:10]}.jsonl").write_text("".join(f"{one}\n" for one in lines), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
