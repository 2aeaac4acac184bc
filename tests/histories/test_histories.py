"""The proof of ``congtin health``: planted changes are told in time and by name, unchanged portals are left alone.

Whoever wrote the histories had not read the detector. Bars: 30 articles or two runs; one false alarm in 200 months.
"""

from __future__ import annotations

import pytest

from tests.histories.changes import CHANGES, Change
from tests.histories.proof import Verdict, detect, false_alarms, told_later

PARTLY = {"portal frozen": 0.5}
"""Changes of which fewer are told in time: three intervals without news come by chance, too, where there is an article
or two a day, and one alarm in 200 months may be false: docs/health.md computes one bar against the other."""


def _verdicts(change: Change, seeds: range) -> list[Verdict]:
    return [verdict for seed in seeds if (verdict := detect(seed, change)) is not None]


def _told(change: Change, seeds: range) -> None:
    verdicts = _verdicts(change, seeds)
    found = sum(verdict.is_found for verdict in verdicts)
    table = "\n".join(map(str, verdicts))
    assert verdicts
    assert found >= PARTLY.get(change.name, 1.0) * len(verdicts), f"{found} of {len(verdicts)}\n{table}"


@pytest.mark.sweep(every=4)
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.name)
def test_a_change_is_told_in_time_by_the_right_name(change: Change) -> None:
    _told(change, range(1))


@pytest.mark.sweep(every=5)
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.name)
def test_a_change_is_still_told_when_somebody_looks_weeks_later(change: Change) -> None:
    assert told_later(1, change)


def test_an_unchanged_portal_is_left_alone() -> None:
    assert false_alarms(0) == []


@pytest.mark.soak
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.name)
def test_a_change_is_told_on_many_portals(change: Change) -> None:
    _told(change, range(20))


@pytest.mark.soak
def test_of_200_portal_months_few_alarms_are_false() -> None:
    found = [line for seed in range(50) for line in false_alarms(seed)]
    assert len(found) <= 1, "\n".join(found)
