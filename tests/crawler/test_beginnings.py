"""When a run begins: times are of a second, and what it is to look at is told from what was looked at by its start."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from archive.store import Store
from crawler.strategy.plan import begin

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
