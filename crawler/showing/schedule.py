"""What ``congtin schedule`` prints: tables for people, JSON for programs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct
from rich.console import Console
from rich.table import Table
from rich.text import Text

from archive.showing.output import document
from crawler.schedule.memory import Run
from crawler.schedule.planfile import plan_file
from crawler.showing.tables import duration
from crawler.strategy.again import stamp


class Line(Struct, kw_only=True):
    """One entry of the plan, as ``list`` shows it."""

    name: str
    crawls: str
    """What it crawls, and how."""
    when: str
    portals: int
    next: str | None
    """UTC."""
    running: list[str]
    last: str | None
    """UTC; when the last of its runs ended."""
    finished: dict[str, int]
    """How the last run of each portal ended: finish to number."""
    notes: list[str]
    """Why a portal is asked less often than told; what cannot be."""


class Coming(Struct, kw_only=True):
    """One run to come."""

    name: str
    portal: str
    at: str
    """UTC; with the portal's share of the jitter."""
    told: str
    """UTC; the time of the plan."""
    why: str = ""


def plan(lines: Sequence[Line], archive: Path, zone: ZoneInfo, *, as_json: bool, is_watched: bool | None) -> None:
    """The whole plan, and whether anything sees to it."""
    if as_json:
        document(lines)
        return
    if not lines:
        print(f"Nothing is planned in {plan_file(archive)}. Next: congtin schedule add demo --every day --at 06:30")
        return
    table = Table("name", "crawls", "when", "next", "last", "")
    for line in lines:
        ended = ", ".join(
            f"{number} {finish}" if line.portals > 1 else finish for finish, number in line.finished.items()
        )
        said = [*(f"running: {each}" for each in line.running), *line.notes]
        table.add_row(
            line.name,
            Text(line.crawls),
            line.when,
            clock(line.next, zone) or "never again",
            f"{clock(line.last, zone)} {ended}".strip() or "never",
            Text("\n".join(said)),
        )
    Console().print(table)
    print(f"Times are {zone.key}; the plan is {plan_file(archive)}.")
    if is_watched is None:
        print("Whether a `congtin schedule run` sees to it cannot be told: its lock cannot be read from here.")
    elif not is_watched:
        print(
            "No `congtin schedule run` sees to it now. Start that, or let cron or systemd call "
            "`congtin schedule run-due`: `congtin schedule install --systemd` (or --cron)."
        )


def coming(found: Sequence[Coming], zone: ZoneInfo, *, as_json: bool) -> None:
    """The runs to come, the first first."""
    if as_json:
        document(found)
        return
    if not found:
        print("Nothing is to come.")
        return
    table = Table("at", "portal", "of", "")
    for each in found:
        table.add_row(clock(each.at, zone), each.portal, each.name, Text(each.why))
    Console().print(table)
    print(f"Times are {zone.key}.")


def history(runs: Sequence[Run], archive: Path, zone: ZoneInfo, *, of: str | None, as_json: bool) -> None:
    """Runs that ended (``of`` one entry or portal), the newest last."""
    if as_json:
        document(runs)
        return
    if not runs:
        print(f"No scheduled run{f' of {of}' if of else ''} has ended yet.")
        return
    table = Table("started", "took", "portal", "of", "ended", "stored", "revised", "")
    for run in runs:
        table.add_row(
            clock(run.started_at, zone),
            _length(run),
            run.portal,
            run.name,
            Text(run.finish, "green" if run.exit_code == 0 else "bold red"),
            str(run.counts.get("stored", 0)),
            str(run.counts.get("revised", 0)),
            Text(run.error or (f"{archive / run.log}" if run.exit_code and run.log else "")),
        )
    Console().print(table)
    print(f"Times are {zone.key}.")


def clock(moment: str | None, zone: ZoneInfo) -> str:
    """A time of the archive by the plan's clock; empty for none.

    >>> clock("2026-11-26T23:30:00Z", ZoneInfo("Asia/Ho_Chi_Minh"))
    'Fri 27.11.2026 06:30'
    """
    return f"{datetime.fromisoformat(moment).astimezone(zone):%a %d.%m.%Y %H:%M}" if moment else ""


def utc(moment: datetime) -> str:
    """As the archive writes times."""
    return stamp(moment.astimezone(UTC))


def _length(run: Run) -> str:
    if not run.started_at:
        return ""
    seconds = (datetime.fromisoformat(run.ended_at) - datetime.fromisoformat(run.started_at)).total_seconds()
    return duration(seconds)
