"""How articles are read over time: the curves of the most read, and how attention decays. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from itertools import pairwise
from statistics import median

from archive.times import instant
from crawler.reporting.model import AGE_DAYS, AGES, Curve, Pace, Point

_DAY = 86_400.0
LEAST_SPAN = 3600.0
"""Seconds; two counts nearer to each other tell of a moment, not of a pace."""

Count = tuple[str, int]
"""When a count was printed (UTC), and the count."""


def curve(id: str, title: str, published_at: str | None, counts: Iterable[Count]) -> Curve:
    """The counts of one article in order of time, each moment once; of two counts of one moment the higher.

    >>> counts = [("2026-01-02T00:00:00Z", 9), ("2026-01-01T00:00:00Z", 5), ("2026-01-02T00:00:00Z", 8)]
    >>> [point.views for point in curve("a:1", "Tin", None, counts).points]
    [5, 9]
    """
    highest: dict[str, int] = {}
    for time, views in counts:
        highest[time] = max(views, highest.get(time, 0))
    points = [Point(time=time, views=views) for time, views in sorted(highest.items())]
    return Curve(id=id, title=title, published_at=published_at, points=points)


def paces(counts: Mapping[str, Iterable[Count]], published: Mapping[str, str | None]) -> list[Pace]:
    """Reads a day by age, over all articles with a date and two counts. A count that fell (a portal that counts anew)
    says nothing.

    >>> day = "2026-01-0{}T00:00:00Z".format
    >>> found = paces({"a:1": [(day(1), 0), (day(2), 60), (day(5), 90)]}, {"a:1": "2026-01-01T07:00:00+07:00"})
    >>> [(pace.age, pace.reads_a_day) for pace in found]
    [('first day', 60.0), ('to 3 days', 10.0)]
    """
    found: dict[str, list[float]] = {}
    for id, printed in counts.items():
        born = _born(published.get(id))
        for (before, less), (after, more) in pairwise(sorted(set(printed))) if born else ():
            start, end = instant(before), instant(after)
            age = ((start + end) / 2 - born) / _DAY
            if start and end - start >= LEAST_SPAN and more >= less and age >= 0:
                pace = (more - less) * _DAY / (end - start)
                found.setdefault(AGES[bisect_left(AGE_DAYS, age)], []).append(pace)
    return [Pace(age=age, reads_a_day=median(found[age]), spans=len(found[age])) for age in AGES if age in found]


def _born(published_at: str | None) -> float:
    """The moment of publication; of a bare day its noon, as the portal's clock shows it; 0 where none is known."""
    if published_at and len(published_at) == len("2026-01-01"):
        published_at += "T12:00:00+07:00"
    return instant(published_at)
