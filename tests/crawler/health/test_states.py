"""States of portals whose runs are no measure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from rich.console import Console

from archive.covering.unread import EXPECTED
from archive.judging.quality import Quality
from archive.showing.tables import put
from archive.times import stamp
from crawler.commands.health import _show, _table
from crawler.health.check import check
from crawler.health.model import Alarm, Health, Known
from tests.archive.building import run

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
IMPORT: dict[str, Any] = {"command": "import", "finish": "finished"}
PART: dict[str, Any] = {"command": "crawl", "finish": "limit"}


@pytest.mark.parametrize(
    ("runs", "state"), [([], "new"), ([PART], "new"), ([IMPORT, PART], "new"), ([IMPORT], "imported")]
)
def test_imports_are_no_measure(runs: list[dict[str, Any]], state: str) -> None:
    found = check("vidu", [run(**changes) for changes in runs], NOW)
    assert (found.state, found.is_well) == (state, True)


AWAY: dict[str, Any] = {"command": "crawl", "finish": "unreachable", "counts": {}, "causes": {"listing dns": 1}}


def test_what_could_never_be_read_is_not_fresh() -> None:
    once = check("vidu", [run(**AWAY)], NOW)
    assert (once.state, [alarm.cause for alarm in once.alarms]) == ("unreachable", ["1 run was not answered: dns 1"])
    assert check("vidu", [run(), run(**AWAY)], NOW).is_well  # once is chance where it was read before


@pytest.mark.parametrize(
    ("cause", "state"),
    [("robots", "blocked"), ("http-404", "moved"), ("http-410", "moved"), ("http-4xx", "unreachable")],
)
def test_a_home_page_that_cannot_be_had_is_told_whatever_the_cause(cause: str, state: str) -> None:
    away = {**AWAY, "causes": {f"failed/listing {cause}": 1}, "unread": {cause: ["https://vidu.vn/"]}}
    once = check("vidu", [run(**away)], NOW)
    assert (once.state, once.alarms[0].examples) == (state, ["https://vidu.vn/"])
    # A page that says 404 is one that came, too.
    came = {**away, "finish": "finished", "counts": {"pages": 1, "listings": 1}}
    assert check("vidu", [run(**came)], NOW).state == ("empty" if state == "moved" else state)
    assert check("vidu", [run(), run(**came), run(**came)], NOW).state == state


@pytest.mark.parametrize("cause", ["listing http-403", "listing robots", "feed http-403", "asset http-403", "http-403"])
def test_one_list_or_article_that_is_always_refused_is_no_closed_door(cause: str) -> None:
    quiet = run(counts={"pages": 3, "listings": 3, "listings_read": 2}, causes={f"failed/{cause}": 2})
    assert check("vidu", [run(), *[quiet] * 5], NOW).is_well
    home = run(counts={"pages": 1, "listings": 1, "listings_read": 1}, causes={f"failed/{cause}": 1})
    assert check("vidu", [run(), *[home] * 5], NOW).is_well


@pytest.mark.parametrize(
    "causes",
    [
        {"failed/feed http-5xx": 3},
        {"failed/sitemap http-403": 4},
        {"failed/further page http-403": 9},
        {"refused/listing off-host": 3, "refused/listing login": 2},
    ],
)
@pytest.mark.parametrize("stored", [0, 10])
def test_lists_of_others_and_feeds_that_are_shut_are_no_closed_door_where_lists_came(
    causes: dict[str, int], stored: int
) -> None:
    came = run(counts={"pages": 9, "listings": 5, "listings_read": 2, "stored": stored}, causes=causes)
    assert check("vidu", [run(), came, came], NOW).is_well
    bare = run(counts={"pages": 1, "listings": 1}, causes={"failed/feed http-403": 2, "refused/listing login": 1})
    assert check("vidu", [run(), bare, bare], NOW).state == "blocked"  # where none came, they are


@pytest.mark.parametrize(("cause", "number"), [("listing http-403", 3), ("http-403", 3)])
def test_most_lists_and_some_articles_that_are_refused_are_a_closed_door(cause: str, number: int) -> None:
    shut = run(counts={"pages": 9, "listings": 5, "listings_read": 2}, causes={f"failed/{cause}": number})
    assert check("vidu", [run(), shut, shut], NOW).state == "blocked"


@pytest.mark.parametrize(
    ("finish", "state"), [("blocked", "blocked"), ("unreachable", "blocked"), ("finished", "fresh")]
)
def test_a_run_that_gave_the_portal_up_was_kept_out_though_a_list_came(finish: str, state: str) -> None:
    counts = {"pages": 2, "listings": 1, "listings_read": 1}
    shut = run(finish=finish, counts=counts, causes={"failed/challenge": 1})
    assert check("vidu", [run(), shut, shut], NOW).state == state
    read = run(finish=finish, counts={**counts, "unchanged": 4}, causes={"failed/challenge": 1})
    assert check("vidu", [run(), read, read], NOW).is_well  # it came in


def test_where_a_portal_leads_to_is_told() -> None:
    away = {**AWAY, "causes": {"failed/listing off-host": 1}, "unread": {"off-host": ["https://moi.vidu.vn/"]}}
    (alarm,) = check("vidu", [run(), run(**away), run(**away)], NOW).alarms
    assert alarm.cause == "2 runs were turned away: off-host 2; it leads to https://moi.vidu.vn/"


LED: dict[str, Any] = {
    "finish": "unreachable",
    "causes": {"failed/listing off-host": 1},
    "unread": {"off-host": ["https://moi.vidu.vn/"]},
}


def test_what_keeps_the_newest_runs_out_is_told_whatever_kept_earlier_ones_out() -> None:
    refused, led = {**AWAY, "causes": {"failed/listing refused": 1}}, {**AWAY, **LED}
    found = check("vidu", [run(), *[run(**refused)] * 3, run(**led), run(**led)], NOW)
    cause = "5 runs were turned away: connection refused 3, off-host 2; it leads to https://moi.vidu.vn/"
    assert (found.state, found.alarms[0].cause) == ("moved", cause)
    once = check("vidu", [run(), *[run(**refused)] * 3, run(**led)], NOW)
    assert once.state == "unreachable"  # one may be chance
    assert check("vidu", [run(), *[run(**led)] * 3, *[run(**refused)] * 2], NOW).state == "unreachable"


def test_a_portal_is_dead_of_what_it_was_silent_for() -> None:
    refused, led = {**AWAY, "causes": {"failed/listing refused": 1}}, {**AWAY, **LED}

    def state(*runs: dict[str, Any]) -> str:
        days = (NOW - timedelta(days=len(runs) - at) for at in range(len(runs)))
        dated = [run(**{**each, "started_at": stamp(day)}) for each, day in zip(runs, days, strict=True)]
        return check("vidu", dated, NOW).state

    assert state(*[refused] * 40) == "dead"
    assert state(*[refused] * 38, led, led) == "moved"
    assert state(*[led] * 38, refused, refused) == "unreachable"


def test_where_robots_txt_leads_elsewhere_the_portal_does() -> None:
    silent = {**AWAY, "causes": {"failed/listing robots-unreachable": 1}}
    led = {**silent, "unread": {**LED["unread"], "robots-unreachable": ["https://vidu.vn/"]}}
    assert check("vidu", [run(), run(**led), run(**led)], NOW).state == "moved"
    assert check("vidu", [run(), run(**silent), run(**silent)], NOW).state == "unreachable"


def test_lists_that_name_no_article_any_more_are_told() -> None:
    some = run(crawl_id="1", counts={"pages": 9, "listings": 5, "listings_read": 5, "unchanged": 4})
    bare = [run(crawl_id=name, counts={"pages": 6, "listings": 2}, causes={"failed/layout": 4}) for name in "23"]
    found = check("vidu", [some, *bare], NOW)
    assert (found.state, [(alarm.what, alarm.field) for alarm in found.alarms]) == ("changed", [("listing", "rows")])
    assert (found.alarms[0].since, found.alarms[0].cause) == (
        "2",
        "no list names an article any more: 4 pages of lists were asked for in 2 runs",
    )
    assert check("vidu", [some, bare[0]], NOW).is_well  # once is chance
    assert check("vidu", [some, bare[0], some, bare[1]], NOW).is_well
    older = run(counts={"pages": 9, "listings": 5, "unchanged": 4})  # of a version that did not count them
    assert check("vidu", [older, older, older], NOW).is_well


@pytest.mark.parametrize(
    ("cause", "said"),
    [("dns", "not answered: dns 2"), ("http-403", "turned away: http-403 2"), ("tls", "not answered: tls 2")],
)
def test_only_who_answers_turns_away(cause: str, said: str) -> None:
    found = check("vidu", [run(), *[run(**{**AWAY, "causes": {f"listing {cause}": 1}})] * 2], NOW)
    assert [alarm.cause for alarm in found.alarms] == [f"2 runs were {said}"]


@pytest.mark.parametrize(
    ("looks", "days", "cause", "state"),
    [
        (30, 14, "dns", "dead"),
        (30, 14, "timeout", "dead"),
        (29, 20, "dns", "unreachable"),
        (30, 13.9, "dns", "unreachable"),
        (30, 14, "tls", "unreachable"),
        (30, 14, "http-403", "blocked"),
    ],
)
def test_a_portal_is_dead_only_after_many_looks_and_many_days(looks: int, days: float, cause: str, state: str) -> None:
    begin, step = NOW - timedelta(days=days), timedelta(days=days) / (looks - 1)
    times = [f"{begin + look * step:%Y-%m-%dT%H:%M:%SZ}" for look in range(looks)]
    causes = {f"listing {cause}": 3}  # three sections of one portal are one look at it
    shut = [run(**{**AWAY, "started_at": time, "ended_at": time, "causes": causes}) for time in times]
    some = Quality(articles=2, looked=2, examples=["https://vidu.gov.vn/1", "https://vidu.gov.vn/2"])
    read = run(started_at=times[0], ended_at=times[0], quality=some)
    found = check("vidu", [read, *shut], NOW)
    assert (found.state, found.is_well) == (state, False)
    assert found.alarms[0].since_at == times[0]
    assert found.alarms[0].examples == ["https://vidu.gov.vn/1", "https://vidu.gov.vn/2"]


def test_what_earlier_runs_brought_counts_and_a_part_is_no_measure() -> None:
    some = Quality(articles=70, looked=70, filled={"byline": 1.0})
    known = Known(articles=120, filled={"byline": 0.9})
    whole = run(mode="full", counts={"stored": 70, "archived": 120}, quality=some)
    assert check("vidu", [whole], NOW, known).is_well
    less = run(mode="full", counts={"stored": 70, "archived": 119}, quality=some)
    assert [alarm.cause for alarm in check("vidu", [less], NOW, known).alarms] == ["119 articles, 120 expected"]
    bare = Quality(articles=9, looked=9, filled={"byline": 0.1})
    part = run(mode="update", counts={"stored": 9, "partial": 1}, quality=bare)
    assert check("vidu", [whole, part], NOW, known).is_well


def test_what_is_below_what_is_expected_says_since_when() -> None:
    known = Known(articles=10, filled={"byline": 0.9})
    full, bare = Quality(articles=9, looked=9, filled={"byline": 1.0}), Quality(articles=9, looked=9)
    runs = [
        run(crawl_id="1", mode="full", counts={"archived": 10}, quality=full),
        run(crawl_id="2", mode="full", counts={"archived": 9}, quality=full),
        run(crawl_id="3", mode="update", counts={"pages": 2}, quality=bare),
        run(crawl_id="4", mode="update", counts={"pages": 2}),  # read no article: tells of no field
        run(crawl_id="5", mode="full", counts={"archived": 9}, quality=bare),
    ]
    since = {alarm.field: alarm.since for alarm in check("vidu", runs, NOW, known).alarms}
    assert since == {"articles": "2", "byline": "3"}
    again = run(crawl_id="4", mode="full", counts={"archived": 10}, quality=full)
    assert {alarm.since for alarm in check("vidu", [*runs[:3], again, runs[4]], NOW, known).alarms} == {"5"}


def test_a_part_that_got_no_answer_is_a_failed_look() -> None:
    part = run(**{**AWAY, "counts": {"partial": 1}})
    assert check("vidu", [part], NOW).state == "unreachable"
    assert check("vidu", [run(), part, part], NOW).state == "unreachable"
    came = run(**{**AWAY, "counts": {"partial": 1, "pages": 3}})
    assert check("vidu", [run(), came, came], NOW).is_well


UNREAD: dict[str, Any] = {
    "causes": {"failed/listing script-only": 2, "failed/listing timeout": 1},
    "unread": {"script-only": ["https://vidu.vn/tin-tuc"], "timeout": ["https://vidu.vn/van-hoa"]},
    "counts": {"unchanged": 9},
}


def test_a_listing_that_only_a_script_shows_wants_a_look() -> None:
    found = check("vidu", [run(**UNREAD)], NOW)
    assert (found.state, [(alarm.what, alarm.field) for alarm in found.alarms]) == ("short", [("listing", "unread")])
    assert found.alarms[0].cause == "2 pages of listings are not read: only a script shows what they name"
    assert found.alarms[0].examples == ["https://vidu.vn/tin-tuc"]
    later = [run(), run(crawl_id="2", **UNREAD), run(crawl_id="3", counts={"partial": 1}), run(crawl_id="4", **UNREAD)]
    assert [alarm.since for alarm in check("vidu", later, NOW).alarms] == ["2"]


@pytest.mark.parametrize(
    "runs",
    [
        [UNREAD, {}],
        [{}, UNREAD],
        [UNREAD, UNREAD, {}],
        [{"causes": {"failed/listing timeout": 1}, "counts": {"unchanged": 9}}] * 3,
        [{"causes": {"refused/section http-404": 1, "refused/script-only": 1}}] * 3,
        [{"causes": {f"refused/listing {EXPECTED}": 1}}] * 3,
    ],
    ids=["read again", "once", "read in the end", "another cause", "no listing", "expected"],
)
def test_what_is_read_again_is_no_alarm(runs: list[dict[str, Any]]) -> None:
    assert check("vidu", [run(**changes) for changes in runs], NOW).is_well


def test_examples_are_shown_once_for_all_alarms_of_a_portal(capsys: pytest.CaptureFixture[str]) -> None:
    shown = [("lead", ["/1", "/2"]), ("byline", ["/1", "/2"]), ("views", ["/2", "/3"])]
    alarms = [
        Alarm(what="field", field=name, since="1", since_at="2026-11-24T02:00:00Z", cause="gone", examples=examples)
        for name, examples in shown
    ]
    _show([Health(portal=name, state="changed", alarms=alarms) for name in ("vidu", "khac")])
    output = capsys.readouterr().out
    assert [output.count(url) for url in ("/1", "/2", "/3")] == [2, 2, 2]  # of each of two portals


@pytest.mark.parametrize("width", [80, 200])
def test_an_address_is_shown_whole_in_a_narrow_terminal_too(width: int) -> None:
    url = "https://vidu.gov.vn/tin-tuc/" + "hoi-nghi-tong-ket-" * 3 + "1.html"
    alarm = Alarm(what="field", field="lead", since="1", since_at="2026-11-24T02:00:00Z", cause="x", examples=[url])
    shown = StringIO()
    put(
        Console(file=shown, width=width, force_terminal=True),
        _table([Health(portal="vidu", state="changed", alarms=[alarm])]),
    )
    assert url in shown.getvalue()
    assert "2026-11-24" in shown.getvalue()
