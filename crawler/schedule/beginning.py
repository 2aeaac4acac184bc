"""What is remembered of a portal that is new in the plan: from when on it waits for its next time."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import msgspec

from crawler.clock import Clock
from crawler.schedule.memory import Last
from crawler.schedule.model import Plan
from crawler.schedule.running import Runner
from crawler.schedule.units import Unit, units
from crawler.strategy.again import stamp


def baseline(unit: Unit, last: Last | None, now: datetime) -> Last:
    """What is remembered of a unit that is new, or whose times were changed: it waits for its next time."""
    if last is None:
        return Last(rule=unit.rule.said, since=stamp(now))
    return msgspec.structs.replace(last, rule=unit.rule.said, since=stamp(now), done=False)


def note_new(archive: Path, plan: Plan, clock: Clock) -> None:
    """Remembers from when on each new portal of ``plan`` waits for its next time."""
    runner = Runner(archive, clock=clock)
    lasts = runner.memory.lasts()
    new: dict[str, dict[str, Last]] = {}
    for unit in units(plan, clock.now()):
        last = lasts.get(unit.entry.name, {}).get(unit.portal)
        if last is None or last.rule != unit.rule.said:
            fresh = baseline(unit, last, clock.now())
            found = runner.due(unit, fresh)
            fresh = msgspec.structs.replace(fresh, next=stamp(found.at) if found else None)
            new.setdefault(unit.entry.name, {})[unit.portal] = fresh
    for name, portals in new.items():
        runner.memory.remember(name, portals)
