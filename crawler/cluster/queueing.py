"""In which order portals are given to machines: what takes longest first, so that nothing long is left for the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from archive.choosing.last import last_runs
from archive.times import instant
from crawler.portals.hosts import chains
from crawler.portals.model import Portal

Chain = list[str]
"""Ids of portals that are crawled one after another, since they ask one host."""

_PARTIAL = ("limit", "interrupted")


def queue(portals: Sequence[Portal], seconds: Mapping[str, float]) -> list[Chain]:
    """The portals' chains in the order in which they are to begin. ``seconds``: what each took the last time.

    A portal of which nothing is known comes before all others: its first crawl is of all its articles.

    >>> mot, hai, ba = (Portal(id=name, home=f"https://{name}.vn/") for name in ("mot", "hai", "ba"))
    >>> queue([mot, hai, ba], {"mot": 10.0, "hai": 3600.0})
    [['ba'], ['hai'], ['mot']]
    """
    found = [[portal.id for portal in chain] for chain in chains(portals)]

    def wait(chain: Chain) -> tuple[int, float]:
        known = [seconds[name] for name in chain if name in seconds]
        return len(known) - len(chain), -sum(known)

    return sorted(found, key=wait)


def lasted(root: Path, names: Sequence[str]) -> dict[str, float]:
    """How long the newest run of each portal took that came to an end of its own; without those that have none."""
    found = {}
    for name in names:
        for run in last_runs(root, name):
            if run.command == "crawl" and run.finish not in _PARTIAL:
                found[name] = max(0.0, instant(run.ended_at) - instant(run.started_at))
    return found
