"""Whether a portal would be called silent, were nothing to come in a pause."""

from __future__ import annotations

from datetime import datetime, timedelta

from benchmarks.chance import played
from benchmarks.expected import is_silent
from benchmarks.oracle import Pause


def test_what_came_in_the_pause_is_left_out() -> None:
    runs = played(16, 1, 0, 60)
    looked = [datetime.fromisoformat(run.started_at).replace(tzinfo=None) for run in runs]
    start = next(at for at in looked[40:] if at.weekday() == 2)
    told = [is_silent(runs, Pause(start, 16, start + timedelta(days=days), 1.0)) for days in (0, 1, 7)]
    assert told == [False, False, True]
