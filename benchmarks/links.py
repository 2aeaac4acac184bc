"""``archive link`` on 100,000 articles of 400 syllables, one in ten a copy with changed words: time, memory, recall."""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

import msgspec
import numpy as np

from archive.article import Article, Parser
from benchmarks.table import Figures

ARTICLES, SYLLABLES, PORTALS = 100_000, 400, 60
LIMIT_SECONDS, LIMIT_MB = 150, 1000
CHANGED = (0.05, 0.10, 0.20)
RECALL = {0.05: 0.99, 0.10: 0.97, 0.20: 0.85}


def write(root: Path, articles: int) -> dict[tuple[str, str], float]:
    """An archive of ``articles``; returns the planted pairs with the share of words that was changed."""
    chance = np.random.default_rng(7)
    choice = random.Random(7)
    words = np.array(
        ["".join(choice.choices("abcdeghiklmnoprstuvxyăâđêôơư", k=choice.randint(2, 5))) for _ in range(7000)]
    )
    weights = 1 / np.arange(1, len(words) + 1)
    weights /= weights.sum()
    planted: dict[tuple[str, str], float] = {}
    streams = {}
    last: tuple[str, np.ndarray, date] | None = None
    for number in range(articles):
        portal = f"tinh{number % PORTALS}"
        if portal not in streams:
            folder = root / "articles" / f"portal={portal}"
            folder.mkdir(parents=True)
            streams[portal] = (folder / "2026-01-01.jsonl").open("wb")
        day = date(2024, 1, 1) + timedelta(days=int(chance.integers(0, 700)))
        text = words[chance.choice(len(words), SYLLABLES, p=weights)]
        name = f"{portal}:{number}"
        if number % 10 == 9 and last is not None:
            share = CHANGED[number // 10 % 3]
            text = np.where(chance.random(SYLLABLES) < share, words[chance.integers(0, len(words), SYLLABLES)], last[1])
            day = last[2]
            planted[tuple(sorted((last[0], name)))] = share  # type: ignore[index]
        last = (name, text, day)
        body = "\n\n".join(" ".join(part) for part in np.split(text, 5))
        article = Article(
            id=name, portal=portal, url=f"https://{portal}.example/{number}", title=" ".join(text[:9]), body=body,
            published_at=day.isoformat(), fetched_at="2026-01-01T00:00:00Z", recorded_at="2026-01-01T00:00:00Z",
            text_hash=name, content_hash=name, parser=Parser(version="0", family="generic"),
        )  # fmt: skip
        streams[portal].write(msgspec.json.encode(article) + b"\n")
    for stream in streams.values():
        stream.close()
    return planted


def main(articles: int = ARTICLES) -> int:
    """Prints the figures; 1 where a bar is missed."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        planted = write(root, articles)
        began = time.monotonic()
        process = subprocess.Popen(
            [sys.executable, "-m", "archive", "link", "--archive", folder, "--json"], stdout=subprocess.PIPE
        )
        assert process.stdout is not None
        told = json.loads(process.stdout.read())
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
        seconds = time.monotonic() - began
        lines = (root / "links" / "pairs.jsonl").read_bytes().splitlines()
    found = {tuple(sorted((pair["one"], pair["other"]))) for pair in map(json.loads, lines)}
    figures = Figures(f"links among {told['articles']} articles of {SYLLABLES} syllables")
    figures.add("time", f"{seconds:.0f} s", f"< {LIMIT_SECONDS} s", held=seconds < LIMIT_SECONDS)
    figures.add("of which the processor's", f"{used.ru_utime + used.ru_stime:.0f} s")
    peak = used.ru_maxrss / 1000
    figures.add("peak memory", f"{peak:.0f} MB", f"<= {LIMIT_MB} MB", held=peak <= LIMIT_MB)
    for share, least in RECALL.items():
        wanted = [pair for pair, changed in planted.items() if changed == share]
        recall = sum(pair in found for pair in wanted) / len(wanted)
        figures.add(f"recall, {share:.0%} of the words changed", f"{recall:.3f}", f">= {least}", held=recall >= least)
    precision = sum(pair in planted for pair in found) / len(found) if found else 0.0
    figures.add("precision", f"{precision:.4f}", ">= 0.99", held=precision >= 0.99)
    return figures.show()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    sys.exit(main(parser.parse_args().articles))
