"""Views of articles over time -> plots, as Vega-Lite. Needs the extra ``report``."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from archive.times import instant
from crawler.reporting.drawing import COLOURS, UTC, Rows, Spec, data, legend, palette, times, whole
from crawler.reporting.model import AGES, Curve, Pace

_FINE = 3600
"""Seconds; within less the axis shows seconds too."""
_COARSE = 20 * 86_400
"""Seconds; over more the day is enough."""
_MINUTE = alt.Tooltip("utcyearmonthdatehoursminutes(time):T", title="UTC", format="%Y-%m-%d %H:%M")


def curves(found: Sequence[Curve]) -> Spec:
    """The views of the most read articles, from the first count on."""
    names = [f"{place}. {_short(curve.title)}" for place, curve in enumerate(found, 1)]
    rows = [
        {"article": name, "time": point.time, "views": point.views}
        for name, curve in zip(names, found, strict=True)
        for point in curve.points
    ]
    lines = alt.Chart(data(rows)).mark_line(point=alt.OverlayMarkDef(size=24))
    return whole(
        lines.encode(
            x=alt.X("time:T", title="counted (UTC)", axis=times("%Y-%m-%d", *_clock(rows)), scale=UTC),
            # Not from 0 on: what is told is how views grow, and the most read have many from the start.
            y=alt.Y("views:Q", title="views", scale=alt.Scale(zero=False), axis=alt.Axis(tickMinStep=1)),
            color=alt.Color("article:N", sort=names, scale=palette(names), legend=legend(columns=1, limit=480)),
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
    bars = alt.Chart(data(rows)).mark_bar(color=COLOURS[0])
    return whole(
        bars.encode(
            x=alt.X(
                "age:N",
                scale=alt.Scale(domain=list(AGES)),
                title="age of the article",
                axis=alt.Axis(labelAngle=-30),
            ),
            y=alt.Y("reads a day:Q", title="reads a day (median)"),
            tooltip=["age:N", alt.Tooltip("reads a day:Q", format=",.1f"), alt.Tooltip("spans:Q", title="spans")],
        ),
        height=200,
    )


def _short(title: str, longest: int = 60) -> str:
    return title if len(title) <= longest else f"{title[: longest - 1].rstrip()}…"


def _clock(rows: Rows) -> list[str]:
    """How fine the moments of ``rows`` are told below their day."""
    moments = [instant(row["time"]) for row in rows]
    span = max(moments, default=0) - min(moments, default=0)
    return [] if span > _COARSE else ["%H:%M:%S" if span < _FINE else "%H:%M"]
