"""Portals of a stranger after systems of departments, crawled from their front page, and again after an edit.

``.venv/bin/python -m pytest -s -m soak tests/crawler/test_foreign.py`` prints the requests of each.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run, lines
from tests.crawler.strange_kit import FIRST, LATER, check, crawl, revised
from tests.portals.foreign import FOREIGN, NAMED, SEEDED
from tests.portals.strange.host import Site


@pytest.mark.soak
@pytest.mark.parametrize("kind", FOREIGN, ids=lambda kind: kind.__name__)
def test_a_foreign_portal_is_read_whole_and_again(congtin: Run, tmp_path: Path, kind: type[Site]) -> None:
    read_whole_and_again(congtin, kind(), tmp_path)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("kind", SEEDED, ids=lambda kind: kind.__name__)
def test_so_it_is_with_other_names(congtin: Run, tmp_path: Path, kind: Callable[[int], Site], seed: int) -> None:
    requests = read_whole_and_again(congtin, site := kind(seed), tmp_path)
    assert requests < 1.6 * len(site.news) + 10


@pytest.mark.soak
@pytest.mark.parametrize("kind", NAMED, ids=lambda kind: kind.__name__)
def test_an_article_of_a_known_system_is_one_under_each_of_its_addresses(
    congtin: Run, tmp_path: Path, kind: type[Site]
) -> None:
    read_whole_and_again(congtin, kind(), tmp_path)
    assert [line["id"] for line in lines(tmp_path, "articles") if line["duplicate_of"]] == []


def read_whole_and_again(congtin: Run, site: Site, tmp_path: Path) -> int:
    """The requests of a first crawl, which is checked, as is one after an edit."""
    with site.served():
        code, first = crawl(congtin, site, tmp_path, FIRST)
        assert code == 0
        check(site, tmp_path)
        known = {line["id"] for line in lines(tmp_path, "articles")}
        edited = site.edit(0)
        _, later = crawl(congtin, site, tmp_path, LATER)
        assert {line["id"] for line in lines(tmp_path, "articles")} == known
    assert set(revised(tmp_path)) == {edited.title}
    print(f"\n{type(site).__name__:12} {len(site.news)} articles in {first} requests, {later} later")
    return first
