"""Who spoke for a place, and who does now: computed from the portals' files, never stored with an article.

An article keeps the portal that published it. A province's portal that ended names its ``successor``; one that goes on
under the same address, for a province that has become a larger one, keeps its id and says in ``former`` what it spoke
for before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from msgspec import Struct

from crawler.portals.model import Portal


class Unit(Struct, frozen=True, kw_only=True):
    """A province or city in the days when a portal spoke for it."""

    portal: str
    province: str
    gso_code: str | None = None
    valid_from: date | None = None
    """Its first day; None: before all that is kept."""
    valid_to: date | None = None
    """Its last day; None: it is."""
    legal_basis: str | None = None
    """The act by which it ended, or, where it goes on, came to be as it is."""

    def held(self, day: date) -> bool:
        """Whether it was on ``day``."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


class Story(Struct, frozen=True, kw_only=True):
    """What became of what a portal speaks for."""

    portal: str
    units: list[Unit]
    """What it has spoken for, oldest first."""
    predecessors: list[Unit] = []
    """Units of other portals that went into its present one."""
    joined: list[Unit] = []
    """Units that went into the same one on the same day as its last."""
    successors: list[Unit] = []
    """The units that followed after its own ended, in order; the last is the present one."""
    unknown: str | None = None
    """A successor that no file declares."""


def units_of(portal: Portal) -> list[Unit]:
    """The provinces that ``portal`` has spoken for, oldest first; none where its file names none."""
    if portal.province is None:
        return []
    found = [
        Unit(
            portal=portal.id,
            province=former.province,
            gso_code=former.gso_code,
            valid_from=former.valid_from,
            valid_to=former.valid_to,
            legal_basis=portal.legal_basis if _next_day(former.valid_to) == portal.valid_from else None,
        )
        for former in portal.former
    ]
    last = Unit(
        portal=portal.id,
        province=portal.province,
        gso_code=portal.gso_code,
        valid_from=portal.valid_from,
        valid_to=portal.valid_to,
        legal_basis=portal.legal_basis,
    )
    return [*found, last]


def units_on(portals: Iterable[Portal], day: date) -> list[Unit]:
    """The provinces and cities that there were on ``day``: those that a People's Committee's portal speaks for."""
    committees = (portal for portal in portals if portal.organ == "people-committee")
    return [unit for portal in committees for unit in units_of(portal) if unit.held(day)]


def owner(portal: Portal, day: date) -> Unit | None:
    """The unit that ``portal`` spoke for on ``day``: the owner of what it published then. None where it spoke for none
    any more; what it shows on such a day is still its last unit's."""
    return next((unit for unit in units_of(portal) if unit.held(day)), None)


def current(portal: Portal, portals: Mapping[str, Portal]) -> Portal:
    """The portal that speaks today for what ``portal`` spoke for; itself where its file names no (known) other."""
    line = [portal.id]
    while portal.successor is not None and portal.successor not in line and portal.successor in portals:
        portal = portals[portal.successor]
        line.append(portal.id)
    return portal


def story(portal: Portal, portals: Mapping[str, Portal]) -> Story:
    """The whole of it. Where a paper or a council names no successor of its own, its province's portal tells on."""
    units = units_of(portal)
    line = _line(portal, portals)
    if not line and portal.valid_to is not None and portal.organ != "people-committee":
        line = _line_of_province(portal, portals)
    present = _present(portal, portals) if units and portal.valid_to is None else None
    return Story(
        portal=portal.id,
        units=units,
        predecessors=_predecessors(present, portals) if present is not None else [],
        joined=_joined(units[-1], line[0], portals) if line else [],
        successors=line,
        unknown=portal.successor if portal.successor is not None and portal.successor not in portals else None,
    )


def succession(portals: Iterable[Portal]) -> list[tuple[str, str, date]]:
    """Portal, successor, and the first day of the successor's turn, of every portal that names one."""
    return [
        (portal.id, portal.successor, _next_day(portal.valid_to))
        for portal in portals
        if portal.successor is not None and portal.valid_to is not None
    ]


def _line(portal: Portal, portals: Mapping[str, Portal]) -> list[Unit]:
    found: list[Unit] = []
    seen = {portal.id}
    while portal.valid_to is not None and portal.successor is not None and portal.successor not in seen:
        after = portals.get(portal.successor)
        if after is None:
            break
        unit = owner(after, _next_day(portal.valid_to))
        if unit is not None:
            found.append(unit)
        seen.add(after.id)
        portal = after
    return found


def _line_of_province(portal: Portal, portals: Mapping[str, Portal]) -> list[Unit]:
    """What the portal of the province's People's Committee says."""
    for other in portals.values():
        if other.organ == "people-committee" and other.province == portal.province and other.valid_to is not None:
            return _line(other, portals)
    return []


def _present(portal: Portal, portals: Mapping[str, Portal]) -> Unit:
    """What it speaks for; where the file of a paper or a council tells no days, as its province's portal tells."""
    for other in portals.values() if portal.organ != "people-committee" and portal.valid_from is None else ():
        if other.organ == "people-committee" and other.province == portal.province and other.valid_to is None:
            return units_of(other)[-1]
    return units_of(portal)[-1]


def _predecessors(unit: Unit, portals: Mapping[str, Portal]) -> list[Unit]:
    """The last units of portals whose successor is that of ``unit``, and which ended on the day before it."""
    ended = (other for other in portals.values() if other.successor == unit.portal and other.valid_to is not None)
    return [units_of(other)[-1] for other in ended if _next_day(other.valid_to) == unit.valid_from and other.province]


def _joined(unit: Unit, after: Unit, portals: Mapping[str, Portal]) -> list[Unit]:
    """What else went into ``after``: its portal's own former unit, and those of other portals."""
    own = [former for former in units_of(portals[after.portal]) if _next_day(former.valid_to) == after.valid_from]
    others = [*own, *_predecessors(after, portals)]
    return [other for other in others if other.province not in (unit.province, after.province)]


def _next_day(day: date | None) -> date:
    return (day or date.max - timedelta(days=1)) + timedelta(days=1)
