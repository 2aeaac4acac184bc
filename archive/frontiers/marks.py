"""What a record says of the frontier: so that a lost frontier is found again in the files.

Live, the store marks a row the instant an article, a reject or a sighting is put; when the state is rebuilt, the
same function runs over the stored lines, observations among them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec
import orjson

from archive.article import FILE_FAILED, INCOMPLETE, Article, Http, Reject, failed_file, not_before
from archive.frontiers.ahead import run_began, set_right
from archive.frontiers.frontier import MISS_APART, FrontierRow, FrontierState
from archive.observations import Observation, Sighting, is_hint
from archive.revisions import base_id
from archive.times import AHEAD, instant
from archive.writing.overlay import Record

KeyOf = Callable[[str | None, str], str]
"""(article id or None, URL) -> frontier key. With None it gives the key that the crawler gives to that URL."""
NextLook = Callable[[str, str, int], str]
"""(when an article was published, or else found; when it was last fetched; how many looks in a row brought a part of it
only, or not its files) -> when to look at it again. ISO 8601; the second and the answer UTC."""
Rows = Callable[[str], FrontierRow | None]

_OUTCOME: dict[str, FrontierState] = {
    "unchanged": "stored",
    "revised": "stored",
    "back": "stored",
    "missing": "missing",
    "gone": "gone",
    "blocked": "failed",
    "failed": "failed",
    "refused": "refused",
    "moved": "refused",
}
FILE_TRIES = 3
"""Looks that are made sooner, one after the other, for a file that did not come."""
_AT_ONCE = "1970-01-01T00:00:00Z"
"""Of a look whose line has a damaged time."""
_ROW = ("url", "title", "published_at", "published_raw", "views", "views_raw", "section", "rank", "kind")


def default_key(id: str | None, url: str) -> str:
    """The article's id where it is known, else the URL."""
    return id or url


def marked(record: Record, rows: Rows, key_of: KeyOf, next_look: NextLook | None = None) -> Iterator[FrontierRow]:
    """The frontier rows as they are after ``record``, to be put in this order.

    An article is marked in every row that any of its URLs has, and in a new one where there is none. The newest
    look decides: a record about an older capture changes no state. An extraction anew (``supersedes``) is no look.
    """
    match record:
        case Sighting():
            key = key_of(record.id, record.url)
            listed = rows(key)
            if listed is None:
                yield _sighted(key, record)
            elif listed.state == "found" and record.kind == "listing" and not _is_listed(listed):
                listed.row = _row(record)  # a listing's own row says more than a box or a sitemap
                yield listed
        case Article() if record.supersedes is None:
            keys = [key_of(None, record.url), key_of(base_id(record.id), record.url)]
            found = list(_rows([*keys, *(key_of(None, url) for url in record.urls)], record, rows))
            for row in found:
                row.fetches += 1
                cut, failed = _in_a_row(row, INCOMPLETE), _in_a_row(row, FILE_FAILED)
                if _settle(row, record, "stored"):
                    _read(row, record, next_look, cut, failed)
                elif row.id is None:
                    row.id = record.id
            yield from _looked_at_once(found, keys[::-1])
        case Reject():
            for row in _rows([key_of(None, record.url)], record, rows):
                _settle(row, record, "refused", cause=record.reason)
                yield row
        case Observation():
            known = base_id(record.id) if record.id else None
            keys = [key_of(None, record.url), key_of(known, record.url)]
            found = list(_rows(keys, record, rows))
            for row in found:
                _observed(row, record, next_look)
            yield from _looked_at_once(found, keys[::-1])


def _looked_at_once(found: list[FrontierRow], keys: list[str]) -> list[FrontierRow]:
    """``found``, rows of one article, of which only one falls due again: that under its identity, else its address."""
    own = next((row for key in keys for row in found if row.key == key), None)
    for row in found:
        if own is not None and row is not own and row.state == own.state == "stored":
            row.next_try = None
    return found


def _row(record: Sighting) -> bytes:
    return orjson.dumps({name: value for name in _ROW if (value := getattr(record, name)) is not None})


def _is_listed(row: FrontierRow) -> bool:
    """Whether the row that led to the article is a list's."""
    return row.row is not None and orjson.loads(row.row).get("kind") == "listing"


def _sighted(key: str, record: Sighting) -> FrontierRow:
    return FrontierRow(
        key=key,
        url=record.url,
        id=record.id,
        section=record.section,
        row=_row(record),
        found_at=_found_at(record),
    )


def _found_at(record: Sighting) -> str | None:
    """When the run began that saw the article: what one run finds is of one time to the next, however long it took.
    An import, which began long after the capture, has the capture's.

    >>> seen = Sighting(portal="vidu", url="http://a.vn/1", kind="listing", listing="http://a.vn/",
    ...                 crawl_id="20261124T020500Z-a1b2c3", fetched_at="2026-11-24T02:19:09Z")
    >>> _found_at(seen)
    '2026-11-24T02:05:00Z'
    """
    began = run_began(record.crawl_id)
    return began if began and record.fetched_at and began <= record.fetched_at else record.fetched_at


