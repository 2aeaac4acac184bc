"""``links/pairs.jsonl``, as the last ``archive link`` wrote it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from archive.errors import ArchiveError
from archive.reader import Archive


class Kept(msgspec.Struct, frozen=True):
    """Two articles with one text; ``first`` is None where their dates do not tell: the order says nothing then."""

    one: str
    other: str
    first: str | None = None
    rehosted: bool = False


def pairs(archive: Archive) -> Iterator[Kept] | None:
    """Every pair, in the order of the file; None where copies were not looked for.

    Raises ArchiveError, also while it is read: the file is damaged, or may not be read.
    """
    try:
        lines = (archive.root / "links" / "pairs.jsonl").read_bytes().splitlines()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise ArchiveError(f"links/pairs.jsonl cannot be read ({error.strerror}): mend its rights") from error
    return map(_decoded, lines)


def _decoded(line: bytes) -> Kept:
    try:
        return msgspec.json.decode(line, type=Kept)
    except msgspec.DecodeError as error:
        raise ArchiveError("links/pairs.jsonl is damaged: `congtin archive link` makes it anew") from error
