"""Times of our own: UTC, to the second, ``2026-11-24T02:05:09Z``."""

from __future__ import annotations

from datetime import UTC, datetime

AHEAD = 86_400.0
"""Seconds: what is further ahead of now was written under a wrong clock. Machines differ by minutes, zones by hours."""


def stamp(moment: datetime) -> str:
    """``moment`` (aware) as it stands in records.

    >>> stamp(datetime.fromisoformat("2026-11-24T09:05:09.5+07:00"))
    '2026-11-24T02:05:09Z'
    """
    return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def instant(text: str | None) -> float:
    """Seconds since 1970 of an ISO 8601 time (UTC where it names no zone); 0.0 where there is none to read.

    >>> instant("1970-01-01T00:01:00Z"), instant(None), instant("yesterday")
    (60.0, 0.0, 0.0)
    """
    if not text:
        return 0.0
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return 0.0
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def utc_now() -> datetime:
    """The clock of the machine, aware."""
    return datetime.now(UTC)
