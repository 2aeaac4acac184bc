"""What ``congtin health`` can know, and what it finds: ``python -m benchmarks.health --seeds 0 20``.

The first table is arithmetic: what a portal that publishes by chance in office hours, and is looked at so often a day,
shows when it goes on as before. Whoever says after three of its median intervals at the latest that it is frozen says
so of every such pause: the last column counts them.
The second is played: the histories of ``tests/histories`` on portals drawn from seeds. ``--poisson`` plays the portals
of the first table, and counts those that are called silent for nothing.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import count, pairwise
from statistics import median
from typing import NamedTuple

from archive.observations import CrawlRun
from benchmarks.chance import HOURS, LOOKS, MONTHS, OPENS, RATES, is_worked, silences
from crawler.health.check import check
from tests.histories.changes import CHANGES, Change
from tests.histories.life import draw_life
from tests.histories.proof import WARM, detect, false_alarms
from tests.histories.replay import Replay

WORKING_DAYS = 22
LEAST = 0.01
"""The least number of alarms that is told from none."""


class Bound(NamedTuple):
    """What a rhythm allows; times in days of work."""

    median: float
    last_look: float
    expected: float
    false: float


def bound(rate: float, looks: int) -> Bound:
    """Of a portal with ``rate`` articles a day of work, looked at at ``looks`` hours of it.

    >>> [round(each, 2) for each in bound(1, 1)]
    [1.0, 4.0, 4.0, 50.94]
    """
    slots = [_published(at / looks, (at + 1) / looks) * rate for at in range(looks)]
    starts = [1 - math.exp(-slots[at - 1]) for at in range(looks)]  # news in the slot before
    chances = [start / sum(starts) for start in starts]
    usual = next(gap for gap in count(1) if _quiet(slots, chances, gap) <= 0.5) / looks
    last = math.floor((3 * max(usual, 1 / looks) + 1 / looks) * looks + 1e-9)
    false = MONTHS * WORKING_DAYS * sum(starts) * _quiet(slots, chances, last)
    return Bound(usual, last / looks, last / looks * rate, false)


def _published(start: float, end: float) -> float:
    """The part of a day's articles between two moments, as parts of the day."""
    return max(0.0, min(end * 24, OPENS + HOURS) - max(start * 24, OPENS)) / HOURS


def _quiet(slots: list[float], chances: list[float], gap: int) -> float:
    """The chance that so many looks after one with news find none."""
    return sum(
        chance * math.exp(-sum(slots[(at + ahead) % len(slots)] for ahead in range(gap)))
        for at, chance in enumerate(chances)
    )


def figure(number: float) -> str:
    """A number to two places that tell, as people write it.

    >>> [figure(each) for each in (156.3, 70.2, 2.61, 0.034, 5.6e-11)]
    ['160', '70', '2.6', '0.034', '< 0.01']
    """
    if number < LEAST:
        return f"< {LEAST:g}"
    return f"{float(f'{number:.2g}'):.15g}"


def arithmetic() -> Iterator[str]:
    """The table that docs/health.md shows, line by line."""
    yield "| articles a day | looks a day | median interval | last look in time | expected by then | false alarms |"
    yield "|---|---|---|---|---|---|"
    for rate in RATES:
        for looks in LOOKS:
            each = bound(rate, looks)
            times = f"{each.median:.2f} | {each.last_look:.2f} | {each.expected:.1f}"
            yield f"| {rate:g} | {looks} | {times} | {figure(each.false)} |"


def is_in_time(runs: Sequence[CrawlRun], looks: int) -> bool:
    """Whether the last of ``runs`` is within three of the median intervals between those with news, and the one more
    that a portal looked at so many times a day takes to be seen; in time of work."""
    started = [datetime.fromisoformat(run.started_at) for run in runs]
    news = [at for run, at in zip(runs, started, strict=True) if run.counts.get("found")]
    usual = median(work(one, other) for one, other in pairwise(news))
    return work(news[-1], started[-1]) <= 3 * max(usual, 1 / looks) + 1 / looks


