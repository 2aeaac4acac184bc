"""Under which address, and when, the page of a record was captured: what replay tools look it up by."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from archive.article import WarcPointer
from archive.captures.members import member_at
from archive.errors import RecordTooLarge
from archive.paths import resolve


class Captured(NamedTuple):
    """What a WARC record says of itself."""

    url: str
    time: str
    """UTC, as in the record."""
    refers_to: str
    """The WARC file that has the bytes of a revisit, as pointers name it; empty where the record has them itself."""


def captured(root: Path, pointer: WarcPointer | None) -> Captured | None:
    """None if no page was kept, or if its record cannot be read."""
    if pointer is None:
        return None
    try:
        member = member_at(resolve(root, pointer.file), pointer.offset)
    except (ValueError, OSError, RecordTooLarge):
        return None
    headers = member.headers if member is not None else {}
    url, time = headers.get("warc-target-uri", ""), headers.get("warc-date", "")
    elsewhere = headers.get("congtin-refers-to", "") if headers.get("warc-type") == "revisit" else ""
    return Captured(url, time, elsewhere.rpartition(";")[0]) if url and time else None
