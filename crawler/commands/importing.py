"""``congtin import``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from archive.commands.options import StateDir
from crawler.commands import completing
from crawler.commands.options import ArchiveOption, Json, Proxy, Quiet


def import_(
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE...|CDX-URL",
            help="WARC (.warc, .gz, .zst) or WACZ files, or the address of a CDX server; none: the Wayback Machine's.",
        ),
    ] = None,
    archive: ArchiveOption = Path("archive-data"),
    portal: Annotated[
        str | None,
        typer.Option(
            autocompletion=completing.portals,
            help="Only this portal: an id, or the URL of any portal. A CDX server needs it.",
        ),
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Captured on this day or later.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Captured on this day or before.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Stop after so many new articles of a portal.")] = None,
    replay: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Where the CDX server gives captures, if its address does not say."),
    ] = None,
    ignore_robots: Annotated[
        bool,
        typer.Option("--ignore-robots", help="Whoever runs the CDX server lets you, whatever its robots.txt says."),
    ] = False,
    proxy: Proxy = None,
    state_dir: StateDir = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Import captures that others made, as if they had been crawled when they were made."""
    from archive.showing.progress import ProgressLine
    from crawler.importing.run import Wish, import_captures
    from crawler.options import read_options
    from crawler.showing.imported import imported

    asked = read_options(since=since, until=until)
    wish = Wish(
        portal=portal,
        since=asked.since,
        until=asked.until,
        limit=limit,
        replay=replay,
        ignore_robots=ignore_robots,
        proxy=proxy,
    )
    with ProgressLine(quiet=quiet or as_json) as say:
        outcome = import_captures(sources or [], archive=archive, say=say, wish=wish, state_dir=state_dir)
    imported(outcome, as_json=as_json, quiet=quiet, of_days=bool(since or until))
    raise typer.Exit(outcome.exit_code)
