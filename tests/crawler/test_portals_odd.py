"""Portals of no known system, crawled from their front page alone, and a week later once more.

``.venv/bin/python -m pytest -s -m soak tests/crawler/test_portals_odd.py`` prints recall and requests of each,
of 120 articles.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import Run, lines
from tests.portals.odd import ODD, Aliases, Months, OddPortal, PostForm, serve

FIRST, LATER = "CONGTIN_CLOCK=2026-11-24T03:00:00Z", "CONGTIN_CLOCK=2026-11-28T03:00:00Z"


def crawl(congtin: Run, portal: OddPortal, archive: Path, clock: str, *arguments: str) -> int:
    """The requests of a crawl that came to its end."""
    before, agent = len(portal.log), ["-s", f"USER_AGENT={portal.agent}"] if portal.agent else []
    options = ["--archive", archive, "--json", "-s", clock, *agent, *arguments]
    done = congtin("crawl", f"http://{portal.host}/", *options)
    said = json.loads(done.stdout)[0]
    assert said["exit_code"] == 0, (said, done.stderr)
    return len(portal.log) - before


def declare_alias(congtin: Run, portal: OddPortal, archive: Path) -> None:
    """Only a person can say that another host is the portal too."""
    if isinstance(portal, Aliases):
        crawl(congtin, portal, archive, "CONGTIN_CLOCK=2026-11-23T03:00:00Z", "--limit", "1")
        (file,) = archive.glob("portals/*.toml")
        file.write_text(f'{file.read_text(encoding="utf-8")}\naliases = ["{portal.alias}"]\n', encoding="utf-8")


def check(portal: OddPortal, archive: Path, *, gone: int = 0) -> None:
    """Every public article is there once, whole, and nothing else."""
    latest = {line["id"]: line for line in lines(archive, "articles")}
    assert sorted(line["title"] for line in latest.values()) == sorted(each.title for each in portal.articles)
    bodies = {line["title"]: line["body"] for line in latest.values()}
    assert all(text in bodies[each.title] for each in portal.live() for text in each.paragraphs)
    missing = {line["id"] for line in lines(archive, "observations") if line["kind"] == "missing"}
    assert len(missing) == gone


def two_crawls(congtin: Run, portal: OddPortal, archive: Path) -> tuple[int, int]:
    """The requests of a first crawl and of an update with five new, one edited, one withdrawn, both checked."""
    with serve(portal):
        declare_alias(congtin, portal, archive)
        first = crawl(congtin, portal, archive, FIRST)
        check(portal, archive)
        _, edited, _ = portal.go_on()
        later = crawl(congtin, portal, archive, LATER)
    check(portal, archive, gone=1)
    revisions = [list(line["change"]["fields"]) for line in lines(archive, "articles") if line["revision"] > 1]
    assert revisions == [["body"]], edited.title
    return first, later


@pytest.mark.sweep(every=6)
@pytest.mark.parametrize("kind", ODD, ids=lambda kind: kind.__name__)
def test_an_odd_portal_is_read_whole_from_its_front_page(congtin: Run, tmp_path: Path, kind: type[OddPortal]) -> None:
    two_crawls(congtin, kind(seed=1, articles=32, rows=4), tmp_path)


class MonthsOfTwo(Months):
    """Articles without a number, some of which stand under an address in each of two sections."""

    shared = 0.4


def test_without_a_number_what_stands_in_two_sections_is_kept_twice_and_said_to_be_one_text(
    congtin: Run, tmp_path: Path
) -> None:
    portal = MonthsOfTwo(seed=1, articles=32, rows=4)
    with serve(portal):
        crawl(congtin, portal, tmp_path, FIRST)
    kept = {line["id"]: line for line in lines(tmp_path, "articles")}
    first = {id: line for id, line in kept.items() if line["duplicate_of"] is None}
    assert sorted(line["title"] for line in first.values()) == sorted(each.title for each in portal.articles)
    again = [line for line in kept.values() if line["duplicate_of"] is not None]
    assert again
    assert all(first[line["duplicate_of"]]["title"] == line["title"] for line in again)
    assert all(first[line["duplicate_of"]]["url"] != line["url"] for line in again)


class TwoSections(PostForm):
    """A third of the articles stands in two sections, under an address in each; their numbers are the portal's own."""

    shared = 0.3


def test_an_article_that_is_known_by_its_number_is_not_asked_for_under_another_address(
    congtin: Run, tmp_path: Path
) -> None:
    portal = TwoSections(seed=3, articles=24, rows=4)
    with serve(portal):
        crawl(congtin, portal, tmp_path, FIRST)
        before = len(portal.log)
        top, both = portal.articles[0], list(portal.sections)[:2]
        portal.articles = [replace(top, number=top.number + 3, title=f"{top.title} lần nữa", sections=both)] + [
            replace(each, sections=list(portal.sections)) for each in portal.articles
        ]
        crawl(congtin, portal, tmp_path, "CONGTIN_CLOCK=2026-11-24T05:00:00Z")
    asked = [each.query["nid"] for each in portal.log[before:] if each.path == "/tin/chitiet.php"]
    assert set(asked) == {str(top.number + 3)}, (
        "what is known stands in three sections now, and that is all that is new"
    )


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("kind", ODD, ids=lambda kind: kind.__name__)
def test_so_it_is_with_more_articles_and_other_names(
    congtin: Run, tmp_path: Path, kind: type[OddPortal], seed: int
) -> None:
    portal = kind(seed=seed, articles=120)
    first, later = two_crawls(congtin, portal, tmp_path)
    print(f"\n{kind.__name__:12} seed {seed}: all 120 articles in {first} requests, 5 new and the looks due in {later}")
