"""What ``archive info`` prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.table import Table

from archive.facts import Facts, PortalFacts
from archive.showing.output import document, printer, size_of
from archive.showing.tables import put
from archive.showing.times import moment
from archive.words import _, again


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


def _print(console: Console, rows: Sequence[dict[str, str]]) -> None:
    """``rows`` (column -> value) as a table, or as a block of lines each where the terminal is too narrow for one."""
    if not rows:
        return
    table = Table()
    lefts = (_("portal"), _("month"), _("last run (UTC)"))  # the others hold numbers and dates
    for name in rows[0]:
        table.add_column(name, justify="left" if name in lefts else "right", no_wrap=True)
    for row in rows:
        table.add_row(*row.values())
    put(console, table)


def _row(portal: PortalFacts) -> dict[str, str]:
    run = portal.last_run
    return {
        _("portal"): portal.portal,
        _("articles"): str(portal.articles),
        _("revisions"): str(portal.revisions),
        _("observations"): str(portal.observations),
        _("sightings"): str(portal.sightings),
        _("rejects"): str(portal.rejects),
        _("oldest"): portal.first_published or _("no date"),
        _("newest"): portal.last_published or _("no date"),
        _("lines on disk"): size_of(portal.bytes),
        _("WARC on disk"): size_of(portal.warc_bytes),
        _("last run (UTC)"): f"{run.command} {again(run.finish)}, {moment(run.ended_at)}"
        if run
        else _("none came to its end"),
    }


def _months(portals: Sequence[PortalFacts]) -> Iterator[dict[str, str]]:
    for portal in portals:
        for month, count in (portal.months or {}).items():
            yield {_("portal"): portal.portal, _("month"): month or _("no date"), _("articles"): str(count)}
