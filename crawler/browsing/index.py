"""The index behind ``browse``: what pages list and count, and where in the archive the rest stands.

Texts are not in it: of an article it has words, title and what lists are made and filtered by. Everything else is read
from the day files when it is shown.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from archive.article import Article
from archive.jsonl.lines import Place
from archive.judging.standing import Standing, captured, seen
from archive.observations import Observation, ObservationKind, Sighting
from archive.reader import Archive
from archive.revisions import rank
from archive.searching import indexing
from archive.searching.folding import plain
from archive.searching.searchindex import TABLES, put_words, visible
from archive.times import instant

NAME = "browse.sqlite"
GONE = "gone"
_LARGEST = 2**63 - 1
_SCHEMA = f"""{TABLES}
CREATE TABLE revisions (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL, revision INTEGER NOT NULL, time REAL NOT NULL,
    file TEXT NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL
);
CREATE INDEX revisions_of ON revisions (id);
CREATE TABLE heads (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, portal TEXT NOT NULL, whole INTEGER NOT NULL, time REAL NOT NULL,
    revision INTEGER NOT NULL, title TEXT NOT NULL, published TEXT NOT NULL, published_at TEXT,
    byline INTEGER, views INTEGER, viewed REAL, revisions INTEGER NOT NULL, state TEXT NOT NULL,
    seen REAL NOT NULL
);
CREATE INDEX heads_by_day ON heads (published, row);
CREATE INDEX heads_of_portal ON heads (portal, published, row);
CREATE INDEX heads_by_views ON heads (portal, views);
CREATE INDEX heads_by_byline ON heads (byline);
CREATE TABLE bylines (byline INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, folded TEXT NOT NULL);
CREATE TABLE sections (section INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, folded TEXT NOT NULL);
CREATE INDEX sections_folded ON sections (folded);
CREATE TABLE filed (row INTEGER, section INTEGER, PRIMARY KEY (row, section)) WITHOUT ROWID;
CREATE INDEX filed_in ON filed (section, row);
CREATE TABLE looks (
    id TEXT NOT NULL, kind TEXT NOT NULL, fetched_at TEXT, cause TEXT, moved_to TEXT, views INTEGER, views_from TEXT,
    own_fetches INTEGER, crawl_id TEXT
);
CREATE INDEX looks_at ON looks (id);
CREATE TABLE counted (portal TEXT NOT NULL, id TEXT, url TEXT NOT NULL, fetched_at TEXT, views INTEGER, crawl_id TEXT);
CREATE INDEX counted_of ON counted (id) WHERE id IS NOT NULL;
CREATE INDEX counted_at ON counted (portal, url) WHERE id IS NULL;
CREATE TABLE copies (id TEXT NOT NULL, other TEXT NOT NULL, similarity REAL, first TEXT, rehosted INTEGER);
CREATE INDEX copies_of ON copies (id);
CREATE TABLE links (stat TEXT NOT NULL);
"""


class Updated(NamedTuple):
    """What an index holds once it is up to date."""

    articles: int
    portals: int


class _Said(NamedTuple):
    """A look, as the index has it."""

    kind: ObservationKind
    fetched_at: str | None


class _Pair(msgspec.Struct):
    """A line of ``links/pairs.jsonl``."""

    one: str
    other: str
    similarity: float | None = None
    first: str | None = None
    rehosted: bool = False


def place(archive: Archive, state_dir: Path | None) -> Path:
    """Where the index of ``archive`` lies."""
    return (state_dir or archive.root / "state") / NAME


def update(archive: Archive, path: Path, told: Callable[[int], None] = lambda _: None) -> Updated:
    """Makes the index at ``path``, or brings it up to date (``archive.searching.indexing``). Raises ArchiveError."""
    with contextlib.closing(indexing.open_index(archive, path, LAYOUT, told)) as connection:
        _link(connection, archive.root / "links" / "pairs.jsonl")
        (articles, portals) = connection.execute("SELECT count(*), count(DISTINCT portal) FROM heads").fetchone()
    return Updated(articles, portals)


def _take_article(connection: sqlite3.Connection, article: Article, place: Place) -> None:
    whole, time, revision = rank(article)
    revision = min(revision, _LARGEST)
    row = connection.execute(
        "INSERT INTO revisions VALUES (NULL, ?, ?, ?, ?, ?, ?)",
        (article.id, revision, time, *place),
    ).lastrowid
    assert row is not None
    before = connection.execute(
        "SELECT row, whole, time, revision, views, viewed, revisions, state, seen FROM heads WHERE id = ?",
        (article.id,),
    ).fetchone()
    if before is not None and before[1:4] > (whole, time, revision):
        connection.execute("UPDATE heads SET revisions = revisions + 1 WHERE row = ?", before[:1])
    else:
        _put_head(connection, article, (row, whole, time, revision), before)
    if before is None:
        _catch_up(connection, article.id)
    _count(connection, article.id, _number(article.views), article.fetched_at)
    _stand(connection, article.id, captured(article))


def _put_head(
    connection: sqlite3.Connection, article: Article, ranked: tuple[int, bool, float, int], before: Sequence[Any] | None
) -> None:
    """Makes ``article`` what lists show; what was known ``before`` of its views and state stays."""
    row, whole, time, revision = ranked
    views, viewed, count, state, seen_at = before[4:] if before is not None else (None, 0.0, 0, "", 0.0)
    if before is not None:
        connection.execute("DELETE FROM heads WHERE row = ?", before[:1])
        connection.execute("DELETE FROM filed WHERE row = ?", before[:1])
    byline = _named(connection, "bylines", "byline", article.byline) if article.byline else None
    connection.execute(
        "INSERT INTO heads VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(row, article.id, article.portal, whole, time, revision, article.title),
            *((article.published_at or "")[:10], article.published_at, byline),
            *(views, viewed, count + 1, state, seen_at),
        ),
    )
    filed = {_named(connection, "sections", "section", name) for name in article.section if name}
    connection.executemany("INSERT INTO filed VALUES (?, ?)", ((row, section) for section in filed))
    put_words(connection, row, article)


def _catch_up(connection: sqlite3.Connection, id: str) -> None:
    """Looks and sightings may be taken in before the article is: what they said holds for it."""
    looks = connection.execute("SELECT kind, fetched_at, views FROM looks WHERE id = ?", (id,)).fetchall()
    for kind, fetched_at, views in looks:
        _count(connection, id, views, fetched_at)
        _stand(connection, id, seen(_Said(kind, fetched_at)))
    counted = connection.execute("SELECT views, fetched_at FROM counted WHERE id = ?", (id,)).fetchall()
    for views, fetched_at in counted:
        _count(connection, id, views, fetched_at)


def _named(connection: sqlite3.Connection, table: str, column: str, name: str) -> int:
    found = connection.execute(f"SELECT {column} FROM {table} WHERE name = ?", (name,)).fetchone()  # noqa: S608
    if found is None:
        values = (name, plain(visible(name)))
        found = (connection.execute(f"INSERT INTO {table} VALUES (NULL, ?, ?)", values).lastrowid,)  # noqa: S608
    number: int = found[0]
    return number


def _take_look(connection: sqlite3.Connection, look: Observation, _: Place) -> None:
    if look.id is None:
        return
    views = _number(look.views)
    connection.execute(
        "INSERT INTO looks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(look.id, look.kind, look.fetched_at, look.cause, look.moved_to, views, look.views_from),
            *(_number(look.own_fetches), look.crawl_id),
        ),
    )
    _stand(connection, look.id, seen(look))
    _count(connection, look.id, views, look.fetched_at)


def _take_sighting(connection: sqlite3.Connection, sighting: Sighting, _: Place) -> None:
    """Only those that count views."""
    if sighting.views is None:
        return
    values = (
        sighting.portal,
        sighting.id,
        sighting.url,
        sighting.fetched_at,
        _number(sighting.views),
        sighting.crawl_id,
    )
    connection.execute("INSERT INTO counted VALUES (?, ?, ?, ?, ?, ?)", values)
    _count(connection, sighting.id, _number(sighting.views), sighting.fetched_at)


def _count(connection: sqlite3.Connection, id: str | None, views: int | None, fetched_at: str | None) -> None:
    """The newest count is the one that lists show; of two at one time the greater, whichever came in first."""
    if id is not None and views is not None:
        newer = "id = ? AND (views IS NULL OR (viewed, views) < (?, ?))"
        time = instant(fetched_at)
        values = (views, time, id, time, views)
        connection.execute(f"UPDATE heads SET views = ?, viewed = ? WHERE {newer}", values)  # noqa: S608


def _stand(connection: sqlite3.Connection, id: str, said: Standing | None) -> None:
    """Lists show the state that was seen last."""
    if said is not None:
        state, newer = GONE if said.is_gone else "", "id = ? AND (seen, state) < (?, ?)"
        values = (state, said.time, id, said.time, state)
        connection.execute(f"UPDATE heads SET state = ?, seen = ? WHERE {newer}", values)  # noqa: S608


def _number(value: int | None) -> int | None:
    """None for a number that SQLite does not hold."""
    return value if value is None or -_LARGEST <= value <= _LARGEST else None


def _link(connection: sqlite3.Connection, path: Path) -> None:
    """Takes in the copies that ``archive link`` found, where it wrote anew."""
    try:
        found = path.stat()
    except OSError:
        stat = ""
    else:
        stat = f"{found.st_size} {found.st_mtime_ns}"
    known = connection.execute("SELECT stat FROM links").fetchone()
    if (known[0] if known else "") == stat:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("DELETE FROM copies")
        connection.execute("DELETE FROM links")
        if stat:
            connection.executemany("INSERT INTO copies VALUES (?, ?, ?, ?, ?)", _both_ways(path))
            connection.execute("INSERT INTO links VALUES (?)", (stat,))
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise


def _both_ways(path: Path) -> Iterator[tuple[str, str, float | None, str | None, int]]:
    """Each pair from either side; a line that is none is passed over, the next `archive link` writes all anew."""
    decode = msgspec.json.Decoder(_Pair).decode
    with path.open("rb") as lines:
        for line in _stripped(lines):
            with contextlib.suppress(msgspec.DecodeError, UnicodeDecodeError):
                pair = decode(line)
                for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
                    yield one, other, pair.similarity, pair.first, pair.rehosted


def _stripped(lines: Iterable[bytes]) -> Iterator[bytes]:
    return (line for line in map(bytes.strip, lines) if line)


LAYOUT = indexing.Layout(
    3,
    _SCHEMA,
    {
        "articles": (Article, _take_article),
        "observations": (Observation, _take_look),
        "sightings": (Sighting, _take_sighting),
    },
    "folder with --state-dir DIR",
)
"""The layout of the index."""
