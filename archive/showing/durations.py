"""Times that things take, in words."""

from __future__ import annotations

from archive.words import _


def duration(seconds: float) -> str:
    """Short and rounded.

    >>> [duration(each) for each in (8.4, 61, 7300, 200_000)]
    ['8 s', '1 min', '2 h 2 min', '2 d 7 h']
    """
    minutes = round(seconds / 60)
    if seconds < 60:
        return _("{seconds} s", seconds=f"{seconds:.0f}")
    if minutes < 60:
        return _("{minutes} min", minutes=minutes)
    hours, minutes = divmod(minutes, 60)
    if hours < 24:
        return _("{hours} h {minutes} min", hours=hours, minutes=minutes)
    return _("{days} d {hours} h", days=hours // 24, hours=hours % 24)
