"""The part of ``archive verify`` that looks at one file by itself: can run in any process, shares nothing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import orjson
from jsonschema_rs import Draft202012Validator

from archive.article import SCHEMA_VERSION, Article, Reject, WarcPointer
from archive.checking.findings import Finding, Name, Problem
from archive.dedup import article_hashes
from archive.disk.opening import open_file
from archive.errors import NewerSchema
from archive.jsonl.damage import Fault
from archive.jsonl.decoding import is_readable
from archive.jsonl.scan import scan
from archive.observations import CrawlRun, Observation, Sighting
from archive.schema import RECORDS, validator
from archive.sealing.seals import sum_of, unpacked_sum
from archive.times import instant

_OF_STORED = ("unchanged", "revised", "back")
_TAIL = 4096
_SCANNED = {
    "torn-tail": "the last line is not whole: the next crawl or `congtin archive repair` cuts it off",
    "nul": "NUL bytes, as a power cut leaves them: `congtin archive repair` takes them out",
    "bom": "a byte order mark: `congtin archive repair` takes it out",
    "crlf": "a carriage return: `congtin archive repair` takes it out",
    "bad-zstd": "the compressed file is damaged from here on: restore it from a copy",
    "too-long": "no record is so long: `congtin archive repair` takes the line out",
}

_CUT = "what stands before the damaged part ends in the middle of a line: restore the day from a copy"


class Task(NamedTuple):
    """A file to check."""

    root: Path
    name: str
    """Path relative to ``root``, with ``/``."""
    schema: str
    portal: str
    day: str | None
    """Of a day file: the day that its lines have to be of."""
    sum: str | None = None
    """Of a sealed day: the SHA-256 that it has to have ("" where nobody can tell)."""
    of_unpacked: bool = False
    """Whether ``sum`` is that of what the file unpacks to."""


class Link(NamedTuple):
    """What of an article's line the neighbours have to fit to, and where it stands."""

    line: int
    offset: int
    id: str
    revision: int
    supersedes: int | None
    duplicate_of: str | None


class Look(NamedTuple):
    """An observation of an article that is said to be stored, and where it stands."""

    line: int
    offset: int
    id: str


class Pointer(NamedTuple):
    """Where a line points to, and where it stands."""

    line: int
    offset: int
    file: str
    start: int
    digest: str
    settles: bool
    """Whether the line says what came of the capture."""
    fetched_at: str | None
    """Where it has to be that of the capture: in what was read from it."""
    urls: tuple[str, ...]
    """Of an article: the addresses that it may have been fetched from; empty where any will do."""


class Checked(NamedTuple):
    """What came of a task."""

    name: str
    findings: list[Finding]
    links: list[Link]
    looks: list[Look]
    pointers: list[Pointer]
    lines: int
    bytes: int
    runs: int = 0
    """Of the lines of runs: the highest number."""


def check_file(task: Task) -> Checked:
    """Checks every line against its schema, its hashes, its file and the line above; gathers what points elsewhere."""
    checked = Checked(task.name, [], [], [], [], 0, 0)
    lines = size = runs = 0

    def report(line: int, offset: int, what: Name, detail: str = "") -> None:
        checked.findings.append(Finding(what=what, file=task.name, line=line, offset=offset, detail=detail))

    if task.sum is not None and _sum(task) != task.sum:
        detail = f"it was sealed with SHA-256 {task.sum}" if task.sum else "it was sealed compressed, and is plain now"
        report(0, 0, "sum", f"{detail}: restore it from a copy")
    valid, record_type = _validator(task.schema), RECORDS[task.schema]
    above: tuple[str | None, float] = (None, 0.0)
    group = set[int]()  # of lines: one that comes again later has an earlier time than the line above it

    is_closed = task.sum is not None or task.name.endswith(".zst")  # nobody cuts anything off there

    def report_scanned(line: int, offset: int, what: Fault) -> None:
        is_nul = what == "torn-tail" and _ends_in_nul(task.root / task.name, offset)
        detail = _SCANNED.get("nul" if is_nul else what, "")
        report(line, offset, "nul" if is_nul else what, _CUT if what == "torn-tail" and is_closed else detail)

    for number, offset, line in scan(task.root / task.name, report_scanned):
        lines += 1
        size += len(line) + 1
        record, problem = _record(line, valid, record_type)
        if record is None:
            report(number, offset, *problem)
            continue
        for what, detail in _problems(record, task):
            report(number, offset, what, detail)
        if isinstance(record, CrawlRun) and record.number is not None:
            if runs and record.number > runs + 1:
                report(number, offset, "gap", f"run {record.number} comes after run {runs}")
            elif record.number <= runs and hash(line) not in group:
                report(number, offset, "order", f"run {record.number} comes after run {runs}")
            runs = max(runs, record.number)
        if isinstance(record, Article):
            about = (record.id, record.revision, record.supersedes, record.duplicate_of)
            checked.links.append(Link(number, offset, *about))
        if isinstance(record, Observation) and record.id is not None and record.kind in _OF_STORED:
            checked.looks.append(Look(number, offset, record.id))
        if (warc := getattr(record, "warc", None)) is not None:
            checked.pointers.append(_pointer(number, offset, record, warc))
        if task.day is not None and (recorded := record.recorded_at or "") != above[0]:
            time = instant(recorded)
            if recorded[:10] != task.day:
                report(number, offset, "day", f"recorded_at is {recorded or 'missing'}")
            if time < above[1]:
                report(number, offset, "order", f"recorded_at {recorded} comes after {above[0]}")
            above = (recorded, time)
            group.clear()
        if isinstance(record, Article):
            continue  # told by its revision
        if (same := hash(line)) in group:
            report(number, offset, "duplicate", "the same line stands above it")
        group.add(same)
    return checked._replace(lines=lines, bytes=size, runs=runs)


