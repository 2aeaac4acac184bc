"""A share that fell is told from one that only varies."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from crawler.health.shares import Lost, Needs, Shares, since


def told(shares: Sequence[float], sizes: Sequence[int] = (), drop: float = 0.3) -> Lost | None:
    sizes = sizes or [10] * len(shares)
    return since(Shares([share * size for share, size in zip(shares, sizes, strict=True)], sizes), Needs(drop))


@pytest.mark.parametrize("after", [2, 5, 40])
def test_what_is_gone_is_told_for_as_long_as_it_is(after: int) -> None:
    found = told([1.0] * 60 + [0.0] * after)
    assert found is not None
    assert (found.start, found.was, found.now) == (60, 1.0, 0.0)


def test_what_came_back_is_well_again() -> None:
    assert told([1.0] * 60 + [0.0] * 5 + [1.0] * 3) is None


def test_what_was_never_there_is_not_lost() -> None:
    assert told([0.0] * 60) is None


@pytest.mark.parametrize("usual", [0.3, 0.6, 0.8])
def test_a_share_that_varies_is_left_alone(usual: float) -> None:
    """Runs of ten pages, of which in every tenth run half are of another kind."""
    rng = random.Random(int(usual * 10))
    shares = [sum(rng.random() < (usual if run % 10 else usual / 2) for _ in range(10)) / 10 for run in range(200)]
    assert [end for end in range(20, 200) if told(shares[:end])] == []


def test_one_odd_run_is_no_change_but_two_are() -> None:
    assert told([1.0] * 30 + [0.0], [10] * 31) is None
    assert told([1.0] * 30 + [0.0, 0.0], [10] * 32) is not None


def test_what_varies_is_missed_on_30_pages() -> None:
    few = [0.5, 0.4, 0.6, 0.5] * 10
    assert told([*few, 0.0, 0.0]) is None
    assert told([*few, 0.0, 0.0, 0.0]) is not None


def test_what_was_as_low_before_for_as_long_is_no_news() -> None:
    assert told([*[1.0] * 30, *[0.0] * 5, *[1.0] * 30, *[0.0] * 3]) is None
    assert told([*[1.0] * 30, *[0.0] * 5, *[1.0] * 30, *[0.0] * 9]) is not None


def test_one_of_30_tells_that_a_rare_share_is_not_gone() -> None:
    few = [0.3, 0.4, 0.3, 0.4] * 10
    assert told([*few, 0.0, 0.0, 0.0]) is not None
    assert told([*few, 0.0, 0.1, 0.0]) is None


def test_what_varies_and_has_to_be_known_or_shown_for_longer_waits() -> None:
    shares = Shares([8] * 20 + [0] * 5, [10] * 25)
    assert since(shares, Needs(known=200, shown=50)) is not None
    assert (since(shares, Needs(known=210)), since(shares, Needs(shown=60))) == (None, None)


@pytest.mark.parametrize(("hits", "is_steady"), [(10, True), (9, True), (8, False)])
def test_what_was_steady_is_missed_on_30_pages_whatever_others_need(hits: int, *, is_steady: bool) -> None:
    slow = Needs(2.0, known=900, shown=600)
    assert (since(Shares([hits] * 20 + [0] * 3, [10] * 23), slow) is not None) == is_steady
    assert since(Shares([hits] * 20 + [0] * 2, [10] * 22), Needs(shown=600)) is None


def test_a_rare_share_has_to_be_known_for_longer() -> None:
    shares = Shares([2, 2, 2, 2, 2, 2, 2, 1] + [0] * 30, [10] * 38)
    assert since(shares) is not None
    assert since(shares, Needs(rare=90)) is None
