"""The lines of ``crawls/``: one run a line, numbered, so that one which is taken away is missed."""

from __future__ import annotations

from pathlib import Path

import msgspec

from archive.choosing.last import last_runs
from archive.disk.files import Files, append
from archive.frontiers.writer import Database
from archive.observations import CrawlRun
from archive.paths import crawls_file

LAST = "run"
"""What the state calls the number of the last run: the last lines of the file cannot tell that one is gone."""


def note(files: Files, state: Database, root: Path, portal: str, run: CrawlRun) -> None:
    """Appends the line of ``run``, with the number after the highest that any run had."""
    said = state.execute("SELECT value FROM meta WHERE key = ?", (LAST,)).fetchone()
    numbers = [each.number or 0 for each in last_runs(root, portal)]
    number = max([int(said[0]) if said else 0, *numbers]) + 1
    line = msgspec.json.encode(msgspec.structs.replace(run, number=number))
    append(files, crawls_file(root, portal), line + b"\n")
    state.execute("REPLACE INTO meta VALUES (?, ?)", (LAST, str(number)))
