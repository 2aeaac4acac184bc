"""A portal as it was: its dated layouts."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from crawler.clean.zone import VIETNAM
from crawler.portals.model import Portal


def as_of(portal: Portal, moment: datetime | None) -> Portal:
    """The portal with the layout that held at ``moment`` (aware), the last day included; itself where that is the
    newest one, or nothing tells when.

    A layout says what was otherwise: its selectors and formats come first, those of today after them.
    """
    if moment is None or not portal.layouts:
        return portal
    day = moment.astimezone(VIETNAM).date()
    layout = min((each for each in portal.layouts if day <= each.until), key=lambda each: each.until, default=None)
    if layout is None:
        return portal
    selectors = {name: _listed(value) for name, value in portal.selectors.items()}
    for name, value in layout.selectors.items():
        selectors[name] = [*_listed(value), *selectors.get(name, [])]
    return replace(
        portal,
        family=layout.family or portal.family,
        selectors=selectors,
        date_formats=[*layout.date_formats, *portal.date_formats],
        layouts=[],
    )


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value
