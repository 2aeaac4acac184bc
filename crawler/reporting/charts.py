"""Facts of a report -> plots, as Vega-Lite. Needs the extra ``report``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import altair as alt

from archive.mergers.model import FATES
from archive.times import instant
from crawler.reporting.model import AGES, FIELDS, Copied, Curve, Pace, PortalFacts

Spec = dict[str, Any]
Rows = list[dict[str, Any]]

MOST_PORTALS = 11
"""Portals with a colour of their own; the others are one."""
OTHERS = "others"
_COLOURS = [
    "#0b5394", "#d55e00", "#009e73", "#cc79a7", "#8a6d00", "#56b4e9", "#7b3294", "#a6611a", "#4d4d4d", "#1b7837",
    "#e7298a", "#9e9e9e",
]  # fmt: skip
"""Told apart by readers who see few colours, and on paper."""
_ROW = 22
"""Pixels of a row of a heat map or of bars."""
_FINE = 3600
"""Seconds; within less the axis shows seconds too."""
_LABEL = 110
"""Pixels between moments on an axis."""
_SYMBOL = 30
"""Pixels beside a label of a legend."""
_UTC = alt.Scale(type="utc")
_MINUTE = alt.Tooltip("utcyearmonthdatehoursminutes(time):T", title="UTC", format="%Y-%m-%d %H:%M")
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
    rows = [{"day": day, "portal": portal, "articles": articles} for (day, portal), articles in sorted(merged.items())]
    bars = alt.Chart(_data(rows)).mark_bar(binSpacing=0)
    return _whole(
        bars.encode(
            x=alt.X("day:T", title=f"published ({unit})"),
            y=alt.Y("sum(articles):Q", title="articles"),
            color=alt.Color("portal:N", sort=named, scale=_palette(named), legend=_legend()),
            tooltip=[alt.Tooltip("day:T", title=unit), "portal:N", alt.Tooltip("articles:Q")],
        ),
        height=240,
    )


def coverage(portals: Sequence[PortalFacts]) -> Spec:
    """Share of the articles that exist that is archived, by portal and month; months without any are gaps."""
    rows = [
        {
            "portal": each.portal,
            "month": f"{month}-01",
            "share": archived / exist,
            "archived": archived,
            "known": exist - each.unseen.get(month, 0),
            "never seen": each.unseen.get(month, 0),
        }
        for each in portals
        for month, (archived, exist) in each.months.items()
        if month and exist
    ]
    cells = alt.Chart(_data(rows)).mark_rect()
    return _whole(
        cells.encode(
            x=alt.X("utcyearmonth(month):T", title=None, axis=_times("%Y-%m"), scale=_UTC),
            y=alt.Y("portal:N", title=None, sort=[each.portal for each in portals]),
            color=alt.Color(
                "share:Q",
                title="archived",
                scale=alt.Scale(domain=[0.5, 1], clamp=True, scheme="viridis"),
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
        height=_ROW * len(portals) + 10,
    )


def filled(portals: Sequence[PortalFacts]) -> Spec:
    """On which share of its articles a portal's fields are filled."""
    rows = [
        {"portal": each.portal, "field": name, "share": each.filled.get(name, 0) / each.articles}
        for each in portals
        if each.articles
        for name in FIELDS
    ]
    base = alt.Chart(_data(rows)).encode(
        x=alt.X("field:N", title=None, sort=list(FIELDS), axis=alt.Axis(orient="top", labelAngle=-60)),
        y=alt.Y("portal:N", title=None, sort=[each.portal for each in portals]),
    )
    cells = base.mark_rect(stroke="white", strokeWidth=0.5).encode(
        color=alt.Color("share:Q", scale=alt.Scale(domain=[0, 1], scheme="blues"), legend=None),
        tooltip=["portal:N", "field:N", alt.Tooltip("share:Q", format=".1%")],
    )
    words = base.mark_text(fontSize=10).encode(
        text=alt.Text("share:Q", format=".0%"),
        color=alt.condition(alt.datum.share > 0.6, alt.value("white"), alt.value("black")),
    )
    return _whole(cells + words, height=_ROW * len(portals) + 10)


def curves(found: Sequence[Curve]) -> Spec:
    """The views of the most read articles, from the first count on."""
    names = [f"{place}. {_short(curve.title)}" for place, curve in enumerate(found, 1)]
    rows = [
        {"article": name, "time": point.time, "views": point.views}
        for name, curve in zip(names, found, strict=True)
        for point in curve.points
    ]
    lines = alt.Chart(_data(rows)).mark_line(point=alt.OverlayMarkDef(size=24), interpolate="monotone")
    return _whole(
        lines.encode(
            x=alt.X("time:T", title="counted (UTC)", axis=_times("%Y-%m-%d", _clock(rows)), scale=_UTC),
            y=alt.Y("views:Q", title="views"),
            color=alt.Color("article:N", sort=names, scale=_palette(names), legend=_legend(columns=1, limit=320)),
            tooltip=[
                "article:N",
                _MINUTE,
                "views:Q",
            ],
        ),
        height=260,
    )


def decay(found: Sequence[Pace]) -> Spec:
    """Reads a day by the age of the article, each age against the one before."""
    rows = [{"age": pace.age, "reads a day": pace.reads_a_day, "spans": pace.spans} for pace in found]
    bars = alt.Chart(_data(rows)).mark_bar(color=_COLOURS[0])
    return _whole(
        bars.encode(
            x=alt.X("age:N", sort=list(AGES), title="age of the article", axis=alt.Axis(labelAngle=-30)),
            y=alt.Y("reads a day:Q", title="reads a day (median)"),
            tooltip=["age:N", alt.Tooltip("reads a day:Q", format=",.1f"), alt.Tooltip("spans:Q", title="spans")],
        ),
        height=200,
    )


