"""What goes from portal to portal, copies and moves -> plots, as Vega-Lite. Needs the extra ``report``."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from archive.mergers.model import FATES
from crawler.reporting.drawing import ROW, Spec, data, legend, palette, whole
from crawler.reporting.model import Copied

_DARK = 0.6
"""Share of the most from which a cell is dark."""
_TITLE = 80
"""Pixels that the title beside the rows takes."""


def copies(found: Sequence[Copied]) -> Spec:
    """Who copies whom."""
    rows = [{"first": each.first, "copied by": each.copied_by, "articles": each.articles} for each in found]
    base = alt.Chart(data(rows)).encode(
        x=alt.X("copied by:N", axis=alt.Axis(labelAngle=-60)), y=alt.Y("first:N", title="had it first")
    )
    most = max((each.articles for each in found), default=1)
    cells = base.mark_rect(stroke="white", strokeWidth=0.5).encode(
        color=alt.Color("articles:Q", scale=alt.Scale(domain=[0, most], scheme="oranges"), legend=None),
        tooltip=["first:N", "copied by:N", "articles:Q"],
    )
    words = base.mark_text(fontSize=10).encode(
        text="articles:Q",
        color=alt.condition(alt.datum.articles > _DARK * most, alt.value("white"), alt.value("black")),
    )
    return whole(cells + words, height=max(ROW * _firsts(found) + 10, _TITLE))


def fates(counts: dict[str, dict[str, int]]) -> Spec:
    """What became of the articles of portals that ended; ``counts`` by portal and fate."""
    names = list(FATES.values())
    rows = [
        {"portal": portal, "fate": name, "articles": found[fate], "order": place}
        for portal, found in counts.items()
        for place, (fate, name) in enumerate(FATES.items())
        if found.get(fate)
    ]
    bars = alt.Chart(data(rows)).mark_bar()
    return whole(
        bars.encode(
            y=alt.Y("portal:N", title=None),
            x=alt.X("articles:Q", stack="normalize", title="of the articles", axis=alt.Axis(format="%")),
            color=alt.Color("fate:N", sort=names, scale=palette(names), legend=legend(columns=2, limit=260)),
            order=alt.Order("order:Q"),
            tooltip=["portal:N", "fate:N", "articles:Q"],
        ),
        height=(ROW + 6) * len(counts) + 10,
    )


def _firsts(found: Sequence[Copied]) -> int:
    return len({each.first for each in found})
