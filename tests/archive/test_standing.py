"""Whether an article is gone, in whatever order that was written down."""

from __future__ import annotations

from itertools import permutations

import pytest

from archive.judging.standing import Standing, last, seen
from archive.observations import ObservationKind
from tests.archive.building import article, observation

OLD, FIRST, SECOND, THIRD = (f"{day}T00:00:00Z" for day in ("2019-01-01", "2026-11-20", "2026-11-21", "2026-11-22"))


@pytest.mark.parametrize(
    ("looks", "is_gone"),
    [
        ([], False),
        ([("gone", SECOND)], True),
        ([("gone", OLD)], False),
        ([("gone", SECOND), ("unchanged", THIRD)], False),
        ([("gone", SECOND), ("back", THIRD)], False),
        ([("gone", SECOND), ("revised", OLD)], True),
        ([("unchanged", SECOND), ("gone", OLD)], False),
        ([("gone", SECOND), ("missing", THIRD), ("failed", THIRD), ("moved", THIRD)], True),
        ([("gone", FIRST), ("unchanged", FIRST)], True),
        ([("gone", None)], False),
    ],
)
def test_what_was_seen_last_is_right_in_any_order(
    looks: list[tuple[ObservationKind, str | None]], is_gone: bool
) -> None:
    revisions = [article(fetched_at=OLD), article(fetched_at=FIRST, revision=2)]
    for order in permutations([observation(kind=kind, fetched_at=time) for kind, time in looks]):
        assert last(revisions, order).is_gone is is_gone
        assert last(reversed(revisions), order).is_gone is is_gone


def test_a_revision_that_was_captured_later_was_there() -> None:
    gone = observation(kind="gone", fetched_at=SECOND)
    assert last([article(fetched_at=FIRST)], [gone]).is_gone
    assert not last([article(fetched_at=FIRST), article(fetched_at=THIRD)], [gone]).is_gone
    assert last([], []) == Standing(0.0, is_gone=False)
    assert seen(observation(kind="blocked")) is None
