"""What is queued and not yet committed: the crawl goes on while a group is being written, and must see both."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from archive.article import Article, Reject
from archive.observations import Observation, Sighting

if TYPE_CHECKING:
    from archive.captures.warc import Exchange
    from archive.frontiers.frontier import FrontierRow
    from archive.state import ArticleState

Record = Article | Reject | Observation | Sighting
Found = TypeVar("Found")


@dataclass
class Group:
    """What one group commit writes."""

    captures: list[tuple[int, Exchange]] = field(default_factory=list)
    """(token, exchange), in the order kept."""
    records: list[tuple[Record, int | None]] = field(default_factory=list)
    """(record, token), in the order put."""
    settled: set[int] = field(default_factory=set)
    rows: dict[str, FrontierRow] = field(default_factory=dict)
    meta: dict[str, str] = field(default_factory=dict)
    articles: dict[str, ArticleState] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    """URL key to article id."""
    waiting: int = 0
    """Bytes of raw captures."""
    stories: int = 0
    """Articles among the records."""

    @property
    def empty(self) -> bool:
        return not (self.captures or self.records or self.settled or self.rows or self.meta)


class Overlay:
    """The group that is filled now, and the one that is being written. Safe between two threads."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.queued = Group()
        self._writing: Group | None = None

    def swap(self) -> Group:
        """The group to write; what comes from now on goes into the next."""
        with self.lock:
            self._writing, self.queued = self.queued, Group()
            return self._writing

    def done(self) -> None:
        """The group is committed: the state answers for it."""
        with self.lock:
            self._writing = None

    def groups(self) -> Iterator[Group]:
        """Newest first; to be used under ``lock``."""
        yield self.queued
        if self._writing is not None:
            yield self._writing

    def find(self, pick: Callable[[Group], Mapping[str, Found]], key: str) -> Found | None:
        """What is queued under ``key``, the newest first."""
        with self.lock:
            for group in self.groups():
                found = pick(group).get(key)
                if found is not None:
                    return found
        return None

    def rows(self) -> dict[str, FrontierRow]:
        """All queued frontier rows by key."""
        with self.lock:
            merged: dict[str, FrontierRow] = {}
            for group in reversed(list(self.groups())):
                merged.update(group.rows)
            return merged
