"""``congtin health``."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer
from rich.table import Column, Table
from rich.text import Text

from archive.commands.options import DEFAULT, Directory, Json, PortalOptions, Portals, Quiet, is_damaged, open_archives
from archive.reader import Archive
from archive.showing.output import printer
from archive.showing.progress import ProgressLine, Steps
from archive.showing.tables import put
from archive.words import _, again
from crawler.errors import CongtinError, PortalFileError, UnknownPortal

if TYPE_CHECKING:
    from crawler.health.model import Health, Known


_NOTIFIED = 300
"""Seconds that what is notified may take: a timer calls again, and these calls would pile up."""


def health(
    portals: Portals = None,
    archive: Directory = DEFAULT,
    portal: PortalOptions = None,
    notify: Annotated[
        str | None, typer.Option(metavar="CMD", help="Run this with the JSON on its input where somebody has to look.")
    ] = None,
    late: Annotated[
        bool, typer.Option("--late", help="A late portal needs somebody too: exit code 1, and --notify.")
    ] = False,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Say which portals are late, silent, blocked or no longer read rightly. Exit code 1 where a person is needed."""
    from crawler.health.check import check
    from crawler.health.offline import offline
    from crawler.portals import registry

    to_run = _runnable(notify) if notify is not None else None
    reader, chosen = open_archives(archive, portals, portal)
    registry.use(archive)
    now = datetime.now(UTC)
    found = []
    with ProgressLine(quiet=quiet or as_json) as say:
        steps = Steps(None)
        crawled = _crawled(reader)
        names = chosen or crawled
        steps.total = len(names)
        cut = offline({each: reader.runs(each) for each in crawled}, now)
        found += [cut.machine] if cut.machine is not None else []
        for each in names:
            found.append(check(each, cut.made(reader.runs(each)), now, known(each)))
            steps.done += 1
            say(lambda: _("portals looked at: {steps}", steps=steps))
    document = msgspec.json.format(msgspec.json.encode(found))
    unwell = [each for each in found if not each.is_well or (late and each.late)]
    if as_json:
        print(document.decode())
    elif shown := unwell if quiet else found:
        _show(shown)
    elif not quiet:
        print(_("No crawl has come to its end here yet: `congtin crawl` makes the first."))
    if unwell and to_run is not None:
        _notify(to_run, document)
    raise typer.Exit(1 if is_damaged(reader) or unwell else 0)


def _crawled(reader: Archive) -> list[str]:
    """Portals of which a run is told, also where no line of it can be read."""
    return [portal for portal in reader.portals() if _has_runs(reader, portal)]


def _has_runs(reader: Archive, portal: str) -> bool:
    before = reader.damaged.lost
    return next(iter(reader.runs(portal)), None) is not None or reader.damaged.lost > before


def known(portal: str) -> Known | None:
    """What the portal's file expects; None for an undeclared one."""
    from crawler.health.model import Known
    from crawler.portals import registry

    try:
        expect = registry.load(portal).expect
    except (UnknownPortal, PortalFileError):
        return None
    return Known(articles=expect.articles, filled=expect.filled)


def _runnable(command: str) -> list[str]:
    """The words of a command. Raises ``CongtinError`` where there is none to run: said at every call, since the alarm
    for which it is meant may come in months."""
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise CongtinError(f"--notify {command!r} cannot be run: {error}") from error
    if not words or shutil.which(words[0]) is None:
        raise CongtinError(f"--notify {command!r} cannot be run: no such program, or it may not be run (chmod +x)")
    return words


def _notify(words: list[str], document: bytes) -> None:
    """Raises ``CongtinError`` where the command cannot be run."""
    command = shlex.join(words)
    try:
        done = subprocess.run(words, input=document, check=False, timeout=_NOTIFIED)  # noqa: S603 - as was asked for
    except subprocess.TimeoutExpired:
        said = _("--notify {command} took more than {number} s and was ended", command=repr(command), number=_NOTIFIED)
        print(f"congtin: {said}", file=sys.stderr)
        return
    except OSError as error:
        raise CongtinError(f"--notify {command!r} cannot be run: {error.strerror}") from error
    if done.returncode:
        said = _("--notify {command} ended with {code}", command=repr(command), code=done.returncode)
        print(f"congtin: {said}", file=sys.stderr)


def _show(found: list[Health]) -> None:
    put(printer(), _table(found))


def _table(found: list[Health]) -> Table:
    """One row an alarm; narrower than an address, which breaks to no use, it is no table."""
    whole = [Column(name, no_wrap=True) for name in (_("portal"), _("state"), _("last run"), _("last new"))]
    longest = max((len(url) for each in found for alarm in each.alarms for url in alarm.examples), default=0)
    table = Table(*whole, Column(_("what"), min_width=longest), Column(_("since"), no_wrap=True), show_lines=False)
    for each in found:
        style = "bold red" if not each.is_well else "yellow" if each.late else "green"
        place = Text(each.portal), Text(again(each.state), style)
        times = (each.last_run or "-")[:10], (each.last_new or "-")[:10]
        shown = each.alarms or ([each.late] if each.late else [])
        if not shown:
            table.add_row(*place, *times, "", "")
        named: set[str] = set()
        for at, alarm in enumerate(shown):
            what = again(alarm.what) if alarm.field is None else f"{again(alarm.what)} {alarm.field}"
            # Most alarms of a portal have the articles that were read last: once is enough.
            new = [url for url in alarm.examples if url not in named]
            named.update(new)
            lines = "\n".join([f"{what}: {again(alarm.cause)}", *new])
            table.add_row(
                *(place if not at else ("", "")), *(times if not at else ("", "")), Text(lines), alarm.since_at[:10]
            )
    return table
