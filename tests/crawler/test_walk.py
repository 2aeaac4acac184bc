from __future__ import annotations

from datetime import date

import pytest

from crawler.discovery.model import NextPage
from crawler.options import BadOption, Options, read_options
from crawler.strategy.walk import REMEMBERED, Rules, Tail, Walk
from crawler.strategy.wished import wanted_day

TODAY = date(2026, 11, 24)
FULL = Options(mode="full")
UPDATE = Options()


def walked(*pages: tuple[list[str], int, list[str]]) -> Walk:
    walk = Walk("http://vidu.gov.vn/tin")
    for keys, new, dates in pages:
        walk.take(keys, new=new, dates=dates)
    return walk


def test_full_walk_goes_on_while_pages_name_something() -> None:
    walk = walked(*[([f"a{page}"], 0, ["2020-01-01"]) for page in range(50)])
    assert walk.stops(FULL, Rules(), TODAY) is None


def test_full_walk_ends_when_the_last_page_comes_again_and_again() -> None:
    walk = walked((["a"], 1, []), *[(["a"], 0, [])] * 5)
    assert walk.stops(FULL, Rules(), TODAY) is not None


def test_an_endless_listing_is_reported_as_a_trap() -> None:
    walk = walked(*[([f"a{page}"], 1, []) for page in range(10)], *[([f"a{page}"], 0, []) for page in range(5)])
    assert walk.stops(FULL, Rules(), TODAY) == "trap"


def test_the_last_page_shown_again_is_the_end_and_no_trap() -> None:
    walk = walked((["a0", "a1"], 2, []), (["a2", "a3"], 2, []), (["a3", "a2"], 0, []))
    assert walk.stops(FULL, Rules(), TODAY) == "repeats"
    assert walked((["a0", "a1"], 2, []), ([], 0, []), ([], 0, [])).stops(FULL, Rules(), TODAY) is None


def test_a_walk_has_a_page_limit() -> None:
    walk = walked(*[([f"a{page}"], 1, []) for page in range(7)])
    assert walk.stops(FULL, Rules(pages=7), TODAY) == "pages"


@pytest.mark.parametrize(
    ("quiet", "oldest", "ends"),
    [
        (2, "2026-01-01", False),  # too few pages
        (3, "2026-11-20", False),  # the window of days is not passed
        (3, "2026-01-01", True),
        (3, None, True),  # no dates: pages decide
    ],
)
def test_an_update_ends_after_pages_and_days_without_news(quiet: int, oldest: str | None, ends: bool) -> None:
    dates = [oldest] if oldest else []
    walk = walked(*[([f"a{page}"], 0, dates) for page in range(quiet)])
    assert (walk.stops(UPDATE, Rules(), TODAY) is not None) is ends


def test_news_on_a_later_page_opens_the_window_again() -> None:
    walk = walked(*[([f"a{page}"], 0, []) for page in range(2)], (["late"], 1, []))
    assert walk.stops(UPDATE, Rules(), TODAY) is None


def test_a_list_from_old_to_new_is_walked_to_its_end() -> None:
    rising = ["2019-01-01", "2019-02-01", "2019-03-01"]
    walk = walked((["a"], 0, rising), *[([f"b{page}"], 0, rising) for page in range(4)])
    assert walk.stops(UPDATE, Rules(), TODAY) is None


def test_since_ends_a_walk_past_its_day() -> None:
    options = Options(mode="full", since=date(2026, 1, 1))
    assert walked((["a"], 1, ["2026-02-01"])).stops(options, Rules(), TODAY) is None
    assert walked((["a"], 1, ["2025-12-31"])).stops(options, Rules(), TODAY) == "since"


def test_rows_outside_the_days_are_not_wanted() -> None:
    options = Options(since=date(2026, 1, 1), until=date(2026, 1, 31))
    assert [wanted_day(day, options) for day in ("2025-12-31", "2026-01-31T23:59:00+07:00", "2026-02-01", None)] == [
        False,
        True,
        False,
        True,
    ]


@pytest.mark.parametrize("wrong", [{"mode": "all"}, {"limit": "0"}, {"limit": "x"}, {"since": "1/2"}, {"assets": "no"}])
def test_a_wrong_option_is_named(wrong: dict[str, str]) -> None:
    with pytest.raises(BadOption, match=f"--{next(iter(wrong))}"):
        read_options(**wrong)


def test_a_walk_remembers_what_was_named_last_and_no_more_than_that() -> None:
    walk = Walk("http://a.vn/tin/")
    for page in range(1500):
        walk.take([f"a:{number}" for number in range(page * 10, page * 10 + 10)], new=10, dates=[])
    assert walk.stale == 0
    for page in range(500, 1500):  # a thousand pages over again
        walk.take([f"a:{number}" for number in range(page * 10, page * 10 + 10)], new=0, dates=[])
    assert walk.stale == 1000
    assert len(walk._seen) == REMEMBERED


def test_the_first_page_told_again_by_a_script_ends_nothing() -> None:
    walk = walked((["a", "b"], 2, []))
    walk.take(["a", "b"], new=0, dates=[], again=True)
    assert (walk.repeated, walk.stale, walk.quiet) == (False, 0, 0)
    assert walk.stops(FULL, Rules(), TODAY) is None
    walk.take(["a", "b"], new=0, dates=[])  # the page after it says the same: the server knows no other
    assert walk.stops(FULL, Rules(), TODAY) == "repeats"


@pytest.mark.parametrize(
    ("first", "landed", "holds"),
    [
        (["2019-01-01", "2019-01-02", "2019-01-03"], ["2026-10-01", "2026-11-01", "2026-11-02"], True),
        (["2019-01-01", "2026-11-02", "2026-11-02"], ["2018-01-03", "2018-01-02", "2018-01-01"], False),
        ([], [], True),  # known to rise from earlier walks
    ],
)
def test_a_list_is_gone_on_with_at_its_end_only_where_that_is_its_newest_part(
    first: list[str], landed: list[str], holds: bool
) -> None:
    """The second list is newest first, with an old article pinned above all others."""
    further, end = (NextPage(url=f"http://vidu.gov.vn/tin?p={number}", number=number) for number in (2, 40))
    walk = Walk("http://vidu.gov.vn/tin", tail=Tail(page=end, keys=frozenset({"x", "y"})))
    walk.take(["a", "b", "c"], new=0, dates=first)
    assert walk.jump(Rules(), walk.landed([further])) == end
    walk.take(["y", "z"], new=1, dates=landed)
    assert walk.landed([]) == ([] if holds else [further])
    assert walk.is_whole is not holds
