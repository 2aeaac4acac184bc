"""Listings that name no articles, are shut, or that only a script could fill: no share of pages tells of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from archive.covering.unread import is_whole, unread
from archive.observations import CrawlRun
from archive.showing.causes import counted
from crawler.health.access import lists_away
from crawler.health.model import Alarm

_FOR_GOOD = "script-only"
"""The cause that lies in the page. Others (a timeout, an error of the server) may hit another list each time, and a run
only counts them: what they cost is said by ``archive coverage``."""


def alarm(runs: Sequence[CrawlRun]) -> Alarm | None:
    """What is odd of the portal's listings, run after run."""
    return _unread(runs) or _shut(runs) or _bare(runs)


def _unread(runs: Sequence[CrawlRun]) -> Alarm | None:
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


def _shut(runs: Sequence[CrawlRun]) -> Alarm | None:
    """That most lists could not be read in the last two whole runs or more, though articles came."""
    shut = [*takewhile(lists_away, reversed([run for run in runs if is_whole(run)]))]
    if len(shut) < 2:
        return None
    causes = sum(map(lists_away, shut), Counter[str]())
    named = counted(causes.most_common(3))
    return Alarm(
        what="listing",
        field="unread",
        since=shut[-1].crawl_id,
        since_at=shut[-1].started_at,
        cause=f"most lists were not read in {len(shut)} runs: {named}",
        examples=[url for cause in causes for url in shut[0].unread.get(cause, [])][:3],
    )


def _bare(runs: Sequence[CrawlRun]) -> Alarm | None:
    """That in the last two whole runs or more no page of a list, nor the home page, named an article any more."""
    asked = [run for run in runs if is_whole(run) and run.counts.get("listings")]
    bare = [*takewhile(lambda run: not run.counts.get("listings_read"), reversed(asked))]
    if len(bare) < 2 or not any(run.counts.get("listings_read") for run in asked):
        return None
    pages = sum(run.counts["listings"] for run in bare)
    cause = f"no list names an article any more: {pages} pages of lists were asked for in {len(bare)} runs"
    return Alarm(what="listing", field="rows", since=bare[-1].crawl_id, since_at=bare[-1].started_at, cause=cause)
