"""Where captures come from: WARC files, WACZ files, CDX servers; and how each capture is fetched from there."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from typing import Protocol

import msgspec

from archive.captures import digests
from archive.captures.warcrecords import payload_digest
from archive.pages import decoded
from archive.times import stamp
from crawler.errors import CongtinError
from crawler.importing import exchanges, units
from crawler.importing.catalogue import Catalogue, Entry
from crawler.importing.exchanges import Answer, Asked
from crawler.importing.packing import Container
from crawler.importing.units import Record

_YEARS = range(1990, 2200)
"""In which there may be captures: what counts days from one must not run out of the calendar."""
_SHOWN = 100
"""Bad records that are named; the rest are counted."""


class NoSource(CongtinError):
    """There is nothing to import at the place named."""


class BadCapture(msgspec.Struct, frozen=True, kw_only=True):
    """A record that could not be read or made use of."""

    source: str
    offset: int
    """In the WARC file; 0 for what a server has."""
    what: str
    """damaged, cut-off, no-record, too-large, no-answer, no-date, bad-address, digest, no-original, http-..., ..."""
    detail: str = ""


class Complaints:
    """Bad records: all counted, the first named."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.named: list[BadCapture] = []
        self.unlisted: list[str] = []
        """Lists that a server answers with 404: so they say that they have nothing, or that there is no list."""

    def add(self, source: str, offset: int, what: str, detail: str = "") -> None:
        self.counts[what] += 1
        if len(self.named) < _SHOWN:
            self.named.append(BadCapture(source=source, offset=offset, what=what, detail=detail))


