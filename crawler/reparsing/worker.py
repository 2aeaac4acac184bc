"""A worker: reads a piece of a WARC file and extracts every article page in it again. Writes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import msgspec
from fastwarc.warc import ArchiveIterator, WarcRecordType

from archive.article import MORE_PAGES, Article, Reject, WarcPointer
from archive.captures.members import Member
from archive.captures.warc import target_uri, warc_files
from archive.errors import ArchiveError
from archive.pages import Capture, CaptureMissing, capture_of, captures, read_capture
from crawler.discovery.model import ListingRow
from crawler.fields.paged.pages import FURTHER_PAGE
from crawler.interpret import whole_of
from crawler.parse import parse_bytes
from crawler.pipelines.validate import faults
from crawler.portals.model import Portal
from crawler.reasons import BLOCKED
from crawler.reparsing import comparing
from crawler.reparsing.comparing import Field
from crawler.reparsing.work import Chunk, Item

_TYPES = WarcRecordType.response | WarcRecordType.revisit | WarcRecordType.conversion
_FAR = 5000
"""Captures behind an article among which its further pages are looked for."""
_article_of = msgspec.json.Decoder(Article).decode
_reject_of = msgspec.json.Decoder(Reject).decode
_row_of = msgspec.json.Decoder(ListingRow).decode
READING = -1
"""What ``begin`` is told between two pages."""


class Bad(msgspec.Struct, frozen=True, kw_only=True):
    """A page that nothing came of."""

    what: str
    """``failed`` (the parser broke), ``slow``, ``killed`` (it ended the process), ``missing`` or ``truncated``."""
    file: str
    offset: int
    url: str | None = None
    detail: str = ""


class Extracted(msgspec.Struct, kw_only=True):
    """What a chunk gave."""

    counts: Counter[str] = msgspec.field(default_factory=Counter)
    """pages, same, changed, gained, lost (articles that are none any more), reasons, orphans, missing, failed."""
    reasons: Counter[str] = msgspec.field(default_factory=Counter)
    """Why pages of articles would be refused now."""
    fields: dict[str, Field] = {}
    records: list[tuple[bytes, str]] = []
    """(record as JSON, ``article`` or ``reject``) of all that is not as before."""
    lost: list[str] = []
    """Addresses of the first articles that are none any more."""
    bad: list[Bad] = []

    def fell_short(self, what: str, file: str, offset: int, url: str | None, detail: str) -> None:
        """Counts and names a page."""
        self.counts[what] += 1
        self.bad.append(Bad(what=what, file=file, offset=offset, url=url, detail=detail))


def _unwatched(offset: int) -> None:
    """Nobody wants to know."""


class Worker:
    """Extracts for one portal."""

    def __init__(self, root: Path, portal: Portal, samples: int) -> None:
        self._root, self._portal, self._samples = root, portal, samples

    def extract(self, chunk: Chunk, begin: Callable[[int], None] = _unwatched) -> Extracted:
        """Raises nothing for a page: one that the parser fails on is counted and named.

        ``begin`` is told the offset of each page before it is read, and ``READING`` in between.
        """
        done = Extracted()
        waiting = {item.offset: item for item in chunk.items if item.offset not in chunk.skip}
        for offset, member in _answers(self._root / chunk.file, chunk, waiting, begin):
            begin(offset)
            item = waiting.pop(offset, None)
            try:
                capture = capture_of(self._root, member, chunk.file)
            except CaptureMissing as error:
                url = member.headers.get("warc-target-uri")
                done.fell_short("missing", chunk.file, offset, url, str(error))
                continue
            if capture is not None and (item is not None or capture.status == 200):
                self._one(capture, item, done)
        for offset, item in waiting.items():  # behind a damaged record, or in a file that is not as it was
            begin(offset)
            try:
                capture = read_capture(self._root, WarcPointer(file=chunk.file, offset=offset, digest=""))
            except ArchiveError as error:
                done.fell_short("missing", chunk.file, offset, item.url, str(error))
            else:
                self._one(capture, item, done)
        return done

    def _one(self, capture: Capture, item: Item | None, done: Extracted) -> None:
        place = capture.pointer
        if capture.truncated:  # what is stored may have more of the text
            done.fell_short("truncated", place.file, place.offset, capture.url, capture.truncated)
            return
        done.counts["pages"] += 1
        try:
            result, failed = self._read(capture, item)
        except Exception as error:  # a bug on one page is for that page
            detail = f"{type(error).__name__}: {error}".rstrip(": ")
            done.fell_short("failed", place.file, place.offset, capture.url, detail)
            return
        if item is None:
            self._orphan(capture, _checked(result), done)
        elif item.is_article:
            old = _article_of(item.line)
            if failed and isinstance(result, Article) and len(result.body) < len(old.body):
                detail = "a further page of it is not there, which has some of its text"
                done.fell_short("missing", place.file, place.offset, capture.url, detail)
                return
            self._article(old, result, done)
        else:
            self._reject(_reject_of(item.line), capture, _checked(result), done)

    def _read(self, capture: Capture, item: Item | None) -> tuple[Article | Reject, bool]:
        """What the page is now, and whether a further page that it names could not be had."""
        row = _row_of(item.rows[0][0]) if item is not None and item.rows else None
        if row is not None and item is not None and not item.rows[0][1]:
            row = msgspec.structs.replace(row, views=None, views_raw=None)  # printed after the page was captured
        result = parse_bytes(
            capture.body,
            url=capture.url,
            headers=capture.headers,
            portal=self._portal,
            listing=row,
            fetched_at=datetime.fromisoformat(capture.fetched_at),
        )
        failed = False
        if isinstance(result, Article) and MORE_PAGES in result.warnings:
            capture.further = list(_further(self._root, self._portal.id, capture))
            result, failed = whole_of(result, capture, self._portal)
        return result, failed

    def _article(self, old: Article, result: Article | Reject, done: Extracted) -> None:
        filled = comparing.filled(old)
        for name in filled:
            if (field := done.fields.get(name)) is None:
                field = done.fields[name] = Field()
            field.had += 1
        if isinstance(result, Article):
            if result.id != old.id and result.id != old.id.partition("~")[0]:
                done.counts["ids"] += 1
            new = comparing.as_before(old, result)
            names = comparing.differences(old, new)
            if not names:  # nor anything to be checked: it is what was checked before
                done.counts["same"] += 1
                return
            result = _checked(result)
        if isinstance(result, Reject):
            done.counts["lost"] += 1
            done.reasons[result.reason] += 1
            done.lost.append(old.url)
            comparing.count(old, None, filled, done.fields, self._samples)
            return
        done.counts["changed"] += 1
        comparing.count(old, new, names, done.fields, self._samples)
        record = comparing.with_change(old, new, names)
        done.records.append((msgspec.json.encode(record), "article"))

    def _reject(self, old: Reject, capture: Capture, result: Article | Reject, done: Extracted) -> None:
        if isinstance(result, Article):
            self._gain(capture, result, done)
        elif result.reason == old.reason:
            done.counts["same"] += 1
        else:
            done.counts["reasons"] += 1
            self._keep(msgspec.structs.replace(result, url=old.url), capture, done)

    def _orphan(self, capture: Capture, result: Article | Reject, done: Extracted) -> None:
        done.counts["orphans"] += 1
        if isinstance(result, Article):
            self._gain(capture, result, done)
        elif result.reason not in BLOCKED:  # what was asked for again later is no finding
            self._keep(result, capture, done)

    def _gain(self, capture: Capture, result: Article, done: Extracted) -> None:
        if FURTHER_PAGE in result.warnings:  # a page of another article
            done.counts["same"] += 1
            return
        done.counts["gained"] += 1
        self._keep(result, capture, done)

    def _keep(self, record: Article | Reject, capture: Capture, done: Extracted) -> None:
        record = msgspec.structs.replace(record, fetched_at=capture.fetched_at, warc=capture.pointer)
        done.records.append((msgspec.json.encode(record), "article" if isinstance(record, Article) else "reject"))


def _checked(result: Article | Reject) -> Article | Reject:
    """A reject in the place of an article that may not be written."""
    if isinstance(result, Reject) or not (wrong := faults(result)):
        return result
    return Reject(
        portal=result.portal, url=result.url, reason="invalid-record", detail="; ".join(wrong), parser=result.parser
    )


def _answers(
    path: Path, chunk: Chunk, waiting: dict[int, Item], begin: Callable[[int], None]
) -> Iterator[tuple[int, Member]]:
    """What is to be read in ``chunk``: the captures of its lines, and pages of articles that no line accounts for."""
    if chunk.singly:
        return
    done = chunk.pointed | chunk.skip
    begin(READING)
    try:
        with path.open("rb") as stream:
            stream.seek(chunk.start)
            for record in ArchiveIterator(stream, record_types=_TYPES, parse_http=False):
                offset = record.stream_pos
                if offset >= chunk.end:
                    return
                is_page = record.headers.get("Congtin-Kind") == "article" and offset not in done
                if offset in waiting or is_page:
                    headers = {name.lower(): value for name, value in record.headers}
                    yield offset, Member(offset, offset, headers, record.reader.read())
                begin(READING)
    except Exception:  # damage: what is behind it is read one by one
        return


def _further(root: Path, portal: str, first: Capture) -> Iterator[Capture]:
    """The further pages of an article that were captured after its first page."""
    start, url = root / first.pointer.file, target_uri(first.url)
    looked = 0
    for path in warc_files(root, portal):
        if path < start:
            continue
        for capture in captures(path, first.pointer.offset if path == start else 0):
            looked += 1
            is_next = capture.kind == "article" and capture.url == first.url and capture.pointer != first.pointer
            if is_next or looked > _FAR:
                return
            if capture.kind == "further" and not capture.truncated and target_uri(capture.via or "") == url:
                yield capture


# One worker a process.
_workers: dict[tuple[str, str], Worker] = {}


def extract(
    root: Path, portal: Portal, samples: int, chunk: Chunk, begin: Callable[[int], None] = _unwatched
) -> Extracted:
    """``Worker.extract``, in whatever process."""
    key = (str(root), portal.id)
    if key not in _workers:
        _workers.clear()
        _workers[key] = Worker(root, portal, samples)
    return _workers[key].extract(chunk, begin)
