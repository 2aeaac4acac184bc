"""``congtin schedule``: add, list, remove, next, history, sweep. What is planned is run by ``attending``."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from archive.commands.options import DEFAULT, Directory
from archive.showing.output import document
from archive.words import _, again
from crawler.commands import completing
from crawler.commands.options import (
    ArchiveOption,
    EveryPortal,
    Jobs,
    Json,
    PortalsOption,
    Province,
    Proxy,
    Quiet,
    Setting,
    System,
    Targets,
    day,
)

if TYPE_CHECKING:
    from crawler.clock import Clock
    from crawler.schedule.model import Plan

app = typer.Typer(
    no_args_is_help=True, help="Crawl at set times: the plan, what is due, and what came of it (docs/scheduling.md)."
)


@app.command()
def add(
    targets: Targets = None,
    all_portals: EveryPortal = False,
    province: Province = None,
    family: System = None,
    every: Annotated[
        str | None,
        typer.Option(
            metavar="hour|day|week|month|6h|2d",
            autocompletion=completing.intervals,
            help="How often; with --at the time of the day.",
        ),
    ] = None,
    at: Annotated[str | None, typer.Option(metavar="HH:MM", help="By the plan's clock; default 02:00.")] = None,
    on: Annotated[
        str | None, typer.Option(metavar="DAY", help="mon ... sun with --every week, 1 ... 31 with --every month.")
    ] = None,
    cron: Annotated[str | None, typer.Option(metavar="'M H D M W'", help="Five fields as in crontab(5).")] = None,
    exact: Annotated[
        bool, typer.Option("--exact", help="As often as told, also where the portal publishes less often.")
    ] = False,
    ends: Annotated[
        date | None, typer.Option(parser=day, metavar="DATE", help="The last day on which it runs.")
    ] = None,
    name: Annotated[
        str | None,
        typer.Option(help="What it is called; default: the portal, and how many more."),
    ] = None,
    time_limit: Annotated[
        str | None, typer.Option(metavar="6h", help="End a run that takes longer; it goes on the next time.")
    ] = None,
    mode: Annotated[
        str, typer.Option(autocompletion=completing.modes, help="update or full, as of `congtin crawl`.")
    ] = "update",
    since: Annotated[date | None, typer.Option(parser=day, metavar="DATE", help="As of crawl.")] = None,
    until: Annotated[date | None, typer.Option(parser=day, metavar="DATE", help="As of crawl.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="As of crawl.")] = None,
    section: Annotated[list[str] | None, typer.Option(metavar="TEXT", help="As of crawl.")] = None,
    assets: Annotated[
        str, typer.Option(autocompletion=completing.assets, help="none, attachments or all, as of crawl.")
    ] = "attachments",
    warc: Annotated[bool, typer.Option("--warc/--no-warc", help="Keep what the server sent.")] = True,
    proxy: Proxy = None,
    egress: Annotated[str | None, typer.Option(metavar="LABEL", help="As of crawl.")] = None,
    setting: Setting = None,
    archive: ArchiveOption = DEFAULT,
    portals: PortalsOption = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Plan crawls: `add demo --every day --at 06:30`."""
    from crawler.options import read_settings
    from crawler.processes.selection import ended
    from crawler.schedule import adding, looking
    from crawler.schedule.model import Entry
    from crawler.schedule.units import left_out

    wish: dict[str, Any] = {
        "targets": targets or [],
        "all": all_portals,
        "province": province,
        "family": family,
        "every": every,
        "at": at,
        "on": on,
        "cron": cron,
        "adaptive": not exact,
        "ends": ends,
        "time_limit": time_limit,
        "mode": mode,
        "since": since,
        "until": until,
        "limit": limit,
        "section": section or [],
        "assets": assets,
        "warc": warc,
        "proxy": proxy,
        "egress": egress,
        "settings": read_settings(setting),
    }
    _use(archive, portals)
    for note in ended(targets or [], clock().now().date()):
        print(f"congtin: {again(note)}", file=sys.stderr)
    entry: Entry = adding.entry_of(name, wish)
    plan = adding.add(archive, entry, clock())
    for note in left_out(entry, clock().now().date()):
        print(f"congtin: {again(note)}", file=sys.stderr)
    (line,) = [each for each in looking.lines(archive, plan, clock()) if each.name == entry.name]
    if as_json:
        document(line)
    elif not quiet:
        adding.said(line, archive, plan)


