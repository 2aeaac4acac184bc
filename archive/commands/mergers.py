"""``archive merger``: what a merger of portals lost on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from archive.commands.options import DEFAULT, Directory, Json, Portal, open_archive
from archive.linking.succession import read
from archive.mergers.sums import fates, mergers
from archive.showing import mergers as shown

Succession = Annotated[
    Path | None,
    typer.Option(metavar="CSV", help="Table with the columns portal,successor; else that of the declared portals."),
]


class Declared(NamedTuple):
    """What the program that these commands are mounted in knows of portals (``ctx.obj``)."""

    succession: Callable[[Path], Mapping[str, str]]
    """Portal to successor, for the archive in a folder."""


def table(ctx: typer.Context, archive: Path, succession: Path | None) -> Mapping[str, str]:
    """Portal to successor: as the file says, else as the declared portals do; none where nothing is declared."""
    if succession is not None:
        return read(succession)
    declared = ctx.find_object(Declared)
    return declared.succession(archive) if declared is not None else {}


def merger(
    ctx: typer.Context,
    archive: Directory = DEFAULT,
    portal: Portal = None,
    succession: Succession = None,
    articles: Annotated[bool, typer.Option("--articles", help="Every article, one a line of JSON.")] = False,
    as_json: Json = False,
) -> None:
    """What a merger lost: articles of portals that ended, found again at the successor, changed, or missing."""
    reader = open_archive(archive, portal)
    known = table(ctx, archive, succession)
    if articles:
        shown.articles(fates(reader, known, portal))
    else:
        shown.mergers(mergers(reader, known, portal), as_json=as_json)
    if reader.damaged.lost:
        raise typer.Exit(1)
