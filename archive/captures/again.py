"""Captures that lie in the WARC files and have no line: interpreted and stored, without any network."""

from __future__ import annotations

import contextlib
import hashlib
import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Protocol

import msgspec

from archive.article import FILE_FAILED, Article, Attachment, Http, WarcPointer, failed_file, not_before
from archive.captures.warc import target_uri, warc_files
from archive.errors import RecordTooLarge
from archive.frontiers.frontier import Frontier, FrontierRow
from archive.frontiers.writer import Database
from archive.jsonl.encoding import encode
from archive.judging.standins import is_page, names_document
from archive.pages import Capture, CaptureMissing, captures, read_capture
from archive.revisions import with_attachments
from archive.times import instant
from archive.writing.commit import Committed
from archive.writing.overlay import Record

Interpret = Callable[[Capture, Callable[[str], FrontierRow | None]], Iterable[Record]]
"""The crawler's pure function: a capture, and the frontier's rows by key or URL, to records."""


class Lack(msgspec.Struct, frozen=True, kw_only=True):
    """What came for a file is something else."""

    is_passing: bool
    """Whether it says nothing of the file, which may come at another time."""
    not_before: str = ""
    """UTC; where the server told when."""


LackOf = Callable[[Capture, bool], Lack | None]
"""The crawler's pure function: a capture of a file, and whether the file is known to be no page, to why it is not the
file; None where it is, or leads on to it."""


def unless_there(capture: Capture, is_document: bool) -> Lack | None:
    """For whoever does not read pages: what is no error is the file, but for a page in a document's place."""
    if capture.status // 100 == 3:
        return None
    is_there = capture.status == 200 and capture.body and not capture.truncated
    if is_there and not (is_document and is_page(capture.headers.get("content-type", ""), capture.body)):
        return None
    return Lack(is_passing=capture.status in (200, 429) or capture.status >= 500)


class Taking(Protocol):
    """What becomes of the records: a store, as far as it is needed here."""

    total: Committed
    frontier: Frontier

    @property
    def due(self) -> bool:
        """Whether a group is full."""

    def lookup(self, key_or_url: str) -> FrontierRow | None:
        """The frontier's row."""

    def adopt(self, pointer: WarcPointer, capture: Capture | None = None) -> int:
        """A token for a capture."""

    def put(self, record: Record, token: int | None = None) -> None:
        """Queues a record."""

    def settle(self, token: int) -> None:
        """No more records will come of the capture."""

    def commit(self) -> object:
        """Writes what is queued."""


_LOG = logging.getLogger(__name__)


class _Asset(msgspec.Struct, frozen=True):
    sha256: str
    bytes: int
    media_type: str | None
    lacks: tuple[Lack | None, Lack | None]
    """As ``_Behind.lacks``."""


class _Behind(msgspec.Struct):
    """What was fetched for articles after the first of them."""

    assets: dict[str, _Asset] = {}
    """By the address that was asked for, and that at which they lie."""
    asked: set[str] = set()
    """Addresses of files that were asked for, whatever came."""
    lacks: dict[str, tuple[Lack | None, Lack | None]] = {}
    """Why what came last for each of them is not the file, unless it is known to be no page, and if it is."""
    further: dict[tuple[str, int], list[WarcPointer]] = {}
    """The further pages of the article that was captured in (file, offset)."""
    are_wanted: bool = True
    """Whether this run asks for files."""
    before: dict[tuple[str, int], int] = {}
    """How often the run that captured an article's page in (file, offset) had been answered there before."""


def interpret_open(
    store: Taking, root: Path, portal: str, state: Database, interpret: Interpret | None, lack_of: LackOf | None
) -> Counter[str]:
    """Interprets every open capture in the order fetched; returns what was done, by name.

    ``lack_of`` judges what came for their files; None where nobody asks for them. A capture that ``interpret`` fails on
    stays open, is counted as ``captures_failed``, and is tried again at the next start; without ``interpret`` all stay
    open.
    """
    waiting = state.execute("SELECT file, offset, kind FROM open ORDER BY file, offset").fetchall()
    if interpret is None or not waiting:
        return Counter(captures_open=len(waiting))
    counts: Counter[str] = Counter()
    first = next(((file, offset) for file, offset, kind in waiting if kind == "article"), None)
    behind = _behind(root, portal, *first, lack_of or unless_there) if first else _Behind()
    behind.are_wanted = lack_of is not None
    before = store.total.stored + store.total.revised
    for file, offset, _ in waiting:
        counts[_interpret(store, root, WarcPointer(file=file, offset=offset, digest=""), interpret, behind)] += 1
        if store.due:
            store.commit()
    store.commit()
    counts["articles_from_warc"] = store.total.stored + store.total.revised - before
    return counts


def _interpret(store: Taking, root: Path, pointer: WarcPointer, interpret: Interpret, behind: _Behind) -> str:
    try:
        capture = read_capture(root, pointer)
    except CaptureMissing as error:
        _LOG.warning("%s", error)
        store.settle(store.adopt(pointer))
        return "captures_missing"
    for page in behind.further.get((pointer.file, pointer.offset), ()):
        with contextlib.suppress(CaptureMissing):  # its text is lost, the article is not
            capture.further.append(read_capture(root, page))
    capture.asked_before = behind.before.get((pointer.file, pointer.offset), 0)
    try:
        records = [_with_assets(record, capture, behind) for record in interpret(capture, store.lookup)]
        for record in records:
            encode(record)
    except Exception:  # a parser's bug on one page must not keep the whole portal from being crawled
        _LOG.exception("%s could not be interpreted and stays open (%s)", capture.url, capture.pointer)
        return "captures_failed"
    token = store.adopt(capture.pointer, capture)
    for record in records:
        store.put(record, token)
        if isinstance(record, Article) and any(_not_asked(record, capture, behind)):
            _hasten(store, record, capture.fetched_at)  # not even half an hour
    store.settle(token)
    return "captures_from_warc"


