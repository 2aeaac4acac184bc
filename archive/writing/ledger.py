"""What a record becomes: new article, revision, look without news, refusal, sighting; its line and its state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec
import zstandard

from archive.article import FILE_FAILED, Article, Change, Http, Reject, WarcPointer, failed_file, not_before
from archive.dedup import DUPLICATE_MIN
from archive.disk.files import Files
from archive.frontiers.marks import KeyOf
from archive.frontiers.writer import Database
from archive.jsonl.encoding import encode
from archive.jsonl.lines import DayLines
from archive.observations import Observation, Sighting
from archive.paths import Kind
from archive.revisions import base_id, change, is_another, lost, next_id, rank, with_known_files
from archive.state import ArticleState
from archive.times import instant
from archive.writing.absorb import Absorber
from archive.writing.overlay import Record

# Articles come last: once an article's line stands, everything else that its capture gave stands too.
ORDER: tuple[Kind, ...] = ("sightings", "observations", "rejects", "articles")


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """What the capture says that a record was read from."""

    fetched_at: str | None = None
    crawl_id: str | None = None
    http: Http | None = None
    pointer: WarcPointer | None = None
    again: bool = False
    """The capture lay in the archive before this process: its sightings may be older than what is known."""


def filled(record: Record, origin: Origin) -> Record:
    """``record`` with what its capture says of the run, the time and the answer, where it does not say so itself."""
    known: dict[str, Any] = {
        "fetched_at": record.fetched_at or origin.fetched_at,
        "crawl_id": record.crawl_id or origin.crawl_id,
    }
    if not isinstance(record, Sighting):
        known["http"] = record.http or origin.http
    return msgspec.structs.replace(record, **known)


class Ledger:
    """Enters the records of a group: ``begin``, ``enter`` each, then ``write``; ``done`` or ``undo``."""

    def __init__(
        self,
        connection: Database,
        files: Files,
        root: Path,
        portal: str,
        key_of: KeyOf,
        looked: Mapping[tuple[str, int], Observation],
    ) -> None:
        """``looked``: the observations, by capture, that were found without the revision that they belong to."""
        self.absorber = Absorber(connection, key_of)
        self._looked = looked
        self.counts: Counter[str] = Counter()
        self.lost: Counter[str] = Counter()
        self.gained: Counter[str] = Counter()
        """Fields that revisions of this group have no more, and that they have at last. What another version of the
        parser, or a page that came whole at last, has no more was not taken away by the portal: it is not ``lost``."""
        self.renamed: dict[tuple[str, str | None], str] = {}
        """(id that a look at an article came with, when it was) -> the id it got instead, in this group."""
        self._lines = {kind: DayLines(files, root, kind, portal) for kind in ORDER}
        self._now = ""

    def begin(self, now: str) -> None:
        """``now``: the group's ``recorded_at``, whose day names the files.

        Where the clock was set back, the last group's stands: lines are in order, and no finished day is opened again.
        """
        now = self.absorber.not_before(now, self._is_closed)
        self._now = now
        self.counts, self.lost, self.gained = Counter(), Counter(), Counter()
        self.renamed = {}
        for lines in self._lines.values():
            lines.begin(now[:10])

    def _is_closed(self, day: str) -> bool:
        return any(lines.is_closed(day) for lines in self._lines.values())

    def enter(self, record: Record, origin: Origin) -> None:
        """Decides and stages one record; what comes after sees it."""
        record = msgspec.structs.replace(
            filled(record, origin),
            recorded_at=self._now,
            warc=origin.pointer or record.warc,
        )
        match record:
            case Article():
                self._article(record)
            case Sighting():
                if self.absorber.is_news(record, only_newer=origin.again):
                    self._stage("sightings", record)
            case Reject():
                self.counts["refused"] += 1
                self._stage("rejects", record)
            case Observation():
                self._stage("observations", record)

    def write(self) -> int:
        """Writes the staged lines, each kind durable before the next; returns the bytes."""
        return sum(self._lines[kind].write() for kind in ORDER)

    def done(self) -> list[tuple[str, int]]:
        """The group stands; (file, size) of the files it touched."""
        return [touched for lines in self._lines.values() if (touched := lines.done()) is not None]

    def rest(self) -> None:
        """Lets go of the files until the next group."""
        for lines in self._lines.values():
            lines.rest()

    def undo(self) -> None:
        for lines in self._lines.values():
            lines.undo()

    def close(self) -> None:
        for lines in self._lines.values():
            lines.close()

    def _stage(self, kind: Kind, record: Record) -> None:
        place = self._lines[kind].add(encode(record))
        self.absorber.absorb(record, place)
        if kind in ("sightings", "observations"):
            self.counts[kind] += 1

    def _article(self, record: Article) -> None:
        base = base_id(record.id)
        known = self.absorber.namesakes(base)
        if not known:
            self._first(record)
            return
        if record.supersedes is not None:
            own = next((state for state in known if state.id == record.id), known[0])
            self._revise(own, self._read(own), record)
            return
        for state in known:
            if state.has_seen(record.content_hash):
                same = state.content_hash == record.content_hash and not state.lacks(record)
                self._look(state, None if same else self._read(state), record)
                return
        for state in known:
            old = self._read(state)
            if old is None or not is_another(old, record):
                self._look(state, old, record)
                return
        own_id = next_id(base, [state.id for state in known])
        self._note_rename(record, own_id)
        self._first(msgspec.structs.replace(record, id=own_id, warnings=[*record.warnings, "identity_reused"]))

    def _first(self, record: Article) -> None:
        self.counts["stored"] += 1
        self._write_article(msgspec.structs.replace(record, revision=1, change=None))

    def _look(self, state: ArticleState, old: Article | None, record: Article) -> None:
        """A further look at a known article, ``old`` being its latest revision: news or not."""
        if state.absent and instant(record.fetched_at) >= instant(state.last_look):
            self._stage("observations", self._observation("back", state, record))
            state = self.absorber.article(state.id) or state
        if old is not None:
            record = with_known_files(old, record)
        older = not state.is_before(record)
        same = state.content_hash == record.content_hash and not state.lacks(record)
        if same or (older and state.has_seen(record.content_hash)):
            self.counts["unchanged"] += 1
            self._note_rename(record, state.id)
            written = self._found_look(record)
            if written is not None and _says_same(written, state, record):
                self.absorber.absorb(written, state.place)
            else:
                self._stage("observations", self._observation("unchanged", state, record))
            return
        written = self._found_look(record)
        if written is None or written.kind != "revised":
            self._stage("observations", self._observation("revised", state, record))
        confirmed = _confirmed(state)
        between = confirmed is not None and not older and rank(record) < (state.whole, instant(confirmed.fetched_at))
        if confirmed is not None and old is not None and between:
            self._reaffirm(state, old, confirmed)
        self._revise(self.absorber.article(state.id) or state, old, record)

    def _found_look(self, record: Article) -> Observation | None:
        """The line that this look already has, from before a kill."""
        return self._looked.get((record.warc.file, record.warc.offset)) if record.warc else None

    def _reaffirm(self, state: ArticleState, old: Article, look: Observation) -> None:
        """States anew that the latest text still stood at its last look.

        A capture between the two is about to become a revision, and would else count as the newest.
        """
        span = {"from": old.fetched_at, "to": look.fetched_at}
        self._write_article(
            msgspec.structs.replace(
                old,
                revision=state.revision + 1,
                change=Change(cause="editorial", fields={"fetched_at": span}),
                supersedes=None,
                views=look.views,
                views_raw=look.views_raw,
                views_from=look.views_from,
                crawl_id=look.crawl_id,
                fetched_at=look.fetched_at,
                recorded_at=self._now,
                http=look.http,
                warc=look.warc,
            )
        )

    def _revise(self, state: ArticleState, old: Article | None, record: Article) -> None:
        self.counts["revised"] += 1
        if old is None:  # the line that it would be compared with is damaged
            hashes = {"from": state.content_hash, "to": record.content_hash}
            why = Change(cause="editorial", fields={"content_hash": hashes})
        else:
            why = record.change or change(old, record)
            if why.cause == "editorial" and old.parser.version == record.parser.version:
                self.lost.update(lost(old, record))
            self.gained.update(lost(record, old))
        self._note_rename(record, state.id)
        self._write_article(
            msgspec.structs.replace(record, id=state.id, revision=state.revision + 1, change=record.change or why)
        )

    def _write_article(self, record: Article) -> None:
        known = [*record.urls, *self.absorber.urls(record.id)]
        first = self.absorber.first_with(record.text_hash) if len(record.body) >= DUPLICATE_MIN else None
        if first is not None and first != record.id:
            self.counts["duplicates"] += 1
        else:
            first = None
        record = msgspec.structs.replace(
            record, urls=[url for url in dict.fromkeys(known) if url != record.url], duplicate_of=first
        )
        self._stage("articles", record)

    def _observation(
        self, kind: Literal["unchanged", "revised", "back"], state: ArticleState, record: Article
    ) -> Observation:
        failed = failed_file(record.warnings) if kind != "back" else None
        return Observation(
            portal=record.portal,
            id=state.id,
            url=record.url,
            kind=kind,
            cause=FILE_FAILED if failed is not None else None,
            next_try=not_before(failed),
            views=record.views if kind != "back" else None,
            views_raw=record.views_raw if kind != "back" else None,
            views_from=record.views_from if kind != "back" else None,
            content_hash=record.content_hash if kind != "back" else None,
            own_fetches=state.fetches + 1 if kind != "back" else None,
            crawl_id=record.crawl_id,
            fetched_at=record.fetched_at,
            recorded_at=self._now,
            http=record.http,
            warc=record.warc,
        )

    def _note_rename(self, record: Article, stands: str) -> None:
        if record.id != stands:
            self.renamed[record.id, record.fetched_at] = stands

    def _read(self, state: ArticleState) -> Article | None:
        """The latest revision; None if its line is damaged or not where it was, which ``archive verify`` reports."""
        try:
            found = msgspec.json.decode(self._lines["articles"].read(state.place), type=Article)
        except (OSError, zstandard.ZstdError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return None
        return found if (found.id, found.revision) == (state.id, state.latest) else None


def _says_same(written: Observation, state: ArticleState, record: Article) -> bool:
    said = (written.kind, written.id, written.content_hash)
    return said == ("unchanged", state.id, record.content_hash)


def _confirmed(state: ArticleState) -> Observation | None:
    return msgspec.json.decode(state.look, type=Observation) if state.look else None
