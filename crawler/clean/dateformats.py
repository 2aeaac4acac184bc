"""A portal's own date formats: ``strptime`` patterns, looked for inside a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from crawler.clean.aligned import align
from crawler.clean.dategrammar import Found, in_local_time, possible_day

_DIRECTIVES = {
    "d": r"(?P<day>[0-9]{1,2})",
    "m": r"(?P<month>[0-9]{1,2})",
    "Y": r"(?P<year>[0-9]{4})",
    "y": r"(?P<short>[0-9]{2})",
    "H": r"(?P<hour>[0-9]{1,2})",
    "I": r"(?P<hour>[0-9]{1,2})",
    "M": r"(?P<minute>[0-9]{2})",
    "S": r"(?P<second>[0-9]{2})",
    "f": r"[0-9]{1,6}",
    "p": r"(?P<half>am|pm|sa|ch)",
    "z": r"(?P<zone>z|[+-][0-9]{2}:?[0-9]{2})",
    "A": r"[a-z]{2,9}(?: [a-z]{2,5})?",
    "a": r"[a-z0-9]{2,3}",
    "%": "%",
}


@lru_cache(maxsize=256)
def compiled(pattern: str) -> re.Pattern[str]:
    """The regular expression of a ``strptime`` pattern, for folded text.

    Raises ValueError for a directive that is unknown or given twice, and for a pattern without day, month and year.

    >>> compiled("%d/%m/%Y").search("ngay 25/5/2022").group()
    '25/5/2022'
    """
    parts = re.split(r"(%.|\s+)", align(pattern).text)
    source = ""
    for part in parts:
        if part.startswith("%"):
            if part[1:] not in _DIRECTIVES:
                raise ValueError(f"unknown directive {part!r} in the date format {pattern!r}")
            source += _DIRECTIVES[part[1:]]
        else:
            source += r"\s+" if part.isspace() else re.escape(align(part).folded)
    try:
        result = re.compile(rf"(?<![0-9]){source}(?![0-9])")
    except re.error as error:
        raise ValueError(f"the date format {pattern!r} gives a part twice: {error}") from error
    names = set(result.groupindex)
    if not {"day", "month"} <= names or not names & {"year", "short"}:
        raise ValueError(f"the date format {pattern!r} lacks a day, a month or a year")
    return result


def read(folded: str, formats: Sequence[str]) -> Found | None:
    """The first date in ``folded`` that is printed as one of ``formats`` says, tried in their order."""
    for pattern in formats:
        for match in compiled(pattern).finditer(folded):
            groups = match.groupdict()
            year = groups.get("year") or ("19" if groups["short"] >= "90" else "20") + groups["short"]
            day = possible_day(int(year), int(groups["month"]), int(groups["day"]))
            if day is not None:
                day, clock, precision, odd = in_local_time(day, groups)
                return Found(match.start(), match.end(), match.start(), day, clock, precision, True, odd)
    return None
