"""Moments as services write them: seconds or milliseconds since 1970, and what .NET makes of those."""

from __future__ import annotations

import re
from datetime import UTC, datetime

_NET = re.compile(r"/Date\((\d{9,13})(?:[+-]\d{4})?\)/")
_FIRST, _LAST = 946_684_800, 4_102_444_800
"""Seconds at the beginning of 2000 and of 2100: numbers outside count something else."""


def moment(value: object) -> str:
    """The moment that a value names, in ISO 8601 where it was a number; empty for what names none.

    >>> moment("2025-06-30T19:02:21"), moment(1737340200000), moment(1737340200)
    ('2025-06-30T19:02:21', '2025-01-20T02:30:00Z', '2025-01-20T02:30:00Z')
    >>> moment("/Date(1719734541000)/"), moment(20250630), moment(True), moment(None)
    ('2024-06-30T08:02:21Z', '', '', '')
    """
    if isinstance(value, str):
        written = _NET.fullmatch(value.strip())
        return value if written is None else _of_number(int(written[1]))
    return _of_number(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def _of_number(number: int) -> str:
    seconds = number // 1000 if number >= _FIRST * 1000 else number
    if not _FIRST <= seconds < _LAST:
        return ""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
