"""Which articles of an archive are wanted, and the one way to read them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from archive.article import Article
from archive.reader import Archive

Told = Callable[[int, int | None], None]
"""Hears how much is done, and of how much where that is known: articles, or bytes of WARC files."""

_EVERY = 100


class Chosen(NamedTuple):
    """What is wanted, as ``Archive.articles`` takes it."""

    portal: str | None = None
    since: date | None = None
    until: date | None = None
    latest: bool = True
    unique: bool = False

    def portals(self, archive: Archive) -> list[str]:
        return [self.portal] if self.portal is not None else archive.portals()

    def articles(self, archive: Archive, told: Told) -> Iterator[Article]:
        """The articles, lazily; ``told`` hears of every hundredth."""
        found = archive.articles(self.portal, self.since, self.until, latest=self.latest, unique=self.unique)
        for count, article in enumerate(found, 1):
            yield article
            if count % _EVERY == 0:
                told(count, None)
