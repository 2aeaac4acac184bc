"""Calendars that lead to the news of their days, and those that lead nowhere or for ever."""

from __future__ import annotations

import pytest

from crawler import families
from crawler.discovery import listings
from crawler.html import Page

HOST = "http://vidu.gov.vn"
GAPS = (3, 4, 9, 17)


def months(days: tuple[int, ...], path: str = "/", form: str = "/tin/2026/10/{:02}", around: str = "") -> list[str]:
    cells = "".join(
        f"<td><a href='{form.format(day)}'>{day}</a></td>" if day in days else f"<td>{day}</td>" for day in range(1, 32)
    )
    page = Page(f"<body><table><caption>{around}</caption><tr>{cells}</tr></table></body>".encode(), url=HOST + path)
    found = listings.read(page, family=families.GENERIC, inside=lambda url: url.startswith(HOST), home=path == "/")
    return [link.url.removeprefix(HOST) for link in found.months]


TURNS = "<a href='/lich/2026/09'>«</a> <a href='/lich/2026/11'>»</a>"


def test_a_calendar_leads_to_its_days_and_to_the_month_before_never_to_the_one_after() -> None:
    days = [f"/tin/2026/10/{day:02}" for day in sorted(GAPS, reverse=True)]
    assert months(GAPS) == days
    assert months(GAPS, around=TURNS) == [*days, "/lich/2026/09"]
    assert months(GAPS, path="/lich/2026/10", around=TURNS) == [*days, "/lich/2026/09"]
    assert months((), path="/lich/2026/10", around=TURNS) == ["/lich/2026/09"], "a month without news"
    january = months((), path="/lich/2026/01", around="<a href='/lich/2025/12'>«</a> <a href='/lich/2026/02'>»</a>")
    assert january == ["/lich/2025/12"]


@pytest.mark.parametrize(
    ("days", "form"),
    [
        (tuple(range(1, 32)), "/tin/2026/10/{:02}"),  # links every day, whatever there was
        (tuple(range(1, 18)), "/tin/2026/10/{:02}"),
        ((), "/tin/2026/10/{:02}"),
        (GAPS, "/lich-cong-tac/2026/10/{:02}"),
        (GAPS, "/events/2026/10/{:02}"),
        (GAPS, "/lich/2026/10/{:02}"),
        (GAPS, "/tiep-cong-dan/2026/10/{:02}"),
        (GAPS, "/xo-so/2026/10/{:02}"),  # drawn on some days of a week
        (GAPS, "/xsmb/2026/10/{:02}"),
        (GAPS, "/truyen-hinh/lich-phat-song/2026/10/{:02}"),
        (GAPS, "/dau-thau/2026/10/{:02}"),
        (GAPS, "/thong-ke/2026/10/{:02}"),
        (GAPS, "/bang-gia/{:02}"),
        (GAPS, "/tin/2026/10/{:02}/hop-mat"),
        (GAPS, "http://khac.vn/tin/2026/10/{:02}"),
    ],
)
def test_other_calendars_lead_nowhere(days: tuple[int, ...], form: str) -> None:
    assert months(days, form=form, around=TURNS) == []


def test_days_of_news_and_events_are_days_of_news() -> None:
    assert len(months(GAPS, form="/tin-tuc-su-kien/2026/10/{:02}")) == 4


@pytest.mark.parametrize("path", ["du-lich", "lich-su", "gia-dinh", "hop-tac", "ho-so-tu-lieu"])
def test_days_of_news_under_words_that_are_alike_are_read(path: str) -> None:
    assert len(months(GAPS, form=f"/{path}/2026/10/{{:02}}")) == 4


@pytest.mark.parametrize("path", ["lich-cong-tac", "tiep-dan", "thong_ke"])
def test_a_month_of_duties_leads_to_none_before_it(path: str) -> None:
    assert months((), path=f"/{path}/2026/10", around=f"<a href='/{path}/2026/09'>«</a>") == []
