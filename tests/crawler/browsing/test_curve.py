"""The picture of view counts: none of a moment, labels that stand apart, no surge out of one read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from archive.judging.viewcounts import ViewCount
from crawler.browsing.curve import HEIGHT, WIDTH, Curve, curve

_LETTER = 7
"""Pixels, at most, of a digit of the labels."""


def drawn(after: timedelta, views: tuple[int, int] = (10, 90)) -> Curve | None:
    first = datetime(2026, 11, 23, 5, 54, tzinfo=UTC)
    times = (first, first + after)
    return curve([ViewCount(time, count, "page", None) for time, count in zip(times, views, strict=True)])


@pytest.mark.parametrize("seconds", [0, 50])
def test_counts_of_one_moment_are_not_drawn(seconds: int) -> None:
    assert drawn(timedelta(seconds=seconds)) is None


@pytest.mark.parametrize(
    ("after", "labels"),
    [
        (timedelta(hours=5), ["2026-11-23 05:54 UTC", "2026-11-23 10:54 UTC"]),
        (timedelta(days=1), ["2026-11-23 05:54 UTC", "2026-11-24 05:54 UTC"]),
        (timedelta(days=4), ["2026-11-23", "2026-11-25", "2026-11-27"]),
    ],
)
def test_labels_stand_apart_and_within(after: timedelta, labels: list[str]) -> None:
    found = drawn(after)
    assert found is not None
    assert [tick.label for tick in found.across] == labels
    ends, last = [0.0], len(labels) - 1
    for at, tick in enumerate(found.across):
        wide = _LETTER * len(tick.label)
        begin = tick.at - (0 if at == 0 else wide if at == last else wide / 2)
        assert begin > ends[-1]
        ends.append(begin + wide)
    assert ends[-1] <= WIDTH


def test_one_read_is_no_surge() -> None:
    found = drawn(timedelta(days=4), (76135, 76136))
    assert found is not None
    assert abs(found.points[0].y - found.points[1].y) < HEIGHT / 50
    assert found.points[0].y != found.points[1].y
