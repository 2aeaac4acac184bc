"""What the files say there is of a portal: every article that was stored, or seen and not stored, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from archive.covering.lost import LOST, UNTOLD, captured, is_damaged
from archive.covering.numbering import Numbering
from archive.covering.shapes import Shape, shape
from archive.revisions import base_id
from archive.times import AHEAD, instant, utc_now

if TYPE_CHECKING:
    from archive.article import Article, Reject
    from archive.observations import Observation, Sighting
    from archive.reader import Archive

WAITING = "never fetched"
UNLIKE = "only in a sitemap"
_NO_ARTICLE = ("refused", "moved", UNLIKE)
_DIGITS = 12
"""Of a number at most; one with more is a moment or a hash."""
_USUAL = 50
"""One in so many stored addresses makes a shape one that the portal's articles have."""


class Stored(msgspec.Struct):
    """An article in the archive."""

    section: str
    month: str
    fetched: float


class Hole(msgspec.Struct, kw_only=True):
    """An article that was seen and is not in the archive."""

    portal: str
    id: str | None
    url: str
    section: str = ""
    month: str = ""
    """``YYYY-MM`` of publication; "" where no listing said it."""
    cause: str = WAITING
    """``never fetched``, ``missing``, ``gone``, ``blocked: ...``, ``failed: ...``; ``line damaged or gone`` of one that
    was fetched, ``never fetched, or line damaged`` where that cannot be told; of what is no article
    ``refused: ...`` or ``moved``, of what nothing but a sitemap takes for one ``only in a sitemap``."""
    seen_in: list[str] = []
    """Kinds of the pages that named it: ``listing``, ``home``, ``feed``, ``sitemap``, ``related``."""
    next_try: str | None = None
    seen_at: str | None = None
    last_look: str | None = None

    @property
    def is_article(self) -> bool:
        """Whether it still counts as one; a page that was looked at and refused does not, nor one that only a
        sitemap names, under an address that has not the shape of the portal's articles."""
        return not self.cause.startswith(_NO_ARTICLE)

    @property
    def is_numbered(self) -> bool:
        """Whether its number is known."""
        return (self.id or "").rpartition(":")[2].isdecimal()


