"""The tables in the documentation, between marks, and on what machine they were made."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.peers.sheets import Sheet

START, END = "<!-- figures of {}: made by `make compare` -->", "<!-- end of the figures of {} -->"


def machine() -> str:
    """Processor, cores, memory, system, Python and date, in one line."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = f"{platform.system()} {platform.release().partition('-')[0]}"
    return (
        f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GB of memory, {system}, "
        f"Python {platform.python_version()}, {datetime.now(UTC):%d %B %Y}"
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        return next(line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


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
        text = f"{before}{start}\n\n{machine()}.\n\n{tables}\n{end}{after}"
    path.write_text(text, encoding="utf-8")
