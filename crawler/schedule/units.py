"""The plan portal by portal, and when each of them is due: pure but for the registry that it asks."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

import msgspec

from archive.times import AHEAD, instant
from crawler.demo import PORTAL_ID
from crawler.errors import CongtinError
from crawler.fetching.contact import is_loopback
from crawler.portals import registry
from crawler.portals.hosts import hosts
from crawler.portals.model import Portal
from crawler.processes.selection import Selection, select
from crawler.schedule.adapting import Tempo, asked_every, explained
from crawler.schedule.memory import Last
from crawler.schedule.model import Entry, Plan
from crawler.schedule.timing import Rule, next_after, rule_of, spread, zone_of


@dataclass(frozen=True)
class Unit:
    """One portal of one entry: what is due, locked, run and remembered on its own."""

    plan: Plan
    entry: Entry
    rule: Rule = field(compare=False)  # follows from the others
    portal: str
    """The portal's id."""
    target: str
    """As the entry names it."""
    place: int
    """In the order of its entry, from 0."""
    hosts: frozenset[str] = frozenset()
    """Every host that its crawl may ask: no host is asked by two at once."""

    @property
    def key(self) -> str:
        return f"{self.entry.name}/{self.portal}"


class Due(NamedTuple):
    """When a unit is to run next."""

    slot: datetime
    """The time of the rule; UTC."""
    at: datetime
    """With the portal's share of the jitter."""
    why: str = ""
    """Why it is later than told; empty where it is not."""


def _unsaid(entry: Entry, error: CongtinError) -> None:
    """For callers to whom it does not matter what cannot be told."""


def units(plan: Plan, now: datetime, broken: Callable[[Entry, CongtinError], None] = _unsaid) -> Iterator[Unit]:
    """Every portal of every entry, as things are at ``now``.

    ``broken`` is told of an entry whose portals cannot be told, which is left out, and of each file of a portal that
    cannot be read and may be one that an entry means.
    """
    zone = zone_of(plan.timezone)
    for entry in plan.crawl:
        rule = rule_of(entry, zone)
        try:
            found, unread = portals_of(entry, now.astimezone(zone).date())
        except CongtinError as error:
            broken(entry, error)
            continue
        for each in unread:
            broken(entry, each)
        for place, (portal, target) in enumerate(found):
            yield Unit(plan, entry, rule, portal.id, target, place, hosts(portal))


def portals_of(entry: Entry, today: date) -> tuple[list[tuple[Portal, str]], list[CongtinError]]:
    """Each portal that ``entry`` means today, and how it names it; and the files that may declare more, and cannot be
    read. Raises ``CongtinError``."""
    found: dict[str, tuple[Portal, str]] = {}
    for target in entry.targets:
        portal = registry.resolve(target)
        found.setdefault(portal.id, (portal, target))
    if found:
        return list(found.values()), []
    choice = _choice(entry, today)
    return [(portal, portal.id) for portal in choice.portals], list(choice.broken.values())


def left_out(entry: Entry, today: date) -> list[str]:
    """Lines that say which portals ``entry`` might mean and does not: of several, those that are switched off. Raises
    ``CongtinError``."""
    return [] if entry.targets else msgspec.structs.replace(_choice(entry, today), broken={}).notes


def _choice(entry: Entry, today: date) -> Selection:
    known, broken = registry.read_all()
    return select(known, broken, today=today, province=entry.province, family=entry.family, without=[PORTAL_ID])


def due(unit: Unit, last: Last | None, now: datetime, tempo: Tempo | None = None) -> Due | None:
    """When ``unit`` runs next; None: never again. What was missed is due at once, and once.

    ``last`` is what is remembered of it; None where it is new: then it waits for its next time. ``tempo`` is the
    portal's, where it is known.
    """
    if last is not None and last.done:
        return None
    known = last is not None and last.rule == unit.rule.said and not is_ahead(last, now)
    since = datetime.fromisoformat(last.since) if last is not None and known else now
    slot, why = next_after(unit.rule, since), ""
    if tempo is not None and is_adaptive(unit) and last is not None and known and last.exit_code == 0:
        wanted = asked_every(tempo, unit.rule.interval)
        if wanted > unit.rule.interval:
            later = since + wanted - unit.rule.interval / 2 - timedelta(seconds=1)
            slot, why = next_after(unit.rule, later), explained(tempo, unit.rule.interval)
    if slot is None or (unit.entry.ends is not None and slot.astimezone(unit.rule.zone).date() > unit.entry.ends):
        return None
    late = spread(unit.plan, unit.entry, unit.portal, slot, unit.rule)
    at = slot + late + timedelta(milliseconds=unit.place)
    if last is not None and known and last.again is not None:
        at = max(at, datetime.fromisoformat(last.again))
    return Due(slot, at, why)


def is_ahead(last: Last, now: datetime) -> bool:
    """Whether what is remembered is still to come: it was written under a clock that was ahead, or this one is behind.

    A day of that is not told.
    """
    written = (last.since, last.begun, last.again)
    return any(instant(moment) > now.timestamp() + AHEAD for moment in written)


def refuse_without_contact(plan: Plan, now: datetime) -> None:
    """Raises ``CongtinError`` where runs would be refused, because nobody could be reached who crawls."""
    if os.environ.get("CONGTIN_CONTACT"):
        return
    for unit in units(plan, now):
        if not unit.entry.settings.get("CONGTIN_CONTACT") and not is_loopback(registry.resolve(unit.target).home):
            raise CongtinError(
                f"set CONGTIN_CONTACT to your e-mail or web address first: {unit.portal} must be able to reach who "
                "crawls it"
            )


def is_adaptive(unit: Unit) -> bool:
    """Whether the portal's own tempo may make its runs fewer: those of several times a day, unless told exactly."""
    return unit.entry.adaptive and unit.rule.cron is None and unit.rule.interval < timedelta(days=1)


def coming(unit: Unit, last: Last | None, now: datetime, tempo: Tempo | None = None) -> Iterator[Due]:
    """The next times of ``unit``, each as if the run before it had ended well."""
    while (found := due(unit, last, now, tempo)) is not None:
        yield found
        now = max(found.at, now).astimezone(UTC)
        code = last.exit_code if last is not None else None
        last = Last(rule=unit.rule.said, since=now.isoformat(), exit_code=code)
        if unit.entry.once:
            return
