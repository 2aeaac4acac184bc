"""The index of ``congtin browse``, of articles with two looks and two sightings each: made for 10,000, brought up to
date by 100 more, and by none."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import msgspec

from archive.observations import Observation, Sighting
from archive.paths import Kind, day_file
from archive.reader import Archive
from benchmarks.environment import peak_mb
from benchmarks.read_speed import build
from benchmarks.table import Figures
from crawler.browsing.index import update

ARTICLES, MORE = 10_000, 100
LOOKED = ("2026-11-01", "2026-11-02")
ROUNDS = 3
WHOLE, UPDATE = 10.0, 1.0
MEMORY_MB = 250

_CHILD = "import sys; from benchmarks.browse_index import held_mb; print(held_mb(sys.argv[1], sys.argv[2]))"


class Spent(NamedTuple):
    """Seconds that something took, by the clock and of the processor."""

    wall: float
    processor: float


def main(articles: int = ARTICLES) -> int:
    """Prints the figures; 1 where a bar is missed."""
    figures = Figures(f"the index of congtin browse, {articles} articles")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "archive"
        size = sum(path.stat().st_size for path in build(root, articles)) / 1e6
        index = Path(folder) / "browse.sqlite"
        size += sum(path.stat().st_size for path in _write_looks(root, map(str, range(articles)))) / 1e6
        first = _median(_spent(root, index, anew=True) for _ in range(ROUNDS))
        figures.add(f"made from {size:.0f} MB", f"{first.wall:.1f} s", f"< {WHOLE:.0f} s", held=first.wall < WHOLE)
        figures.add("processor time of it", f"{first.processor:.1f} s")
        figures.add("its size", f"{index.stat().st_size / 1e6:.0f} MB")
        none = _median(_spent(root, index) for _ in range(ROUNDS))
        figures.add("brought up to date, nothing new", f"{none.wall * 1000:.0f} ms")
        more = _median(_more(root, index, articles + number * MORE) for number in range(ROUNDS))
        held = more.wall < UPDATE
        figures.add(f"brought up to date, {MORE} more", f"{more.wall * 1000:.0f} ms", f"< {UPDATE:.0f} s", held=held)
        figures.add("processor time of it", f"{more.processor * 1000:.0f} ms")
        done = subprocess.run(
            [sys.executable, "-c", _CHILD, str(root), str(index)], check=True, capture_output=True, text=True
        )
        peak = float(done.stdout)
        figures.add("peak memory of making it", f"{peak:.0f} MB", f"< {MEMORY_MB} MB", held=peak < MEMORY_MB)
    return figures.show()


def held_mb(root: str, index: str) -> float:
    """Makes the index anew; the most that this process ever held."""
    _spent(Path(root), Path(index), anew=True)
    return peak_mb()


def _spent(root: Path, index: Path, *, anew: bool = False) -> Spent:
    if anew:
        index.unlink(missing_ok=True)
    wall, processor = time.perf_counter(), time.process_time()
    update(Archive(root), index)
    return Spent(time.perf_counter() - wall, time.process_time() - processor)


def _median(rounds: Iterable[Spent]) -> Spent:
    wall, processor = zip(*rounds, strict=True)
    return Spent(median(wall), median(processor))


def _more(root: Path, index: Path, first: int) -> Spent:
    _write_more(root, first)
    _write_looks(root, (f"{first}{at}" for at in range(MORE)))
    return _spent(root, index)


def _write_looks(root: Path, numbers: Iterable[str]) -> list[Path]:
    """Appends a look and a sighting of each article to each of some days: of each the views have grown."""
    written, names = [], list(numbers)
    for number, day in enumerate(LOOKED):
        looked = f"{day}T01:00:00Z"
        looks: list[msgspec.Struct] = []
        seen: list[msgspec.Struct] = []
        for at, name in enumerate(names):
            known: dict[str, Any] = {
                **{"portal": "vidu", "id": f"vidu:{name}", "url": f"https://vidu.example/tin/{name}"},
                **{"views": at + number + 1, "crawl_id": day, "fetched_at": looked, "recorded_at": looked},
            }
            looks.append(Observation(kind="unchanged", views_from="page", own_fetches=number + 2, **known))
            seen.append(Sighting(kind="listing", listing="https://vidu.example/tin", **known))
        kinds: dict[Kind, list[msgspec.Struct]] = {"observations": looks, "sightings": seen}
        for kind, records in kinds.items():
            written.append(day_file(root, kind, "vidu", day))
            written[-1].parent.mkdir(parents=True, exist_ok=True)
            with written[-1].open("ab") as file:
                file.writelines(msgspec.json.encode(record) + b"\n" for record in records)
    return written


def _write_more(root: Path, first: int) -> None:
    """Appends articles to the newest day."""
    with tempfile.TemporaryDirectory() as folder:
        (*_, last) = build(Path(folder), MORE)
        lines = last.parent.glob("*.jsonl")
        text = b"".join(path.read_bytes() for path in lines).replace(b'"id":"vidu:', f'"id":"vidu:{first}'.encode())
    with day_file(root, "articles", "vidu", last.name.removesuffix(".jsonl")).open("ab") as file:
        file.write(text)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES))
