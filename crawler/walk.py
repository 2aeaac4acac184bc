"""How far a listing is walked: pure decisions on what its pages named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from msgspec.structs import replace as replace_page

from crawler.clean.text import fold
from crawler.discovery import xhr
from crawler.discovery.model import NextPage, SectionLink
from crawler.options import Options

REMEMBERED = 10_000
"""Articles of a walk that are told from new ones: listings that go round in circles have shorter ones."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Bounds of a walk (see the settings of the same names)."""

    pages: int = 5000
    stale_pages: int = 5
    lookback_pages: int = 3
    lookback_days: int = 14


@dataclass(slots=True)
class Walk:
    """One section being walked."""

    url: str
    name: str | None = None
    home: bool = False
    done_before: str | None = None
    """Start of the run that last walked the section to its end (UTC); None where none has."""
    resume: NextPage | None = None
    """Where a full pass was cut off; gone on with once the pages before it name nothing that was found since."""
    pages: int = 0
    stale: int = 0
    """Pages in a row that named nothing this walk had not seen."""
    quiet: int = 0
    """Pages in a row that named nothing found since the section was last walked to its end."""
    middle: str | None = None
    """The date in the middle of those on the newest page read: a pinned old article is no sign of its age."""
    newest: str | None = None
    rising: bool = False
    """Whether the rows run from old to new: then what is new stands on the last page."""
    repeated: bool = False
    """Whether the newest page named what the one before it did, and nothing else: the last page, shown again."""
    parts: list[int] | None = None
    """How many listings of the page, walked each for itself, are not at their end; shared by them."""
    at: NextPage | None = None
    """The further page asked for last."""
    last: int = 0
    """The highest number of a page that was linked or counted."""
    missing: list[tuple[str, str]] = field(default_factory=list)
    """Cause and address of pages that were not there; a hole, once a later page names something new."""
    is_torn: bool = False
    """Whether a page was missing in the middle: the section is not walked to its end in this run."""
    _holes: list[tuple[str, str]] = field(default_factory=list)
    """Those found out to be holes that nobody was told of."""
    _seen: dict[int, None] = field(default_factory=dict)
    """What was named last, the newest at the end."""
    _last: frozenset[int] = frozenset()

    def take(self, keys: Iterable[str], *, new: int, dates: Sequence[str], again: bool = False) -> None:
        """Counts in a page: the frontier keys of its rows, how many of them nobody knew, their dates in order.

        ``again``: the first page in another form (a script's answer to what the page itself shows already), from
        which nothing follows about the end of the listing.
        """
        self.pages += 1
        named = frozenset(map(hash, keys))
        if not again:
            self.repeated = self.pages > 1 and named == self._last
            fresh = named - self._seen.keys()
            self.stale = 0 if fresh else self.stale + 1
            if fresh and self.missing:
                self.tear()
            # What is not there may be new: a page that is missing is none that holds nothing new.
            self.quiet = 0 if new else self.quiet + (1 if named else 0)
        self._last = named
        self._remember(named)
        days = [day[:10] for day in dates]
        if days:
            self.middle, self.newest = sorted(days)[len(days) // 2], max(days)
            if self.pages == 1:
                self.rising = days[0] < days[-1] and days == sorted(days)

    def split(self, count: int) -> list[Walk]:
        """A walk for each of ``count`` listings of the newest page: where one ends, the others do not."""
        if self.parts is None:
            self.parts = [1]
        self.parts[0] += count - 1
        return [
            replace(self, resume=None, last=0, missing=[*self.missing], _holes=[], _seen=dict(self._seen))
            for _ in range(count)
        ]

    def end(self) -> bool:
        """Ends the walk; whether the section is at its end with it."""
        if self.parts is None:
            return True
        self.parts[0] -= 1
        return not self.parts[0]

    def go_to(self, page: NextPage) -> None:
        """Notes that ``page`` is asked for."""
        self.at = page
        self.last = max(self.last, page.last or 0)

    @property
    def is_further(self) -> bool:
        """Whether the newest page asked for is one after the first; a script is asked for that one once more."""
        return self.at is not None and not (self.at.kind == "xhr" and self.at.number == 1)

    def lacks(self, cause: str, url: str, *, again: bool = False) -> bool:
        """Notes that the page asked for is not there; False where the listing is at its end with that.

        ``again``: also a second one in a row is noted, as it says itself that a page follows.
        """
        number = self.at.number if self.at is not None else None
        if number is None or (not again and (self.missing or number >= self.last)):
            return False
        self.missing.append((cause, url))
        return True

    def page_beyond(self) -> NextPage | None:
        """The page after the one that is asked for, where its address can be known without having read that."""
        at = self.at
        if at is None or at.number is None:
            return None
        if at.kind == "xhr":
            return xhr.after(at, rows=at.step)
        return replace_page(at, url=at.after, number=at.number + 1, after=None) if at.after else None

    def tear(self) -> None:
        """Tells the pages that are missing from the end: they stand in the middle."""
        self.is_torn = True
        self._holes += self.missing
        self.missing = []

    def torn(self) -> list[tuple[str, str]]:
        """Cause and address of the pages found to be missing in the middle since this was asked."""
        told, self._holes = self._holes, []
        return told

    @property
    def is_open(self) -> bool:
        """Whether a page before the newest one is missing: the next run has to come back to it."""
        return self.is_torn or bool(self.missing)

    def jump(self, rules: Rules) -> NextPage | None:
        """The page at which the pass was cut off, once nothing before it is new; then the walk is there."""
        if self.resume is None or self.quiet < rules.lookback_pages:
            return None
        page, self.resume = self.resume, None
        return page if page.number is None or page.number > self.pages else None

    def _remember(self, named: frozenset[int]) -> None:
        for key in named:
            self._seen.pop(key, None)
            self._seen[key] = None
        while len(self._seen) > REMEMBERED:
            del self._seen[next(iter(self._seen))]

    def stops(self, options: Options, rules: Rules, today: date) -> str | None:
        """Why the walk ends here, or None. ``trap`` and ``pages`` are limits that bit and are reported.

        An update ends when the look-back window (pages and days) held nothing new; portals publish
        late and back-dated, so neither alone is enough. A list that runs from old to new is walked whole.
        """
        if self.pages >= rules.pages:
            return "pages"
        if self.repeated and self._last:
            return "repeats"
        if self.stale >= rules.stale_pages:
            return "trap" if self.pages > rules.stale_pages else "repeats"
        if self.rising:
            return None
        if options.since and self.newest and self.newest < options.since.isoformat():
            return "since"
        if options.mode == "full" or self.quiet < rules.lookback_pages:
            return None
        window = (today - timedelta(days=rules.lookback_days)).isoformat()
        return None if self.middle and self.middle >= window else "nothing-new"


def is_wished(link: SectionLink, options: Options) -> bool:
    """Whether a section is among those that the run was asked for."""
    text = fold(f"{link.name or ''} {link.url}")
    return not options.sections or any(fold(wish) in text for wish in options.sections)


def wanted_day(published_at: str | None, options: Options) -> bool:
    """Whether a row's date lies inside ``--since/--until``; a row without a date always does.

    >>> wanted_day("2026-01-31T10:00:00+07:00", Options(until=date(2026, 1, 31)))
    True
    """
    if published_at is None:
        return True
    day = published_at[:10]
    if options.since and day < options.since.isoformat():
        return False
    return not (options.until and day > options.until.isoformat())
