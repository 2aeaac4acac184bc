"""The index that ``search`` looks in.

Two FTS5 tables, both without the texts themselves: ``words`` has them folded (no marks, đ as d), ``marks`` has each
marked word once, so that a word typed with its marks finds only itself. Every revision is in it; which one is the
latest is a column, since an entry of such a table cannot be taken out again.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from archive.article import Article
from archive.dedup import block_texts
from archive.jsonl.lines import Place
from archive.revisions import rank
from archive.searching import indexing
from archive.searching.folding import marked, plain

if TYPE_CHECKING:
    from archive.reader import Archive

WORD = re.compile(r"[^\W_]+")
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")

TABLES = """
CREATE VIRTUAL TABLE words USING fts5 (title, lead, text, more, content='', tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE marks USING fts5 (
    word, content='', tokenize='unicode61 remove_diacritics 0', detail=none, columnsize=0
);
"""
"""What words are looked for in; ``put_words`` fills it."""
_SCHEMA = f"""{TABLES}
CREATE TABLE revisions (
    rowid INTEGER PRIMARY KEY, id TEXT NOT NULL, portal TEXT NOT NULL, revision INTEGER NOT NULL,
    whole INTEGER NOT NULL, time REAL NOT NULL, published TEXT NOT NULL, file TEXT NOT NULL, offset INTEGER NOT NULL,
    length INTEGER NOT NULL, latest INTEGER NOT NULL
);
CREATE INDEX latest ON revisions (id) WHERE latest;
"""


def open_index(
    archive: Archive, path: Path | None = None, told: Callable[[int], None] = lambda _: None
) -> sqlite3.Connection:
    """The index of ``archive``, brought up to date (``indexing.open_index``).

    ``path``: where it lies, if not in the archive's ``state`` folder. Raises ArchiveError where it cannot be written,
    or where something else is at ``path``.
    """
    usual = archive.root / "state" / "search.sqlite"
    if path is not None and path.resolve() != usual.resolve():
        indexing.refuse(path, LAYOUT.elsewhere)
    return indexing.open_index(archive, path or usual, LAYOUT, told)


def _add(connection: sqlite3.Connection, article: Article, place: Place) -> None:
    whole, time, revision = rank(article)
    before = connection.execute(
        "SELECT rowid, whole, time, revision FROM revisions WHERE id = ? AND latest", (article.id,)
    ).fetchone()
    latest = before is None or before[1:] <= (whole, time, revision)
    if before is not None and latest:
        connection.execute("UPDATE revisions SET latest = 0 WHERE rowid = ?", before[:1])
    published = (article.published_at or "")[:10]
    row = connection.execute(
        "INSERT INTO revisions VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (article.id, article.portal, revision, whole, time, published, *place, latest),
    ).lastrowid
    assert row is not None
    put_words(connection, row, article)


def put_words(connection: sqlite3.Connection, row: int, article: Article) -> None:
    """Puts the words of ``article`` into ``TABLES``, as those of ``row``."""
    texts = [text.split() for text in columns(article)]
    folded = (" ".join([_words(piece)[0] for piece in text]) for text in texts)
    connection.execute("INSERT INTO words (rowid, title, lead, text, more) VALUES (?, ?, ?, ?, ?)", (row, *folded))
    marks = {mark for piece in set(chain(*texts)) for mark in _words(piece)[1]}
    connection.execute("INSERT INTO marks (rowid, word) VALUES (?, ?)", (row, " ".join(marks)))


def _split(piece: str) -> tuple[str, tuple[str, ...]]:
    """Of what stands between two spaces the words folded, and those with marks."""
    words = WORD.findall(visible(piece))
    found = (marked(word) for word in words)
    return " ".join(map(plain, words)), tuple(word for word in found if word is not None)


class _Pieces(dict[str, tuple[str, tuple[str, ...]]]):
    """What pieces of text were split into; learns as it is asked: a few are most of all texts."""

    def __missing__(self, piece: str) -> tuple[str, tuple[str, ...]]:
        found = _split(piece)
        if len(piece) <= _LONGEST:
            if len(self) >= _PIECES:
                self.clear()
            self[piece] = found
        return found


_PIECES, _LONGEST = 1 << 17, 40
_words = _Pieces().__getitem__


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


LAYOUT = indexing.Layout(5, _SCHEMA, {"articles": (Article, _add)}, "file with --index FILE")
"""The layout of the index."""
