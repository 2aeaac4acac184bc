"""How far a listing is walked: pure decisions on what its pages named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from crawler.discovery import shapes
from crawler.discovery.model import NextPage
from crawler.discovery.paging import numbered
from crawler.options import Options
from crawler.strategy.gaps import GAP, Gaps, Missing
from crawler.strategy.order import is_rising

REMEMBERED = 10_000
"""Articles of a walk that are told from new ones: listings that go round in circles have shorter ones."""
_TRAIL = 32
"""Pages of which a walk knows the way back."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Bounds of a walk (see the settings of the same names)."""

    pages: int = 5000
    stale_pages: int = 5
    lookback_pages: int = 3
    lookback_days: int = 14


class Tail(Struct, frozen=True, kw_only=True):
    """A page near the end of a list that runs from old to new."""

    page: NextPage
    keys: frozenset[str]
    """Of the articles that it named."""
    since: str = ""
    """Start of the run that walked the list from its first page on (UTC)."""


@dataclass(slots=True)
class Walk:
    """One section being walked."""

    url: str
    name: str | None = None
    home: bool = False
    aside: bool = False
    """Whether it is of none of the sections asked for: it leads to them, and its own rows wait for another run."""
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
    opening: str | None = None
    """The same of the first page."""
    newest: str | None = None
    rising: bool = False
    """Whether the rows run from old to new: then what is new stands on the last page."""
    tail: Tail | None = None
    """Where the list ended when it was walked last, for one that runs from old to new."""
    is_whole: bool = True
    """Whether the walk read every page from the first one, in this run or those that it goes on with."""
    is_resumed: bool = False
    """Whether an earlier run read some of them: then what this one named is not all that the list has."""
    trail: list[tuple[NextPage | None, list[str]]] = field(default_factory=list)
    """The pages read last, with the keys of their rows; None is the first page."""
    repeated: bool = False
    """Whether the newest page named what the one before it did, and nothing else: the last page, shown again."""
    parts: list[int] | None = None
    """How many listings of the page, walked each for itself, are not at their end; shared by them."""
    at: NextPage | None = None
    """The further page asked for last."""
    leap: Literal["evidence", "tail"] | None = None
    """Why the page asked for last is not the one after the page before it: to see whether there is more, or because
    the list ended there when it was walked last."""
    ahead: list[NextPage] = field(default_factory=list)
    """What is gone on with where nothing follows any more: what a leap left out."""
    is_fresh: bool = False
    """Whether the newest page named something that this walk had not seen."""
    last: int = 0
    """The highest number of a page that was linked or counted."""
    gaps: Gaps = field(default_factory=Gaps)
    holes: list[NextPage] | None = None
    """The pages that earlier runs missed in a section that they walked to its end otherwise, those still to be asked
    for; None where it has to be walked whole."""
    depth: int = 0
    """Pages read before the first of those: so far what stood on it may have moved."""
    failed: int = 0
    """Pages that failed since the last one that came, and were stepped past."""
    _seen: dict[int, None] = field(default_factory=dict)
    """What was named last, the newest at the end."""
    _last: frozenset[int] = frozenset()

    def take(self, keys: Iterable[str], *, new: int, dates: Sequence[str], again: bool = False) -> None:
        """Counts in a page: the frontier keys of its rows, how many of them nobody knew, their dates in order.

        ``again``: the first page in another form (a script's answer to what the page itself shows already), from
        which nothing follows about the end of the listing.
        """
        self.pages, self.failed = self.pages + 1, 0
        keys = list(keys)
        named = frozenset(map(hash, keys))
        if not again:
            self.repeated = self.pages > 1 and named == self._last and not numbered.may_be_first(self.at)
            self.is_fresh = bool(named - self._seen.keys())
            self.stale = 0 if self.is_fresh else self.stale + 1
            if self.is_fresh:
                self.gaps.tear()
            # What is not there may be new: a page that is missing is none that holds nothing new.
            self.quiet = 0 if new else self.quiet + (1 if named else 0)
            self.trail = [*self.trail[1 - _TRAIL :], (self.at, keys)]
        self._last = named
        self._remember(named)
        days = [day[:10] for day in dates]
        if days:
            self.middle, self.newest = sorted(days)[len(days) // 2], max(days)
        if self.pages == 1:
            self.opening = self.middle
            self.rising = is_rising(days) if days else self.tail is not None  # as it was walked before

    def split(self, count: int) -> list[Walk]:
        """A walk for each of ``count`` listings of the newest page: where one ends, the others do not."""
        if self.parts is None:
            self.parts = [1]
        self.parts[0] += count - 1
        return [
            replace(
                self,
                resume=None,
                tail=None,
                last=0,
                gaps=self.gaps.copy(),
                holes=None,
                done_before=self.done_before if self.holes is None else None,
                trail=[*self.trail],
                ahead=[],
                _seen=dict(self._seen),
            )
            for _ in range(count)
        ]

    def end(self) -> bool:
        """Ends the walk; whether the section is at its end with it."""
        if self.parts is None:
            return True
        self.parts[0] -= 1
        return not self.parts[0]

    def go_to(self, page: NextPage) -> None:
        """Notes that ``page`` is asked for; what a frame shows may be of the whole portal, and has no section then."""
        self.at, self.last = page, max(self.last, page.last or 0)
        self.name = None if page.stands_for and not shapes.is_below(page.url, self.url) else self.name

    @property
    def count(self) -> int:
        """The articles that the walk has named, as far as it remembers them."""
        return len(self._seen)

    @property
    def is_further(self) -> bool:
        """Whether the newest page asked for is one after the first; a script is asked for that one once more."""
        return self.at is not None and not (self.at.kind == "xhr" and self.at.number == 1)

    def lacks(self, cause: str, url: str, *, linked: bool = False) -> bool:
        """Notes that the page asked for is not there; False where the listing is at its end with that.

        It is where nothing beyond that page was linked or counted, or the last page counted is not there either.
        ``linked``: the page has no rows, and says itself that another follows; some such in a row are the end, too.
        """
        number = self.at.number if self.at is not None else None
        is_counted = number is not None and number < self.last
        if self.leap == "evidence" or not (is_counted or (linked and len(self.gaps.missing) < GAP - 1)):
            self.gaps.missing = []
            return False
        self.gaps.missing.append(Missing(cause, url, self.at))
        return True

    def page_beyond(self) -> NextPage | None:
        """The page to ask for after one that is not there; None where no address can be known.

        It is the page after it. After some in a row, the last page counted is asked first: where it names something
        new there is more, and the walk comes back.
        """
        at = self.at
        following = numbered.page(at, at.number + 1) if at is not None and at.number is not None else None
        number = following.number or 0 if following is not None else 0
        if at is None or following is None or len(self.gaps.missing) < GAP or not self.gaps.proven < number < self.last:
            return following
        self.leap, self.ahead = "evidence", [following]
        return numbered.page(at, self.last)

    def landed(self, following: list[NextPage]) -> list[NextPage]:
        """What comes after the page that was just read, of which ``following`` come by its own account.

        After a leap it is what was left out, unless that was read in earlier runs.
        """
        leap, self.leap = self.leap, None
        if leap is None:
            return following
        if leap == "evidence":
            self.gaps.proven = self.at.number or 0 if self.at is not None else 0
            if not self.is_fresh:
                self.ahead = following = []
        if leap == "tail" and self._is_tail():
            self.ahead, self.is_whole = [], False
            return following
        left, self.ahead = self.ahead, following
        return left

    def _is_tail(self) -> bool:
        """Whether the page just read names what it did, and newer things than the first page, which pinned old articles
        may make look like the oldest."""
        known = self.tail is not None and not self.tail.keys.isdisjoint(self.trail[-1][1])
        return known and not (self.opening and self.middle and self.middle <= self.opening)

    def back(self, rules: Rules, end: str | None) -> NextPage | None:
        """The next page that earlier runs missed, where nothing before it is new; None where none is left."""
        is_quiet = end == "nothing-new" or (self.rising and (self.pages == 1 or self.quiet >= self._lookback(rules)))
        while is_quiet and end in (None, "nothing-new") and self.holes:
            page = self.holes.pop(0)
            if (page.number or 0) > self._number:
                self.quiet, self.is_whole, self.depth = 0, False, self.depth or self.pages
                return page
        return None

    @property
    def stays_before_holes(self) -> bool:
        """Whether a page that earlier runs missed lies beyond the one asked for last: a pager that shows the first page
        again, or none, for one night says nothing of it."""
        return any((page.number or 0) > self._number for page in self.holes or ())

    @property
    def _number(self) -> int:
        """Of the page asked for last."""
        return (self.at.number if self.at is not None else None) or 1

    def _lookback(self, rules: Rules) -> int:
        return max(rules.lookback_pages, self.depth)

    def jump(self, rules: Rules, following: list[NextPage]) -> NextPage | None:
        """The page to go on with in place of those ``following``: of a list from old to new the one where it ended;
        else that at which the pass was cut off, once nothing before it is new."""
        if self.tail is not None and self.rising and self.pages == 1:
            self.leap, self.ahead = "tail", following
            return self.tail.page
        if self.resume is None or self.quiet < rules.lookback_pages:
            return None
        page, self.resume = self.resume, None
        self.is_resumed = page.number is None or page.number > self.pages
        return page if self.is_resumed else None

    def ends_at(self, rules: Rules) -> Tail | None:
        """Where the next walk may begin: as many pages before the end as are looked back on; None where that is the
        first one, or a page that cannot be gone back to."""
        pages = self.trail[-rules.lookback_pages - 1 :]
        if not self.rising or len(self.trail) <= rules.lookback_pages or not pages:
            return None
        page, keys = pages[0]
        return Tail(page=page, keys=frozenset(keys)) if page is not None and page.kind != "postback" else None

    def _remember(self, named: frozenset[int]) -> None:
        for key in named:
            self._seen.pop(key, None)
            self._seen[key] = None
        while len(self._seen) > REMEMBERED:
            del self._seen[next(iter(self._seen))]

    def stops(self, options: Options, rules: Rules, today: date) -> str | None:
        """Why the walk ends here, or None. ``trap`` and ``pages`` are limits that bit and are reported.

        An update ends when the look-back window (pages and days) held nothing new; portals publish
        late and back-dated, so neither alone is enough. A list that runs from old to new is walked to its end.
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
        if (options.mode == "full" and self.holes is None) or self.quiet < self._lookback(rules):
            return None
        window = (today - timedelta(days=rules.lookback_days)).isoformat()
        return None if self.middle and self.middle >= window else "nothing-new"
