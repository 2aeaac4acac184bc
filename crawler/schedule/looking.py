"""The plan and what is remembered, looked at: what ``congtin schedule list`` and ``next`` print."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path

from crawler.clock import Clock
from crawler.schedule.memory import Last, is_alive
from crawler.schedule.model import Entry, Plan
from crawler.schedule.running import Runner
from crawler.schedule.timing import rule_of, zone_of
from crawler.schedule.units import Due, Unit, coming, units
from crawler.showing.schedule import Coming, Line, utc

_FILES = 3
"""Files that cannot be read and are named."""


def lines(archive: Path, plan: Plan, clock: Clock) -> list[Line]:
    """One line an entry, in the order of the plan."""
    broken: dict[str, list[str]] = {entry.name: [] for entry in plan.crawl}
    found: dict[str, list[Unit]] = {entry.name: [] for entry in plan.crawl}
    for unit in units(plan, clock.now(), lambda entry, error: broken[entry.name].append(str(error))):
        found[unit.entry.name].append(unit)
    runner = Runner(archive, clock=clock)
    lasts = runner.memory.lasts()
    return [
        _line(entry, plan, found[entry.name], lasts.get(entry.name, {}), runner, broken[entry.name])
        for entry in plan.crawl
    ]


def runs_to_come(archive: Path, plan: Plan, clock: Clock, count: int) -> list[Coming]:
    """The next ``count`` runs of all entries, the first first."""
    runner = Runner(archive, clock=clock)
    lasts = runner.memory.lasts()
    series = (_series(unit, lasts.get(unit.entry.name, {}).get(unit.portal), runner) for unit in _all(plan, clock))
    return [
        Coming(name=unit.entry.name, portal=unit.portal, at=utc(each.at), told=utc(each.slot), why=each.why)
        for _, _, each, unit in islice(heapq.merge(*series), count)
    ]


def _all(plan: Plan, clock: Clock) -> Iterator[Unit]:
    yield from units(plan, clock.now())


def _series(unit: Unit, last: Last | None, runner: Runner) -> Iterator[tuple[datetime, str, Due, Unit]]:
    for each in coming(unit, last, runner.clock.now(), runner.tempo(unit)):
        yield each.at, unit.key, each, unit


def _line(
    entry: Entry, plan: Plan, found: list[Unit], lasts: dict[str, Last], runner: Runner, broken: list[str]
) -> Line:
    dues = {unit.portal: runner.due(unit, lasts.get(unit.portal)) for unit in found}
    known = [lasts[unit.portal] for unit in found if unit.portal in lasts]
    why = Counter(due.why for due in dues.values() if due is not None and due.why)
    notes = [f"{_some(dues, said)}: {said}" if len(found) > 1 else said for said, _ in why.most_common(3)]
    if len(why) > len(notes):
        notes.append(f"... and {len(why) - len(notes)} more: congtin schedule next --count 1000")
    ended = [last.ended_at for last in known if last.ended_at]
    return Line(
        name=entry.name,
        crawls=crawled(entry, len(found)),
        when=_when(entry, rule_of(entry, zone_of(plan.timezone)).said),
        portals=len(found),
        next=min((utc(due.at) for due in dues.values() if due is not None), default=None),
        running=[unit.portal for unit in found if unit.portal in lasts and is_alive(lasts[unit.portal])],
        last=max(ended, default=None),
        finished=dict(Counter(last.finish for last in known if last.finish).most_common()),
        notes=[*broken[:_FILES], *([f"... and {len(broken) - _FILES} more"] if len(broken) > _FILES else []), *notes],
    )


def crawled(entry: Entry, portals: int) -> str:
    """What an entry crawls, in words.

    >>> crawled(Entry(name="x", targets=["vidu"], every="day", mode="full", limit=5), 1)
    'vidu, full, limit 5'
    """
    said = [
        _chosen(entry, portals),
        "full" if entry.mode == "full" else "",
        f"since {entry.since}" if entry.since else "",
        f"until {entry.until}" if entry.until else "",
        f"limit {entry.limit}" if entry.limit else "",
        f"sections {', '.join(entry.section)}" if entry.section else "",
    ]
    return ", ".join(part for part in said if part)


def _chosen(entry: Entry, portals: int) -> str:
    if entry.targets:
        return ", ".join(entry.targets[:3]) + (f", ... ({portals})" if len(entry.targets) > 3 else "")
    if entry.province and entry.family:
        return f"province {entry.province}: those of the family {entry.family} ({portals})"
    if entry.family:
        return f"all portals of the family {entry.family} ({portals})"
    return f"province {entry.province} ({portals})" if entry.province else f"all portals ({portals})"


def _when(entry: Entry, said: str) -> str:
    until = f"{said} until {entry.ends}" if entry.ends else said
    return f"{until}, each portal once" if entry.once else until


def _some(dues: dict[str, Due | None], why: str) -> str:
    named = [portal for portal, due in dues.items() if due is not None and due.why == why]
    first = ", ".join(named[:3])
    return f"{first} and {len(named) - 3} more" if len(named) > 3 else first
