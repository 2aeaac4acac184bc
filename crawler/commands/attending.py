"""``congtin schedule run | run-due | install``: what sees to the plan."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from archive.commands.options import DEFAULT
from archive.showing.output import document, write_lines
from crawler.commands.options import ArchiveOption, Jobs, Json, PortalsOption, Quiet
from crawler.commands.scheduling import app, clock, plan_of

if TYPE_CHECKING:
    from crawler.schedule.memory import Run

__all__ = ["app"]


@app.command()
def run(
    archive: ArchiveOption = DEFAULT,
    jobs: Jobs = None,
    portals: PortalsOption = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Stay and run what is due when it is due; what was missed is caught up, once. SIGTERM, Ctrl-C: orderly end."""
    raise typer.Exit(_scheduled(archive, portals, jobs, until_idle=False, as_json=as_json, quiet=quiet))


@app.command("run-due")
def run_due(
    archive: ArchiveOption = DEFAULT,
    jobs: Jobs = None,
    portals: PortalsOption = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Run what is due, and end: for cron, systemd timers and Kubernetes. Exit code 1 where a run fell short."""
    raise typer.Exit(_scheduled(archive, portals, jobs, until_idle=True, as_json=as_json, quiet=quiet))


@app.command()
def install(
    systemd: Annotated[bool, typer.Option("--systemd", help="Units of systemd for this user.")] = False,
    cron: Annotated[bool, typer.Option("--cron", help="Two lines in this user's crontab.")] = False,
    print_only: Annotated[bool, typer.Option("--print", help="Show what would be written; write nothing.")] = False,
    archive: ArchiveOption = DEFAULT,
    portals: PortalsOption = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Let systemd or cron call `congtin schedule run-due`, with the settings (CONGTIN_CONTACT, ...) of this shell."""
    from crawler.options import BadOption
    from crawler.schedule import installing
    from crawler.schedule.units import refuse_without_contact

    if systemd == cron:
        raise BadOption("give one of --systemd and --cron")
    if portals is not None:
        os.environ["CONGTIN_PORTALS"] = str(portals)
    refuse_without_contact(plan_of(archive, portals), clock().now())
    units = installing.systemd_units(archive) if systemd else {"crontab": installing.cron_block(archive)}
    done = []
    if not print_only:
        done = installing.install_systemd(archive) if systemd else installing.install_cron(archive)
    if as_json:
        document({"files": units, "next": done})
    elif print_only:
        print("\n".join(f"# {name}\n{text}" if systemd else text for name, text in units.items()), end="")
    elif not quiet:
        print("\n".join(done))


def _scheduled(
    archive: Path, portals: Path | None, jobs: int | None, *, until_idle: bool, as_json: bool, quiet: bool
) -> int:
    from crawler.schedule.daemon import Scheduler
    from crawler.schedule.planfile import PlanError, plan_file
    from crawler.schedule.units import refuse_without_contact

    if not plan_file(archive).exists():
        raise PlanError(
            f"no plan there: {plan_file(archive)}; `congtin schedule add` makes one, --archive names another"
        )
    refuse_without_contact(plan_of(archive, portals), clock().now())
    # With --json standard output is for the runs that end, one a line.
    say = _warn if as_json else _say
    return Scheduler(
        archive,
        clock=clock(),
        portals=portals,
        jobs=jobs,
        until_idle=until_idle,
        say=_nothing if quiet else say,
        warn=say,
        ended=_as_line if as_json else lambda _: None,
    ).run()


def _as_line(run: Run) -> None:
    write_lines([msgspec.json.encode(run)])


def _say(text: str) -> None:
    print(text, flush=True)


def _warn(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _nothing(text: str) -> None:
    """What is no trouble is not said."""
