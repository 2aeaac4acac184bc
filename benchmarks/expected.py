"""How many false alarms of silence are to be expected: ``python -m benchmarks.expected --seeds 5000 5250``.

To count alarms takes thousands of months: one in 200 is the bar. So every look with news is asked, on portals of
``tests/histories`` without a change: were nothing to come from now on, would ``congtin health`` say by the last look in
time that the portal is silent? The oracle knows how likely just that is where nothing is wrong. The sum of these
chances is the number to be expected, and tells far more than the few alarms that came. Pauses that hardly come are
asked of as rarely, and count for as many more.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from random import Random

from msgspec.structs import replace

from archive.judging.quality import Quality
from archive.observations import CrawlRun
from benchmarks.chance import MONTHS
from benchmarks.health import figure
from benchmarks.oracle import Pause, chance, pauses
from crawler.health.rhythm import rhythm
from tests.histories.life import draw_life
from tests.histories.replay import Replay

_MONTH, _EACH = 30, 4
"""Days; and months that count of a portal, after its first one."""
_SURE, _LEAST = 0.004, 0.004
"""Pauses of such a chance are all asked of, others of a lower one in proportion, and of all at least so many."""


def false_silences(seed: int) -> Iterator[tuple[float, float]]:
    """Of the pauses that would be called silent: their chance, and how many pauses each stands for."""
    life, random = draw_life(seed), Random(f"expected {seed}")
    runs = [step.run for step in Replay(life).steps(_MONTH * (_EACH + 1))]
    for pause in pauses(runs, len(life.hours)):
        if pause.start.date() < life.begins + timedelta(days=_MONTH):
            continue
        true = chance(life, pause)
        part = min(1.0, max(true / _SURE, _LEAST))
        if random.random() < part and is_silent(runs, pause):
            yield true, 1 / part


def is_silent(runs: Sequence[CrawlRun], pause: Pause) -> bool:
    """Whether the portal is silent at the end of ``pause``, if nothing came in it."""
    told = []
    for run in runs:
        at = datetime.fromisoformat(run.started_at).replace(tzinfo=None)
        if at <= pause.start:
            told.append(run)
        elif at <= pause.end:
            told.append(replace(run, counts={}, quality=Quality() if run.quality is not None else None))
    beat = rhythm(told)
    return beat is not None and beat.is_silent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, nargs=2, metavar=("FROM", "TO"), default=(5000, 5250))
    seeds = range(*parser.parse_args().seeds)
    paces = dict[float, float]()
    for seed in seeds:
        pace = draw_life(seed).rate
        paces[pace] = paces.get(pace, 0.0) + sum(true * many for true, many in false_silences(seed))
    months = _EACH * len(seeds)
    print(
        f"{figure(sum(paces.values()) * MONTHS / months)} false alarms to be expected in {MONTHS} months, of {months}"
    )
    for pace, found in sorted(paces.items()):
        print(f"    {figure(found * MONTHS / months)} of portals with {pace:g} articles a day")


if __name__ == "__main__":
    main()
