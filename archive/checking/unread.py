"""Article pages that were kept and that no line points to: which of them need no explanation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from archive.captures.cdxj import sort_key
from archive.captures.warc import target_uri
from archive.checking.findings import Finding
from archive.checking.recordcheck import Unread
from archive.reader import Archive


def unexplained(archive: Archive, portal: str, unread: list[Unread]) -> Iterator[Finding]:
    """A finding for each capture of ``unread`` whose line must have been lost.

    No line is needed where another look at the same address has one (a page that asked for patience and was fetched
    again, an answer that could not be used), where the run was not finished (what it left is read at the next
    start), and for as many pages of a run as it counted outside the days that it was asked for.
    """
    if not unread:
        return
    runs = {run.crawl_id: run for run in archive.runs(portal) if run.finish == "finished"}
    unread = [capture for capture in unread if capture.crawl_id in runs]
    spoken_of = _spoken_of(
        archive, portal, {sort_key(url) for capture in unread for url in (capture.url, capture.asked)}
    )
    unread = [capture for capture in unread if not spoken_of & {sort_key(capture.url), sort_key(capture.asked)}]
    counts = Counter(capture.crawl_id for capture in unread)
    for capture in unread:
        if counts[capture.crawl_id] > runs[capture.crawl_id].counts.get("outside_days", 0):
            detail = f"no line says what came of {capture.url}"
            yield Finding(what="unread-capture", file=capture.file, line=0, offset=capture.offset, detail=detail)


def _spoken_of(archive: Archive, portal: str, keys: set[str]) -> set[str]:
    """Those of ``keys`` that articles, observations and rejects are about."""
    if not keys:
        return set()
    found = {sort_key(target_uri(url)) for record in archive.articles(portal, latest=False)
             for url in (record.url, *record.urls)}  # fmt: skip
    for records in (archive.observations(portal), archive.rejects(portal)):
        found |= {sort_key(target_uri(record.url)) for record in records}
    return found & keys
