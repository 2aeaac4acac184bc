"""A sweep prepared from the registry and the archive, and put into the plan."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct

from crawler.clock import Clock
from crawler.options import BadOption
from crawler.portals import registry
from crawler.schedule import planfile
from crawler.schedule.beginning import note_new
from crawler.schedule.model import Entry, Plan
from crawler.schedule.sweep import Swept, entry_of, jobs_needed, known, reckon, room_of_each, vanishing
from crawler.schedule.timing import next_after, rule_of, zone_of
from crawler.strategy.again import stamp


class Sweep(Struct, kw_only=True):
    """A sweep: what it would do, and whether it can."""

    before: str
    begins: str
    """UTC."""
    timezone: str
    jobs: int
    fits: bool
    """Whether all of known size can be done in time with ``jobs`` side by side."""
    jobs_needed: int | None
    """The least with which they can; null: not even all at once."""
    room: int | None
    """Articles of each portal of unknown size for which there is time with so many; null where all are known."""
    portals: list[Swept]
    entry: Entry

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)


def prepare(archive: Path, plan: Plan, before: date, *, at: str, jobs: int | None, clock: Clock) -> Sweep:
    """Reckons a sweep. Raises ``BadOption`` where no portal ends before that day, or the day is past."""
    zone, now = zone_of(plan.timezone), clock.now()
    if before <= now.astimezone(zone).date():
        raise BadOption(f"--before is a day to come, not {before}")
    portals = vanishing(registry.read_all()[0], before)
    if not portals:
        raise BadOption(f"no portal's file names a day before {before} as its last (valid_to)")
    entry = entry_of(portals, before, at)
    begins = next_after(rule_of(entry, zone), now) or now
    facts = [known(archive, portal) for portal in portals]
    side = jobs or plan.jobs
    found = reckon(portals, facts, start=begins, before=before, jobs=side, zone=zone)
    return Sweep(
        before=str(before),
        begins=stamp(begins),
        timezone=zone.key,
        jobs=side,
        fits=all(each.in_time is not False for each in found),
        jobs_needed=jobs_needed(portals, facts, start=begins, before=before, zone=zone),
        room=room_of_each(found, start=begins, jobs=side),
        portals=found,
        entry=entry,
    )


def plan(archive: Path, sweep: Sweep, clock: Clock) -> None:
    """Puts it into the plan. Raises ``PlanError`` where one for the same day is there."""
    name = sweep.entry.name
    if any(entry.name == name for entry in planfile.read(archive).crawl):
        raise planfile.PlanError(
            f"{name} is planned already: `congtin schedule list` shows it; to plan it anew, "
            f"`congtin schedule remove {name}` first"
        )
    note_new(archive, planfile.add(archive, sweep.entry), clock)


def begins(sweep: Sweep) -> datetime:
    """When it begins, by the plan's clock."""
    return datetime.fromisoformat(sweep.begins).astimezone(sweep.zone)
