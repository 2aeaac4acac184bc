"""What is the best that can be said of frozen portals: ``python -m benchmarks.oracle --frozen 9300 9340``.

An oracle knows how each portal of ``tests/histories`` is drawn: its articles a day, its hours, its weekends, even in
which weeks its editor is away. What it does not know are the draws to come. It waits for the last look within three
median intervals, and then says how likely the portal, if nothing is wrong, is to be quiet for so long. The first table
has that chance for each frozen portal. The second counts, for the limit that calls so many of them in time, the alarms
that it gives in 200 months in which nothing is wrong: the sum of the chances of all pauses that would be called, on the
portals of ``--unchanged``. No rule that has the same looks to go by is right as often for as few.
The third is the same of one who knows all that and not when an editor is away: any day may be of those two weeks.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import islice, pairwise
from statistics import NormalDist, median
from typing import NamedTuple

from archive.observations import CrawlRun
from benchmarks.chance import MONTHS
from benchmarks.health import figure, work
from tests.histories.changes import CHANGES
from tests.histories.life import Life, draw_life, is_quiet
from tests.histories.proof import WARM
from tests.histories.replay import Replay

_HOURS = 11
"""Of a day, in any of which an article is published, and seen ``_BEHIND`` later."""
_BEHIND = 7
_AFTER = 75
"""Days of a frozen portal within which three of its intervals end."""
_LEAST = 7
"""Looks with news before a pause is asked of."""
_MONTH, _EACH = 30, 4
"""Days; and months that count of a portal without a change, after its first one."""
_MISSED = (0, 1, 2, 4, 8)
"""So many frozen portals may be late, in the second table."""
_SMALL = 1e-6
_AWAY = 2 / 52
"""Of a year, while an editor is away."""


class Pause(NamedTuple):
    """From a look with news to the last one in time."""

    start: datetime
    found: int
    """Articles at its start."""
    end: datetime
    usual: float
    """The median interval until then; days of work."""


@dataclass(frozen=True)
class _Paced(Life):
    """A portal whose editor is never away, or always."""

    pace: float

    def _pace(self, day: date) -> float:
        return self.pace


def drawn(life: Life, day: date) -> Sequence[float]:
    """The chances that none, one, two, ... articles are of ``day``.

    >>> drawn(draw_life(5), date(2025, 1, 1))
    (0.9, 0.1)
    """
    if is_quiet(day):
        return 0.9, 0.1
    if life.rate < 1:
        return (0.0, 0.8, 0.2) if day.weekday() in (1, 4) else (1.0,)
    return _around(life.rate * (life.weekend if day.weekday() >= 5 else life._pace(day)))


@lru_cache
def _around(rate: float) -> Sequence[float]:
    if 0.9 <= rate < 2:
        return 0.08, 0.6, 0.24, 0.08
    if not rate:
        return (1.0,)
    upto = [NormalDist(rate, 0.4 * rate).cdf(number + 0.5) for number in range(math.ceil(4 * rate) + 2)]
    return upto[0], *(other - one for one, other in pairwise(upto))


def chance(life: Life, pause: Pause) -> float:
    """That a portal which goes on as before is quiet in ``pause``."""
    day, last = pause.start.date(), pause.end.date()
    found = _rest(life, pause, (pause.end.hour if day == last else 24))
    while (day := day + timedelta(days=1)) < last:
        found *= drawn(life, day)[0]
    return found * (_none_until(life, last, pause.end.hour) if pause.start.date() < last else 1.0)


def guessed(life: Life, pause: Pause) -> float:
    """The same to one who does not know whether its editor is away just then."""
    usual, slow = (chance(_Paced(**vars(life), pace=pace), pause) for pace in (1.0, 0.5))
    return (1 - _AWAY) * usual + _AWAY * slow


def _seen(hour: int) -> float:
    """The part of a day's articles that is seen by then."""
    return min(_HOURS, max(0, hour - _BEHIND + 1)) / _HOURS


