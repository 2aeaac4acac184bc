"""``archive merger``: what a merger of portals lost on the way."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from archive.commands.options import DEFAULT, Directory, Json, PortalOptions, Portals, Quiet, is_damaged, open_archives
from archive.errors import ArchiveError
from archive.linking.succession import read
from archive.mergers.sums import fates, mergers
from archive.showing import mergers as shown
from archive.showing.progress import ProgressLine, reading

Succession = Annotated[
    Path | None,
    typer.Option(metavar="CSV", help="Table with the columns portal,successor; else that of the declared portals."),
]


class Table(NamedTuple):
    """Which portal went on as which."""

    successors: Mapping[str, str]
    """Portal to successor."""
    is_short: bool = False
    """Whether files that may say more of it cannot be read; standard error names them."""


class Declared(NamedTuple):
    """What the program that these commands are mounted in knows of portals (``ctx.obj``)."""

    succession: Callable[[Path], Table]
    """What is declared, for the archive in a folder."""


def table(ctx: typer.Context, archive: Path, succession: Path | None) -> Table:
    """As the file says, else as the declared portals do; nothing where nothing is declared."""
    if succession is not None:
        return Table(read(succession))
    declared = ctx.find_object(Declared)
    return declared.succession(archive) if declared is not None else Table({})


def merger(
    ctx: typer.Context,
    portals: Portals = None,
    archive: Directory = DEFAULT,
    portal: PortalOptions = None,
    succession: Succession = None,
    articles: Annotated[bool, typer.Option("--articles", help="Every article, one a line of JSON.")] = False,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """What a merger lost: articles of portals that ended, found again at the successor, changed, or missing."""
    reader, chosen = open_archives(archive, portals, portal)
    chosen = chosen or reader.portals()
    known = table(ctx, archive, succession)
    if articles and as_json:
        raise ArchiveError("--articles prints JSON Lines itself: leave --json out, or --articles for the sums")
    with ProgressLine(quiet=quiet or as_json or (articles and sys.stdout.isatty())) as say, reading(say, archive):
        if articles:
            shown.articles(fate for each in chosen for fate in fates(reader, known.successors, each))
            found = []
        else:
            found = [merged for each in chosen for merged in mergers(reader, known.successors, each)]
    if as_json or not (quiet or articles):
        shown.mergers(found, chosen, as_json=as_json)
    if is_damaged(reader) or known.is_short:
        raise typer.Exit(1)
