"""Finding articles by words: with marks or without, whole or from their beginning, in a row, or not at all."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import zstandard

from archive.article import Article
from archive.errors import ArchiveError
from archive.jsonl.decoding import BadLine, LineDecoder
from archive.jsonl.lines import Place, read_line
from archive.jsonl.scan import BOM
from archive.searching.folding import marked, plain
from archive.searching.searchindex import WORD, columns, open_index, visible

if TYPE_CHECKING:
    from archive.reader import Archive

_TERM = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
SCORE = "bm25(words, 10, 3, 1, 1)"
"""How well a row of ``words`` fits: the lower, the better."""
_AROUND = 80
"""Characters shown on each side of the first word found."""


class Term(NamedTuple):
    """One word, or several in a row."""

    words: tuple[str, ...]
    """As typed, in lower case and NFC."""
    prefix: bool
    """Whether the last word is only the beginning of one."""
    excluded: bool


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """An article that was found."""

    id: str
    portal: str
    revision: int
    title: str
    url: str
    published_at: str | None
    score: float
    """The higher, the better it fits; of no meaning beyond one search."""
    snippet: str
    """The text around the first place that was found."""
    found: list[tuple[int, int]]
    """Where in ``snippet`` the words stand: first character and the one behind the last."""


class Results(msgspec.Struct, frozen=True, kw_only=True):
    """What a search found."""

    total: int
    """How many articles there are, of which ``hits`` are the best."""
    hits: list[Hit]


def search(
    archive: Archive,
    query: str,
    *,
    portal: str | None = None,
    since: str = "",
    until: str = "",
    limit: int = 20,
    newest: bool = False,
    index: Path | None = None,
    told: Callable[[int], None] = lambda _: None,
) -> Results:
    """The articles whose latest revision has all words of ``query``: the best first, or the newest.

    A word without marks finds every word that is spelt so, one with marks only itself. ``"..."`` are words in a row,
    ``word*`` words that begin so, ``-word`` articles to leave out. ``since``, ``until``: days of publication. The
    index is brought up to date first (``searchindex.open_index``). Raises ArchiveError for a query without words.
    """
    terms = parse(query)
    connection = open_index(archive, index, told)
    try:
        where, values = _conditions(terms, portal, since, until)
        order = "r.published DESC, score" if newest else "score, r.published DESC"
        table = "FROM words JOIN revisions r ON r.rowid = words.rowid"
        (total,) = connection.execute(f"SELECT count(*) {table} WHERE {where}", values).fetchone()
        rows = connection.execute(
            f"SELECT r.id, r.file, r.offset, r.length, {SCORE} AS score {table} "
            f"WHERE {where} ORDER BY {order}, r.id LIMIT ?",
            (*values, limit),
        ).fetchall()
    except sqlite3.DatabaseError as error:
        raise ArchiveError(
            f"the index cannot be searched ({error}): delete {archive.root}/state/search.sqlite"
        ) from error
    finally:
        connection.close()
    hits = [_hit(archive.root, terms, row) for row in rows]
    return Results(total=total, hits=[hit for hit in hits if hit is not None])


def parse(query: str) -> list[Term]:
    """
    >>> parse('Cầu "Nông thôn" giao* -họp')[1:3]
    [Term(words=('nông', 'thôn'), prefix=False, excluded=False), Term(words=('giao',), prefix=True, excluded=False)]
    """
    terms = []
    for minus, phrase, word in _TERM.findall(query):
        words = tuple(WORD.findall(visible(phrase or word).lower()))
        if words:
            terms.append(Term(words, word.endswith("*"), bool(minus)))
    if terms and all(term.excluded for term in terms):
        raise ArchiveError(f"{query!r} only says what to leave out: give a word to look for too, like: huyện -họp")
    if not terms:
        raise ArchiveError(f"{query!r} has no word to look for: give one or more, like: cau ngang")
    return terms


def _conditions(terms: list[Term], portal: str | None, since: str, until: str) -> tuple[str, list[object]]:
    """The WHERE of a query on ``words`` and ``revisions r``, and the values in it."""
    where, values = conditions(terms)
    where.append("r.latest")
    for condition, value in (("r.portal = ?", portal), ("r.published >= ?", since), ("r.published <= ?", until)):
        if value:
            where.append(condition)
            values.append(value)
    if since or until:
        where.append("r.published <> ''")
    return " AND ".join(where), values


def conditions(terms: list[Term]) -> tuple[list[str], list[object]]:
    """What has to hold of ``words`` and a table ``r`` with the same rows, and the values in it: conditions to be joined
    by AND. One of ``terms`` at least is wanted."""
    wanted = [term for term in terms if not term.excluded]
    where, values = ["words MATCH ?"], list[object]([" AND ".join(map(_match, wanted))])
    if exact := [word for term in wanted for word in _exact(term)]:
        where.append("r.rowid IN (SELECT rowid FROM marks WHERE marks MATCH ?)")
        values.append(" AND ".join(exact))
    for term in terms:
        if term.excluded:
            inner = "SELECT rowid FROM words WHERE words MATCH ?"
            values.append(_match(term))
            if exact := _exact(term):
                inner += " INTERSECT SELECT rowid FROM marks WHERE marks MATCH ?"
                values.append(" AND ".join(exact))
            where.append(f"r.rowid NOT IN ({inner})")
    return where, values


def _match(term: Term) -> str:
    return f'"{plain(" ".join(term.words))}"' + ("*" if term.prefix else "")


def _exact(term: Term) -> list[str]:
    """The words of ``term`` that were typed with marks, as the index has them; a mere beginning is found without."""
    words = term.words[:-1] if term.prefix else term.words
    return [f'"{found}"' for word in words if (found := marked(word)) is not None]


def _hit(root: Path, terms: list[Term], row: tuple[str, str, int, int, float]) -> Hit | None:
    id, score = row[0], row[-1]
    article = article_at(root, Place(*row[1:4]), id)
    if article is None:
        return None
    shown, found = snippet(article, terms)
    return Hit(
        id=id,
        portal=article.portal,
        revision=article.revision,
        title=article.title,
        url=article.url,
        published_at=article.published_at,
        score=round(-score, 4),
        snippet=shown,
        found=found,
    )


def article_at(root: Path, place: Place, id: str) -> Article | None:
    """The revision of article ``id`` at ``place``; None where that is no longer what stands there."""
    try:
        article = LineDecoder(Article).decode(line_at(root, place))
    except (OSError, zstandard.ZstdError, BadLine):
        return None
    return article if article.id == id else None


def line_at(root: Path, place: Place) -> bytes:
    """The line at ``place``. Raises OSError or ZstdError where it cannot be read."""
    # A byte order mark before the line is none of its bytes.
    read = read_line(root, place._replace(length=place.length + len(BOM)))
    return read.removeprefix(BOM) if read.startswith(BOM) else read[: place.length]


def snippet(article: Article, terms: list[Term]) -> tuple[str, list[tuple[int, int]]]:
    """The text around the first place that is found, and the places in it; without one, how the text begins."""
    terms = [term for term in terms if not term.excluded]
    _, *texts = (visible(text).replace("\n", " ") for text in columns(article))
    for text in texts:
        if places := sorted(place for term in terms for place in _places(term, text)):
            start, end = _window(text, *places[0])
            return text[start:end], [(one - start, other - start) for one, other in places if other <= end]
    text = next(filter(None, texts), "")
    return text[: _window(text, 0, 0)[1]], []


def _places(term: Term, text: str) -> Iterator[tuple[int, int]]:
    spelt = r"[\W_]+".join(re.escape(plain(word)) for word in term.words)
    for at in re.finditer(rf"(?<![^\W_]){spelt}" + ("" if term.prefix else r"(?![^\W_])"), plain(text)):
        printed = WORD.findall(text[at.start() : at.end()])
        pairs = zip(term.words, printed, strict=False)
        if all(marked(word) in (None, marked(other)) for word, other in pairs) or term.prefix:
            yield at.span()


def _window(text: str, start: int, end: int) -> tuple[int, int]:
    """What to show around a place: so much on each side, without words that are cut in two."""
    first, last = max(0, start - _AROUND), end + _AROUND
    if first:
        first = text.find(" ", first, start) + 1 or start
    if last < len(text) and (last := text.rfind(" ", end, last)) < 0:
        last = end
    return first, last
