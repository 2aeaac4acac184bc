"""The part of ``archive verify`` that holds the state against the files: it may lag behind, never be ahead."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from archive.checking.chain import Chain
from archive.checking.findings import Finding, Name
from archive.checking.linecheck import Link
from archive.frontiers.database import VERSION, open_read_only
from archive.frontiers.identity import known_id, state_path
from archive.runs import LAST

_CURE = "`congtin archive repair` has the next crawl build it anew"


class StateCheck:
    """What the state said before the files were read: a writer may be at work meanwhile.

    Holds one number an article. Where there is no state, or one that the next start builds anew anyway, there is
    nothing to check.
    """

    def __init__(self, root: Path, portal: str, state_dir: Path | None = None) -> None:
        """``state_dir``: where the state lies, if not in the archive."""
        own: str | None = None
        self._wrong: list[str] = []
        try:
            own = known_id(root, portal)
        except OSError as error:
            self._wrong.append(f"cannot be looked at ({error.strerror or error}): mend the rights of its folder")
        self._root, self._path = root, state_path(root, portal, state_dir, own or "")
        self._name = (self._path.relative_to(root) if self._path.is_relative_to(root) else self._path).as_posix()
        self._sizes: dict[str, int] = {}
        self._revisions: dict[str, int] = {}
        self._portal, self._runs = portal, 0
        self._known = False
        self.is_unreadable = False
        """It is damaged, or no database at all."""
        if not self._wrong and self._path.is_file():
            try:
                self._read(own)
            except sqlite3.Error as error:
                self._known, self.is_unreadable = False, True
                self._wrong.append(f"cannot be read ({error}): {_CURE}")

    def line(self, name: str, link: Link) -> Iterator[Finding]:
        """An article's line that stands in what the state has taken in of ``name``, and that it does not know."""
        if self._known and link.offset < self._sizes.get(name, 0) and link.id not in self._revisions:
            detail = f"the state does not know {link.id}: {_CURE}"
            yield Finding(what="state", file=name, line=link.line, offset=link.offset, detail=detail)

    def findings(self, chain: Chain, runs: int | None = None) -> Iterator[Finding]:
        """What the state says and the files do not, once all were seen; ``runs``: number of the last run's line."""
        for wrong in self._wrong:
            yield self._found("state", self._name, wrong)
        if runs is not None and runs < self._runs:
            name = f"crawls/portal={self._portal}.jsonl"
            yield self._found("gap", name, f"the last run had the number {self._runs}: no line after {runs} is there")
        yield from self._files()
        for id, revision in self._revisions.items() if self._known else ():
            highest = chain.highest(id)
            if highest < revision:
                said = f"no line of {id}" if not highest else f"only revision {highest} of {id}"
                yield self._found("state", self._name, f"it says revision {revision}, the files hold {said}")

    def _files(self) -> Iterator[Finding]:
        """Files that are shorter than what was taken in of them, or gone."""
        for name, size in self._sizes.items() if self._known else ():
            if name.startswith("warc/"):  # of these the check of the indexes speaks
                continue
            path = self._root / name
            try:
                now, packed = _size(path), _size(path.with_name(f"{path.name}.zst"))
            except OSError:  # ``archive.checking.unreadable`` names the folder; what it holds nobody can tell
                continue
            if now is not None and now < size:
                yield self._found("state", name, f"the state took in {size} bytes of it, it has {now}", now)
            elif now is None and not name.endswith(".zst") and packed is None:
                yield self._found("missing", name, f"the state took in {size} bytes of it, it is not there")

    def _read(self, own: str | None) -> None:
        with contextlib.closing(open_read_only(self._path)) as connection:
            if connection.execute("PRAGMA user_version").fetchone()[0] != VERSION:
                return
            meta = "SELECT key, value FROM meta WHERE key IN ('archive', 'building', ?)"
            said = dict(connection.execute(meta, (LAST,)).fetchall())
            if "building" in said:
                return
            if own is not None and said.get("archive") != own:
                self._wrong.append(f"it is that of another archive: {_CURE}")
                return
            if (found := connection.execute("PRAGMA quick_check(1)").fetchone()) != ("ok",):
                raise sqlite3.DatabaseError(found[0])
            self._sizes = dict(connection.execute("SELECT name, size FROM files").fetchall())
            self._revisions = dict(connection.execute("SELECT id, revision FROM articles").fetchall())
            self._runs = int(said.get(LAST, 0))
            self._known = True

    def _found(self, what: Name, name: str, detail: str, offset: int = 0) -> Finding:
        return Finding(what=what, file=name, line=0, offset=offset, detail=detail)


def _size(path: Path) -> int | None:
    """Bytes of a file; None where it is not there. Raises OSError for what may not be seen."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return None
