"""What a reparse found becomes lines: one writer numbers and commits them, as in a crawl."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path

import msgspec

from archive.article import Article, Reject
from archive.disk.files import Files
from archive.errors import BadRecord
from archive.observations import CrawlRun
from archive.store import Store
from crawler.filed import lack_of
from crawler.interpret import article_key, interpret
from crawler.portals.model import Portal
from crawler.strategy.again import next_look, stamp
from crawler.taken import taken_for

_decode: dict[bytes, Callable[[bytes], Article | Reject]] = {
    b"article": msgspec.json.Decoder(Article).decode,
    b"reject": msgspec.json.Decoder(Reject).decode,
}


class Applied(msgspec.Struct, frozen=True, kw_only=True):
    """What was written."""

    crawl_id: str
    revisions: int
    articles: int
    """New ones, of pages that were refused, or that no line pointed to."""
    rejects: int
    unwritable: int = 0
    recovered: dict[str, int] = {}
    """What was mended at the start."""


def apply(
    root: Path, portal: Portal, spool: Path, crawl_id: str, *, state_dir: Path | None = None, files: Files | None = None
) -> Applied | None:
    """Writes the records of ``spool`` (a kind, a blank, the record as JSON, a line each); None if there are none.

    Can be killed at any instant: what was committed stands, and a reparse finds the rest again. Raises ArchiveError.
    """
    if not spool.stat().st_size:
        return None
    began, unwritable = datetime.now(UTC), 0
    store = _open(root, portal, crawl_id, state_dir, files)
    try:
        with spool.open("rb") as lines:
            for line in lines:
                unwritable += _put(store, line, crawl_id)
                if store.due:
                    store.commit()
        store.commit()
        total = store.total
        applied = Applied(
            crawl_id=crawl_id,
            revisions=total.revised,
            articles=total.stored,
            rejects=total.refused,
            unwritable=unwritable,
            recovered=store.recovered,
        )
        store.close(_run(portal, applied, began, store.recovered))
    finally:
        store.close()
    return applied


def _put(store: Store, line: bytes, crawl_id: str) -> int:
    """Queues one record; 1 if it cannot be written."""
    kind, _, packed = line.rstrip(b"\n").partition(b" ")
    record = _decode[kind](packed)
    assert record.warc is not None, "what was read again has a page"
    token = store.adopt(record.warc)
    try:
        store.put(msgspec.structs.replace(record, crawl_id=crawl_id), token)
    except BadRecord:
        return 1
    finally:
        store.settle(token)
    return 0


def _open(root: Path, portal: Portal, crawl_id: str, state_dir: Path | None, files: Files | None) -> Store:
    """The store under the keys that crawls of this portal use."""
    family = taken_for(root, portal)

    def key_of(known: str | None, url: str) -> str:
        return known or article_key(url, portal.id, family)[0]

    return Store.open(
        root,
        portal.id,
        crawl_id=crawl_id,
        interpret=partial(interpret, portal=portal, family=family),
        lack_of=lack_of,
        state_dir=state_dir,
        key_of=key_of,
        next_look=next_look,
        files=files,
    )


def _run(portal: Portal, applied: Applied, began: datetime, recovered: dict[str, int]) -> CrawlRun:
    return CrawlRun(
        crawl_id=applied.crawl_id,
        portal=portal.id,
        command="reparse",
        started_at=stamp(began),
        ended_at=stamp(datetime.now(UTC)),
        finish="finished",
        counts={"revised": applied.revisions, "stored": applied.articles, "refused": applied.rejects},
        versions={name: version(name) for name in ("congtin", "selectolax", "fastwarc")},
        recovered=recovered,
    )
