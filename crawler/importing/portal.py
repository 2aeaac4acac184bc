"""The captures of one portal into the archive: listings first, then articles, each in the order of their time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Literal

from msgspec.structs import replace

from archive.article import Article, Http, Reject
from archive.observations import Observation
from archive.times import instant
from crawler.clean.urls import canonical
from crawler.discovery.model import ListingRow
from crawler.discovery.shapes import is_login
from crawler.families.model import Family
from crawler.fetching.scope import Scope
from crawler.fields.paged.pages import FURTHER_PAGE
from crawler.importing import reading
from crawler.importing.besides import Besides
from crawler.importing.captures import Loaded
from crawler.importing.catalogue import Catalogue, Entry
from crawler.importing.intake import Intake
from crawler.importing.kinds import Guess, guess
from crawler.importing.learned import Learned
from crawler.interpret import article_key, in_parts, row_of, sightings
from crawler.parse import parse_bytes
from crawler.portals.model import Portal

Window = tuple[float, float]
"""Seconds since 1970: from, and before."""


class PortalImport:
    """One portal of one import."""

    def __init__(
        self, portal: Portal, family: Family | None, hosts: Sequence[str], catalogue: Catalogue, intake: Intake
    ) -> None:
        self._portal, self._family, self._hosts = portal, family, hosts
        self._catalogue, self._intake = catalogue, intake
        self._learned = Learned(catalogue, portal, family)
        self._scope = Scope(portal)
        self._besides = Besides(portal, family, catalogue, intake)

    def run(self, windows: Sequence[Window]) -> None:
        """Window after window of capture times, each as far as it can be told; then what is left of all.

        Raises ``LimitReached``, ``Stopped``: what was put until then is good.
        """
        for section in self._portal.sections:
            self._learned.name_listing(section.url, section.name)
        for window in windows:
            self._listings(window)
            self._articles(window)
        whole = (windows[0][0], windows[-1][1])
        self._unnamed(whole, "listings")
        self._articles(whole)
        self._unnamed(whole, "articles")

    def _entries(self, window: Window, *guesses: Guess) -> Iterator[tuple[Entry, Guess]]:
        for entry in self._catalogue.entries(self._hosts, *window):
            found = guess(entry, self._portal, self._family)
            if not guesses or found in guesses:
                yield entry, found

    # Listings

    def _listings(self, window: Window) -> None:
        """Home pages, feeds, sitemaps and what is known to be a listing; then the listings that these name."""
        for entry, found in self._entries(window, "redirect", "robots", "home", "listing", "page", "index"):
            if found == "redirect":
                self._learned.note_redirect(entry)
            elif found == "robots":
                self._plain(entry, "robots")
            elif found in ("home", "listing") or (found == "page" and self._learned.is_listing(entry.url)):
                self._listing(entry, home=found == "home")
            elif found == "index":
                self._index(entry)
        self._named_listings(window)

    def _named_listings(self, window: Window) -> None:
        while self._learned.waiting:
            for entry in self._catalogue.of_key(self._learned.waiting.popleft()):
                is_inside = window[0] <= instant(entry.date) < window[1]
                if is_inside and guess(entry, self._portal, self._family) == "page":
                    self._listing(entry, home=False)

    def _listing(self, entry: Entry, *, home: bool) -> None:
        loaded = None if self._catalogue.is_done(entry) else self._intake.load(entry)
        if loaded is not None:
            self._read(entry, loaded, home=home)

    def _read(self, entry: Entry, loaded: Loaded, *, home: bool) -> None:
        home = home or self._learned.is_home(entry.url)
        section = entry.section or (None if home else self._learned.section_of(entry.url))
        listing = reading.read_listed(
            loaded.body, loaded.headers, entry, self._portal, self._family, section=section, home=home
        )
        token = self._intake.keep(entry, loaded, "home" if home else "listing", section=section)
        self._intake.tally.counts["listings"] += 1
        if listing is not None:
            self._learned.take(listing, section, entry.date, home=home)
            self._sight(listing.rows, entry, listing.url, token)
        self._intake.finish(entry, token)

    def _index(self, entry: Entry) -> None:
        loaded = self._intake.load(entry)
        if loaded is None:
            return
        rows, is_feed = reading.read_index(loaded.body, entry.url, self._portal, self._family)
        token = self._intake.keep(entry, loaded, "feed" if is_feed else "sitemap")
        self._learned.take_rows(rows, entry.date)
        for part, _ in in_parts(rows):
            self._sight(part, entry, entry.url, token)
            self._intake.commit_if_due()
        self._intake.finish(entry, token)

    def _sight(self, rows: Sequence[ListingRow], entry: Entry, listing: str, token: int | None) -> None:
        """The sightings of a page that the archive does not have yet."""
        if token is None:
            return
        portal, family = self._portal, self._family
        for seen in sightings(rows, portal=portal, family=family, listing=listing, fetched_at=entry.date):
            self._intake.put(seen, token)

    # Articles

    def _articles(self, window: Window) -> None:
        """What listings name; then what only its address says to be an article."""
        for by_shape in (False, True):
            for entry, found in self._entries(window, "article", "page", "missing", "redirect", "unchanged"):
                if found == "unchanged":
                    self._unchanged(entry)
                    continue
                if not self._is_article(entry, found, by_shape=by_shape):
                    continue
                if found == "missing":
                    self._gone(entry)
                elif found == "redirect":
                    self._moved(entry)
                elif not self._intake.skip_known(entry):
                    loaded = self._intake.load(entry)
                    if loaded is not None:
                        self._take(entry, loaded, self._parsed(entry, loaded), named=not by_shape)

    def _is_article(self, entry: Entry, found: Guess, *, by_shape: bool) -> bool:
        """Whether the address is an article's: by a row or to the crawl that captured it; or by its shape alone."""
        if found in ("missing", "redirect"):
            return not by_shape and self._learned.is_row(entry.url)
        if entry.hint == "article":
            return True
        shape = self._family.is_article_url(entry.url) if self._family is not None else None
        if shape is False or self._learned.is_listing(entry.url):
            return False
        if (by_shape and shape) or self._learned.is_article(entry.url):
            return True
        return self._intake.row(entry.url, self._key(entry.url)) is not None  # a crawl has seen it in a listing

    def _parsed(self, entry: Entry, loaded: Loaded) -> Article | Reject:
        return parse_bytes(
            loaded.body,
            url=entry.url,
            headers=loaded.headers,
            portal=self._portal,
            listing=self._row(entry),
            fetched_at=datetime.fromisoformat(entry.date),
        )

    def _row(self, entry: Entry) -> ListingRow | None:
        """The row of a captured listing; else that of a crawl, which was there later than the capture."""
        row = self._learned.row(entry.url, entry.date)
        if row is not None:
            return row
        row = row_of(self._intake.row(entry.url, self._key(entry.url)))
        return replace(row, views=None, views_raw=None) if row is not None else None

    def _take(self, entry: Entry, loaded: Loaded, result: Article | Reject, *, named: bool) -> None:
        """Keeps the page of an article, and after it what is attached to it.

        A further page of an article is read with its first. A page that nobody named, of an article that is known
        under another address, is a twin of it.
        """
        if isinstance(result, Article) and (
            FURTHER_PAGE in result.warnings or (not named and self._intake.is_elsewhere(result))
        ):
            self._intake.finish(entry, self._intake.keep(entry, loaded, "other"))
            return
        key = self._key(entry.url)
        known = self._intake.row(entry.url, key)
        others = [url for url in self._learned.aliases(entry.url) if self._learned.is_row(url)]
        others = [*([known.url] if known is not None else []), *(url for url in others if self._key(url) != key)]
        token = self._intake.keep(entry, loaded, "article")
        whole = self._besides.whole(result, entry, loaded) if isinstance(result, Article) else result
        record = reading.settled(whole, entry, known, self._portal, others, loaded)
        if isinstance(record, Article):
            record = self._besides.with_files(record, entry)
        self._intake.put(record, token)
        self._intake.finish(entry, token)
        self._intake.looked(record, known)

    def _key(self, url: str) -> str:
        return article_key(url, self._portal.id, self._family)[0]

    def _gone(self, entry: Entry) -> None:
        """An answer of 404 or 410 where an article should be."""
        cause, http = f"http-{entry.status}", Http(status=entry.status)
        known = self._intake.row(entry.url, self._key(entry.url))
        self._note(entry, reading.missing(entry, known, self._portal, cause=cause, http=http))

    def _unchanged(self, entry: Entry) -> bool:
        """An answer of 304; whether the page is known that had not changed, so that it says something."""
        known = self._intake.row(entry.url, self._key(entry.url))
        if known is None or not self._intake.has_text(known, entry.date):
            return False
        self._note(entry, reading.unchanged(entry, known, self._portal))
        return True

    def _moved(self, entry: Entry) -> None:
        """A redirect where an article should be: the address of another one, a login, or a way out of the portal."""
        target = canonical(entry.location, entry.url)
        if target is None or self._scope.holds(target) or is_login(target):
            self._plain(entry, "article")
            return
        known = self._intake.row(entry.url, self._key(entry.url))
        self._note(entry, reading.observation("moved", entry, known, self._portal, cause="off-host", moved_to=target))

    def _note(self, entry: Entry, look: Observation) -> None:
        """Keeps a capture that is no page, and what it says of an article."""
        if self._intake.is_noted(entry, look):
            self._intake.finish(entry)
            return
        token = None
        if entry.kind != "remote":
            loaded = self._intake.load(entry)
            token = self._intake.keep_or_adopt(entry, loaded, "article") if loaded is not None else None
        self._intake.put(look, token)
        self._intake.tally.counts[look.kind] += 1
        self._intake.finish(entry, token)

    def _plain(self, entry: Entry, kind: Literal["robots", "article", "other"]) -> int | None:
        """Keeps a capture of which no records come; None where there was nothing to keep."""
        if self._intake.skip_known(entry):
            return None
        if entry.kind == "remote":
            self._intake.finish(entry)
            return None
        loaded = self._intake.load(entry)
        token = self._intake.keep(entry, loaded, kind) if loaded is not None else None
        self._intake.finish(entry, token)
        return token

    # What no page names

    def _unnamed(self, window: Window, what: Literal["listings", "articles"]) -> None:
        """Pages of which no listing was captured: what they are, they must say themselves.

        First the listings among them; then articles that print their date. The rest is kept, and gives no records.
        """
        for entry, found in self._entries(window):
            if found == "page":
                self._unnamed_page(entry, what, window)
            elif found == "unchanged" and self._unchanged(entry):
                continue
            elif what == "articles" and found != "asset":
                self._plain(entry, "other")

    def _unnamed_page(self, entry: Entry, what: Literal["listings", "articles"], window: Window) -> None:
        if entry.kind == "remote" and entry.mime.endswith("json"):  # mostly a script's own data: not asked for
            self._intake.finish(entry)
            return
        if self._intake.is_known(entry):
            if what == "articles":
                self._intake.skip_known(entry)
            return
        loaded = self._intake.load(entry)
        if loaded is None:
            return
        result = self._parsed(entry, loaded)
        if isinstance(result, Reject) and result.reason == "listing":
            self._read(entry, loaded, home=False)
            self._named_listings(window)
        elif what == "listings" and entry.kind != "remote":  # one on a server is not asked for a second time
            return
        elif isinstance(result, Article) and result.published_at is not None and self._may_be_article(entry):
            self._take(entry, loaded, result, named=False)
        else:
            self._intake.tally.counts["undecided"] += 1
            self._intake.finish(entry, self._intake.keep(entry, loaded, "other"))

    def _may_be_article(self, entry: Entry) -> bool:
        return self._family is None or self._family.is_article_url(entry.url) is not False
