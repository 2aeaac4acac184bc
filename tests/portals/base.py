"""The portal: its stock, the truth about it, and how it changes between two crawls."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import ClassVar, Literal

from tests.portals import stock
from tests.portals.corpus import TITLES
from tests.portals.faults import ARTICLE_TRAPS, Faults
from tests.portals.site import Site
from tests.portals.skins import GENERIC, SKINS
from tests.portals.stamps import iso
from tests.portals.stock import NEWEST, Article, Document, Section
from tests.portals.style import draw_style
from tests.portals.wire import Request, Response

#: What a listing does at its end (evidence 1, conclusion, and 5.12).
ENDS = ("repeat", "empty", "404", "redirect", "span")


@dataclass(frozen=True)
class Truth:
    """One public article: canonical path, title, date as `published_at` has it, name of its section, second section."""

    id: str
    path: str
    title: str
    published: str
    section: str
    also: str | None


@dataclass(frozen=True)
class Visit:
    """One request as the portal answered it."""

    at: float
    method: str
    target: str
    status: int
    fault: str


class TestPortal(Site):
    """A portal of one kind; everything about it follows from kind, seed and number of articles."""

    __test__ = False  # not a test class, whatever pytest thinks of its name
    kind: ClassVar[str] = ""
    variants: ClassVar[tuple[str, ...]] = ("",)
    ends: ClassVar[tuple[str, ...]] = ENDS
    modules: ClassVar[tuple[str, ...]] = ("",)
    max_rows: ClassVar[int] = 20

    def __init__(
        self, *, seed: int, articles: int = 150, faults: Faults | None = None, newest: datetime = NEWEST
    ) -> None:
        self.seed, self.salt = seed, f"{self.kind}:{seed}"
        rng = random.Random(self.salt)
        turn, which = divmod(seed, len(self.variants))
        self.variant = self.variants[which]  # successive seeds go through all variants and all ends
        self.end = self.ends[(which + turn) % len(self.ends)]
        self.faults = faults or Faults()
        self.newest, self.clock = newest, newest + timedelta(days=rng.randrange(1, 9))
        self.rows = rng.randrange(10, self.max_rows + 1)
        self.draw_traits(rng)
        self.sections = stock.make_sections(rng, self.modules)
        self.setup(rng)
        skin = SKINS.get(self.skin, GENERIC)
        self.style = draw_style(rng, skin)
        self.documents = stock.make_documents(rng, newest)
        self.articles: dict[str, Article] = {}
        self._rows: dict[str, list[Article | Document]] = {}
        self.lock = threading.RLock()
        self.log: list[Visit] = []
        self.asked: dict[str, int] = {}
        self.connections = self.peak_connections = self.total_connections = 0
        self.requests = self.peak_requests = 0
        self.strays: list[str] = []  # requests that reached the decoy
        self.errors: list[str] = []  # tracebacks of the portal itself: must stay empty
        self.address, self.decoy = "", 0
        self._issued = 0
        self._fill(rng, articles)

    # stock ----------------------------------------------------------------------------------------------------------
    def _fill(self, rng: random.Random, count: int) -> None:
        """Public articles, five hidden ones among them (never linked), one per trap that looks like an article."""
        extra = 5
        numbers = stock.make_numbers(rng, count + extra)
        titles = stock.make_titles(rng, count + extra)
        times = stock.make_times(rng, count + extra, self.newest)
        places = stock.shares(rng, count + extra, self.sections)
        hidden = set(rng.sample(range(5, count), extra))
        own: dict[str, int] = {}
        for index, (title, when, place) in enumerate(zip(titles, times, places, strict=True)):
            number = numbers[index]
            if self.scoped:  # the same numbers again in each module or list, for other articles
                number = numbers[own.setdefault(place.module, 0)]
                own[place.module] += 1
            article = self._make(rng, number, title, place, when)
            if index in hidden:
                article.state = "hidden"
            elif self.crosses and rng.random() < 0.05:
                others = [s for s in self.sections if s.module == place.module and s is not place]
                article.also = rng.choice(others) if others else None
            if rng.random() < 0.1:
                article.old_slug = self.slug(
                    f"Tin mới {index} {title[:40]}", when, random.Random(f"{self.salt}:{index}")
                )
        for index, trap in enumerate(name for name in ARTICLE_TRAPS if name in self.faults.traps):
            bait = self._make(rng, numbers[0] + 500 + index, f"Bản tin số {index + 1}", self.sections[0], self.newest)
            bait.state, bait.trap = "trap", trap

    def _make(self, rng: random.Random, number: int, title: str, section: Section, when: datetime) -> Article:
        slug = base = self.slug(title, when, rng)
        copy = 0
        while not self.numbered and slug.lower() in self.articles:
            copy += 1
            slug = f"{base}-{copy}"
        ident = f"{section.module}:{number}" if self.scoped else str(number) if self.numbered else slug.lower()
        if ident in self.articles:
            raise ValueError(f"number used twice: {ident}")
        article = Article(ident, number, title, slug, section, when, rng.randrange(3, 5000))
        self.articles[ident] = article
        return article

    # the truth ------------------------------------------------------------------------------------------------------
    def truth_of(self, article: Article) -> Truth:
        """The truth about one article."""
        published = iso(article.published, day_only=self.style.day_only)
        also = article.also.name if article.also else None
        path = self.article_path(article)
        return Truth(article.id, path, article.title, published, article.section.name, also)

    @property
    def truth(self) -> dict[str, Truth]:
        """The public articles as they are now, by id."""
        with self.lock:
            return {a.id: self.truth_of(a) for a in self.articles.values() if a.state == "public"}

    @property
    def hidden(self) -> dict[str, str]:
        """Articles that no page links to, though their address answers: id and path."""
        return {a.id: self.article_path(a) for a in self.articles.values() if a.state == "hidden"}

    @property
    def listing_pages(self) -> dict[str, int]:
        """Number of pages of each section, by its name."""
        return {s.name: self.pages(s) for s in self.sections}

    def article(self, ident: str) -> Article:
        """One article, public or not."""
        return self.articles[ident]

    def identify(self, url: str) -> str | None:
        """The id of the article behind any of its addresses (print twin, other section, old slug ... included)."""
        request = Request("GET", url.strip())
        return self.known(self.untwin(request.path), request.query)

    def is_twin(self, url: str) -> bool:
        """Whether an address is a print or save twin of an article."""
        path = Request("GET", url.strip()).path
        return self.untwin(path) != path

    # listings -------------------------------------------------------------------------------------------------------
    def listed(self, section: Section) -> list[Article | Document]:
        """Everything a section lists, in its order; the second section mixes in legal documents (evidence 5.18)."""
        with self.lock:
            if section.key not in self._rows:
                found: list[Article | Document] = [
                    a for a in self.articles.values() if a.state == "public" and section in (a.section, a.also)
                ]
                if section is self.sections[1] and self.mixes:
                    found += self.documents[:3]
                found.sort(key=when_and_number, reverse=not section.oldest_first)
                self._rows[section.key] = found
            return self._rows[section.key]

    def pages(self, section: Section) -> int:
        """Number of pages of a section."""
        return max(1, ceil(len(self.listed(section)) / self.rows))

    def latest(self, count: int) -> list[Article]:
        """The newest public articles."""
        with self.lock:
            if "" not in self._rows:
                public = [a for a in self.articles.values() if a.state == "public"]
                self._rows[""] = sorted(public, key=when_and_number, reverse=True)
            return [item for item in self._rows[""][:count] if isinstance(item, Article)]

    # changes between two crawls -------------------------------------------------------------------------------------
    def publish(self, count: int, when: datetime) -> list[str]:
        """Publishes so many articles, the newest at `when` and a minute between them; back-dated ones fall in place."""
        with self.lock:
            rng = random.Random(f"{self.salt}:publish:{len(self.articles)}")
            number = max(a.number for a in self.articles.values()) + 1
            made = []
            for index in range(count):
                place = self.sections[index % len(self.sections)]
                title = f"{rng.choice(TITLES)} ({len(self.articles)})"
                article = self._make(rng, number + count - index, title, place, when - timedelta(minutes=index))
                made.append(article.id)
            self._rows.clear()
            return made

    def edit(
        self,
        ident: str,
        *,
        body: str | Iterable[str] | None = None,
        title: str | None = None,
        lead: str | None = None,
        slug: str | None = None,
        section: str | None = None,
        published: datetime | None = None,
    ) -> None:
        """Changes an article; a new slug leaves the old address working (numbered families) or redirecting."""
        with self.lock:
            article = self.articles[ident]
            if body is not None:
                article.body = (body,) if isinstance(body, str) else tuple(body)
            article.title, article.lead = title or article.title, lead or article.lead
            article.published = published or article.published
            if slug is not None:
                article.old_slug, article.slug = article.slug, slug
            if section is not None:
                article.section = next(s for s in self.sections if section in (s.name, s.key))
            self._rows.clear()

    def withdraw(self, ident: str, how: Literal["404", "410", "tombstone", "home"] = "404") -> None:
        """Takes an article off the listings; its address then answers 404, 410, a notice with 200, or the home page."""
        with self.lock:
            self.articles[ident].state = how
            self._rows.clear()

    # answering ------------------------------------------------------------------------------------------------------
    def handle(self, request: Request) -> Response:
        """Answers one request and writes it down."""
        with self.lock:
            answer = self.respond(request)
            self.log.append(Visit(request.arrived, request.method, request.target, answer.status, answer.sabotage))
            return answer

    def requested(self, prefix: str = "/") -> list[str]:
        """The targets asked for so far that begin so."""
        with self.lock:
            return [visit.target for visit in self.log if visit.target.startswith(prefix)]


def when_and_number(item: Article | Document) -> tuple[datetime, int]:
    """The order of listings: by date, then by number."""
    return (item.published if isinstance(item, Article) else item.issued, item.number)
