"""``archive link``: copies across portals."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn

from archive import engines
from archive.commands.options import DEFAULT, Directory, EngineName, Json, Scheduler, Workers, open_archive
from archive.errors import ArchiveError


def link(
    archive: Directory = DEFAULT,
    succession: Annotated[
        Path | None, typer.Option(metavar="CSV", help="Table with the columns portal,successor.")
    ] = None,
    engine: EngineName = None,
    scheduler: Scheduler = None,
    workers: Workers = None,
    as_json: Json = False,
) -> None:
    """Find articles that copy each other, across portals; into links/ of the archive."""
    reader = open_archive(archive, None)
    try:
        from archive.linking import link as linking
        from archive.linking.succession import read
    except ImportError as error:
        if error.name != "numpy":
            raise
        raise ArchiveError("links need NumPy: .venv/bin/pip install -e '.[link]' in the project's folder") from error
    table = read(succession) if succession is not None else {}
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.completed} articles read"))
    with (
        engines.engine(engines.Wish(engine, 1, scheduler, workers)) as working,
        Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress,
    ):
        task = progress.add_task("", total=None)
        done = linking.link(
            reader,
            succession=table,
            progress=lambda count: progress.update(task, completed=count),
            engine=working,
        )
    if as_json:
        typer.echo(msgspec.json.format(msgspec.json.encode(done)).decode())
        return
    typer.echo(
        f"{done.articles} articles: {done.pairs} pairs of copies in {done.clusters} clusters, "
        f"{done.across} of them over several portals, {done.rehosted} pairs in a portal's successor"
    )
    typer.echo(f"{done.folder}/pairs.jsonl, {done.folder}/clusters.jsonl")
