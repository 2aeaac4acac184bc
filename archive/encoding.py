"""A record -> its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from archive.errors import BadRecord

if TYPE_CHECKING:
    from archive.overlay import Record


def encode(record: Record) -> bytes:
    """The line of ``record``, without its line feed. Raises BadRecord for what JSON or UTF-8 cannot hold."""
    try:
        return msgspec.json.encode(record)
    except (UnicodeEncodeError, OverflowError, TypeError, ValueError) as error:
        raise BadRecord(f"{record.url!a} gave a record that cannot be written: {str(error)!a}") from error
