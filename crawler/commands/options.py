"""Options that several commands take."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from archive.commands.options import Json, Quiet, folder
from archive.errors import NotAnArchive
from crawler.commands import completing
from crawler.errors import CouldNotStart

__all__ = ["Json", "Quiet"]


def place(text: str | Path) -> Path:
    """The folder of an archive that may still have to be made. Raises ``CouldNotStart`` where a file is in the way."""
    try:
        return folder(text)
    except NotAnArchive as error:
        raise CouldNotStart(str(error)) from None


def day(text: str | date) -> date:
    """The day that an option names."""
    try:
        return text if isinstance(text, date) else date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"a day like 2026-01-31 is expected, not {text!r}") from None


ArchiveOption = Annotated[
    Path,
    typer.Option(
        "--archive",
        envvar="CONGTIN_ARCHIVE",
        metavar="PATH",
        parser=place,
        help="Folder of the archive; made where it is missing.",
    ),
]
Targets = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[TARGET]...",
        autocompletion=completing.portals,
        help="A portal's id, `demo`, or the URL of any portal.",
    ),
]
PortalsOption = Annotated[
    Path | None,
    typer.Option("--portals", envvar="CONGTIN_PORTALS", help="Folder of your own portals; else beside the archive."),
]
Proxy = Annotated[str | None, typer.Option("--proxy", metavar="URL", help="HTTP proxy for every request.")]
Setting = Annotated[list[str] | None, typer.Option("-s", metavar="NAME=VALUE", help="Any Scrapy setting.")]
Jobs = Annotated[int | None, typer.Option(min=1, help="Crawls side by side; else as the plan says.")]
EveryPortal = Annotated[bool, typer.Option("--all", help="Every declared portal that is not switched off by then.")]
Province = Annotated[
    str | None, typer.Option(metavar="CODE", help="Of these, those of a province: its code of two digits, or name.")
]
System = Annotated[
    str | None,
    typer.Option(
        "--family",
        metavar="NAME",
        autocompletion=completing.families,
        help="Of these, those of a system: nukeviet, sharepoint, ...",
    ),
]
