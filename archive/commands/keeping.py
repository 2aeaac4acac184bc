"""Commands that look after an archive."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from archive import show
from archive.commands.options import DEFAULT, Directory, Json, Portal, open_archive
from archive.findings import Totals
from archive.verify import verify as find


def verify(
    archive: Directory = DEFAULT,
    portal: Portal = None,
    warc: Annotated[bool, typer.Option("--warc", help="Also read the WARC files and compare digests.")] = False,
    jobs: Annotated[int, typer.Option(min=1, help="Processes that check files side by side.")] = os.cpu_count() or 1,
    as_json: Json = False,
) -> None:
    """Check every line, hash, revision and pointer. Exit code 1 if anything was found."""
    totals = Totals()
    found = find(open_archive(archive, portal), portal, warc=warc, jobs=jobs, totals=totals)
    if show.findings(found, totals, warc=warc, as_json=as_json):
        raise typer.Exit(1)
