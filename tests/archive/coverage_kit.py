"""Sightings and looks, as an archive's coverage counts them."""

from __future__ import annotations

from tests.archive.building import DAY, observation, sighting

EARLY, LATE = f"{DAY}T01:00:00Z", f"{DAY}T09:00:00Z"


def seen(number: int, **changes: object) -> object:
    return sighting(f"vidu:{number}", url=f"https://vidu.example/{number}", **changes)


def missed(number: int, kind: str, **changes: object) -> object:
    return observation(f"vidu:{number}", url=f"https://vidu.example/{number}", kind=kind, **changes)
