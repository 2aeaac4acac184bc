"""The archive against plain JSON Lines with orjson, DuckDB on those, a table of DuckDB's own, and datasketch."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.archives import START, article
from benchmarks.links import CHANGED
from benchmarks.links import write as write_pairs
from benchmarks.peers.keeping import CONTENDERS, FILES, SOURCE
from benchmarks.peers.sheets import OURS, Column, Sheet, Value, number, share, whole

ROOT = Path(__file__).resolve().parent.parent.parent
ROUNDS = 3
"""Of every step that reads, the contenders taking turns; the least time counts."""
COPIES = 4_000
"""Articles among which copies are looked for."""
_STEPS = ("lookup", "scan", "verify")


def sheets(count: int, peers: str, scratch: Path) -> Iterator[Sheet]:
    """What it takes to keep and read ``count`` articles, and to find copies."""
    folder = scratch / "archives"
    folder.mkdir()
    _source(folder, count)
    yield _keeping(folder, count, peers)
    yield copies(scratch / "copies", peers)


def _source(folder: Path, count: int) -> None:
    """The articles, as lines that every contender takes in."""
    chance = random.Random(3)
    with (folder / SOURCE).open("wb") as out:
        for at in range(count):
            made = msgspec.structs.replace(article("tin", at, chance, START), fetched_at="2025-01-01T01:00:00Z")
            out.write(msgspec.json.encode(made) + b"\n")


def step(contender: str, name: str, folder: Path, peers: str, id: str = "") -> dict[str, Any]:
    """One step in a process of its own. Raises ``RuntimeError`` with what it said."""
    python = sys.executable if contender == OURS else peers
    command = [python, "-W", "ignore", "-m", "benchmarks.peers.keeping", contender, name, str(folder), id]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{contender}, {name}: {(done.stderr.strip().splitlines() or ['it said nothing'])[-1]}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _keeping(folder: Path, count: int, peers: str) -> Sheet:
    columns = [
        Column("version", number),
        Column("appended a second", whole, 1),
        Column("MB on disk", number, -1),
        Column("open and find one, ms", number, -1),
        Column("scanned a second", whole, 1),
        Column("peak MB of a scan", number, -1),
        Column("verified a second", whole, 1),
        Column("a changed letter is found", number),
    ]
    sheet = Sheet(f"{count} articles of {(folder / SOURCE).stat().st_size // count} bytes", columns, notes=list(_NOTES))
    versions = _versions(list(CONTENDERS), folder, peers, sheet.notes)
    taken = {name: _append(name, folder, count, peers) for name in versions}
    best: dict[str, dict[str, dict[str, Any]]] = {name: {} for name in versions}
    for turn in range(ROUNDS):
        for each in _STEPS:
            for name in versions:
                got = step(name, each, folder, peers, f"tin:{(turn * 2 + 1) * count // 7}")
                if each not in best[name] or got["seconds"] < best[name][each]["seconds"]:
                    best[name][each] = got
    damage(folder)
    found = {name: "yes" if step(name, "verify", folder, peers)["result"] else "no" for name in versions}
    for name, version in versions.items():
        steps = best[name]
        rates = {each: count / steps[each]["seconds"] for each in _STEPS}
        looked = 1000 * steps["lookup"]["seconds"]
        figures = [looked, rates["scan"], steps["scan"]["peak_mb"], rates["verify"], found[name]]
        sheet.add(name, [version, *taken[name], *figures])
    return sheet


def _versions(names: list[str], folder: Path, peers: str, notes: list[str]) -> dict[str, str]:
    """Of those that are there; of the others ``notes`` say what is missing."""
    found = {}
    for name in names:
        try:
            found[name] = str(step(name, "version", folder, peers)["result"])
        except RuntimeError as error:
            notes.append(f"not measured: {error}")
    return found


_NOTES = [
    "appended: in groups of 64, each safe on the disk before the next (fsync, or a commit of DuckDB); congtin also "
    "hashes, looks for revisions and duplicates and keeps its index; DuckDB on JSON Lines reads the same file",
    "open and find one: a process that has nothing open yet; scanned: the characters of all bodies are added up; "
    "verified: congtin checks hashes, revisions and pointers, the others that everything can be read",
    "a changed letter: one letter of one body is another one afterwards, in DuckDB's table one byte of its file",
]


def _append(name: str, folder: Path, count: int, peers: str) -> list[Value]:
    """Articles a second, and the size of what was written."""
    if name not in FILES:
        return [None, None]
    got = step(name, "append", folder, peers)
    if got["result"] != count:
        raise RuntimeError(f"{name} kept {got['result']} of {count} articles")
    kept = folder / FILES[name]
    files = [path for path in kept.rglob("*") if path.is_file()] if kept.is_dir() else [kept]
    return [count / got["seconds"], sum(path.stat().st_size for path in files) / 1e6]


def damage(folder: Path) -> None:
    """Changes one letter of one body in every contender's files."""
    for path in (*folder.glob("congtin/articles/*/*.jsonl"), folder / "plain.jsonl"):
        whole_file = bytearray(path.read_bytes())
        at = whole_file.index(b'"body":"', len(whole_file) // 2) + 40
        while not chr(whole_file[at]).isalpha() or whole_file[at] > 127 or whole_file[at - 1] > 127:
            at += 1
        whole_file[at] = ord("b") if whole_file[at] == ord("c") else ord("c")
        path.write_bytes(whole_file)
    table = folder / "table.duckdb"
    whole_file = bytearray(table.read_bytes())
    whole_file[len(whole_file) // 2] ^= 1
    table.write_bytes(whole_file)


def copies(root: Path, peers: str) -> Sheet:
    """Near-duplicates: planted copies with changed words, by congtin and by datasketch."""
    planted = write_pairs(root, COPIES)
    sheet = Sheet(
        f"Copies among {COPIES} articles of 400 syllables, one in ten a copy with changed words",
        [
            Column("version", number),
            *(Column(f"found, {part:.0%} changed", share, 1) for part in CHANGED),
            Column("right of those found", share, 1),
            Column("seconds", number, -1),
            Column("peak MB", number, -1),
        ],
        notes=[
            "datasketch: MinHashLSH over runs of two syllables, 128 permutations, threshold 0.3; found is what it then "
            "estimates to be alike by 0.4",
            "DuckDB and orjson bring nothing for this: comparing every article with every other is no contender",
        ],
    )
    for name, version in _versions([OURS, "datasketch"], root, peers, sheet.notes).items():
        got = step(name, "copies", root, peers)
        found = {tuple(sorted(pair)) for pair in got["result"]}
        sheet.add(name, [version, *recalls(found, planted), got["seconds"], got["peak_mb"]])
    return sheet


def recalls(found: set[tuple[str, ...]], planted: dict[tuple[str, str], float]) -> list[Value]:
    """The share of the planted pairs found, by how much was changed; then the share of those found that are right.

    Two copies of one article are a pair as well, though nobody planted it.
    """
    shares: list[Value] = []
    for part in CHANGED:
        wanted = [pair for pair, changed in planted.items() if changed == part]
        shares.append(sum(pair in found for pair in wanted) / len(wanted))
    related: dict[str, set[str]] = {}
    for one, other in planted:
        related.setdefault(one, set()).add(other)
        related.setdefault(other, set()).add(one)
    cousins = {tuple(sorted(pair)) for those in related.values() for pair in combinations(those, 2)}
    right = sum(pair in planted or pair in cousins for pair in found)
    return [*shares, right / len(found) if found else None]