class Evidence:
    """Of one portal. Holds some 200 bytes an article, stored or not."""

    def __init__(self, archive: Archive, portal: str) -> None:
        self._portal = portal
        self.stored: dict[str, Stored] = {}
        """By identity; of several articles that have one number, each by its own."""
        self.newest = 0.0
        """When the last of it was seen, in seconds since 1970; what was seen in a time to come does not count."""
        self._now = utc_now().timestamp()
        self._urls: dict[str, str] = {}
        self._holes: dict[str, Hole] = {}
        self._shapes: Counter[Shape] = Counter()
        self._numbering = Numbering()
        self._of_none: list[tuple[str, int]] = []
        """Scopes and numbers that addresses of pages show which are no articles."""
        for article in archive.articles(portal, latest=False):
            self._article(article)
        for sighting in archive.sightings(portal):
            self._sighting(sighting)
        self._merge()
        for record in archive.rejects(portal):
            self._look(record, f"refused: {record.reason}")
        for look in archive.observations(portal):
            self._look(look, _cause(look))
        self._judge()
        if is_damaged(archive, portal):
            self._lose(archive)
        self._number()

    def holes(self) -> Iterator[Hole]:
        """In the order seen; also those of which a look has shown that they are no articles."""
        yield from self._holes.values()

    def numbers(self) -> dict[str, dict[int, str]]:
        """By scope, the numbers of all that was seen, and the month of each ("" where it is not known)."""
        found: dict[str, dict[int, str]] = {}
        months = [(base_id(id), stored.month) for id, stored in self.stored.items()]
        for id, month in [*months, *((hole.id or "", hole.month) for hole in self._holes.values())]:
            scope, _, number = id.rpartition(":")
            if scope and number.isascii() and number.isdecimal() and len(number) <= _DIGITS:
                found.setdefault(scope, {})[int(number)] = month
        for scope, shown in self._of_none:
            # Of a page that is none the number is no gap; beyond those of the articles it tells nothing.
            if scope in found and min(found[scope]) < shown < max(found[scope]):
                found[scope].setdefault(shown, "")
        return found

    def _article(self, record: Article) -> None:
        id, fetched = record.id, self._seen_at(record)
        for url in (record.url, *record.urls):
            self._urls[url] = id
        known = self.stored.get(id)
        if known is None:
            self._shapes[shape(record.url)] += 1
            self._numbering.learn(record.url, base_id(id))
        if known is None or fetched >= known.fetched:
            section = record.section[0] if record.section else ""
            self.stored[id] = Stored(section, (record.published_at or "")[:7], fetched)

    def _seen_at(self, record: Article | Reject | Observation | Sighting) -> float:
        moment = instant(record.fetched_at)
        if moment <= self._now + AHEAD:
            self.newest = max(self.newest, moment)
        return moment

    def _sighting(self, record: Sighting) -> None:
        self._seen_at(record)
        id = self._urls.get(record.url)
        if id not in self.stored and record.id:
            id = base_id(record.id)
        if id is not None:
            self._urls.setdefault(record.url, id)
        if (stored := self.stored.get(id or "")) is not None:
            # Its own word first: of several listings that name it, which is read last is chance.
            stored.section = stored.section or record.section or ""
            return
        hole = self._holes.setdefault(
            id or record.url, Hole(portal=self._portal, id=id, url=record.url, seen_at=record.fetched_at)
        )
        hole.section = record.section or hole.section
        hole.month = (record.published_at or "")[:7] or hole.month
        if record.kind not in hole.seen_in:
            hole.seen_in.append(record.kind)

    def _merge(self) -> None:
        """What was seen without its identity first, and later with it, is one."""
        for key in [key for key, hole in self._holes.items() if hole.id is None and key in self._urls]:
            id, hole = self._urls[key], self._holes.pop(key)
            if id not in self.stored:
                same = self._holes.setdefault(id, hole)
                same.id, same.seen_in = id, [*dict.fromkeys([*same.seen_in, *hole.seen_in])]

    def _look(self, record: Reject | Observation, cause: str | None) -> None:
        looked = self._seen_at(record)
        named = getattr(record, "id", None)
        shown = self._urls.get(record.url)
        id = base_id(named) if named and named not in self.stored else named or shown
        if id in self.stored:
            # Somebody saw the article's new address before a look said whose it is.
            for seen in (record.url, shown):
                self._holes.pop(seen or "", None)
            return
        hole = self._holes.get(id or "") or self._holes.get(record.url)
        if hole is None or cause is None or hole.cause == LOST or (cause != LOST and looked < instant(hole.last_look)):
            return
        hole.cause, hole.last_look = cause, record.fetched_at
        hole.next_try = getattr(record, "next_try", None)

    def _judge(self) -> None:
        """Sitemaps also name pages that are no articles: what nobody else names must look like one to be a hole."""
        least = max(1, len(self.stored) / _USUAL)
        usual = {each for each, count in self._shapes.items() if count >= least}
        for hole in self._holes.values() if usual else ():
            if (hole.cause, hole.id, hole.seen_in) == (WAITING, None, ["sitemap"]) and shape(hole.url) not in usual:
                hole.cause = UNLIKE

    def _lose(self, archive: Archive) -> None:
        """Lines of articles could not be read: what no look tells of may stand there, and its page is kept if so."""
        waiting = [hole for hole in self._holes.values() if hole.cause == WAITING]
        found = captured(archive, self._portal, {hole.url for hole in waiting})
        for hole in waiting:
            if found is None or hole.url in found:
                hole.cause = UNTOLD if found is None else LOST

    def _number(self) -> None:
        """A hole whose address shows its number as those of the stored articles do is that number: its number was seen,
        and two addresses of one are one hole."""
        for hole in self._holes.values():
            scope, _, shown = ((not hole.is_article and self._numbering.id_of(hole.url)) or "").rpartition(":")
            if shown and len(shown) <= _DIGITS:
                self._of_none.append((scope, int(shown)))
        taken = {hole.id for hole in self._holes.values()}
        for key in [key for key, hole in self._holes.items() if hole.id is None and hole.is_article]:
            id = self._numbering.id_of(self._holes[key].url)
            if id is None or id in self.stored:
                continue
            if id in taken:
                del self._holes[key]
            else:
                self._holes[key].id = id
                taken.add(id)


def _cause(look: Observation) -> str | None:
    """Why there is a hole at the address of a look; None where it says nothing of that."""
    if look.kind in ("unchanged", "revised", "back"):
        return LOST  # it found an article that the archive had
    named = look.kind in ("blocked", "failed", "refused") and look.cause
    return f"{look.kind}: {look.cause}" if named else look.kind
