"""What an import writes: captures and the records of them into the store, in groups, counted."""

from __future__ import annotations

import time
from collections.abc import Callable
from importlib.metadata import version

from archive.article import Article, Parser, Reject
from archive.captures.warcrecords import Kind
from archive.errors import BadRecord
from archive.frontiers.frontier import FrontierRow
from archive.observations import Observation
from archive.revisions import has_other_text
from archive.showing.progress import Say
from archive.store import Store
from archive.times import instant
from archive.words import _
from crawler.clean.urls import url_key
from crawler.importing.captures import Captures, Loaded
from crawler.importing.catalogue import Catalogue, Entry
from crawler.look import Record
from crawler.tally import Tally

COMMIT_SECONDS = 5.0


class LimitReached(Exception):
    """As many articles as were asked for are in."""


class Stopped(Exception):
    """Whoever runs the import wants it to end."""


class Intake:
    """The store as the steps of an import use it. ``accepted`` counts articles that the archive did not have."""

    def __init__(
        self,
        store: Store,
        captures: Captures,
        catalogue: Catalogue,
        tally: Tally,
        *,
        limit: int | None,
        stopped: Callable[[], bool],
        say: Say,
    ) -> None:
        self._store, self._captures, self._catalogue, self.tally = store, captures, catalogue, tally
        self._limit, self._stopped, self._say = limit, stopped, say
        self._loaded = 0
        self._committed = time.monotonic()
        self._counted = store.total.numbers()
        self.accepted = 0

    def load(self, entry: Entry) -> Loaded | None:
        """The capture, or None where it is not to be had. Raises ``Stopped``."""
        if self._stopped():
            raise Stopped
        self.commit_if_due()
        self._loaded += 1
        self._say(self._line)
        loaded = self._captures.load(entry)
        if loaded is None:
            self.finish(entry)
        return loaded

    def _line(self) -> str:
        counts = self.tally.counts
        rate = self._loaded / self.tally.seconds if self.tally.seconds else 0.0
        return _(
            "{captures} captures read ({rate}/s), {listings} listings, {looked} looked at, {stored} stored, "
            "{revised} revised, {known} known before",
            captures=self._loaded,
            rate=f"{rate:.0f}",
            **{name: counts[name] for name in ("listings", "looked", "stored", "revised", "known")},
        )

    def keep(
        self, entry: Entry, loaded: Loaded, kind: Kind, *, via: str | None = None, section: str | None = None
    ) -> int | None:
        """Queues the bytes and returns their token; None where the archive has them."""
        if loaded.is_known:
            self._note_known(entry)
            return None
        self.tally.counts["pages" if kind != "asset" else "assets"] += 1
        return self._captures.keep(self._store, entry, loaded, kind, via, section)

    def put(self, record: Record, token: int | None) -> None:
        """Queues a record; one that cannot be written becomes a reject."""
        try:
            self._store.put(record, token)
        except BadRecord as error:
            self.tally.refused["invalid-record"] += 1
            self._store.put(_plain_reject(record, str(error)), token)

    def finish(self, entry: Entry, token: int | None = None) -> None:
        """Nothing more will come of this capture."""
        if token is not None:
            self._store.settle(token)
        self._catalogue.finish(entry)

    def looked(self, record: Record, known: FrontierRow | None) -> None:
        """Counts what an article's page gave. Raises ``LimitReached`` once as many are in as were asked for."""
        self.tally.counts["looked"] += 1
        if isinstance(record, Reject):
            self.tally.refused[record.reason] += 1
        elif isinstance(record, Article) and (known is None or not known.fetches):
            self.accepted += 1
        if self._limit is not None and self.accepted >= self._limit:
            raise LimitReached

    def row(self, url: str, key: str) -> FrontierRow | None:
        """The frontier's row of the article at ``url``, whose key is ``key``."""
        return self._store.lookup(key) or self._store.lookup(url)

    def has_text(self, known: FrontierRow, date: str) -> bool:
        """Whether the newest text that the archive has of an article was captured by ``date``."""
        state = self._store.state.article(known.id) if known.id else None
        return state is not None and state.fetched_at is not None and instant(state.fetched_at) <= instant(date)

    def is_elsewhere(self, article: Article) -> bool:
        """Whether the archive knows the article under another address than that of ``article``; another article that
        has its number is none, nor is one whose number has changed. Nor is one with a wholly other text, whatever its
        title: a schedule has one title each week. What it is of is told as in a crawl, and nothing is passed over."""
        state = self._store.state
        looked_at = state.known_as(article)
        known = state.article(looked_at.id) if isinstance(looked_at, Article) else None
        if known is None or url_key(known.url) == url_key(article.url):
            return False
        if known.has_seen(article.content_hash):
            return True
        latest = state.latest(known)
        return latest is None or not has_other_text(latest, article)

    def is_known(self, entry: Entry) -> bool:
        """Whether the archive has the capture."""
        return self._captures.is_known(entry)

    def is_noted(self, entry: Entry, look: Observation) -> bool:
        """Whether a line of the archive says already what ``look`` says of this capture."""
        if not self._captures.is_noted(look):
            return False
        self.tally.counts["known"] += 1
        return True

    def keep_or_adopt(self, entry: Entry, loaded: Loaded, kind: Kind) -> int | None:
        """``keep``; for a capture that the archive has, the token of it as it stands there."""
        place = self._captures.place(entry, loaded)
        return self._store.adopt(place) if place is not None else self.keep(entry, loaded, kind)

    def skip_known(self, entry: Entry) -> bool:
        """Whether the archive has the capture, so that nothing is left to do."""
        if not self._captures.is_known(entry):
            return False
        self._note_known(entry)
        self.finish(entry)
        return True

    def _note_known(self, entry: Entry) -> None:
        """Counts a capture once: another may come back to it, as to a file that several articles are with."""
        if not self._catalogue.is_done(entry):
            self.tally.counts["known" if self._captures.was_there(entry) else "repeated"] += 1

    def commit(self) -> None:
        """Writes the group; what stands in the files is counted, also of one that failed in the end."""
        try:
            self._store.commit()
        finally:
            now = self._store.total.numbers()
            self.tally.add({name: number - self._counted.get(name, 0) for name, number in now.items()})
            self._counted = now
            self._committed = time.monotonic()

    def commit_if_due(self) -> None:
        """Writes the group once it is full or old."""
        if self._store.due or time.monotonic() - self._committed > COMMIT_SECONDS:
            self.commit()


def _plain_reject(record: Record, detail: str) -> Reject:
    """In place of a record that cannot be encoded: only what is sure to be plain."""
    url = record.url.encode("ascii", "backslashreplace").decode("ascii")
    plain = detail.encode("ascii", "backslashreplace").decode("ascii")
    parser = Parser(version=version("congtin"), family="unknown")
    return Reject(portal=record.portal, url=url, reason="invalid-record", detail=plain, parser=parser)
