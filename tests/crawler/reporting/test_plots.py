"""What the plots of a report say of their axes and colours."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib.util import find_spec

import pytest

from crawler.reporting.model import Curve, Pace, Point, PortalFacts, Report
from crawler.reporting.sections import sections

pytestmark = pytest.mark.skipif(
    (find_spec("altair") is None or find_spec("vl_convert") is None) and not os.environ.get("CONGTIN_TEST_ALL"),
    reason="the extra report is not installed",
)


def test_days_and_weeks_are_drawn_where_they_lie_whatever_clock_the_reader_has() -> None:
    from crawler.reporting import charts

    one = PortalFacts(portal="vidu", articles=3, days={"2026-11-26": 2, "2026-11-27": 1})
    other = PortalFacts(portal="mau", articles=1, days={"2026-11-26": 1})
    none = PortalFacts(portal="trong", articles=0, days={})
    drawn = charts.per_day([other, one, none])
    assert drawn["encoding"]["x"]["scale"] == {"type": "utc"}
    assert drawn["encoding"]["color"]["scale"]["domain"] == ["vidu", "mau"]
    (rows,) = drawn["datasets"].values()
    assert [tuple(row.values()) for row in rows] == [
        ("2026-11-26", "2026-11-27", "vidu", 2, 0, 2),
        ("2026-11-26", "2026-11-27", "mau", 1, 2, 3),
        ("2026-11-27", "2026-11-28", "vidu", 1, 0, 1),
    ]


def test_colours_of_coverage_reach_from_nothing_to_all() -> None:
    from crawler.reporting import charts

    colour = charts.coverage([PortalFacts(portal="vidu", articles=1, months={"2026-01": (1, 4)})])["encoding"]["color"]
    assert colour["scale"]["domain"] == [0, 1]
    assert "clamp" not in colour["scale"]


def test_the_share_that_is_drawn_is_the_one_that_is_told() -> None:
    """Numbers that were never seen may be of no article: they make no month look worse, and alone they are no month."""
    from crawler.reporting import charts

    months = {"2026-01": (3, 5), "2026-02": (0, 2), "2026-03": (1, 2)}
    one = PortalFacts(portal="vidu", articles=4, months=months, unseen={"2026-01": 2, "2026-02": 2})
    (rows,) = charts.coverage([one])["datasets"].values()
    assert [(row["month"], row["share"]) for row in rows] == [("2026-01-01", 1.0), ("2026-03-01", 0.5)]
    report = _report(PortalFacts(portal="vidu", months={"2026-02": (0, 2)}, unseen={"2026-02": 2}))
    assert {each.name: each.plot for each in sections(report)}["coverage"] is None


def test_of_portals_that_nobody_looked_at_again_no_share_is_drawn() -> None:
    from crawler.reporting import charts

    seen = PortalFacts(portal="vidu", articles=100, looked_at_again=4, edited=1)
    not_seen = PortalFacts(portal="mau", articles=50)
    (rows,) = charts.changed([seen, not_seen])["datasets"].values()
    assert [(row["portal"], row["what"], row["share"]) for row in rows] == [
        ("vidu", "edited", 0.25),
        ("vidu", "withdrawn", 0.0),
    ]
    said = {each.name: each.says for each in sections(_report(seen, not_seen))}["changed"]
    assert said == [
        "4 articles were looked at more than once.",
        "Of 1 portal none was: what was edited or withdrawn there is not known.",
        """`grep -hE '"kind":"(revised|missing|gone)"' archive-data/observations/portal=*/*.jsonl` shows the """
        "looks that found an article changed or gone, `congtin archive diff ID` what an edit changed.",
    ]


def test_counts_that_do_not_grow_are_said_and_not_drawn() -> None:
    for reads, drawn in ((0.0, None), (0.5, "decay")):
        report = _report(paces=[Pace(age="later", reads_a_day=reads, spans=2)])
        decay = {each.name: each for each in sections(report)}["decay"]
        assert decay.plot == drawn
        assert ("It is 0 at every age: most counts did not grow from one look to the next." in decay.says) is (
            drawn is None
        )


def _report(*portals: PortalFacts, paces: Sequence[Pace] = ()) -> Report:
    return Report(
        **{"directory": "archive-data", "made_at": "2026-11-27T00:00:00Z", "since": None, "linked": False},
        **{"portals": list(portals), "paces": list(paces), "curves": [], "copies": [], "shared": [], "rehosted": 0},
        **{"health": [], "mergers": [], "damaged": 0},
    )


def test_times_of_a_short_span_have_day_seconds_and_zone() -> None:
    from crawler.reporting import curves

    points = [Point(time=f"2026-11-23T05:54:{second}Z", views=1) for second in ("00", "40")]
    x = curves.curves([Curve(id="vidu:1", title="Tin", published_at=None, points=points)])["encoding"]["x"]
    assert x["scale"] == {"type": "utc"}
    assert "UTC" in x["title"]
    assert "'%Y-%m-%d'" in x["axis"]["labelExpr"]
    assert "'%H:%M:%S'" in x["axis"]["labelExpr"]


def test_midnight_is_a_day_and_another_moment_has_its_clock() -> None:
    from crawler.reporting import curves

    points = [Point(time=f"2026-11-{day}T{hour}:00:00Z", views=1) for day, hour in (("23", "00"), ("26", "12"))]
    x = curves.curves([Curve(id="vidu:1", title="Tin", published_at=None, points=points)])["encoding"]["x"]
    is_midnight, said = x["axis"]["labelExpr"].split(" ? ")
    assert is_midnight == "utcFormat(datum.value, '%H:%M:%S') === '00:00:00'"
    assert [part.count("%Y-%m-%d") + 10 * part.count("%H:%M") for part in said.split(" : ")] == [1, 11]


def test_a_long_span_has_days_and_between_two_counts_no_curve() -> None:
    from crawler.reporting import curves

    points = [Point(time=f"2026-{month}-01T00:00:00Z", views=int(month)) for month in ("01", "06")]
    drawn = curves.curves([Curve(id="vidu:1", title="Tin", published_at=None, points=points)])
    assert "%H" not in drawn["encoding"]["x"]["axis"]["labelExpr"]
    assert "interpolate" not in drawn["mark"]
    assert drawn["encoding"]["y"]["scale"] == {"zero": False}


def test_few_articles_are_counted_whole_and_every_age_has_its_place() -> None:
    from crawler.reporting import charts, curves
    from crawler.reporting.model import AGES

    y = charts.per_day([PortalFacts(portal="vidu", articles=2, days={"2026-11-26": 2})])["encoding"]["y"]
    assert y["axis"]["values"] == [0, 1, 2]
    x = curves.decay([Pace(age="later", reads_a_day=3.0, spans=2)])["encoding"]["x"]
    assert x["scale"]["domain"] == list(AGES)


def test_listings_that_were_not_read_are_named_beside_the_shares() -> None:
    some = PortalFacts(portal="vidu", unread={"script-only": 1, "timeout": 1}, unread_urls=["https://vidu.vn/tin"])
    one = PortalFacts(portal="mau", unread={"script-only": 1})
    says = {each.name: each.says for each in sections(_report(some, one, PortalFacts(portal="tot")))}["coverage"]
    assert says[-2:] == [
        "vidu: 2 pages of listings were not read in the last crawl (script-only 1, timeout 1), such as "
        "https://vidu.vn/tin. What they alone name is not known.",
        "mau: a page of a listing was not read in the last crawl (script-only 1). What it alone names is not known.",
    ]
