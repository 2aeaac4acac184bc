"""What all plots of a report have in common: colours, legends, axes of time, the frame. Needs the extra ``report``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

Spec = dict[str, Any]
Rows = list[dict[str, Any]]

COLOURS = [
    "#0b5394", "#d55e00", "#009e73", "#cc79a7", "#8a6d00", "#56b4e9", "#7b3294", "#a6611a", "#4d4d4d", "#1b7837",
    "#e7298a", "#9e9e9e",
]  # fmt: skip
"""Told apart by readers who see few colours, and on paper."""
ROW = 22
"""Pixels of a row of a heat map or of bars."""
UTC = alt.Scale(type="utc")
"""Of moments, and of days too: a day must be the same day wherever its reader is."""
_LABEL = 110
"""Pixels between labels on an axis."""
_SYMBOL = 30
"""Pixels beside a label of a legend."""


def data(rows: Rows) -> alt.InlineData:
    """What is drawn."""
    return alt.InlineData(values=rows)


def palette(names: Sequence[str]) -> alt.Scale:
    """A colour of its own for each of ``names``."""
    return alt.Scale(domain=list(names), range=COLOURS[: max(1, len(names))])


def legend(columns: int = 3, limit: int = 160) -> alt.Legend:
    """Under the plot, in as many columns as its width has room for."""
    fits = alt.ExprRef(f"max(1, min({columns}, floor(width / {limit + _SYMBOL})))")
    return alt.Legend(
        orient="bottom", title=None, columns=fits, labelLimit=alt.ExprRef(f"min({limit}, width - {_SYMBOL})")
    )


def room() -> alt.ExprRef:
    """As many labels on an axis as its width has room for."""
    return alt.ExprRef(f"max(3, min(10, floor(width / {_LABEL})))")


def times(*lines: str) -> alt.Axis:
    """An axis of moments (UTC): the first of ``lines`` says the day, others the clock, which midnight has no need of.
    None is said where there is no room for it."""
    day, *clock = (f"utcFormat(datum.value, '{line}')" for line in lines)
    said = f"[{', '.join([day, *clock])}]"
    if clock:
        said = f"utcFormat(datum.value, '%H:%M:%S') === '00:00:00' ? [{day}] : {said}"
    return alt.Axis(labelExpr=said, tickCount=room(), labelOverlap="greedy", labelBound=True, labelFlush=True)


def whole(chart: Any, *, height: int) -> Spec:
    """The specification, as wide as the place where it stands."""
    drawn = chart.properties(width="container", height=height).configure_view(stroke=None)
    drawn = drawn.configure_axis(labelFontSize=11, titleFontSize=11, labelLimit=120).configure(
        font="system-ui, sans-serif", autosize=alt.AutoSizeParams(type="fit-x", contains="padding")
    )
    spec: Spec = drawn.to_dict()
    return spec
