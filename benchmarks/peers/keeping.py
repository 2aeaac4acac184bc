"""One step of keeping articles by one contender, in a process of its own: ``python -m benchmarks.peers.keeping``.

Arguments: contender, step, folder and, for a lookup, the id. Prints seconds, the peak of memory and what came out, as
JSON. Runs in the peers' environment too: nothing of congtin is imported but by ``congtin`` itself.
"""

from __future__ import annotations

import importlib
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.metadata import version
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

from benchmarks.environment import peak_mb

SOURCE = "source.jsonl"
GROUP = 64
"""Articles that are made safe on the disk together: as many as congtin's own groups."""
Step = Callable[[Path, str], object]


def _groups(folder: Path) -> Iterator[list[bytes]]:
    with (folder / SOURCE).open("rb") as lines:
        while group := list(islice(lines, GROUP)):
            yield group


class Congtin:
    """The archive itself: hashes, revisions and duplicates are looked at with every article."""

    def append(self, folder: Path, _: str) -> object:
        store = importlib.import_module("archive.store").Store
        decode = importlib.import_module("msgspec").json.Decoder(importlib.import_module("archive.article").Article)
        opened = store.open(folder / "congtin", "tin", crawl_id="c", keep_warc=False)
        for group in _groups(folder):
            for line in group:
                opened.put(decode.decode(line))
            opened.commit()
        opened.close()
        return opened.total.stored

    def lookup(self, folder: Path, id: str) -> object:
        found = importlib.import_module("archive").Archive(folder / "congtin").article(id)
        return found and found.id

    def scan(self, folder: Path, _: str) -> object:
        return sum(len(each.body) for each in importlib.import_module("archive").Archive(folder / "congtin").articles())

    def copies(self, folder: Path, _: str) -> object:
        command = [sys.executable, "-m", "archive", "link", "--archive", str(folder), "--json"]
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        lines = (folder / "links" / "pairs.jsonl").read_bytes().splitlines()
        return [[pair["one"], pair["other"]] for pair in map(json.loads, lines)]

    def verify(self, folder: Path, _: str) -> object:
        archive = importlib.import_module("archive").Archive(folder / "congtin")
        return len(list(importlib.import_module("archive.verify").verify(archive)))


class Orjson:
    """One JSON Lines file; what any program does that knows nothing of the record."""

    def append(self, folder: Path, _: str) -> object:
        orjson, count = importlib.import_module("orjson"), 0
        with (folder / "plain.jsonl").open("wb") as file:
            for group in _groups(folder):
                for line in group:
                    file.write(orjson.dumps(orjson.loads(line)) + b"\n")
                    count += 1
                file.flush()
                os.fsync(file.fileno())
        return count

    def _lines(self, folder: Path) -> Iterator[Any]:
        loads = importlib.import_module("orjson").loads
        with (folder / "plain.jsonl").open("rb") as file:
            for line in file:
                yield loads(line)

    def lookup(self, folder: Path, id: str) -> object:
        loads, wanted = importlib.import_module("orjson").loads, id.encode()
        with (folder / "plain.jsonl").open("rb") as file:
            # Only lines that have the id somewhere are read as JSON.
            return next((id for line in file if wanted in line and loads(line)["id"] == id), None)

    def scan(self, folder: Path, _: str) -> object:
        return sum(len(each["body"]) for each in self._lines(folder))

    def verify(self, folder: Path, _: str) -> object:
        bad = 0
        with (folder / "plain.jsonl").open("rb") as file:
            loads = importlib.import_module("orjson").loads
            for line in file:
                try:
                    loads(line)
                except ValueError:
                    bad += 1
        return bad


