"""Which articles are asked for: the frontier's memory against the wish of the run."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import msgspec

from archive.frontiers.ahead import is_ahead
from archive.frontiers.frontier import TURNED_AWAY, FrontierRow, named_in
from archive.observations import FALSE_304
from archive.store import Store
from archive.times import AHEAD, instant
from crawler.clean.text import fold
from crawler.clean.urls import url_key
from crawler.discovery.model import ListingRow, NextPage
from crawler.families.model import Family
from crawler.interpret import article_key, row_of
from crawler.options import Options
from crawler.strategy.gaps import Holes
from crawler.strategy.passes import NEVER
from crawler.strategy.walk import Rules, Tail, Walk
from crawler.strategy.wished import wanted_day

_FIRST = 20_000
"""Articles of a run whose further addresses are told: those lie near, on the lists that are walked at one time."""
_POSITION = 8192
"""Characters of a page's request that are kept."""


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """How far a full pass has come in a section."""

    of: str
    """Start of the pass."""
    run: str
    """Start of the run that came so far."""
    page: NextPage
    """The page to go on with."""


@dataclass(slots=True)
class Plan:
    """Decisions of one run. ``now`` is the run's start: what fell due before it is due."""

    store: Store
    portal: str
    crawl_id: str
    options: Options
    now: str
    pass_started: str
    """Start of the full pass that a full run makes or goes on with (UTC); looks before it are renewed."""
    ended: set[str] = field(default_factory=set)
    """Sections that this run walked to their end, by the keys of their URLs."""
    has_named: bool = False
    """Whether ``name`` has noted any."""
    asked_by: dict[str, str] = field(default_factory=dict)
    """The section for which a further page of a listing was asked for, by the keys of their URLs."""
    _first: dict[int, int] = field(default_factory=dict)
    """Number and title of an article that nobody knew to the address under which this run asks for it, as hashes."""
    _joined: dict[str, list[str]] = field(default_factory=dict)
    """Sections that are, from some page on, the list of another one that is still walked."""

    def walked(self, section: str) -> str | None:
        """Start of the run that last walked ``section`` (a URL) to its end; long ago where that is still to come, since
        what was found since then cannot be told."""
        when = self.store.state.meta(f"walked {url_key(section)}")
        return NEVER if is_ahead(when, instant(self.now)) else when

    def position(self, section: str) -> Position | None:
        """Where this full pass was cut off in ``section`` by the end of an earlier run."""
        text = self.store.state.meta(f"at {url_key(section)}") if self.options.mode == "full" else None
        found = msgspec.json.decode(text, type=Position) if text else None
        return found if found is not None and found.of == self.pass_started and found.run != self.now else None

    def reach(self, section: str, page: NextPage | None) -> None:
        """Notes the page of ``section`` that is asked for next; none at the end, or where none can be gone back to.

        The state of a form is a session's: such lists are walked anew from their first page.
        """
        if self.options.mode != "full":
            return
        name, text = f"at {url_key(section)}", ""
        if page is not None and page.kind != "postback":
            text = msgspec.json.encode(Position(of=self.pass_started, run=self.now, page=page)).decode()
        self._set(name, text)

    def _set(self, name: str, text: str) -> None:
        text = text if len(text) <= _POSITION else ""
        if text or self.store.state.meta(name):
            self.store.state.set_meta(name, text)

    def holes(self, section: str, days: int) -> Holes | None:
        """The pages that earlier runs missed in ``section``, which they walked to its end otherwise; None where it is
        to be walked whole, as it is once it was not for so many ``days``, and by each full pass."""
        text = self.store.state.meta(f"holes {url_key(section)}")
        found = msgspec.json.decode(text, type=Holes) if text else None
        if found is None or (self.options.mode == "full" and found.whole < self.pass_started):
            return None
        return found if self._is_recent(found.whole, days) and self._is_recent(found.since, days) else None

    def _is_recent(self, when: str, days: int) -> bool:
        age = datetime.fromisoformat(self.now) - datetime.fromisoformat(when)
        return -timedelta(seconds=AHEAD) <= age < timedelta(days=days)

    def _leave(self, walk: Walk) -> None:
        """Notes the holes of a section that was walked to its end otherwise; all else of it is known as of this run."""
        if walk.parts is not None or self.options.partial:
            return
        name, before = f"holes {url_key(walk.url)}", self.store.state.meta(f"holes {url_key(walk.url)}")
        pages, whole = walk.gaps.behind(), self.now
        if walk.holes is not None and before:
            whole = msgspec.json.decode(before, type=Holes).whole
        holes = Holes(pages=pages, since=self.now, whole=whole)
        self._set(name, msgspec.json.encode(holes).decode() if pages else "")
        if self.store.state.meta(name):
            self.reach(walk.url, None)

    def tail(self, section: str, days: int) -> Tail | None:
        """Where an update may begin to read ``section``, should it run from old to new; None where it is read from its
        first page on, as it is once it was not for so many ``days``."""
        text = self.store.state.meta(f"tail {url_key(section)}")
        if not text or self.options.mode == "full" or self.options.since:
            return None
        found = msgspec.json.decode(text, type=Tail)
        return found if self._is_recent(found.since, days) else None

    def end_walk(self, walk: Walk, rules: Rules) -> None:
        """Notes that this run has walked a section to its end, or as far as an update has to; not while another
        listing of its page is walked on, and not of one with a hole, to which the next run comes back. Where the walk
        did not come to the holes of earlier runs, all stays as it was."""
        section = walk.url
        if walk.gaps.is_torn:
            self._leave(walk)
            return
        if not walk.end() or walk.stays_before_holes:
            return
        self.reach(section, None)
        if self.options.partial:
            return
        self._set(f"holes {url_key(section)}", "")
        self.ended.add(url_key(section))
        self.store.state.set_meta(f"walked {url_key(section)}", self.now)
        since = self.now if walk.is_whole else walk.tail.since if walk.tail is not None else ""
        if since and walk.parts is None and (tail := walk.ends_at(rules)) is not None:
            text = msgspec.json.encode(msgspec.structs.replace(tail, since=since)).decode()
            if len(text) <= _POSITION:
                for of in (section, *self._joined.get(url_key(section), ())):
                    self.store.state.set_meta(f"tail {url_key(of)}", text)

    def join(self, walk: Walk, page: str) -> None:
        """Notes that ``walk`` has come to a ``page`` that another section asked for: what lies behind it is read for
        that one, and where it ends is where this one does, too, should it run from old to new."""
        owner = self.asked_by.get(url_key(page))
        if owner is None or url_key(owner) == url_key(walk.url) or not walk.rising or self.options.partial:
            return
        if url_key(owner) not in self.ended:
            self._joined.setdefault(url_key(owner), []).append(walk.url)
        elif text := self.store.state.meta(f"tail {url_key(owner)}"):
            self.store.state.set_meta(f"tail {url_key(walk.url)}", text)

    def offer(self, row: ListingRow, family: Family | None) -> tuple[FrontierRow, bool, bool]:
        """The frontier row of ``row``, whether nobody knew the article, and whether it is to be looked at now."""
        key, shown = article_key(row.url, self.portal, family)
        known = self.store.frontier.get(key)
        other = self._under_another_address(row, key, family) if known is None else None
        fresh = known is None and other is None
        if other is not None:
            known = other
            self.store.frontier.put(known)
        if known is None:
            known = FrontierRow(
                key=key,
                url=row.url,
                kind="article",
                id=shown,
                state="found",
                section=row.section,
                row=msgspec.json.encode(row),
                found_at=self.now,
            )
            self.store.frontier.put(known)
        elif known.state == "found" and row.kind == "listing":
            known.row = msgspec.json.encode(row)  # a listing's own row says more than a box or a sitemap
            self.store.frontier.put(known)
        return known, fresh, self._wants(known, row)

    def _under_another_address(self, row: ListingRow, key: str, family: Family | None) -> FrontierRow | None:
        """A row for the address of an article that the archive has under another one: the number by which the portal
        tells its articles apart says so, and the title, since documents may be numbered alike elsewhere."""
        identity = family.own_identity(row.url) if family is not None else None
        stored = self.store.state.article(identity.of(self.portal)) if identity is not None else None
        if stored is None or row.title is None or fold(row.title) != fold(stored.title):
            return None
        return FrontierRow(
            key=key,
            url=row.url,
            id=stored.id,
            state="stored",
            section=row.section,
            found_at=self.now,
            last_look=stored.last_look,
            fetches=stored.fetches,
        )

    def is_asked_elsewhere(self, known: FrontierRow, row: ListingRow, family: Family | None) -> bool:
        """Whether this run asks for the article of ``row`` already, under another address, by number and title. Then it
        waits: should that come to nothing, it is asked for by itself."""
        identity = family.own_identity(row.url) if family is not None and row.title and not known.fetches else None
        if identity is None:
            return False
        if len(self._first) >= _FIRST:
            self._first.clear()
        return self._first.setdefault(hash((identity, fold(row.title or ""))), hash(known.key)) != hash(known.key)

    def has_elsewhere(self, known: FrontierRow, family: Family | None) -> bool:
        """Whether the archive has meanwhile got the article that waits as ``known`` under another address; notes it."""
        row = row_of(known) if known.state == "found" and not known.fetches else None
        stored = self._under_another_address(row, known.key, family) if row is not None else None
        if stored is None:
            return False
        self.store.frontier.put(stored)
        return True

    def asks_for(self, known: FrontierRow) -> bool:
        """Whether a row that waits in the frontier is inside what the run was asked for."""
        named = fold(known.section or "")
        if self.options.sections and not any(fold(wish) in named for wish in self.options.sections):
            return False  # only what the named listings show
        row = row_of(known)
        return row is None or wanted_day(row.published_at or _bound(row, self.options), self.options)

    def _wants(self, known: FrontierRow, row: ListingRow) -> bool:
        if known.run == self.crawl_id or not wanted_day(row.published_at, self.options):
            return False
        if known.cause in TURNED_AWAY and known.next_try is not None and known.next_try > self.now:
            return False  # asking again at once would only confirm it
        if known.state == "found":
            return True
        if known.state == "failed" and self.options.mode == "full":
            return True  # a full run is asked for everything now
        if known.state in ("failed", "missing", "gone"):  # what is gone and listed again may be back
            return known.next_try is None or known.next_try <= self.now
        if self.options.mode == "full":
            return known.last_look is None or known.last_look < self.pass_started
        return False

    def name(self, known: FrontierRow) -> None:
        """Notes that something names an article that is to be looked at, should no listing do so: what was never
        stored waits in the frontier as it is."""
        if known.fetches and known.run != named_in(self.crawl_id):
            self.claim(known, named_in(self.crawl_id))
            self.has_named = True

    def named(self, limit: int) -> list[FrontierRow]:
        """Such articles that no listing has named."""
        return self.store.frontier.named(self.crawl_id, limit) if self.has_named else []

    @property
    def tag(self) -> str:
        """The run, as rows to look at again are marked with: another one once the server was found to lie."""
        return self.crawl_id if self.store.state.meta(FALSE_304) is None else f"{self.crawl_id} without conditions"

    def claim(self, known: FrontierRow, run: str | None = None) -> FrontierRow:
        """Marks ``known`` as asked for by this run; a kill leaves it for the next one."""
        claimed = msgspec.structs.replace(known, run=run or self.crawl_id)
        self.store.frontier.put(claimed)
        return claimed


def _bound(row: ListingRow, options: Options) -> str | None:
    """A sitemap's date of change before ``--since`` says that the publication was too; otherwise it says nothing.
    Dates of feeds never do: portals print wrong ones."""
    if row.kind != "sitemap" or row.lastmod is None or options.since is None:
        return None
    return row.lastmod if row.lastmod[:10] < options.since.isoformat() else None