class Days(msgspec.Struct, frozen=True):
    """Captures of which days are wanted."""

    since: date | None = None
    until: date | None = None

    def hold(self, moment: str) -> bool:
        """Whether a capture made at ``moment`` is wanted.

        >>> Days(date(2026, 1, 31)).hold("2026-01-31T05:00:00Z"), Days(None, date(2026, 1, 30)).hold("2026-01-31")
        (True, False)
        """
        day = moment[:10]
        after = self.since is None or day >= self.since.isoformat()
        return after and (self.until is None or day <= self.until.isoformat())


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A capture, fetched."""

    answer: Answer
    asked: Asked | None = None
    ip: str | None = None
    place: str
    """Where it lies, for people."""


class Source(Protocol):
    """A file or a server."""

    name: str

    def enter(self, number: int, catalogue: Catalogue, days: Days, complaints: Complaints) -> None:
        """Notes every capture in ``catalogue``, as those of source ``number``."""

    def fetch(self, entry: Entry, catalogue: Catalogue, complaints: Complaints) -> Found | None:
        """The capture; None where it is not to be had, which ``complaints`` are told."""


class WarcSource:
    """One WARC file, or one that lies in a WACZ."""

    def __init__(self, container: Container) -> None:
        self._container = container
        self.name = container.name

    def enter(self, number: int, catalogue: Catalogue, days: Days, complaints: Complaints) -> None:
        def bad(offset: int, what: str, detail: str) -> None:
            complaints.add(self.name, offset, what, detail)

        for record in units.records(self._container, bad):
            if record.headers.get("warc-type") == "request" and (to := record.headers.get("warc-concurrent-to")):
                catalogue.add_request(to, number, record.offset, record.inner)
            elif exchanges.is_answer(record):
                at = record.offset - self._container.start
                made = read_date(record.headers.get("warc-date", ""))
                answer = exchanges.answer_of(record)
                is_good = exchanges.is_address(exchanges.url_of(record))
                if answer is None or made is None or not is_good:
                    what = "bad-address" if not is_good else "no-answer" if answer is None else "no-date"
                    bad(at, what, exchanges.url_of(record))
                elif days.hold(made):
                    if not _is_whole(record, answer):
                        bad(at, "digest", exchanges.url_of(record))
                        continue
                    if exchanges.truncated(record, answer):
                        bad(at, "truncated", exchanges.url_of(record))
                    catalogue.add(_entry(record, answer, made, number))

    def fetch(self, entry: Entry, catalogue: Catalogue, complaints: Complaints) -> Found | None:
        record = units.record_at(self._container, entry.offset, entry.inner)
        answer = exchanges.answer_of(record) if record is not None else None
        if record is None or answer is None:
            complaints.add(self.name, entry.offset, "changed", "the file is not what it was a moment ago")
            return None
        where = catalogue.request(entry)
        asked = None
        if where is not None and where[0] == entry.source:
            said = units.record_at(self._container, where[1], where[2])
            if said is not None and exchanges.url_of(said) in ("", entry.url):  # names of records are there twice, too
                asked = exchanges.request_in(said.block)
        place = f"{self.name} at {entry.offset - self._container.start}"
        return Found(answer=answer, asked=asked, ip=record.headers.get("warc-ip-address"), place=place)


class Faulty:
    """In place of a file that cannot be read at all: counted as one bad record, and the others are read."""

    def __init__(self, name: str, what: str, detail: str) -> None:
        self.name, self._what, self._detail = name, what, detail

    def enter(self, number: int, catalogue: Catalogue, days: Days, complaints: Complaints) -> None:
        complaints.add(self.name, 0, self._what, self._detail)

    def fetch(self, entry: Entry, catalogue: Catalogue, complaints: Complaints) -> Found | None:
        return None


def _entry(record: Record, answer: Answer, made: str, number: int) -> Entry:
    said = record.headers
    kind = said.get("warc-type", "")
    is_revisit = kind == "revisit"
    claimed = said.get("warc-payload-digest", "")
    return Entry(
        source=number,
        offset=record.offset,
        inner=record.inner,
        kind=kind if kind in ("revisit", "conversion") else "response",
        url=exchanges.url_of(record),
        date=made,
        status=answer.status,
        mime=answer.header("content-type").partition(";")[0].strip().lower(),
        digest=claimed if is_revisit else payload_digest(answer.body),
        claimed=claimed,
        location=answer.header("location"),
        hint=said.get("congtin-kind", ""),
        via=said.get("congtin-via", ""),
        section=said.get("congtin-section", ""),
        asked=said.get("congtin-asked", ""),
        record=said.get("warc-record-id", ""),
        refers_url=said.get("warc-refers-to-target-uri", "").strip("<> "),
        refers_date=said.get("warc-refers-to-date", ""),
        truncated=exchanges.truncated(record, answer),
    )


def _is_whole(record: Record, answer: Answer) -> bool:
    """Whether the bytes are those that the record's own digests are of, as far as it has any that we can tell.

    A digest of the block decides. One of the payload alone may be of chunks or of what was unpacked.
    """
    said = record.headers.get("warc-block-digest", "")
    if said.lower().startswith(("sha1:", "sha256:", "md5:")):
        return digests.matches(said, record.block)
    said = record.headers.get("warc-payload-digest", "")
    if not said.lower().startswith(("sha1:", "sha256:", "md5:")) or record.headers.get("warc-type") == "revisit":
        return True
    raw = record.block.partition(b"\r\n\r\n")[2]
    plain = decoded(answer.body, answer.header("content-encoding"))
    return any(digests.matches(said, payload) for payload in (answer.body, raw, plain, record.block))


def read_date(text: str) -> str | None:
    """A WARC date, or a 14-digit one, as the archive writes times.

    >>> read_date("2019-05-01T03:04:05.123456Z"), read_date("20190501030405"), read_date("9999-12-31")
    ('2019-05-01T03:04:05Z', '2019-05-01T03:04:05Z', None)
    """
    moment = _moment(text)
    try:
        return stamp(moment) if moment is not None and moment.year in _YEARS else None
    except OverflowError:
        return None


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        try:
            moment = datetime.strptime(text, "%Y%m%d%H%M%S")
        except ValueError:
            return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
