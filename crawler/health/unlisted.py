"""Listings whose articles only a script could show: they stay unread, run after run, and no share tells of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from archive.covering.unread import is_whole, unread
from archive.observations import CrawlRun
from crawler.health.model import Alarm

_FOR_GOOD = "script-only"
"""The cause that lies in the page. Others (a timeout, an error of the server) may hit another list each time, and a run
only counts them: what they cost is said by ``archive coverage``."""


def alarm(runs: Sequence[CrawlRun]) -> Alarm | None:
    """What the last two whole runs or more could not read of listings; None where one of them read all. Where none ever
    did, the first is enough."""
    whole = [run for run in runs if is_whole(run)]
    shown = [*takewhile(lambda run: _FOR_GOOD in unread(run), reversed(whole))]
    if not shown or (len(shown) < 2 and len(shown) < len(whole)):
        return None
    count = unread(shown[0])[_FOR_GOOD]
    cause = "1 page of a listing is not read: only a script shows what it names"
    if count > 1:
        cause = f"{count} pages of listings are not read: only a script shows what they name"
    return Alarm(
        what="listing",
        field="unread",
        since=shown[-1].crawl_id,
        since_at=shown[-1].started_at,
        cause=cause,
        examples=shown[0].unread.get(_FOR_GOOD, []),
    )
