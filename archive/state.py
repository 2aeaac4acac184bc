"""The state of one portal: an SQLite cache of what the files say, for the portal's one writer.

It may lag behind the files and is never ahead of them: it is committed last, and where a file is shorter than
what was absorbed of it, the whole is rebuilt. Rebuilding it gives the same content (``archive.writing.recover``), but
for what no file holds: which run scheduled a row, and listing rows that the crawler keeps for itself.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgspec

from archive.article import INCOMPLETE, MORE_PAGES, Article
from archive.dedup import DUPLICATE_MIN
from archive.jsonl.decoding import article_at
from archive.jsonl.lines import Place
from archive.judging.cuts import is_cut_of
from archive.observations import Observation
from archive.revisions import base_id, is_one_at_its_address, is_rather_the_one_there, is_same_print, is_shorter, rank
from archive.times import instant
from archive.writing.overlay import Overlay, Record


class ArticleState(msgspec.Struct, kw_only=True, frozen=True):
    """What the state knows of an article."""

    id: str
    base: str
    """The identity without the suffix that tells apart articles which the portal gave one number."""
    url: str
    title: str
    revision: int
    """The highest revision written."""
    latest: int
    """The latest revision (``archive.judging.latest``); the fields from ``content_hash`` to ``fetched_at`` are its."""
    content_hash: str
    text_hash: str
    fetched_at: str | None
    last_look: str | None
    """When the page was last fetched, changed or not."""
    fetches: int
    """How often this archive fetched the page."""
    whole: bool
    """Whether the latest revision has all of its page."""
    place: Place
    """Where the latest revision's line stands."""
    look: bytes | None = None
    """The newest ``unchanged`` observation since the latest revision, as JSON."""
    seen: bytes = b""
    """Marks of the content hashes of all revisions."""
    absent: int = 0
    """1 where its page was missing or gone at the newest look."""

    def has_seen(self, content_hash: str) -> bool:
        """Whether some revision had this content."""
        wanted = mark(content_hash)
        return any(self.seen[at : at + len(wanted)] == wanted for at in range(0, len(self.seen), len(wanted)))

    def is_before(self, record: Article) -> bool:
        """Whether ``record`` is of a later capture than the latest revision, or of the same."""
        return (self.whole, instant(self.fetched_at)) <= rank(record)[:2]

    def lacks(self, record: Article) -> bool:
        """Whether ``record`` is the first with all of the page."""
        return not self.whole and rank(record)[0]


def mark(*parts: object) -> bytes:
    """16 bytes that stand for ``parts``."""
    text = "\x1f".join("" if part is None else str(part) for part in parts)
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def article_state(row: tuple[Any, ...]) -> ArticleState:
    """From ``SELECT * FROM articles``."""
    (*fields, file, offset, length, look, seen, absent) = row
    names = ArticleState.__struct_fields__[: len(fields)]
    return ArticleState(
        **dict(zip(names, fields, strict=True)), place=Place(file, offset, length), look=look, seen=seen, absent=absent
    )


def provisional(known: ArticleState | None, record: Article) -> ArticleState:
    """How a queued article will stand; numbers and place are only known once it is committed."""
    seen = (known.seen if known else b"") + mark(record.content_hash)
    if known is not None and not known.is_before(record):
        return msgspec.structs.replace(known, seen=seen)
    return ArticleState(
        id=record.id,
        base=known.base if known else record.id,
        url=record.url,
        title=record.title,
        revision=known.revision if known else 1,
        latest=known.latest if known else 1,
        content_hash=record.content_hash,
        text_hash=record.text_hash,
        fetched_at=record.fetched_at,
        last_look=record.fetched_at,
        fetches=known.fetches + 1 if known else 1,
        whole=rank(record)[0],
        place=known.place if known else Place("", 0, 0),
        seen=seen,
    )