def _behind(root: Path, portal: str, file: str, offset: int, lack_of: LackOf) -> _Behind:
    """What was fetched after the first open article: its attachments and its further pages are among it."""
    found, latest, times = _Behind(), dict[str, tuple[str, int]](), Counter[tuple[str, str | None]]()
    start = root / file
    for path in warc_files(root, portal):
        if path < start:
            continue
        try:
            for capture in captures(path, offset if path == start else 0):
                _note(capture, found, latest, lack_of)
                if capture.kind == "article" and capture.status == 200:
                    asked = capture.led_from or capture.url, capture.crawl_id
                    found.before[capture.pointer.file, capture.pointer.offset] = times[asked]
                    times[asked] += 1
        except RecordTooLarge as error:  # the search has counted it as damage
            _LOG.warning("%s", error)
    return found


def _note(capture: Capture, found: _Behind, latest: dict[str, tuple[str, int]], lack_of: LackOf) -> None:
    """``latest``: where each article was last captured, by address."""
    if capture.kind == "article":
        latest[capture.url] = (capture.pointer.file, capture.pointer.offset)
    elif capture.kind == "asset":
        _note_file(capture, found, _lacks(capture, lack_of))
    elif capture.kind == "further" and not capture.truncated:  # it has not all of the text
        first = latest.get(target_uri(capture.via or ""))
        if first is not None:
            found.further.setdefault(first, []).append(capture.pointer)


def _lacks(capture: Capture, lack_of: LackOf) -> tuple[Lack | None, Lack | None]:
    try:
        return lack_of(capture, False), lack_of(capture, True)
    except Exception:  # as for an article's page
        _LOG.exception("%s could not be judged as a file (%s)", capture.url, capture.pointer)
        return unless_there(capture, False), unless_there(capture, True)


def _note_file(capture: Capture, found: _Behind, lacks: tuple[Lack | None, Lack | None]) -> None:
    found.asked.update(_addresses(capture))
    found.lacks.update(dict.fromkeys(_addresses(capture), lacks))
    if capture.status == 200 and capture.body and not capture.truncated:
        media_type = capture.headers.get("content-type", "").split(";", 1)[0].strip().lower() or None
        digest = hashlib.sha256(capture.body).hexdigest()
        asset = _Asset(digest, len(capture.body), media_type, lacks)
        found.assets.update(dict.fromkeys(_addresses(capture), asset))


def _addresses(capture: Capture) -> list[str]:
    return [url for url in (capture.led_from, capture.url) if url is not None]


def _hasten(store: Taking, record: Article, due: str) -> None:
    told = not_before(failed_file(record.warnings))
    row = store.lookup(record.url)
    if row is not None and row.state == "stored":
        row.next_try = due if told is None else max(due, told, key=instant)
        store.frontier.put(row)


def _not_asked(article: Article, capture: Capture, behind: _Behind) -> Iterator[Attachment]:
    """The files that whoever captured ``article`` was killed before asking for: they would wait for its next look, in a
    year mostly. An import asks for none."""
    if capture.source is None and behind.are_wanted:
        yield from (
            item for item in article.attachments if item.sha256 is None and target_uri(item.url) not in behind.asked
        )


def _with_assets(article: Record, capture: Capture, behind: _Behind) -> Record:
    if not isinstance(article, Article):
        return article
    attachments = [_with_bytes(item, behind.assets.get(target_uri(item.url))) for item in article.attachments]
    wanted = [(item.url, _is_document(item)) for item in attachments if item.sha256 is None]
    wanted += [(image.url, names_document(image.url)) for image in article.images if image.url]
    lacks = [behind.lacks.get(target_uri(url), (None, None))[is_document] for url, is_document in wanted]
    failed = [lack.not_before for lack in lacks if lack is not None and lack.is_passing]
    failed += ["" for _ in _not_asked(article, capture, behind)]
    if failed:
        when = f": {max(failed)}" if any(failed) else ""
        article = msgspec.structs.replace(article, warnings=[*article.warnings, FILE_FAILED + when])
    return article if attachments == article.attachments else with_attachments(article, attachments)


def _with_bytes(item: Attachment, asset: _Asset | None) -> Attachment:
    if asset is None or item.sha256 is not None or asset.lacks[_is_document(item)] is not None:
        return item  # the portal was busy, or wanted a login
    return msgspec.structs.replace(
        item, sha256=asset.sha256, bytes=asset.bytes, media_type=asset.media_type or item.media_type
    )


def _is_document(item: Attachment) -> bool:
    return names_document(item.url, item.name, item.media_type)


def http_of(capture: Capture) -> Http:
    """What the answer said of itself."""
    headers = capture.headers
    return Http(status=capture.status, etag=headers.get("etag"), last_modified=headers.get("last-modified"))
