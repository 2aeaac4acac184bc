"""Lines -> typed records; a line that is none is reported by the name of what is wrong with it, and passed over."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

import msgspec
import orjson
import zstandard

from archive.article import SCHEMA_VERSION, Article
from archive.errors import NewerSchema
from archive.jsonl import upgrades
from archive.jsonl.damage import Fault, Report
from archive.jsonl.lines import Place, read_line
from archive.jsonl.scan import scan

Record = TypeVar("Record", bound=msgspec.Struct)


class BadLine(Exception):
    """The line is no record. Never leaves the package."""

    def __init__(self, what: Fault) -> None:
        super().__init__(what)
        self.what: Fault = what


class _Version(msgspec.Struct):
    schema_version: str


class LineDecoder(Generic[Record]):
    """Decodes lines into ``record_type``; unknown fields (of a newer minor version) are passed over.

    Lines of an older major version are brought up to this one (``archive.jsonl.upgrades``).
    """

    def __init__(self, record_type: type[Record], kind: str | None = None) -> None:
        """``kind``: of which records the lines are, where ``record_type`` is only a part of one."""
        self._type, self._kind = record_type, kind or record_type.__name__
        self._decode = msgspec.json.Decoder(record_type).decode
        self._is_versioned = "schema_version" in record_type.__struct_fields__

    def decode(self, line: bytes) -> Record:
        """The record of ``line``.

        Raises BadLine (``nul``, ``blank-line``, ``bad-json`` or ``schema``) for a damaged line, and for one of a newer
        major version (``newer-schema``), which is never guessed at.
        """
        try:
            record = self._decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return self._older(line)
        if self._is_versioned:
            version: str = record.schema_version  # type: ignore[attr-defined]
            if version != SCHEMA_VERSION and _of_version(version) is not None:
                return self._older(line)
        return record

    def _older(self, line: bytes) -> Record:
        fault = _fault(line)
        if fault == "schema" and upgrades.STEPS:
            with contextlib.suppress(msgspec.ValidationError, KeyError, TypeError, ValueError):
                if (record := upgrades.upgraded(orjson.loads(line), self._kind)) is not None:
                    return msgspec.convert(record, self._type)
        raise BadLine(fault)


class Source(NamedTuple):
    """A file of JSON Lines and who hears of its damages."""

    path: Path
    report: Report


def records(source: Source, decoder: LineDecoder[Record], needle: bytes = b"") -> Iterator[tuple[bytes, Record]]:
    """Every line of ``source`` that holds ``needle``, with its record."""
    for number, offset, line in scan(source.path, source.report):
        if needle not in line:
            continue
        try:
            record = decoder.decode(line)
        except BadLine as bad:
            source.report(number, offset, bad.what)
            continue
        yield line, record


def records_at(
    source: Source, decoder: LineDecoder[Record], offsets: Collection[int] | None
) -> Iterator[tuple[int, Record]]:
    """The records that stand at ``offsets`` of ``source``, with these; None: every one."""
    wanted = set(offsets) if offsets is not None else None
    for number, offset, line in scan(source.path, source.report):
        if wanted is not None and offset not in wanted:
            continue
        try:
            yield offset, decoder.decode(line)
        except BadLine as bad:
            source.report(number, offset, bad.what)


def in_order(
    sources: Iterable[Source], decoder: LineDecoder[Record], needle: bytes = b""
) -> Iterator[tuple[bytes, Record]]:
    """``records`` of one file after the other."""
    for source in sources:
        yield from records(source, decoder, needle)


def is_readable(version: str) -> bool:
    """Whether records of schema ``version`` can be read. Raises NewerSchema if a newer program can.

    >>> is_readable("1.7"), is_readable("0.9"), is_readable("")
    (True, False, False)
    """
    major, _, minor = version.partition(".")
    if not (major.isdecimal() and minor.isdecimal()):
        return False
    if int(major) > upgrades.MAJOR:
        raise NewerSchema(
            f"the archive holds records of schema {version}, this program reads {upgrades.MAJOR}.x: "
            "upgrade congtin to read it"
        )
    return int(major) == upgrades.MAJOR


def _fault(line: bytes) -> Fault:
    """What is wrong with a line that could not be decoded."""
    if b"\0" in line:
        return "nul"
    if not line.strip():
        return "blank-line"
    try:
        orjson.loads(line)
    except orjson.JSONDecodeError:
        return "bad-json"
    try:
        return _of_version(msgspec.json.decode(line, type=_Version).schema_version) or "schema"
    except (msgspec.DecodeError, RecursionError):
        return "schema"


def _of_version(version: str) -> Fault | None:
    try:
        return None if is_readable(version) else "schema"
    except NewerSchema:
        return "newer-schema"


def article_at(root: Path, place: Place, id: str, revision: int) -> Article | None:
    """The record at ``place``, or None: it is damaged, or the files were changed under the index."""
    try:
        article = LineDecoder(Article).decode(read_line(root, place))
    except (OSError, zstandard.ZstdError, BadLine):
        return None
    return article if (article.id, article.revision) == (id, revision) else None
