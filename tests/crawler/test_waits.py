"""What a run says of articles that wait for another try."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from archive.frontiers.frontier import Waiting
from crawler.processes.outcome import Outcome
from crawler.showing.crawled import verdict, waiting

LEFT = Waiting(failed=1, next_try="2027-02-27T00:10:00Z")
NOW = datetime(2026, 11, 26, 5, tzinfo=UTC)


def test_what_was_tried_just_now_is_only_said_to_wait() -> None:
    assert waiting(LEFT, NOW, tried=True) == "1 article waits for another try, the next on 2027-02-27 at 00:10 UTC."


@pytest.mark.parametrize(
    ("mode", "finish", "names"), [("full", "finished", False), ("update", "finished", True), ("full", "limit", True)]
)
def test_a_full_run_that_has_just_tried_is_not_named_as_the_way_to_try(mode: str, finish: str, names: bool) -> None:
    counts = {"pages": 3, "stored": 1}
    told = verdict(Outcome(portal="vidu", archive="a", mode=mode, finish=finish, counts=counts, waiting=LEFT))
    assert "1 article waits for another try" in told
    assert ("--mode full tries it now" in told) is names
