"""What days tell of a pause."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from crawler.health.days import by_days

BEGIN = datetime(2026, 3, 2, 12, tzinfo=UTC)  # a Monday, far from Tết
DAY = timedelta(days=1)
FULL = 7 * 7
"""Days until a pause, which begins with a Monday eleven days before the next holiday."""


def looks(
    empty: Collection[int], pause: int, missing: Collection[int] = (), new: int = 1
) -> list[tuple[datetime, int]]:
    """A look a day: ``new`` on each day of work but for ``empty`` ones, then ``pause`` days without. The next look
    finds what a missing one would have found."""
    found = []
    kept = 0
    for day in range(FULL + pause):
        at = BEGIN + DAY * day
        kept += new if day < FULL and day not in empty and at.weekday() < 5 else 0
        if day not in missing:
            found.append((at, kept))
            kept = 0
    return found


def chance(empty: Collection[int], pause: int, missing: Collection[int] = (), new: int = 1) -> float:
    return by_days(looks(empty, pause, missing, new), DAY)


LONG_AGO, OF_LATE = (7, 9, 11, 15), (35, 37, 39, 43)
"""Days of the same weekdays; the last day of work before the pause is 46."""


def test_a_pause_is_likelier_in_a_slow_spell() -> None:
    """As many empty days say more where they are the last ones."""
    assert chance(OF_LATE, 3) > 1.3 * chance(LONG_AGO, 3)


def test_one_empty_day_is_no_spell() -> None:
    assert chance((43,), 3) < 1.3 * chance((15,), 3)


def test_busy_days_end_a_spell() -> None:
    """Three weeks and more after it, nothing of it is left."""
    assert chance(LONG_AGO, 3) == pytest.approx(chance([day + 7 for day in LONG_AGO], 3), rel=0.1)


@pytest.mark.parametrize("missing", [(9,), (9, 18, 29)])
def test_days_without_a_look_are_no_empty_days(missing: Collection[int]) -> None:
    assert chance((), 3, missing=missing) == pytest.approx(chance((), 3), rel=0.2)
    assert chance(missing, 3) > 1.3 * chance((), 3)


def test_each_day_of_work_makes_a_pause_less_likely() -> None:
    told = [chance(LONG_AGO, pause) for pause in range(6)]
    assert [one > 2 * other for one, other in pairwise(told)] == [True] * 5
