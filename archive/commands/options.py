"""Options that several ``archive`` commands take, and what is made of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from archive.commands import completing
from archive.errors import ArchiveError, NotAnArchive
from archive.reader import Archive
from archive.showing.output import places
from archive.words import _


def folder(text: str | Path) -> Path:
    """The folder that an option names. An empty text is none: a variable of a script was not set."""
    if not str(text).strip():
        raise typer.BadParameter("no folder is named: give one, or leave the option out")
    if (path := Path(text)).is_file():
        raise NotAnArchive(f"{path} is a file: give the folder that has articles/ and warc/ in it")
    return path


Directory = Annotated[
    Path,
    typer.Option("--archive", envvar="CONGTIN_ARCHIVE", metavar="PATH", parser=folder, help="Folder of the archive."),
]
Portal = Annotated[str | None, typer.Option(metavar="ID", autocompletion=completing.stored, help="Only this portal.")]
Portals = Annotated[
    list[str] | None,
    typer.Argument(metavar="[ID]...", autocompletion=completing.stored, help="Portals; none: all."),
]
PortalOptions = Annotated[
    list[str] | None,
    typer.Option("--portal", metavar="ID", autocompletion=completing.stored, help="The same as ID; may be repeated."),
]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Published on this day or later.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Published on this day or before.")]
AllRevisions = Annotated[
    bool, typer.Option("--all-revisions", help="Every revision, not only the latest of each article.")
]
Unique = Annotated[
    bool,
    typer.Option("--unique", help="Without articles that repeat the text of an earlier one of the same portal."),
]
Json = Annotated[bool, typer.Option("--json", help="Print facts as JSON.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print only what somebody has to act on.")]
StateDir = Annotated[
    Path | None,
    typer.Option("--state-dir", envvar="CONGTIN_STATE_DIR", help="Where the state lies, if not in the archive."),
]
EngineName = Annotated[
    str | None,
    typer.Option(
        "--engine",
        metavar="NAME",
        autocompletion=completing.engines,
        help="Who does the work: processes of this machine, or dask: many machines.",
    ),
]
Scheduler = Annotated[
    str | None, typer.Option("--scheduler", metavar="ADDRESS", help="Of --engine dask: its scheduler, tcp://HOST:PORT.")
]
Workers = Annotated[
    int | None,
    typer.Option("--workers", min=1, help="Of --engine dask: so many workers of this machine, for this command."),
]
DEFAULT = Path("archive-data")


def open_archive(directory: Path, portal: str | None) -> Archive:
    """The archive in ``directory``. Raises ArchiveError where it is none, or holds nothing of ``portal``."""
    archive = Archive(directory)
    if portal is not None and portal not in (known := archive.portals()):
        some = ", ".join(known[:10]) + (", ..." if len(known) > 10 else "")
        raise ArchiveError(f"{directory} holds nothing of a portal {portal!r}: it has {some or 'none yet'}")
    return archive


def open_archives(directory: Path, *named: list[str] | None) -> tuple[Archive, list[str]]:
    """The archive, and the portals that ID and --portal name, each once. Raises ArchiveError as ``open_archive``."""
    chosen = list(dict.fromkeys(portal for names in named for portal in names or ()))
    for portal in chosen:
        open_archive(directory, portal)
    return open_archive(directory, None), chosen


def say_if_nothing(count: int) -> None:
    """A line on standard error where what was chosen holds no article: that is no failure, and may be a slip."""
    if not count:
        typer.echo(f"congtin: {_('no article is among what was chosen')}", err=True)


def is_damaged(archive: Archive) -> bool:
    """Whether something could not be read; then standard error says so, and what names it."""
    return is_lost(archive.damaged.lost)


def is_lost(lost: int) -> bool:
    """The same of so many places."""
    if lost:
        said = _("{places} damaged and left out: `congtin archive verify` names them", places=places(lost))
        typer.echo(f"congtin: {said}", err=True)
    return bool(lost)


def parse_day(option: str, text: str | None) -> date | None:
    """The day that ``option`` names. Raises ArchiveError for what is none."""
    try:
        return date.fromisoformat(text) if text is not None else None
    except ValueError:
        raise ArchiveError(f"{option} is a day like 2026-01-31, not {text!r}") from None


def parse_days(since: str | None, until: str | None) -> tuple[date | None, date | None]:
    """The days of ``--since`` and ``--until``. Raises ArchiveError where no day lies between them."""
    first, last = parse_day("--since", since), parse_day("--until", until)
    if first and last and first > last:
        raise ArchiveError(f"--since {since} is after --until {until}: no day lies between")
    return first, last
