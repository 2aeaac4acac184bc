"""The oracle knows the portals of the histories as they are drawn."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from archive.judging.quality import Quality
from benchmarks.oracle import Pause, chance, drawn, guessed, pauses
from tests.archive.building import run
from tests.histories.life import draw_life

DRAWS = 4000
MONDAY = date(2025, 6, 2)


@pytest.mark.parametrize("rate", [0.4, 1.0, 2.0, 8.0, 25.0])
@pytest.mark.parametrize("day", [MONDAY, MONDAY + timedelta(days=5), date(2025, 9, 2)])
def test_days_are_as_they_are_drawn(rate: float, day: date) -> None:
    life = replace(draw_life(1), rate=rate, weekend=0.3)
    rng = random.Random(0)
    found = [life.new_on(day, rng) for _ in range(DRAWS)]
    told = drawn(life, day)
    assert sum(told) == pytest.approx(1, abs=1e-3)
    assert sum(number * each for number, each in enumerate(told)) == pytest.approx(
        sum(found) / DRAWS, rel=0.1, abs=0.01
    )
    assert told[0] == pytest.approx(found.count(0) / DRAWS, rel=0.3, abs=0.005)


def quiet(rate: float, hours: Sequence[int], start: datetime, end: datetime, found: int = 1) -> float:
    life = replace(draw_life(1), rate=rate, weekend=0.3, hours=tuple(hours))
    return chance(life, Pause(start, found, end, 1.0))


def test_who_publishes_on_two_days_is_never_quiet_on_them() -> None:
    wednesday = datetime(2025, 6, 4, 1)
    assert quiet(0.4, (1,), wednesday, wednesday + timedelta(days=2)) == 1
    assert quiet(0.4, (1,), wednesday, wednesday + timedelta(days=3)) == 0


def test_days_without_news_multiply() -> None:
    wednesday = datetime(2025, 6, 4, 1)
    one, two = (quiet(1.0, (1,), wednesday, wednesday + timedelta(days=days)) for days in (1, 2))
    assert [one, two] == pytest.approx([0.08, 0.08**2])


def test_who_does_not_know_when_an_editor_is_away_takes_the_mean_of_all_weeks() -> None:
    life = replace(draw_life(1), rate=2.0, hours=(1,))
    wednesdays = [date.fromisocalendar(2025, week, 3) for week in range(20, 30)]
    starts = [datetime(day.year, day.month, day.day, 1) for day in wednesdays]
    known, told = (
        [each(life, Pause(start, 1, start + timedelta(days=2), 1.0)) for start in starts] for each in (chance, guessed)
    )
    assert told == [pytest.approx(told[0])] * len(starts)
    assert min(known) < told[0] < 2 * min(known)


@pytest.mark.parametrize("hours", [(0, 10), (4, 15)])
def test_what_a_look_found_tells_of_the_rest_of_its_day(hours: tuple[int, int]) -> None:
    early, late = (datetime(2025, 6, 4, hours[1]), datetime(2025, 6, 5, hours[0]))
    rng = random.Random(0)
    life = replace(draw_life(1), rate=4.0)
    found = list[int]()
    for _ in range(10 * DRAWS):
        seen = [rng.randint(0, 10) + 7 <= hours[1] for _ in range(life.new_on(early.date(), rng))]
        found += [len(seen) - 2] if sum(seen) == 2 else []
    assert quiet(4.0, hours, early, late, found=2) == pytest.approx(found.count(0) / len(found), rel=0.15)


def test_a_pause_ends_with_the_last_look_in_time() -> None:
    days = [datetime(2025, 6, 2, 10) + timedelta(days=day) for day in range(30)]
    made = [
        run(started_at=f"{at:%Y-%m-%dT%H:%M:%SZ}", counts={"found": int(at < days[10])}, quality=Quality())
        for at in days
    ]
    (*_, last) = pauses(made, looks=1)
    assert (last.start, last.end) == (days[9], days[15])  # from a Wednesday to a Tuesday, over a weekend
