"""The index that ``search`` looks in: a cache in one SQLite file, brought up to date from what was appended.

Two FTS5 tables, both without the texts themselves: ``words`` has them folded (no marks, đ as d), ``marks`` has each
marked word once, so that a word typed with its marks finds only itself. Every revision is in it; which one is the
latest is a column, since an entry of such a table cannot be taken out again.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from archive.article import Article
from archive.decoding import BadLine, LineDecoder, Source
from archive.dedup import block_texts
from archive.errors import ArchiveError
from archive.positions import Position, lines_after, position
from archive.revisions import rank
from archive.searching.folding import marked, plain

if TYPE_CHECKING:
    from archive.reader import Archive

VERSION = 3
"""Layout of the index; one of another layout is made anew."""

WORD = re.compile(r"[^\W_]+")
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")

_GROUP = 2000
"""Lines a transaction: a process that is stopped loses no more, and another one waits no longer."""
_WAIT = 600
"""Seconds to wait for another process that is bringing the index up to date."""
_SCHEMA = f"""
CREATE TABLE files (portal TEXT, day TEXT, stat TEXT NOT NULL, last TEXT, PRIMARY KEY (portal, day)) WITHOUT ROWID;
CREATE TABLE revisions (
    rowid INTEGER PRIMARY KEY, id TEXT NOT NULL, portal TEXT NOT NULL, revision INTEGER NOT NULL,
    whole INTEGER NOT NULL, time REAL NOT NULL, published TEXT NOT NULL, file TEXT NOT NULL, offset INTEGER NOT NULL,
    latest INTEGER NOT NULL
);
CREATE INDEX latest ON revisions (id) WHERE latest;
CREATE VIRTUAL TABLE words USING fts5 (title, lead, text, more, content='', tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE marks USING fts5 (
    word, content='', tokenize='unicode61 remove_diacritics 0', detail=none, columnsize=0
);
PRAGMA user_version = {VERSION};
"""


class _Outdated(Exception):
    """The files are no longer those that the index was made from."""


def open_index(
    archive: Archive, path: Path | None = None, told: Callable[[int], None] = lambda _: None
) -> sqlite3.Connection:
    """The index of ``archive``, brought up to date; ``told`` hears after every group how many lines were read.

    ``path``: where it lies, if not in the archive's ``state`` folder. Raises ArchiveError where it cannot be written.
    """
    path = path or archive.root / "state" / "search.sqlite"
    for attempt in (1, 2):
        try:
            connection = _connect(path)
            try:
                _update(connection, archive, told)
                return connection
            except BaseException:
                connection.close()
                raise
        except (sqlite3.OperationalError, OSError) as error:
            raise ArchiveError(f"{path} cannot be written ({error}): name another file with --index FILE") from error
        except (sqlite3.DatabaseError, _Outdated) as error:
            if attempt == 2:
                raise ArchiveError(f"{path} cannot be made anew ({error}): delete it and try again") from error
            path.unlink(missing_ok=True)
    raise AssertionError


def _connect(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous = OFF")  # a cache: after a power cut it is made anew
        connection.execute("BEGIN IMMEDIATE")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version == 0:
            for statement in _SCHEMA.split(";\n"):
                connection.execute(statement)
        connection.execute("COMMIT")
        if version not in (0, VERSION):
            raise _Outdated(f"layout {version}")
    except BaseException:
        connection.close()
        raise
    return connection


def _update(connection: sqlite3.Connection, archive: Archive, told: Callable[[int], None]) -> None:
    sources = {
        (portal, source.path.name.partition(".")[0]): source
        for portal in archive.portals()
        for source in archive.sources("articles", portal)
    }
    known = {(portal, day): stat for portal, day, stat in connection.execute("SELECT portal, day, stat FROM files")}
    if gone := known.keys() - sources.keys():
        raise _Outdated(f"{len(gone)} files are gone")
    count = 0
    for key, source in sources.items():
        if known.get(key) == (stat := _stat(source.path)):
            continue
        at_end = False
        while not at_end:
            read, at_end = _group(connection, key, source, stat)
            count += read
            told(count)


def _stat(path: Path) -> str:
    try:
        found = path.stat()
    except FileNotFoundError:  # compressed this moment: the next search looks again
        return ""
    return f"{path.suffix} {found.st_size} {found.st_mtime_ns}"


def _group(connection: sqlite3.Connection, key: tuple[str, str], source: Source, stat: str) -> tuple[int, bool]:
    """Takes in some more lines of one file; returns how many, and whether that was its end."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        row = connection.execute("SELECT last FROM files WHERE portal = ? AND day = ?", key).fetchone()
        last = msgspec.json.decode(row[0], type=Position) if row and row[0] else None
        lines, moved = lines_after(source, last)
        if moved:
            raise _Outdated(f"{source.path} was rewritten")
        decoder, name = LineDecoder(Article), f"articles/portal={key[0]}/{key[1]}.jsonl"
        read = 0
        for line in islice(lines, _GROUP):
            read += 1
            last = position(line)
            try:
                _add(connection, decoder.decode(line[2]), (name, line[1]))
            except BadLine as bad:
                source.report(line[0], line[1], bad.what)
        at_end = read < _GROUP
        values = (*key, stat if at_end else "", msgspec.json.encode(last).decode() if last else None)
        connection.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", values)
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise
    return read, at_end


def _add(connection: sqlite3.Connection, article: Article, place: tuple[str, int]) -> None:
    whole, time, revision = rank(article)
    before = connection.execute(
        "SELECT rowid, whole, time, revision FROM revisions WHERE id = ? AND latest", (article.id,)
    ).fetchone()
    latest = before is None or before[1:] <= (whole, time, revision)
    if before is not None and latest:
        connection.execute("UPDATE revisions SET latest = 0 WHERE rowid = ?", before[:1])
    published = (article.published_at or "")[:10]
    row = connection.execute(
        "INSERT INTO revisions VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (article.id, article.portal, revision, whole, time, published, *place, latest),
    ).lastrowid
    texts = [visible(text) for text in columns(article)]
    connection.execute(
        "INSERT INTO words (rowid, title, lead, text, more) VALUES (?, ?, ?, ?, ?)", (row, *map(plain, texts))
    )
    words = {found for text in texts for word in WORD.findall(text) if (found := marked(word)) is not None}
    connection.execute("INSERT INTO marks (rowid, word) VALUES (?, ?)", (row, " ".join(words)))


def visible(text: str) -> str:
    """``text`` in NFC, without the characters that nobody sees: they stand in the middle of words."""
    return INVISIBLE.sub("", unicodedata.normalize("NFC", text))


def columns(article: Article) -> tuple[str, str, str, str]:
    """What of an article is searched: title, lead, text with tables, and all other words that it shows."""
    text = "\n\n".join(block_texts(article.blocks)) if article.blocks else article.body
    more = "\n".join(_more(article))
    return article.title, article.lead or "", text, more


def _more(article: Article) -> Iterator[str]:
    yield from (each for each in (article.byline, article.source) if each)
    yield from (*article.section, *article.tags)
    yield from (image.caption for image in article.images if image.caption)
    yield from (attachment.name for attachment in article.attachments if attachment.name)
