"""The state of many crawls at once: one live table on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Self

from rich.console import Console, Group
from rich.live import Live
from rich.table import Table
from rich.text import Text

from archive.showing.durations import duration
from archive.showing.tables import fits
from archive.words import _, again
from crawler.processes.outcome import Outcome
from crawler.processes.pipe import Progress

TERMINAL_SECONDS = 0.5
PLAIN_SECONDS = 30.0
_LEAST = 2
"""Columns that are shown on a terminal of any width: whose state, and the state."""
_FRAME = 8
"""Lines of a terminal that are not rows: heads, the sums, what was typed before."""


def fell_short(outcome: Outcome) -> bool:
    """Whether something that should have come did not."""
    return outcome.exit_code != 0


class Board:
    """Entered, it shows; ``show`` may be called as often as one likes. For one thread. ``quiet``: it only says."""

    def __init__(self, portals: Sequence[str], console: Console | None = None, *, quiet: bool = False) -> None:
        self._portals = list(portals)
        self._console = console or Console(stderr=True, highlight=False)
        self._quiet = quiet
        self._live: Live | None = None
        self._last = time.monotonic()
        self._said: set[str] = set()
        self._began = time.monotonic()

    def __enter__(self) -> Self:
        if self._console.is_terminal and not self._console.is_dumb_terminal and not self._quiet:
            self._live = Live(console=self._console, auto_refresh=False, transient=True)
            self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._live is not None:
            self._live.stop()

    def say(self, line: str) -> None:
        """A line that stays."""
        self._console.print(Text(again(line)), soft_wrap=True)

    def show(self, progress: Mapping[str, Progress], outcomes: Mapping[str, Outcome], *, now: bool = False) -> None:
        """Shows how far each portal is, where the last time is long enough ago, or ``now``."""
        if self._quiet:
            return
        if self._live is None:
            self._plain(progress, outcomes)
        elif now or time.monotonic() - self._last >= TERMINAL_SECONDS:
            self._last = time.monotonic()
            height = max(4, self._console.height - _FRAME)
            rows = table(self._portals, progress, outcomes, height)
            while len(rows.columns) > _LEAST and not fits(self._console, rows):
                rows.columns.pop()  # the last figures rather than a part of each
            self._live.update(Group(rows, Text(sums(self._portals, progress, outcomes))), refresh=True)

    def _plain(self, progress: Mapping[str, Progress], outcomes: Mapping[str, Outcome]) -> None:
        for name in [name for name in outcomes if name not in self._said]:
            self._said.add(name)
            self.say(ended(outcomes[name]))
        if time.monotonic() - self._last >= PLAIN_SECONDS:
            self._last = time.monotonic()
            self.say(sums(self._portals, progress, outcomes))


def table(
    portals: Sequence[str], progress: Mapping[str, Progress], outcomes: Mapping[str, Outcome], height: int
) -> Table:
    """At most ``height`` portals, those under way before those that have ended."""
    found = Table(box=None, pad_edge=False)
    for name in (_("portal"), _("state")):
        found.add_column(name, no_wrap=True)
    for name in (_("found"), _("stored"), _("refused"), _("failed"), _("pages/s"), _("left")):
        found.add_column(name, justify="right")
    ordered = sorted(portals, key=lambda name: (name in outcomes, name not in progress))
    for name in ordered[:height]:
        found.add_row(*_row(name, progress.get(name), outcomes.get(name)))
    if (more := len(ordered) - height) > 0:
        found.add_row(_("and {count} more", count=more))
    return found


def _row(name: str, progress: Progress | None, outcome: Outcome | None) -> tuple[Text | str, ...]:
    if outcome is not None:
        style = "red" if fell_short(outcome) else "green"
        counts = (outcome.counts, outcome.refused, outcome.failed)
        return (name, Text(again(outcome.finish), style), *_counted(*counts), "", "")
    if progress is None:
        return (name, Text(_("waiting"), "dim"))
    rate = f"{progress.rate:.1f}" if progress.rate else ""
    left = duration(progress.waits / progress.rate) if progress.waits and progress.rate else ""
    return (name, again(progress.state), *_counted(progress.counts, progress.refused, progress.failed), rate, left)


def _counted(counts: Mapping[str, int], refused: Mapping[str, int], failed: Mapping[str, int]) -> tuple[str, ...]:
    numbers = (counts.get("found", 0), counts.get("stored", 0), sum(refused.values()), sum(failed.values()))
    return tuple(str(number) if number else "" for number in numbers)


def ended(outcome: Outcome) -> str:
    """One portal's end in a line.

    >>> ended(Outcome(portal="vidu", archive="a", finish="finished", counts={"found": 7, "stored": 5}, seconds=61.0))
    'vidu: finished after 1 min, 7 found, 5 stored'
    """
    counts = outcome.counts
    said = f"{outcome.portal}: {again(outcome.finish)}"
    if counts:
        said += " " + _(
            "after {time}, {found} found, {stored} stored",
            time=duration(outcome.seconds),
            found=counts.get("found", 0),
            stored=counts.get("stored", 0),
        )
    return said + (f": {again(outcome.error)}" if outcome.error else "")


def sums(portals: Sequence[str], progress: Mapping[str, Progress], outcomes: Mapping[str, Outcome]) -> str:
    """Where all of them are, in a line."""
    live = [progress[name] for name in portals if name in progress and name not in outcomes]
    done = [outcomes[name] for name in portals if name in outcomes]
    short = sum(fell_short(outcome) for outcome in done)
    counts = [*(each.counts for each in live), *(outcome.counts for outcome in done)]
    found, stored = (sum(count.get(name, 0) for count in counts) for name in ("found", "stored"))
    crawling = sum(each.state == "crawling" for each in live)
    return _(
        "{portals} portals: {crawling} crawling, {ended} ended{short}, {waiting} to come; {found} found, "
        "{stored} stored, {rate} pages/s",
        portals=len(portals),
        crawling=crawling,
        ended=len(done),
        short=" (" + _("{count} fell short", count=short) + ")" if short else "",
        waiting=len(portals) - crawling - len(done),
        found=found,
        stored=stored,
        rate=f"{sum(each.rate for each in live):.1f}",
    )
