"""One article out of a large archive: by the writer's index where there is one, and by what stands behind it."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from archive import paths
from archive.article import Article
from archive.frontiers.database import VERSION, open_read_only
from archive.jsonl.decoding import article_at
from archive.jsonl.frames import unpacked_size
from archive.jsonl.lines import Place

_PLACE = "SELECT file, offset, length, latest FROM articles WHERE id = ?"


def find_latest(root: Path, portal: str, id: str) -> tuple[Article | None, list[Path]] | None:
    """(the latest revision that the index knows, the day files that hold lines it does not know).

    None where no index can be used: then only the files tell. The index is read without waiting for its writer.
    """
    path = paths.state_file(root / "state", portal)
    try:
        if not path.is_file():
            return None
        with contextlib.closing(open_read_only(path)) as connection:
            if not _is_usable(connection):
                return None
            sizes: dict[str, int] = dict(connection.execute("SELECT name, size FROM files").fetchall())
            row = connection.execute(_PLACE, (id,)).fetchone()
        unknown = [path for path in paths.day_files(root, "articles", portal) if _has_more(root, path, sizes)]
    except (sqlite3.Error, OSError):
        return None
    if row is None:
        return None, unknown
    found = article_at(root, Place(*row[:3]), id, row[3])
    return None if found is None else (found, unknown)


def _is_usable(connection: sqlite3.Connection) -> bool:
    if connection.execute("PRAGMA user_version").fetchone()[0] != VERSION:
        return False
    return connection.execute("SELECT 1 FROM meta WHERE key = 'building'").fetchone() is None


def _has_more(root: Path, path: Path, sizes: dict[str, int]) -> bool:
    name = path.relative_to(root).as_posix()
    if path.suffix != ".zst":
        return path.stat().st_size != sizes.get(name, 0)
    known = sizes.get(name.removesuffix(".zst"))
    return sizes.get(name) != path.stat().st_size and (known is None or unpacked_size(path) != known)
