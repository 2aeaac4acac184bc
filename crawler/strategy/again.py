"""When an article is looked at again: often while it is young, since edits and withdrawals come early."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

AGES = (1, 3, 7, 30, 90)
"""Days of age at which an article is looked at again; then on every anniversary."""
YEAR = 365
MISSES = (1, 3, 7)
"""Days after the first miss at which an article is looked for again; then every so many as the last says."""
RETRIES = (0.02, 0.25, 1, 3, 7)
"""Days after a failed fetch at which it is tried again; then every 30."""
_PORTAL = timezone(timedelta(hours=7))


def next_look(began: str, last: str) -> str:
    """When an article that ``began`` then and was last looked at then is due again (ISO 8601, ``last`` in UTC).

    It began when it was published: what was old when it was found is seldom changed, and its looks, on anniversaries,
    spread over the year. One without a date began when it was found.

    >>> next_look("2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z")
    '2026-01-02T00:00:00Z'
    >>> next_look("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z")
    '2026-01-04T00:00:00Z'
    >>> next_look("2024-03-01T07:00:00+07:00", "2026-01-02T00:00:00Z")
    '2026-03-01T00:00:00Z'
    >>> next_look("2026-01-01", "2026-01-01T02:00:00Z")
    '2026-01-01T17:00:00Z'
    """
    first, looked = _moment(began), _moment(last)
    for days in AGES:
        due = first + timedelta(days=days)
        if due > looked:
            return stamp(due)
    years = max(1, (looked - first) // timedelta(days=YEAR) + 1)
    return stamp(first + timedelta(days=YEAR * years))


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=_PORTAL)  # a bare date is the portal's


def retry_after(tries: int, now: datetime) -> str:
    """When to try again after ``tries`` failed fetches.

    >>> retry_after(9, datetime(2026, 1, 1, tzinfo=UTC))
    '2026-01-31T00:00:00Z'
    """
    days = RETRIES[tries - 1] if 0 < tries <= len(RETRIES) else 30
    return stamp(now + timedelta(days=days))


def missing_again(since: str | None, now: datetime) -> str:
    """When to look again for an article that missed ``now``, and first did at ``since``.

    >>> missing_again(None, datetime(2026, 1, 1, tzinfo=UTC))
    '2026-01-02T00:00:00Z'
    >>> missing_again("2026-01-01T00:00:00Z", datetime(2026, 1, 2, 1, tzinfo=UTC))
    '2026-01-04T00:00:00Z'
    >>> missing_again("2026-01-01T00:00:00Z", datetime(2026, 2, 1, tzinfo=UTC))
    '2026-02-08T00:00:00Z'
    """
    first = _moment(since) if since else now
    later = (due for days in MISSES if (due := first + timedelta(days=days)) > now)
    return stamp(next(later, now + timedelta(days=MISSES[-1])))


def stamp(when: datetime) -> str:
    """``when`` as the archive writes times: UTC, seconds, ``Z``."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
