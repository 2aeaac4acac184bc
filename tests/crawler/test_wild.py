"""Portals after systems that provinces run, crawled from their front page, and again after an edit.

``.venv/bin/python -m pytest -s -m soak tests/crawler/test_wild.py`` prints the requests of each.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run, lines
from tests.crawler.strange_kit import FIRST, LATER, check, crawl, revised
from tests.portals.wild import READ, Bundle
from tests.portals.wild.around import Wild
from tests.portals.wilder import READ as WILDER
from tests.portals.wilder.second import Sealed
from tests.portals.wilder.third import Loaded


@pytest.mark.soak
@pytest.mark.parametrize("kind", [*READ, *WILDER], ids=lambda kind: kind.__name__)
def test_a_wild_portal_is_read_whole_and_again(congtin: Run, tmp_path: Path, kind: type[Wild]) -> None:
    with kind().served() as site:
        code, first = crawl(congtin, site, tmp_path, FIRST)
        assert code == 0
        check(site, tmp_path)
        filed = {line["title"] for line in lines(tmp_path, "articles") if line["attachments"]}
        assert filed == {each.title for each in site.news if site.has_file(each)}
        known = {line["id"] for line in lines(tmp_path, "articles")}
        edited = site.edit(0)
        _, later = crawl(congtin, site, tmp_path, LATER)
        assert {line["id"] for line in lines(tmp_path, "articles")} == known
    assert set(revised(tmp_path)) == {edited.title}
    assert first < 2 * len(site.news) + 100, "calendars, weeks and views for weak eyes are no sections"
    print(f"\n{kind.__name__:12} {len(site.news)} articles in {first} requests, {later} later")


@pytest.mark.soak
def test_a_shell_that_only_a_browser_fills_is_told_as_such(congtin: Run, tmp_path: Path) -> None:
    with Bundle().served() as site:
        code, _ = crawl(congtin, site, tmp_path, FIRST)
        assert (code, lines(tmp_path, "articles"), site.harm) == (1, [], [])


@pytest.mark.soak
def test_rows_of_an_answer_that_only_a_click_opens_are_told(congtin: Run, tmp_path: Path) -> None:
    with Sealed().served() as site:
        code, _ = crawl(congtin, site, tmp_path, FIRST)
        assert (code, site.harm) == (1, [])


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(1, 6))
def test_scripts_in_files_are_read_however_they_are_written(congtin: Run, tmp_path: Path, seed: int) -> None:
    with (site := Loaded(seed)).served():
        code, first = crawl(congtin, site, tmp_path, FIRST)
        assert (code, first < 2 * len(site.news)) == (0, True)
        check(site, tmp_path)
