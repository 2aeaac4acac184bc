"""The line that a portal's archive was last given: what a new run wants to know before it begins."""

from __future__ import annotations

from pathlib import Path

import msgspec

from archive.article import Article
from archive.paths import day_files

_TAIL = 4 << 20
"""Bytes read from the end of a day file: lines are tens of kilobytes."""

_decoder = msgspec.json.Decoder(Article)


def last_article(root: Path, portal: str) -> Article | None:
    """The last whole article line of the newest plain day file that has one, or None.

    Damaged lines, compressed days and what cannot be read are passed over: this is a hint, not the archive's word.
    """
    for path in reversed(day_files(root, "articles", portal)):
        if path.suffix != ".jsonl":
            continue
        try:
            with path.open("rb") as file:
                file.seek(max(0, path.stat().st_size - _TAIL))
                lines = file.read().split(b"\n")[:-1]
        except OSError:  # for the writer to say
            continue
        for line in reversed(lines):
            try:
                return _decoder.decode(line)
            except (msgspec.DecodeError, UnicodeDecodeError):
                continue
    return None
