"""What is remembered of a portal that is new in the plan: from when on it waits for its next time."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import msgspec

from crawler.clock import Clock
from crawler.errors import CongtinError
from crawler.schedule.memory import Last
from crawler.schedule.model import Plan
from crawler.schedule.running import Runner
from crawler.schedule.units import Unit, is_ahead, units
from crawler.strategy.again import stamp


class ClockDiffers(CongtinError):
    """What is remembered of a portal is still to come."""

    def __init__(self, portal: str, last: Last) -> None:
        super().__init__(
            f"{portal} was last seen to at {last.since}, which is still to come: is the clock of this machine right? "
            "It waits for its next time from now on"
        )


def begins(unit: Unit, last: Last | None, now: datetime) -> bool:
    """Whether nothing of the past counts for ``unit``: it is new, its times were changed, or the clock was."""
    return last is None or last.rule != unit.rule.said or (not last.done and is_ahead(last, now))


def baseline(unit: Unit, last: Last | None, now: datetime) -> Last:
    """What is remembered of a unit that ``begins``: it waits for its next time."""
    if last is None:
        return Last(rule=unit.rule.said, since=stamp(now))
    fresh = msgspec.structs.replace(last, rule=unit.rule.said, since=stamp(now), done=False)
    # Who is said to have begun, or to wait, in a time to come did so before the clock was set back.
    return msgspec.structs.replace(fresh, tries=0, again=None, begun=None) if is_ahead(last, now) else fresh


def note_new(archive: Path, plan: Plan, clock: Clock) -> None:
    """Remembers from when on each new portal of ``plan`` waits for its next time."""
    runner = Runner(archive, clock=clock)
    lasts = runner.memory.lasts()
    new: dict[str, dict[str, Last]] = {}
    for unit in units(plan, clock.now()):
        last = lasts.get(unit.entry.name, {}).get(unit.portal)
        if begins(unit, last, clock.now()):
            fresh = baseline(unit, last, clock.now())
            found = runner.due(unit, fresh)
            fresh = msgspec.structs.replace(fresh, next=stamp(found.at) if found else None)
            new.setdefault(unit.entry.name, {})[unit.portal] = fresh
    for name, portals in new.items():
        runner.memory.remember(name, portals)
