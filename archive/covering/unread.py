"""Listings that a run could not read, and runs that read none: what those alone name is not known, and in no share."""

from __future__ import annotations

from collections.abc import Iterable

from archive.observations import CrawlRun

_PREFIX = "failed/listing "
EXPECTED = "script-only as expected"
"""Of a listing that the portal's file says only a script shows: no failure, and what it names is as little known."""


def unread(run: CrawlRun) -> dict[str, int]:
    """Pages of listings that ``run`` asked for and could not read, by cause; those that the portal keeps to itself, and
    links to sections that are gone, are none.

    >>> told = {"crawl_id": "1", "portal": "vidu", "started_at": "2026-11-24T05:00:00Z", "finish": "finished"}
    >>> run = CrawlRun(**told, ended_at="2026-11-24T06:00:00Z", counts={}, causes={
    ...     "failed/listing script-only": 2, "failed/timeout": 1, "refused/listing login": 3})
    >>> unread(run)
    {'script-only': 2}
    """
    found = {name.removeprefix(_PREFIX): count for name, count in run.causes.items() if name.startswith(_PREFIX)}
    known = run.causes.get(f"refused/listing {EXPECTED}")
    return {**found, EXPECTED: known} if known else found  # what else is refused is for members, or of another portal


def beside(run: CrawlRun) -> dict[str, int]:
    """Feeds and sitemaps that ``run`` asked for and that did not come, by kind and cause; those that are not there, or
    for members, are none.

    >>> told = {"crawl_id": "1", "portal": "vidu", "started_at": "2026-11-24T05:00:00Z", "finish": "finished"}
    >>> run = CrawlRun(**told, ended_at="2026-11-24T06:00:00Z", counts={}, causes={
    ...     "refused/sitemap http-404": 2, "refused/sitemap http-5xx": 1, "failed/feed timeout": 1})
    >>> beside(run)
    {'sitemap http-5xx': 1, 'feed timeout': 1}
    """
    found: dict[str, int] = {}
    for name, count in run.causes.items():
        how, _, said = name.partition("/")
        what, _, cause = said.partition(" ")
        if how in ("failed", "refused") and what in ("feed", "sitemap") and cause not in _KEPT:
            found[said] = found.get(said, 0) + count
    return found


_KEPT = frozenset({"http-404", "http-410", "login", "off-host", "robots"})


def is_whole(run: CrawlRun) -> bool:
    """Whether ``run`` looked at all sections of its portal, and was let in."""
    return run.command == "crawl" and run.finish == "finished" and not run.counts.get("partial")


_OWN_ENDS = frozenset({"finished", "interrupted", "limit"})
_SEEN = ("listings_read", "found", "stored", "unchanged")


def is_look(run: CrawlRun) -> bool:
    """Whether a crawl saw anything of its portal: one that a cause or a person ended before, or that could read no list
    and no article, did not.

    >>> def ended(finish, counts, causes={}):
    ...     told = {"crawl_id": "1", "portal": "vidu", "started_at": "2026-11-24T05:00:00Z", "finish": finish}
    ...     return CrawlRun(**told, ended_at="2026-11-24T06:00:00Z", counts=counts, causes=causes)
    >>> is_look(ended("finished", {})), is_look(ended("unreachable", {}))
    (True, False)
    >>> is_look(ended("finished", {}, {"failed/listing http-500": 2}))
    False
    >>> is_look(ended("interrupted", {})), is_look(ended("interrupted", {"found": 1}))
    (False, True)
    >>> is_look(ended("finished", {"listings_read": 3}, {"failed/listing http-500": 2}))
    True
    """
    if run.command != "crawl":
        return False
    saw = any(run.counts.get(name) for name in _SEEN)
    return saw or (run.finish == "finished" and not unread(run))


def turned_away(runs: Iterable[CrawlRun]) -> dict[str, int]:
    """By the cause that ended them, or that kept most of their lists from them: the crawls behind the last look."""
    found: dict[str, int] = {}
    for run in runs:
        if is_look(run):
            found = {}
        elif run.command == "crawl":
            lists = unread(run)
            cause = max(lists, key=lists.__getitem__) if run.finish in _OWN_ENDS and lists else run.finish
            found[cause] = found.get(cause, 0) + 1
    return found


def last_whole(runs: Iterable[CrawlRun]) -> CrawlRun | None:
    """The last whole one of ``runs``, in the order written: what was read again by then is not unread.

    The order tells, not the times: of a run under a clock that was ahead, too, it is known what it read last.
    """
    last = None
    for run in runs:
        last = run if is_whole(run) else last
    return last
