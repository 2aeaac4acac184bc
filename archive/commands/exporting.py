"""The command that takes an archive away in another format."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from archive.choosing.chosen import Chosen
from archive.commands import completing
from archive.commands.options import (
    DEFAULT,
    AllRevisions,
    Directory,
    EngineName,
    Json,
    Portal,
    Quiet,
    Scheduler,
    Since,
    Unique,
    Until,
    Workers,
    is_damaged,
    open_archive,
    parse_days,
    say_if_nothing,
)
from archive.export.run import FORMATS, Exported
from archive.export.run import export as write
from archive.export.timemap import BASE
from archive.showing.output import document, size_of
from archive.showing.progress import ProgressLine
from archive.words import _, many
from archive.working import engines

_HELP = "; ".join(f"{name}: {format.said}" for name, format in FORMATS.items())


def export(
    format: Annotated[str, typer.Argument(metavar="FORMAT", autocompletion=completing.formats, help=_HELP)],
    out: Annotated[
        Path,
        typer.Argument(
            metavar="OUT",
            help="The file, or for datasets the folder, to make; csv: also - for standard output, or a pipe.",
        ),
    ],
    archive: Directory = DEFAULT,
    portal: Portal = None,
    since: Since = None,
    until: Until = None,
    all_revisions: AllRevisions = False,
    unique: Unique = False,
    id: Annotated[
        str | None,
        typer.Option(
            "--id",
            metavar="ID",
            autocompletion=completing.articles,
            help="The article of a timemap: its id, or its address.",
        ),
    ] = None,
    base: Annotated[
        str | None, typer.Option(metavar="URL", help=f"Of a timemap: the replay server's collection; default: {BASE}")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace what is there.")] = False,
    engine: EngineName = None,
    scheduler: Scheduler = None,
    workers: Workers = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Take articles away as Parquet, CSV, SQLite, a dataset, WACZ or a TimeMap. OUT is whole or not there at all."""
    chosen = Chosen(portal, *parse_days(since, until), latest=not all_revisions, unique=unique)
    reader = open_archive(archive, portal)
    wish = engines.Wish(engine, 1, scheduler, workers)
    with engines.engine(wish) as working, ProgressLine(quiet=quiet or as_json) as say:

        def told(count: int, total: int | None) -> None:
            say(lambda: _far(count, total))

        done = write(reader, format, out, chosen, id=id, base=base, force=force, told=told, engine=working)
    if done.out == "-":
        pass  # standard output is the articles
    elif as_json:
        document(done)
    elif not quiet:
        size = "" if done.bytes is None else f", {size_of(done.bytes)}"
        typer.echo(f"{done.out}: {_counted(format, done.count)}{size}")
        if format == "timemap" and base is None:
            typer.echo(_("Its links lead to {base}, where pywb serves by itself; --base names another.", base=BASE))
    if not (quiet or as_json):
        say_if_nothing(done.count)
    if _is_short(done) | is_damaged(reader):
        raise typer.Exit(1)


def _is_short(done: Exported) -> bool:
    """Whether pages are missing that were kept; then standard error says of which portals, a line each."""
    for name, count in done.missing.items():
        said = many(
            count,
            "{name}: {count} page is not in it: what was kept of it is gone (`congtin archive verify --warc`)",
            "{name}: {count} pages are not in it: what was kept of them is gone (`congtin archive verify --warc`)",
            name=name,
        )
        typer.echo(f"congtin: {said}", err=True)
    return bool(done.missing)


def _counted(format: str, count: int) -> str:
    if format == "timemap":
        return many(count, "{count} capture", "{count} captures")
    return many(count, "{count} article", "{count} articles")


def _far(count: int, total: int | None) -> str:
    """Articles, or bytes of a total that is known."""
    if total is None:
        return _("{count} articles written", count=count)
    return _("{size} of {total} written", size=size_of(count), total=size_of(total))
