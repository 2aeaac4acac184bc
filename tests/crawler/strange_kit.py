"""Crawls of portals of no known system, and what has to come of them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.conftest import Run, lines
from tests.crawler.running import outcome
from tests.portals.strange.host import Site

FIRST = "CONGTIN_CLOCK=2026-11-24T03:00:00Z"
LATER = "CONGTIN_CLOCK=2027-02-01T03:00:00Z"
"""When the newest of these articles are looked at again, ninety days after they came out."""


def crawl(congtin: Run, site: Site, archive: Path, clock: str) -> tuple[int, int]:
    """Exit code and requests of a crawl."""
    before = len(site.asked)
    done = congtin("crawl", f"{site.origin}/", "--archive", archive, "--json", "-s", clock)
    return outcome(done)["exit_code"], len(site.asked) - before


def revised(archive: Path) -> list[str]:
    return [line["title"] for line in lines(archive, "articles") if line["revision"] > 1]


def check(site: Site, archive: Path) -> None:
    """Every article is there once and whole; a second address of one is told as such, where nothing else tells it."""
    latest = {line["id"]: line for line in lines(archive, "articles")}.values()
    own = [line for line in latest if not line["duplicate_of"]]
    assert Counter(line["title"] for line in own) == Counter(each.title for each in site.news)
    found = {line["title"]: line for line in own}
    for each in site.news:
        assert all(text in found[each.title]["body"] for text in each.body)
        assert found[each.title]["published_at"][:10] == f"{each.at:%Y-%m-%d}"
    assert site.harm == []