def changed(portals: Sequence[PortalFacts]) -> Spec:
    """Share of the articles that were edited, and that were withdrawn."""
    rows = [
        {"portal": each.portal, "what": what, "share": count / each.articles, "articles": count}
        for each in portals
        if each.articles
        for what, count in (("edited", each.edited), ("withdrawn", each.withdrawn))
    ]
    bars = alt.Chart(_data(rows)).mark_bar()
    return _whole(
        bars.encode(
            y=alt.Y("portal:N", title=None, sort=[each.portal for each in portals]),
            yOffset=alt.YOffset("what:N"),
            x=alt.X("share:Q", title="of the articles", axis=alt.Axis(format="%")),
            color=alt.Color("what:N", scale=alt.Scale(range=[_COLOURS[0], _COLOURS[1]]), legend=_legend()),
            tooltip=["portal:N", "what:N", alt.Tooltip("share:Q", format=".2%"), "articles:Q"],
        ),
        height=(_ROW + 6) * len(portals) + 10,
    )


def copies(found: Sequence[Copied]) -> Spec:
    """Who copies whom."""
    rows = [{"first": each.first, "copied by": each.copied_by, "articles": each.articles} for each in found]
    base = alt.Chart(_data(rows)).encode(
        x=alt.X("copied by:N", axis=alt.Axis(labelAngle=-60)), y=alt.Y("first:N", title="had it first")
    )
    cells = base.mark_rect(stroke="white", strokeWidth=0.5).encode(
        color=alt.Color("articles:Q", scale=alt.Scale(scheme="oranges"), legend=None),
        tooltip=["first:N", "copied by:N", "articles:Q"],
    )
    return _whole(cells + base.mark_text(fontSize=10).encode(text="articles:Q"), height=_ROW * _firsts(found) + 10)


def fates(counts: dict[str, dict[str, int]]) -> Spec:
    """What became of the articles of portals that ended; ``counts`` by portal and fate."""
    names = list(FATES.values())
    rows = [
        {"portal": portal, "fate": name, "articles": found[fate], "order": place}
        for portal, found in counts.items()
        for place, (fate, name) in enumerate(FATES.items())
        if found.get(fate)
    ]
    bars = alt.Chart(_data(rows)).mark_bar()
    return _whole(
        bars.encode(
            y=alt.Y("portal:N", title=None),
            x=alt.X("articles:Q", stack="normalize", title="of the articles", axis=alt.Axis(format="%")),
            color=alt.Color("fate:N", sort=names, scale=_palette(names), legend=_legend(columns=2, limit=260)),
            order=alt.Order("order:Q"),
            tooltip=["portal:N", "fate:N", "articles:Q"],
        ),
        height=(_ROW + 6) * len(counts) + 10,
    )


def _counted(portals: Sequence[PortalFacts]) -> tuple[Counter[tuple[str, str]], list[str]]:
    """Articles by day and portal, the small portals as one; and the names in the order of their size."""
    ordered = sorted(portals, key=lambda each: -each.articles)
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


def _begin(day: str, unit: str) -> str:
    """The first day of the week or month in which ``day`` lies.

    >>> _begin("2026-11-26", "week"), _begin("2026-11-26", "month")
    ('2026-11-23', '2026-11-01')
    """
    if unit == "month":
        return f"{day[:7]}-01"
    moment = date.fromisoformat(day)
    return (moment - timedelta(days=moment.weekday())).isoformat() if unit == "week" else day


def _firsts(found: Sequence[Copied]) -> int:
    return len({each.first for each in found})


def _short(title: str, longest: int = 60) -> str:
    return title if len(title) <= longest else f"{title[: longest - 1].rstrip()}…"


def _data(rows: Rows) -> alt.InlineData:
    return alt.InlineData(values=rows)


def _palette(names: Sequence[str]) -> alt.Scale:
    return alt.Scale(domain=list(names), range=_COLOURS[: max(1, len(names))])


def _legend(columns: int = 3, limit: int = 160) -> alt.Legend:
    fits = alt.ExprRef(f"max(1, min({columns}, floor(width / {limit + _SYMBOL})))")
    return alt.Legend(
        orient="bottom", title=None, columns=fits, labelLimit=alt.ExprRef(f"min({limit}, width - {_SYMBOL})")
    )


def _clock(rows: Rows) -> str:
    """How fine the moments of ``rows`` are told."""
    moments = [instant(row["time"]) for row in rows]
    return "%H:%M:%S" if max(moments, default=0) - min(moments, default=0) < _FINE else "%H:%M"


def _times(*lines: str) -> alt.Axis:
    """An axis of moments (UTC), each said in full, and none where there is no room for it."""
    said = ", ".join(f"utcFormat(datum.value, '{line}')" for line in lines)
    room = alt.ExprRef(f"max(2, min(10, floor(width / {_LABEL})))")
    return alt.Axis(labelExpr=f"[{said}]", tickCount=room, labelOverlap="greedy", labelBound=True, labelFlush=True)


def _whole(chart: Any, *, height: int) -> Spec:
    """The specification, as wide as the place where it stands."""
    drawn = chart.properties(width="container", height=height).configure_view(stroke=None)
    drawn = drawn.configure_axis(labelFontSize=11, titleFontSize=11, labelLimit=120).configure(
        font="system-ui, sans-serif", autosize=alt.AutoSizeParams(type="fit-x", contains="padding")
    )
    spec: Spec = drawn.to_dict()
    return spec
