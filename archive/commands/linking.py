"""``archive link``: copies across portals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import typer

from archive.commands.mergers import Succession, table
from archive.commands.options import (
    DEFAULT,
    Directory,
    EngineName,
    Json,
    Quiet,
    Scheduler,
    Workers,
    is_damaged,
    open_archive,
)
from archive.errors import ArchiveError
from archive.extras import install
from archive.mergers.sums import mergers
from archive.showing.mergers import line
from archive.showing.progress import ProgressLine, reading
from archive.words import _
from archive.working import engines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.linking.link import Linked
    from archive.mergers.model import Merger


def link(
    ctx: typer.Context,
    archive: Directory = DEFAULT,
    succession: Succession = None,
    engine: EngineName = None,
    scheduler: Scheduler = None,
    workers: Workers = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Find articles that copy each other, across portals; into links/ of the archive. Says what mergers lost."""
    reader = open_archive(archive, None)
    try:
        from archive.linking import link as linking
    except ImportError as error:
        if error.name != "numpy":
            raise
        raise ArchiveError(f"links need NumPy: {install('link')}") from error
    known = table(ctx, archive, succession)
    wish = engines.Wish(engine, 1, scheduler, workers)
    with ProgressLine(quiet=quiet or as_json) as say, engines.engine(wish) as working:
        done = linking.link(
            reader,
            succession=known.successors,
            progress=lambda count: say(lambda: _("{count} articles compared", count=count)),
            engine=working,
        )
        with reading(say, archive):
            merged = mergers(reader, known.successors)
    if as_json:
        document = msgspec.to_builtins(done) | {"mergers": msgspec.to_builtins(merged)}
        typer.echo(msgspec.json.format(msgspec.json.encode(document)).decode())
    elif not quiet:
        _say(done, merged)
    if is_damaged(reader) or known.is_short:
        raise typer.Exit(1)


def _say(done: Linked, merged: Sequence[Merger]) -> None:
    typer.echo(
        _(
            "{articles} articles: {pairs} pairs of copies in {clusters} clusters, {across} of them over several "
            "portals, {rehosted} pairs in a portal's successor",
            articles=done.articles,
            pairs=done.pairs,
            clusters=done.clusters,
            across=done.across,
            rehosted=done.rehosted,
        )
    )
    typer.echo(f"{done.folder}/pairs.jsonl, {done.folder}/clusters.jsonl")
    for each in merged:
        typer.echo(line(each))
