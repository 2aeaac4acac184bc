"""What a family is: how one content management system lays out its pages and its URLs.

A family names no site. Simple families are data (an instance of ``Family``); a family that needs
code subclasses it and overrides one method. ``crawler.families`` holds the table of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from archive.article import Reason
from crawler.attributes import BESIDE, Asked, Names, classes_asked_for, plain
from crawler.clean.dates import FoundDate
from crawler.clean.urldates import url_date
from crawler.families import tails

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from crawler.fields.tree.hints import Located
    from crawler.html import Page


_THEMES = 256
"""Sets of a family's classes that are remembered."""


class Identity(Struct, frozen=True):
    """The number that a CMS gave an article, and the scope inside which it is unique ("" is the portal)."""

    number: str
    scope: str = ""

    def of(self, portal: str) -> str:
        """
        >>> Identity("99").of("vidu"), Identity("407", "sngoaivu").of("vidu")
        ('vidu:99', 'vidu:sngoaivu:407')
        """
        return f"{portal}:{self.scope}:{self.number}" if self.scope else f"{portal}:{self.number}"


@dataclass(frozen=True)
class Family:
    """One CMS. Field values are CSS selectors tried in order; the first that gives a value wins."""

    name: str
    version: str = "1"

    markers: tuple[str, ...] = ()
    """CSS selectors that only pages of this family match; ``recognise`` counts them."""
    weight: int = 1
    """What one marker counts: more where a marker is several signs at once."""
    generator: re.Pattern[str] | None = None
    """Matches ``<meta name=generator>``."""

    selectors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Field name (title, lead, body, image, film, published, modified, views, byline, section, tags, attachments,
    related) to selectors."""

    scope: tuple[str, ...] = ()
    """CSS of the element around the article, tried in order. Selectors that begin with ``& `` are looked up inside
    it (in the whole page where it is missing): quicker, and blind to the boxes beside the article. Those that begin
    with ``~ `` are of such a box: looked up in the column that the article stands in first, then in the whole page.
    Behind `` >> `` stands what is looked up inside the first element that matches what is before it."""
    complete: bool = False
    """Whether the selectors name every place inside ``scope`` that tells of an article on pages of its usual theme:
    what else stands around the body is then not read. Its articles have one page."""
    required: tuple[str, ...] = ()
    """CSS selectors of which every article page of the family matches one; empty: its fields decide."""
    refuses: tuple[tuple[str, Reason], ...] = ()
    """(CSS selector, reason): what a page without ``required`` is instead of an article."""
    leads_with_first_paragraph: bool = False
    """The CMS has no field for the lead: authors write it as the first paragraph."""

    often_leads_with_first_paragraph: bool = False
    """The same, but not every author does: the first paragraph is the lead where it reads so."""

    describes: bool = True
    """``<meta name=description>`` holds the lead; False where the CMS cuts it out of the body."""

    article_path: re.Pattern[str] | None = None
    """Searched in path and query of an article's URL; named groups ``number`` and, where there is one, ``scope``."""
    numbers_slugs: bool = False
    """An article's address may end in its number, behind the slug; asked after ``article_path``."""
    closed: bool = False
    """Whether every article's address has the shape of ``article_path``."""
    number_path: re.Pattern[str] | None = None
    """Where a portal's own articles show their number, with the same groups. It says nothing of an address alone:
    documents may be numbered alike elsewhere."""
    other_path: re.Pattern[str] | None = None
    """Paths that are never an article and never a listing of articles: login, search, print twins, downloads."""
    twin_path: re.Pattern[str] | None = None
    """Paths of an article's print or save twin."""
    row: tuple[str, ...] = ()
    """CSS of one row of a listing, where the family has its own."""

    @cached_property
    def classes(self) -> Mapping[str, tuple[Asked, ...]]:
        """Of ``selectors`` those that ask for classes alone, and which each of their alternatives asks for."""
        every = {selector for group in self.selectors.values() for selector in group}
        asked = {selector: classes_asked_for(plain(selector)) for selector in every}
        return {selector: classes for selector, classes in asked.items() if classes}

    def missing(self, there: Names) -> frozenset[str]:
        """Of ``selectors`` those that match nothing on a page, since of the classes ``there`` none is asked for."""
        known, without, others = self._needed
        missing = without(known & there.whole)
        more = [one for one, asked in others.items() if not any(each.may_be_in(there) for each in asked)]
        return missing.union(more) if more else missing

    @cached_property
    def _needed(
        self,
    ) -> tuple[frozenset[bytes], Callable[[frozenset[bytes]], frozenset[str]], dict[str, tuple[Asked, ...]]]:
        """Classes, and which selectors match nothing where of these classes only some are there; and the selectors with
        several ways to match."""
        named: dict[bytes, list[str]] = {}
        others = dict(self.classes)
        for selector, (asked, *further) in self.classes.items():
            if not (further or asked.parts):
                del others[selector]
                for name in asked.whole:
                    named.setdefault(name, []).append(selector)
        known = frozenset(named)

        @lru_cache(maxsize=_THEMES)  # the pages of a portal have the same few of them
        def without(there: frozenset[bytes]) -> frozenset[str]:
            return frozenset(selector for name in known - there for selector in named[name])

        return known, without, others

    @cached_property
    def beside(self) -> Mapping[str, str]:
        """Of ``selectors`` those of boxes beside the article, each with one that matches wherever its field's do."""
        groups = [[one for one in group if one.startswith(BESIDE)] for group in self.selectors.values()]
        return {one: ", ".join(map(plain, group)) for group in groups for one in group}

    @cached_property
    def places(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """``selectors``, each with how a candidate that stands there is told of."""
        return {
            name: tuple((selector, f"{self.name} {selector}") for selector in group)
            for name, group in self.selectors.items()
        }

    def recognise(self, page: Page) -> int:
        """How strongly ``page`` looks like this family: 0 not at all, one a marker, 3 where it says so itself."""
        if self.is_generator_of(page):
            return 3
        return self.weight * sum(map(page.shows, self.markers))

    def is_generator_of(self, page: Page) -> bool:
        """Whether ``page`` says itself that this CMS made it."""
        generator = page.meta("generator") if self.generator is not None else None
        return bool(generator and self.generator and self.generator.search(generator))

    def locate(self, page: Page) -> Located | None:
        """What the family finds by content instead of by selectors; None where selectors are enough."""
        return None

    def body_node(self, page: Page, scope: LexborNode | None) -> LexborNode | None:
        """The body's element where no selector can name it; asked after ``selectors``."""
        return None

    def identity(self, url: str) -> Identity | None:
        """The identity that the URL alone shows, or None."""
        if self.is_twin(url) or tails.is_page(url):
            return None
        found = self._article(url)
        groups = found.groupdict() if found is not None else {}
        number = groups.get("number") or self._tail(url)
        return Identity(number, groups.get("scope") or "") if number else None

    def own_identity(self, url: str) -> Identity | None:
        """The identity of an article at ``url`` by the portal's ``number_path``, or None."""
        found = None if self.is_twin(url) else _searched(self.number_path, url)
        return Identity(found["number"], found.groupdict().get("scope") or "") if found is not None else None

    def _article(self, url: str) -> re.Match[str] | None:
        return _searched(self.article_path, url)

    def _tail(self, url: str) -> str | None:
        # A portal's own shape says where its numbers stand.
        return tails.number(url) if self.numbers_slugs and not self.closed else None

    def page_identity(self, page: Page) -> Identity | None:
        """The identity that the page itself shows (a body class, a hidden field), or None."""
        return None

    def state_of(self, url: str) -> str | None:
        """What makes the URL the state of a visitor's session and no address of a page, or None."""
        return None

    def dated_url(self, url: str) -> FoundDate | None:
        """When the article was made, as its URL alone shows, or None."""
        return url_date(url)

    def is_article_url(self, url: str) -> bool | None:
        """True or False where the shape of the URL tells, None where it does not.

        An address of another shape is no article only where the family is ``closed``: what a page is taken for
        may be wrong, and then everything the portal has would be left out.
        """
        if self.is_other(url) or tails.is_page(url):
            return False
        if self._article(url) is not None or self._tail(url) is not None:
            return True
        return False if self.closed else None

    def is_twin(self, url: str) -> bool:
        """Whether the URL is a print or save copy of an article."""
        return bool(self.twin_path and self.twin_path.search(urlsplit(url).path))

    def is_other(self, url: str) -> bool:
        """Whether the URL leads to neither an article nor a listing."""
        return self.is_twin(url) or bool(self.other_path and self.other_path.search(urlsplit(url).path))


def _searched(pattern: re.Pattern[str] | None, url: str) -> re.Match[str] | None:
    if pattern is None:
        return None
    parts = urlsplit(url)
    return pattern.search(unquote(parts.path) + (f"?{parts.query}" if parts.query else ""))
