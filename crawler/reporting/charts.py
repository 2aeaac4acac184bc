"""Facts of portals -> plots, as Vega-Lite. Needs the extra ``report``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

import altair as alt

from crawler.filled import FIELDS
from crawler.reporting.drawing import COLOURS, ROW, UTC, Spec, data, legend, palette, room, times, whole
from crawler.reporting.model import PortalFacts

MOST_PORTALS = 11
"""Portals with a colour of their own; the others are one."""
OTHERS = "others"
_FEW = 6
"""Counts that an axis names one by one."""
_DAYS, _WEEKS = 200, 1500
"""Days that are drawn one by one; days that are drawn week by week. More are drawn by months."""


def per_day(portals: Sequence[PortalFacts]) -> Spec:
    """Articles by day of publication (or week, or month, where there are many) and portal."""
    counts, named = _counted(portals)
    days = sorted({day for day, _ in counts})
    unit = _unit(days)
    merged = Counter[tuple[str, str]]()
    for (day, portal), articles in counts.items():
        merged[_begin(day, unit), portal] += articles
    # Stacked here: a plot stacks only what is as wide as a unit of its own, and its weeks begin on Sunday.
    height = Counter[str]()
    rows = []
    for (day, portal), articles in sorted(merged.items(), key=lambda each: (each[0][0], named.index(each[0][1]))):
        row = {"day": day, "end": _end(day, unit), "portal": portal, "articles": articles, "from": height[day]}
        height[day] += articles
        rows.append({**row, "to": height[day]})
    bars = alt.Chart(data(rows)).mark_bar(binSpacing=0)
    return whole(
        bars.encode(
            x=alt.X("day:T", title=f"published ({unit})", axis=times("%Y-%m-%d"), scale=UTC),
            x2="end:T",
            y=alt.Y("from:Q", title="articles", axis=_whole_numbers(max(height.values(), default=0))),
            y2="to:Q",
            color=alt.Color("portal:N", sort=named, scale=palette(named), legend=legend()),
            tooltip=[
                alt.Tooltip("utcyearmonthdate(day):T", title=unit, format="%Y-%m-%d"),
                "portal:N",
                alt.Tooltip("articles:Q"),
            ],
        ),
        height=240,
    )


def coverage(portals: Sequence[PortalFacts]) -> Spec:
    """Share of the known articles that is archived, by portal and month; months without any are gaps. Numbers never
    seen, of which there may never have been an article, are in no share."""
    rows = [
        {
            "portal": each.portal,
            "month": f"{month}-01",
            "share": archived / known,
            "archived": archived,
            "known": known,
            "never seen": each.unseen.get(month, 0),
        }
        for each in portals
        for month, (archived, exist) in each.months.items()
        if month and (known := exist - each.unseen.get(month, 0))
    ]
    cells = alt.Chart(data(rows)).mark_rect()
    return whole(
        cells.encode(
            x=alt.X("utcyearmonth(month):T", title=None, axis=times("%Y-%m"), scale=UTC),
            y=alt.Y("portal:N", title=None, sort=[each.portal for each in portals]),
            color=alt.Color(
                "share:Q",
                title="archived",
                scale=alt.Scale(domain=[0, 1], scheme="viridis"),
                legend=alt.Legend(format=".0%", orient="top", gradientLength=160),
            ),
            tooltip=[
                "portal:N",
                alt.Tooltip("utcyearmonth(month):T", title="month", format="%Y-%m"),
                alt.Tooltip("share:Q", format=".1%"),
                "archived:Q",
                "known:Q",
                "never seen:Q",
            ],
        ),
        height=ROW * len(portals) + 10,
    )


def filled(portals: Sequence[PortalFacts]) -> Spec:
    """On which share of its articles a portal's fields are filled."""
    rows = [
        {"portal": each.portal, "field": name, "share": share, "percent": f"{share * 100:.0f}"}
        for each in portals
        if each.articles
        for name in FIELDS
        for share in (each.filled.get(name, 0) / each.articles,)
    ]
    base = alt.Chart(data(rows)).encode(
        x=alt.X("field:N", title=None, sort=list(FIELDS), axis=alt.Axis(orient="top", labelAngle=-60)),
        y=alt.Y("portal:N", title=None, sort=[each.portal for each in portals]),
    )
    cells = base.mark_rect(stroke="white", strokeWidth=0.5).encode(
        color=alt.Color("share:Q", scale=alt.Scale(domain=[0, 1], scheme="blues"), legend=None),
        tooltip=["portal:N", "field:N", alt.Tooltip("share:Q", format=".1%")],
    )
    words = base.mark_text(fontSize=alt.ExprRef("width < 380 ? 8 : 10")).encode(
        text=alt.Text("percent:N"),
        color=alt.condition(alt.datum.share > 0.6, alt.value("white"), alt.value("black")),
    )
    return whole(cells + words, height=ROW * len(portals) + 10)


