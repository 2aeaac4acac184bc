"""The loopback portals on which crawlers are compared: what is public on them, and who asked for what."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.accuracy import read_truth
from benchmarks.replay import ReplayServer, key, serve_warc
from tests.portals import TestPortal, portal, serve


@dataclass
class Stage:
    """A portal that is being served."""

    name: str
    url: str
    articles: dict[str, str]
    """The last part of every address of a public article (its twins to print and to save have it too), to its id."""
    _served: TestPortal | ReplayServer = field(repr=False)

    @property
    def asked(self) -> list[str]:
        """Every request's path and query; of the synthetic portal in order, and at any time."""
        if isinstance(self._served, TestPortal):
            with self._served.lock:
                return [visit.target for visit in self._served.log]
        return list(self._served.requests.elements())

    @property
    def wanted(self) -> set[str]:
        """The ids of all public articles."""
        return set(self.articles.values())

    def identify(self, url: str) -> str | None:
        """The article behind an address; None for any other page."""
        if isinstance(self._served, TestPortal):
            found = self._served.identify(url)
            return found if found in self._served.truth else None
        return self.articles.get(_last(url))


def _last(url: str) -> str:
    return key(url).partition("?")[0].rstrip("/").rpartition("/")[2].removesuffix(".html")


@contextmanager
def nukeviet(data: Path) -> Iterator[Stage]:
    """The captured NukeViet portal, replayed; articles that only lead to another host are left out."""
    rows = read_truth(data / "nukeviet.truth.jsonl").values()
    articles = {_last(url): str(row["id"]) for row in rows if not row["external_link"] for url in _addresses(row)}
    with serve_warc(data / "nukeviet.warc.gz") as server:
        yield Stage("Captured NukeViet portal", server.url, articles, server)


def _addresses(row: dict[str, object]) -> Iterator[str]:
    yield str(row["url"])
    further = row["alt_urls"]
    if isinstance(further, list):
        yield from map(str, further)


@contextmanager
def small(articles: int) -> Iterator[Stage]:
    """A synthetic portal with paths like NukeViet's, without a sitemap: what is on it must be found by its links."""
    site = portal("path-page", seed=0, articles=articles)
    site.sitemap = "none"
    with serve(site) as address:
        yield Stage(
            "synthetic portal", f"{address}/", {_last(each.path): each.id for each in site.truth.values()}, site
        )
