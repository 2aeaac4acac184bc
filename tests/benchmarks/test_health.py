"""The arithmetic of health as people read it, and what is in time."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.observations import CrawlRun
from benchmarks.health import arithmetic, figure, is_in_time
from tests.archive.building import run

DOCS = Path(__file__).parents[2] / "docs" / "health.md"


@pytest.mark.parametrize(
    ("number", "said"),
    [(1234, "1200"), (156, "160"), (99.6, "100"), (69.7, "70"), (2.61, "2.6"), (0.01, "0.01"), (0.0099, "< 0.01")],
)
def test_numbers_are_written_as_people_do(number: float, said: str) -> None:
    assert figure(number) == said


def test_the_page_on_health_shows_what_the_command_prints() -> None:
    table = list(arithmetic())
    assert "\n\n" + "\n".join(table) + "\n\n" in DOCS.read_text(encoding="utf-8")
    assert not any("e-" in line or "e+" in line for line in table)


def looked(news: str, *none: str) -> list[CrawlRun]:
    """Runs at ten: with news on the days ``news`` of June 2026, without on the others."""
    return [
        run(started_at=f"2026-06-{day}T10:00:00Z", counts={"found": found})
        for days, found in ((news.split(), 1), (none, 0))
        for day in days
    ]


@pytest.mark.parametrize(("day", "in_time"), [("09", True), ("11", True), ("12", False)])
def test_three_median_intervals_and_a_look_are_in_time(day: str, *, in_time: bool) -> None:
    assert is_in_time(looked("01 02 03 04 05", day), looks=1) == in_time


def test_weekends_are_no_time() -> None:
    every = looked("01 02 03 04 05", "06", "07", "08")
    assert is_in_time(every, looks=1)
    assert is_in_time(looked("08 09 10 11", "12", "15", "17"), looks=1)
    assert not is_in_time(looked("08 09 10 11", "12", "15", "16", "18"), looks=1)
