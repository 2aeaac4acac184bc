"""``congtin report``."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from archive.commands.mergers import Succession, table
from archive.commands.options import (
    DEFAULT,
    Directory,
    Json,
    PortalOptions,
    Portals,
    Quiet,
    Since,
    is_damaged,
    open_archives,
    parse_day,
)
from archive.extras import install
from archive.showing.outlets import is_standard_output
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
    portals: Portals = None,
    portal: PortalOptions = None,
    since: Since = None,
    form: Annotated[
        Format | None, typer.Option("--format", help="html: plots, in one file, as usual; md: tables.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Default: report.html here; md and -: the terminal."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace what is there.")] = False,
    succession: Succession = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """What the archive holds, as a page of plots: articles, coverage, views, edits, copies, fields, health, mergers."""
    from crawler.portals import registry
    from crawler.reporting import putting
    from crawler.reporting.gather import gather

    if as_json and form is not None:
        raise CongtinError(f"--json and --format {form} are two forms of one report: give one of them")
    is_page = not as_json and form is not Format.MD
    output = _place(output, is_page=is_page)
    if output is not None:
        putting.refuse(output, force=force)
    reader, chosen = open_archives(archive, portals, portal)
    registry.use(archive)
    now = datetime.now(UTC)
    first, known = parse_day("--since", since), table(ctx, archive, succession)
    with ProgressLine(quiet=quiet or as_json) as say, reading(say, archive):
        found = gather(
            reader,
            now=now,
            health=lambda each, runs: _health(each, runs, now),
            portals=chosen,
            since=first,
            succession=known.successors,
        )
    is_there = output is not None and output.is_file()
    putting.put(_form(found, form, as_json=as_json, is_file=output is not None), output)
    if output is not None and not quiet:
        file = _("{file} (what was there is replaced)", file=output) if is_there else str(output)
        typer.echo(_("{file}: open it in a browser", file=file) if is_page and output.is_file() else file)
    if is_damaged(reader) or known.is_short:
        raise typer.Exit(1)


def _place(output: Path | None, *, is_page: bool) -> Path | None:
    """The file, if it is to be one: ``-`` is standard output, and so is every name of it."""
    if output is None:
        return Path("report.html") if is_page else None
    return None if is_standard_output(output) else output


def _health(portal: str, runs: Sequence[CrawlRun], now: datetime) -> Health:
    from crawler.health.check import check

    return check(portal, runs, now, known(portal))


def _form(found: Report, form: Format | None, *, as_json: bool, is_file: bool) -> str:
    if as_json:
        return msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n"
    if form is not Format.MD:
        return _page(found)
    from crawler.reporting.putting import IN_MARKDOWN
    from crawler.reporting.text import markdown

    return (IN_MARKDOWN if is_file else "") + markdown(found)


def _page(found: Report) -> str:
    """Raises ``CongtinError`` where what draws the plots is not installed."""
    try:
        from crawler.reporting.page import html
    except ModuleNotFoundError as error:
        if error.name not in ("altair", "vl_convert"):
            raise
        raise CongtinError(
            f"plots need altair and vl-convert-python: {install('report')}, or give --format md"
        ) from None
    return html(found)
