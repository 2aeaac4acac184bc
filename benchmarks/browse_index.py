"""The index of ``congtin browse``: made for 10,000 articles, brought up to date by 100 more, and by none."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from archive.paths import day_file
from archive.reader import Archive
from benchmarks.read_speed import build
from benchmarks.table import Figures
from crawler.browsing.index import update

ARTICLES, MORE = 10_000, 100
ROUNDS = 3
WHOLE, UPDATE = 10.0, 1.0
MEMORY_MB = 250

_CHILD = "import sys; from benchmarks.browse_index import peak_mb; print(peak_mb(sys.argv[1], sys.argv[2]))"


def main(articles: int = ARTICLES) -> int:
    """Prints the figures; 1 where a bar is missed."""
    figures = Figures(f"the index of congtin browse, {articles} articles")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "archive"
        size = sum(path.stat().st_size for path in build(root, articles)) / 1e6
        index = Path(folder) / "browse.sqlite"
        # Others use this machine: what it takes is the least that it took.
        computed = time.process_time()
        first = min(_seconds(root, index, anew=True) for _ in range(ROUNDS))
        figures.add(f"made from {size:.0f} MB", f"{first:.1f} s", f"< {WHOLE:.0f} s", held=first < WHOLE)
        figures.add("processor time of it, on average", f"{(time.process_time() - computed) / ROUNDS:.1f} s")
        figures.add("its size", f"{index.stat().st_size / 1e6:.0f} MB")
        none = min(_seconds(root, index) for _ in range(ROUNDS))
        figures.add("brought up to date, nothing new", f"{none * 1000:.0f} ms")
        more = []
        for number in range(ROUNDS):
            _write_more(root, articles + number * MORE)
            more.append(_seconds(root, index))
        least = min(more)
        figures.add(
            f"brought up to date, {MORE} more", f"{least * 1000:.0f} ms", f"< {UPDATE:.0f} s", held=least < UPDATE
        )
        done = subprocess.run(
            [sys.executable, "-c", _CHILD, str(root), str(index)], check=True, capture_output=True, text=True
        )
        peak = float(done.stdout)
        figures.add("peak memory of making it", f"{peak:.0f} MB", f"< {MEMORY_MB} MB", held=peak < MEMORY_MB)
    return figures.show()


def peak_mb(root: str, index: str) -> float:
    """Makes the index anew; the most that this process ever held."""
    _seconds(Path(root), Path(index), anew=True)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def _seconds(root: Path, index: Path, *, anew: bool = False) -> float:
    if anew:
        index.unlink(missing_ok=True)
    start = time.perf_counter()
    update(Archive(root), index)
    return time.perf_counter() - start


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
