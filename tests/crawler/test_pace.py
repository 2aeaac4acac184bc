"""Limits of many requests are learnt by a clock that stands between two requests; chance is taken for none."""

from __future__ import annotations

import random
from types import SimpleNamespace

import pytest

from crawler.fetching.pace import Pace
from tests.portals import Faults, faults


@pytest.mark.parametrize(
    ("allowed", "seconds", "usual"),
    [(30, 10.0, 0.1), (60, 60.0, 0.5), (60, 60.0, 0.0), (100, 60.0, 0.5), (300, 60.0, 0.1), (1000, 600.0, 0.5)],
)
def test_a_limit_of_many_requests_is_learnt_and_costs_no_more_than_its_own_time(
    monkeypatch: pytest.MonkeyPatch, allowed: int, seconds: float, usual: float
) -> None:
    now, limit, pace = [0.0], Faults(flood=(allowed, seconds), flood_status=429), Pace(usual)
    monkeypatch.setattr(faults, "time", SimpleNamespace(monotonic=lambda: now[0]))
    turned: list[int] = []
    for number in range(40 * allowed):
        refusal = limit.limit()
        if refusal is None:
            pace.good_answer()
            now[0] += max(pace.delay, 0.005)
        else:
            turned.append(number)
            pace.trouble(flood=True, now=now[0])
            now[0] += max(pace.delay, float(refusal.headers["Retry-After"]))
    assert len(turned) <= 10, "one that is never learnt turns away forty times"
    assert len([number for number in turned if number > 20 * allowed]) <= 3
    assert now[0] < 1.25 * 40 * seconds


def test_a_server_that_turns_one_of_so_many_away_whatever_the_pace_is_not_asked_ever_more_slowly() -> None:
    now, pace = 0.0, Pace(1.0)
    for number in range(1, 10_000):
        if number % 100:
            pace.good_answer()
        else:
            pace.trouble(flood=True, now=now)
            now += 4.0
        now += pace.delay
    assert now < 1.5 * 10_000, "at most half as long again, the waits and what follows them included"


def at_random(share: float, wait: float, seed: int, *, timed: bool) -> float:
    """Seconds that a server takes that turns away such a share of requests; ``timed`` as a crawl tells its pace."""
    drawn, now, waited, pace = random.Random(seed), 0.0, 0.0, Pace(1.0)
    for _ in range(10_000):
        if drawn.random() > share:
            pace.good_answer()
        else:
            waited += wait
            pace.trouble(flood=True, now=now + waited if timed else None)
        now += pace.delay
    return now


@pytest.mark.sweep(every=4)
@pytest.mark.parametrize("wait", [0.0, 4.0, 60.0])
@pytest.mark.parametrize("share", [1 / 40, 1 / 60, 1 / 75, 1 / 100, 1 / 200, 1 / 500, 1 / 1000])
def test_a_server_that_turns_requests_away_at_random_has_no_limit_to_be_learnt(share: float, wait: float) -> None:
    """Two within twenty answers are taken for one all the same, and eased soon: that is what without a clock is."""
    slower = [
        at_random(share, wait, seed, timed=True) / at_random(share, wait, seed, timed=False) for seed in range(12)
    ]
    assert sum(slower) / len(slower) < 1.1
    if share <= 1 / 100:
        assert max(slower) < 1.1
        assert at_random(share, wait, 0, timed=True) < 1.3 * 10_000


def test_a_limit_that_is_gone_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    now, limit, pace = [0.0], Faults(flood=(60, 60.0), flood_status=429), Pace(0.5)
    monkeypatch.setattr(faults, "time", SimpleNamespace(monotonic=lambda: now[0]))
    for _ in range(400):
        if (refusal := limit.limit()) is None:
            pace.good_answer()
            now[0] += pace.delay
        else:
            pace.trouble(flood=True, now=now[0])
            now[0] += max(pace.delay, float(refusal.headers["Retry-After"]))
    assert 1.0 <= pace.learnt < 1.2
    for _ in range(20_000):
        pace.good_answer()
    assert pace.delay == 0.5
