"""``make replay``: crawl the replayed NukeViet portal with the command, and compare what was stored with the truth.

The archive is read as plain JSON Lines, as a stranger would; the fields are compared by ``make accuracy``.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.replay import ROOT, spawn_warc
from benchmarks.table import Figures

DATA = ROOT.parent / "shared" / "data"
_SHOWN = 10

Row = dict[str, Any]


def rows(path: Path) -> Iterator[Row]:
    """The objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def stored(archive: Path) -> list[Row]:
    """Every article line of the archive, all revisions."""
    return [row for path in sorted(archive.glob("articles/portal=*/*.jsonl")) for row in rows(path)]


def number(row: Row) -> int:
    """The CMS's number at the end of a record's id."""
    return int(row["id"].rpartition(":")[2])


def crawl(url: str, archive: Path, further: Iterable[str] = ()) -> int:
    """``congtin crawl URL`` in a process of its own; its exit code. Prints how the run ended, in one line.

    Its own summary would name a folder that is thrown away.
    """
    command = [sys.executable, "-m", "crawler.cli", "crawl", url, "--archive", str(archive), "--json", *further]
    done = subprocess.run(command, cwd=ROOT, check=False, stdout=subprocess.PIPE)
    for outcome in json.loads(done.stdout or b"[]"):
        pages, articles = (outcome["counts"].get(name, 0) for name in ("pages", "stored"))
        short = {**outcome["failed"], **outcome["limits"]}
        print(
            f"{outcome['mode']} crawl, {outcome['finish']}: {pages} pages in {outcome['seconds']:.1f} s, "
            f"{articles} articles stored" + (f", fell short: {short}" if short else "")
        )
    return done.returncode


def compare(found: list[Row], public: list[Row], hidden: list[Row]) -> int:
    """Prints the table; 1 where an article is missing, doubled, revised, or should never have been seen."""
    # Articles that only redirect to another host have no page here; they are in the truth without one.
    wanted = {row["id"] for row in public if not row["external_link"]}
    secret = {row["id"] for row in hidden}
    lines = Counter(number(row) for row in found)
    missing = sorted(wanted - lines.keys())
    leaked = sorted(secret & lines.keys())
    others = sorted(lines.keys() - wanted - secret)
    doubled = sorted(each for each, count in lines.items() if count > 1)
    figures = Figures("crawl of the replayed portal against its truth")
    figures.add("public articles stored", str(len(wanted) - len(missing)), str(len(wanted)), held=not missing)
    for name, bad in (
        ("hidden articles stored", leaked),
        ("articles the truth does not know", others),
        ("articles stored more than once", doubled),
    ):
        figures.add(name, str(len(bad)), "0", held=not bad)
    code = figures.show()
    for name, bad in (("missing", missing), ("hidden", leaked), ("unknown", others), ("doubled", doubled)):
        if bad:
            print(f"{name}: {', '.join(map(str, bad[:_SHOWN]))}{' ...' if len(bad) > _SHOWN else ''}")
    return code


def main() -> int:
    """0 all bars held, 1 one missed, 2 nothing to replay."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.replay_check", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="folder of nukeviet.warc.gz and its truth")
    parser.add_argument("--archive", type=Path, default=None, help="keep the archive here (default: thrown away)")
    options = parser.parse_args()
    files = [options.data / f"nukeviet.{name}" for name in ("warc.gz", "truth.jsonl", "hidden.jsonl")]
    for path in files:
        if not path.is_file():
            print(f"replay: {path} is missing: name its folder, make replay DATA=DIR (or --data DIR)", file=sys.stderr)
            return 2
    warc, public, hidden = files
    with tempfile.TemporaryDirectory() as scratch, spawn_warc(warc) as url:
        archive = options.archive or Path(scratch)
        code = crawl(url, archive)
        if code not in (0, 1):
            print(f"replay: the crawl ended with exit code {code}", file=sys.stderr)
            return 1
        code = compare(stored(archive), list(rows(public)), list(rows(hidden)))
    if options.archive:
        print(f"archive: {options.archive}")
    return code


if __name__ == "__main__":
    sys.exit(main())
