"""``archive link``: copies across portals."""

from __future__ import annotations

import msgspec
import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn

from archive import engines
from archive.commands.mergers import Succession, table
from archive.commands.options import DEFAULT, Directory, EngineName, Json, Scheduler, Workers, open_archive
from archive.errors import ArchiveError
from archive.mergers.sums import mergers
from archive.showing.mergers import line


def link(
    ctx: typer.Context,
    archive: Directory = DEFAULT,
    succession: Succession = None,
    engine: EngineName = None,
    scheduler: Scheduler = None,
    workers: Workers = None,
    as_json: Json = False,
) -> None:
    """Find articles that copy each other, across portals; into links/ of the archive. Says what mergers lost."""
    reader = open_archive(archive, None)
    try:
        from archive.linking import link as linking
    except ImportError as error:
        if error.name != "numpy":
            raise
        raise ArchiveError("links need NumPy: .venv/bin/pip install -e '.[link]' in the project's folder") from error
    known = table(ctx, archive, succession)
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.completed} articles read"))
    with (
        engines.engine(engines.Wish(engine, 1, scheduler, workers)) as working,
        Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress,
    ):
        task = progress.add_task("", total=None)
        done = linking.link(
            reader,
            succession=known,
            progress=lambda count: progress.update(task, completed=count),
            engine=working,
        )
    merged = mergers(reader, known)
    if as_json:
        document = msgspec.to_builtins(done) | {"mergers": msgspec.to_builtins(merged)}
        typer.echo(msgspec.json.format(msgspec.json.encode(document)).decode())
        return
    typer.echo(
        f"{done.articles} articles: {done.pairs} pairs of copies in {done.clusters} clusters, "
        f"{done.across} of them over several portals, {done.rehosted} pairs in a portal's successor"
    )
    typer.echo(f"{done.folder}/pairs.jsonl, {done.folder}/clusters.jsonl")
    for each in merged:
        typer.echo(line(each))
