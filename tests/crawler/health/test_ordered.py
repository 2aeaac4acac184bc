"""A clock that was wrong for a while: runs that others contradict are no measure, and one still to come is told of."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.judging.quality import Quality
from archive.observations import CrawlRun
from crawler.commands import health
from crawler.health.check import check
from crawler.health.offline import offline
from crawler.health.ordered import in_order
from tests.archive.building import run

BEGIN = datetime(2026, 1, 5, 2, tzinfo=UTC)
FAR = 1460.0
QUALITY = Quality(articles=3, looked=3, examples=["https://vidu.vn/1"])


def at(day: float, **changes: Any) -> CrawlRun:
    when = f"{BEGIN + timedelta(days=day):%Y-%m-%dT%H:%M:%SZ}"
    told = {"counts": {"pages": 9, "stored": 3}, "quality": QUALITY, "finish": "finished"} | changes
    return run(crawl_id=f"{day}", started_at=when, ended_at=when, command="crawl", **told)


def days(*numbers: float) -> list[CrawlRun]:
    return [at(day) for day in numbers]


NOW = BEGIN + timedelta(days=60, hours=1)


@pytest.mark.parametrize("wrong", [FAR, 45.0, -20_000.0, 5.0])
def test_one_run_under_a_wrong_clock_is_no_measure(wrong: float) -> None:
    told = [*range(30), wrong, *range(30, 61)]
    assert [each.crawl_id for each in in_order(days(*told), NOW)] == [str(day) for day in range(61)]
    found = check("vidu", days(*told), NOW)
    assert (found.state, found.late, found.is_well) == ("fresh", None, True)


def test_a_last_run_that_is_still_to_come_is_told_of() -> None:
    found = check("vidu", days(*range(61), FAR), NOW)
    assert (found.state, found.is_well, found.last_run) == ("late", True, "2026-03-06T02:00:00Z")
    assert found.late is not None
    assert "which is still to come: is the clock of this machine right?" in found.late.cause
    assert check("vidu", days(FAR), NOW).state == "late"
    assert check("vidu", days(*range(60), 60.5), NOW).state == "fresh"  # a zone that is wrong by hours


def test_the_machine_may_be_offline_after_a_run_under_a_wrong_clock() -> None:
    away: dict[str, Any] = {"counts": {}, "quality": None, "finish": "unreachable", "causes": {"failed/listing dns": 1}}
    runs = {
        name: [at(day, hosts={f"{name}.vn": {"requests": 9, "status": {"200": 9}}}) for day in (0, 1, 2)]
        + [at(day, **away) for day in (3, 4)]
        for name in ("bac", "dong", "nam")
    }
    runs["bac"].insert(2, at(FAR))
    assert offline(runs, BEGIN + timedelta(days=5)).machine is not None


@pytest.mark.parametrize("finish", ["interrupted", "storage-failed", "shutdown"])
def test_a_portal_whose_runs_never_come_to_an_end_is_late(finish: str) -> None:
    found = check("vidu", [at(day, finish=finish) for day in range(5)], NOW)
    assert (found.state, found.is_well) == ("late", True)
    assert found.late is not None
    assert found.late.cause == f"none of its 5 runs came to an end: the last was {finish}"
    assert check("vidu", [at(day, finish=finish) for day in range(3)], NOW).state == "new"
    assert check("vidu", [at(day / 100, finish=finish) for day in range(9)], NOW).state == "new"
    limited = [at(9, finish="limit"), *(at(day, finish=finish) for day in range(10, 20))]
    assert check("vidu", limited, NOW).state == "new"


@given(st.lists(st.integers(-5, 5), max_size=12))
def test_what_is_left_is_in_order_and_as_much_as_can_be(numbers: list[int]) -> None:
    left = [float(each.crawl_id) for each in in_order(days(*numbers), NOW)]
    assert left == sorted(left)
    longest = [1] * len(numbers)
    for place, number in enumerate(numbers):
        longest[place] += max((longest[before] for before in range(place) if numbers[before] <= number), default=0)
    assert len(left) == max(longest, default=0)


def test_what_is_notified_does_not_hold_up_the_next_look(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(health, "_NOTIFIED", 0.01)
    health._notify([sys.executable, "-c", "import signal; signal.pause()"], b"[]")
    assert "took more than 0.01 s and was ended" in capsys.readouterr().err
