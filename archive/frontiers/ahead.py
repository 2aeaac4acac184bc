"""A clock that was ahead for a while and was set right: what it wrote in the frontier is still to come, for years.

Until then nothing would fall due, and no look would count as newer than those that it dated.
"""

from __future__ import annotations

import re
import sqlite3
from datetime import datetime, timedelta

from archive.article import Article, Reject
from archive.frontiers.frontier import FrontierRow
from archive.observations import Observation
from archive.times import AHEAD, instant, stamp

_RUN = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-")
_RESET = instant("2001-01-01T00:00:00Z")
"""A clock that stands before is one that lost its battery (1970, 1980, 2000): all else is ahead of it, and right."""
_FALL_DUE = """
UPDATE frontier SET last_look = NULL, next_try = CASE WHEN next_try IS NULL THEN NULL ELSE ? END,
misses = 0, missed_at = NULL, missing_since = NULL WHERE kind = 'article' AND last_look > ?
"""


def fall_due(connection: sqlite3.Connection, now: datetime) -> None:
    """Rows last looked at in a time that is still to come at ``now`` (aware) are due, as if never looked at.

    In the open transaction.
    """
    if now.timestamp() >= _RESET:
        connection.execute(_FALL_DUE, (stamp(now), stamp(now + timedelta(seconds=AHEAD))))


def set_right(row: FrontierRow, record: Article | Reject | Observation) -> None:
    """Takes from ``row`` what a clock that was ahead said, where ``record``, written later, shows that it was.

    It is a look of our own, made while its run went, and not at a capture that others made sooner.
    """
    began = run_began(record.crawl_id)
    is_own = began is not None and instant(record.fetched_at) >= max(instant(began), _RESET)
    if is_own and is_ahead(row.last_look, instant(record.fetched_at)):
        row.last_look, row.misses, row.missed_at, row.missing_since = None, 0, None, None


def is_ahead(when: str | None, now: float) -> bool:
    """Whether ``when`` was so far to come at ``now`` (seconds since 1970) that a clock was wrong."""
    return instant(when) > now + AHEAD


def run_began(crawl_id: str | None) -> str | None:
    """When the run of that id began (UTC); None where the id does not say.

    >>> run_began("20261124T020500Z-a1b2c3"), run_began("c1")
    ('2026-11-24T02:05:00Z', None)
    """
    run = _RUN.match(crawl_id or "")
    return "{}-{}-{}T{}:{}:{}Z".format(*run.groups()) if run is not None else None
