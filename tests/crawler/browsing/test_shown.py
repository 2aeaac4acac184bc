"""What pages say: portals without an article, and views with where they were counted. Without a server."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from archive import Archive
from archive.observations import CrawlRun
from crawler.browsing.index import place, update
from crawler.browsing.site import Missing, Site
from crawler.health.check import check
from crawler.health.model import Health
from tests.archive.building import Files
from tests.crawler.browsing.planted import COPY, REFERENCE, SILENT, plant
from tests.crawler.browsing.served import needs_datasette
from tests.crawler.health.offline_kit import PORTALS, played

pytestmark = needs_datasette


def health(portal: str, runs: list[CrawlRun]) -> Health:
    return check(portal, runs, datetime(2026, 11, 26, tzinfo=UTC))


class Pages:
    """The pages of a planted archive, as text."""

    def __init__(self, root: Path, connection: sqlite3.Connection) -> None:
        self._site, self._connection = Site(root, health), connection

    def shown(self, name: str, *asked: Any) -> str:
        from crawler.browsing.rendering import render

        return render(f"{name}.html", getattr(self._site, name)(self._connection, *asked))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pages]:
    root = plant(tmp_path_factory.mktemp("shown") / "archive", 9)
    update(Archive(root), index := place(Archive(root), None))
    with closing(sqlite3.connect(index)) as connection:
        yield Pages(root, connection)


def test_no_portal_is_accused_of_a_night_on_which_the_machine_was_offline(tmp_path: Path) -> None:
    files = Files(tmp_path / "archive")
    for runs in played(dict.fromkeys(PORTALS, "...dd")).values():
        files.add(*runs, portal=runs[0].portal, kind="crawls")
    update(Archive(files.root), index := place(Archive(files.root), None))
    with closing(sqlite3.connect(index)) as connection:
        pages = Pages(files.root, connection)
        home = pages.shown("home")
        assert all(f"/portal/{name}" in home for name in PORTALS)
        assert "not answered" not in home
        assert all("not answered" not in pages.shown("portal", name) for name in PORTALS)


def words(html: str) -> list[str]:
    return re.sub(r"<[^>]+>", " ", html).split()


def test_a_portal_without_an_article_is_there_with_what_happened(pages: Pages) -> None:
    home = pages.shown("home")
    (row,) = re.findall(rf'<tr><th scope="row"><a href="/portal/{SILENT}">.*?</tr>', home, re.DOTALL)
    assert words(row)[:2] == [SILENT, "0"]
    assert {"unreachable", "timeout", "2026-11-24", "02:00"} <= {word.strip(":") for word in words(row)}
    assert "Of 1 further portal there is none yet." in " ".join(words(home)).replace(" .", ".")
    page = pages.shown("portal", SILENT)
    for text in ("unreachable", "No article of it is known yet", "Last crawls"):
        assert text in page
    for text in ("Articles by month", "<meter", "all articles"):
        assert text not in page
    assert f'value="{SILENT}"' not in pages.shown("search", {})
    with pytest.raises(Missing):
        pages.shown("portal", "keiner")


def test_views_are_the_newest_with_where_they_were_counted(pages: Pages) -> None:
    page = pages.shown("article", REFERENCE, {})
    assert '<strong class="views">2190</strong> views' in page
    facts = page.partition("<dt>views</dt>")[2].partition("</dd>")[0]
    said = words(facts)
    assert (said[0], said[1], said[-2:]) == ("2131", "printed:", ["last:", "2190"])
    rows = re.findall(r'<td class="n">(\d+)</td><td>(page|listing)</td><td class="n">(\d*)</td>', page)
    assert rows[:2] == [("2190", "page", "5"), ("2150", "listing", "")]
    assert "2190 views" in pages.shown("search", {"q": "cau ngang"})
    assert '<td class="n">2190</td>' in pages.shown("portal", "vidu")


def test_views_that_nobody_printed_are_none(pages: Pages) -> None:
    page = pages.shown("article", COPY, {})
    assert words(page.partition("<dt>views</dt>")[2].partition("</dd>")[0]) == ["not", "printed"]
    assert 'class="views"' not in page
