"""``Archive``: reading what is kept. Reads the files only: never writes, never repairs, never waits for a writer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from shlex import quote
from typing import Any, Literal, TypeVar, overload

from archive import paths
from archive.article import Article, Reject
from archive.choosing.lookup import find_latest
from archive.errors import ArchiveError, NotAnArchive
from archive.facts import Facts, gather
from archive.jsonl.damage import Damage, Damages, Fault
from archive.jsonl.decoding import LineDecoder, Record, Source, in_order, records
from archive.jsonl.following import Following
from archive.judging.latest import latest_records
from archive.judging.unique import Texts, originals
from archive.judging.viewcounts import ViewCount, own, series, spans
from archive.observations import CrawlRun, Observation, Sighting
from archive.pages import read_capture
from archive.revisions import base_id, rank

__all__ = ["Archive", "Day", "ViewCount", "is_between"]

Day = str | date | None
Identified = TypeVar("Identified", Article, Observation)

_RECORDS: dict[paths.Kind, type[Any]] = {
    "articles": Article,
    "observations": Observation,
    "sightings": Sighting,
    "rejects": Reject,
}

# In every JSON writer's spelling these characters stand for themselves, so that a line can be searched for them.
_PLAIN_ID = re.compile(r"[A-Za-z0-9:._-]+")


class Archive:
    """An archive on disk, for reading. Opening it reads nothing; every call reads the files as they are then.

    Records come lazily and in constant memory, except that ``latest`` keeps the place of each article of one portal
    (some 200 bytes an article), and ``unique`` a mark of each text that several of them have. A line that cannot be
    read is left out and noted in ``damaged``; the rest is given. So is a line of a newer
    major schema, which is never guessed at.
    """

    def __init__(self, directory: str | Path) -> None:
        """Raises NotAnArchive if ``directory`` does not exist or holds no archive."""
        self.root = Path(directory)
        self.damaged = Damages()
        """What was wrong in what has been read so far: the first 1,000 places, and how many more."""
        try:
            self._refuse()
        except OSError as error:
            raise NotAnArchive(
                f"{self.root} cannot be read ({error.strerror}): mend its rights, or read it as another user"
            ) from error

    def __repr__(self) -> str:
        return f"Archive({str(self.root)!r})"

    def _refuse(self) -> None:
        if self.root.exists() and not self.root.is_dir():
            raise NotAnArchive(f"{self.root} is a file: give the folder that has articles/ and warc/ in it")
        if not self.root.is_dir():
            demo = f"congtin crawl demo --archive {quote(str(self.root))}"
            raise NotAnArchive(f"no folder {self.root}: --archive or CONGTIN_ARCHIVE names another; `{demo}` makes one")
        if not any((self.root / kind).is_dir() for kind in (*paths.KINDS, "crawls", "warc", "state")):
            raise NotAnArchive(f"{self.root} holds no archive: name one with --archive or CONGTIN_ARCHIVE")

    def portals(self) -> list[str]:
        """Ids of all portals that have anything in the archive, sorted."""
        return [portal for portal in paths.portals(self.root, self._unreadable) if _is_portal(portal)]

    def articles(
        self,
        portal: str | None = None,
        since: Day = None,
        until: Day = None,
        *,
        latest: bool = True,
        unique: bool = False,
    ) -> Iterator[Article]:
        """Articles of one portal or of all, in the order of the files.

        ``since``, ``until``: first and last day of ``published_at`` (a date or ``YYYY-MM-DD``), as the portal's clock
        showed it; an article without a date is left out when either is given. ``latest``: only the newest whole capture
        of each article, in its newest extraction (the filters look at that one); else every revision.
        ``unique``: without articles that repeat the text of one of their portal that was given before, so that of
        every text that is selected one article is given (bodies of 200 characters or more, as ``duplicate_of``).
        """
        return (article for _, article in self._selected(portal, _iso(since), _iso(until), latest, unique))

    def lines(
        self,
        portal: str | None = None,
        since: Day = None,
        until: Day = None,
        *,
        latest: bool = True,
        unique: bool = False,
    ) -> Iterator[bytes]:
        """The same articles as ``articles`` gives, as the lines (without newline) that stand in the files."""
        return (line for line, _ in self._selected(portal, _iso(since), _iso(until), latest, unique))

    def article(self, id: str) -> Article | None:
        """The latest revision of one article, None if there is none; by the writer's index where one lies at hand.

        What was written after the index is found too.
        """
        portal = id.partition(":")[0]
        known = find_latest(self.root, portal, id) if _is_portal(portal) else None
        if known is None:
            found = self.revisions(id)
        else:
            sources = [self._source(path, newest=True) for path in known[1]]
            newer = in_order(sources, LineDecoder(Article), _needle(id))
            found = [record for _, record in newer if record.id == id] + ([known[0]] if known[0] else [])
        return max(found, key=rank, default=None)

    def revisions(self, id: str) -> list[Article]:
        """Every revision of one article, in the order of their numbers; empty if there is none."""
        return sorted(self._about(id, "articles", Article), key=lambda article: article.revision)

    def observations(self, portal: str | None = None, id: str | None = None) -> Iterator[Observation]:
        """Looks at articles, in the order of the files; of one portal, or at one article."""
        if id is None:
            return self._all("observations", portal, Observation)
        return self._about(id, "observations", Observation)

    def sightings(self, portal: str | None = None) -> Iterator[Sighting]:
        """Where articles were seen, in the order of the files."""
        return self._all("sightings", portal, Sighting)

    def rejects(self, portal: str | None = None) -> Iterator[Reject]:
        """Pages that were refused, in the order of the files."""
        return self._all("rejects", portal, Reject)

    def runs(self, portal: str | None = None) -> Iterator[CrawlRun]:
        """Runs, the oldest first within a portal."""
        decoder = LineDecoder(CrawlRun)
        for each in self._portals(portal):
            source = self._source(paths.crawls_file(self.root, each), newest=True)
            if not _is_missing(source.path):
                yield from (record for _, record in records(source, decoder))

    @overload
    def follow(self, cursor: str | None = ..., portal: str | None = ...) -> Following[Article]: ...
    @overload
    def follow(
        self, cursor: str | None = ..., portal: str | None = ..., *, kind: Literal["observations"]
    ) -> Following[Observation]: ...
    @overload
    def follow(
        self, cursor: str | None = ..., portal: str | None = ..., *, kind: Literal["sightings"]
    ) -> Following[Sighting]: ...
    @overload
    def follow(self, cursor: str | None = ..., portal: str | None = ..., *, kind: paths.Kind) -> Following[Any]: ...
    def follow(
        self, cursor: str | None = None, portal: str | None = None, *, kind: paths.Kind = "articles"
    ) -> Following[Any]:
        """What was written since ``cursor`` (None: all there is), every revision, in the order of the files.

        For tools that come back: iterate, then keep the ``cursor`` of what this returns for the next time.
        Raises BadCursor.
        """
        return Following(partial(self.sources, kind), partial(self._portals, portal), kind, _RECORDS[kind], cursor)

    def views(self, id: str) -> list[ViewCount]:
        """The view counts of one article by time, from its own page and from listings (``viewcounts.series``)."""
        revisions = [*self._about(id, "articles", Article, alike=True)]
        looks = [*self._about(id, "observations", Observation, alike=True)]
        times = spans((record.id, record.fetched_at) for part in (revisions, looks) for record in part)
        revisions = [record for record in revisions if record.id == id]
        sightings = self._counted(id, {url for record in revisions for url in (record.url, *record.urls)})
        return series(revisions, (look for look in looks if look.id == id), own(sightings, id, times))

    def page(self, record: Article | Reject | Observation | Sighting) -> bytes:
        """The body that ``record`` was read from, as the server sent it but for its content encoding, undone.

        Raises ArchiveError if no page was kept or it cannot be read.
        """
        if record.warc is None:
            raise ArchiveError(f"no page was kept of {record.url} (crawled with --no-warc?)")
        return read_capture(self.root, record.warc).body

    def info(self, months: bool = False) -> Facts:
        """Counts, sizes and last runs by portal; with ``months`` also articles by month of publication."""
        return gather(self, months=months)

    def sources(self, kind: paths.Kind, portal: str) -> list[Source]:
        """The day files of one portal, oldest first; their damages are noted in ``damaged``."""
        try:
            files = paths.day_files(self.root, kind, portal)
        except OSError:
            self._unreadable(paths.portal_folder(self.root, kind, portal).relative_to(self.root).as_posix())
            return []
        return [self._source(path, newest=path is files[-1]) for path in files]

    def _selected(
        self, portal: str | None, since: str, until: str, latest: bool, unique: bool
    ) -> Iterator[tuple[bytes, Article]]:
        decoder = LineDecoder(Article)
        for each in self._portals(portal):
            sources = self.sources("articles", each)
            texts = Texts(originals(sources)) if unique else None
            found = latest_records(sources, decoder) if latest else in_order(sources, decoder)
            for line, article in found:
                if (since or until) and not is_between(article.published_at, since, until):
                    continue
                if texts is None or texts.is_new(article):
                    yield line, article

    def _all(self, kind: paths.Kind, portal: str | None, record_type: type[Record]) -> Iterator[Record]:
        decoder = LineDecoder(record_type)
        for each in self._portals(portal):
            for _, record in in_order(self.sources(kind, each), decoder):
                yield record

    def _about(
        self, id: str, kind: paths.Kind, record_type: type[Identified], *, alike: bool = False
    ) -> Iterator[Identified]:
        """Records of article ``id`` (``alike``: of its number): they stand with the portal that it begins with."""
        decoder, base = LineDecoder(record_type), base_id(id)
        for portal in self._portals(id.partition(":")[0]):
            for _, record in in_order(self.sources(kind, portal), decoder, _needle(base if alike else id)):
                if record.id == id or (alike and record.id is not None and base_id(record.id) == base):
                    yield record

    def _counted(self, id: str, urls: set[str]) -> list[Sighting]:
        """Sightings of article ``id`` with a view count; ``urls`` tell it where a listing's address shows no id."""
        return [
            seen
            for seen in self.sightings(id.partition(":")[0])
            if seen.views is not None and (seen.id == base_id(id) or (seen.id is None and seen.url in urls))
        ]

    def _portals(self, portal: str | None) -> list[str]:
        """All portals, or the one asked for; none where it cannot be one."""
        if portal is None:
            return self.portals()
        return [portal] if _is_portal(portal) else []

    def _unreadable(self, name: str) -> None:
        """A folder, or a file, of which nothing is known but that it is there."""
        self.damaged.add(Damage(file=name, line=0, offset=0, what="unreadable"))

    def _source(self, path: Path, *, newest: bool) -> Source:
        name = path.relative_to(self.root).as_posix()

        def report(line: int, offset: int, what: Fault) -> None:
            # A tail in the newest file is a line that is being written, or that the next writer will cut off.
            if not (newest and what == "torn-tail"):
                self.damaged.add(Damage(file=name, line=line, offset=offset, what=what))

        return Source(path, report)


def _needle(id: str) -> bytes:
    """What every line of an article holds."""
    return id.encode() if _PLAIN_ID.fullmatch(id) else b""


def _is_missing(path: Path) -> bool:
    """Whether there is certainly no such file; what may not be looked at is there, and cannot be read."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def _is_portal(name: str) -> bool:
    try:
        paths.check_portal(name)
    except ValueError:
        return False
    return True


def _iso(day: Day) -> str:
    if isinstance(day, str):
        day = date.fromisoformat(day)
    return day.isoformat()[:10] if day else ""


def is_between(published_at: str | None, since: str, until: str) -> bool:
    """Whether an article of this time is of these days (ISO; "": no bound)."""
    day = (published_at or "")[:10]
    return bool(day) and since <= day and (not until or day <= until)
