"""What the old portal said last of each of its articles."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from archive.mergers.traits import place
from archive.observations import CrawlRun, Observation
from archive.reader import Archive

_THERE = ("unchanged", "revised", "back")
_AWAY = ("missing", "gone", "moved")


class Last(NamedTuple):
    """The last look at an article, and the last one that read it."""

    look: str = ""
    seen: str = ""
    is_away: bool = False
    moved_to: str | None = None


class Looks:
    """By article; some 300 bytes for each that was looked at again."""

    def __init__(self, archive: Archive, portal: str) -> None:
        self._last: dict[str, Last] = {}
        for each in archive.observations(portal):
            self._see(each)
        led = Counter(place(each.moved_to) for each in self._last.values() if each.moved_to)
        # A portal that is switched off sends every address to the new one's front page: that is no article's.
        self._fronts = {
            where for where, count in led.items() if count > 1 or (where.endswith("/") and where.count("/") == 1)
        }
        runs = [run for run in archive.runs(portal) if run.command == "crawl"]
        self._shut_since = _shut_since(runs)

    def _see(self, each: Observation) -> None:
        if each.id is None:
            return
        known = self._last.get(each.id, Last())
        when = each.fetched_at or each.recorded_at or ""
        if each.kind in (*_THERE, *_AWAY) and when >= known.look:
            is_away = each.kind in _AWAY
            self._last[each.id] = Last(when, known.seen if is_away else when, is_away, each.moved_to)

    def of(self, id: str, captured: str | None) -> Last:
        """The last look at an article whose latest revision was ``captured`` then."""
        last = self._last.get(id, Last())
        captured = captured or ""
        if captured > last.look:
            last = Last(captured, captured)
        elif captured > last.seen:
            last = last._replace(seen=captured)
        if last.moved_to is not None and place(last.moved_to) in self._fronts:
            last = last._replace(moved_to=None)
        if self._shut_since is not None and not last.is_away and last.look <= self._shut_since:
            last = last._replace(look=self._shut_since, is_away=True)
        return last


def _shut_since(runs: list[CrawlRun]) -> str | None:
    """When the last runs began to find the portal unreachable; None where the last one came in."""
    since = None
    for run in reversed(runs):
        if run.finish != "unreachable":
            break
        since = run.started_at
    return since
