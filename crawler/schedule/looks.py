"""When a known article is looked at again: often while it is young, since edits and withdrawals come early."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

AGES = (1, 3, 7, 30, 90)
"""Days after the first look at which an article is looked at again; then once a year."""
YEAR = 365
MISSES = (1, 3, 7)
"""Days after a first, second, third missing at which it is looked for again."""
RETRIES = (0.02, 0.25, 1, 3, 7)
"""Days after a failed fetch at which it is tried again; then every 30."""


def next_look(first: str, last: str) -> str:
    """When an article first fetched at ``first`` and last at ``last`` is due again (all ISO 8601, UTC).

    >>> next_look("2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z")
    '2026-01-02T00:00:00Z'
    >>> next_look("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z")
    '2026-01-04T00:00:00Z'
    >>> next_look("2024-01-01T00:00:00Z", "2026-01-02T00:00:00Z")
    '2027-01-02T00:00:00Z'
    """
    began, looked = datetime.fromisoformat(first), datetime.fromisoformat(last)
    for days in AGES:
        due = began + timedelta(days=days)
        if due > looked:
            return stamp(due)
    return stamp(looked + timedelta(days=YEAR))


def retry_after(tries: int, now: datetime) -> str:
    """When to try again after ``tries`` failed fetches.

    >>> retry_after(9, datetime(2026, 1, 1, tzinfo=UTC))
    '2026-01-31T00:00:00Z'
    """
    days = RETRIES[tries - 1] if 0 < tries <= len(RETRIES) else 30
    return stamp(now + timedelta(days=days))


def missing_again(misses: int, now: datetime) -> str:
    """When to look for an article again after ``misses`` misses in a row."""
    return stamp(now + timedelta(days=MISSES[min(misses, len(MISSES)) - 1]))


def stamp(when: datetime) -> str:
    """``when`` as the archive writes times: UTC, seconds, ``Z``."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
