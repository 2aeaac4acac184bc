"""What the page of one article shows: its record, revisions, looks, views and copies."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from archive.article import Article, Block, Heading
from archive.jsonl.lines import Place
from archive.judging import standing
from archive.judging.compare import Row, compare
from archive.judging.viewcounts import ViewCount, own, series, spans
from archive.observations import ObservationKind
from archive.revisions import base_id, rank
from archive.searching.search import article_at, line_at

Compare = Callable[[Article, Article], list[Row]]
_MOST_LOOKS = 200
"""Looks that are shown, the newest: an article may have been looked at for years."""
_MOST_COPIES = 100


class Look(NamedTuple):
    """A look at the article, as the index has it."""

    kind: ObservationKind
    fetched_at: str | None
    cause: str | None
    moved_to: str | None
    views: int | None
    views_from: Literal["page", "listing"] | None
    own_fetches: int | None
    crawl_id: str | None


class Counted(NamedTuple):
    """A listing that printed how often the article had been read."""

    fetched_at: str | None
    views: int | None
    crawl_id: str | None


class Copy(NamedTuple):
    """An article with the same text."""

    id: str
    title: str | None
    portal: str
    published_at: str | None
    similarity: float | None
    is_first: bool | None
    """Whether it was published before this one; None where that is not known."""
    is_moved: bool
    """Whether it is this article in the portal that succeeded another."""


class Known(NamedTuple):
    """An article, with what is known of it."""

    revisions: list[Article]
    """The latest last (``archive.revisions.rank``)."""
    looks: list[Look]
    """The newest first, those that only confirmed what was known left out."""
    unchanged: int
    """How many looks did that."""
    views: list[ViewCount]
    copies: list[Copy]
    is_gone: bool
    """Whether it was gone when it was seen last (``archive.judging.standing``)."""

    @property
    def latest(self) -> Article:
        return self.revisions[-1]


def known(connection: sqlite3.Connection, root: Path, id: str) -> Known | None:
    """All that is known of article ``id``; None for one that the index does not know."""
    places = connection.execute("SELECT file, offset, length FROM revisions WHERE id = ?", (id,)).fetchall()
    found = [article_at(root, Place(*each), id) for each in places]
    revisions = sorted((each for each in found if each is not None), key=rank)
    if not revisions:
        return None
    rows = connection.execute(
        "SELECT kind, fetched_at, cause, moved_to, views, views_from, own_fetches, crawl_id FROM looks WHERE id = ?",
        (id,),
    )
    looks = [Look(*row) for row in rows]
    told = sorted((look for look in looks if look.kind != "unchanged"), key=lambda look: look.fetched_at or "")
    return Known(
        revisions,
        told[::-1][:_MOST_LOOKS],
        len(looks) - len(told),
        series(revisions, looks, _counted(connection, id, revisions)),
        list(_copies(connection, id)),
        standing.last(revisions, looks).is_gone,
    )


def revision(article: Known, number: int | None) -> Article | None:
    """The revision of that number; None: the latest."""
    if number is None:
        return article.latest
    return next((each for each in article.revisions if each.revision == number), None)


def line(connection: sqlite3.Connection, root: Path, article: Article) -> bytes | None:
    """The line of a revision as it stands in the archive."""
    places = connection.execute(
        "SELECT file, offset, length FROM revisions WHERE id = ? AND revision = ? ORDER BY row DESC",
        (article.id, article.revision),
    ).fetchall()
    return next((line_at(root, place) for each in places if article_at(root, place := Place(*each), article.id)), None)


def difference(
    article: Known, old: int | None, new: int | None, compared: Compare = compare
) -> tuple[Article, Article, list[Row]] | None:
    """Two revisions and what is not the same in them: those asked for, else the latest and the one before it."""
    if len(article.revisions) < 2:
        return None
    right = revision(article, new) or article.latest
    at = article.revisions.index(right)
    left = revision(article, old) if old is not None else article.revisions[max(at - 1, 0)]
    if left is None or left is right:
        left = article.revisions[at - 1] if at else article.revisions[1]
    return left, right, compared(left, right)


def levels(blocks: Sequence[Block]) -> Iterator[tuple[Block, int]]:
    """Each block, with the level that its heading has on our page: below its title, and none left out."""
    last = 1
    for block in blocks:
        if isinstance(block, Heading):
            last = min(max(block.level, 2), last + 1, 6)
        yield block, last


def _counted(connection: sqlite3.Connection, id: str, revisions: list[Article]) -> list[Counted]:
    base = base_id(id)
    alike = "id = ? OR (id > ? AND id < ?)"  # behind the sign a number
    looks = connection.execute(
        f"SELECT id, fetched_at FROM looks WHERE {alike} UNION ALL "  # noqa: S608 - nothing of a reader's
        f"SELECT id, strftime('%Y-%m-%dT%H:%M:%SZ', time, 'unixepoch') FROM revisions WHERE {alike}",
        (base, f"{base}~", f"{base}~:") * 2,
    )
    whole = spans(looks)
    urls = sorted({url for each in revisions for url in (each.url, *each.urls)})
    marks, portal = ", ".join("?" * len(urls)), id.partition(":")[0]
    rows = connection.execute(
        "SELECT fetched_at, views, crawl_id FROM counted WHERE id = ? UNION ALL "  # noqa: S608
        f"SELECT fetched_at, views, crawl_id FROM counted WHERE portal = ? AND id IS NULL AND url IN ({marks})",
        (base, portal, *urls),
    )
    return own([Counted(*row) for row in rows], id, whole)


def _copies(connection: sqlite3.Connection, id: str) -> Iterator[Copy]:
    rows = connection.execute(
        "SELECT other, title, portal, published_at, similarity, first, rehosted FROM copies "
        "LEFT JOIN heads ON heads.id = other WHERE copies.id = ? ORDER BY similarity DESC, published_at LIMIT ?",
        (id, _MOST_COPIES),
    )
    for other, title, portal, published_at, similarity, first, rehosted in rows:
        before = None if first is None else first == other
        yield Copy(other, title, portal or other.partition(":")[0], published_at, similarity, before, bool(rehosted))