class State:
    """What the crawl asks; sees what is queued but not yet committed."""

    def __init__(
        self, connection: sqlite3.Connection, overlay: Overlay, root: Path, key_of: Callable[[str | None, str], str]
    ) -> None:
        """``root``: the folder of the archive, where the lines stand; ``key_of``: see ``archive.frontiers.marks``."""
        self._db, self._overlay, self._root, self._key_of = connection, overlay, root, key_of

    def article(self, id: str) -> ArticleState | None:
        """The article; for a queued one as it will be, its revision number and place still as last committed."""
        queued = self._overlay.find(lambda group: group.articles, id)
        return queued or self.stored(id)

    def stored(self, id: str) -> ArticleState | None:
        """The article as committed."""
        row = self._db.execute("SELECT * FROM articles WHERE id = ?", (id,)).fetchone()
        return article_state(row) if row else None

    def archived(self) -> int:
        """How many articles are committed."""
        return int(self._db.execute("SELECT count(*) FROM articles").fetchone()[0])

    def known_as(self, record: Record) -> Record:
        """``record``, under the identity of the article that it is a look at, though its page gives another one.

        A number that its page gives and another article has is that one's, unless the article at its address is
        surely this one, and that one is not: posts that were taken to a new system have new numbers, and those of
        others, and a schedule has the same title each week. An extraction anew is of whom it supersedes.
        """
        if not isinstance(record, Article) or record.supersedes is not None:
            return record
        named = self.article(record.id)
        known = self._at_its_address(record)
        if named is not None and known is not None:
            there, other = self.latest(known), self.latest(named)
            is_sure = there is not None and other is not None and is_rather_the_one_there(there, other, record)
            known = known if is_sure else None
        elif named is None and known is None:
            known = self._at_another(record)
        return record if known is None else msgspec.structs.replace(record, id=known.id)

    def _at_its_address(self, record: Article) -> ArticleState | None:
        """The article that is known under this address by another number: what a page prints goes with its layout."""
        id = self.article_by_key(self._key_of(None, record.url))
        known = self.article(id) if id is not None and base_id(id) != base_id(record.id) else None
        latest = self.latest(known) if known is not None else None
        return known if latest is not None and is_one_at_its_address(latest, record) else None

    def _at_another(self, record: Article) -> ArticleState | None:
        """The article that ``record`` is another address of.

        The same in all that is printed, under the same address but for the number at its end, which a listing, a feed
        or a box may leave out; and no canonical link may say so. So it is never a revision of the other. One text in
        two sections whose addresses tell no number is two articles, with ``duplicate_of``: two units may publish it.
        """
        if len(record.body) < DUPLICATE_MIN:
            return None
        first = self._first_with(record.text_hash)
        known = self.article(first) if first is not None else None
        if known is None or (known.title, known.text_hash) != (record.title, record.text_hash):
            return None
        latest = self.latest(known) if is_shorter(known.url, record.url) else None
        return known if latest is not None and is_same_print(latest, record) else None

    def weighed(self, record: Record) -> Record:
        """``record``; a look that failed, where its page is not whole and only says less than the latest, which is.

        A page that says anything else is kept, not whole as it is: it may be all that there is of an edit.
        """
        if not isinstance(record, Article) or INCOMPLETE not in record.warnings or record.supersedes is not None:
            return record
        known = self.article(record.id)
        latest = self.latest(known) if known is not None and known.whole else None
        if known is None or latest is None or not is_cut_of(latest, record):
            return record
        return Observation(
            portal=record.portal,
            id=known.id,
            url=known.url,
            kind="failed",
            cause="further-page" if MORE_PAGES in record.warnings else "truncated",
            crawl_id=record.crawl_id,
            fetched_at=record.fetched_at,
            http=record.http,
        )

    def latest(self, known: ArticleState) -> Article | None:
        """The latest revision; None where its line is damaged."""
        with self._overlay.lock:
            queued = [record for group in self._overlay.groups() for record, _ in reversed(group.records)]
        for record in queued:
            if isinstance(record, Article) and (record.id, record.content_hash) == (known.id, known.content_hash):
                return record
        stored = self.stored(known.id)
        return article_at(self._root, stored.place, stored.id, stored.latest) if stored is not None else None

    def _first_with(self, text_hash: str) -> str | None:
        row = self._db.execute("SELECT id FROM texts WHERE hash = ?", (mark(text_hash),)).fetchone()
        if row is not None:
            return str(row[0])
        with self._overlay.lock:
            queued = [known for group in self._overlay.groups() for known in group.articles.values()]
        return next((known.id for known in queued if known.text_hash == text_hash), None)

    def article_by_key(self, url_key: str) -> str | None:
        """The id of the article that is known under this URL key."""
        queued = self._overlay.find(lambda group: group.keys, url_key)
        if queued is not None:
            return queued
        row = self._db.execute("SELECT id FROM urls WHERE key = ?", (url_key,)).fetchone()
        return str(row[0]) if row else None

    def meta(self, key: str) -> str | None:
        """A value of the crawler's own."""
        queued = self._overlay.find(lambda group: group.meta, key)
        if queued is not None:
            return queued
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else None

    def set_meta(self, key: str, value: str) -> None:
        """Queued: visible at once, durable with the next commit, gone when the state is rebuilt."""
        with self._overlay.lock:
            self._overlay.queued.meta[key] = value
