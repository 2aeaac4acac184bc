"""Words and numbers that the tables of several crawls have in common."""

from __future__ import annotations

from crawler.processes.outcome import Outcome


def fell_short(outcome: Outcome) -> bool:
    """Whether something that should have come did not."""
    return outcome.exit_code != 0


def duration(seconds: float) -> str:
    """Short and rounded.

    >>> [duration(each) for each in (8.4, 61, 7300, 200_000)]
    ['8 s', '1 min', '2 h 2 min', '2 d 7 h']
    """
    minutes = round(seconds / 60)
    if seconds < 60:
        return f"{seconds:.0f} s"
    if minutes < 60:
        return f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours < 24 else f"{hours // 24} d {hours % 24} h"
