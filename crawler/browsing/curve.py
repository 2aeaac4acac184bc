"""The view counts of an article as a picture: SVG of our own, text and numbers only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from archive.judging.viewcounts import ViewCount
from crawler.browsing.filters import grouped

WIDTH, HEIGHT = 640, 220
LEFT, RIGHT = 120, 16
"""On the left there is room for a count of seven figures in the letters of a narrow screen, clear of the first dot."""
_TOP, _BOTTOM = 14, 30
_MOST = 400
"""Points that are drawn: more cannot be told apart."""
_LEAST = timedelta(minutes=10)
"""Counts nearer to each other than that tell of a moment: they are listed, not drawn."""
_DAY, _MOMENT = "%Y-%m-%d", "%Y-%m-%d %H:%M UTC"


class Point(NamedTuple):
    """One count on the picture."""

    x: float
    y: float
    is_own: bool
    """Whether the page itself was fetched then: the portal may have counted that too."""
    said: str


class Tick(NamedTuple):
    """A line of the frame with its label."""

    at: float
    label: str


class Curve(NamedTuple):
    """What the template draws."""

    points: list[Point]
    line: str
    """The points, as ``polyline`` has them."""
    across: list[Tick]
    up: list[Tick]
    summary: str
    """In words, for whoever does not see it."""


def curve(counts: Sequence[ViewCount]) -> Curve | None:
    """The picture of ``counts`` (by time); None where there is no course: fewer than two, or all within minutes."""
    if len(counts) < 2 or counts[-1].time - counts[0].time < _LEAST:
        return None
    shown = [counts[at * (len(counts) - 1) // (_MOST - 1)] for at in range(_MOST)] if len(counts) > _MOST else counts
    first, last = shown[0].time, shown[-1].time
    low, high, step = _scale(min(each.views for each in shown), max(each.views for each in shown))
    points = [
        Point(
            _across(each.time, first, last),
            _up(each.views, low, high),
            each.views_from == "page",
            f"{each.time:%Y-%m-%d %H:%M} UTC: {grouped(each.views)}",
        )
        for each in shown
    ]
    is_long = last - first > timedelta(days=2)
    form = _DAY if is_long else _MOMENT
    days = [first, first + (last - first) / 2, last] if is_long else [first, last]
    return Curve(
        points,
        " ".join(f"{point.x:.1f},{point.y:.1f}" for point in points),
        [Tick(_across(day, first, last), f"{day:{form}}") for day in days],
        [Tick(_up(value, low, high), grouped(value)) for value in range(low, high + 1, step)],
        f"{grouped(counts[0].views)} views on {first:{form}}, {grouped(counts[-1].views)} on {last:{form}}; "
        f"{len(counts)} counts",
    )


def _across(time: datetime, first: datetime, last: datetime) -> float:
    span = (last - first).total_seconds() or 1.0
    return LEFT + (WIDTH - LEFT - RIGHT) * (time - first).total_seconds() / span


def _up(views: int, low: int, high: int) -> float:
    return HEIGHT - _BOTTOM - (HEIGHT - _TOP - _BOTTOM) * (views - low) / (high - low)


def _scale(least: int, most: int) -> tuple[int, int, int]:
    """Where the scale begins and ends, and its step: round numbers around the counts, five at most, and at least a
    tenth of the views high, so that a few reads more are no surge.

    >>> _scale(2131, 2164), _scale(7, 7), _scale(0, 100000), _scale(76135, 76136)
    ((2000, 2300, 100), (5, 9, 1), (0, 100000, 50000), (72000, 80000, 2000))
    """
    padding = max(4, most // 10) - (most - least)
    if padding > 0:
        least = max(0, least - padding // 2)
        most += padding - padding // 2
    step = 1
    while (most - least) / step > 4:
        step = int(str(step).translate({49: "2", 50: "5"})) if str(step)[0] in "12" else step * 2
    return least - least % step, most + -most % step, step
