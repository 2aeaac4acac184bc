"""When an article is looked at again: often while it is young, since edits and withdrawals come early."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from archive.frontiers.frontier import MISS_APART
from crawler.clean.zone import VIETNAM

AGES = (1, 3, 7, 30, 90)
"""Days of age at which an article is looked at again; then on every anniversary."""
YEAR = 365
MISSES = (1, 3, 7)
"""Days after the first miss at which an article is looked for again; then every so many as the last says."""
SLACK = timedelta(hours=6)
"""By how much a look comes early rather than a whole run late: what is due to the second is missed by a daily run that
begins a minute sooner than the one before. A quarter of a day is more than the minutes over which plans spread their
starts and, mostly, the hours by which a look's place in its run differs; portals crawled more often lose little by it.
"""
RETRIES = (0.02, 0.25, 1, 3, 7)
"""Days after a failed fetch at which it is tried again; then every 30."""


def next_look(began: str, last: str, cut: int = 0) -> str:
    """When an article that ``began`` then and was last looked at then is due again (ISO 8601, ``last`` in UTC).

    It began when it was published: what was old when it was found is seldom changed, and its looks, on anniversaries,
    spread over the year. One without a date began when it was found. Each look is due ``SLACK`` early. ``cut`` are the
    looks in a row that brought a part of it only: what else there is of it is looked for sooner.

    >>> next_look("2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z")
    '2026-01-01T18:00:00Z'
    >>> next_look("2026-01-01T00:00:00Z", "2026-01-01T18:00:00Z")
    '2026-01-03T18:00:00Z'
    >>> next_look("2024-03-01T07:00:00+07:00", "2026-01-02T00:00:00Z")
    '2026-02-28T18:00:00Z'
    >>> next_look("2026-01-01", "2026-01-01T02:00:00Z"), next_look("2019-01-01", "2026-01-05T00:00:00Z", cut=2)
    ('2026-01-01T11:00:00Z', '2026-01-05T06:00:00Z')
    """
    first, looked = _moment(began), _moment(last)
    ages = (timedelta(days=days) for days in AGES)
    due = next((first + age - SLACK for age in ages if first + age - SLACK > looked), None)
    if due is None:
        years = max(1, (looked + SLACK - first) // timedelta(days=YEAR) + 1)
        due = first + timedelta(days=YEAR * years) - SLACK
    return min(stamp(due), retry_after(cut, looked)) if cut else stamp(due)


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)  # a bare date is the portal's


def retry_after(tries: int, now: datetime) -> str:
    """When to try again after ``tries`` failed fetches.

    >>> retry_after(9, datetime(2026, 1, 1, tzinfo=UTC))
    '2026-01-31T00:00:00Z'
    """
    days = RETRIES[tries - 1] if 0 < tries <= len(RETRIES) else 30
    return stamp(now + timedelta(days=days))


def missing_again(since: str | None, counted: str | None, now: datetime) -> str:
    """When to look again for an article that missed ``now``, first did at ``since``, and last so that it counted (in a
    run of misses ``MISS_APART``) at ``counted``.

    It is looked for ``SLACK`` early; where the miss before is then too near for another to count, once more when one
    does.

    >>> missing_again(None, None, datetime(2026, 1, 1, tzinfo=UTC))
    '2026-01-01T18:00:00Z'
    >>> missing_again("2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z", datetime(2026, 1, 2, 1, tzinfo=UTC))
    '2026-01-03T18:00:00Z'
    >>> missing_again("2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z", datetime(2026, 1, 3, 23, tzinfo=UTC))
    '2026-01-04T00:00:00Z'
    >>> missing_again("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z", datetime(2026, 2, 1, tzinfo=UTC))
    '2026-02-04T00:00:00Z'
    """
    first = _moment(since) if since else now
    later = (due for days in MISSES if (due := first + timedelta(days=days) - SLACK) > now)
    due = next(later, now + timedelta(days=MISSES[-1]) - SLACK)
    counts = _moment(counted) + MISS_APART if counted else due
    return stamp(min(due, counts) if counts > now else due)


def stamp(when: datetime) -> str:
    """``when`` as the archive writes times: UTC, seconds, ``Z``."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
