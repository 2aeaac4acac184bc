"""What runs lost is told on 30 pages where it had been steady."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import pytest

from archive.judging.quality import Quality
from archive.observations import CrawlRun
from crawler.health.drift import alarms
from tests.archive.building import run

PAGES = 10


def runs(
    *parts: tuple[int, dict[str, Any]], counts: Mapping[int, dict[str, int]] = MappingProxyType({})
) -> list[CrawlRun]:
    """So many runs of each quality, one a day; ``counts`` of some of them."""
    qualities = [Quality(articles=PAGES, looked=PAGES, **quality) for many, quality in parts for _ in range(many)]
    days = [f"2026-{1 + day // 28:02}-{1 + day % 28:02}T02:00:00Z" for day in range(len(qualities))]
    return [
        run(
            crawl_id=str(number),
            mode="update",
            started_at=day,
            ended_at=day,
            quality=quality,
            counts=counts.get(number, {}),
        )
        for number, (day, quality) in enumerate(zip(days, qualities, strict=True))
    ]


def fields(found: Sequence[CrawlRun]) -> list[tuple[str, str | None, str]]:
    return [(alarm.what, alarm.field, alarm.since) for alarm in alarms(found)]


def signed(share: float) -> dict[str, Any]:
    """Pages that are all read again: none is new."""
    return {"filled": {"byline": share}, "new": 0}


def titles(**pages: int) -> dict[str, Any]:
    """Pages by the length of their title."""
    return {"sizes": {"title": {size.removeprefix("_"): many for size, many in pages.items()}}}


@pytest.mark.parametrize("after", [3, 10])
def test_a_byline_that_all_pages_had_is_missed_where_all_are_read_again(after: int) -> None:
    assert fields(runs((8, signed(1.0)), (after, signed(0.0)))) == [("field", "byline", "8")]


def test_a_byline_that_most_pages_had_has_to_be_known_from_90() -> None:
    assert fields(runs((8, signed(0.8)), (10, signed(0.0)))) == []
    assert fields(runs((9, signed(0.8)), (10, signed(0.0)))) == [("field", "byline", "9")]


@pytest.mark.parametrize("after", [3, 5])
def test_titles_that_were_all_as_long_are_missed_on_30_pages(after: int) -> None:
    assert fields(runs((20, titles(_12=10)), (after, titles(_8=10)))) == [("field", "title", "20")]


def test_a_series_of_short_titles_on_fewer_pages_is_none() -> None:
    assert fields(runs((20, titles(_12=10)), (2, titles(_8=10)))) == []


def test_titles_of_many_lengths_are_missed_on_60_pages() -> None:
    before = titles(_12=6, _9=4)
    assert fields(runs((20, before), (5, titles(_8=10)))) == []
    assert fields(runs((20, before), (6, titles(_8=10)))) == [("field", "title", "20")]


def half_new(signed: float) -> dict[str, Any]:
    """Five new pages, signed; of the five others a part is."""
    return {"filled": {"byline": (1 + signed) / 2}, "new": 5, "new_filled": {"byline": 1.0}}


def test_what_known_articles_lost_is_told_though_new_ones_have_it_until_they_have_it_again() -> None:
    lost = {8: {"lost/byline": 5}, 9: {"lost/byline": 5}}
    parts = (8, half_new(1.0)), (2, half_new(0.0)), (20, half_new(1.0))
    assert fields(runs(*parts, counts=lost)) == [("field", "byline", "8")]
    assert "is gone from 10 known articles" in alarms(runs(*parts, counts=lost))[0].cause
    assert fields(runs(*parts, counts={**lost, 15: {"gained/byline": 6}})) == []
    assert fields(runs(*parts, counts={8: {"lost/byline": 1}, 20: {"lost/byline": 1}})) == []


@pytest.mark.parametrize(("same", "is_told"), [(1.0, True), (0.9, True), (0.2, False)])
def test_one_text_on_all_pages_is_a_body_lost(same: float, *, is_told: bool) -> None:
    usual, odd = ({"filled": {"body": 1.0}, "same_body": share} for share in (0.0, same))
    assert fields(runs((8, usual), (2, odd))) == [("field", "body", "8")] * is_told


def alike(same: float, pages: int = 8) -> Quality:
    """Of a run whose bodies are so far one and the same."""
    return Quality(articles=pages, looked=pages, new=pages, filled={"body": 1.0}, same_body=same)


def day_by_day(*days: Sequence[Quality]) -> list[CrawlRun]:
    """Runs, by day, at hours of it."""
    times = [(f"2026-{1 + day // 28:02}-{1 + day % 28:02}", each) for day, runs in enumerate(days) for each in runs]
    starts = [f"{day}T{2 + number % 20:02}:00:00Z" for number, (day, _) in enumerate(times)]
    return [
        run(crawl_id=str(number), mode="update", started_at=at, ended_at=at, quality=quality)
        for number, (at, (_, quality)) in enumerate(zip(starts, times, strict=True))
    ]


@pytest.mark.parametrize(
    "odd",
    [
        [[alike(1.0)]],
        [[alike(0.9, 40)]],
        [[alike(1.0)], [alike(0.0)]],
        [[alike(1.0, 40)], [alike(0.0, 3)]],
        [[alike(0.9), alike(1.0)]],
        [[alike(0.6)]] * 5,
    ],
    ids=["one run", "of 40", "one and a usual one", "40 and three usual", "two runs of one day", "some of each run"],
)
def test_a_day_on_which_most_posts_refer_to_a_file_is_no_loss(odd: list[list[Quality]]) -> None:
    every = day_by_day(*[[alike(0.0), alike(0.0)]] * 30, *odd)
    assert [alarm.field for end in range(60, len(every) + 1) for alarm in alarms(every[:end])] == []


@pytest.mark.parametrize(
    "odd",
    [[[alike(1.0)], [alike(1.0)]], [[alike(1.0, 16), alike(1.0, 16)]], [[alike(0.9, 3)]] * 4],
    ids=["two days", "32 pages of one day", "four of three pages"],
)
@pytest.mark.parametrize("usual", [0.0, 0.05])
def test_one_text_in_two_runs_is_a_body_lost(odd: list[list[Quality]], usual: float) -> None:
    found = alarms(day_by_day(*[[alike(usual), alike(usual)]] * 30, *odd))
    assert [(alarm.field, alarm.since) for alarm in found] == [("body", "60")]


def test_unchanged_portals_whose_posts_all_refer_to_a_file_on_a_day_in_fifty_are_left_alone() -> None:
    for seed in range(5):
        rng = random.Random(seed)
        days = [[alike(round(rng.uniform(0.7, 1.0), 2) if rng.random() < 0.02 else 0.0)] for _ in range(190)]
        every = day_by_day(*days)
        assert [alarm.cause for end in range(60, 191, 2) for alarm in alarms(every[:end])] == [], seed
