"""``congtin schedule``: add, list, remove, next, history, run, run-due, install, sweep."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from crawler.commands.options import ArchiveOption, EveryPortal, Json, PortalsOption, Province, Proxy, Setting, System

if TYPE_CHECKING:
    from crawler.clock import Clock
    from crawler.schedule.model import Plan

app = typer.Typer(
    no_args_is_help=True, help="Crawl at set times: the plan, what is due, and what came of it (docs/scheduling.md)."
)

Jobs = Annotated[int | None, typer.Option(min=1, help="Crawls side by side; else as the plan says.")]
DEFAULT = Path("archive-data")
_DAY = ["%Y-%m-%d"]


@app.command()
def add(
    targets: Annotated[
        list[str] | None, typer.Argument(metavar="[TARGET]...", help="A portal's id, `demo`, or the URL of any portal.")
    ] = None,
    all_portals: EveryPortal = False,
    province: Province = None,
    family: System = None,
    every: Annotated[
        str | None, typer.Option(metavar="hour|day|week|month|6h|2d", help="How often; with --at the time of the day.")
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
        datetime | None, typer.Option(formats=_DAY, metavar="DATE", help="The last day on which it runs.")
    ] = None,
    name: Annotated[str | None, typer.Option(help="What it is called; default: the portal.")] = None,
    time_limit: Annotated[
        str | None, typer.Option(metavar="6h", help="End a run that takes longer; it goes on the next time.")
    ] = None,
    mode: Annotated[str, typer.Option(help="update or full, as of `congtin crawl`.")] = "update",
    since: Annotated[datetime | None, typer.Option(formats=_DAY, metavar="DATE", help="As of crawl.")] = None,
    until: Annotated[datetime | None, typer.Option(formats=_DAY, metavar="DATE", help="As of crawl.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="As of crawl.")] = None,
    section: Annotated[list[str] | None, typer.Option(metavar="TEXT", help="As of crawl.")] = None,
    assets: Annotated[str, typer.Option(help="none, attachments or all, as of crawl.")] = "attachments",
    warc: Annotated[bool, typer.Option("--warc/--no-warc", help="Keep what the server sent.")] = True,
    proxy: Proxy = None,
    egress: Annotated[str | None, typer.Option(metavar="LABEL", help="As of crawl.")] = None,
    setting: Setting = None,
    archive: ArchiveOption = DEFAULT,
    portals: PortalsOption = None,
    as_json: Json = False,
) -> None:
    """Plan crawls: `add demo --every day --at 06:30`."""
    from archive.showing.output import document
    from crawler.options import read_settings
    from crawler.schedule import adding, looking
    from crawler.schedule.model import Entry

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
        "ends": _date(ends),
        "time_limit": time_limit,
        "mode": mode,
        "since": _date(since),
        "until": _date(until),
        "limit": limit,
        "section": section or [],
        "assets": assets,
        "warc": warc,
        "proxy": proxy,
        "egress": egress,
        "settings": read_settings(setting),
    }
    _use(archive, portals)
    entry: Entry = adding.entry_of(name, wish)
    plan = adding.add(archive, entry, _clock())
    (line,) = [each for each in looking.lines(archive, plan, _clock()) if each.name == entry.name]
    if as_json:
        document(line)
        return
    adding.said(line, archive, plan)


@app.command("list")
def list_(archive: ArchiveOption = DEFAULT, portals: PortalsOption = None, as_json: Json = False) -> None:
    """The plan: what is crawled when, the next and the last run, and why a portal is asked less often than told."""
    from crawler.schedule import looking
    from crawler.schedule.memory import Memory
    from crawler.schedule.timing import zone_of
    from crawler.showing import schedule as shown

    plan = _plan(archive, portals)
    found = looking.lines(archive, plan, _clock())
    shown.plan(found, archive, zone_of(plan.timezone), as_json=as_json, is_watched=Memory(archive).is_watched())


@app.command()
def remove(
    name: Annotated[str, typer.Argument(help="As `congtin schedule list` shows it.")], archive: ArchiveOption = DEFAULT
) -> None:
    """Take crawls out of the plan. What they brought stays, and so does a run that goes on."""
    from crawler.schedule.memory import Memory
    from crawler.schedule.planfile import remove as take_out

    plan = take_out(archive, name)
    Memory(archive).forget(name)
    print(f"{name} is planned no more; {len(plan.crawl)} left.")


@app.command("next")
def next_(
    count: Annotated[int, typer.Option("--count", "-n", min=1, help="How many.")] = 10,
    archive: ArchiveOption = DEFAULT,
    portals: PortalsOption = None,
    as_json: Json = False,
) -> None:
    """The runs to come, by time, and why one is later than told."""
    from crawler.schedule import looking
    from crawler.schedule.timing import zone_of
    from crawler.showing import schedule as shown

    plan = _plan(archive, portals)
    found = looking.runs_to_come(archive, plan, _clock(), count)
    shown.coming(found, zone_of(plan.timezone), as_json=as_json)


@app.command()
def history(
    name: Annotated[str | None, typer.Argument(help="Of this entry, or of this portal, only.")] = None,
    count: Annotated[int, typer.Option("--count", "-n", min=1, help="How many, the newest.")] = 20,
    archive: ArchiveOption = DEFAULT,
    as_json: Json = False,
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
    memory = Memory(archive)
    runs = [run for run in memory.runs() if name is None or name in (run.name, run.portal)]
    if name is not None and not runs:
        memory.refuse_unknown(name, {entry.name for entry in plan.crawl})
    shown.history(runs[-count:], archive, zone_of(plan.timezone), of=name, as_json=as_json)


@app.command()
def run(archive: ArchiveOption = DEFAULT, jobs: Jobs = None, portals: PortalsOption = None) -> None:
    """Stay and run what is due when it is due; what was missed is caught up, once. SIGTERM, Ctrl-C: orderly end."""
    raise typer.Exit(_scheduled(archive, portals, jobs, until_idle=False))


@app.command("run-due")
def run_due(archive: ArchiveOption = DEFAULT, jobs: Jobs = None, portals: PortalsOption = None) -> None:
    """Run what is due, and end: for cron, systemd timers and Kubernetes. Exit code 1 where a run fell short."""
    raise typer.Exit(_scheduled(archive, portals, jobs, until_idle=True))


@app.command()
def install(
    systemd: Annotated[bool, typer.Option("--systemd", help="Units of systemd for this user.")] = False,
    cron: Annotated[bool, typer.Option("--cron", help="Two lines in this user's crontab.")] = False,
    print_only: Annotated[bool, typer.Option("--print", help="Show what would be written; write nothing.")] = False,
    archive: ArchiveOption = DEFAULT,
    portals: PortalsOption = None,
) -> None:
    """Let systemd or cron call `congtin schedule run-due`, with the settings (CONGTIN_CONTACT, ...) of this shell."""
    from crawler.options import BadOption
    from crawler.schedule import installing
    from crawler.schedule.units import refuse_without_contact

    if systemd == cron:
        raise BadOption("give one of --systemd and --cron")
    if portals is not None:
        os.environ["CONGTIN_PORTALS"] = str(portals)
    refuse_without_contact(_plan(archive, portals), _clock().now())
    if print_only:
        units = installing.systemd_units(archive) if systemd else {"crontab": installing.cron_block(archive)}
        print("\n".join(f"# {name}\n{text}" if systemd else text for name, text in units.items()), end="")
        return
    done = installing.install_systemd(archive) if systemd else installing.install_cron(archive)
    print("\n".join(done))


@app.command()
def sweep(
    before: Annotated[
        datetime, typer.Option(formats=_DAY, metavar="DATE", help="All is to be in before this day begins.")
    ],
    at: Annotated[str, typer.Option(metavar="HH:MM", help="When it begins, today or tomorrow.")] = "18:00",
    jobs: Jobs = None,
    print_only: Annotated[bool, typer.Option("--print", help="Only say what it would take; plan nothing.")] = False,
    archive: ArchiveOption = DEFAULT,
    portals: PortalsOption = None,
    as_json: Json = False,
) -> None:
    """Plan a last full crawl of every portal that ends (`valid_to`) before a day, the first to go first; exit code 1
    where there is not time enough for it at the polite rate."""
    from crawler.schedule import sweeping
    from crawler.showing import sweep as shown

    plan = _plan(archive, portals)
    found = sweeping.prepare(archive, plan, before.date(), at=at, jobs=jobs, clock=_clock())
    if not print_only:
        sweeping.plan(archive, found, _clock())
    shown.sweep(found, archive, as_json=as_json, is_planned=not print_only)
    raise typer.Exit(0 if found.fits else 1)


def _scheduled(archive: Path, portals: Path | None, jobs: int | None, *, until_idle: bool) -> int:
    from crawler.schedule.daemon import Scheduler
    from crawler.schedule.planfile import PlanError, plan_file
    from crawler.schedule.units import refuse_without_contact

    if not plan_file(archive).exists():
        raise PlanError(
            f"no plan there: {plan_file(archive)}; `congtin schedule add` makes one, --archive names another"
        )
    refuse_without_contact(_plan(archive, portals), _clock().now())
    return Scheduler(archive, clock=_clock(), portals=portals, jobs=jobs, until_idle=until_idle, say=_say).run()


def _say(text: str) -> None:
    print(text, flush=True)


def _plan(archive: Path, portals: Path | None) -> Plan:
    from crawler.schedule.planfile import read

    _use(archive, portals)
    return read(archive)


def _use(archive: Path, portals: Path | None) -> None:
    from crawler.portals import registry

    registry.use(archive, portals)


def _clock() -> Clock:
    """The machine's, or the one that a test has set."""
    from crawler.clock import Clock

    return Clock(os.environ.get("CONGTIN_CLOCK", ""))


def _date(day: datetime | None) -> date | None:
    return day.date() if day is not None else None
