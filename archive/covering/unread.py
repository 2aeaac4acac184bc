"""Listings that a run could not read: what they alone name is not known, and counts in no share."""

from __future__ import annotations

from collections.abc import Iterable

from archive.observations import CrawlRun

_PREFIX = "failed/listing "
EXPECTED = "script-only as expected"
"""Of a listing that the portal's file says only a script shows: no failure, and what it names is as little known."""


def unread(run: CrawlRun) -> dict[str, int]:
    """Pages of listings that ``run`` asked for and could not read, by cause; those that the portal keeps to itself, and
    links to sections that are gone, are none.

    >>> run = CrawlRun(crawl_id="1", portal="vidu", started_at="", ended_at="", finish="finished", counts={}, causes={
    ...     "failed/listing script-only": 2, "failed/timeout": 1, "refused/listing login": 3})
    >>> unread(run)
    {'script-only': 2}
    """
    found = {name.removeprefix(_PREFIX): count for name, count in run.causes.items() if name.startswith(_PREFIX)}
    known = run.causes.get(f"refused/listing {EXPECTED}")
    return {**found, EXPECTED: known} if known else found  # what else is refused is for members, or of another portal


def is_whole(run: CrawlRun) -> bool:
    """Whether ``run`` looked at all sections of its portal, and was let in."""
    return run.command == "crawl" and run.finish == "finished" and not run.counts.get("partial")


def last_whole(runs: Iterable[CrawlRun]) -> CrawlRun | None:
    """The last whole one of ``runs``, in the order written: what was read again by then is not unread.

    The order tells, not the times: of a run under a clock that was ahead, too, it is known what it read last.
    """
    last = None
    for run in runs:
        last = run if is_whole(run) else last
    return last
