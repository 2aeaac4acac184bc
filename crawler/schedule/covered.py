"""A portal that several entries name is crawled once where they fall due together: whose run counts for another."""

from __future__ import annotations

from datetime import datetime

import msgspec

from crawler.errors import CongtinError
from crawler.portals import registry
from crawler.schedule.memory import Last, Lasts
from crawler.schedule.model import Entry
from crawler.schedule.units import Due, Unit

_CRAWL = ("since", "until", "limit", "section", "assets", "warc", "egress", "proxy", "settings")
"""What two entries have to have alike for their crawls of a portal to bring the same; and the mode, or a full one."""


def covering(unit: Unit, found: Due, lasts: Lasts) -> tuple[str, Last] | None:
    """The entry that crawled the portal of ``unit`` since that fell due, and what is remembered of it; else None.

    An entry that runs once, and a run that was killed, are owed a run of their own.
    """
    own = lasts.get(unit.entry.name, {}).get(unit.portal)
    if unit.entry.once or own is None or own.begun is not None:
        return None
    for entry in unit.plan.crawl:
        last = lasts.get(entry.name, {}).get(unit.portal)
        if entry.name == unit.entry.name or last is None or not (_brings(entry, unit.entry) and _ran(last, found.slot)):
            continue
        if _begins_where(entry, unit):
            return entry.name, last
    return None


def taken_over(own: Last, other: Last) -> Last:
    """What is remembered of a unit whose run another one's stands for."""
    return msgspec.structs.replace(
        own,
        since=other.since,
        tries=0,
        again=None,
        log=other.log,
        ended_at=other.ended_at,
        finish=other.finish,
        exit_code=other.exit_code,
    )


def _brings(one: Entry, other: Entry) -> bool:
    """Whether a crawl of ``one`` brings all that one of ``other`` would."""
    same = all(getattr(one, name) == getattr(other, name) for name in _CRAWL)
    return same and one.mode in (other.mode, "full")


def _begins_where(entry: Entry, unit: Unit) -> bool:
    """Whether ``entry`` crawls the portal of ``unit`` from the same address: all addresses of a host are one portal."""
    if not entry.targets and not unit.entry.targets:
        return True
    own = _home(unit.entry, unit.portal)
    return own is not None and _home(entry, unit.portal) == own


def _home(entry: Entry, portal: str) -> str | None:
    """Where a crawl of ``portal`` begins as ``entry`` names it; None where that cannot be told."""
    try:
        named = map(registry.resolve, entry.targets or [portal])
        return next((each.home for each in named if each.id == portal), None)
    except CongtinError:
        return None


def _ran(last: Last, slot: datetime) -> bool:
    """Whether the last run began at ``slot`` or later, and came to an end of its own."""
    if last.ended_at is None or last.ended_at < last.since:  # it only waits, or its times were changed
        return False
    return last.finish in ("finished", "limit") and datetime.fromisoformat(last.since) >= slot
