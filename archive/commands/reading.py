"""Commands that take something out of an archive."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Annotated

import typer

from archive.article import Article
from archive.choosing.named import missing, named
from archive.commands import completing
from archive.commands.options import (
    DEFAULT,
    AllRevisions,
    Directory,
    Json,
    Portal,
    Quiet,
    Since,
    Unique,
    Until,
    is_damaged,
    open_archive,
    parse_days,
    say_if_nothing,
)
from archive.errors import ArchiveError
from archive.facts import gather
from archive.reader import Archive
from archive.showing import info as showinfo
from archive.showing import output
from archive.showing.progress import ProgressLine, reading


def info(
    archive: Directory = DEFAULT,
    portal: Portal = None,
    months: Annotated[bool, typer.Option("--months", help="Also articles by month of publication.")] = False,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """What the archive holds: articles, sizes, dates, last runs, by portal. Exit code 1 if lines are damaged."""
    reader = open_archive(archive, portal)
    with ProgressLine(quiet=quiet or as_json) as say, reading(say, archive, portal):
        facts = gather(reader, portal, months=months)
    if as_json or not quiet:
        showinfo.info(facts, as_json=as_json)
    if is_damaged(reader):
        raise typer.Exit(1)


def cat(
    ids: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID]...",
            autocompletion=completing.articles,
            help="Articles by their ids or addresses; none: all chosen.",
        ),
    ] = None,
    archive: Directory = DEFAULT,
    portal: Portal = None,
    since: Since = None,
    until: Until = None,
    all_revisions: AllRevisions = False,
    unique: Unique = False,
    fields: Annotated[
        str | None,
        typer.Option(metavar="A,B,C", autocompletion=completing.fields, help="Only these fields of the record."),
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="So many lines at most.")] = None,
) -> None:
    """Articles as JSON Lines on standard output."""
    first, last = parse_days(since, until)
    reader = open_archive(archive, portal)
    latest = not all_revisions
    if ids and (portal or since or until or unique):
        raise ArchiveError("ids name the articles: leave --portal, --since, --until and --unique out, or the ids")
    names = Article.__struct_fields__ if fields is None else _names(fields)
    if ids:
        lines = output.fields(_of(reader, ids, latest=latest), names)
    elif fields is None:
        lines = reader.lines(portal, first, last, latest=latest, unique=unique)
    else:
        lines = output.fields(reader.articles(portal, first, last, latest=latest, unique=unique), names)
    count = 0

    def counted(lines: Iterable[bytes]) -> Iterator[bytes]:
        nonlocal count
        for count, line in enumerate(lines, 1):  # noqa: B007 - the last is how many there were
            yield line

    # A terminal that articles run over has no place for another line.
    with ProgressLine(quiet=sys.stdout.isatty()) as say, reading(say, archive, portal):
        is_whole = output.write_lines(counted(islice(lines, limit)))
    if is_whole:
        say_if_nothing(count)
    if is_whole and is_damaged(reader):
        raise typer.Exit(1)


def _of(reader: Archive, ids: list[str], *, latest: bool) -> list[Article]:
    """Articles in the order of ``ids``, which may be addresses. Raises ArchiveError for one that is not there."""
    found: list[Article] = []
    for id in (named(reader, each) for each in ids):
        article = reader.article(id) if latest else None
        revisions = [article] if article is not None else reader.revisions(id)
        if not revisions:
            raise missing(reader, id)
        found += revisions
    return found


def _names(fields: str) -> list[str]:
    names = [name.strip() for name in fields.split(",") if name.strip()]
    unknown = [name for name in names if name not in Article.__struct_fields__]
    if unknown or not names:
        known = ", ".join(Article.__struct_fields__)
        raise ArchiveError(f"--fields: {', '.join(unknown) or 'nothing'} is no field of the record; it has {known}")
    return names
