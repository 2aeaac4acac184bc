"""Portals by chance publish as they are told to, and their pauses are counted once."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from msgspec.structs import replace

from archive.observations import CrawlRun
from benchmarks.chance import false_silences, is_worked, played, silences

DAYS = 150


def test_a_portal_publishes_so_many_on_days_of_work_and_none_on_others() -> None:
    runs = played(8, 1, 0, DAYS)
    found = {datetime.fromisoformat(run.started_at).date(): run.counts["stored"] for run in runs[1:]}
    worked = [new for day, new in found.items() if is_worked(day)]
    assert len(runs) == DAYS
    assert sum(worked) == sum(found.values())
    assert sum(worked) / len(worked) == pytest.approx(8, rel=0.1)


def test_looks_stand_at_even_distances_and_share_out_what_came() -> None:
    runs = played(8, 4, 0, DAYS)
    times = [datetime.fromisoformat(run.started_at) for run in runs]
    assert {other - one for one, other in pairwise(times)} == {timedelta(hours=6)}
    by_night = [run.counts["stored"] for run in runs[1:] if datetime.fromisoformat(run.started_at).hour == 23]
    assert not any(by_night)  # from midnight to six
    assert sum(run.counts["stored"] for run in runs) > 7 * DAYS * 5 / 7


def frozen(runs: list[CrawlRun], start: int, end: int) -> list[CrawlRun]:
    counts = {"found": 0, "stored": 0}
    return [replace(run, counts=counts) if start <= at < end else run for at, run in enumerate(runs)]


def test_a_pause_is_counted_once_however_long() -> None:
    runs = played(8, 1, 0, DAYS)
    assert false_silences(runs, 1) == 0
    assert false_silences(frozen(frozen(runs, 60, 74), 100, 110), 1) == 2


def test_the_first_month_is_not_counted() -> None:
    assert false_silences(frozen(played(8, 1, 0, DAYS), 22, 30), 1) == 0


def test_a_line_is_of_one_rate_and_one_number_of_looks() -> None:
    assert list(silences([16], [1, 2], months=4))[2:] == ["| 16 | 1 | 0 |", "| 16 | 2 | 0 |"]
