"""When an entry is due: zones, intervals, cron lines, jitter, what was missed, and a portal's own tempo."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import islice, pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.observations import CrawlRun
from crawler.schedule.adapting import explained, tempo
from crawler.schedule.memory import Last
from crawler.schedule.model import Entry, Plan
from crawler.schedule.timing import BadTime, next_after, rule_of, spread, zone_of
from crawler.schedule.units import Unit, coming, due

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 26, 3, 20, tzinfo=UTC)  # a Thursday, 10:20 there


def times(entry: Entry, count: int, zone: ZoneInfo = ZONE, moment: datetime = NOW) -> list[str]:
    rule, found = rule_of(entry, zone), []
    for _ in range(count):
        moment = next_after(rule, moment)  # type: ignore[assignment]
        found.append(f"{moment.astimezone(zone):%a %d.%m. %H:%M}")
    return found


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"every": "day", "at": "06:30"}, ["Fri 27.11. 06:30", "Sat 28.11. 06:30"]),
        ({"every": "day"}, ["Fri 27.11. 02:00", "Sat 28.11. 02:00"]),
        ({"every": "hour"}, ["Thu 26.11. 11:00", "Thu 26.11. 12:00"]),
        ({"every": "hour", "at": "00:45"}, ["Thu 26.11. 10:45", "Thu 26.11. 11:45"]),
        ({"every": "6h", "at": "06:30"}, ["Thu 26.11. 12:30", "Thu 26.11. 18:30"]),
        ({"every": "90m"}, ["Thu 26.11. 11:00", "Thu 26.11. 12:30"]),
        ({"every": "week", "at": "06:30"}, ["Mon 30.11. 06:30", "Mon 07.12. 06:30"]),
        ({"every": "week", "on": "sunday", "at": "06:30"}, ["Sun 29.11. 06:30", "Sun 06.12. 06:30"]),
        ({"every": "month", "on": "31", "at": "01:00"}, ["Mon 30.11. 01:00", "Thu 31.12. 01:00"]),
        ({"cron": "30 6 * * *"}, ["Fri 27.11. 06:30", "Sat 28.11. 06:30"]),
        ({"cron": "0 5 * * 0"}, ["Sun 29.11. 05:00", "Sun 06.12. 05:00"]),
        ({"cron": "0 5 * * 1-5"}, ["Fri 27.11. 05:00", "Mon 30.11. 05:00"]),
        ({"cron": "0 5 28 * 0"}, ["Sat 28.11. 05:00", "Sun 29.11. 05:00"]),  # cron takes either kind of day
        ({"cron": "@weekly"}, ["Sun 29.11. 00:00", "Sun 06.12. 00:00"]),
    ],
)
def test_times_by_the_clock_of_the_plan(said: dict[str, str], expected: list[str]) -> None:
    assert times(Entry(name="x", **said), 2) == expected  # type: ignore[arg-type]


def test_every_second_day_does_not_drift() -> None:
    entry = Entry(name="x", every="2d", at="06:30")
    assert len(set(times(entry, 20)) & set(times(entry, 20, moment=NOW + timedelta(days=7)))) > 10


def test_clocks_that_change_leave_a_time_out_and_never_run_one_twice() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    spring = times(Entry(name="x", every="day", at="02:30"), 2, berlin, datetime(2026, 3, 28, 12, tzinfo=UTC))
    assert spring == ["Mon 30.03. 02:30", "Tue 31.03. 02:30"]
    autumn = times(Entry(name="x", every="day", at="02:30"), 2, berlin, datetime(2026, 10, 24, 12, tzinfo=UTC))
    assert autumn == ["Sun 25.10. 02:30", "Mon 26.10. 02:30"]


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({}, "either every"),
        ({"every": "day", "cron": "* * * * *"}, "either every"),
        ({"every": "7h"}, "no part of a day"),
        ({"every": "36h"}, "no part of a day"),
        ({"every": "5m"}, "15m is the least"),
        ({"every": "soon"}, "not 'soon'"),
        ({"every": "day", "at": "25:00"}, "not '25:00'"),
        ({"every": "week", "on": "someday"}, "day of the week"),
        ({"every": "month", "on": "32"}, "from 1 to 31"),
        ({"every": "day", "on": "mon"}, "week or month"),
        ({"cron": "* * * *"}, "five fields"),
        ({"cron": "*/5 * * * *"}, "15 minutes is the least"),
        ({"cron": "0 5 31 2 *"}, "no such day"),
        ({"cron": "0 5 * * 8"}, "no day of the week"),
        ({"cron": "0 25 * * *"}, "'25' is no hour: 0 to 23"),
        ({"cron": "61 5 * * *"}, "'61' is no minute: 0 to 59"),
        ({"cron": "0 5 x * *"}, "'x' is no day of the month: 1 to 31"),
        ({"cron": "0 5 * 13 *"}, "'13' is no month: 1 to 12"),
        ({"cron": "0 5 * * *", "at": "06:30"}, "goes with every"),
    ],
)
def test_what_cannot_be_is_said(said: dict[str, str], wrong: str) -> None:
    with pytest.raises(BadTime, match=wrong.replace("*", r"\*")):
        rule_of(Entry(name="x", **said), ZONE)  # type: ignore[arg-type]


def test_a_zone_that_is_none() -> None:
    with pytest.raises(BadTime, match="no time zone"):
        zone_of("Asia/Saigonn")


@given(
    st.sampled_from([{"every": each} for each in ("15m", "hour", "8h", "day", "3d", "week", "month")]),
    st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)),
    st.sampled_from(["Asia/Ho_Chi_Minh", "UTC", "Europe/Berlin", "Pacific/Chatham"]),
)
def test_the_next_time_is_later_and_the_same_from_anywhere_before_it(
    said: dict[str, str], moment: datetime, zone: str
) -> None:
    rule, moment = rule_of(Entry(name="x", **said), ZoneInfo(zone)), moment.replace(tzinfo=UTC)  # type: ignore[arg-type]
    found = next_after(rule, moment)
    assert found is not None
    assert found > moment
    assert next_after(rule, moment + (found - moment) / 2) == found


def unit(portal: str = "vidu", place: int = 0, plan: Plan | None = None, **said: object) -> Unit:
    entry = Entry(name="x", **(said or {"every": "day", "at": "06:30"}))  # type: ignore[arg-type]
    return Unit(plan or Plan(), entry, rule_of(entry, ZONE), portal, portal, place)


def last(one: Unit, since: datetime, **more: object) -> Last:
    return Last(rule=one.rule.said, since=since.isoformat(), **more)  # type: ignore[arg-type]


def test_a_new_portal_waits_for_its_next_time() -> None:
    found = due(unit(), None, NOW)
    assert found is not None
    assert found.slot == datetime(2026, 11, 26, 23, 30, tzinfo=UTC)


def test_however_many_were_missed_one_run_is_due_and_the_next_comes_when_it_would() -> None:
    one = unit()
    found = due(one, last(one, NOW - timedelta(days=30)), NOW)
    assert found is not None
    assert found.at < NOW
    after = due(one, last(one, NOW), NOW)
    assert after is not None
    assert after.slot == datetime(2026, 11, 26, 23, 30, tzinfo=UTC)


def test_times_that_were_changed_catch_nothing_up() -> None:
    one = unit()
    found = due(one, Last(rule="every day at 01:00", since=(NOW - timedelta(days=30)).isoformat()), NOW)
    assert found is not None
    assert found.slot > NOW


def test_starts_are_spread_the_same_way_for_everyone_and_never_past_half_the_interval() -> None:
    slot = datetime(2026, 11, 26, 23, 30, tzinfo=UTC)
    found = {portal: spread(Plan(), unit().entry, portal, slot, unit().rule) for portal in map(str, range(300))}
    assert found == {portal: spread(Plan(), unit().entry, portal, slot, unit().rule) for portal in found}
    assert min(found.values()) < timedelta(minutes=1)
    assert timedelta(minutes=9) < max(found.values()) < timedelta(minutes=10)
    often = unit(every="15m", jitter="2h")
    assert all(spread(Plan(), often.entry, portal, slot, often.rule) < timedelta(minutes=8) for portal in found)
    assert spread(Plan(jitter="0m"), unit().entry, "a", slot, unit().rule) == timedelta()


def test_portals_of_one_time_start_in_the_order_of_the_plan_where_nothing_spreads_them() -> None:
    starts = [due(unit(str(place), place, Plan(jitter="0m")), None, NOW) for place in range(5)]
    assert all(one.at < other.at for one, other in pairwise(each for each in starts if each))


def test_the_last_day_is_the_last() -> None:
    one = unit(every="day", at="06:30", ends="2026-11-28")
    one = Unit(one.plan, Entry(name="x", every="day", ends=NOW.date() + timedelta(days=2)), one.rule, "a", "a", 0)
    assert len(list(coming(one, None, NOW))) == 2


def test_an_entry_that_runs_once_runs_until_it_came_to_its_end() -> None:
    one = unit(every="day", once=True)
    assert due(one, last(one, NOW), NOW) is not None
    assert due(one, last(one, NOW, done=True), NOW) is None


def runs(count: int, every: timedelta, stored: int, **more: object) -> list[CrawlRun]:
    facts: dict[str, object] = {"mode": "update", "finish": "finished", "counts": {"stored": stored}, **more}
    began = [NOW - every * (count - number) for number in range(count)]
    return [
        CrawlRun(crawl_id="x", portal="vidu", started_at=at.isoformat(), ended_at=at.isoformat(), **facts)  # type: ignore[arg-type]
        for at in began
    ]


def test_a_portal_that_publishes_twice_a_day_is_not_asked_every_hour() -> None:
    found = tempo(runs(15, timedelta(hours=12), 1), NOW)
    assert found is not None
    assert found.a_day == pytest.approx(2)
    one = unit(every="hour", jitter="0m")
    began = last(one, NOW - timedelta(minutes=19), exit_code=0)
    later = due(one, began, NOW, found)
    assert later is not None
    assert timedelta(hours=11) < later.slot - NOW < timedelta(hours=13)
    assert "2 articles a day (14 in 7 days)" in later.why
    gaps = [other.slot - each.slot for each, other in pairwise(islice(coming(one, began, NOW, found), 6))]
    assert set(gaps) == {timedelta(hours=12)}


@pytest.mark.parametrize("told", [{"adaptive": False}, {"every": None, "cron": "0 * * * *"}])
def test_but_as_told_where_that_was_said(told: dict[str, object]) -> None:
    found = tempo(runs(15, timedelta(hours=12), 1), NOW)
    one = unit(**{"every": "hour", "jitter": "0m", **told})
    exact = due(one, last(one, NOW, exit_code=0), NOW, found)
    assert exact is not None
    assert exact.slot - NOW < timedelta(hours=1)


def test_a_busy_one_is_asked_as_told_and_a_silent_one_daily() -> None:
    busy, silent = tempo(runs(60, timedelta(hours=1), 5), NOW), tempo(runs(60, timedelta(hours=1), 0), NOW)
    assert busy is not None
    assert silent is not None
    assert explained(busy, timedelta(hours=1)) == ""
    assert silent.pause == timedelta(days=1)


@pytest.mark.parametrize(
    "few",
    [
        runs(3, timedelta(days=1), 1),
        runs(20, timedelta(hours=1), 1),
        runs(20, timedelta(days=1), 1, finish="unreachable"),
        runs(20, timedelta(days=1), 1, mode="full"),
        runs(20, timedelta(days=1), 1, counts={"stored": 1, "partial": 1}),
        runs(3, timedelta(days=30), 1),
    ],
    ids=["few", "short", "failed", "full", "partial", "old"],
)
def test_of_a_portal_of_which_little_is_known_nothing_is_made_up(few: list[CrawlRun]) -> None:
    assert tempo(few, NOW) is None
