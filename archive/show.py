"""What the ``archive`` commands print: tables and lines for people, JSON for programs."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from rich.console import Console
from rich.table import Table

from archive.article import Article
from archive.facts import Facts, PortalFacts
from archive.findings import Finding, Totals


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
    console = Console()
    if not console.is_terminal:
        console = Console(width=1000)  # a file or pipe takes lines of any length
    table = Table("portal", title=facts.directory, title_justify="left")
    for name in (
        "articles",
        "revisions",
        "observations",
        "sightings",
        "rejects",
        "first",
        "last",
        "JSON Lines",
        "WARC",
    ):
        table.add_column(name, justify="right")
    table.add_column("last run")
    for portal in facts.portals:
        table.add_row(*_row(portal))
    console.print(table, highlight=False)
    if any(portal.months is not None for portal in facts.portals):
        console.print(_months(facts.portals), highlight=False)
    if facts.damaged:
        console.print(
            f"{facts.damaged} places are damaged: `congtin archive verify --archive {facts.directory}` names them"
        )


def findings(found: Iterable[Finding], totals: Totals, *, as_json: bool) -> int:
    """Prints findings as they come, then the totals; returns how many there were."""
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
            yield _summary(counts, totals).encode()

    write_lines(lines())
    return counts.total()


def _summary(counts: Counter[str], totals: Totals) -> str:
    checked = f"{totals.lines} lines in {totals.files} files, {_size(totals.bytes)}"
    if totals.warc_records:
        checked += f"; {totals.warc_records} WARC records, {_size(totals.warc_bytes)}"
    if not counts:
        return f"sound: {checked}"
    return f"{', '.join(f'{count} {what}' for what, count in counts.most_common())}: {checked}"


def _row(portal: PortalFacts) -> list[str]:
    run = portal.last_run
    return [
        portal.portal,
        *(str(count) for count in (portal.articles, portal.revisions, portal.observations)),
        *(str(count) for count in (portal.sightings, portal.rejects)),
        portal.first_published or "",
        portal.last_published or "",
        _size(portal.bytes),
        _size(portal.warc_bytes),
        f"{run.command} {run.finish}, {run.ended_at}" if run else "none came to its end",
    ]


def _months(portals: Sequence[PortalFacts]) -> Table:
    table = Table("portal", "month")
    table.add_column("articles", justify="right")
    for portal in portals:
        for month, count in (portal.months or {}).items():
            table.add_row(portal.portal, month or "no date", str(count))
    return table


def _size(count: int) -> str:
    """
    >>> _size(999), _size(1_234_567)
    ('999 B', '1.2 MB')
    """
    size = float(count)
    for unit in ("B", "kB", "MB", "GB"):
        if size < 1000:
            return f"{size:.0f} {unit}" if unit == "B" else f"{size:.1f} {unit}"
        size /= 1000
    return f"{size:.1f} TB"
