"""What the ``archive`` commands print: tables and lines for people, JSON for programs."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from rich.console import Console
from rich.measure import Measurement
from rich.table import Table

from archive.article import Article
from archive.facts import Facts, PortalFacts
from archive.findings import Finding, Totals

ANY_WIDTH = 100_000
"""Columns. A file or a pipe takes lines of any length."""
_WORDS = ("portal", "month", "last run")
"""Columns that are read from the left; the others hold numbers and dates."""


def write_lines(lines: Iterable[bytes]) -> bool:
    """Writes ``lines`` to standard output; False if its reader (``| head``) went away before the end."""
    out = sys.stdout.buffer
    try:
        for line in lines:
            out.write(line + b"\n")
        out.flush()
    except BrokenPipeError:
        # Python flushes once more at its end; what is left goes nowhere instead of failing again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return False
    return True


def fields(articles: Iterable[Article], names: Sequence[str]) -> Iterator[bytes]:
    """Articles as JSON objects of only the fields ``names``, in that order."""
    encoder = msgspec.json.Encoder()
    for article in articles:
        yield encoder.encode({name: getattr(article, name) for name in names})


def info(facts: Facts, *, as_json: bool) -> None:
    """The facts of ``archive info``."""
    if as_json:
        write_lines([msgspec.json.format(msgspec.json.encode(facts), indent=2)])
        return
    console = Console(markup=False, highlight=False)
    if not console.is_terminal:
        console = Console(markup=False, highlight=False, width=ANY_WIDTH)
    console.print(facts.directory, soft_wrap=True)
    _print(console, [_row(portal) for portal in facts.portals])
    if any(portal.months is not None for portal in facts.portals):
        _print(console, list(_months(facts.portals)))
    if facts.damaged:
        console.print(
            f"{places(facts.damaged)} damaged: `congtin archive verify --archive {facts.directory}` names them",
            soft_wrap=True,
        )


def places(count: int) -> str:
    """
    >>> places(1), places(2)
    ('1 place is', '2 places are')
    """
    return "1 place is" if count == 1 else f"{count} places are"


def findings(found: Iterable[Finding], totals: Totals, *, warc: bool, as_json: bool) -> int:
    """Prints findings as they come, then the totals; returns how many there were.

    ``warc``: whether WARC files were read too; where they were not, the last line says so.
    """
    counts: Counter[str] = Counter()

    def lines() -> Iterator[bytes]:
        if as_json:
            yield b'{"findings":['
        for finding in found:
            counts[finding.what] += 1
            if as_json:
                yield (b"," if counts.total() > 1 else b"") + msgspec.json.encode(finding)
            else:
                yield str(finding).encode("utf-8", "backslashreplace")
        if as_json:
            yield b'],"counts":%b,"checked":%b}' % (msgspec.json.encode(counts), msgspec.json.encode(totals))
        else:
            unread = "" if warc else "; WARC files were not read (`--warc` reads them)"
            yield f"{_summary(counts, totals)}{unread}".encode()

    write_lines(lines())
    return counts.total()


def _summary(counts: Counter[str], totals: Totals) -> str:
    checked = f"{totals.lines} lines in {totals.files} files, {size_of(totals.bytes)} unpacked"
    if totals.warc_records:
        checked += f"; {totals.warc_records} WARC records of {size_of(totals.warc_bytes)}"
    if not counts:
        return f"sound: {checked}"
    return f"{', '.join(f'{count} {what}' for what, count in counts.most_common())}: {checked}"


def _print(console: Console, rows: Sequence[dict[str, str]]) -> None:
    """``rows`` (column -> value) as a table, or as a block of lines each where the terminal is too narrow for one."""
    if not rows:
        return
    table = Table()
    for name in rows[0]:
        table.add_column(name, justify="left" if name in _WORDS else "right", no_wrap=True)
    for row in rows:
        table.add_row(*row.values())
    wide = console.options.update(max_width=ANY_WIDTH)
    if Measurement.get(console, wide, table).maximum <= console.width:
        console.print(table)
        return
    for row in rows:
        console.print()
        for name, value in row.items():
            console.print(f"{name}: {value}", soft_wrap=True)


def _row(portal: PortalFacts) -> dict[str, str]:
    run = portal.last_run
    return {
        "portal": portal.portal,
        "articles": str(portal.articles),
        "revisions": str(portal.revisions),
        "observations": str(portal.observations),
        "sightings": str(portal.sightings),
        "rejects": str(portal.rejects),
        "oldest": portal.first_published or "no date",
        "newest": portal.last_published or "no date",
        "lines on disk": size_of(portal.bytes),
        "WARC on disk": size_of(portal.warc_bytes),
        "last run": f"{run.command} {run.finish}, {run.ended_at}" if run else "none came to its end",
    }


def _months(portals: Sequence[PortalFacts]) -> Iterator[dict[str, str]]:
    for portal in portals:
        for month, count in (portal.months or {}).items():
            yield {"portal": portal.portal, "month": month or "no date", "articles": str(count)}


def size_of(count: int) -> str:
    """Bytes, for people.

    >>> size_of(999), size_of(1_234_567)
    ('999 B', '1.2 MB')
    """
    size = float(count)
    for unit in ("B", "kB", "MB", "GB"):
        if size < 1000:
            return f"{size:.0f} {unit}" if unit == "B" else f"{size:.1f} {unit}"
        size /= 1000
    return f"{size:.1f} TB"
