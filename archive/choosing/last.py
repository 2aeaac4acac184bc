"""The lines that a portal's archive was last given: what a new run wants to know before it begins."""

from __future__ import annotations

from pathlib import Path

import msgspec

from archive.article import Article
from archive.disk.opening import open_file
from archive.observations import CrawlRun
from archive.paths import crawls_file, day_files

_TAIL = 4 << 20
"""Bytes read from the end of a day file: lines are tens of kilobytes."""

_decoder = msgspec.json.Decoder(Article)
_run_decoder = msgspec.json.Decoder(CrawlRun)


def last_article(root: Path, portal: str) -> Article | None:
    """The last whole article line of the newest plain day file that has one, or None.

    Damaged lines, compressed days and what cannot be read are passed over: this is a hint, not the archive's word.
    """
    try:
        days = day_files(root, "articles", portal)
    except OSError:
        return None
    for path in reversed(days):
        if path.suffix != ".jsonl":
            continue
        for line in reversed(_tail(path)):
            try:
                return _decoder.decode(line)
            except (msgspec.DecodeError, UnicodeDecodeError):
                continue
    return None


def last_runs(root: Path, portal: str) -> list[CrawlRun]:
    """The newest runs of a portal, the oldest of them first; what is damaged or cannot be read is passed over."""
    runs: list[CrawlRun] = []
    for line in _tail(crawls_file(root, portal)):
        try:
            runs.append(_run_decoder.decode(line))
        except (msgspec.DecodeError, UnicodeDecodeError):
            continue
    return runs


def _tail(path: Path) -> list[bytes]:
    """The last whole lines of a file; none where it cannot be read, which is for the writer to say."""
    try:
        with open_file(path) as file:
            file.seek(max(0, path.stat().st_size - _TAIL))
            return file.read().split(b"\n")[:-1]
    except OSError:
        return []