def _observed(row: FrontierRow, record: Observation, next_look: NextLook | None) -> None:
    row.fetches = max(row.fetches, record.own_fetches or 0)
    state, failures = _OUTCOME[record.kind], row.tries + 1
    next_try = record.next_try
    if state == "failed" and row.state in ("stored", "missing", "gone"):
        state = row.state  # a fetch that failed says nothing of the article
        next_try = next_try or row.next_try  # nor does a capture that somebody else made put off our own look
    fine = record.kind in ("unchanged", "revised", "back")
    missed = (row.misses, row.missed_at, row.missing_since)
    cut, failed = _in_a_row(row, INCOMPLETE), _in_a_row(row, FILE_FAILED)
    cause = record.kind if record.kind == "moved" else record.cause
    decides = _settle(row, record, state, cause=cause, next_try=next_try)
    if decides and fine:
        if cut and record.kind == "unchanged":  # as before, a part of it
            row.cause, row.tries = INCOMPLETE, cut + 1
        elif cause == FILE_FAILED:  # a revision's own line, which comes first, has counted it
            row.tries = failed + (record.kind == "unchanged") or 1
        _seen(row, record, next_look)
    elif decides:
        row.tries = failures
        if state in ("missing", "gone"):
            row.misses, row.missed_at, row.missing_since = missed
        if record.kind == "missing":
            missing(row, record.fetched_at)
    if row.id is None:
        row.id = record.id


def missing(row: FrontierRow, when: str | None) -> None:
    """Counts a miss at ``when`` in ``row``, unless one that counts is too near."""
    if row.missed_at is None:
        row.missing_since = when
    elif instant(when) - instant(row.missed_at) < MISS_APART.total_seconds():
        return
    row.misses, row.missed_at = row.misses + 1, when


def _in_a_row(row: FrontierRow, lack: str) -> int:
    """How many looks in a row brought a part of the article only (``INCOMPLETE``), or not a file (``FILE_FAILED``)."""
    return row.tries if row.cause == lack else 0


def _read(row: FrontierRow, record: Article, next_look: NextLook | None, cut: int, failed: int) -> None:
    """The article's page came: what it says of itself; ``cut`` looks before brought a part of it only, and ``failed``
    not its files."""
    warned = failed_file(record.warnings)
    if INCOMPLETE in record.warnings:
        row.cause, row.tries = INCOMPLETE, cut + 1
    elif warned is not None:
        row.cause, row.tries = FILE_FAILED, failed + 1
    row.id, row.published, row.has_files = record.id, record.published_at, bool(record.attachments)
    _validators(row, record.http)
    row.next_try = _due(next_look, row, record, not_before(warned))


def _seen(row: FrontierRow, record: Observation, next_look: NextLook | None) -> None:
    """The article is there and says what it said, or a revision says what it says now."""
    told, row.id = record.next_try, record.id
    row.next_try = told if told and row.cause != FILE_FAILED else _due(next_look, row, record, told)
    if is_hint(record):
        row.hints += 1
    elif record.kind != "back":
        _validators(row, record.http)


def _validators(row: FrontierRow, http: Http | None) -> None:
    row.etag, row.modified = (http.etag, http.last_modified) if http is not None else (None, None)
    row.hints = 0


def _due(next_look: NextLook | None, row: FrontierRow, record: Article | Observation, told: str | None) -> str | None:
    """When to look again; not before the server of a file ``told``."""
    if next_look is None or record.fetched_at is None:
        return None
    seen = instant(record.fetched_at)
    if not seen:
        return _AT_ONCE
    known = [when for when in (row.published, row.found_at) if when and 0 < instant(when) <= seen + AHEAD]
    failed = _in_a_row(row, FILE_FAILED)
    sooner = _in_a_row(row, INCOMPLETE) or (failed if failed <= FILE_TRIES else 0)
    due = next_look(min(known, key=instant) if known else record.fetched_at, record.fetched_at, sooner)
    return due if told is None else max(due, told, key=instant)


def _rows(keys: list[str], record: Article | Reject | Observation, rows: Rows) -> Iterator[FrontierRow]:
    """The rows that exist under ``keys``, or a new one under the first."""
    found = False
    for key in dict.fromkeys(keys):
        row = rows(key)
        if row is not None:
            found = True
            copy = msgspec.structs.replace(row)
            set_right(copy, record)
            yield copy
    if not found:
        yield FrontierRow(key=keys[0], url=record.url, found_at=record.fetched_at)


def _settle(
    row: FrontierRow,
    record: Article | Reject | Observation,
    state: FrontierState,
    *,
    cause: str | None = None,
    next_try: str | None = None,
) -> bool:
    """Whether ``record`` is about the newest look, and so decides."""
    if row.last_look is not None and instant(record.fetched_at) < instant(row.last_look):
        return False
    row.state, row.cause, row.next_try, row.tries = state, cause, next_try, 0
    row.misses, row.missed_at, row.missing_since = 0, None, None
    row.last_look = record.fetched_at or row.last_look
    return True
