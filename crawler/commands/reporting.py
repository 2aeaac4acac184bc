"""``congtin report``."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from archive.commands.completing import stored
from archive.commands.mergers import Succession, table
from archive.commands.options import DEFAULT, Directory, Json, Quiet, is_damaged, open_archive, parse_day
from archive.files import Files, put_whole
from archive.showing.progress import ProgressLine, reading
from archive.words import _
from crawler.commands.health import known
from crawler.errors import CongtinError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.observations import CrawlRun
    from crawler.health.model import Health
    from crawler.reporting.model import Report


class Format(StrEnum):
    """How a report is put down."""

    HTML = "html"
    MD = "md"


def report(
    ctx: typer.Context,
    archive: Directory = DEFAULT,
    portal: Annotated[
        list[str] | None, typer.Option(metavar="ID", autocompletion=stored, help="Only this portal; may be repeated.")
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Published on this day or later.")] = None,
    form: Annotated[
        Format | None, typer.Option("--format", help="html: plots, in one file, as usual; md: tables.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Default: report.html here; md: the terminal.")
    ] = None,
    succession: Succession = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """What the archive holds, as a page of plots: articles, coverage, views, edits, copies, fields, health, mergers."""
    from crawler.portals import registry
    from crawler.reporting.gather import gather

    if as_json and form is not None:
        raise CongtinError(f"--json and --format {form} are two forms of one report: give one of them")
    reader = open_archive(archive, None)
    for each in portal or ():
        open_archive(archive, each)
    registry.use(archive)
    now = datetime.now(UTC)
    first, known = parse_day("--since", since), table(ctx, archive, succession)
    with ProgressLine(quiet=quiet or as_json) as say, reading(say, archive):
        found = gather(
            reader,
            now=now,
            health=lambda each, runs: _health(each, runs, now),
            portals=portal or (),
            since=first,
            succession=known,
        )
    if as_json:
        _put(msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n", output)
    elif form is Format.MD:
        from crawler.reporting.text import markdown

        _put(markdown(found), output)
    else:
        output = output or Path("report.html")
        _put(_page(found), output)
    if output is not None and not quiet:
        is_page = not as_json and form is not Format.MD
        typer.echo(_("{file}: open it in a browser", file=output) if is_page else str(output))
    if is_damaged(reader):
        raise typer.Exit(1)


def _health(portal: str, runs: Sequence[CrawlRun], now: datetime) -> Health:
    from crawler.health.check import check

    return check(portal, runs, now, known(portal))


def _page(found: Report) -> str:
    """Raises ``CongtinError`` where what draws the plots is not installed."""
    try:
        from crawler.reporting.page import html
    except ModuleNotFoundError as error:
        if error.name not in ("altair", "vl_convert"):
            raise
        raise CongtinError(
            "plots need altair and vl-convert-python: `pip install altair vl-convert-python`, or give --format md"
        ) from None
    return html(found)


def _put(text: str, output: Path | None) -> None:
    """Into the file, or onto the terminal. Raises ``CongtinError`` where the file cannot be written."""
    if output is None:
        print(text, end="")
        return
    try:
        put_whole(Files(), output, text.encode())
    except OSError as error:
        raise CongtinError(f"{output} cannot be written: {error.strerror}") from error
