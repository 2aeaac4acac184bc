"""What ``congtin schedule`` prints: tables for people, JSON for programs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct
from rich.table import Column, Table
from rich.text import Text

from archive.showing import times
from archive.showing.durations import duration
from archive.showing.output import document, printer
from archive.showing.tables import put
from archive.words import _, again, many
from crawler.schedule.memory import Run
from crawler.schedule.planfile import plan_file
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


def plan(
    lines: Sequence[Line], archive: Path, zone: ZoneInfo, *, as_json: bool, quiet: bool, is_watched: bool | None
) -> None:
    """The whole plan, and whether anything sees to it; ``quiet``: only where nothing does."""
    if as_json:
        document(lines)
        return
    if not lines:
        file = plan_file(archive)
        print(_("Nothing is planned in {file}. Next: congtin schedule add demo --every day --at 06:30", file=file))
        return
    if not quiet:
        _plan(lines, archive, zone)
    if is_watched is None:
        print(_("Whether a `congtin schedule run` sees to it cannot be told: its lock cannot be read from here."))
    elif not is_watched:
        print(
            _(
                "No `congtin schedule run` sees to it now. Start that, or let cron or systemd call "
                "`congtin schedule run-due`: `congtin schedule install --systemd` (or --cron)."
            )
        )


def _plan(lines: Sequence[Line], archive: Path, zone: ZoneInfo) -> None:
    table = Table(_whole(_("name")), _("crawls"), _("when"), _whole(_("next")), _("last"), _("notes"))
    for line in lines:
        ended = ", ".join(
            f"{number} {again(finish)}" if line.portals > 1 else again(finish)
            for finish, number in line.finished.items()
        )
        said = [*(_("running: {portal}", portal=each) for each in line.running), *map(again, line.notes)]
        table.add_row(
            line.name,
            Text(crawled(line)),
            again(line.when),
            clock(line.next, zone) or _("never again"),
            f"{clock(line.last, zone)} {ended}".strip() or _("never"),
            Text("\n".join(said)),
        )
    put(printer(), table)
    print(_("Times are {zone}; the plan is {file}.", zone=zone.key, file=plan_file(archive)))


def coming(found: Sequence[Coming], zone: ZoneInfo, *, more: bool, as_json: bool) -> None:
    """The runs to come, the first first; ``more``: whether these are not all."""
    if as_json:
        document(found)
        return
    if not found:
        print(_("Nothing is to come: `congtin schedule add` plans crawls."))
        return
    table = Table(*map(_whole, (_("at"), _("portal"), _("of"))), _("notes"))
    for each in found:
        table.add_row(clock(each.at, zone), each.portal, each.name, Text(again(each.why)))
    put(printer(), table)
    print(_("Times are {zone}.", zone=zone.key))
    if more:
        print(_("More are to come after these: --count N shows the first N."))


def history(runs: Sequence[Run], archive: Path, zone: ZoneInfo, *, of: str | None, more: int, as_json: bool) -> None:
    """Runs that ended (``of`` one entry or portal), the newest last; ``more``: how many ended before these."""
    if as_json:
        document(runs)
        return
    if not runs:
        print(_("No scheduled run of {name} has ended yet.", name=of) if of else _("No scheduled run has ended yet."))
        return
    names = (_("started"), _("took"), _("portal"), _("of"), _("ended"), _("stored"), _("revised"))
    table = Table(*map(_whole, names), _("notes"))
    for run in runs:
        table.add_row(
            clock(run.started_at, zone),
            _length(run),
            run.portal,
            run.name,
            Text(again(run.finish), "green" if run.exit_code == 0 else "bold red"),
            str(run.counts.get("stored", 0)),
            str(run.counts.get("revised", 0)),
            Text(_said(run) or (f"{archive / run.log}" if run.exit_code and run.log else "")),
        )
    put(printer(), table)
    print(_("Times are {zone}.", zone=zone.key))
    if more > 0:
        print(
            many(
                more,
                "{count} run ended before these: --count N shows the last N.",
                "{count} runs ended before these: --count N shows the last N.",
            )
        )


def _whole(name: str) -> Column:
    """A column of figures, times or names: no line of it is broken."""
    return Column(name, no_wrap=True)


def _said(run: Run) -> str:
    """What is known of a run that fell short: causes, one after the other."""
    return "; ".join(again(each) for each in (run.error or "").split("; "))


def clock(moment: str | None, zone: ZoneInfo) -> str:
    """A time of the archive by the plan's clock; empty for none.

    >>> clock("2026-11-26T23:30:00Z", ZoneInfo("Asia/Ho_Chi_Minh"))
    '2026-11-27 06:30'
    """
    return times.moment(moment, zone)


def utc(moment: datetime) -> str:
    """As the archive writes times."""
    return stamp(moment.astimezone(UTC))


def crawled(line: Line) -> str:
    """What an entry crawls, in the language spoken."""
    return ", ".join(again(part) for part in line.crawls.split(", "))


def _length(run: Run) -> str:
    if not run.started_at:
        return ""
    seconds = (datetime.fromisoformat(run.ended_at) - datetime.fromisoformat(run.started_at)).total_seconds()
    return duration(seconds)
