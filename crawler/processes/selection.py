"""Which portals a crawl of many is of: all, those of a province, those of a family."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from difflib import get_close_matches
from urllib.parse import urlsplit

from msgspec import Struct

from archive.words import either
from crawler.clean.text import fold
from crawler.clean.urls import canonical
from crawler.errors import CongtinError, UnknownPortal
from crawler.portals import registry
from crawler.portals.model import Portal
from crawler.portals.succession import units_of


class Selection(Struct, frozen=True, kw_only=True):
    """What was chosen, and what was not though it was asked for."""

    portals: list[Portal]
    switched_off: list[str] = []
    """Ids of portals whose last day (``valid_to``) has passed."""
    broken: Mapping[str, CongtinError] = {}
    """Files that declare nothing, by id, with why."""

    @property
    def notes(self) -> list[str]:
        """Lines that say what was left out."""
        said = [f"{name} is left out: {error}" for name, error in self.broken.items()]
        if self.switched_off:
            many, them = len(self.switched_off), ", ".join(self.switched_off)
            said.append(
                f"1 portal is left out, switched off by now (valid_to): {them}. Name it to crawl it."
                if many == 1
                else f"{many} portals are left out, switched off by now (valid_to): {them}. Name one to crawl it."
            )
        return said


def select(
    portals: Iterable[Portal],
    broken: Mapping[str, CongtinError],
    *,
    today: date,
    province: str | None = None,
    family: str | None = None,
    without: Sequence[str] = (),
) -> Selection:
    """Those of ``portals`` that speak for ``province`` (its code or its name) or did, and are of ``family``.

    Portals that are switched off are left out, and those that ``without`` names. Raises ``UnknownPortal`` where
    nothing is left, with what could have been said.
    """
    known = [portal for portal in portals if portal.id not in without]
    names = _named(known, province) if province is not None else frozenset()
    chosen = [
        portal
        for portal in known
        if (province is None or _speaks_for(portal, names)) and family in (None, portal.family)
    ]
    if not chosen:
        raise UnknownPortal(_nothing(known, province, family))
    off = [portal.id for portal in chosen if portal.valid_to is not None and portal.valid_to < today]
    found = Selection(
        portals=[portal for portal in chosen if portal.id not in off], switched_off=off, broken=dict(broken)
    )
    if not found.portals:
        raise UnknownPortal(" ".join(found.notes[-1:]))
    return found


def ended(targets: Iterable[str], today: date) -> list[str]:
    """A line for each of ``targets`` that is a portal whose last day has passed: where it goes on. What no portal is
    called is for others to say."""
    said = []
    for target in targets:
        with suppress(CongtinError):
            portal = registry.resolve(target)
            if portal.valid_to is not None and portal.valid_to < today:
                ended_on = f"{portal.id} ended on {portal.valid_to}"
                after = f"{ended_on}; {portal.successor} goes on for it" if portal.successor else ended_on
                said.append(f"{after}; asking the old one all the same")
    return said


def begun(targets: Iterable[str]) -> list[str]:
    """A line for each of ``targets`` that is an address below a portal's home page: whether that counts."""
    said = []
    for target in targets:
        with suppress(CongtinError):
            url, portal = canonical(target), registry.resolve(target)
            if url is None or urlsplit(url)[2:4] in (("", ""), ("/", "")) or url == _declared_home(portal):
                continue
            if portal.home == url:
                said.append(f"{portal.id} is crawled whole, beginning at {url}; --section TEXT crawls a part of it")
            else:
                said.append(f"{portal.id} is crawled whole, from {portal.home} on; --section TEXT crawls a part of it")
    return said


def _declared_home(portal: Portal) -> str | None:
    return registry.load(portal.id).home if registry.file_of(portal) is not None else None


def _named(portals: Iterable[Portal], province: str) -> frozenset[str]:
    """The names of what is meant by a code or a name, folded: only committees' portals have codes."""
    if not province.isdigit():
        return frozenset([fold(province)])
    units = (unit for portal in portals for unit in units_of(portal))
    return frozenset(fold(unit.province) for unit in units if unit.gso_code == province)


def _speaks_for(portal: Portal, names: Container[str]) -> bool:
    return any(fold(unit.province) in names for unit in units_of(portal))


def _near(portals: Iterable[Portal], province: str) -> list[str]:
    """Names of provinces that are spelt much like ``province``, whatever its marks and hyphens are."""
    names = {fold(unit.province): unit.province for portal in portals for unit in units_of(portal)}
    return [names[each] for each in get_close_matches(fold(province.replace("-", " ")), names)]


def _nothing(known: Sequence[Portal], province: str | None, family: str | None) -> str:
    families = sorted({portal.family for portal in known if portal.family})
    if family is not None and family not in families:
        near = get_close_matches(family, families)
        meant = f"did you mean {near[0]}? " if near else ""
        return f"no portal is of the family {family!r}: {meant}there are {', '.join(families)}"
    if family is None:
        near = _near(known, province or "")
        if near:
            return f"no portal speaks for {province!r}: did you mean {either(near)}?"
        return f"no portal speaks for {province!r}: give a code of two digits or a name, as in `congtin portals list`"
    return f"no portal of the family {family!r} speaks for {province!r}: `congtin portals list` shows what there is"
