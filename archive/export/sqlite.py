"""SQLite: every field a column, what an article has several of in tables of their own, and a full-text index."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from archive.article import Article, Table
from archive.choosing.chosen import Chosen, Told
from archive.frontiers.cache import is_storage
from archive.reader import Archive
from archive.searching.folding import plain
from archive.searching.searchindex import columns, visible

_FIELDS = Article.__struct_fields__
_NUMBERS = ("revision", "supersedes", "views")
_TABLES = {
    "sections": ("name",),
    "tags": ("name",),
    "authors": ("name", "role"),
    "images": ("url", "caption", "credit"),
    "attachments": ("url", "name", "media_type", "sha256", "bytes"),
}
_LARGEST = 2**63 - 1
_INDEXED = ("portal, published_at", "published_at", "url", "text_hash")
# As in ``archive search`` (except where in a word the tone is set): a word typed with marks finds only itself, for the
# tokenizer leaves marks on; one without finds every word spelt so, by ``folded``. That is no text of the table but only
# of the index, and holds also what is searched and in no other column. As a column that is always null it makes
# ``content=articles`` hold, by which highlight(), snippet() and Datasette find the texts.
_FTS = """
CREATE VIRTUAL TABLE articles_fts USING fts5 (
    title, lead, body, folded, content="articles", content_rowid="rowid", tokenize="unicode61 remove_diacritics 0"
)
"""


def write(archive: Archive, out: Path, chosen: Chosen, told: Told) -> int:
    """Writes the articles; returns how many. Raises OSError for what the disk did."""
    try:
        return _write(archive, out, chosen, told)
    except sqlite3.Error as error:
        if not is_storage(error):
            raise
        number = errno.ENOSPC if error.sqlite_errorcode == sqlite3.SQLITE_FULL else errno.EIO
        raise OSError(number, os.strerror(number)) from error


def _write(archive: Archive, out: Path, chosen: Chosen, told: Told) -> int:
    connection = sqlite3.connect(out, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = OFF")  # the file has its name only once it is whole
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        _create(connection)
        count = 0
        for count, article in enumerate(chosen.articles(archive, told), 1):
            _insert(connection, count, article)
        for number, names in enumerate(_INDEXED):
            connection.execute(f"CREATE INDEX articles_{number} ON articles ({names})")
        for table in _TABLES:
            connection.execute(f"CREATE INDEX {table}_of ON {table} (article)")
        connection.execute("INSERT INTO articles_fts (articles_fts) VALUES ('optimize')")
        connection.execute("COMMIT")
        connection.execute("ANALYZE")
    finally:
        connection.close()
    return count


def _create(connection: sqlite3.Connection) -> None:
    names = ", ".join(f'"{name}" {"INTEGER" if name in _NUMBERS else "TEXT"}' for name in _FIELDS)
    connection.execute(
        f"CREATE TABLE articles (rowid INTEGER PRIMARY KEY, {names}, "
        "folded TEXT GENERATED ALWAYS AS (NULL) VIRTUAL, UNIQUE (id, revision))"
    )
    for table, names_of in _TABLES.items():
        said = ", ".join(f"{name} {'INTEGER' if name == 'bytes' else 'TEXT'}" for name in names_of)
        connection.execute(
            f"CREATE TABLE {table} (article INTEGER NOT NULL REFERENCES articles (rowid), place INTEGER, {said})"
        )
    connection.execute(_FTS)


def _insert(connection: sqlite3.Connection, row: int, article: Article) -> None:
    values = [_value(getattr(article, name)) for name in _FIELDS]
    names = ", ".join(f'"{name}"' for name in _FIELDS)
    marks = ", ".join("?" * (len(_FIELDS) + 1))
    connection.execute(f"INSERT INTO articles (rowid, {names}) VALUES ({marks})", (row, *values))  # noqa: S608
    for table, names_of in _TABLES.items():
        marks = ", ".join("?" * (len(names_of) + 2))
        rows = ((row, place, *each) for place, each in enumerate(_rows(article, table)))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608
    every = [visible(text) for text in columns(article)]
    tables = (cell for block in article.blocks if isinstance(block, Table) for row in block.rows for cell in row)
    folded = "\n".join([plain("\n".join(every)), every[-1], *map(visible, tables)])
    connection.execute(
        "INSERT INTO articles_fts (rowid, title, lead, body, folded) VALUES (?, ?, ?, ?, ?)",
        (row, article.title, article.lead, article.body, folded),
    )


def _rows(article: Article, table: str) -> Iterator[tuple[Any, ...]]:
    if table in ("sections", "tags"):
        yield from ((name,) for name in (article.section if table == "sections" else article.tags))
    else:
        for each in getattr(article, table):
            yield tuple(_value(getattr(each, name)) for name in _TABLES[table])


def _value(value: Any) -> str | int | None:
    if isinstance(value, int) and value > _LARGEST:
        return str(value)
    if value is None or isinstance(value, str | int):
        return value
    return msgspec.json.encode(value).decode()