def work(start: datetime, end: datetime) -> float:
    """Days between two moments without those on which offices rest."""
    hours = round((end - start).total_seconds() / 3600)
    return sum(is_worked((start + timedelta(hours=ahead)).date()) for ahead in range(hours)) / 24


def is_late(seed: int, change: Change) -> bool:
    """Whether the portal of ``seed``, frozen, is shown as late or silent within three of its own median intervals."""
    life = draw_life(f"{seed}.0")
    runs = []
    for step in Replay(life, change, WARM).steps(WARM + 240):
        runs.append(step.run)
        if step.is_after and not is_in_time(runs, len(life.hours)):
            return False
        if step.is_after and check("haidong", runs, datetime.fromisoformat(step.run.ended_at)).state in {
            "late",
            "silent",
        }:
            return True
    return False


class Lateness(NamedTuple):
    """How often a portal that goes on as before was shown as late, after its first month."""

    spells: int
    late: int
    """Looks."""
    looks: int


def lateness(seed: int, months: int) -> Lateness:
    """Of the portal of ``seed``, unchanged, in so many months."""
    runs, states = [], []
    for step in Replay(draw_life(seed)).steps(30 * (months + 1)):
        runs.append(step.run)
        states.append(check("haidong", runs, datetime.fromisoformat(step.run.ended_at)).state == "late")
    states = states[len(states) // (months + 1) :]
    spells = sum(now and not before for before, now in pairwise([False, *states]))
    return Lateness(spells, sum(states), len(states))


def _late(seeds: range, months: int = 4) -> Iterator[str]:
    """How often portals were late for nothing: all, and those of each pace."""
    paces = dict[float, list[Lateness]]()
    for seed in seeds:
        each = lateness(seed, months)
        for pace in (0.0, draw_life(seed).rate):
            paces.setdefault(pace, []).append(each)
    for pace, found in sorted(paces.items()):
        spells, late, looks = (sum(each) for each in zip(*found, strict=True))
        yield f"{spells:4} times late in {months * len(found)} months, {late / looks:.1%} of the looks: {_named(pace)}"


def _named(pace: float) -> str:
    return f"{pace:g} articles a day" if pace else "all portals"


def _played(seeds: range, only: str) -> Iterator[str]:
    for change in (each for each in CHANGES if only in each.name):
        told = [verdict for seed in seeds if (verdict := detect(seed, change)) is not None]
        yield f"{sum(verdict.is_found for verdict in told):4} of {len(told):3}  {change.name}"
        yield from (f"    {verdict}" for verdict in told if not verdict.is_found)
        if change.freezes:
            yield f"{sum(is_late(seed, change) for seed in seeds):4} of {len(seeds):3}  {change.name}: late or silent"


def _unchanged(seeds: range) -> Iterator[str]:
    said = [line for seed in seeds for line in false_alarms(seed)]
    yield f"{len(said):4} false alarms in {4 * len(seeds)} months of unchanged portals"
    yield from (f"    {line}" for line in said)
    yield from _late(seeds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, nargs=2, metavar=("FROM", "TO"), help="portals with a planted change")
    parser.add_argument("--unchanged", type=int, nargs=2, metavar=("FROM", "TO"), help="portals without one")
    parser.add_argument("--only", default="", metavar="TEXT", help="changes whose name has this, as 'frozen'")
    parser.add_argument("--poisson", action="store_true", help="portals by chance: how often silent for nothing")
    asked = parser.parse_args()
    if not (asked.seeds or asked.unchanged or asked.poisson):
        print(*arithmetic(), sep="\n")
    for line in silences() if asked.poisson else ():
        print(line, flush=True)
    for line in _played(range(*asked.seeds), asked.only) if asked.seeds else ():
        print(line, flush=True)
    for line in _unchanged(range(*asked.unchanged)) if asked.unchanged else ():
        print(line, flush=True)


if __name__ == "__main__":
    main()
