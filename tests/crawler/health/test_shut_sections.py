"""Sections that are shut while a portal's articles come, and lists that are shut with all of it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from crawler.health.check import check
from tests.archive.building import run

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("counts", "state"),
    [
        ({"stored": 2, "unchanged": 5}, "short"),
        ({"listings_read": 4, "unchanged": 5}, "fresh"),  # most came
        ({"listings_read": 0, "unchanged": 5}, "blocked"),  # none did
        ({}, "blocked"),  # and no article
    ],
)
def test_sections_that_are_shut_while_articles_come_are_no_closed_door(counts: dict[str, int], state: str) -> None:
    shut = {"https://vidu.vn/a", "https://vidu.vn/b", "https://vidu.vn/c"}
    changes: dict[str, Any] = {"causes": {"failed/listing http-403": 3}, "unread": {"http-403": sorted(shut)}}
    some = run(counts={"pages": 9, "listings": 5, "listings_read": 2} | counts, **changes)
    found = check("vidu", [run(), some, some], NOW)
    assert found.state == state
    if state == "short":
        (alarm,) = found.alarms
        assert (alarm.what, alarm.field, set(alarm.examples)) == ("listing", "unread", shut)
        assert alarm.cause == "most lists were not read in 2 runs: http-403 6"
    assert check("vidu", [run(), run(), some], NOW).is_well  # once is chance
