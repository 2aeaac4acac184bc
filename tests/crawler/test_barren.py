"""Addresses that lead on without end and bring nothing are left after a while; sections are not."""

from __future__ import annotations

from collections import Counter

from crawler.discovery.model import ListingRow
from crawler.spiders.barren import PATIENCE, Barren
from crawler.strategy.walk import Walk

BOX = [ListingRow(url=f"http://vidu.gov.vn/vb/{n}") for n in range(3)]


def week(number: int) -> str:
    return f"http://vidu.gov.vn/lich?w={number}"


def test_pages_that_bring_nothing_are_asked_for_no_more() -> None:
    limits: Counter[str] = Counter()
    barren = Barren(limits)
    for number in range(PATIENCE + 1):
        assert not barren.holds(week(number))
        barren.note(Walk(week(number)), BOX)
    assert barren.holds(week(99))
    assert not barren.holds("http://vidu.gov.vn/lich-su?w=99")
    assert not barren.holds("http://vidu.gov.vn/lich")
    assert limits == {"barren": 1}


def test_a_page_with_rows_of_its_own_begins_the_count_anew() -> None:
    barren = Barren(Counter())
    for number in range(3 * PATIENCE):
        own = [ListingRow(url=f"http://vidu.gov.vn/tin/{number}")] if number % PATIENCE == 0 else []
        barren.note(Walk(week(number)), [*BOX, *own])
        assert not barren.holds(week(99))


def test_further_pages_of_a_list_and_the_home_page_are_not_counted() -> None:
    barren = Barren(Counter())
    for _ in range(2 * PATIENCE):
        barren.note(Walk(week(1), home=True), [])
    assert not barren.holds(week(99))


def test_months_whose_calendars_lead_to_days_of_news_are_asked_for_however_many() -> None:
    barren = Barren(Counter())
    for number in range(3 * PATIENCE):
        barren.note(Walk(week(number)), BOX, has_days=True)
        assert not barren.holds(week(99))
    for number in range(PATIENCE):
        barren.note(Walk(week(number)), BOX)
    assert barren.holds(week(99)), "from there on there is nothing"