@app.command("list")
def list_(
    archive: Directory = DEFAULT,
    portals: PortalsOption = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """The plan: what is crawled when, the next and the last run, and why a portal is asked less often than told."""
    from crawler.schedule import looking
    from crawler.schedule.memory import Memory
    from crawler.schedule.timing import zone_of
    from crawler.showing import schedule as shown

    plan = plan_of(archive, portals)
    _refuse_nowhere(archive)
    found = looking.lines(archive, plan, clock())
    is_watched = Memory(archive).is_watched()
    shown.plan(found, archive, zone_of(plan.timezone), as_json=as_json, quiet=quiet, is_watched=is_watched)


@app.command()
def remove(
    name: Annotated[
        str, typer.Argument(autocompletion=completing.planned, help="As `congtin schedule list` shows it.")
    ],
    archive: Directory = DEFAULT,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Take crawls out of the plan. What they brought stays, and so does a run that goes on."""
    from crawler.schedule.memory import Memory
    from crawler.schedule.planfile import read
    from crawler.schedule.planfile import remove as take_out

    _refuse_nowhere(archive)
    before = read(archive)
    plan = take_out(archive, name)
    Memory(archive).forget(name)
    targets = next((entry.targets for entry in before.crawl if entry.name == name), [])
    if as_json:
        document({"removed": name, "targets": targets, "left": [entry.name for entry in plan.crawl]})
    elif not quiet:
        print(_removed(name, targets, len(plan.crawl)))


def _removed(name: str, targets: Sequence[str], count: int) -> str:
    """That an entry is out of the plan, and what goes with it."""
    if not targets or list(targets) == [name]:
        return _("{name} is planned no more; {count} left.", name=name, count=count)
    out = ", ".join(targets)
    return _("{name} is planned no more, which takes out {targets}; {count} left.", name=name, targets=out, count=count)


@app.command("next")
def next_(
    count: Annotated[int, typer.Option("--count", "-n", min=1, help="How many.")] = 10,
    archive: Directory = DEFAULT,
    portals: PortalsOption = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """The runs to come, by time, and why one is later than told."""
    from crawler.schedule import looking
    from crawler.schedule.timing import zone_of
    from crawler.showing import schedule as shown

    plan = plan_of(archive, portals)
    _refuse_nowhere(archive)
    found = looking.runs_to_come(archive, plan, clock(), count + 1)
    if as_json or not quiet:
        shown.coming(found[:count], zone_of(plan.timezone), more=len(found) > count, as_json=as_json)


@app.command()
def history(
    name: Annotated[
        str | None, typer.Argument(autocompletion=completing.planned, help="Of this entry, or of this portal, only.")
    ] = None,
    count: Annotated[int, typer.Option("--count", "-n", min=1, help="How many, the newest.")] = 20,
    archive: Directory = DEFAULT,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """The runs that ended: when, how, what they stored, and where the log of one that fell short is."""
    from crawler.schedule.memory import Memory
    from crawler.schedule.model import Plan
    from crawler.schedule.planfile import PlanError, read
    from crawler.schedule.timing import zone_of
    from crawler.showing import schedule as shown

    try:
        plan = read(archive)
    except PlanError:  # what was is no question of what is planned
        plan = Plan()
    _refuse_nowhere(archive)
    memory = Memory(archive)
    runs = [run for run in memory.runs() if name is None or name in (run.name, run.portal)]
    if name is not None and not runs:
        memory.refuse_unknown(name, {entry.name for entry in plan.crawl})
    last = [run for run in runs[-count:] if run.exit_code or as_json or not quiet]
    if last or not quiet:
        more = len(runs) - count
        shown.history(last, archive, zone_of(plan.timezone), of=name, more=more, as_json=as_json)


@app.command()
def sweep(
    before: Annotated[date, typer.Option(parser=day, metavar="DATE", help="All is to be in before this day begins.")],
    at: Annotated[str, typer.Option(metavar="HH:MM", help="When it begins, today or tomorrow.")] = "18:00",
    jobs: Jobs = None,
    print_only: Annotated[bool, typer.Option("--print", help="Only say what it would take; plan nothing.")] = False,
    archive: ArchiveOption = DEFAULT,
    portals: PortalsOption = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Plan a last full crawl of every portal that ends (`valid_to`) before a day, the first to go first; exit code 1
    where there is not time enough for it at the polite rate."""
    from crawler.schedule import sweeping
    from crawler.showing import sweep as shown

    plan = plan_of(archive, portals)
    found = sweeping.prepare(archive, plan, before, at=at, jobs=jobs, clock=clock())
    if not print_only:
        sweeping.plan(archive, found, clock())
    shown.sweep(found, archive, as_json=as_json, quiet=quiet, is_planned=not print_only)
    raise typer.Exit(0 if found.fits else 1)


def plan_of(archive: Path, portals: Path | None) -> Plan:
    """The plan beside ``archive``, with the portals of the call in place."""
    from crawler.schedule.planfile import read

    _use(archive, portals)
    return read(archive)


def _refuse_nowhere(archive: Path) -> None:
    """Raises ArchiveError for a folder that is not there, as every other command does: its name was mistyped."""
    from archive.reader import Archive

    if not archive.is_dir():
        Archive(archive)


def _use(archive: Path, portals: Path | None) -> None:
    from crawler.portals import registry

    registry.use(archive, portals)


def clock() -> Clock:
    """The machine's, or the one that a test has set."""
    from crawler.clock import Clock

    return Clock(os.environ.get("CONGTIN_CLOCK", ""))
