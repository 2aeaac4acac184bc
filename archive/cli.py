"""``congtin archive ...`` and ``python -m archive ...``: every command is a few lines over an importable function."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from archive import show
from archive.article import Article
from archive.errors import ArchiveError
from archive.facts import gather
from archive.findings import Totals
from archive.reader import Archive
from archive.verify import verify as find


class _Group(TyperGroup):
    """Errors of ours are one line on standard error, wherever the commands are mounted."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except ArchiveError as error:
            typer.echo(f"congtin: {error}", err=True)
            raise typer.Exit(error.exit_code) from error


app = typer.Typer(
    cls=_Group,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Look into an archive, take records out of it, check it.",
)


Directory = Annotated[Path, typer.Option("--archive", envvar="CONGTIN_ARCHIVE", help="Folder of the archive.")]
Portal = Annotated[str | None, typer.Option(metavar="ID", help="Only this portal.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Published on this day or later.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Published on this day or before.")]
Json = Annotated[bool, typer.Option("--json", help="Print facts as JSON.")]
DEFAULT = Path("archive-data")


@app.command()
def info(
    archive: Directory = DEFAULT,
    portal: Portal = None,
    months: Annotated[bool, typer.Option("--months", help="Also articles by month of publication.")] = False,
    as_json: Json = False,
) -> None:
    """What the archive holds: articles, sizes, dates, last runs, by portal. Exit code 1 if lines are damaged."""
    reader = _open(archive, portal)
    facts = gather(reader, portal, months=months)
    show.info(facts, as_json=as_json)
    if facts.damaged:
        raise typer.Exit(1)


@app.command()
def cat(
    archive: Directory = DEFAULT,
    portal: Portal = None,
    since: Since = None,
    until: Until = None,
    all_revisions: Annotated[
        bool, typer.Option("--all-revisions", help="Every revision, not only the latest of each article.")
    ] = False,
    unique: Annotated[
        bool, typer.Option("--unique", help="Without articles that repeat the text of an earlier one.")
    ] = False,
    fields: Annotated[str | None, typer.Option(metavar="A,B,C", help="Only these fields of the record.")] = None,
) -> None:
    """Articles as JSON Lines on standard output."""
    first, last = _day("--since", since), _day("--until", until)
    if first and last and first > last:
        raise ArchiveError(f"--since {since} is after --until {until}: no day lies between")
    reader = _open(archive, portal)
    latest = not all_revisions
    if fields is None:
        lines = reader.lines(portal, first, last, latest=latest, unique=unique)
    else:
        lines = show.fields(reader.articles(portal, first, last, latest=latest, unique=unique), _names(fields))
    lost = reader.damaged.lost if show.write_lines(lines) else 0
    if lost:
        said = show.places(lost)
        typer.echo(f"congtin: {said} damaged and left out: `congtin archive verify` names what is wrong", err=True)
        raise typer.Exit(1)


@app.command()
def verify(
    archive: Directory = DEFAULT,
    portal: Portal = None,
    warc: Annotated[bool, typer.Option("--warc", help="Also read the WARC files and compare digests.")] = False,
    jobs: Annotated[int, typer.Option(min=1, help="Processes that check files side by side.")] = os.cpu_count() or 1,
    as_json: Json = False,
) -> None:
    """Check every line, hash, revision and pointer. Exit code 1 if anything was found."""
    totals = Totals()
    found = find(_open(archive, portal), portal, warc=warc, jobs=jobs, totals=totals)
    if show.findings(found, totals, warc=warc, as_json=as_json):
        raise typer.Exit(1)


def _open(directory: Path, portal: str | None) -> Archive:
    archive = Archive(directory)
    if portal is not None and portal not in (known := archive.portals()):
        some = ", ".join(known[:10]) + (", ..." if len(known) > 10 else "")
        raise ArchiveError(f"{directory} holds nothing of a portal {portal!r}: it has {some or 'none yet'}")
    return archive


def _day(option: str, text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text is not None else None
    except ValueError:
        raise ArchiveError(f"{option} is a day like 2026-01-31, not {text!r}") from None


def _names(fields: str) -> list[str]:
    names = [name.strip() for name in fields.split(",") if name.strip()]
    unknown = [name for name in names if name not in Article.__struct_fields__]
    if unknown or not names:
        known = ", ".join(Article.__struct_fields__)
        raise ArchiveError(f"--fields: {', '.join(unknown) or 'nothing'} is no field of the record; it has {known}")
    return names
