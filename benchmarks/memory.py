"""Peak memory of a crawl of a generated portal of 20,000 articles, sampled as it grows."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.environment import peak_mb
from benchmarks.table import Figures

ARTICLES = 20_000
LIMIT_MB = 250
SAMPLE_SECONDS = 1.0


def main(articles: int = ARTICLES) -> int:
    """Serves the portal from a process of its own, crawls it, prints peak and growth; 1 where a bar is missed."""
    server = subprocess.Popen(
        [sys.executable, "-m", "crawler.demo", "--articles", str(articles), "--port", "0"],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert server.stdout is not None
    url = server.stdout.readline().split()[-1]
    try:
        return _crawl(url, articles)
    finally:
        server.terminate()
        server.wait()


def _crawl(url: str, articles: int) -> int:
    samples: list[float] = []
    with tempfile.TemporaryDirectory() as archive:
        command = [
            sys.executable,
            "-m",
            "crawler.cli",
            "crawl",
            url,
            "--archive",
            archive,
            "--json",
            "--assets",
            "none",
        ]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
            while True:
                try:
                    process.wait(SAMPLE_SECONDS)
                    break
                except subprocess.TimeoutExpired:
                    samples.append(peak_mb(process.pid))
            assert process.stdout is not None
            outcome = json.loads(process.stdout.read())[0]
        size = sum(path.stat().st_size for path in Path(archive).rglob("*") if path.is_file()) / 1e6
    peak, half = samples[-1], samples[len(samples) // 2]
    figures = Figures(f"crawl of a generated portal of {articles} articles")
    figures.add("stored", str(outcome["counts"]["stored"]), str(articles), held=outcome["counts"]["stored"] == articles)
    figures.add("archive on disk", f"{size:.0f} MB")
    figures.add("rate", f"{outcome['counts']['pages'] / outcome['seconds']:.0f} pages/s")
    figures.add("peak memory", f"{peak:.0f} MB", f"<= {LIMIT_MB} MB", held=peak <= LIMIT_MB)
    figures.add("peak at the end against peak half way", f"{peak / half:.2f}", "<= 1.05", held=peak / half <= 1.05)
    return figures.show()


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES))
