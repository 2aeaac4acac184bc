"""Addresses of a portal: what each kind defines, and the ways in which one article is linked (evidence 5.1)."""

from __future__ import annotations

import random
import threading
from datetime import datetime
from typing import ClassVar

from tests.portals.faults import Faults
from tests.portals.stock import Article, Document, Section, slugify
from tests.portals.style import Style
from tests.portals.wire import Request, Response


class Links:
    """Names shared by all parts of a portal, and its links; a kind fills in the methods that raise."""

    kind: ClassVar[str] = ""
    skin: str = ""  # key of `skins.SKINS`
    numbered: bool = True  # articles are identified by a number, otherwise by the slug
    scoped: bool = False  # numbers begin anew in each module or list
    crosses: bool = True  # an article may stand in two sections
    mixes: bool = True  # listings mix in legal documents
    webforms: bool = False  # the whole page is one form, so that no other can stand in it
    seed: int
    salt: str
    variant: str
    end: str
    rows: int
    newest: datetime
    clock: datetime
    faults: Faults
    style: Style
    sections: list[Section]
    documents: list[Document]
    articles: dict[str, Article]
    lock: threading.RLock
    asked: dict[str, int]
    address: str
    decoy: int

    def draw_traits(self, rng: random.Random) -> None:
        """What is drawn for every kind alike."""
        self.drop_d = rng.random() < 0.3
        self.absolute_rows = rng.random() < 0.25
        self.www_links = rng.random() < 0.5
        self.prints = rng.random() < 0.8
        self.slug_moves = rng.choice((200, 301))  # what an old slug gets where a number tells the article
        self.canonical = rng.choice(("absent", "right"))
        self.gzip = rng.random() < 0.7
        self.missing = rng.choice(("404", "soft", "home"))
        self.feeds = rng.random() < 0.6
        self.sitemap = rng.choice(("none", "robots", "unannounced"))
        self.has_robots = rng.random() < 0.8
        self.session_views = rng.random() < 0.4
        self.etags = rng.random() < 0.4

    # given by the kind ------------------------------------------------------------------------------------------------
    def setup(self, rng: random.Random) -> None:
        """Draws what is particular to a kind; sets `skin`, `numbered`, `scoped`."""

    def section_path(self, section: Section) -> str:
        """Address of a section's first page."""
        raise NotImplementedError

    def article_path(self, article: Article, section: Section | None = None, slug: str | None = None) -> str:
        """Address of an article; under another section or slug if given."""
        raise NotImplementedError

    def key(self, path: str, query: dict[str, str]) -> str | None:
        """Number (with its scope) or slug in an address that has the shape of an article's."""
        raise NotImplementedError

    def listing(self, request: Request) -> Response | None:
        """The answer to a request for a listing, or for the data behind one; None for anything else."""
        raise NotImplementedError

    def other_forms(self, article: Article) -> list[str]:
        """Other addresses of the same article that are peculiar to the family."""
        del article
        return []

    # shared -----------------------------------------------------------------------------------------------------------
    def slug(self, title: str, when: datetime, rng: random.Random) -> str:
        """Slug of a title; cut, and without đ on some portals (evidence 5.14)."""
        del when, rng
        return slugify(title, drop_d=self.drop_d, cut=100)

    def known(self, path: str, query: dict[str, str]) -> str | None:
        """The article that an address names."""
        found = self.key(path, query)
        if found is None or self.numbered:
            return found if found in self.articles else None
        found = found.lower()
        if found in self.articles:
            return found
        return next((a.id for a in self.articles.values() if found in (a.slug.lower(), a.old_slug.lower())), None)

    def twin_path(self, article: Article) -> str:
        """The print twin of an article."""
        return "/print" + self.article_path(article)

    def untwin(self, path: str) -> str:
        """A path without what makes it a twin."""
        return path[6:] if path.startswith("/print/") else path

    def document_path(self, document: Document) -> str:
        """Address of a legal document: much like an article's."""
        return f"/van-ban/{document.slug}-{document.number}"

    def aliases(self, article: Article) -> list[str]:
        """Every address but the canonical one under which the portal itself links an article."""
        forms = self.other_forms(article)
        path = self.article_path(article)
        if article.also:
            forms.append(self.article_path(article, section=article.also))
        if article.old_slug:
            forms.append(self.article_path(article, slug=article.old_slug))
        forms += [with_query(path, tail) for tail in ("fbclid=IwAR0aB3xY", "utm_source=zalo&utm_medium=social")]
        return [form for form in forms if form != path]

    def href(self, request: Request, article: Article, place: str, section: Section | None = None) -> str:
        """The link to an article from a place: rows keep to the family's form, other places vary it."""
        path = self.article_path(article)
        if place == "row":
            if section is not None and section == article.also:
                path = self.article_path(article, section=section)
            return f"http://{request.host}{path}" if self.absolute_rows else path
        rng = random.Random(f"{self.salt}:{article.id}:{place}")
        roll = rng.random()
        if roll < 0.35:
            return rng.choice(self.aliases(article))
        if roll < 0.45 and not request.cookies:
            return self.with_session(path, f"{rng.getrandbits(64):016X}")
        if roll < 0.55:
            return f"http://{request.host}{path}"
        if roll < 0.62 and self.www_links and place == "related":
            return rng.choice((f"https://{request.host}{path}", f"http://www.{request.host}{path}"))
        return path + ("#comments" if roll > 0.97 else "")

    def with_session(self, path: str, session: str) -> str:
        """A link that carries the session (evidence 5.15)."""
        return with_query(path, f"PHPSESSID={session.lower()}")


def with_query(path: str, tail: str) -> str:
    """A path with something more in its query."""
    return f"{path}{'&' if '?' in path else '?'}{tail}"
