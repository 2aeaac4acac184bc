"""Days on which Vietnamese offices rest: weekends, the days around Tết, the fixed holidays."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

# First day of the lunar year in Việt Nam (UTC+7). Source: the tables of Hồ Ngọc Đức, "Âm lịch Việt Nam".
_TET = {
    2015: (2, 19), 2016: (2, 8), 2017: (1, 28), 2018: (2, 16), 2019: (2, 5), 2020: (1, 25), 2021: (2, 12), 2022: (2, 1),
    2023: (1, 22), 2024: (2, 10), 2025: (1, 29), 2026: (2, 17), 2027: (2, 6), 2028: (1, 26), 2029: (2, 13),
    2030: (2, 3), 2031: (1, 23), 2032: (2, 11), 2033: (1, 31), 2034: (2, 19), 2035: (2, 8),
}  # fmt: skip
_BEFORE, _AFTER = 3, 6
"""Days around it on which little is to be expected: the longest breaks of late, and the day on which work begins."""

_FIXED = frozenset({(1, 1), (4, 30), (5, 1), (9, 2)})


def is_holiday(day: date) -> bool:
    """Whether ``day`` is a fixed holiday or one of the days around Tết."""
    tet = _TET.get(day.year)
    return (day.month, day.day) in _FIXED or (
        tet is not None and -_BEFORE <= (day - date(day.year, *tet)).days <= _AFTER
    )


def is_at_rest(day: date) -> bool:
    """Whether offices are closed on ``day``.

    >>> is_at_rest(date(2026, 2, 18)), is_at_rest(date(2026, 11, 28)), is_at_rest(date(2026, 11, 26))
    (True, True, False)
    """
    return day.weekday() >= 5 or is_holiday(day)


def worked(start: datetime, end: datetime) -> float:
    """Days of work from ``start`` to ``end``, parts of days included.

    >>> worked(datetime(2026, 11, 27, 12), datetime(2026, 11, 30, 18))
    1.25
    """
    if start.date() == end.date():
        return 0.0 if is_at_rest(start.date()) else max(timedelta(), end - start) / timedelta(days=1)
    midnight = datetime.combine(start.date() + timedelta(days=1), time(), start.tzinfo)
    first = 0.0 if is_at_rest(start.date()) else (midnight - start) / timedelta(days=1)
    last = (
        0.0 if is_at_rest(end.date()) else (end - datetime.combine(end.date(), time(), end.tzinfo)) / timedelta(days=1)
    )
    whole = (end.date() - midnight.date()).days
    return first + last + sum(not is_at_rest(midnight.date() + timedelta(days=ahead)) for ahead in range(whole))
