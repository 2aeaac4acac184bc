"""A record -> its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from archive.errors import BadRecord

if TYPE_CHECKING:
    from archive.writing.overlay import Record


LONGEST = 20 << 20
"""Bytes of a record. Its line may become three times as long, by what an edit took away and put there (``change``),
and has to stay below what readers pass over as damage (``archive.jsonl.scan``)."""


def refuse_unfit(record: Record) -> None:
    """Raises BadRecord for a record that cannot be written, or that readers would not take for one."""
    if len(encode(record)) > LONGEST:
        raise BadRecord(f"{record.url!a} gave a record of more than {LONGEST >> 20} MB: no reader takes so long a line")


def encode(record: Record) -> bytes:
    """The line of ``record``, without its line feed. Raises BadRecord for what JSON or UTF-8 cannot hold."""
    try:
        return msgspec.json.encode(record)
    except (UnicodeEncodeError, OverflowError, TypeError, ValueError) as error:
        raise BadRecord(f"{record.url!a} gave a record that cannot be written: {str(error)!a}") from error
