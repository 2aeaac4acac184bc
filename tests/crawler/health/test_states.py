"""States of portals whose runs are no measure."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from crawler.health.check import check
from tests.archive.building import run

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
IMPORT: dict[str, Any] = {"command": "import", "finish": "finished"}
PART: dict[str, Any] = {"command": "crawl", "finish": "limit"}


@pytest.mark.parametrize(
    ("runs", "state"), [([], "new"), ([PART], "new"), ([IMPORT, PART], "new"), ([IMPORT], "imported")]
)
def test_imports_are_no_measure(runs: list[dict[str, Any]], state: str) -> None:
    found = check("vidu", [run(**changes) for changes in runs], NOW)
    assert (found.state, found.is_well) == (state, True)
