"""Commands that look after an archive."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from archive import show, showkept
from archive.commands.options import DEFAULT, Directory, Json, Portal, open_archive
from archive.errors import PortalBusy
from archive.findings import Totals
from archive.seal import Sealed
from archive.seal import seal as seal_days
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


def seal(
    archive: Directory = DEFAULT,
    portal: Portal = None,
    compress: Annotated[bool, typer.Option("--compress", help="Also compress them, to .jsonl.zst.")] = False,
    as_json: Json = False,
) -> None:
    """Past days for good: their SHA-256 beside them, read-only. Exit code 1 if one could not be sealed."""
    reader = open_archive(archive, portal)
    done: list[Sealed] = []
    busy: list[str] = []
    for each in reader.portals() if portal is None else [portal]:
        try:
            done += seal_days(reader.root, each, compress=compress)
        except PortalBusy as error:
            if portal is not None:
                raise
            busy.append(str(error))
    showkept.sealed(done, busy, as_json=as_json)
    if busy or not all(each.is_good for each in done):
        raise typer.Exit(1)