def _ends_in_nul(path: Path, start: int) -> bool:
    """Whether the tail of a plain file from ``start`` on is what a power cut leaves: zeros that were never written."""
    if path.suffix == ".zst":
        return False
    with open_file(path) as stream:
        stream.seek(max(start, stream.seek(0, 2) - _TAIL))
        return b"\0" in stream.read(_TAIL)


def _sum(task: Task) -> str | None:
    try:
        return (unpacked_sum if task.of_unpacked else sum_of)(task.root / task.name)
    except OSError:  # said when its lines are read
        return task.sum


def _pointer(line: int, offset: int, record: Any, warc: WarcPointer) -> Pointer:
    # The revision itself settles the capture of a look that found one.
    settles = not isinstance(record, Sighting) and getattr(record, "kind", None) != "revised"
    fetched_at = record.fetched_at if isinstance(record, Article | Reject) else None
    urls: tuple[str, ...] = ()
    # A revision whose time alone is new states an old record anew, at a look that may have been at another address.
    if isinstance(record, Article) and not (record.change and "fetched_at" in record.change.fields):
        urls = (record.url, *record.urls)
    return Pointer(line, offset, warc.file, warc.offset, warc.digest, settles, fetched_at, urls)


@cache
def _validator(schema: str) -> Draft202012Validator:
    return validator(schema)


def _record(line: bytes, valid: Draft202012Validator, record_type: type[msgspec.Struct]) -> tuple[Any, Problem]:
    """The record of a line, or None and why the line is none."""
    try:
        values = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        if b"\0" in line:
            return None, ("nul", _SCANNED["nul"])
        return None, ("bad-json", _why(line, error)) if line.strip() else ("blank-line", "")
    if isinstance(values, dict) and (version := values.get("schema_version")) != SCHEMA_VERSION:
        try:
            is_readable(str(version))
        except NewerSchema as error:
            return None, ("newer-schema", str(error))
    if not valid.is_valid(values):
        wrong = next(valid.iter_errors(values))
        return None, ("schema", f"{'.'.join(map(str, wrong.instance_path)) or 'record'}: {wrong.message}")
    try:
        return msgspec.convert(values, record_type), ("schema", "")
    except msgspec.ValidationError as error:
        return None, ("schema", str(error))


def _why(line: bytes, error: orjson.JSONDecodeError) -> str:
    """In plain words why a line is no JSON.

    >>> _why(bytes([34, 255, 34]), orjson.JSONDecodeError("str is not valid UTF-8: ...", "", 0))
    'byte 2 of the line is not UTF-8'
    """
    try:
        line.decode()
    except UnicodeDecodeError as bad:
        return f"byte {bad.start + 1} of the line is not UTF-8"
    return f"{error.msg} at character {error.pos + 1} of the line"


def _problems(record: Any, task: Task) -> Iterator[Problem]:
    id = getattr(record, "id", None)
    if record.portal != task.portal:
        yield "portal", f"a record of {record.portal}"
    elif id is not None and not id.startswith(task.portal + ":"):
        yield "portal", f"{id} is no identity of this portal"
    if isinstance(record, Article):
        text_hash, content_hash = article_hashes(record)
        if text_hash != record.text_hash:
            yield "hash", f"text_hash of {record.id} should be {text_hash}"
        if content_hash != record.content_hash:
            yield "hash", f"content_hash of {record.id} should be {content_hash}"