class DuckLines:
    """DuckDB over the same JSON Lines file."""

    from_ = "read_json('{}/plain.jsonl', maximum_object_size = 64000000)"

    def _ask(self, folder: Path, query: str, *values: object) -> object:
        connection = importlib.import_module("duckdb").connect()
        return connection.execute(query.format(self.from_.format(folder)), values).fetchone()[0]

    def lookup(self, folder: Path, id: str) -> object:
        return self._ask(folder, "SELECT id FROM {} WHERE id = ?", id)

    def scan(self, folder: Path, _: str) -> object:
        return self._ask(folder, "SELECT sum(length(body)) FROM {}")

    def verify(self, folder: Path, _: str) -> object:
        """Every field of every line is read; a line that is no JSON raises."""
        try:
            self._ask(folder, "SELECT count(hash(COLUMNS(*))) FROM {}")
        except Exception:  # what DuckDB raises is a finding
            return 1
        return 0


class DuckTable(DuckLines):
    """A table of DuckDB's own, with a primary key, and the whole record beside the columns that are asked for."""

    def append(self, folder: Path, _: str) -> object:
        loads, count = importlib.import_module("orjson").loads, 0
        connection = importlib.import_module("duckdb").connect(str(folder / "table.duckdb"))
        connection.execute(
            "CREATE TABLE articles (id VARCHAR PRIMARY KEY, title VARCHAR, body VARCHAR, record VARCHAR)"
        )
        for group in _groups(folder):
            read = [
                (each["id"], each["title"], each["body"], line.decode()) for line in group for each in [loads(line)]
            ]
            connection.execute("BEGIN")
            connection.executemany("INSERT INTO articles VALUES (?, ?, ?, ?)", read)
            connection.execute("COMMIT")
            count += len(read)
        connection.close()
        return count

    def _ask(self, folder: Path, query: str, *values: object) -> object:
        connection = importlib.import_module("duckdb").connect(str(folder / "table.duckdb"), read_only=True)
        return connection.execute(query.format("articles"), values).fetchone()[0]


class Datasketch:
    """Its MinHash and its index; near-duplicates alone."""

    def copies(self, folder: Path, _: str) -> object:
        sketch, loads = importlib.import_module("datasketch"), importlib.import_module("orjson").loads
        index, known = sketch.MinHashLSH(threshold=0.3, num_perm=128), dict[str, Any]()
        pairs: list[list[str]] = []
        for path in sorted(folder.glob("articles/*/*.jsonl")):
            for line in path.read_bytes().splitlines():
                read = loads(line)
                words = read["body"].split()
                made = sketch.MinHash(num_perm=128)
                made.update_batch([f"{one} {other}".encode() for one, other in pairwise(words)])
                pairs += [[read["id"], one] for one in index.query(made) if known[one].jaccard(made) >= 0.4]
                index.insert(read["id"], made)
                known[read["id"]] = made
        return pairs


CONTENDERS: dict[str, object] = {
    "congtin": Congtin(),
    "JSON Lines, orjson": Orjson(),
    "DuckDB on JSON Lines": DuckLines(),
    "DuckDB table": DuckTable(),
}
_LOADED = {
    "congtin": ("archive.store", "archive.verify"),
    "JSON Lines, orjson": ("orjson",),
    "DuckDB on JSON Lines": ("duckdb",),
    "DuckDB table": ("orjson", "duckdb"),
    "datasketch": ("orjson", "datasketch"),
}
FILES = {"congtin": "congtin", "JSON Lines, orjson": "plain.jsonl", "DuckDB table": "table.duckdb"}
"""Where each keeps what it wrote."""


def children_mb() -> float:
    """The most memory of a process that this one started and waited for; 0 where there was none."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (1e6 if sys.platform == "darwin" else 1000)


def main() -> int:
    """Loads what the step needs, runs it once, and says what it took."""
    contender, step, folder, id = (*sys.argv[1:4], *sys.argv[4:], "")[:4]
    for name in _LOADED[contender]:
        importlib.import_module(name)
    steps = Datasketch() if contender == "datasketch" else CONTENDERS[contender]
    if step == "version":
        print(json.dumps({"result": version("congtin" if contender == "congtin" else _LOADED[contender][-1])}))
        return 0
    run: Step = getattr(steps, step)
    began = time.perf_counter()
    result = run(Path(folder), id)
    print(
        json.dumps({"seconds": time.perf_counter() - began, "peak_mb": max(peak_mb(), children_mb()), "result": result})
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
