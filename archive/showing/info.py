"""What ``archive info`` prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.measure import Measurement
from rich.table import Table

from archive.facts import Facts, PortalFacts
from archive.showing.output import ANY_WIDTH, document, places, printer, size_of

_WORDS = ("portal", "month", "last run")
"""Columns that are read from the left; the others hold numbers and dates."""


def info(facts: Facts, *, as_json: bool) -> None:
    """The facts of ``archive info``."""
    if as_json:
        document(facts)
        return
    console = printer()
    console.print(facts.directory, soft_wrap=True)
    _print(console, [_row(portal) for portal in facts.portals])
    if any(portal.months is not None for portal in facts.portals):
        _print(console, list(_months(facts.portals)))
    if facts.damaged:
        console.print(
            f"{places(facts.damaged)} damaged: `congtin archive verify --archive {facts.directory}` names them",
            soft_wrap=True,
        )


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
