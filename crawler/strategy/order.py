"""In which order a list runs, as the days of its rows tell."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise


def is_rising(days: Sequence[str]) -> bool:
    """Whether rows run from old to new; a few late ones do not hide it, nor makes a pinned old one believe it.

    >>> is_rising(["2021", "2022", "2022", "2021", "2023", "2024"]), is_rising(["2019", "2024", "2023", "2022"])
    (True, False)
    """
    rises = sum(one < other for one, other in pairwise(days))
    falls = sum(one > other for one, other in pairwise(days))
    return days[0] < days[-1] and rises > 2 * falls