def _on_time(day: date, number: int) -> int:
    """Of so many articles, those that are seen in the hours of their day: of a Monday half are there when it begins."""
    return number - (number // 2 if day.weekday() == 0 else 0)


def _none_until(life: Life, day: date, hour: int) -> float:
    return sum(
        one * (1 - _seen(hour)) ** _on_time(day, number)
        for number, one in enumerate(drawn(life, day))
        if _on_time(day, number) == number
    )


def _rest(life: Life, pause: Pause, hour: int) -> float:
    """That the day of the look with news brings no more by ``hour``, as what it found tells."""
    day, seen = pause.start.date(), _seen(pause.start.hour)
    more = (_seen(hour) - seen) / (1 - seen) if seen < 1 else 0.0
    before = _left(life, pause.start) if not seen else [1.0]
    quiet = all_ = 0.0
    for number, one in enumerate(drawn(life, day)):
        on_time = _on_time(day, number)
        if seen and pause.found <= on_time:
            likely = one * _binomial(on_time, pause.found, seen)
            left = on_time - pause.found
        elif not seen and 0 <= (old := pause.found - (number - on_time)) < len(before):
            likely, left = one * before[old], on_time
        else:
            continue
        all_ += likely
        quiet += likely * (1 - more) ** left
    return quiet / all_ if all_ else 0.0


def _left(life: Life, start: datetime) -> list[float]:
    """The chances that none, one, two, ... articles of the day before are first seen by the first look of a day."""
    before = start.date() - timedelta(days=1)
    unseen = 1 - _seen(life.hours[-1])
    numbers = drawn(life, before)
    found = [0.0] * len(numbers)
    for number, one in enumerate(numbers):
        on_time = _on_time(before, number)
        for left in range(on_time + 1):
            found[left] += one * _binomial(on_time, left, unseen)
    return found


def _binomial(number: int, some: int, chance: float) -> float:
    return math.comb(number, some) * chance**some * (1 - chance) ** (number - some)


def pauses(runs: Sequence[CrawlRun], looks: int) -> Iterator[Pause]:
    """Of every look with news, the pause that would follow; those that are not over when the runs end are left out."""
    read = [(datetime.fromisoformat(run.started_at).replace(tzinfo=None), run) for run in runs if run.quality]
    news = [at for at, (_, run) in enumerate(read) if run.counts.get("found")]
    gaps = [work(read[one][0], read[other][0]) for one, other in pairwise(news)]
    for place, at in enumerate(news[_LEAST:], _LEAST):
        usual = median(gaps[:place])
        most = 3 * max(usual, 1 / looks) + 1 / looks
        start, run = read[at]
        ends = [when for when, _ in read[at + 1 :] if when - start <= timedelta(days=_AFTER)]
        late = next((count for count, when in enumerate(ends) if work(start, when) > most), 0)
        if late:
            yield Pause(start, run.counts["found"], ends[late - 1], usual)


def frozen(seed: int) -> tuple[Life, Pause]:
    """The portal of ``seed``, and how long it is quiet by the last look in time, once frozen."""
    life = draw_life(f"{seed}.0")
    change = next(each for each in CHANGES if each.freezes)
    steps = Replay(life, change, WARM).steps(WARM + 240)
    runs = [step.run for step in islice(steps, (WARM + _AFTER) * len(life.hours))]
    return life, list(pauses(runs, len(life.hours)))[-1]


def unchanged(seed: int) -> Iterator[tuple[float, float]]:
    """The chances of all pauses up to their last look in time, of a portal without a change: as they are, and as they
    are ``guessed``."""
    life = draw_life(seed)
    runs = [step.run for step in Replay(life).steps(_MONTH * (_EACH + 1))]
    for pause in pauses(runs, len(life.hours)):
        if pause.start.date() >= life.begins + timedelta(days=_MONTH):
            yield chance(life, pause), guessed(life, pause)


def _of_frozen(told: Sequence[tuple[float, Life, Pause]]) -> Iterator[str]:
    yield "| frozen portal | articles a day | looks a day | median interval | quiet from | to | chance of that |"
    yield "|---|---|---|---|---|---|---|"
    for each, life, pause in told:
        times = f"{pause.usual:.2f} | {pause.start:%a %H:%M} | {pause.end:%a %H:%M}"
        said = f"{each:.2g}" if each >= _SMALL else f"< {_SMALL:g}"
        yield f"| {life.seed} | {life.rate:g} | {len(life.hours)} | {times} | {said} |"


def _limits(told: Sequence[float], by_chance: Sequence[tuple[float, float]], months: int) -> Iterator[str]:
    """``told`` falls; ``by_chance`` has the chances as they are, and as whoever says it takes them to be."""
    yield f"| in time of {len(told)} | chance at most | false alarms in {MONTHS} months |"
    yield "|---|---|---|"
    for missed in _MISSED:
        limit = told[missed] if missed < len(told) else 0.0
        false = sum(true for true, taken in by_chance if taken <= limit) * MONTHS / months
        yield f"| {len(told) - missed} | {limit:.2g} | {figure(false)} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--frozen", type=int, nargs=2, metavar=("FROM", "TO"), default=(9300, 9340))
    parser.add_argument("--unchanged", type=int, nargs=2, metavar=("FROM", "TO"), default=(9100, 9150))
    asked = parser.parse_args()
    found = ((life, pause) for life, pause in map(frozen, range(*asked.frozen)))
    told = sorted(((chance(life, pause), life, pause) for life, pause in found), key=lambda each: -each[0])
    print(*_of_frozen(told), "", sep="\n", flush=True)
    seeds = range(*asked.unchanged)
    by_chance = [each for seed in seeds for each in unchanged(seed)]
    months = _EACH * len(seeds)
    known = [(true, true) for true, _ in by_chance]
    print(*_limits([each for each, _, _ in told], known, months), "", sep="\n", flush=True)
    less = sorted((guessed(life, pause) for _, life, pause in told), reverse=True)
    print(*_limits(less, by_chance, months), sep="\n")


if __name__ == "__main__":
    main()
