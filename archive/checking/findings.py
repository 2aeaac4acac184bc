"""What ``archive verify`` finds, by name."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from archive.jsonl.damage import Fault

Name = Literal[
    Fault,
    "portal",  # of another portal than the folder's
    "day",  # recorded on another day than the file's
    "order",  # recorded before the line above, or a revision after a higher one
    "hash",  # text_hash or content_hash is not that of the record
    "duplicate",  # the same revision of the same article again
    "gap",  # a revision is missing
    "reference",  # supersedes, duplicate_of or an observation names nothing that was written
    "pointer",  # no such WARC file, no record where it is said to start, or the record of another page or time
    "unread-capture",  # an article's page was kept, and no line says what came of it
    "index",  # a CDXJ line that is none, or that points to no response
    "digest",  # the bytes, the WARC record and the pointer do not agree on a digest
    "short-warc",  # a WARC file that ends before what its index knows of
    "sum",  # a sealed day is not what its SHA-256 says
    "missing",  # a day that was sealed, or that the state has taken in, is not there
    "stray",  # a file beside the day files whose name other programs take for one
    "twice",  # a day lies there plain and compressed; readers take the plain file
    "state",  # the state is damaged, or says what the files do not
    "bad-warc",  # a record of a WARC file that cannot be read
]

Problem = tuple[Name, str]
"""A name and, for people, what exactly."""


class Finding(Struct, frozen=True, kw_only=True):
    """One thing that is wrong in one place."""

    what: Name
    file: str
    """Path relative to the archive's folder, with ``/``."""
    line: int
    """From 1; 0 where it is about the file or portal as a whole, or about a WARC file."""
    offset: int
    """Of the line's first byte in the uncompressed file; of the record in a WARC file."""
    detail: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else f"{self.file}@{self.offset}"
        return f"{place}: {self.what}" + (f": {self.detail}" if self.detail else "")


class Dangling(Finding, frozen=True, kw_only=True):
    """A line that points to where a WARC file has nothing: of a file that is gone there are as many as it had pages."""

    warc: str
    """The WARC file, as the line names it."""
    size: int
    """Bytes that it has; -1 where it is not there."""


class Totals(Struct, kw_only=True):
    """How much was checked; counts on while ``verify`` runs."""

    files: int = 0
    lines: int = 0
    unpacked_bytes: int = 0
    """Of JSON Lines, uncompressed."""
    warc_records: int = 0
    unpacked_warc_bytes: int = 0
    """Of WARC record blocks, unpacked."""
