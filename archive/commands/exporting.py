"""The command that takes an archive away in another format."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from archive import engines
from archive.commands.options import (
    DEFAULT,
    AllRevisions,
    Directory,
    EngineName,
    Json,
    Portal,
    Scheduler,
    Since,
    Unique,
    Until,
    Workers,
    open_archive,
    parse_days,
)
from archive.export.chosen import Chosen, Told
from archive.export.run import FORMATS
from archive.export.run import export as write
from archive.showing.output import document, places, size_of

_HELP = "; ".join(f"{name}: {said}" for name, said in FORMATS.items())


def export(
    format: Annotated[str, typer.Argument(metavar="FORMAT", help=_HELP)],
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The file, or for datasets the folder, to make.")],
    archive: Directory = DEFAULT,
    portal: Portal = None,
    since: Since = None,
    until: Until = None,
    all_revisions: AllRevisions = False,
    unique: Unique = False,
    id: Annotated[str | None, typer.Option(metavar="ID", help="The article of a timemap.")] = None,
    base: Annotated[
        str | None, typer.Option(metavar="URL", help="Of a timemap: the replay server's collection.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace what is there.")] = False,
    engine: EngineName = None,
    scheduler: Scheduler = None,
    workers: Workers = None,
    as_json: Json = False,
) -> None:
    """Take articles away as Parquet, CSV, SQLite, a dataset, WACZ or a TimeMap. OUT is whole or not there at all."""
    chosen = Chosen(portal, *parse_days(since, until), latest=not all_revisions, unique=unique)
    reader = open_archive(archive, portal)
    with engines.engine(engines.Wish(engine, 1, scheduler, workers)) as working, _progress(format) as told:
        done = write(reader, format, out, chosen, id=id, base=base, force=force, told=told, engine=working)
    if as_json:
        document(done)
    else:
        what = "capture" if format == "timemap" else "article"
        typer.echo(f"{done.out}: {done.count} {what}{'' if done.count == 1 else 's'}, {size_of(done.bytes)}")
    if lost := reader.damaged.lost:
        typer.echo(f"congtin: {places(lost)} damaged and left out: `congtin archive verify` names them", err=True)
        raise typer.Exit(1)


@contextmanager
def _progress(format: str) -> Iterator[Told]:
    """What hears how far it is and shows it where somebody looks on."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[done]}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(format, total=None, done="")

        def told(done: int, total: int | None) -> None:
            said = f"{done} articles" if total is None else f"{size_of(done)} of {size_of(total)}"
            progress.update(task, completed=done, total=total, done=said)

        yield told
