"""Dates as the portals write them (evidence 4 and 6)."""

from __future__ import annotations

from datetime import datetime

WEEKDAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")


def stamp(pattern: str, when: datetime) -> str:
    """`when` by a pattern: {wd}/{Wd} weekday, {d} {dd} {m} {mm} {y}, {HH} {M}, {h} {ap} for the 12-hour SA/CH form."""
    day = WEEKDAYS[when.weekday()]
    return pattern.format(
        wd=day,
        Wd=day.title(),
        d=when.day,
        dd=f"{when.day:02d}",
        m=when.month,
        mm=f"{when.month:02d}",
        y=when.year,
        HH=f"{when.hour:02d}",
        M=f"{when.minute:02d}",
        h=when.hour % 12 or 12,
        ap="SA" if when.hour < 12 else "CH",
    )


def dated(pattern: str) -> bool:
    """Whether a pattern gives the day only."""
    return "{HH}" not in pattern and "{h}" not in pattern


def iso(when: datetime, *, day_only: bool) -> str:
    """The truth about a date: with the time of Vietnam, or the bare day where the page prints no time."""
    return f"{when:%Y-%m-%d}" if day_only else f"{when:%Y-%m-%dT%H:%M:%S}+07:00"
