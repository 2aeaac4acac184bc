"""Every kind of listing, crawled from its home page without any configuration: each article once, nothing else.

The portals (``tests/portals``) are built from written evidence, seeded, by hands that had not read the crawler.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests import forked
from tests.conftest import Run, lines
from tests.portals import KINDS, Faults, TestPortal, portal, serve

# A host in trouble is left alone for longer, as ever, but counted in hundredths of a second.
_HASTY = """
from crawler.fetching import pace
pace.SHORTEST = 0.01
from crawler.cli import main
main()
"""

SEEDS = {"make test": (0,), "soak": (1, 2, 3, 4)}
CASES = [
    pytest.param(kind, seed, marks=[pytest.mark.soak] if name == "soak" else [], id=f"{kind}-{seed}")
    for name, seeds in SEEDS.items()
    for kind in KINDS
    for seed in seeds
]
# Feeds and boxes that leave out the end of an article's address, on pages without a canonical link.
CASES.append(pytest.param("liferay-cur", 8, marks=pytest.mark.soak, id="liferay-cur-8"))


def crawl(congtin: Run, address: str, archive: Path, *options: str) -> dict[str, Any]:
    done = congtin("crawl", f"{address}/", "--archive", archive, "--json", "--assets", "none", *options)
    assert done.stdout, done.stderr
    outcome: dict[str, Any] = json.loads(done.stdout)[0]
    assert outcome["failed"].get("bug") is None, done.stderr
    return outcome


def stored(site: TestPortal, archive: Path) -> dict[str, list[dict[str, Any]]]:
    """The lines of each article; a line that is no article of the portal fails the test."""
    found: dict[str, list[dict[str, Any]]] = {}
    for line in lines(archive, "articles"):
        ident = site.identify(line["url"])
        assert ident is not None, f"no article: {line['url']}"
        found.setdefault(ident, []).append(line)
    return found


def same_as_the_portal(site: TestPortal, archive: Path) -> None:
    found = stored(site, archive)
    missed = {ident: site.truth[ident].path for ident in site.truth if ident not in found}
    assert not missed
    assert not set(site.hidden) & set(found)
    twice = {ident: [(one["id"], one["url"]) for one in some] for ident, some in found.items() if len(some) > 1}
    assert not twice
    wrong = Counter()
    for ident, (line,) in found.items():
        truth = site.truth[ident]
        wrong["title"] += " ".join(line["title"].split()) != " ".join(truth.title.split())
        wrong["published_at"] += line["published_at"] != truth.published
    assert not +wrong


@pytest.mark.sweep(every=3)
@pytest.mark.parametrize(("kind", "seed"), CASES)
def test_a_portal_is_walked_to_its_last_page_and_again_for_what_is_new(
    congtin: Run, tmp_path: Path, kind: str, seed: int
) -> None:
    site = portal(kind, seed=seed)
    with serve(site) as address:
        first = crawl(congtin, address, tmp_path)
        assert first["limits"] == {}, first
        same_as_the_portal(site, tmp_path)
        before = len(site.log)
        site.publish(5, site.newest + timedelta(days=1))
        second = crawl(congtin, address, tmp_path)
        assert second["mode"] == "update"
        assert second["counts"]["stored"] == 5
        same_as_the_portal(site, tmp_path)
        assert len(site.log) - before < 60
    assert site.errors == []
    assert site.peak_requests == 1


@pytest.mark.parametrize(
    "kind",
    ["query", *(pytest.param(kind, marks=pytest.mark.soak) for kind in KINDS if kind != "query")],
)
def test_faults_on_a_fifth_of_the_answers_lose_nothing(tmp_path: Path, kind: str) -> None:
    site = portal(kind, seed=5, faults=Faults.mixed(0.2, until=20))
    with serve(site) as address:
        for _ in range(6):
            crawl(partial(forked.run, code=_HASTY), address, tmp_path, "--mode", "full", "-s", "RETRY_TIMES=3")
            if set(stored(site, tmp_path)) == set(site.truth):
                break
        same_as_the_portal(site, tmp_path)
    assert site.errors == []


def test_lists_without_end_are_left_and_reported_and_options_hold_in_both_modes(congtin: Run, tmp_path: Path) -> None:
    site = portal("query", seed=0, articles=60, faults=Faults(traps=frozenset({"calendar", "endless"})))
    with serve(site) as address:
        first = crawl(congtin, address, tmp_path)
        assert (first["counts"]["stored"], first["limits"]) == (60, {"walk-trap": 1})
        assert len(site.requested("/lich")) <= 1
        day = site.newest + timedelta(days=30)
        site.publish(4, day)
        site.publish(4, day + timedelta(days=20))
        late = crawl(congtin, address, tmp_path, "--since", f"{day + timedelta(days=10):%Y-%m-%d}")
        assert (late["mode"], late["counts"]["stored"]) == ("update", 4)
        name = site.sections[1].name
        early = ("--until", f"{day:%Y-%m-%d}", "--section", name, "--mode", "full", "--limit", "1")
        one = crawl(congtin, address, tmp_path, *early)
        assert (one["counts"]["stored"], one["finish"]) == (1, "limit")
        rest = crawl(congtin, address, tmp_path)
        assert (rest["mode"], rest["counts"]["stored"]) == ("update", 3)
        same_as_the_portal(site, tmp_path)