def changed(portals: Sequence[PortalFacts]) -> Spec:
    """Which share of the articles that were looked at again were edited, and withdrawn. Of other portals nothing is
    known: they have no bar, which would be one of nought."""
    again = [each for each in portals if each.looked_at_again]
    rows = [
        {"portal": each.portal, "what": what, "share": count / each.looked_at_again, "articles": count}
        for each in again
        for what, count in (("edited", each.edited), ("withdrawn", each.withdrawn))
    ]
    bars = alt.Chart(data(rows)).mark_bar()
    return whole(
        bars.encode(
            y=alt.Y("portal:N", title=None, sort=[each.portal for each in again]),
            yOffset=alt.YOffset("what:N"),
            x=alt.X("share:Q", title="of the articles looked at again", axis=alt.Axis(format="~%", tickCount=room())),
            color=alt.Color("what:N", scale=alt.Scale(range=[COLOURS[0], COLOURS[1]]), legend=legend()),
            tooltip=["portal:N", "what:N", alt.Tooltip("share:Q", format=".2%"), "articles:Q"],
        ),
        height=(ROW + 6) * len(again) + 10,
    )


def _counted(portals: Sequence[PortalFacts]) -> tuple[Counter[tuple[str, str]], list[str]]:
    """Articles by day and portal, the small portals as one; and the names in the order of their size."""
    ordered = sorted((each for each in portals if each.days), key=lambda each: -each.articles)
    own = {each.portal for each in (ordered if len(ordered) <= MOST_PORTALS + 1 else ordered[:MOST_PORTALS])}
    counts = Counter[tuple[str, str]]()
    for each in portals:
        for day, articles in each.days.items():
            counts[day, each.portal if each.portal in own else OTHERS] += articles
    named = [each.portal for each in ordered if each.portal in own]
    return counts, named if len(named) == len(ordered) else [*named, OTHERS]


def _unit(days: Sequence[str]) -> str:
    """What one bar stands for."""
    span = (date.fromisoformat(days[-1]) - date.fromisoformat(days[0])).days if days else 0
    return "day" if span <= _DAYS else "week" if span <= _WEEKS else "month"


def _whole_numbers(most: int) -> alt.Axis:
    """An axis of counts: with few of them each is named, since a plot would name halves too."""
    return alt.Axis(values=list(range(most + 1)), format="d") if most < _FEW else alt.Axis()


def _begin(day: str, unit: str) -> str:
    """The first day of the week or month in which ``day`` lies.

    >>> _begin("2026-11-26", "week"), _begin("2026-11-26", "month")
    ('2026-11-23', '2026-11-01')
    """
    if unit == "month":
        return f"{day[:7]}-01"
    moment = date.fromisoformat(day)
    return (moment - timedelta(days=moment.weekday())).isoformat() if unit == "week" else day


def _end(day: str, unit: str) -> str:
    """The day on which the bar that begins on ``day`` ends.

    >>> _end("2026-11-26", "day"), _end("2026-11-23", "week"), _end("2026-12-01", "month")
    ('2026-11-27', '2026-11-30', '2027-01-01')
    """
    first = date.fromisoformat(day)
    if unit == "month":
        return (first + timedelta(days=31)).replace(day=1).isoformat()
    return (first + timedelta(days=7 if unit == "week" else 1)).isoformat()
