"""From a line to the state: the one way in, for lines just written and for lines found in the files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import msgspec

from archive.article import Article, Reject
from archive.dedup import DUPLICATE_MIN
from archive.frontiers.marks import KeyOf
from archive.frontiers.writer import Database
from archive.jsonl.lines import Place
from archive.observations import Observation, Sighting, is_hint
from archive.revisions import base_id, rank
from archive.state import ArticleState, article_state, mark
from archive.times import instant
from archive.writing.overlay import Record

_URLS_MAX = 50
"""Other addresses that an article names at most."""

# The newest capture has the say, also when captures come in another order than they were made.
_SIGHTED = """
INSERT INTO sightings VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET said = excluded.said,
fetched_at = excluded.fetched_at WHERE coalesce(excluded.fetched_at, '') >= coalesce(fetched_at, '')
"""


class Absorber:
    """Reads and writes the tables that are derived from lines, in the open transaction of one connection."""

    def __init__(self, connection: Database, key_of: KeyOf) -> None:
        self._db, self._key_of = connection, key_of
        self._marked: tuple[Sighting, tuple[bytes, bytes]] | None = None

    def article(self, id: str) -> ArticleState | None:
        row = self._db.execute("SELECT * FROM articles WHERE id = ?", (id,)).fetchone()
        return article_state(row) if row else None

    def namesakes(self, base: str) -> list[ArticleState]:
        """Every article that the portal gave this identity, the newest first."""
        first = self.article(base)
        rows = self._db.execute("SELECT * FROM articles WHERE base = ? AND base <> id", (base,)).fetchall()
        others = sorted((article_state(row) for row in rows), key=lambda one: (len(one.id), one.id), reverse=True)
        return others + ([first] if first else [])

    def first_with(self, text_hash: str) -> str | None:
        """The first article that had this text, if it was long enough to tell."""
        row = self._db.execute("SELECT id FROM texts WHERE hash = ?", (mark(text_hash),)).fetchone()
        return str(row[0]) if row else None

    def urls(self, id: str) -> list[str]:
        """The URLs under which the article is known, sorted."""
        rows = self._db.execute("SELECT url FROM urls WHERE id = ? ORDER BY url LIMIT ?", (id, _URLS_MAX)).fetchall()
        return [str(row[0]) for row in rows]

    def is_news(self, sighting: Sighting, *, only_newer: bool) -> bool:
        """Whether a sighting says what the last one in that place did not.

        ``only_newer``: one that is not newer than the last does not count either (captures read again, perhaps
        with less known of them than at first).
        """
        key, said = self._sighting(sighting)
        row = self._db.execute("SELECT said, fetched_at FROM sightings WHERE key = ?", (key,)).fetchone()
        if row is None:
            return True
        if only_newer and instant(sighting.fetched_at) <= instant(row[1]):
            return False
        return bool(row[0] != said)

    def not_before(self, now: str, is_closed: Callable[[str], bool] = lambda _: False) -> str:
        """``now``, or the last ``recorded_at`` if that is later; which is the last from here on.

        ``is_closed``: whether nothing may be added to a day. A clock that was ahead for a while may have had a day
        sealed that is still to come: then it is the next one.
        """
        row = self._db.execute("SELECT value FROM meta WHERE key = 'recorded_at'").fetchone()
        last = max(now, str(row[0]) if row else "", key=instant)
        while last != now and is_closed(last[:10]):
            last = f"{date.fromisoformat(last[:10]) + timedelta(days=1)}T00:00:00Z"
        self._db.execute("REPLACE INTO meta VALUES ('recorded_at', ?)", (last,))
        return last

    def absorb(self, record: Record, place: Place) -> bool:
        """Takes in one line that stands, or is about to stand, at ``place``.

        False for an ``unchanged`` look at a text that no line holds (killed between the two, or the line is damaged):
        it says nothing, and its capture is still to be interpreted.
        """
        if isinstance(record, Observation) and not self._is_grounded(record):
            return False
        match record:
            case Article():
                self._article(record, place)
                self._accounted(record)
            case Reject():
                self._accounted(record)
            case Observation():
                self._observation(record)
                if record.kind != "revised":  # the revision itself accounts for the capture
                    self._accounted(record)
            case Sighting():
                key, said = self._sighting(record)
                self._db.execute(_SIGHTED, (key, said, record.fetched_at))
                if record.id is not None:  # what an article's own line said of this address stands
                    values = (self._key_of(None, record.url), record.id, record.url)
                    self._db.execute("INSERT OR IGNORE INTO urls VALUES (?, ?, ?)", values)
        return True

    def _is_grounded(self, record: Observation) -> bool:
        if record.kind != "unchanged" or record.content_hash is None or record.id is None:
            return True
        known = self.article(record.id)
        return known is not None and known.has_seen(record.content_hash)

    def _article(self, record: Article, place: Place) -> None:
        known = self.article(record.id)
        content = mark(record.content_hash)
        if known is None:
            self._save(
                ArticleState(
                    id=record.id,
                    base=base_id(record.id),
                    url=record.url,
                    title=record.title,
                    revision=record.revision,
                    latest=record.revision,
                    content_hash=record.content_hash,
                    text_hash=record.text_hash,
                    fetched_at=record.fetched_at,
                    last_look=record.fetched_at,
                    fetches=1,
                    whole=rank(record)[0],
                    place=place,
                    seen=content,
                )
            )
        else:
            seen = known.seen if known.has_seen(record.content_hash) else known.seen + content
            revision = max(known.revision, record.revision)
            if known.is_before(record):
                # An extraction anew is no look: what a later one found unchanged is the same page, read better.
                is_anew = record.supersedes is not None and record.fetched_at == known.fetched_at
                known = msgspec.structs.replace(
                    known,
                    url=record.url,
                    title=record.title,
                    latest=record.revision,
                    content_hash=record.content_hash,
                    text_hash=record.text_hash,
                    fetched_at=record.fetched_at,
                    last_look=_later(known.last_look, record.fetched_at),
                    whole=rank(record)[0],
                    place=place,
                    look=known.look if is_anew else None,
                    absent=0 if instant(record.fetched_at) >= instant(known.last_look) else known.absent,
                )
            self._save(msgspec.structs.replace(known, revision=revision, seen=seen))
        if len(record.body) >= DUPLICATE_MIN:
            self._db.execute("INSERT OR IGNORE INTO texts VALUES (?, ?)", (mark(record.text_hash), record.id))
        for url in (record.url, *record.urls):
            self._url(record.id, url)

    def _observation(self, record: Observation) -> None:
        known = self.article(record.id) if record.id else None
        if known is None:
            return
        moment = instant(record.fetched_at)
        is_last = moment >= instant(known.last_look)
        if record.kind in ("missing", "gone"):
            self._save(msgspec.structs.replace(known, absent=1 if is_last else known.absent))
        if record.kind not in ("unchanged", "revised", "back"):
            return
        newest = not is_hint(record) and moment > instant(known.fetched_at) and moment >= _confirmed(known)
        confirms = newest and record.kind == "unchanged" and record.content_hash in (None, known.content_hash)
        self._save(
            msgspec.structs.replace(
                known,
                fetches=max(known.fetches, record.own_fetches or 0),
                last_look=_later(known.last_look, record.fetched_at),
                look=msgspec.json.encode(record) if confirms else known.look,
                absent=0 if is_last else known.absent,
            )
        )

    def _save(self, state: ArticleState) -> None:
        *fields, place, look, seen, absent = msgspec.structs.astuple(state)
        values = (*fields, *place, look, seen, absent)
        self._db.execute(f"REPLACE INTO articles VALUES ({', '.join('?' * len(values))})", values)  # noqa: S608

    def _url(self, id: str, url: str) -> None:
        self._db.execute("REPLACE INTO urls VALUES (?, ?, ?)", (self._key_of(None, url), id, url))

    def _sighting(self, record: Sighting) -> tuple[bytes, bytes]:
        """Marks of the place where ``record`` was seen and of what it said there; asked twice in a row of news."""
        if self._marked is not None and self._marked[0] is record:
            return self._marked[1]
        key = mark(self._key_of(record.id, record.url), record.kind, record.listing)
        date = record.published_at or record.published_raw
        views = record.views if record.views is not None else record.views_raw
        marks = key, mark(record.title, date, record.section, views)
        self._marked = record, marks
        return marks

    def _accounted(self, record: Article | Reject | Observation) -> None:
        if record.warc is not None:
            where = (record.warc.file, record.warc.offset)
            self._db.execute("DELETE FROM open WHERE file = ? AND offset = ? AND kind = 'article'", where)


def _confirmed(known: ArticleState) -> float:
    """When the latest revision was last found unchanged."""
    return instant(msgspec.json.decode(known.look, type=Observation).fetched_at) if known.look else 0.0


def _later(one: str | None, other: str | None) -> str | None:
    return max(one, other, key=instant)
