"""The pages: what each of them shows, from the index and the archive. No HTTP, no templates."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from archive import paths
from archive.article import Article
from archive.covering.coverage import coverage
from archive.judging.compare import Row, compare
from archive.observations import CrawlRun
from archive.reader import Archive
from archive.times import utc_now
from crawler.browsing import finding, onearticle, overview
from crawler.browsing.curve import HEIGHT, LEFT, RIGHT, WIDTH, curve
from crawler.errors import CongtinError
from crawler.health.model import Health
from crawler.health.offline import Offline, offline
from crawler.portals import registry
from crawler.portals.model import Portal

Context = dict[str, Any]
"""What a template is given."""
CheckHealth = Callable[[str, list[CrawlRun]], Health]
"""Portal and its runs, the oldest first -> how it is."""
Value = TypeVar("Value")

_ORDERS = [("newest", "newest first"), ("oldest", "oldest first"), ("read", "most read first")]
_RUNS = 10
_COUNTS = 200
"""View counts that are listed, the newest; all of them are drawn."""
_DIFFERENCES = 50
"""Comparisons that are remembered."""
_KEPT = 30.0
"""Seconds for which what takes long to count is shown again as it was."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


class Missing(Exception):
    """There is no such page; says what is not there."""


class Site:
    """The pages of one archive. Every method may run in any thread."""

    def __init__(self, root: Path, health: CheckHealth) -> None:
        self.root = root
        self._health = health
        self._counted: dict[str, tuple[float, Any]] = {}
        self._differences: dict[tuple[str, int, int], list[Row]] = {}
        self._lock = Lock()

    def home(self, connection: sqlite3.Connection) -> Context:
        """Portals and counts; of those without an article what happened."""
        portals = self._portals(connection)
        silent = self._once("silent", lambda: list(self._silent({row.portal for row, _ in portals})))
        return {
            "directory": str(self.root),
            "articles": sum(row.articles for row, _ in portals),
            "portals": portals,
            "silent": [(each, _title(each.portal)) for each in silent],
        }

    def _silent(self, others: Collection[str]) -> Iterator[overview.Silent]:
        """Portals of which the archive has something, but no article."""
        archive = Archive(self.root)
        for name in paths.portals(self.root, lambda _: None):
            if name not in others:
                runs = list(archive.runs(name))
                last = runs[-1] if runs else None
                yield overview.Silent(name, last.started_at if last else None, self._happened(name, runs))

    def _happened(self, name: str, runs: list[CrawlRun]) -> str:
        if not runs:
            return "no run of it is known"
        if alarms := self._health(name, self._offline().made(runs)).alarms:
            return f"{alarms[0].what}: {alarms[0].cause}"
        causes = ", ".join(f"{cause} {count}" for cause, count in runs[-1].causes.items())
        return f"last crawl {runs[-1].finish}" + (f": {causes}" if causes else "")

    def _offline(self) -> Offline:
        """When the machine that crawled had no way out: no portal is accused of that."""
        archive = Archive(self.root)
        return self._once(
            "offline", lambda: offline({name: archive.runs(name) for name in archive.portals()}, utc_now())
        )

    def search(self, connection: sqlite3.Connection, asked: Mapping[str, str]) -> Context:
        """The form, and what was found."""
        wish, problem = finding.wish(asked)
        found = finding.find(connection, self.root, wish)
        portals = self._portals(connection)
        sections = self._once(f"sections {wish.portal}", lambda: overview.suggestions(connection, wish.portal))
        return {
            "wish": wish,
            "found": found,
            "problem": problem or found.problem,
            "portals": portals,
            "titles": {row.portal: title for row, title in portals},
            "sections": sections,
            "orders": [("", "best first"), *_ORDERS] if wish.words else [("", _ORDERS[0][1]), *_ORDERS[1:]],
            "size": finding.PAGE,
        }

    def portal(self, connection: sqlite3.Connection, name: str) -> Context:
        """One portal. Raises Missing."""
        found = overview.portal(connection, name)
        if not found.row.articles and name not in paths.portals(self.root, lambda _: None):
            raise Missing(f"The archive holds nothing of a portal {name!r}.")
        archive = Archive(self.root)
        runs = list(archive.runs(name))
        known = self._once(f"coverage {name}", lambda: coverage(archive, name).portals)
        declared = _declared(name)
        return {
            "portal": found,
            "title": declared.title if declared else None,
            "home": declared.home if declared else None,
            "health": self._health(name, self._offline().made(runs)) if runs else None,
            "coverage": known[0] if known else None,
            "sections": list(known[0].sections.items())[:100] if known else [],
            "runs": runs[: -_RUNS - 1 : -1],
        }

    def article(self, connection: sqlite3.Connection, id: str, asked: Mapping[str, str]) -> Context:
        """One article. Raises Missing."""
        known, article = self._article(connection, id, asked)
        compared = onearticle.difference(known, _revision(asked, "from"), _revision(asked, "to"), self._compared)
        left, right, rows = compared or (None, None, [])
        return {
            "known": known,
            "article": article,
            "lang": article.language if _LANGUAGE.fullmatch(article.language) else "vi",
            "portal_title": _title(article.portal),
            "titles": {copy.portal: _title(copy.portal) for copy in known.copies},
            "blocks": list(onearticle.levels(article.blocks)),
            "curve": curve(known.views),
            "size": (WIDTH, HEIGHT, LEFT, RIGHT),
            "most": _COUNTS,
            **{"left": left, "right": right, "rows": rows},
        }

    def record(self, connection: sqlite3.Connection, id: str, asked: Mapping[str, str]) -> Article:
        """One revision. Raises Missing."""
        return self._article(connection, id, asked)[1]

    def line(self, connection: sqlite3.Connection, id: str, asked: Mapping[str, str]) -> bytes:
        """The line of a revision. Raises Missing."""
        article = self.record(connection, id, asked)
        found = onearticle.line(connection, self.root, article)
        if found is None:
            raise Missing("The record does not stand any more where it stood: try again in a moment.")
        return found

    def _article(
        self, connection: sqlite3.Connection, id: str, asked: Mapping[str, str]
    ) -> tuple[onearticle.Known, Article]:
        known = onearticle.known(connection, self.root, id)
        if known is None:
            raise Missing(f"The archive holds no article {id!r}.")
        article = onearticle.revision(known, _revision(asked, "revision"))
        if article is None:
            raise Missing(f"{id} has no revision {asked.get('revision', '')[:20]}.")
        return known, article

    def _compared(self, left: Article, right: Article) -> list[Row]:
        """Their difference, remembered: revisions do not change."""
        key = right.id, left.revision, right.revision
        with self._lock:
            rows = self._differences.pop(key, None)
        if rows is None:
            rows = compare(left, right)
        with self._lock:
            self._differences[key] = rows  # the last to be forgotten
            if len(self._differences) > _DIFFERENCES:
                del self._differences[next(iter(self._differences))]
        return rows

    def _portals(self, connection: sqlite3.Connection) -> list[tuple[overview.PortalRow, str | None]]:
        rows = self._once("portals", lambda: overview.portals(connection))
        return [(row, _title(row.portal)) for row in rows]

    def _once(self, name: str, count: Callable[[], Value]) -> Value:
        """What ``count`` gives, or gave a short while ago where that took long."""
        until, value = self._counted.get(name, (0.0, None))
        began = time.monotonic()
        if value is None or began > until:
            value = count()
            ended = time.monotonic()
            if len(self._counted) > 1000:
                self._counted.clear()
            self._counted[name] = ended + min(20 * (ended - began), _KEPT), value
        return value  # type: ignore[no-any-return]


def _revision(asked: Mapping[str, str], name: str) -> int | None:
    text = asked.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def _title(name: str) -> str | None:
    declared = _declared(name)
    return declared.title if declared is not None else None


def _declared(name: str) -> Portal | None:
    try:
        return registry.load(name)
    except CongtinError:
        return None
