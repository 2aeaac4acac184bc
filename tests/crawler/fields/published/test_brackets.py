"""A day in brackets behind the title."""

from __future__ import annotations

import pytest

from tests.crawler.families.road_kit import LEAD, ROWS, TEXT, TITLE, parsed


def test_a_date_and_time_in_brackets_behind_the_title_are_the_articles() -> None:
    cell = f"<table><tr><td><b>{TITLE}</b> <font size=1>(20/09/2021, 16:45)</font></td></tr>"
    found = parsed(f"{cell}<tr><td><b>{LEAD}</b></td></tr><tr><td>{TEXT}</td></tr></table><b>CÁC TIN KHÁC</b>{ROWS}")
    assert (found.title, found.published_at) == (TITLE, "2021-09-20T16:45:00+07:00")


@pytest.mark.parametrize("said", ["(2/9/1945)", "(3/2/2021)", "(khai mạc 3/2/2021, 07:30)"])
def test_a_day_in_brackets_is_what_the_title_tells_of(said: str) -> None:
    found = parsed(f"<h1>{TITLE} {said}</h1><p>03/03/2022 09:10</p>{TEXT}", head=f"<title>{TITLE} {said}</title>")
    assert (found.title, found.published_at) == (f"{TITLE} {said}", "2022-03-03T09:10:00+07:00")
