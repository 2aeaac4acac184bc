"""The index shows what was seen last, in whatever order files are written and taken in."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from itertools import count, permutations
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import pytest

from archive import Archive
from archive.paths import Kind
from crawler.browsing import onearticle
from crawler.browsing.index import update
from crawler.reporting.gather import gather
from tests.archive.building import Files, article, observation, sighting

Step = tuple[Kind, msgspec.Struct]
NOW = datetime(2026, 11, 30, tzinfo=UTC)
_HEADS = """SELECT id, portal, whole, time, revision, title, published, views, viewed, revisions, state, seen,
    (SELECT group_concat(name) FROM filed JOIN sections USING (section) WHERE filed.row = heads.row)
    FROM heads ORDER BY id"""


def heads(root: Path, index: Path) -> list[tuple[Any, ...]]:
    update(Archive(root), index)
    with closing(sqlite3.connect(index)) as connection:
        return connection.execute(_HEADS).fetchall()


def states(root: Path, index: Path) -> tuple[bool, bool, bool]:
    """Whether lists, the page and the report say that ``vidu:1`` is gone."""
    update(Archive(root), index)
    with closing(sqlite3.connect(index)) as connection:
        (state,) = connection.execute("SELECT state FROM heads WHERE id = 'vidu:1'").fetchone()
        known = onearticle.known(connection, root, "vidu:1")
    (facts,) = gather(Archive(root), now=NOW, health=lambda *_: pytest.fail("no run")).portals
    assert known is not None
    return state == "gone", known.is_gone, facts.withdrawn == 1


def _look(kind: str, day: str) -> Step:
    return "observations", observation(kind=kind, fetched_at=f"{day}T00:00:00Z")


ARTICLE: Step = ("articles", article(day="2026-11-20"))


@pytest.mark.parametrize(
    ("steps", "is_gone"),
    [
        ([ARTICLE, _look("gone", "2026-11-21"), _look("revised", "2019-01-01")], True),
        ([ARTICLE, _look("unchanged", "2026-11-21"), _look("gone", "2019-01-01")], False),
        ([ARTICLE, _look("gone", "2026-11-21"), _look("unchanged", "2026-11-22")], False),
        ([ARTICLE, _look("gone", "2026-11-21"), ("articles", article(revision=2, day="2026-11-22"))], False),
    ],
)
def test_lists_page_and_report_say_the_same_in_any_order(tmp_path: Path, steps: list[Step], is_gone: bool) -> None:
    for number, order in enumerate(permutations(steps)):
        files = Files(tmp_path / str(number))
        for day, (kind, record) in enumerate(order, 10):
            files.add(record, kind=kind, day=f"2026-12-{day}")
            update(Archive(files.root), tmp_path / f"{number}.sqlite")
        assert states(files.root, tmp_path / f"{number}.sqlite") == (is_gone,) * 3
        assert states(files.root, tmp_path / f"{number}-anew.sqlite") == (is_gone,) * 3


def test_a_count_that_comes_before_its_article_is_shown(tmp_path: Path) -> None:
    files, index = Files(tmp_path / "archive"), tmp_path / "browse.sqlite"
    files.add(sighting(views=77, fetched_at="2026-11-25T00:00:00Z"), kind="sightings")
    files.add(observation(views=70, fetched_at="2026-11-26T00:00:00Z", kind="gone"), kind="observations")
    assert heads(files.root, index) == []
    files.add(article(views=None))
    ((*_, views, _, _, state, _, _),) = heads(files.root, index)
    assert (views, state) == (70, "gone")


def _steps(chance: Random) -> list[Step]:
    revisions = count(1)

    def step() -> Step:
        id, views = f"vidu:{chance.randint(1, 3)}", chance.choice([None, 0, 5, 9])
        time = f"2026-11-{chance.randint(20, 24)}T00:00:00Z"
        match chance.choice(["articles", "observations", "sightings"]):
            case "articles":
                number = next(revisions)
                warnings = chance.choice([[], [], ["incomplete"]])
                section = chance.choice([["Tin"], ["Tin", "Kinh tế"], []])
                found = article(
                    id, revision=number, title=f"Bài {number}", fetched_at=time, views=views, warnings=warnings,
                    section=section,
                )  # fmt: skip
                return "articles", found
            case "observations":
                kind = chance.choice(["gone", "unchanged", "back", "revised", "missing", "failed"])
                return "observations", observation(id, kind=kind, fetched_at=time, views=views)
            case _:
                return "sightings", sighting(id, fetched_at=time, views=views)

    return [step() for _ in range(12)]


@pytest.mark.parametrize("seed", range(12))
def test_brought_up_to_date_is_made_anew(tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    files, index = Files(tmp_path / "archive"), tmp_path / "index.sqlite"
    for kind, record in _steps(chance):
        files.add(record, kind=kind)
        if chance.random() < 0.5:
            update(Archive(files.root), index)
    assert heads(files.root, index) == heads(files.root, tmp_path / "anew.sqlite")
