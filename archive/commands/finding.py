"""Commands that find articles and lay their revisions side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from archive.article import Article
from archive.choosing.named import is_written_as_address, missing, named
from archive.commands import completing
from archive.commands.options import (
    DEFAULT,
    Directory,
    Json,
    Portal,
    Quiet,
    Since,
    Until,
    is_damaged,
    open_archive,
    parse_days,
)
from archive.errors import ArchiveError
from archive.revisions import rank
from archive.searching.search import search as find
from archive.showing import found as shown
from archive.showing.progress import ProgressLine, reading
from archive.words import _


def search(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORD...",
            help='Words, with or without marks; "..." in a row, word* for beginnings, -word for none.',
        ),
    ],
    archive: Directory = DEFAULT,
    portal: Portal = None,
    since: Since = None,
    until: Until = None,
    limit: Annotated[int, typer.Option(min=1, help="Show so many.")] = 20,
    newest: Annotated[bool, typer.Option("--newest", help="The newest first, not the best.")] = False,
    index: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Where the index lies [default: state/search.sqlite in the archive]"),
    ] = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Find articles by words: `cau ngang` finds Cầu Ngang. The index is brought up to date first."""
    first, last = (day.isoformat() if day else "" for day in parse_days(since, until))
    reader = open_archive(archive, portal)
    with ProgressLine(quiet=quiet or as_json) as say:
        found = find(
            reader,
            " ".join(words),
            portal=portal,
            since=first,
            until=last,
            limit=limit,
            newest=newest,
            index=index,
            told=lambda count: say(lambda: _("indexing: {count} articles", count=count)),
        )
    if as_json or not quiet:
        shown.results(found, as_json=as_json)
    if is_damaged(reader):
        raise typer.Exit(1)


def diff(
    id: Annotated[
        str,
        typer.Argument(metavar="ID", autocompletion=completing.articles, help="The article: its `id`, or its address."),
    ],
    archive: Directory = DEFAULT,
    old: Annotated[int | None, typer.Option("--from", metavar="N", help="Revision on the left.")] = None,
    new: Annotated[int | None, typer.Option("--to", metavar="N", help="Revision on the right.")] = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Two revisions of an article side by side: the latest and the one before it. Exit code 1 if lines are damaged."""
    reader = open_archive(archive, None)
    with (
        ProgressLine(quiet=quiet or as_json) as say,
        reading(say, archive, None if is_written_as_address(id) else id.partition(":")[0]),
    ):
        try:
            id = named(reader, id)
        except ArchiveError:
            is_damaged(reader)  # what is left out may have had the address
            raise
        # Every line of the portal is read, not those alone that hold the id: a damaged one may have held it.
        articles = reader.articles(id.partition(":")[0], latest=False)
        revisions = [article for article in articles if article.id == id]
    is_short = is_damaged(reader)  # said first: what is left out may be the revision that is asked for
    if not revisions:
        raise missing(reader, id)
    revisions.sort(key=rank)  # an old capture may have been imported last
    right = _chosen(revisions, new) if new is not None else len(revisions) - 1
    left = _chosen(revisions, old) if old is not None else max(right - 1, 0)
    if len(revisions) == 1:
        raise ArchiveError(f"{id} has one revision only: nothing to compare")
    if left == right and old is None:
        first = f"{id} has no revision before {revisions[right].revision}"
        raise ArchiveError(f"{first}: name two with --from and --to, of {_numbers(revisions)}")
    if as_json or not quiet:
        shown.difference(revisions[left], revisions[right], as_json=as_json)
    if is_short:
        raise typer.Exit(1)


def _chosen(revisions: list[Article], number: int) -> int:
    for at, article in enumerate(revisions):
        if article.revision == number:
            return at
    raise ArchiveError(f"{revisions[0].id} has no revision {number}: it has {_numbers(revisions)}")


def _numbers(revisions: list[Article]) -> str:
    return ", ".join(str(number) for number in sorted(article.revision for article in revisions))
