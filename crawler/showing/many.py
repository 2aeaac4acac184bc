"""The summary of a crawl of many portals."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from rich.console import Console
from rich.table import Table

from crawler.processes.outcome import Outcome
from crawler.showing.crawled import waiting
from crawler.showing.tables import duration, fell_short

_WIDE = 160
"""Columns of a table that goes into a file."""


def outcomes(found: Sequence[Outcome]) -> None:
    """A line a portal, the causes over all of them, those that fell short with why, and where to look."""
    wide = None if sys.stdout.isatty() else _WIDE
    Console(width=wide, highlight=False).print(_table(found))
    for line in (*_causes(found), *_short(found), *_where(found)):
        print(line)


def _table(found: Sequence[Outcome]) -> Table:
    """Without the columns in which nobody has a number."""
    numbers = [_numbers(outcome) for outcome in found]
    names = [name for name in numbers[0] if any(each[name] for each in numbers)]
    table = Table(box=None, pad_edge=False)
    for name in ("portal", "end"):
        table.add_column(name, no_wrap=True)
    for name in (*names, "time"):
        table.add_column(name, justify="right")
    for outcome, counts in zip(found, numbers, strict=True):
        shown = (str(counts[name] or "") for name in names)
        style = "red" if fell_short(outcome) else ""
        table.add_row(outcome.portal, outcome.finish, *shown, duration(outcome.seconds), style=style)
    return table


def _numbers(outcome: Outcome) -> dict[str, int]:
    counted = {name: outcome.counts.get(name, 0) for name in ("found", "stored", "revised", "unchanged")}
    causes = {"refused": sum(outcome.refused.values()), "failed": sum(outcome.failed.values())}
    return {**counted, **causes, "pages": outcome.counts.get("pages", 0)}


def _causes(found: Sequence[Outcome]) -> Iterable[str]:
    """Over all portals: how often a cause came, and on how many."""
    for title in ("refused", "failed", "limits"):
        times: Counter[str] = Counter()
        portals: Counter[str] = Counter()
        for outcome in found:
            causes: Mapping[str, int] = getattr(outcome, title)
            times.update(causes)
            portals.update(causes.keys())
        for cause, number in times.most_common():
            where = f"{portals[cause]} portals" if portals[cause] > 1 else "1 portal"
            yield f"{title.removesuffix('s'):11} {cause}: {number} ({where})"


def _short(found: Sequence[Outcome]) -> Iterable[str]:
    short = [outcome for outcome in found if fell_short(outcome)]
    stored, revised = (sum(outcome.counts.get(name, 0) for outcome in found) for name in ("stored", "revised"))
    yield f"portals     {len(found)}: {len(found) - len(short)} came in whole, {len(short)} fell short"
    yield f"articles    {stored} stored, {revised} revised"
    for outcome in short:
        yield f"fell short  {outcome.portal}: {why(outcome, datetime.now(UTC))}"


def why(outcome: Outcome, now: datetime) -> str:
    """Why a run fell short, in a line.

    >>> why(Outcome(portal="vidu", archive="a", finish="finished", failed={"timeout": 2}), datetime.now(UTC))
    'timeout 2'
    >>> why(Outcome(portal="vidu", archive="a", finish="unreachable", failed={"listing dns": 1}), datetime.now(UTC))
    'unreachable; listing dns 1'
    """
    parts = [] if outcome.finish in ("finished", "not-started", "crashed") else [outcome.finish]
    if outcome.error:
        parts.append(outcome.error.removeprefix(f"{outcome.portal}: "))
    causes = {**outcome.failed, **outcome.limits}
    parts += [f"{cause} {number}" for cause, number in sorted(causes.items(), key=lambda pair: -pair[1])]
    parts += [*outcome.below, waiting(outcome.waiting, now).removesuffix(".")]
    return "; ".join(part for part in parts if part)


def _where(found: Sequence[Outcome]) -> Iterable[str]:
    archive = found[0].archive
    yield f"files       {archive}/articles/, {archive}/warc/; what the processes had to say: {archive}/logs/"
    if any(outcome.finish == "interrupted" for outcome in found):
        yield "Interrupted. Run the same command again to go on."
    elif any(fell_short(outcome) for outcome in found):
        yield "What was committed stands. Run the same command again to go on; one portal alone says more."
