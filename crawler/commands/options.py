"""Options that several commands take."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from archive.commands.options import Json, Quiet, folder
from crawler.commands import completing

__all__ = ["Json", "Quiet"]


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
        parser=folder,
        help="Folder of the archive; made where it is missing.",
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
