"""The tables in the documentation, between marks, and on what machine they were made."""

from __future__ import annotations

from pathlib import Path

from benchmarks.environment import describe
from benchmarks.peers.sheets import Sheet

START, END = "<!-- figures of {}: made by `make compare` -->", "<!-- end of the figures of {} -->"


def renew(path: Path, parts: dict[str, list[Sheet]]) -> None:
    """Writes the tables of each part between its marks. Raises ``ValueError`` where a mark is missing."""
    text = path.read_text(encoding="utf-8")
    for part, sheets in parts.items():
        start, end = START.format(part), END.format(part)
        before, found, rest = text.partition(start)
        _, ended, after = rest.partition(end)
        if not found or not ended:
            raise ValueError(f"{path} has no `{start}` ... `{end}`")
        tables = "\n".join(sheet.markdown() for sheet in sheets)
        text = f"{before}{start}\n\nSeen: {describe()}.\n\n{tables}\n{end}{after}"
    path.write_text(text, encoding="utf-8")
