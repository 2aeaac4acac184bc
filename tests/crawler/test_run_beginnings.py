"""When a run begins: times are of a second, and what it is to look at is told from what was looked at by its start."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from archive.store import Store
from crawler.strategy.passes import begin
from tests.conftest import Run
from tests.crawler.running import crawl, runs
from tests.portal_server import PortalServer, served

NOW = "2026-11-25T02:00:28Z"


@pytest.mark.parametrize("told", ["run_started", "run_over"])
@pytest.mark.parametrize(
    ("last", "begun"),
    [
        ("2026-11-25T02:00:27Z", NOW),
        (NOW, "2026-11-25T02:00:29Z"),
        ("2026-11-25T02:00:29Z", "2026-11-25T02:00:30Z"),
        ("2026-11-25T03:00:00Z", NOW),  # a clock that was put back
    ],
)
def test_a_run_begins_after_what_the_last_one_looked_at(told: str, last: str, begun: str, tmp_path: Path) -> None:
    with closing(Store.open(tmp_path, "vidu", crawl_id="c1")) as store:
        store.state.set_meta(told, last)
        assert begin(store, NOW) == begun
        assert store.state.meta("run_started") == begun


def test_the_first_run_begins_now(tmp_path: Path) -> None:
    with closing(Store.open(tmp_path, "vidu", crawl_id="c1")) as store:
        assert begin(store, NOW) == NOW


def test_whatever_ends_a_run_the_next_begins_after_it(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=4)) as portal:
        said = crawl(congtin, portal, tmp_path, "--limit", "1")
    (state,) = tmp_path.glob("state/*.sqlite")
    with closing(sqlite3.connect(state)) as database:
        (over,) = database.execute("SELECT value FROM meta WHERE key = 'run_over'").fetchone()
    assert (said["finish"], over) == ("limit", runs(tmp_path)[0]["ended_at"])
