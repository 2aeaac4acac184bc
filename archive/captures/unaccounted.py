"""Captures in the WARC files that no line accounts for: found at the start of a writer."""

from __future__ import annotations

import logging
import sqlite3
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from archive.captures.members import Member, next_whole, whole_members
from archive.captures.reach import Reach
from archive.captures.warc import warc_files
from archive.observations import Observation, Sighting
from archive.pages import response_head
from archive.writing.overlay import Record

INTERPRETED = frozenset({"home", "listing", "article", "feed", "sitemap"})
"""Kinds of capture that give records."""

_LOG = logging.getLogger(__name__)
_SEARCHED = 2
_BATCH = 5000


class Unaccounted:
    """What is searched of the WARC files; ``watch`` first, ``note`` for every line, then ``search``."""

    def __init__(
        self,
        root: Path,
        counts: Counter[str],
        reach: Reach,
        *,
        cut: Callable[[Path, int], None],
        beat: Callable[[], None],
    ) -> None:
        """``counts`` takes ``damaged_captures``; ``cut`` moves what follows an offset into quarantine."""
        self._root, self._counts, self._reach, self._cut, self._beat = root, counts, reach, cut, beat
        self.looked: dict[tuple[str, int], Observation] = {}
        """(file, offset) -> the look that was written of it, where its revision may have been lost."""
        self._watched: dict[str, int] = {}
        self._named: dict[str, set[int]] = {}
        self._accounted: dict[str, set[int]] = {}

    def watch(self, portal: str, absorbed: dict[str, int], *, rebuild: bool) -> dict[str, int]:
        """Decides which WARC files to search, and from which offset on; returns the sizes of the others."""
        paths = warc_files(self._root, portal)
        for path in paths[-_SEARCHED:] if rebuild else paths:
            start = absorbed.get(self._name(path), 0)
            if path.stat().st_size > start:
                self._watched[self._name(path)] = start
        return {self._name(path): path.stat().st_size for path in paths[:-_SEARCHED]} if rebuild else {}

    def note(self, record: Record, *, grounded: bool) -> None:
        """A line that may account for a capture; not so one whose text is nowhere (``grounded`` False)."""
        self._reach.note(record)
        if record.warc is None or record.warc.offset < self._watched.get(record.warc.file, 1 << 62):
            return
        file, offset = record.warc.file, record.warc.offset
        self._named.setdefault(file, set()).add(offset)
        if isinstance(record, Observation) and (record.kind == "revised" or not grounded):
            self.looked[file, offset] = record
        elif not isinstance(record, Sighting):
            self._accounted.setdefault(file, set()).add(offset)

    def search(self, connection: sqlite3.Connection) -> dict[str, int]:
        """Notes the captures that no line accounts for, cuts torn tails; returns the sizes that are left."""
        return {name: self._search(connection, name) for name in self._watched}

    def _search(self, connection: sqlite3.Connection, name: str) -> int:
        path, offset = self._root / name, self._watched[name]
        good, size = offset, path.stat().st_size
        while True:
            for count, member in enumerate(whole_members(path, offset), 1):
                if count % _BATCH == 0:
                    self._beat()
                offset = member.end
                if member.headers.get("warc-type") in ("response", "revisit", "conversion", "warcinfo"):
                    good = member.end
                if _gives_records(member) and member.offset not in self._accounted.get(name, ()):
                    values = (name, member.offset, member.headers["congtin-kind"])
                    connection.execute("INSERT OR IGNORE INTO open VALUES (?, ?, ?)", values)
            if good == size:
                return size
            after = next_whole(path, offset)
            # A record that some line names was whole once: it is damaged, and no torn tail. So is the tail of a
            # file that reached further once.
            is_named = any(at >= good for at in self._named.get(name, ()))
            if after is None and not is_named and not self._reach.is_short(name):
                self._cut(path, good)
                return path.stat().st_size
            if after is None:
                self._reach.broken(name)
            self._counts["damaged_captures"] += 1
            _LOG.warning("%s holds a damaged record at offset %d, which stays as it is", path, offset)
            if after is None:
                return size
            offset = after

    def _name(self, path: Path) -> str:
        return path.relative_to(self._root).as_posix()


def _gives_records(member: Member) -> bool:
    if member.headers.get("congtin-kind") not in INTERPRETED:
        return False
    response = response_head(member)
    return response is not None and response[0] == 200
